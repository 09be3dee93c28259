#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace email {

/// The words of other people's mail in plain Qt types: fields, transfer encodings and character sets.
///
/// Promise: nothing that is given here is refused. What cannot be read is left out or comes as replacement
/// characters, and the work is in proportion to the size; callers cut what they give.
class MimeDecoder
{
public:
    struct ContentType
    {
        QByteArray mediaType{}; ///< "text/plain", lower case; empty when there is none.
        QByteArray boundary{};
        QByteArray charset{};
        QByteArray reportType{};
        QString name{};
    };
    struct Disposition
    {
        bool isAttachment = false;
        QString fileName{};
    };

    static ContentType contentType(const QByteArray &value);
    static Disposition disposition(const QByteArray &value);
    /// "base64", "quoted-printable"; anything else is taken as it is. At most @p most bytes.
    static QByteArray transferDecoded(QByteArrayView body, const QByteArray &encoding, qsizetype most);
    /// @p isKnown becomes false when nobody knows the character set, and the text is a guess.
    static QString unicode(const QByteArray &bytes, const QByteArray &charset, bool *isKnown = nullptr);
    /// Encoded words are decoded; safe to show on one line.
    static QString headerText(const QByteArray &value);
    /// The bare addresses of a field such as From, groups resolved.
    static QStringList addresses(const QByteArray &value);
    /// What stands in angle brackets, without them: References and its like.
    static QList<QByteArray> identifiers(const QByteArray &value);
};

} // namespace email
