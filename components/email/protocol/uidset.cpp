#include "components/email/protocol/uidset.h"

#include "components/email/protocol/imapvalue.h"

#include <algorithm>
#include <limits>

namespace email {

namespace {

std::optional<quint32> numberIn(const QByteArray &text)
{
    return ImapValue{ImapValue::Kind::Atom, text}.nonZero();
}

} // namespace

std::optional<QList<quint32>> UidSet::parse(const QByteArray &text, qsizetype most)
{
    QList<quint32> numbers;
    for (const QByteArray &range : text.split(',')) {
        const qsizetype colon = range.indexOf(':');
        const std::optional<quint32> one = numberIn(colon < 0 ? range : range.left(colon));
        const std::optional<quint32> other = colon < 0 ? one : numberIn(range.mid(colon + 1));
        if (!one || !other)
            return {};
        // RFC 9051 §9: "4:2" means the same as "2:4". "1:4294967295" is a lie that would fill the memory.
        const quint64 first = std::min(*one, *other);
        const quint64 last = std::max(*one, *other);
        if (last - first >= quint64(most - numbers.size()))
            return {};
        for (quint64 number = first; number <= last; ++number)
            numbers.append(quint32(number));
    }
    return numbers;
}

QList<QByteArray> UidSet::write(QList<quint32> numbers, qsizetype longest)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    numbers.removeAll(0);
    QList<QByteArray> pieces;
    for (qsizetype i = 0; i < numbers.size();) {
        qsizetype last = i;
        while (last + 1 < numbers.size() && numbers.at(last + 1) == numbers.at(last) + 1)
            ++last;
        QByteArray range = QByteArray::number(numbers.at(i));
        if (last > i)
            range += ':' + QByteArray::number(numbers.at(last));
        if (pieces.isEmpty() || pieces.last().size() + 1 + range.size() > longest)
            pieces.append(range);
        else
            pieces.last() += ',' + range;
        i = last + 1;
    }
    return pieces;
}

} // namespace email
