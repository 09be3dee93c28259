// The limits are those that no honest mail comes near. A part that is attached as a whole message is a leaf:
// nothing in the station reads what stands in it but its header.

#include "components/email/message/mimewalker.h"

#include "components/email/message/mimedecoder.h"

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype MaxBlock = 256 * 1024;
constexpr qsizetype MaxField = 64 * 1024;
constexpr qsizetype MaxFields = 1000;
constexpr qsizetype MaxBoundary = 200; // RFC 2046 §5.1.1 allows 70.
/// Each level of parts within parts is searched once more; honest ones have two or three.
constexpr qint64 MaxSearches = 4;

/// The line that begins at @p at, without its end, and where the next one begins.
std::pair<QByteArrayView, qsizetype> lineAt(QByteArrayView text, qsizetype at)
{
    const qsizetype end = text.indexOf('\n', at);
    if (end < 0)
        return {text.sliced(at), text.size()};
    const qsizetype last = end > at && text[end - 1] == '\r' ? end - 1 : end;
    return {text.sliced(at, last - at), end + 1};
}

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7f && c != ':'; });
}

/// Behind a header that goes on for ever.
qsizetype bodyBehind(QByteArrayView text, qsizetype at)
{
    while (at < text.size()) {
        const auto [line, next] = lineAt(text, at);
        at = next;
        if (line.isEmpty())
            break;
    }
    return at;
}

/// True for "--boundary"; @p isLast for "--boundary--".
bool isDelimiter(QByteArrayView line, const QByteArray &boundary, bool *isLast)
{
    if (!line.startsWith("--") || !line.sliced(2).startsWith(boundary))
        return false;
    QByteArrayView rest = line.sliced(2 + boundary.size());
    *isLast = rest.startsWith("--");
    rest = rest.sliced(*isLast ? 2 : 0);
    return std::all_of(rest.begin(), rest.end(), [](char c) { return c == ' ' || c == '\t'; });
}

} // namespace

QByteArray HeaderBlock::value(QByteArrayView name) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
                                    [name](const HeaderField &field) { return field.name == name; });
    return found == fields.cend() ? QByteArray() : found->value;
}

HeaderBlock headerBlockOf(QByteArrayView text)
{
    HeaderBlock block;
    bool keeps = false; // The field that the next folded line belongs to.
    qsizetype at = 0;
    while (at < text.size()) {
        if (at > MaxBlock) {
            block.isCut = true;
            at = bodyBehind(text, at);
            break;
        }
        const auto [line, next] = lineAt(text, at);
        at = next;
        if (line.isEmpty())
            break;
        if (line[0] == ' ' || line[0] == '\t') {
            if (keeps && block.fields.last().value.size() + line.size() <= MaxField)
                block.fields.last().value.append(line.data(), line.size());
            else
                block.isCut = block.isCut || keeps;
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
        while (name.endsWith(' ') || name.endsWith('\t'))
            name.chop(1);
        const bool isField = colon > 0 && isFieldName(name);
        keeps = isField && block.fields.size() < MaxFields;
        block.isCut = block.isCut || (isField && !keeps) || line.size() > MaxField;
        if (keeps)
            block.fields.append({name.toByteArray().toLower(),
                                 line.sliced(colon + 1).toByteArray().left(MaxField).trimmed()});
    }
    block.bodyAt = at;
    return block;
}

MimeWalker::MimeWalker(QByteArrayView message)
    : m_budget(MaxSearches * message.size()), m_header(headerBlockOf(message))
{
    m_mediaType = MimeDecoder::contentType(m_header.value("content-type")).mediaType;
    walk(message, m_header, 0);
}

void MimeWalker::walk(QByteArrayView entity, const HeaderBlock &header, int depth)
{
    if (++m_parts > maxParts) {
        m_defects.insert(MailDefect::TooManyParts);
        return;
    }
    const MimeDecoder::ContentType type = MimeDecoder::contentType(header.value("content-type"));
    const MimeDecoder::Disposition disposition =
        MimeDecoder::disposition(header.value("content-disposition"));
    MimeLeaf leaf;
    leaf.mediaType = type.mediaType.isEmpty() ? QByteArray("text/plain") : type.mediaType; // RFC 2045 §5.2.
    leaf.charset = type.charset;
    leaf.encoding = header.value("content-transfer-encoding").toLower();
    leaf.fileName = disposition.fileName.isEmpty() ? type.name : disposition.fileName;
    leaf.isAttachment = disposition.isAttachment || !leaf.fileName.isEmpty();
    leaf.body = entity.sliced(header.bodyAt);
    if (header.isCut)
        m_defects.insert(MailDefect::HeaderCut);

    if (leaf.mediaType.startsWith("multipart/")) {
        const bool isTooDeep = depth >= maxDepth || m_budget < leaf.body.size();
        const bool isNamed = !type.boundary.isEmpty() && type.boundary.size() <= MaxBoundary;
        if (isNamed && !isTooDeep) {
            for (const QByteArrayView part : split(leaf.body, type.boundary))
                walk(part, headerBlockOf(part), depth + 1);
            return;
        }
        m_defects.insert(isNamed ? MailDefect::TooDeep : MailDefect::NoBoundary);
    }
    m_leaves.append(leaf);
}

QList<QByteArrayView> MimeWalker::split(QByteArrayView body, const QByteArray &boundary)
{
    QList<QByteArrayView> parts;
    m_budget -= body.size();
    qsizetype partAt = -1;
    for (qsizetype at = 0; at < body.size();) {
        const auto [line, next] = lineAt(body, at);
        bool isLast = false;
        if (isDelimiter(line, boundary, &isLast)) {
            // The line end in front of a delimiter belongs to it.
            qsizetype end = at;
            end -= end > 0 && body[end - 1] == '\n' ? 1 : 0;
            end -= end > 0 && body[end - 1] == '\r' ? 1 : 0;
            if (partAt >= 0)
                parts.append(body.sliced(partAt, std::max(end - partAt, qsizetype(0))));
            partAt = next;
            if (isLast)
                return parts;
            if (m_parts + parts.size() >= maxParts) {
                m_defects.insert(MailDefect::TooManyParts);
                return parts;
            }
        }
        at = next;
    }
    m_defects.insert(MailDefect::EndMissing);
    if (partAt >= 0)
        parts.append(body.sliced(partAt));
    return parts;
}

} // namespace email
