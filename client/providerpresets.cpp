// The presets are data with a date and a source a row, compiled in. Their texts come in several languages
// beside each other: which one is taken is said by the translation in use.

#include "client/providerpresets.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace client {

namespace {

/// A plain text, or one of its languages.
QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    //: The code of this translation's language, as resources/presets.json writes it: "en", "de".
    const QString language = QCoreApplication::translate("ProviderPresets", "en");
    const QJsonValue text = value[language];
    return text.isString() ? text.toString() : value[QStringLiteral("en")].toString();
}

QStringList listOf(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list.append(entry.toString());
    return list;
}

/// The first preset one of whose domains, which @p domains takes out of it, is @p name or above it.
const ProviderPreset *presetAbove(const QString &name, QStringList ProviderPreset::*domains)
{
    for (const ProviderPreset &preset : providerPresets()) {
        for (const QString &one : preset.*domains) {
            if (name == one || name.endsWith(QLatin1Char('.') + one))
                return &preset;
        }
    }
    return nullptr;
}

std::optional<ServerSettings> serverOf(const QJsonValue &value)
{
    ServerSettings server;
    if (!value.isObject() || !parseMode(value[QStringLiteral("mode")].toString(), server.mode))
        return {};
    server.host = value[QStringLiteral("host")].toString();
    server.port = value[QStringLiteral("port")].toInt();
    return server;
}

ProviderPreset::SignIn signInOf(const QString &text)
{
    static constexpr const char *names[] = {"password", "appPassword", "apiKey", "oauth2", "none"};
    const auto *found = std::find_if(std::begin(names), std::end(names),
                                     [&text](const char *name) { return text == QLatin1String(name); });
    return found == std::end(names) ? ProviderPreset::Password
                                    : ProviderPreset::SignIn(found - std::begin(names));
}

int figure(const QJsonValue &row, const QString &name)
{
    return row[QStringLiteral("figures")][name].toInt();
}

QList<ProviderPreset> readPresets()
{
    QFile file(QStringLiteral(":/client/presets.json"));
    (void)file.open(QIODevice::ReadOnly);
    QList<ProviderPreset> presets;
    for (const QJsonValue &row : QJsonDocument::fromJson(file.readAll()).array()) {
        presets.append({.id = row[QStringLiteral("id")].toString(),
                        .name = textOf(row[QStringLiteral("name")]),
                        .domains = listOf(row[QStringLiteral("domains")]),
                        .mailExchangers = listOf(row[QStringLiteral("mx")]),
                        .smtp = serverOf(row[QStringLiteral("smtp")]),
                        .imap = serverOf(row[QStringLiteral("imap")]),
                        .signIn = signInOf(row[QStringLiteral("signIn")].toString()),
                        .user = row[QStringLiteral("user")].toString(),
                        .note = textOf(row[QStringLiteral("note")]),
                        .limits = textOf(row[QStringLiteral("limits")]),
                        .messagesPerDay = figure(row, QStringLiteral("messagesPerDay")),
                        .recipientsPerDay = figure(row, QStringLiteral("recipientsPerDay")),
                        .messagesPerMinute = figure(row, QStringLiteral("messagesPerMinute")),
                        .date = row[QStringLiteral("date")].toString(),
                        .source = row[QStringLiteral("source")].toString()});
    }
    return presets;
}

} // namespace

const QList<ProviderPreset> &providerPresets()
{
    static const QList<ProviderPreset> presets = readPresets();
    return presets;
}

const ProviderPreset *findPreset(const QString &id)
{
    for (const ProviderPreset &preset : providerPresets()) {
        if (id.compare(preset.id, Qt::CaseInsensitive) == 0)
            return &preset;
    }
    return nullptr;
}

const ProviderPreset *presetForAddress(const QString &address)
{
    return presetAbove(address.section(QLatin1Char('@'), -1).trimmed().toLower(), &ProviderPreset::domains);
}

const ProviderPreset *presetForMailExchanger(const QString &host)
{
    return presetAbove(host.toLower(), &ProviderPreset::mailExchangers);
}

QStringList presetNames()
{
    QStringList names;
    for (const ProviderPreset &preset : providerPresets())
        names.append(preset.id);
    return names;
}

TlsMode modeForPort(int port)
{
    switch (port) {
    case 587:
    case 143:
    case 110:
        return TlsMode::StartTls;
    case 25:
        return TlsMode::None;
    default:
        return TlsMode::Ssl;
    }
}

int portForMode(TlsMode mode)
{
    switch (mode) {
    case TlsMode::None:
        return 25;
    case TlsMode::StartTls:
        return 587;
    case TlsMode::Ssl:
        break;
    }
    return 465;
}

bool parseMode(const QString &text, TlsMode &mode)
{
    for (const TlsMode candidate : {TlsMode::None, TlsMode::Ssl, TlsMode::StartTls}) {
        if (text.compare(modeText(candidate), Qt::CaseInsensitive) == 0) {
            mode = candidate;
            return true;
        }
    }
    return false;
}

QString modeText(TlsMode mode)
{
    static constexpr const char *texts[] = {"none", "ssl", "starttls"};
    return QLatin1String(texts[int(mode)]);
}

} // namespace client
