#pragma once

#include <QByteArray>
#include <QString>

namespace email {

/// The name of an IMAP folder as it goes over the wire: modified UTF-7 (RFC 3501 §5.1.3), or UTF-8 once
/// UTF8=ACCEPT is enabled (RFC 6855).
struct MailboxName
{
    static QByteArray encode(const QString &name, bool utf8);
    /// What is not properly encoded is shown as it stands: such folders exist.
    static QString decode(const QByteArray &bytes, bool utf8);
};

} // namespace email
