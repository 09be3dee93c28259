#include "components/email/protocol/mailboxname.h"

#include "components/email/protocol/smtpreply.h"

namespace email {

namespace {

bool isDirect(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() <= 0x7e;
}

/// UTF-16, big end first, in base64 with a comma for the slash and without padding.
QByteArray shifted(QStringView text)
{
    QByteArray units;
    for (const QChar c : text) {
        units.append(char(c.unicode() >> 8));
        units.append(char(c.unicode() & 0xff));
    }
    return '&' + units.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',') + '-';
}

/// Nothing when the text between & and - is no proper encoding of anything.
QString unshifted(QByteArray text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.replace(',', '/'), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() % 2 != 0)
        return {};
    const QByteArray &units = *decoded;
    QString result;
    for (qsizetype i = 0; i < units.size(); i += 2)
        result.append(QChar(ushort(uchar(units.at(i)) << 8 | uchar(units.at(i + 1)))));
    return result;
}

} // namespace

QByteArray MailboxName::encode(const QString &name, bool utf8)
{
    if (utf8)
        return name.toUtf8();
    QByteArray bytes;
    for (qsizetype i = 0; i < name.size();) {
        qsizetype end = i;
        while (end < name.size() && !isDirect(name.at(end)))
            ++end;
        if (end > i) {
            bytes += shifted(QStringView(name).mid(i, end - i));
            i = end;
            continue;
        }
        bytes +=
            name.at(i) == QLatin1Char('&') ? QByteArray("&-") : QByteArray(1, char(name.at(i).unicode()));
        ++i;
    }
    return bytes;
}

QString MailboxName::decode(const QByteArray &bytes, bool utf8)
{
    if (utf8)
        return readableText(bytes);
    QString name;
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype end = bytes.at(i) == '&' ? bytes.indexOf('-', i) : -1;
        const QString text = end > i + 1 ? unshifted(bytes.mid(i + 1, end - i - 1)) : QString();
        if (end == i + 1 || !text.isEmpty()) {
            name += end == i + 1 ? QStringLiteral("&") : text;
            i = end + 1;
            continue;
        }
        const qsizetype next = bytes.indexOf('&', i + 1);
        name += readableText(bytes.mid(i, next < 0 ? -1 : next - i));
        i = next < 0 ? bytes.size() : next;
    }
    return readableText(name.toUtf8());
}

} // namespace email
