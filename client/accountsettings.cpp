#include "client/accountsettings.h"

#include "client/providerpresets.h"
#include "client/secretinput.h"

#include <QCoreApplication>

#include <unistd.h>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// What the provider lets through, so that it never has to refuse. Gives what is said of it.
QString addLimits(const ProviderPreset &preset, QJsonObject &values)
{
    QStringList set;
    const std::pair<const char *, int> limits[] = {{"maxSendablePerDay", preset.messagesPerDay},
                                                   {"maxRecipientsPerDay", preset.recipientsPerDay},
                                                   {"maxPerMinute", preset.messagesPerMinute}};
    for (const auto &[slot, limit] : limits) {
        if (limit <= 0)
            continue;
        values.insert(QLatin1String(slot), limit);
        set.append(QStringLiteral("%1=%2").arg(QLatin1String(slot)).arg(limit));
    }
    return set.isEmpty() ? QString() : tr("What the provider allows is set as well: %1.").arg(set.join(u' '));
}

/// "Smtp", "Imap" or "Pop3"; empty when --transport is none of them.
QString transportOf(const Arguments &arguments)
{
    const QString typed = arguments.value(QStringLiteral("transport"), QStringLiteral("smtp"));
    for (const char *known : {"Smtp", "Imap", "Pop3"}) {
        if (typed.compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
            return QLatin1String(known);
    }
    return {};
}

/// The name of the server. Empty: told the person why not.
QString hostOf(Invocation &run, const ServerSettings &usual, const QString &provider)
{
    const QString host = run.arguments().value(QStringLiteral("host"), usual.host);
    if (host.isEmpty())
        run.wrongUsage(tr("--host is missing, or a --preset that knows it"));
    if (!host.contains(QLatin1String("REGION")))
        return host;
    run.wrongUsage(tr("%1 needs the region in the name of the server: write --host %2 with the region's "
                      "name, such as eu-central-1, for REGION")
                       .arg(provider, host));
    return {};
}

/// Port and mode, from the usual ones and what overrides them; the port is 0 where the account finds it by
/// itself. Nothing: told the person why not.
std::optional<ServerSettings> portAndMode(Invocation &run, const ServerSettings &usual, bool hasPreset,
                                          bool sends)
{
    const Arguments &arguments = run.arguments();
    bool ok = true;
    int port = arguments.value(QStringLiteral("port"), QStringLiteral("0")).toInt(&ok);
    if (!ok || port < 0 || port > 65535 || (port == 0 && arguments.has(QStringLiteral("port")))) {
        run.wrongUsage(tr("--port is a number from 1 to 65535"));
        return {};
    }
    // A port that says nothing by itself leaves the provider's mode.
    const QList<int> telling = sends ? QList<int>{25, 465, 587} : QList<int>{143, 993, 110, 995};
    TlsMode mode = hasPreset && !telling.contains(port) ? usual.mode : modeForPort(port);
    if (arguments.has(QStringLiteral("tls")) && !parseMode(arguments.value(QStringLiteral("tls")), mode)) {
        run.wrongUsage(tr("--tls is ssl, starttls or none"));
        return {};
    }
    // The usual port of a mode is left to the account; any other has to be said.
    const int automatic = sends ? portForMode(mode) : mode == TlsMode::Ssl ? 993 : 143;
    if (hasPreset && mode == usual.mode && port == 0 && usual.port != automatic)
        port = usual.port;
    return ServerSettings{{}, port, mode};
}

/// Where to connect and how, from the preset and what overrides it. An empty answer: told the person why not.
std::optional<QJsonObject> connectionSlots(Invocation &run, const QString &transport, QString &note)
{
    const QString presetName = run.arguments().value(QStringLiteral("preset"));
    const ProviderPreset *preset = findPreset(presetName);
    if (!presetName.isEmpty() && !preset) {
        run.wrongUsage(tr("there is no preset \"%1\"; there are: %2")
                           .arg(presetName, presetNames().join(QStringLiteral(", "))));
        return {};
    }
    const bool sends = transport == QLatin1String("Smtp");
    std::optional<ServerSettings> known;
    if (preset && transport != QLatin1String("Pop3"))
        known = sends ? preset->smtp : preset->imap;
    const ServerSettings usual = known.value_or(ServerSettings());
    const QString host = hostOf(run, usual, preset ? preset->name : QString());
    const auto server = host.isEmpty() ? std::nullopt : portAndMode(run, usual, known.has_value(), sends);
    if (!server)
        return {};
    QJsonObject values{{QStringLiteral("hostname"), host},
                       {QStringLiteral("useSsl"), server->mode == TlsMode::Ssl},
                       {QStringLiteral("useStartTls"), server->mode == TlsMode::StartTls}};
    if (server->port > 0)
        values.insert(QStringLiteral("port"), server->port);
    if (!sends)
        values.insert(QStringLiteral("transport"), transport);
    if (preset) {
        // That of a relay in the clear speaks of no other mode.
        const bool fits = server->mode == usual.mode || usual.mode != TlsMode::None;
        note = QStringList{fits ? preset->note : QString(), sends ? addLimits(*preset, values) : QString()}
                   .join(u'\n')
                   .trimmed();
    }
    return values;
}

/// Adds the password, when there is one to be had. False: told the person why not.
bool addPassword(Invocation &run, QJsonObject &values)
{
    const Arguments &arguments = run.arguments();
    const bool given = arguments.has(QStringLiteral("password"));
    const bool canAsk = arguments.has(QStringLiteral("user")) && ::isatty(STDIN_FILENO);
    if (!given && !canAsk)
        return true;
    const QString from = arguments.value(QStringLiteral("password"));
    if (given && from != QLatin1String("-") && !from.startsWith(QLatin1Char('@'))) {
        run.wrongUsage(tr(
            "a password cannot be an argument, where others can see it; write --password @FILE to read it "
            "from a file, --password - to read it from standard input, or leave it out to be asked for it"));
        return false;
    }
    const station::Result<QString> secret = readSecret(from, tr("Password"));
    if (!secret) {
        run.fail(secret.error());
        return false;
    }
    values.insert(QStringLiteral("password"), *secret);
    return true;
}

} // namespace

QString accountOrd(const QString &typed)
{
    const bool isOrd = typed.startsWith(QLatin1Char('/')) || typed.startsWith(QLatin1String("h:"));
    return isOrd ? typed : QStringLiteral("/Services/EmailService/") + typed;
}

QString accountType(const Arguments &arguments)
{
    return transportOf(arguments) == QLatin1String("Smtp") ? QStringLiteral("email:OutgoingAccount")
                                                           : QStringLiteral("email:IncomingAccount");
}

QList<Option> accountOptions()
{
    return {
        {.name = QStringLiteral("transport"),
         .value = QStringLiteral("T"),
         .doc = tr("smtp, which sends; or imap or pop3, which fetch. smtp when left out.")},
        {.name = QStringLiteral("host"), .value = QStringLiteral("H"), .doc = tr("Name of the mail server.")},
        {.name = QStringLiteral("port"),
         .value = QStringLiteral("P"),
         .doc = tr("Its port; by mode when left out.")},
        {.name = QStringLiteral("tls"),
         .value = QStringLiteral("MODE"),
         .doc = tr("ssl: TLS from the first byte; starttls; or none.")},
        {.name = QStringLiteral("user"), .value = QStringLiteral("U"), .doc = tr("Name to sign in with.")},
        {.name = QStringLiteral("password"),
         .value = QStringLiteral("@FILE|-"),
         .doc = tr("Where to read the password from; otherwise it is asked for.")},
        {.name = QStringLiteral("from"),
         .value = QStringLiteral("A"),
         .doc = tr("Address that mail comes from.")},
        {.name = QStringLiteral("preset"),
         .value = QStringLiteral("P"),
         .doc = presetNames().join(QStringLiteral(", "))}};
}

std::optional<QJsonObject> accountSettings(Invocation &run, QString &note)
{
    const Arguments &arguments = run.arguments();
    const QString transport = transportOf(arguments);
    if (transport.isEmpty() ||
        (transport != QLatin1String("Smtp") && arguments.has(QStringLiteral("from")))) {
        run.wrongUsage(transport.isEmpty() ? tr("--transport is smtp, imap or pop3")
                                           : tr("--from is for outgoing mail"));
        return {};
    }
    std::optional<QJsonObject> values = connectionSlots(run, transport, note);
    if (!values || !addPassword(run, *values))
        return {};
    if (arguments.has(QStringLiteral("user")))
        values->insert(QStringLiteral("account"), arguments.value(QStringLiteral("user")));
    if (arguments.has(QStringLiteral("from")))
        values->insert(QStringLiteral("from"), arguments.value(QStringLiteral("from")));
    return values;
}

} // namespace client
