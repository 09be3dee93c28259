#pragma once

#include "components/email/protocol/addresslist.h"
#include "station/value/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace email {

/// A file that travels with a message.
struct Attachment
{
    QString fileName;
    QString mediaType = QStringLiteral("application/octet-stream");
    QByteArray bytes;
};

/// What somebody wants to send. Addresses and display names are safe by their types; every other text may
/// come from a field device and is made safe by compose().
struct MailDraft
{
    Mailbox from;
    MailAddress envelopeFrom; ///< Where bounces go; empty means the address of from.
    QList<Mailbox> replyTo;
    QList<Mailbox> to;
    QList<Mailbox> cc;
    QList<Mailbox> bcc; ///< Recipients that no header names.
    QString subject;
    QString text;
    QString html; ///< Empty for none.
    QList<Attachment> attachments;
    QByteArray messageId; ///< See makeMessageId(); angle brackets are optional here and below.
    QByteArray inReplyTo;
    QList<QByteArray> references;
    QDateTime date;                                     ///< Written with its own UTC offset.
    QList<std::pair<QByteArray, QString>> extraHeaders; ///< Only those that compose() does not write itself.
    QByteArray autoSubmitted = "auto-generated";        ///< RFC 3834; empty for mail that a person wrote.
    qint64 maxSize = 10 * 1024 * 1024;                  ///< Attachments that make it larger are left out.
};

/// A message as it goes on the wire: CR LF line ends, no line over 998 bytes, no NUL, every byte below 128.
struct ComposedMail
{
    QByteArray bytes;
    MailAddress envelopeFrom;
    QList<MailAddress> recipients; ///< To, Cc and Bcc, each address once.
    QByteArray messageId;          ///< Without angle brackets.
    QStringList notices;           ///< What had to be changed or left out, for a person.
    bool needs8Bit = false;        ///< The server must offer 8BITMIME; never so for what compose() makes.
    bool minimal = false;          ///< The plain form was taken, because the full one could not be made.

    qint64 size() const { return bytes.size(); }
};

/// Makes the message. The same draft always gives the same bytes, so that a repeat after a doubtful end is
/// recognised as the same message. Refuses only a draft without a sender or a recipient: an alarm must not be
/// lost for a strange character in it, so whatever else is wrong is mended and noted.
station::Result<ComposedMail> compose(const MailDraft &draft);

/// The same message from another sender: only the header From is another.
QByteArray withSender(const QByteArray &message, const Mailbox &sender);

/// The plain form: subject and text only, made without the MIME library. For a message whose full form failed
/// or brought the program down.
station::Result<ComposedMail> composeMinimal(const MailDraft &draft);

/// "<seed as a word>@<domain>", without brackets. The same seed and domain give the same identifier.
QByteArray makeMessageId(const QByteArray &seed, const QByteArray &domain);

/// Cuts at a word, never within a character, and ends in "…" when something was cut.
QString shortenSubject(const QString &subject, int maxLength = 78);

} // namespace email
