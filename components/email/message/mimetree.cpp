#include "components/email/message/mimetree.h"

#include "components/email/message/gmimehandle.h"

#include <QCryptographicHash>

#include <mutex>

namespace email {

namespace {

constexpr int ReadableLine = 78; // RFC 5322 §2.1.1.

/// "=_" can stand in no quoted-printable and no base64 text, so a boundary with it never occurs in a part by
/// chance nor by intent (RFC 2045 §6.7); text that is sent as it is must not hold it.
constexpr char BoundaryMark[] = "=_";

QByteArray boundary(const QByteArray &seed, char part)
{
    const QByteArray hash = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(32);
    return QByteArray(BoundaryMark) + "tocsin-" + part + '-' + hash;
}

QByteArray withCrLf(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() + text.size() / 16 + 2);
    for (qsizetype from = 0, end = 0; from < text.size(); from = end + 1) {
        end = text.indexOf('\n', from);
        if (end < 0)
            return bytes.append(text.sliced(from));
        bytes.append(text.sliced(from, end - from)).append("\r\n", 2);
    }
    return bytes;
}

/// The canonical form of text in mail: CR LF at every line end, the last included.
QByteArray canonical(const QString &text)
{
    QByteArray bytes = withCrLf(text.toUtf8());
    if (!bytes.endsWith('\n'))
        bytes += "\r\n";
    return bytes;
}

/// One pass, since this runs for every mail. Lines may go as they are when they are short ASCII, do not end
/// in a blank that a relay may strip, hold no boundary, and do not begin with what some mailboxes turn into
/// ">From ".
GMimeContentEncoding encodingOf(const QByteArray &text)
{
    qsizetype eightBit = 0;
    qsizetype lineStart = 0;
    bool readable = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        eightBit += quint8(c) >= 0x80 ? 1 : 0;
        if (c == BoundaryMark[0] && i + 1 < text.size() && text[i + 1] == BoundaryMark[1])
            readable = false;
        if (c != '\n')
            continue;
        const QByteArrayView line(text.constData() + lineStart, i - 1 - lineStart); // Without CR LF.
        if (line.size() > ReadableLine || line.startsWith("From ") || line.endsWith(' '))
            readable = false;
        lineStart = i + 1;
    }
    if (eightBit * 4 > text.size())
        return GMIME_CONTENT_ENCODING_BASE64; // Quoted-printable would be larger still.
    return readable && eightBit == 0 ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
}

GMimeHandle<GMimePart> makePart(const QByteArray &type, const QByteArray &bytes,
                                GMimeContentEncoding encoding)
{
    const qsizetype slash = type.indexOf('/');
    GMimeHandle<GMimePart> part(
        g_mime_part_new_with_type(type.left(slash).constData(), type.mid(slash + 1).constData()));
    const GMimeHandle<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size())));
    const GMimeHandle<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), encoding);
    return part;
}

GMimeHandle<GMimePart> makeText(const QByteArray &type, const QString &text)
{
    const QByteArray bytes = canonical(text);
    GMimeHandle<GMimePart> part = makePart(type, bytes, encodingOf(bytes));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    return part;
}

/// RFC 2231 in UTF-8; left alone, GMime takes the smallest character set that fits.
void nameInUtf8(GMimeParamList *parameters, const char *name)
{
    if (GMimeParam *parameter = parameters ? g_mime_param_list_get_parameter(parameters, name) : nullptr)
        g_mime_param_set_charset(parameter, "utf-8");
}

GMimeHandle<GMimePart> makeAttachment(const Attachment &attachment)
{
    GMimeHandle<GMimePart> part =
        makePart(attachment.mediaType.toLatin1(), attachment.bytes, GMIME_CONTENT_ENCODING_BASE64);
    GMimeObject *object = GMIME_OBJECT(part.get());
    g_mime_object_set_disposition(object, GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part.get(), attachment.fileName.toUtf8().constData());
    nameInUtf8(g_mime_content_type_get_parameters(g_mime_object_get_content_type(object)), "name");
    nameInUtf8(g_mime_content_disposition_get_parameters(g_mime_object_get_content_disposition(object)),
               "filename");
    return part;
}

template <typename Part>
void add(const GMimeHandle<GMimeMultipart> &multipart, const GMimeHandle<Part> &part)
{
    g_mime_multipart_add(multipart.get(), GMIME_OBJECT(part.get()));
}

GMimeHandle<GMimeObject> asObject(GMimeHandle<GMimePart> part)
{
    return GMimeHandle<GMimeObject>(GMIME_OBJECT(part.release()));
}

GMimeHandle<GMimeObject> makeBody(const CleanMail &mail)
{
    GMimeHandle<GMimeObject> body = asObject(makeText("text/plain", mail.text));
    if (!mail.html.isEmpty()) {
        // The last alternative is the preferred one (RFC 2046 §5.1.4): text first.
        GMimeHandle<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
        g_mime_multipart_set_boundary(both.get(), boundary(mail.boundarySeed, 'a').constData());
        add(both, body);
        add(both, makeText("text/html", mail.html));
        body.reset(GMIME_OBJECT(both.release()));
    }
    if (!mail.attachments.isEmpty()) {
        GMimeHandle<GMimeMultipart> all(g_mime_multipart_new_with_subtype("mixed"));
        g_mime_multipart_set_boundary(all.get(), boundary(mail.boundarySeed, 'm').constData());
        add(all, body);
        for (const Attachment &attachment : mail.attachments)
            add(all, makeAttachment(attachment));
        body.reset(GMIME_OBJECT(all.release()));
    }
    return body;
}

/// Text alone, the usual alarm mail, needs none of GMime's objects, which cost several times what its
/// encoders do.
QByteArray textAlone(const QString &text)
{
    const QByteArray bytes = canonical(text);
    const GMimeContentEncoding encoding = encodingOf(bytes);
    const QByteArray head =
        QByteArray("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ") +
        g_mime_content_encoding_to_string(encoding) + "\r\n\r\n";
    if (encoding == GMIME_CONTENT_ENCODING_7BIT)
        return head + bytes;
    GMimeEncoding encoder;
    g_mime_encoding_init_encode(&encoder, encoding);
    QByteArray encoded(qsizetype(g_mime_encoding_outlen(&encoder, size_t(bytes.size()))), Qt::Uninitialized);
    encoded.truncate(
        qsizetype(g_mime_encoding_flush(&encoder, bytes.constData(), size_t(bytes.size()), encoded.data())));
    return head + withCrLf(encoded); // Both encoders end their lines in LF.
}

/// The body with its own header fields, as GMime writes it; empty when it failed.
QByteArray tree(const CleanMail &mail)
{
    const GMimeHandle<GMimeFormatOptions> format(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const GMimeHandle<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(makeBody(mail).get(), format.get(), stream.get()) < 0)
        return {};
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), bytes->len);
}

} // namespace

QByteArray mimeBytes(const CleanMail &mail)
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { g_mime_init(); });

    const bool isTextAlone = mail.html.isEmpty() && mail.attachments.isEmpty();
    const QByteArray body = isTextAlone ? textAlone(mail.text) : tree(mail);
    if (body.isEmpty())
        return {};
    QByteArray head;
    for (const auto &[name, value] : mail.headers)
        head += name + ": " + value + '\n'; // Encoded and folded already.
    head += "MIME-Version: 1.0\n";
    return withCrLf(head) + body;
}

} // namespace email
