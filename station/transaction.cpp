// The packed form: for each statement the number of its text, the number of its arguments, and each argument
// as a tag and its bytes. Texts are UTF-8, which is what the database stores, and half of what Qt needs.

#include "station/transaction.h"

#include <algorithm>

namespace station {

namespace {

enum Tag : char { Null, Positive, Negative, Text, Whole };

constexpr qsizetype blockSize = 64 * 1024;

void putNumber(QByteArray &into, quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        into.append(char(number | 0x80));
    into.append(char(number));
}

bool isInteger(int type)
{
    switch (type) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::Long:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::UChar:
        return true;
    default:
        return false;
    }
}

} // namespace

Transaction::Transaction(std::initializer_list<Statement> statements)
{
    for (const Statement &statement : statements)
        push_back(statement);
}

quint64 Transaction::indexOf(const QString &sql)
{
    // From the back: what one component writes comes together.
    const auto found = std::find(m_sql.rbegin(), m_sql.rend(), sql);
    if (found != m_sql.rend())
        return quint64(std::distance(found, m_sql.rend()) - 1);
    m_sql.push_back(sql);
    return m_sql.size() - 1;
}

void Transaction::pack(QByteArray &into, const QVariant &value)
{
    const int type = value.userType();
    if (!value.isValid() || (value.isNull() && type != QMetaType::QString)) {
        into.append(Null);
    } else if (isInteger(type)) {
        const qint64 number = value.toLongLong();
        into.append(number < 0 ? Negative : Positive);
        putNumber(into, number < 0 ? quint64(-(number + 1)) : quint64(number));
    } else if (type == QMetaType::QString) {
        const QByteArray text = value.toString().toUtf8();
        into.append(Text);
        putNumber(into, quint64(text.size()));
        into.append(text);
    } else {
        into.append(Whole);
        putNumber(into, m_whole.size());
        m_whole.push_back(value);
    }
}

void Transaction::add(const QString &sql, const QVariantList &args)
{
    QByteArray packed;
    packed.reserve(512);
    putNumber(packed, indexOf(sql));
    putNumber(packed, quint64(args.size()));
    for (const QVariant &value : args)
        pack(packed, value);
    if (m_blocks.empty() || m_blocks.back().size() + packed.size() > blockSize) {
        m_blocks.emplace_back();
        if (m_blocks.size() > 1) // Most transactions are small.
            m_blocks.back().reserve(std::max(blockSize, packed.size()));
    }
    m_blocks.back().append(packed);
    ++m_size;
}

bool Transaction::Reader::next(Statement &statement)
{
    while (m_block < m_from.m_blocks.size() && m_at >= m_from.m_blocks[m_block].size()) {
        ++m_block;
        m_at = 0;
    }
    if (m_block >= m_from.m_blocks.size())
        return false;
    statement.sql = m_from.m_sql[number()];
    statement.args.clear();
    const quint64 count = number();
    statement.args.reserve(qsizetype(count));
    for (quint64 i = 0; i < count; ++i)
        statement.args.append(argument());
    return true;
}

quint64 Transaction::Reader::number()
{
    const QByteArray &block = m_from.m_blocks[m_block];
    quint64 number = 0;
    for (int shift = 0;; shift += 7) {
        const quint64 byte = uchar(block.at(m_at++));
        number |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
}

QByteArrayView Transaction::Reader::bytes()
{
    const qsizetype size = qsizetype(number());
    const QByteArrayView found = QByteArrayView(m_from.m_blocks[m_block]).sliced(m_at, size);
    m_at += size;
    return found;
}

QVariant Transaction::Reader::argument()
{
    switch (m_from.m_blocks[m_block].at(m_at++)) {
    case Positive:
        return qint64(number());
    case Negative:
        return -qint64(number()) - 1;
    case Text:
        return QString::fromUtf8(bytes());
    case Whole:
        return m_from.m_whole[number()];
    default:
        return {};
    }
}

} // namespace station
