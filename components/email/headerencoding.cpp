#include "components/email/headerencoding.h"

#include <algorithm>

namespace email {

namespace {

constexpr int LineLength = 76; // RFC 2047 §2: a line that holds an encoded word.
constexpr char PrefixQ[] = "=?UTF-8?Q?";
constexpr char PrefixB[] = "=?UTF-8?B?";
constexpr int Frame = int(sizeof PrefixQ) - 1 + 2;

bool isAsciiLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// What may stand unencoded in a Q word at any place, a display name included (RFC 2047 §5 (3)).
bool isPlainInQ(char c)
{
    return isAsciiLetterOrDigit(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
}

bool isPrintableAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; });
}

/// The UTF-8 of each code point, so that no word ends within a character (RFC 2047 §5).
QList<QByteArray> characters(const QString &text)
{
    QList<QByteArray> result;
    const QList<uint> codePoints = text.toUcs4();
    for (const uint codePoint : codePoints) {
        const char32_t c = codePoint;
        result.append(QString::fromUcs4(&c, 1).toUtf8());
    }
    return result;
}

QByteArray asQ(const QByteArray &character)
{
    QByteArray result;
    for (const char c : character) {
        if (isPlainInQ(c))
            result += c;
        else if (c == ' ')
            result += '_';
        else
            result += '=' + QByteArray(1, c).toHex().toUpper();
    }
    return result;
}

/// Encoded words, one a line. Q stays readable in a raw message, so B is taken only where it is much shorter.
QByteArray encodedWords(const QString &text, int column)
{
    const QList<QByteArray> all = characters(text);
    qsizetype lengthInQ = 0;
    qsizetype lengthInUtf8 = 0;
    for (const QByteArray &character : all) {
        lengthInQ += asQ(character).size();
        lengthInUtf8 += character.size();
    }
    const bool useQ = lengthInQ * 3 <= lengthInUtf8 * 5;

    QByteArray result;
    QByteArray word;   // In its final form for Q, raw for B.
    qsizetype cut = 0; // Where word may end without "=" padding, which GMime reads as the end of all words.
    const auto finish = [&](const QByteArray &content) {
        result += useQ ? PrefixQ + content : PrefixB + content.toBase64();
        result += "?=";
    };
    for (const QByteArray &character : all) {
        const QByteArray piece = useQ ? asQ(character) : character;
        const qsizetype length = word.size() + piece.size();
        if (!word.isEmpty() && column + Frame + (useQ ? length : (length + 2) / 3 * 4) > LineLength) {
            const qsizetype end = cut > 0 ? cut : word.size();
            finish(word.left(end));
            result += "\n ";
            column = 1;
            word.remove(0, end);
            cut = 0;
        }
        word += piece;
        if (useQ || word.size() % 3 == 0)
            cut = word.size();
    }
    finish(word);
    return result;
}

/// Breaks lines before words. Empty when the text cannot be folded so without changing it.
QByteArray foldedAscii(const QByteArray &text, int column)
{
    QByteArray result;
    const QList<QByteArray> words = text.split(' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QByteArray &word = words[i];
        if (word.isEmpty() || word.size() >= LineLength)
            return {};
        if (i > 0) {
            const bool fits = column + 1 + word.size() <= LineLength;
            result += fits ? " " : "\n ";
            column = fits ? column + 1 : 1;
        }
        result += word;
        column += int(word.size());
    }
    return result;
}

int columnAfter(const QByteArray &written, int column)
{
    const qsizetype lineBreak = written.lastIndexOf('\n');
    return int(lineBreak < 0 ? column + written.size() : written.size() - lineBreak - 1);
}

QByteArray encodeName(const QString &name, int column)
{
    const QByteArray ascii = name.toUtf8();
    if (!isPrintableAscii(ascii) || ascii.contains("=?") || ascii.size() > LineLength - 16)
        return encodedWords(name, column);
    const auto isAtomText = [](char c) {
        return isAsciiLetterOrDigit(c) || c == ' ' || c == '-' || c == '_';
    };
    if (std::all_of(ascii.begin(), ascii.end(), isAtomText) && ascii == ascii.simplified())
        return ascii;
    QByteArray quoted = ascii;
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + quoted + '"';
}

/// An address that a header in ASCII cannot hold, in the form of RFC 6858 §2: a group without members that is
/// named like it. So the message is the same for everybody, and only the envelope needs SMTPUTF8.
QByteArray encodeUtf8Mailbox(const Mailbox &mailbox, int column)
{
    const QString shown = mailbox.name.isEmpty()
                              ? mailbox.address.toString()
                              : mailbox.name.text() + QLatin1Char(' ') + mailbox.address.toString();
    return encodedWords(shown, column) + " :;";
}

} // namespace

QByteArray encodeText(const QString &text, int column)
{
    const QByteArray ascii = text.toUtf8();
    if (isPrintableAscii(ascii) && !ascii.contains("=?")) {
        const QByteArray folded = foldedAscii(ascii, column);
        if (!folded.isEmpty() || ascii.isEmpty())
            return folded;
    }
    return encodedWords(text, column);
}

QByteArray encodeMailboxes(const QList<Mailbox> &mailboxes, int column)
{
    QByteArray result;
    for (const Mailbox &mailbox : mailboxes) {
        if (!result.isEmpty()) {
            result += ",\n ";
            column = 1;
        }
        if (mailbox.address.needsUtf8()) {
            result += encodeUtf8Mailbox(mailbox, column);
            continue;
        }
        if (mailbox.name.isEmpty()) {
            result += mailbox.address.bytes();
            continue;
        }
        const QByteArray name = encodeName(mailbox.name.text(), column);
        const QByteArray address = '<' + mailbox.address.bytes() + '>';
        const bool fits = columnAfter(name, column) + 1 + address.size() <= LineLength;
        result += name + (fits ? " " : "\n ") + address;
    }
    return result;
}

} // namespace email
