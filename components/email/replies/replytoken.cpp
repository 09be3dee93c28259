// The form: UUID of the alarm (26), milliseconds since 1970 (9), number of the event (3) and proof (26), in
// the letters of RFC 4648 §6, which survive where capitals are lost. Together 64.

#include "components/email/replies/replytoken.h"

#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QUuid>

namespace email {

namespace {

constexpr char Alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
constexpr qsizetype ProofBytes = 16;
constexpr qsizetype AlarmLength = 26;
constexpr qsizetype TimeLength = 9;
constexpr qsizetype NumberLength = 3;
constexpr qsizetype ClaimLength = AlarmLength + TimeLength + NumberLength;
constexpr qsizetype TokenLength = ClaimLength + 26;
constexpr qsizetype MostInText = 20;

QByteArray lettersOf(const QByteArray &bytes)
{
    QByteArray letters;
    quint32 bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | quint8(byte);
        for (count += 8; count >= 5; count -= 5)
            letters += Alphabet[bits >> (count - 5) & 31];
    }
    if (count > 0)
        letters += Alphabet[bits << (5 - count) & 31];
    return letters;
}

/// Empty when there is another character in it.
QByteArray bytesOf(QByteArrayView letters)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char letter : letters) {
        const qsizetype value = QByteArrayView(Alphabet).indexOf(letter);
        if (value < 0)
            return {};
        bits = bits << 5 | quint32(value);
        count += 5;
        if (count >= 8) {
            bytes += char(bits >> (count - 8) & 255);
            count -= 8;
        }
    }
    return bytes;
}

QByteArray lettersOf(quint64 number, qsizetype length)
{
    QByteArray letters(length, Alphabet[0]);
    for (qsizetype at = length - 1; at >= 0; --at, number >>= 5)
        letters[at] = Alphabet[number & 31];
    return letters;
}

quint64 numberOf(QByteArrayView letters)
{
    quint64 number = 0;
    for (const char letter : letters)
        number = number << 5 | quint64(QByteArrayView(Alphabet).indexOf(letter));
    return number;
}

/// Gives nothing away by the time it takes.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

} // namespace

std::optional<ReplyToken> ReplyToken::parse(const QByteArray &identifier)
{
    const qsizetype at = identifier.indexOf('@');
    QByteArray left = (at < 0 ? identifier : identifier.left(at)).toLower();
    if (left.startsWith('<'))
        left.remove(0, 1);
    // Behind it stands which of several mails to the same person this is.
    const bool hasEnd = left.size() == TokenLength || (left.size() > TokenLength && left[TokenLength] == '-');
    left.truncate(TokenLength);
    if (!hasEnd || bytesOf(left).isEmpty())
        return {};
    ReplyToken token;
    token.text = left;
    token.alarm =
        QUuid::fromRfc4122(bytesOf(left.first(AlarmLength)).left(16)).toString(QUuid::WithoutBraces);
    token.issued = QDateTime::fromMSecsSinceEpoch(
        qint64(numberOf(QByteArrayView(left).sliced(AlarmLength, TimeLength))), Qt::UTC);
    token.sequence = int(numberOf(QByteArrayView(left).sliced(AlarmLength + TimeLength, NumberLength)));
    return token;
}

QList<ReplyToken> ReplyToken::allIn(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("(?<![A-Za-z0-9])[a-z2-7]{64}(?![A-Za-z0-9])"));
    QList<ReplyToken> tokens;
    for (auto found = form.globalMatch(text); found.hasNext() && tokens.size() < MostInText;) {
        if (const auto token = parse(found.next().captured().toLatin1()))
            tokens.append(*token);
    }
    return tokens;
}

QByteArray TokenSigner::sign(const QString &alarm, int sequence, const QDateTime &issued,
                             const MailAddress &recipient) const
{
    const QUuid id = QUuid::fromString(alarm);
    const qint64 ms = issued.toMSecsSinceEpoch();
    if (id.isNull() || sequence < 0 || sequence >= 1 << (5 * NumberLength) || ms < 0 ||
        ms >= qint64(1) << (5 * TimeLength) || !canSign())
        return {};
    const QByteArray claim = lettersOf(id.toRfc4122()) + lettersOf(quint64(ms), TimeLength) +
                             lettersOf(quint64(sequence), NumberLength);
    return claim + proof(claim, recipient);
}

bool TokenSigner::isGenuine(const ReplyToken &token, const MailAddress &recipient) const
{
    return canSign() &&
           isSame(token.text.sliced(ClaimLength), proof(token.text.first(ClaimLength), recipient));
}

QByteArray TokenSigner::proof(const QByteArray &claim, const MailAddress &recipient) const
{
    const QByteArray text = "tocsin reply 1\n" + claim + '\n' + recipient.bytes().toLower();
    const QByteArray key = QByteArray::fromRawData(m_key.view().data(), m_key.view().size());
    return lettersOf(
        QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).left(ProofBytes));
}

} // namespace email
