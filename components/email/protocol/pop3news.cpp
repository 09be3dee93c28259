#include "components/email/protocol/pop3news.h"

#include "components/email/protocol/imapvalue.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <limits>

// A number is acted on once, and a message that cannot be told from another by its UIDL says so: whoever
// remembers UIDLs must not take one for the other. A server that lies about counts loses nothing and gains
// nothing.

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

quint32 numberOf(const QByteArray &word)
{
    const std::optional<qint64> number = decimal(word);
    return number && *number <= std::numeric_limits<quint32>::max() ? quint32(*number) : 0;
}

/// RFC 1939 §7: one to 70 characters between 0x21 and 0x7e.
bool isUidl(const QByteArray &word)
{
    return !word.isEmpty() && word.size() <= 70 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 0x21 && c <= 0x7e; });
}

} // namespace

Pop3Maildrop Pop3Maildrop::make(qint64 count, const QList<QByteArray> &list,
                                const std::optional<QList<QByteArray>> &uidl)
{
    Pop3Maildrop maildrop;
    maildrop.hasUidl = uidl.has_value();
    QHash<quint32, qsizetype> places;
    for (const QByteArray &line : list) {
        const QList<QByteArray> words = line.simplified().split(' ');
        const quint32 number = numberOf(words.value(0));
        if (number == 0 || places.contains(number)) {
            maildrop.contradictions.append(tr("LIST names a message that cannot be, or twice the same."));
            continue;
        }
        places.insert(number, maildrop.entries.size());
        maildrop.entries.append({number, decimal(words.value(1)).value_or(-1)});
    }
    if (count != maildrop.entries.size())
        maildrop.contradictions.append(
            tr("STAT counts %1 messages, LIST %2.").arg(count).arg(maildrop.entries.size()));
    QHash<QByteArray, int> seen;
    for (const QByteArray &line : uidl.value_or(QList<QByteArray>())) {
        const QList<QByteArray> words = line.simplified().split(' ');
        const auto place = places.constFind(numberOf(words.value(0)));
        if (place == places.constEnd() || !isUidl(words.value(1)) ||
            !maildrop.entries.at(*place).uidl.isEmpty()) {
            maildrop.contradictions.append(tr("UIDL names a message that LIST does not, or not properly."));
            continue;
        }
        maildrop.entries[*place].uidl = words.value(1);
        ++seen[words.value(1)];
    }
    for (Pop3Entry &entry : maildrop.entries)
        entry.isUnique = seen.value(entry.uidl) == 1;
    return maildrop;
}

const Pop3Entry *Pop3Maildrop::find(quint32 number) const
{
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [number](const Pop3Entry &one) { return one.number == number; });
    return entry == entries.end() ? nullptr : &*entry;
}

} // namespace email
