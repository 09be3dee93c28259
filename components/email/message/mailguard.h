#pragma once

#include "components/email/message/message.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace email {

/// Makes the texts of a draft safe before the MIME library or a header sees them, and notes what it changed.
///
/// GMime encodes a line break in a header instead of refusing it, and the receiver decodes it again: nothing
/// may rely on GMime here. Alarm mail carries names from field devices, so bad text is mended rather than
/// refused.
class MailGuard
{
    Q_DECLARE_TR_FUNCTIONS(email::MailGuard)

public:
    /// One header line; @p where names it in the notice.
    QString line(const QString &text, const QString &where);
    /// Text of several lines with LF line ends; controls but tabs become U+FFFD, and very long text is cut.
    QString body(const QString &text);
    /// A plain name: no folder, nothing that a file system or a parameter would read as more than a name.
    QString fileName(const QString &name);
    /// "type/subtype" of something that may be sent in base64, else application/octet-stream.
    QString mediaType(const QString &type);
    /// "left@right" without brackets; empty when it is not one.
    QByteArray identifier(const QByteArray &id, const QString &where);
    /// True for a field that compose() leaves to its callers.
    bool mayAdd(const QByteArray &headerName);
    /// Takes attachments from the end until the message stays under @p maxSize; notes the names.
    QList<Attachment> fitting(QList<Attachment> attachments, qint64 maxSize);

    void note(const QString &notice);
    const QStringList &notices() const { return m_notices; }

private:
    QStringList m_notices;
};

} // namespace email
