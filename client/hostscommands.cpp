// Allowed Hosts: servers whose certificate a person judged.

#include "client/commands.h"
#include "client/textoutput.h"
#include "truststore/endpoint.h"
#include "truststore/problem.h"

#include <QCoreApplication>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// {host, port, protocol} of the first argument, or nothing after telling the person why not.
std::optional<QJsonObject> endpointOf(Invocation &run)
{
    const QString named = run.arguments().value(QStringLiteral("protocol"), QStringLiteral("smtp"));
    const std::optional<trust::Protocol> protocol = trust::protocolNamed(named);
    if (!protocol) {
        run.wrongUsage(tr("\"%1\" is no protocol; there are smtp, imap, pop3, session and oauth").arg(named));
        return {};
    }
    const station::Result<trust::Endpoint> endpoint =
        trust::parseEndpoint(*protocol, run.arguments().word(0));
    if (!endpoint) {
        run.wrongUsage(endpoint.error().text());
        return {};
    }
    QJsonObject params{{QStringLiteral("host"), endpoint->host.text()},
                       {QStringLiteral("port"), endpoint->port}};
    // Left out when it was not given: the station then takes the only entry that fits.
    if (run.arguments().has(QStringLiteral("protocol")))
        params.insert(QStringLiteral("protocol"), trust::name(*protocol));
    return params;
}

/// The state of an entry of hosts.list, with what became of an approval since.
QString stateText(const QJsonObject &entry)
{
    const QString state = plainText(entry.value(QStringLiteral("state")));
    if (state != QLatin1String("Approved"))
        return state;
    if (!plainText(entry.value(QStringLiteral("superseded"))).isEmpty())
        return tr("%1, no longer needed").arg(state);
    if (!plainText(entry.value(QStringLiteral("renewed"))).isEmpty())
        return tr("%1, renewed with the same key").arg(state);
    return state;
}

void list(Invocation &run)
{
    run.call(QStringLiteral("hosts.list"), {}, [&run](const QJsonValue &value) {
        QJsonArray rows = value.toArray();
        for (QJsonValueRef row : rows) {
            QJsonObject shown = row.toObject();
            if (!run.json())
                shown.insert(QStringLiteral("state"), stateText(shown));
            row = shown;
        }
        run.show(rows,
                 {{QStringLiteral("host"), tr("HOST"), 32},
                  {QStringLiteral("port"), tr("PORT")},
                  {QStringLiteral("protocol"), tr("PROTOCOL")},
                  {QStringLiteral("state"), tr("STATE")},
                  {QStringLiteral("errors"), tr("ERRORS"), 28},
                  {QStringLiteral("expires"), tr("EXPIRES")},
                  {QStringLiteral("lastSeen"), tr("LAST SEEN")},
                  {QStringLiteral("sha256"), tr("SHA-256")}},
                 tr("No server has been refused or approved."));
        run.finish();
    });
}

/// Calls @p method for the host with @p more parameters and shows the entry that comes back.
void change(Invocation &run, const char *method, const QJsonObject &more = {})
{
    std::optional<QJsonObject> params = endpointOf(run);
    if (!params)
        return;
    for (auto it = more.begin(); it != more.end(); ++it)
        params->insert(it.key(), it.value());
    run.call(QLatin1String(method), *params, [&run](const QJsonValue &value) {
        QJsonObject shown = value.toObject();
        QJsonArray trace;
        if (!run.json())
            trace = shown.take(QStringLiteral("trace")).toArray();
        if (!shown.isEmpty())
            run.show(shown, {QStringLiteral("host"), QStringLiteral("port"), QStringLiteral("protocol"),
                             QStringLiteral("state"), QStringLiteral("errors"), QStringLiteral("subject"),
                             QStringLiteral("issuer"), QStringLiteral("sha256")});
        else if (run.json())
            run.print(QJsonValue(QJsonObject{}));
        if (!trace.isEmpty())
            run.print(tr("conversation:"));
        for (const QJsonValue &line : trace)
            run.print(QStringLiteral("  ") + escapedText(line.toString()));
        run.finish();
    });
}

void approve(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    if (!arguments.has(QStringLiteral("fingerprint")))
        return run.wrongUsage(
            tr("--fingerprint SHA256 is missing: compare it with what the server's owner tells you; "
               "`tocsin hosts show` prints the one that was seen"));
    QJsonObject more{{QStringLiteral("fingerprint"), arguments.value(QStringLiteral("fingerprint"))}};
    QJsonArray also;
    for (const QString &value : arguments.values(QStringLiteral("also"))) {
        const QStringList names = value.split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString &name : names) {
            const std::optional<trust::Problem> problem = trust::problemNamed(name.trimmed());
            if (!problem || !trust::forgivableIfTicked().testFlag(*problem))
                return run.wrongUsage(tr("--also takes expired and notYetValid, not \"%1\"").arg(name));
            also.append(trust::name(*problem));
        }
    }
    if (!also.isEmpty())
        more.insert(QStringLiteral("also"), also);
    if (arguments.has(QStringLiteral("once")))
        more.insert(QStringLiteral("once"), true);
    for (const QString &key : {QStringLiteral("expires"), QStringLiteral("note")}) {
        if (arguments.has(key))
            more.insert(key, arguments.value(key));
    }
    change(run, "hosts.approve", more);
}

void deny(Invocation &run)
{
    QJsonObject more;
    if (run.arguments().has(QStringLiteral("note")))
        more.insert(QStringLiteral("note"), run.arguments().value(QStringLiteral("note")));
    change(run, "hosts.deny", more);
}

} // namespace

QList<Command> hostsCommands()
{
    const QString host = QStringLiteral("HOST:PORT [--protocol P]");
    const Option protocol{.name = QStringLiteral("protocol"),
                          .value = QStringLiteral("P"),
                          .doc = tr("smtp, imap, pop3, session or oauth.")};
    const Option note{
        .name = QStringLiteral("note"), .value = QStringLiteral("N"), .doc = tr("A note for the record.")};
    return {
        {.name = QStringLiteral("hosts list"),
         .doc = tr("Lists the servers whose certificate was refused, approved or denied."),
         .run = list},
        {.name = QStringLiteral("hosts show"),
         .words = host,
         .doc = tr("Shows what a server presented and what was decided."),
         .least = 1,
         .most = 1,
         .run = [](Invocation &run) { change(run, "hosts.show"); },
         .options = {protocol}},
        {.name = QStringLiteral("hosts approve"),
         .words = QStringLiteral("HOST:PORT --fingerprint SHA256 [--once] [--protocol P] "
                                 "[--also expired,notYetValid] [--expires D] [--note N]"),
         .doc = tr("Accepts exactly the certificate with this fingerprint for this server; mail that "
                   "waits for it goes at once."),
         .least = 1,
         .most = 1,
         .run = approve,
         .options = {{.name = QStringLiteral("fingerprint"),
                      .value = QStringLiteral("SHA256"),
                      .doc = tr("As the server's owner tells it; colons do not matter.")},
                     protocol,
                     {.name = QStringLiteral("once"),
                      .value = {},
                      .doc = tr("Accept it for the next connection within 10 minutes only.")},
                     {.name = QStringLiteral("also"),
                      .value = QStringLiteral("LIST"),
                      .doc = tr("Accept as well that it is expired or notYetValid."),
                      .many = true},
                     {.name = QStringLiteral("expires"),
                      .value = QStringLiteral("D"),
                      .doc = tr("When the approval ends; 398 days at most.")},
                     note}},
        {.name = QStringLiteral("hosts deny"),
         .words = host + QStringLiteral(" [--note N]"),
         .doc = tr(
             "Refuses a server's key for good, on whatever server it appears; names each server and account "
             "that this stops."),
         .least = 1,
         .most = 1,
         .run = deny,
         .options = {protocol, note}},
        {.name = QStringLiteral("hosts delete"),
         .words = host,
         .doc = tr("Forgets an entry; the next connection asks again."),
         .least = 1,
         .most = 1,
         .run = [](Invocation &run) { change(run, "hosts.delete"); },
         .options = {protocol}}};
}

} // namespace client
