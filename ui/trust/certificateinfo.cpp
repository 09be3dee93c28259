#include "ui/trust/certificateinfo.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Certificates", text);
}

QString textIn(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

QDateTime timeIn(const QJsonObject &json, const char *key)
{
    return QDateTime::fromString(textIn(json, key), Qt::ISODate);
}

} // namespace

CertificateInfo CertificateInfo::fromJson(const QJsonObject &json)
{
    CertificateInfo info;
    info.subject = textIn(json, "subject");
    info.issuer = textIn(json, "issuer");
    info.alias = textIn(json, "alias");
    info.notBefore = timeIn(json, "notBefore");
    info.notAfter = timeIn(json, "notAfter");
    info.daysLeft = json.value(QLatin1String("daysLeft")).toInteger();
    info.keyAlgorithm = textIn(json, "keyAlgorithm");
    info.keySize = json.value(QLatin1String("keySize")).toInt();
    info.key = textIn(json, "key");
    info.signatureAlgorithm = textIn(json, "signatureAlgorithm");
    info.signatureSize = json.value(QLatin1String("signatureSize")).toInt();
    info.serial = textIn(json, "serial");
    info.sha256 = textIn(json, "sha256");
    info.spkiSha256 = textIn(json, "spkiSha256");
    info.selfSigned = json.value(QLatin1String("selfSigned")).toBool();
    const QJsonObject constraints = json.value(QLatin1String("basicConstraints")).toObject();
    info.isCa = constraints.value(QLatin1String("ca")).toBool();
    info.pathLength = constraints.value(QLatin1String("pathLength")).toInt(-1);
    for (const QJsonValue &name : json.value(QLatin1String("sans")).toArray())
        info.sans.append(name.toString());
    info.pem = textIn(json, "pem");
    return info;
}

QList<CertificateInfo> certificatesFrom(const QJsonArray &array)
{
    QList<CertificateInfo> list;
    for (const QJsonValue &value : array)
        list.append(CertificateInfo::fromJson(value.toObject()));
    return list;
}

QString CertificateInfo::issuerText() const
{
    return selfSigned ? tr("the same") : issuer;
}

QString CertificateInfo::validityText() const
{
    return tr("%1 to %2, %3").arg(dateText(notBefore), dateText(notAfter), daysLeftText());
}

QString CertificateInfo::daysLeftText() const
{
    if (daysLeft < 0)
        return daysLeft == -1 ? tr("ended 1 day ago")
                              : QCoreApplication::translate("Certificates", "ended %n days ago", nullptr,
                                                            int(-daysLeft));
    if (daysLeft < 2)
        return daysLeft == 0 ? tr("ends within a day") : tr("1 day left");
    return QCoreApplication::translate("Certificates", "%n days left", nullptr, int(daysLeft));
}

QString CertificateInfo::keyText() const
{
    return key.isEmpty() ? QStringLiteral("%1 %2").arg(keyAlgorithm).arg(keySize) : key;
}

QString CertificateInfo::useText() const
{
    if (!isCa)
        return tr("Server or client; it issues nothing");
    return pathLength < 0 ? tr("Issuer")
                          : QCoreApplication::translate(
                                "Certificates", "Issuer; issuers below it at most: %n", nullptr, pathLength);
}

QStringList CertificateInfo::hostNames() const
{
    QStringList names;
    for (const QString &san : sans) {
        const QString name = san.mid(san.indexOf(QLatin1Char(':')) + 1);
        if (!name.isEmpty() && !name.contains(QLatin1Char('*')))
            names.append(name);
    }
    return names;
}

QString CertificateInfo::text() const
{
    const QList<std::pair<QString, QString>> rows{
        {tr("Subject"), subject},
        {tr("Issuer"), issuer},
        {tr("Valid from"), notBefore.toString(Qt::ISODate)},
        {tr("Valid to"), QStringLiteral("%1 (%2)").arg(notAfter.toString(Qt::ISODate), daysLeftText())},
        {tr("Names"), sans.join(QStringLiteral(", "))},
        {tr("Use"), useText()},
        {tr("Key"), keyText()},
        {tr("Signature"), signatureAlgorithm},
        {tr("Serial number"), serial},
        {tr("SHA-256"), groupedFingerprint(sha256)},
        {tr("Key SHA-256"), groupedFingerprint(spkiSha256)}};
    QString text;
    for (const auto &[label, value] : rows)
        text += label + QStringLiteral(": ") + value + QLatin1Char('\n');
    return text + pem;
}

QString groupedFingerprint(const QString &sha256)
{
    QStringList groups;
    for (qsizetype at = 0; at < sha256.size(); at += 8)
        groups.append(sha256.mid(at, 8).toUpper());
    return groups.join(QLatin1Char(' '));
}

QString fingerprintFrom(const QString &typed)
{
    static const QRegularExpression label(QStringLiteral("^\\s*sha-?256[^=:]*[=:]"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression separators(QStringLiteral("[\\s:\\-]"));
    static const QRegularExpression digits(QStringLiteral("^[0-9a-f]{64}$"));
    QString text = typed;
    text = text.remove(label).remove(separators).toLower();
    return digits.match(text).hasMatch() ? text : QString();
}

QString dateText(const QDateTime &time)
{
    //: A date in short that is read alike everywhere, such as 1 Nov 2026.
    return QLocale().toString(time.toLocalTime().date(), tr("d MMM yyyy"));
}

QString whenText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return QStringLiteral("%1 %2 %3")
        .arg(dateText(time), QLocale().toString(local.time(), QLocale::ShortFormat),
             local.timeZoneAbbreviation());
}

} // namespace ui
