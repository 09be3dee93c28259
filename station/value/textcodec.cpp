// Codecs of the types that are texts with a syntax: host names, ports, addresses, references, secrets,
// facets.

#include "station/value/codec.h"
#include "station/value/ord.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <arpa/inet.h>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Value", text);
}

Error because(const QString &why, const QString &remedy = {})
{
    return {{}, why, remedy};
}

Result<QString> textOf(const QJsonValue &json)
{
    if (!json.isString())
        return because(tr("a text is needed here"));
    return json.toString();
}

bool isAddressLiteral(const QString &text)
{
    in6_addr buffer;
    const QByteArray bytes = text.toLatin1();
    return inet_pton(AF_INET, bytes.constData(), &buffer) == 1 ||
           inet_pton(AF_INET6, bytes.constData(), &buffer) == 1;
}

} // namespace

QJsonValue Codec<HostName>::toJson(const HostName &value, const Facets &)
{
    return value.text;
}

Result<void> Codec<HostName>::fromJson(HostName &value, const QJsonValue &json, const Facets &)
{
    const Result<QString> text = textOf(json);
    if (!text)
        return text.error();
    value.text = text->trimmed().toLower();
    return {};
}

Result<void> Codec<HostName>::check(const HostName &value, const Facets &)
{
    if (value.text.isEmpty() || isAddressLiteral(value.text))
        return {};
    if (value.text.contains(QLatin1String("://")) || value.text.contains(QLatin1Char('/'))) {
        const QString host = QUrl::fromUserInput(value.text).host();
        return because(tr("\"%1\" is an address of a page, not a host name").arg(value.text.left(80)),
                       host.isEmpty() ? QString() : tr("Write only %1").arg(host));
    }
    const QByteArray ascii = QUrl::toAce(value.text);
    if (ascii.isEmpty() || ascii.size() > 253)
        return because(tr("\"%1\" is not a host name").arg(value.text.left(80)),
                       tr("Write a name such as mail.example.com or an IP address"));
    for (const QByteArray &label : ascii.split('.')) {
        const bool bad = label.isEmpty() || label.size() > 63 || label.startsWith('-') || label.endsWith('-');
        bool badCharacter = false;
        for (const char c : label)
            badCharacter |= !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (bad || badCharacter)
            return because(tr("\"%1\" is not a host name").arg(value.text.left(80)),
                           tr("Write a name such as mail.example.com or an IP address"));
    }
    return {};
}

QString Codec<HostName>::toText(const HostName &value, const Facets &)
{
    return value.text;
}

QJsonValue Codec<Port>::toJson(const Port &value, const Facets &)
{
    return value.number;
}

Result<void> Codec<Port>::fromJson(Port &value, const QJsonValue &json, const Facets &facets)
{
    if (json.toString() == QLatin1String("auto")) {
        value.number = -1;
        return {};
    }
    return Codec<int>::fromJson(value.number, json, facets);
}

Result<void> Codec<Port>::check(const Port &value, const Facets &)
{
    if (value.number == -1 || (value.number >= 1 && value.number <= 65535))
        return {};
    return because(tr("%1 is not a port").arg(value.number),
                   tr("Write 1 to 65535, or -1 for the usual port of the mode"));
}

QString Codec<Port>::toText(const Port &value, const Facets &)
{
    return value.number == -1 ? QStringLiteral("auto") : QString::number(value.number);
}

QJsonValue Codec<MailAddressList>::toJson(const MailAddressList &value, const Facets &)
{
    return QJsonArray::fromStringList(value.addresses);
}

Result<void> Codec<MailAddressList>::fromJson(MailAddressList &value, const QJsonValue &json, const Facets &)
{
    QStringList addresses;
    if (json.isArray()) {
        const QJsonArray items = json.toArray();
        for (const QJsonValue &item : items) {
            if (!item.isString())
                return because(tr("mail addresses are texts"));
            addresses.append(item.toString());
        }
    } else if (json.isString()) {
        addresses = json.toString().split(QLatin1Char(','), Qt::SkipEmptyParts);
    } else {
        return because(tr("mail addresses are a list of texts, or one text with commas"));
    }
    value.addresses.clear();
    for (const QString &address : std::as_const(addresses)) {
        const QString trimmed = address.trimmed();
        if (!trimmed.isEmpty() && !value.addresses.contains(trimmed, Qt::CaseInsensitive))
            value.addresses.append(trimmed);
    }
    return {};
}

Result<void> Codec<MailAddressList>::check(const MailAddressList &value, const Facets &)
{
    for (const QString &address : value.addresses) {
        QString bare = address;
        if (address.endsWith(QLatin1Char('>')))
            bare = address.mid(address.lastIndexOf(QLatin1Char('<')) + 1).chopped(1);
        const qsizetype at = bare.lastIndexOf(QLatin1Char('@'));
        const bool control = std::any_of(address.begin(), address.end(), [](QChar c) {
            return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        });
        if (at < 1 || at == bare.size() - 1 || control || bare.contains(QLatin1Char(' ')))
            return because(tr("\"%1\" is not a mail address").arg(address.left(80)),
                           tr("Write addresses such as duty@example.com, separated by commas"));
    }
    return {};
}

QString Codec<MailAddressList>::toText(const MailAddressList &value, const Facets &)
{
    return value.addresses.join(QStringLiteral(", "));
}

QJsonValue Codec<Secret>::toJson(const Secret &value, const Facets &facets)
{
    // The one place where a secret becomes output: it only ever tells that there is one (DESIGN: secrets go
    // in, never out).
    return QJsonObject{{QStringLiteral("set"), value.set},
                       {QStringLiteral("changed"), Codec<QDateTime>::toJson(value.changed, facets)}};
}

Result<void> Codec<Secret>::fromJson(Secret &value, const QJsonValue &json, const Facets &)
{
    if (json.isNull()) {
        value.clear = true;
        value.entered.clear();
        return {};
    }
    if (!json.isString() || json.toString().isEmpty())
        return because(tr("a secret is written as a text that is not empty, or null to forget it"));
    value.entered = json.toString().toUtf8();
    value.clear = false;
    return {};
}

Result<void> Codec<Secret>::check(const Secret &value, const Facets &facets)
{
    if (value.entered.size() > 8192)
        return because(tr("a secret may have 8,192 bytes at most"));
    const bool lineBreak = value.entered.contains('\r') || value.entered.contains('\n');
    if (value.entered.contains('\0') || (lineBreak && !facets.multiLine))
        return because(tr("a secret cannot hold a line break or NUL"),
                       tr("If it comes from a file, check that the file has one line"));
    return {};
}

QString Codec<Secret>::toText(const Secret &value, const Facets &)
{
    return value.set ? QStringLiteral("••••") : QString();
}

QJsonValue Codec<Reference>::toJson(const Reference &value, const Facets &)
{
    return value.path;
}

Result<void> Codec<Reference>::fromJson(Reference &value, const QJsonValue &json, const Facets &)
{
    if (json.isNull()) {
        value.path.clear();
        return {};
    }
    const Result<QString> text = textOf(json);
    if (!text)
        return text.error();
    value.path = text->trimmed();
    return {};
}

Result<void> Codec<Reference>::check(const Reference &value, const Facets &)
{
    if (value.path.isEmpty())
        return {};
    const Result<Ord> ord = Ord::parse(value.path);
    if (!ord)
        return ord.error();
    if (!ord->slot.isEmpty())
        return because(tr("\"%1\" names a slot, a component is needed").arg(value.path));
    return {};
}

QString Codec<Reference>::toText(const Reference &value, const Facets &)
{
    return value.path;
}

QJsonValue Codec<FormatText>::toJson(const FormatText &value, const Facets &)
{
    return value.text;
}

Result<void> Codec<FormatText>::fromJson(FormatText &value, const QJsonValue &json, const Facets &facets)
{
    return Codec<QString>::fromJson(value.text, json, facets);
}

Result<void> Codec<FormatText>::check(const FormatText &value, const Facets &facets)
{
    return Codec<QString>::check(value.text, facets);
}

QString Codec<FormatText>::toText(const FormatText &value, const Facets &)
{
    return value.text;
}

QJsonValue Codec<CertificateText>::toJson(const CertificateText &value, const Facets &)
{
    return value.pem;
}

Result<void> Codec<CertificateText>::fromJson(CertificateText &value, const QJsonValue &json,
                                              const Facets &facets)
{
    return Codec<QString>::fromJson(value.pem, json, facets);
}

Result<void> Codec<CertificateText>::check(const CertificateText &value, const Facets &)
{
    if (value.pem.isEmpty() || value.pem.contains(QLatin1String("-----BEGIN CERTIFICATE-----")))
        return {};
    return because(tr("this is not a certificate in PEM form"));
}

QString Codec<CertificateText>::toText(const CertificateText &value, const Facets &)
{
    return value.pem;
}

QJsonValue Codec<Facets>::toJson(const Facets &value, const Facets &)
{
    return value.toJson();
}

Result<void> Codec<Facets>::fromJson(Facets &value, const QJsonValue &json, const Facets &)
{
    if (!json.isObject())
        return because(tr("facets are written as an object such as {\"unit\": \"°C\", \"precision\": 1}"));
    value = Facets::fromJson(json.toObject());
    const QJsonObject understood = value.toJson();
    const QStringList keys = json.toObject().keys();
    for (const QString &key : keys) {
        if (!understood.contains(key))
            return because(tr("facet \"%1\" is unknown or its value has the wrong type").arg(key));
    }
    return {};
}

Result<void> Codec<Facets>::check(const Facets &value, const Facets &)
{
    if (value.min && value.max && *value.min > *value.max)
        return because(tr("the facet min is above max"));
    return {};
}

QString Codec<Facets>::toText(const Facets &value, const Facets &)
{
    const QJsonObject json = value.toJson();
    QStringList parts;
    for (auto it = json.begin(); it != json.end(); ++it)
        parts.append(it.key() + QLatin1Char('=') + it.value().toVariant().toString());
    return parts.join(QLatin1Char('|'));
}

} // namespace station
