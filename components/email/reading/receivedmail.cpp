// What strangers wrote is read here. GMime gets the header alone, cut to a size that no honest one has, so
// that neither depth nor length of a message costs anything, and every text is cleaned before anybody sees
// it.

#include "components/email/reading/receivedmail.h"

#include "components/email/message/gmimehandle.h"
#include "components/email/protocol/headertext.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <mutex>

namespace email {

namespace {

constexpr qsizetype MaxHeader = 64 * 1024;
constexpr int MaxShown = 500;

/// Up to the empty line, with it.
QByteArray headerOf(const QByteArray &message)
{
    QByteArray header = message.left(MaxHeader);
    const qsizetype withCr = header.indexOf("\r\n\r\n");
    const qsizetype plain = header.indexOf("\n\n");
    const qsizetype end = withCr >= 0 && (plain < 0 || withCr < plain) ? withCr + 2
                          : plain < 0                                  ? -1
                                                                       : plain + 1;
    if (end >= 0)
        header.truncate(end);
    // A NUL would end the text for GMime, and what stands behind it would be another message for others.
    header.replace('\0', ' ');
    return header + "\r\n";
}

QString shown(const char *text)
{
    return text ? HeaderText::cleaned(QString::fromUtf8(text).left(MaxShown)).text() : QString();
}

QString addresses(InternetAddressList *list)
{
    if (!list)
        return {};
    const GMimeHandle<char> text(internet_address_list_to_string(list, nullptr, false));
    return shown(text.get());
}

QDateTime dateOf(GMimeMessage *message)
{
    GDateTime *date = g_mime_message_get_date(message);
    return date ? QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(date), Qt::UTC) : QDateTime();
}

} // namespace

ReceivedMail readHeader(const QByteArray &message)
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { g_mime_init(); });

    ReceivedMail mail;
    const QByteArray header = headerOf(message);
    const GMimeHandle<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(header.constData(), size_t(header.size())));
    const GMimeHandle<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const GMimeHandle<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!parsed)
        return mail;
    mail.from = addresses(g_mime_message_get_from(parsed.get()));
    mail.to = addresses(g_mime_message_get_to(parsed.get()));
    mail.subject = shown(g_mime_message_get_subject(parsed.get()));
    mail.date = dateOf(parsed.get());
    const char *id = g_mime_message_get_message_id(parsed.get());
    mail.messageId = id ? shown(id).toUtf8() : QByteArray();
    return mail;
}

} // namespace email

namespace station {

QJsonValue Codec<email::ReceivedMail>::toJson(const email::ReceivedMail &mail, const Facets &)
{
    return QJsonObject{{QStringLiteral("account"), mail.account},
                       {QStringLiteral("from"), mail.from},
                       {QStringLiteral("to"), mail.to},
                       {QStringLiteral("subject"), mail.subject},
                       {QStringLiteral("messageId"), QString::fromUtf8(mail.messageId)},
                       {QStringLiteral("date"), mail.date.toString(Qt::ISODate)},
                       {QStringLiteral("size"), qint64(mail.bytes.size())}};
}

Result<void> Codec<email::ReceivedMail>::fromJson(email::ReceivedMail &, const QJsonValue &, const Facets &)
{
    return Error{{}, QCoreApplication::translate("IncomingAccount", "mail is received, not written"), {}};
}

Result<void> Codec<email::ReceivedMail>::check(const email::ReceivedMail &, const Facets &)
{
    return {};
}

QString Codec<email::ReceivedMail>::toText(const email::ReceivedMail &mail, const Facets &)
{
    return mail.subject;
}

} // namespace station
