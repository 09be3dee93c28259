#pragma once

#include "components/email/protocol/imapvalue.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace email {

/// What an IMAP server can do. Believed only for the connection state in which it was said.
struct ImapCapabilities
{
    static constexpr int Max = 256;

    QList<QByteArray> names; ///< In upper case, each once, without AUTH=.
    QList<QByteArray> mechanisms;
    bool tooMany = false; ///< More than any honest server has.

    /// Reads the words behind CAPABILITY.
    static ImapCapabilities parse(const std::vector<ImapValue> &words);

    bool has(const char *name) const { return names.contains(name); }
    bool isEmpty() const { return names.isEmpty() && mechanisms.isEmpty(); }
    /// LITERAL+, or LITERAL- and no more than it takes (RFC 7888): a literal need not wait to be asked for.
    bool takesAtOnce(qsizetype size) const;
    /// For a person, in one line.
    QString toString() const;
};

} // namespace email
