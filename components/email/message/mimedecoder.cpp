// The only file that has GMime read something. It is given single fields and parts, never a whole message:
// GMime makes an object of every part and field that a message claims to have, and a message may claim
// millions. How many there may be is decided in MimeWalker, before.

#include "components/email/message/mimedecoder.h"

#include "components/email/message/gmimehandle.h"
#include "components/email/protocol/headertext.h"

#include <algorithm>
#include <mutex>

namespace email {

namespace {

/// Parameters cost GMime the square of their number; no honest field is as long.
constexpr qsizetype MaxParameters = 4 * 1024;
constexpr qsizetype MaxText = 8 * 1024;
constexpr qsizetype MaxCharset = 40;
constexpr qsizetype MaxIdentifier = 250;
constexpr qsizetype MaxIdentifiers = 100;

void initialise()
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { g_mime_init(); });
}

/// GMime reads C strings: what stands behind a NUL would be hidden from it, but not from others.
QByteArray plain(const QByteArray &value, qsizetype most)
{
    QByteArray cut = value.left(most);
    cut.replace('\0', ' ');
    return cut;
}

QString shown(const char *text)
{
    return text ? HeaderText::cleaned(QString::fromUtf8(text)).text() : QString();
}

bool isCharsetName(const QByteArray &name)
{
    return !name.isEmpty() && name.size() <= MaxCharset && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               QByteArrayView("-_.:+").contains(c);
    });
}

/// What a text without a known character set most likely is in.
QString guessed(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(bytes) : text;
}

} // namespace

MimeDecoder::ContentType MimeDecoder::contentType(const QByteArray &value)
{
    initialise();
    ContentType type;
    if (value.trimmed().isEmpty())
        return type;
    const GMimeHandle<GMimeContentType> parsed(
        g_mime_content_type_parse(nullptr, plain(value, MaxParameters).constData()));
    if (!parsed)
        return type;
    const GMimeHandle<char> mime(g_mime_content_type_get_mime_type(parsed.get()));
    type.mediaType = QByteArray(mime.get()).toLower();
    const auto parameter = [&parsed](const char *name) {
        return QByteArray(g_mime_content_type_get_parameter(parsed.get(), name));
    };
    type.boundary = parameter("boundary");
    type.charset = parameter("charset").toLower();
    type.reportType = parameter("report-type").toLower();
    type.name = shown(parameter("name").constData());
    return type;
}

MimeDecoder::Disposition MimeDecoder::disposition(const QByteArray &value)
{
    initialise();
    Disposition disposition;
    if (value.trimmed().isEmpty())
        return disposition;
    const GMimeHandle<GMimeContentDisposition> parsed(
        g_mime_content_disposition_parse(nullptr, plain(value, MaxParameters).constData()));
    if (!parsed)
        return disposition;
    const QByteArray kind = g_mime_content_disposition_get_disposition(parsed.get());
    disposition.isAttachment = kind.compare("attachment", Qt::CaseInsensitive) == 0;
    disposition.fileName = shown(g_mime_content_disposition_get_parameter(parsed.get(), "filename"));
    return disposition;
}

QByteArray MimeDecoder::transferDecoded(QByteArrayView body, const QByteArray &encoding, qsizetype most)
{
    const QByteArray name = encoding.trimmed().toLower();
    const bool isBase64 = name == "base64";
    if (!isBase64 && name != "quoted-printable")
        return body.first(std::min(most, body.size())).toByteArray();
    initialise();
    // No encoding takes more than three bytes for one, line ends aside.
    const QByteArrayView input = body.first(std::min(body.size(), most * 3));
    GMimeEncoding decoder;
    g_mime_encoding_init_decode(&decoder, isBase64 ? GMIME_CONTENT_ENCODING_BASE64
                                                   : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    QByteArray decoded(qsizetype(g_mime_encoding_outlen(&decoder, size_t(input.size()))), Qt::Uninitialized);
    decoded.truncate(
        qsizetype(g_mime_encoding_flush(&decoder, input.data(), size_t(input.size()), decoded.data())));
    decoded.truncate(most);
    return decoded;
}

QString MimeDecoder::unicode(const QByteArray &bytes, const QByteArray &charset, bool *isKnown)
{
    if (isKnown)
        *isKnown = true;
    if (charset == "utf-8" || charset == "utf8")
        return QString::fromUtf8(bytes);
    if (charset.isEmpty() || charset == "us-ascii")
        return guessed(bytes);
    initialise();
    const GMimeHandle<GMimeFilter> filter(
        isCharsetName(charset) ? g_mime_filter_charset_new(charset.constData(), "utf-8") : nullptr);
    if (!filter) {
        if (isKnown)
            *isKnown = false;
        return guessed(bytes);
    }
    QByteArray input = bytes;
    char *output = nullptr;
    size_t size = 0;
    size_t prespace = 0;
    g_mime_filter_complete(filter.get(), input.data(), size_t(input.size()), 0, &output, &size, &prespace);
    return QString::fromUtf8(output, qsizetype(size));
}

QString MimeDecoder::headerText(const QByteArray &value)
{
    initialise();
    const GMimeHandle<char> text(g_mime_utils_header_decode_text(nullptr, plain(value, MaxText).constData()));
    return shown(text.get()).trimmed();
}

QStringList MimeDecoder::addresses(const QByteArray &value)
{
    initialise();
    QStringList list;
    const GMimeHandle<InternetAddressList> parsed(
        internet_address_list_parse(nullptr, plain(value, MaxText).constData()));
    const auto collect = [&list](InternetAddressList *from, const auto &self, int depth) -> void {
        for (int i = 0; i < internet_address_list_length(from); ++i) {
            InternetAddress *address = internet_address_list_get_address(from, i);
            if (INTERNET_ADDRESS_IS_MAILBOX(address))
                list.append(shown(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))));
            else if (INTERNET_ADDRESS_IS_GROUP(address) && depth < 3)
                self(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), self, depth + 1);
        }
    };
    if (parsed)
        collect(parsed.get(), collect, 0);
    return list;
}

QList<QByteArray> MimeDecoder::identifiers(const QByteArray &value)
{
    QList<QByteArray> list;
    qsizetype begin = value.indexOf('<');
    while (begin >= 0 && list.size() < MaxIdentifiers) {
        const qsizetype end = value.indexOf('>', begin);
        if (end < 0)
            break;
        // Some programs fold within a long one.
        QByteArray id = value.mid(begin + 1, end - begin - 1);
        id.removeIf([](char c) { return c == ' ' || c == '\t'; });
        if (!id.isEmpty() && id.size() <= MaxIdentifier && !id.contains('<'))
            list.append(id);
        begin = value.indexOf('<', end);
    }
    return list;
}

} // namespace email
