#include "components/email/message/message.h"

#include "components/email/message/headerencoding.h"
#include "components/email/message/mailguard.h"
#include "components/email/message/mimetree.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype MaxLine = 998; // RFC 5322 §2.1.1.
constexpr qsizetype MaxReferences = 20;
constexpr qsizetype MaxLeft = 80; // Of a Message-ID, in front of the @.

struct Message
{
    Q_DECLARE_TR_FUNCTIONS(email::Message)
};

enum class Form { Full, Minimal };

QByteArray dateText(const QDateTime &date)
{
    return QLocale::c().toString(date, QStringLiteral("ddd, ")).toLatin1() +
           date.toString(Qt::RFC2822Date).toLatin1();
}

QList<MailAddress> allRecipients(const MailDraft &draft)
{
    QList<MailAddress> result;
    for (const QList<Mailbox> *list : {&draft.to, &draft.cc, &draft.bcc}) {
        for (const Mailbox &mailbox : *list) {
            if (!mailbox.address.isEmpty() && !result.contains(mailbox.address))
                result.append(mailbox.address);
        }
    }
    return result;
}

/// Collects the header fields of one message.
class HeaderBlock
{
public:
    HeaderBlock(const MailDraft &draft, Form form, MailGuard &guard)
        : m_draft(draft), m_form(form), m_guard(guard)
    {
        addPeople();
        addText("Subject", m_guard.line(draft.subject, Message::tr("The subject")));
        if (draft.date.isValid())
            add("Date", dateText(draft.date));
        else
            m_guard.note(Message::tr("The message has no date; the server will put its own."));
        addIdentifiers();
        addAutomatic();
        for (const auto &[name, value] : draft.extraHeaders) {
            if (form == Form::Full && m_guard.mayAdd(name))
                addText(name, m_guard.line(value, QString::fromLatin1(name)));
        }
    }

    QList<std::pair<QByteArray, QByteArray>> fields;
    QByteArray messageId;

private:
    void add(const QByteArray &name, const QByteArray &value) { fields.append({name, value}); }

    void addText(const QByteArray &name, const QString &text)
    {
        add(name, encodeText(text, int(name.size()) + 2));
    }

    void addMailboxes(const QByteArray &name, QList<Mailbox> mailboxes)
    {
        if (mailboxes.isEmpty())
            return;
        if (m_form == Form::Minimal) {
            for (Mailbox &mailbox : mailboxes)
                mailbox.name = {};
        }
        add(name, encodeMailboxes(mailboxes, int(name.size()) + 2));
    }

    void addPeople()
    {
        addMailboxes("From", {m_draft.from});
        addMailboxes("Reply-To", m_draft.replyTo);
        addMailboxes("To", m_draft.to);
        addMailboxes("Cc", m_draft.cc);
        if (m_draft.to.isEmpty() && m_draft.cc.isEmpty())
            add("To", "undisclosed-recipients:;");
    }

    void addIdentifiers()
    {
        messageId = m_guard.identifier(m_draft.messageId, Message::tr("The Message-ID"));
        if (messageId.isEmpty()) {
            // From the content, not by chance: a repeat must carry the same one.
            const QByteArray seed = m_draft.subject.toUtf8() + '\n' + m_draft.text.toUtf8() + '\n' +
                                    QByteArray::number(m_draft.date.toMSecsSinceEpoch());
            messageId = makeMessageId(seed, m_draft.from.address.domain());
        }
        add("Message-ID", '<' + messageId + '>');

        const QByteArray inReplyTo = m_guard.identifier(m_draft.inReplyTo, Message::tr("In-Reply-To"));
        if (!inReplyTo.isEmpty())
            add("In-Reply-To", '<' + inReplyTo + '>');

        QList<QByteArray> references;
        for (const QByteArray &reference : m_draft.references) {
            const QByteArray id = m_guard.identifier(reference, Message::tr("A reference"));
            if (!id.isEmpty() && !references.contains('<' + id + '>'))
                references.append('<' + id + '>');
        }
        while (references.size() > MaxReferences)
            references.removeAt(1); // The first is the thread's root.
        if (!references.isEmpty())
            add("References", references.join("\n "));
    }

    void addAutomatic()
    {
        if (m_draft.autoSubmitted.isEmpty())
            return;
        const bool isWord = std::all_of(m_draft.autoSubmitted.begin(), m_draft.autoSubmitted.end(),
                                        [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
        add("Auto-Submitted", isWord ? m_draft.autoSubmitted : QByteArray("auto-generated"));
        add("X-Auto-Response-Suppress", "All"); // Exchange looks at this one only.
    }

    const MailDraft &m_draft;
    const Form m_form;
    MailGuard &m_guard;
};

/// The last gate: what is promised of ComposedMail::bytes. A lone CR or LF could end the message early at a
/// server that takes it for a line end (SMTP smuggling).
bool isSendable(const QByteArray &bytes)
{
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\0' || quint8(c) >= 0x80)
            return false;
        if (c == '\n' && (i == 0 || bytes[i - 1] != '\r'))
            return false;
        if (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'))
            return false;
        if (c == '\r' && i - lineStart > MaxLine)
            return false;
        if (c == '\n')
            lineStart = i + 1;
    }
    return bytes.endsWith("\r\n");
}

QByteArray minimalBytes(const CleanMail &mail)
{
    QByteArray bytes;
    for (const auto &[name, value] : mail.headers)
        bytes += name + ": " + value + '\n';
    bytes +=
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";
    const QByteArray text = mail.text.toUtf8().replace('\n', "\r\n").toBase64();
    for (qsizetype i = 0; i < text.size(); i += 76)
        bytes += text.mid(i, 76) + '\n';
    return bytes.replace('\n', "\r\n");
}

/// Tells the reader too what is missing.
void appendLeftOut(CleanMail &mail, qsizetype before)
{
    const qsizetype count = before - mail.attachments.size();
    if (count > 0)
        mail.text += QLatin1Char('\n') + Message::tr("[Attachments left out as too large: %1]").arg(count);
}

station::Result<ComposedMail> composeAs(Form form, const MailDraft &draft)
{
    const QString what = Message::tr("Mail");
    if (draft.from.address.isEmpty())
        return station::Error{what, Message::tr("there is no sender address"),
                              Message::tr("Set the account's from address")};
    ComposedMail result;
    result.recipients = allRecipients(draft);
    if (result.recipients.isEmpty())
        return station::Error{what, Message::tr("there is no recipient"),
                              Message::tr("Give at least one address")};
    result.envelopeFrom = draft.envelopeFrom.isEmpty() ? draft.from.address : draft.envelopeFrom;

    MailGuard guard;
    HeaderBlock header(draft, form, guard);
    CleanMail mail;
    mail.headers = std::move(header.fields);
    mail.boundarySeed = header.messageId;
    mail.text = guard.body(draft.text);
    if (form == Form::Full) {
        mail.html = guard.body(draft.html);
        mail.attachments = guard.fitting(draft.attachments, draft.maxSize);
        for (Attachment &attachment : mail.attachments) {
            attachment.fileName = guard.fileName(attachment.fileName);
            attachment.mediaType = guard.mediaType(attachment.mediaType);
        }
        appendLeftOut(mail, draft.attachments.size());
    }
    result.bytes = form == Form::Full ? mimeBytes(mail) : minimalBytes(mail);
    result.messageId = header.messageId;
    result.notices = guard.notices();
    result.minimal = form == Form::Minimal;
    return result;
}

} // namespace

station::Result<ComposedMail> compose(const MailDraft &draft)
{
    station::Result<ComposedMail> full = composeAs(Form::Full, draft);
    if (!full || isSendable(full->bytes))
        return full;
    station::Result<ComposedMail> minimal = composeAs(Form::Minimal, draft);
    if (!minimal)
        return minimal;
    ComposedMail mail = std::move(minimal).value();
    mail.notices.append(
        Message::tr("The message could not be made as it was meant, and is sent in plain form."));
    return mail;
}

station::Result<ComposedMail> composeMinimal(const MailDraft &draft)
{
    return composeAs(Form::Minimal, draft);
}

QByteArray withSender(const QByteArray &message, const Mailbox &sender)
{
    constexpr QByteArrayView name("From: ");
    const qsizetype headersEnd = message.indexOf("\r\n\r\n");
    qsizetype begin = 0;
    while (begin >= 0 && begin < headersEnd && !QByteArrayView(message).sliced(begin).startsWith(name)) {
        begin = message.indexOf("\r\n", begin);
        begin += begin >= 0 ? 2 : 0;
    }
    if (begin < 0 || begin >= headersEnd)
        return message;
    // Up to the first line that does not go on with a blank.
    qsizetype end = message.indexOf("\r\n", begin) + 2;
    while (end < headersEnd && (message.at(end) == ' ' || message.at(end) == '\t'))
        end = message.indexOf("\r\n", end) + 2;
    QByteArray value = encodeMailboxes({sender}, int(name.size()));
    return message.left(begin) + name.toByteArray() + value.replace('\n', "\r\n") + "\r\n" + message.mid(end);
}

QByteArray makeMessageId(const QByteArray &seed, const QByteArray &domain)
{
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
               c == '_';
    };
    QByteArray left = seed;
    if (left.startsWith('{') && left.endsWith('}')) // A UUID in Qt's form.
        left = left.mid(1, left.size() - 2);
    if (left.isEmpty() || left.size() > MaxLeft || !std::all_of(left.begin(), left.end(), isPlain))
        left = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(40);

    const bool usable =
        std::all_of(domain.begin(), domain.end(), [&](char c) { return isPlain(c) || c == '.'; });
    const bool placed = !domain.isEmpty() && !domain.startsWith('.') && !domain.endsWith('.');
    return left + '@' + (usable && placed && domain.size() <= 180 ? domain : QByteArray("station.invalid"));
}

QString shortenSubject(const QString &subject, int maxLength)
{
    if (subject.size() <= maxLength)
        return subject;
    const int room = std::max(maxLength - 1, 0); // For the ellipsis.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, subject);
    finder.setPosition(room);
    qsizetype end = finder.isAtBoundary() ? room : std::max<qsizetype>(finder.toPreviousBoundary(), 0);
    const qsizetype space = subject.lastIndexOf(QLatin1Char(' '), end);
    if (space > room * 2 / 3) // A long last word is cut rather than lost.
        end = space;
    return subject.left(end).trimmed() + QStringLiteral("…");
}

} // namespace email
