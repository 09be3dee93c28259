#pragma once

#include "components/email/message/mimewalker.h"
#include "components/email/message/ownwords.h"
#include "station/value/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace email {

/// A file that came with a message.
struct ReceivedPart
{
    QString mediaType{};
    QString fileName{};
    qint64 size = 0; ///< Decoded, about.
};

/// What a mail server says became of a message (RFC 3464).
struct DeliveryReport
{
    using Fields = QHash<QByteArray, QString>; ///< By name in lower case.
    Fields ofMessage{};
    QList<Fields> ofRecipients{};
};

/// What stands in a message that a stranger sent.
///
/// Promise: whatever the bytes are, the answer is a message or an Error that names what is wrong, in time
/// that is in proportion to their number and within a few MiB beside them. Nobody vouches for what it says.
class MailReading
{
public:
    static constexpr qsizetype maxSize = 64 * 1024 * 1024;
    static constexpr qsizetype maxText = 256 * 1024;

    /// @p message is not needed any more afterwards.
    static station::Result<MailReading> of(const QByteArray &message);

    /// Decoded, cleaned for one line; empty when there is none.
    QString field(QByteArrayView name) const;
    int count(QByteArrayView name) const;
    /// The bare addresses of all fields of this name.
    QStringList addresses(QByteArrayView name) const;
    /// What is answered, the nearest first: In-Reply-To, then References from their end.
    QList<QByteArray> answered() const;
    QByteArray messageId() const;

    /// The readable text: plain if there is such a part, else from HTML. Line ends are LF.
    const QString &text() const { return m_text; }
    Words words() const { return wordsOf(m_text); }
    const QList<ReceivedPart> &attachments() const { return m_attachments; }
    /// Why this was sent by a program, a mailing list or a mail server rather than by a person who answers,
    /// such as "Auto-Submitted: auto-replied"; empty when nothing says so (RFC 3834 §2).
    QString automatic() const;
    const std::optional<DeliveryReport> &report() const { return m_report; }
    /// Message-ID of the message that stands in this one, whole or only its header; empty when there is none.
    const QByteArray &returnedId() const { return m_returnedId; }
    const std::set<MailDefect> &defects() const { return m_defects; }

private:
    MailReading() = default;
    void readText(const QList<MimeLeaf> &leaves);
    void readReport(const QList<MimeLeaf> &leaves);
    void readReturned(const QList<MimeLeaf> &leaves);

    QList<HeaderField> m_fields;
    QByteArray m_mediaType;
    QString m_text;
    QList<ReceivedPart> m_attachments;
    std::optional<DeliveryReport> m_report;
    QByteArray m_returnedId;
    std::set<MailDefect> m_defects;
};

} // namespace email
