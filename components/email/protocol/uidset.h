#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace email {

/// Numbers of messages as IMAP writes them: "1:3,7".
struct UidSet
{
    /// The numbers in their order; nothing when the text is no such set, or names more than @p most.
    static std::optional<QList<quint32>> parse(const QByteArray &text, qsizetype most);
    /// The shortest text for them, cut into pieces of at most @p longest characters. 0 is left out.
    static QList<QByteArray> write(QList<quint32> numbers, qsizetype longest);
};

} // namespace email
