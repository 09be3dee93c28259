#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <set>

namespace email {

/// One field of a header, unfolded and not decoded.
struct HeaderField
{
    QByteArray name{}; ///< Lower case.
    QByteArray value{};
};

/// The first part of a text that looks like a header, and where the rest begins.
struct HeaderBlock
{
    QList<HeaderField> fields{};
    qsizetype bodyAt = 0;
    bool isCut = false; ///< It had more, or longer fields, than anybody reads.

    /// The first one of this name.
    QByteArray value(QByteArrayView name) const;
};
HeaderBlock headerBlockOf(QByteArrayView text);

/// Why a message was not read as it was meant, or not to its end.
enum class MailDefect { HeaderCut, TooDeep, TooManyParts, NoBoundary, EndMissing, UnknownCharset, TextCut };

/// A part that holds no other parts.
struct MimeLeaf
{
    QByteArray mediaType{};
    QByteArray charset{};
    QByteArray encoding{};
    QString fileName{};
    bool isAttachment = false;
    QByteArrayView body{}; ///< Within the message, still encoded.
};

/// Takes a message apart, whatever it looks like.
///
/// Promise: time is in proportion to the size of the message, and memory to the number of leaves, which is
/// bounded; what goes beyond the bounds is left in one piece and named as a defect.
class MimeWalker
{
public:
    static constexpr int maxDepth = 20;
    static constexpr qsizetype maxParts = 500;

    /// @p message must outlive the leaves.
    explicit MimeWalker(QByteArrayView message);

    const HeaderBlock &header() const { return m_header; }
    /// "multipart/report" and the like; lower case.
    const QByteArray &mediaType() const { return m_mediaType; }
    const QList<MimeLeaf> &leaves() const { return m_leaves; }
    const std::set<MailDefect> &defects() const { return m_defects; }

private:
    void walk(QByteArrayView entity, const HeaderBlock &header, int depth);
    QList<QByteArrayView> split(QByteArrayView body, const QByteArray &boundary);

    qsizetype m_parts = 0; ///< So far, those that hold others too.
    qint64 m_budget;       ///< Bytes that may still be searched for boundaries.
    HeaderBlock m_header;
    QByteArray m_mediaType;
    QList<MimeLeaf> m_leaves;
    std::set<MailDefect> m_defects;
};

} // namespace email
