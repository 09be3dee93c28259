#include "ui/trust/hostentry.h"

#include "ui/look/statuslook.h"

#include <QCoreApplication>

#include <array>

namespace ui {

namespace {

struct StateLook
{
    const char *name; ///< As the station writes it.
    const char *text;
    const char *help;
    const char *icon;
};

constexpr std::array<StateLook, 5> looks{{
    {"Unapproved", QT_TRANSLATE_NOOP("Certificates", "Unapproved"),
     QT_TRANSLATE_NOOP("Certificates", "Nobody has decided yet; the station does not connect."),
     "shield-warning"},
    {"Approved", QT_TRANSLATE_NOOP("Certificates", "Approved"),
     QT_TRANSLATE_NOOP("Certificates", "A person accepted exactly this certificate; the station connects."),
     "shield-ok"},
    {"Changed", QT_TRANSLATE_NOOP("Certificates", "Changed"),
     QT_TRANSLATE_NOOP(
         "Certificates",
         "The server shows another certificate than the approved one; the station does not connect."),
     "shield-warning"},
    {"Expired", QT_TRANSLATE_NOOP("Certificates", "Expired"),
     QT_TRANSLATE_NOOP("Certificates", "The approval has ended; the station does not connect."),
     "shield-warning"},
    {"Denied", QT_TRANSLATE_NOOP("Certificates", "Denied"),
     QT_TRANSLATE_NOOP("Certificates", "A person refused this key; it is refused on every host."),
     "shield-refused"},
}};

QString tr(const char *text)
{
    return QCoreApplication::translate("Certificates", text);
}

const StateLook &lookOf(HostState state)
{
    return looks[size_t(state)];
}

QDateTime timeIn(const QJsonObject &json, const char *key)
{
    return QDateTime::fromString(json.value(QLatin1String(key)).toString(), Qt::ISODate);
}

QStringList textsIn(const QJsonObject &json, const char *key)
{
    QStringList list;
    for (const QJsonValue &value : json.value(QLatin1String(key)).toArray())
        list.append(value.toString());
    return list;
}

HostEntry::Previous previousFrom(const QJsonObject &json)
{
    return {certificatesFrom(json.value(QLatin1String("chain")).toArray()),
            json.value(QLatin1String("approvedBy")).toString(), timeIn(json, "approvedAt"),
            json.value(QLatin1String("through")).toString(), json.value(QLatin1String("note")).toString()};
}

HostEntry::Failure failureFrom(const QJsonObject &json)
{
    return {json.value(QLatin1String("cause")).toString(), json.value(QLatin1String("why")).toString(),
            json.value(QLatin1String("remedy")).toString(), HostEntry::Meeting::fromJson(json)};
}

} // namespace

HostEntry::Meeting HostEntry::Meeting::fromJson(const QJsonObject &json)
{
    return {json.value(QLatin1String("address")).toString(), json.value(QLatin1String("tls")).toString(),
            json.value(QLatin1String("cipher")).toString(), textsIn(json, "trace")};
}

QString HostEntry::Meeting::tlsText() const
{
    QStringList parts{tls, cipher};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString hostStateText(HostState state)
{
    return tr(lookOf(state).text);
}

QString hostStateHelp(HostState state)
{
    return tr(lookOf(state).help);
}

QString hostStateIcon(HostState state)
{
    return QLatin1String(lookOf(state).icon);
}

QColor hostStateColour(HostState state, const QPalette &palette)
{
    switch (state) {
    case HostState::Approved:
        return confirmedColour(palette);
    case HostState::Denied:
        return alertColour(palette);
    case HostState::Unapproved:
    case HostState::Changed:
    case HostState::Expired:
        break;
    }
    return statusColour(station::Status::Down, palette);
}

HostEntry HostEntry::fromJson(const QJsonObject &json)
{
    HostEntry entry;
    entry.host = json.value(QLatin1String("host")).toString();
    entry.port = json.value(QLatin1String("port")).toInt();
    entry.protocol = json.value(QLatin1String("protocol")).toString();
    const QString state = json.value(QLatin1String("state")).toString();
    for (size_t i = 0; i < looks.size(); ++i) {
        if (state == QLatin1String(looks[i].name))
            entry.state = HostState(i);
    }
    entry.errors = textsIn(json, "errors");
    entry.reasons = textsIn(json, "reasons");
    entry.chain = certificatesFrom(json.value(QLatin1String("chain")).toArray());
    entry.leaf = entry.chain.isEmpty() ? CertificateInfo::fromJson(json) : entry.chain.constFirst();
    entry.previous = previousFrom(json.value(QLatin1String("previous")).toObject());
    for (const QJsonValue &value : json.value(QLatin1String("waiting")).toArray())
        entry.waiting.append({value[QLatin1String("ord")].toString(),
                              quint32(value[QLatin1String("handle")].toInteger()),
                              value[QLatin1String("name")].toString()});
    entry.met = Meeting::fromJson(json);
    entry.failure = failureFrom(json.value(QLatin1String("failure")).toObject());
    entry.clockSynchronised = json.value(QLatin1String("clockSynchronised")).toBool(true);
    entry.firstSeen = timeIn(json, "firstSeen");
    entry.lastUsed = timeIn(json, "lastUsed");
    entry.expires = timeIn(json, "expires");
    entry.renewed = timeIn(json, "renewed");
    entry.superseded = timeIn(json, "superseded");
    entry.approvedSha256 = json.value(QLatin1String("approved"))[QLatin1String("sha256")].toString();
    entry.approvedBy = json.value(QLatin1String("approvedBy")).toString();
    entry.approvedAt = timeIn(json, "approvedAt");
    entry.deniedBy = json.value(QLatin1String("deniedBy")).toString();
    entry.deniedAt = timeIn(json, "deniedAt");
    entry.note = json.value(QLatin1String("note")).toString();
    entry.forgiven = textsIn(json, "forgiven");
    entry.once = json.value(QLatin1String("once")).toBool();
    return entry;
}

QString HostEntry::hostAndPort() const
{
    const QString name = host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(host) : host;
    return QStringLiteral("%1:%2").arg(name).arg(port);
}

QString HostEntry::key() const
{
    return hostAndPort() + QLatin1Char('/') + protocol;
}

QJsonObject HostEntry::params() const
{
    return {{QStringLiteral("host"), host},
            {QStringLiteral("port"), port},
            {QStringLiteral("protocol"), protocol}};
}

QJsonObject hostParams(const QString &key)
{
    const qsizetype slash = key.lastIndexOf(QLatin1Char('/'));
    const qsizetype colon = key.lastIndexOf(QLatin1Char(':'), slash);
    QString host = key.left(colon);
    if (host.startsWith(QLatin1Char('[')))
        host = host.mid(1, host.size() - 2);
    return {{QStringLiteral("host"), host},
            {QStringLiteral("port"), QStringView(key).mid(colon + 1, slash - colon - 1).toInt()},
            {QStringLiteral("protocol"), key.mid(slash + 1)}};
}

QString errorText(const QString &error)
{
    static const QHash<QString, const char *> texts{
        {QStringLiteral("selfSigned"), QT_TRANSLATE_NOOP("Certificates", "self-signed")},
        {QStringLiteral("untrustedRoot"), QT_TRANSLATE_NOOP("Certificates", "issuer unknown")},
        {QStringLiteral("incompleteChain"), QT_TRANSLATE_NOOP("Certificates", "issuer not sent")},
        {QStringLiteral("nameMismatch"), QT_TRANSLATE_NOOP("Certificates", "other name")},
        {QStringLiteral("expired"), QT_TRANSLATE_NOOP("Certificates", "expired")},
        {QStringLiteral("notYetValid"), QT_TRANSLATE_NOOP("Certificates", "not valid yet")},
    };
    const char *text = texts.value(error);
    return text ? tr(text) : error;
}

} // namespace ui
