#include "truststore/hostname.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

#include <arpa/inet.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("HostName", text);
}

/// The canonical text of an IP address, or nothing. Only the strict forms: "127.1" and "0x7f.0.0.1" are none.
QString canonicalAddress(const QString &text)
{
    if (text.contains(QChar(u'\0')))
        return {};
    const QByteArray ascii = text.toLatin1();
    unsigned char binary[sizeof(in6_addr)];
    for (const int family : {AF_INET, AF_INET6}) {
        char canonical[INET6_ADDRSTRLEN];
        if (inet_pton(family, ascii.constData(), binary) == 1 &&
            inet_ntop(family, binary, canonical, sizeof canonical))
            return QString::fromLatin1(canonical);
    }
    return {};
}

/// Why @p name, in A-label form, can be no host name; empty if it can.
QString faultOf(const QString &name)
{
    if (name.size() > 253)
        return tr("is longer than 253 characters");
    const QStringList labels = name.split(u'.');
    for (const QString &label : labels) {
        if (label.isEmpty())
            return tr("has an empty part between dots");
        if (label.size() > 63)
            return tr("has a part longer than 63 characters");
        if (label.startsWith(u'-') || label.endsWith(u'-'))
            return tr("has a part that starts or ends with a hyphen");
        for (const QChar c : label) {
            const bool letter = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
            if (!letter && c != u'-' && c != u'_')
                return tr("contains the character \"%1\"").arg(c);
        }
    }
    // A name whose last part is a number would be read as an address by some resolvers and as a name by
    // others.
    bool number = false;
    labels.constLast().toULongLong(&number, 0);
    return number ? tr("is neither a name nor a complete IP address") : QString();
}

} // namespace

station::Result<HostName> HostName::parse(const QString &typed)
{
    QString text = typed.trimmed();
    HostName host;
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.mid(1, text.size() - 2);
    host.m_text = canonicalAddress(text);
    if (!host.m_text.isEmpty()) {
        host.m_address = true;
        return host;
    }
    if (text.endsWith(u'.'))
        text.chop(1);
    if (text.isEmpty())
        return station::Error{tr("host name"), tr("is empty"), {}};

    QString name = text.toLower();
    for (const QChar c : text) {
        if (c.unicode() >= 0x80) {
            name = QString::fromLatin1(QUrl::toAce(text)).toLower();
            break;
        }
    }
    const QString fault =
        name.isEmpty() ? tr("contains characters that no host name can have") : faultOf(name);
    if (!fault.isEmpty())
        return station::Error{tr("host name \"%1\"").arg(typed), fault, {}};
    host.m_text = name;
    return host;
}

} // namespace trust
