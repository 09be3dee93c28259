#include "components/email/message/headerencoding.h"

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

/// How many bytes the character has that begins with this one: no word ends within a character (RFC 2047 §5).
qsizetype characterSize(char first)
{
    const auto lead = quint8(first);
    return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

void appendAsQ(QByteArray &word, char c)
{
    constexpr char hex[] = "0123456789ABCDEF";
    if (isPlainInQ(c))
        word += c;
    else if (c == ' ')
        word += '_';
    else
        word.append('=').append(hex[quint8(c) >> 4]).append(hex[quint8(c) & 15]);
}

qsizetype lengthInQ(QByteArrayView utf8)
{
    qsizetype length = 0;
    for (const char c : utf8)
        length += isPlainInQ(c) || c == ' ' ? 1 : 3;
    return length;
}

/// Encoded words, one a line. Q stays readable in a raw message, so B is taken only where it is much shorter.
QByteArray encodedWords(const QString &text, int column)
{
    const QByteArray utf8 = text.toUtf8();
    const bool useQ = lengthInQ(utf8) * 3 <= utf8.size() * 5;

    QByteArray result;
    QByteArray word;   // In its final form for Q, raw for B.
    qsizetype cut = 0; // Where word may end without "=" padding, which GMime reads as the end of all words.
    const auto finish = [&](const QByteArray &content) {
        result += useQ ? PrefixQ + content : PrefixB + content.toBase64();
        result += "?=";
    };
    for (qsizetype at = 0, size = 0; at < utf8.size(); at += size) {
        size = std::min(characterSize(utf8.at(at)), utf8.size() - at);
        const QByteArrayView character = QByteArrayView(utf8).sliced(at, size);
        const qsizetype length = word.size() + (useQ ? lengthInQ(character) : size);
        if (!word.isEmpty() && column + Frame + (useQ ? length : (length + 2) / 3 * 4) > LineLength) {
            const qsizetype end = cut > 0 ? cut : word.size();
            finish(word.left(end));
            result += "\n ";
            column = 1;
            word.remove(0, end);
            cut = 0;
        }
        if (useQ)
            std::for_each(character.begin(), character.end(), [&](char c) { appendAsQ(word, c); });
        else
            word += character;
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
