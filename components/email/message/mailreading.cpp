// Reads what strangers wrote. Structure is taken apart by MimeWalker, which has the bounds, and words are
// decoded by MimeDecoder; here it is decided what they mean. Only the first text that a mail program would
// show is decoded; of attachments nothing but names and sizes is looked at.

#include "components/email/message/mailreading.h"

#include "components/email/message/htmltext.h"
#include "components/email/message/mimedecoder.h"
#include "components/email/protocol/headertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype MaxReport = 256 * 1024;
constexpr qsizetype MaxReportGroups = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("MailReading", text);
}

/// LF line ends, no controls but tabs.
QString cleaned(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    for (QChar &c : text) {
        const bool isSpace = c == QLatin1Char('\n') || c == QLatin1Char('\t');
        if ((isControl(c) && !isSpace) || c == QChar::Nbsp)
            c = QLatin1Char(' ');
    }
    text.removeIf([](QChar c) { return isBidiControl(c) || c == QChar::ByteOrderMark; });
    return text;
}

qint64 decodedSize(const MimeLeaf &leaf)
{
    // 76 characters and a line end hold 57 bytes.
    return leaf.encoding == "base64" ? leaf.body.size() * 57 / 78 : leaf.body.size();
}

DeliveryReport::Fields fieldsOf(const HeaderBlock &block)
{
    DeliveryReport::Fields fields;
    for (const HeaderField &field : block.fields)
        fields.insert(field.name, MimeDecoder::headerText(field.value));
    return fields;
}

QList<MimeLeaf>::const_iterator findLeaf(const QList<MimeLeaf> &leaves,
                                         std::initializer_list<QByteArrayView> types)
{
    return std::find_if(leaves.cbegin(), leaves.cend(), [types](const MimeLeaf &leaf) {
        return std::find(types.begin(), types.end(), QByteArrayView(leaf.mediaType)) != types.end();
    });
}

/// "auto-replied; owner-email=…" → "auto-replied".
QString firstWord(const QString &value)
{
    return value.section(QLatin1Char(';'), 0, 0).section(QLatin1Char('('), 0, 0).trimmed().toLower();
}

} // namespace

station::Result<MailReading> MailReading::of(const QByteArray &message)
{
    const auto refused = [](const QString &why) { return station::Error{tr("Received mail"), why, {}}; };
    if (message.isEmpty())
        return refused(tr("it is empty"));
    if (message.size() > maxSize)
        return refused(tr("it has more than %1 MiB").arg(maxSize / 1024 / 1024));
    const MimeWalker walker(message);
    if (walker.header().fields.isEmpty())
        return refused(tr("it has no header, so it is no mail message"));
    MailReading reading;
    reading.m_fields = walker.header().fields;
    reading.m_mediaType = walker.mediaType();
    reading.m_defects = walker.defects();
    reading.readText(walker.leaves());
    reading.readReport(walker.leaves());
    reading.readReturned(walker.leaves());
    return reading;
}

void MailReading::readText(const QList<MimeLeaf> &leaves)
{
    const auto findText = [&leaves](QByteArrayView type) {
        return std::find_if(leaves.cbegin(), leaves.cend(), [type](const MimeLeaf &leaf) {
            return leaf.mediaType == type && !leaf.isAttachment && !leaf.body.trimmed().isEmpty();
        });
    };
    auto shown = findText("text/plain");
    const bool isHtml = shown == leaves.cend();
    if (isHtml)
        shown = findText("text/html");
    for (auto leaf = leaves.cbegin(); leaf != leaves.cend(); ++leaf) {
        if (leaf->isAttachment || !leaf->mediaType.startsWith("text/"))
            m_attachments.append({QString::fromLatin1(leaf->mediaType), leaf->fileName, decodedSize(*leaf)});
    }
    if (shown == leaves.cend())
        return;
    const QByteArray bytes = MimeDecoder::transferDecoded(shown->body, shown->encoding, maxText);
    if (bytes.size() == maxText)
        m_defects.insert(MailDefect::TextCut);
    bool isKnown = true;
    const QString text = MimeDecoder::unicode(bytes, shown->charset, &isKnown).left(maxText);
    if (!isKnown)
        m_defects.insert(MailDefect::UnknownCharset);
    m_text = cleaned(isHtml ? plainOf(text) : text);
}

void MailReading::readReport(const QList<MimeLeaf> &leaves)
{
    const auto status = findLeaf(leaves, {"message/delivery-status", "message/global-delivery-status"});
    if (status == leaves.cend())
        return;
    // Groups of fields with empty lines between them; the first is about the message (RFC 3464 §2.1).
    const QByteArray text = MimeDecoder::transferDecoded(status->body, status->encoding, MaxReport);
    m_report.emplace();
    QByteArrayView rest = text;
    for (qsizetype groups = 0; !rest.isEmpty() && groups < MaxReportGroups;) {
        const HeaderBlock block = headerBlockOf(rest);
        rest = rest.sliced(block.bodyAt);
        if (block.fields.isEmpty())
            continue;
        if (groups++ == 0)
            m_report->ofMessage = fieldsOf(block);
        else
            m_report->ofRecipients.append(fieldsOf(block));
    }
}

void MailReading::readReturned(const QList<MimeLeaf> &leaves)
{
    const auto original = findLeaf(
        leaves, {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"});
    if (original == leaves.cend())
        return;
    const QByteArray head = MimeDecoder::transferDecoded(original->body, original->encoding, MaxReport);
    m_returnedId = MimeDecoder::identifiers(headerBlockOf(head).value("message-id")).value(0);
}

QString MailReading::field(QByteArrayView name) const
{
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [name](const HeaderField &one) { return one.name == name; });
    return found == m_fields.cend() ? QString() : MimeDecoder::headerText(found->value);
}

int MailReading::count(QByteArrayView name) const
{
    return int(std::count_if(m_fields.cbegin(), m_fields.cend(),
                             [name](const HeaderField &one) { return one.name == name; }));
}

QStringList MailReading::addresses(QByteArrayView name) const
{
    QStringList list;
    for (const HeaderField &one : m_fields) {
        if (one.name == name)
            list += MimeDecoder::addresses(one.value);
    }
    return list;
}

QList<QByteArray> MailReading::answered() const
{
    QList<QByteArray> list;
    const auto add = [this, &list](QByteArrayView name) {
        for (const HeaderField &one : m_fields) {
            if (one.name != name)
                continue;
            QList<QByteArray> ids = MimeDecoder::identifiers(one.value);
            std::reverse(ids.begin(), ids.end());
            list += ids;
        }
    };
    add("in-reply-to");
    add("references");
    return list;
}

QByteArray MailReading::messageId() const
{
    for (const HeaderField &one : m_fields) {
        if (one.name == "message-id")
            return MimeDecoder::identifiers(one.value).value(0);
    }
    return {};
}

QString MailReading::automatic() const
{
    static const QList<QByteArray> telling{"x-autoreply", "x-autorespond", "x-auto-response-suppress",
                                           "mailing-list", "x-mailing-list"};
    static const QStringList precedences{QStringLiteral("bulk"), QStringLiteral("junk"),
                                         QStringLiteral("list"), QStringLiteral("auto_reply")};
    for (const HeaderField &one : m_fields) {
        const QString value = MimeDecoder::headerText(one.value);
        const bool isAuto = one.name == "auto-submitted" && firstWord(value) != QLatin1String("no");
        const bool isBulk = one.name == "precedence" && precedences.contains(firstWord(value));
        const bool isBounce = one.name == "return-path" && value == QLatin1String("<>");
        if (isAuto || isBulk || isBounce || one.name.startsWith("list-") || telling.contains(one.name))
            return QString::fromLatin1(one.name) + QLatin1String(": ") + value.left(80);
    }
    if (m_mediaType == "multipart/report")
        return QStringLiteral("content-type: multipart/report");
    for (const QByteArray name : {"from", "sender"}) {
        for (const QString &address : addresses(name)) {
            if (address.startsWith(QLatin1String("mailer-daemon@"), Qt::CaseInsensitive))
                return QString::fromLatin1(name) + QLatin1String(": ") + address;
        }
    }
    return {};
}

} // namespace email
