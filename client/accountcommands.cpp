// Mail accounts, which are components like others with a few commands that know what to ask for.

#include "client/assignment.h"
#include "client/commands.h"
#include "client/providerpresets.h"
#include "client/secretinput.h"
#include "client/textoutput.h"

#include <QCoreApplication>

#include <unistd.h>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

const QString emailService = QStringLiteral("/Services/EmailService");

bool isAccount(const QJsonObject &row)
{
    const QString type = row.value(QStringLiteral("type")).toString();
    return type == QLatin1String("email:OutgoingAccount") || type == QLatin1String("email:IncomingAccount");
}

/// What the provider lets through, so that it never has to refuse.
void addLimits(const ProviderPreset &preset, QJsonObject &values)
{
    const std::pair<const char *, int> limits[] = {{"maxSendablePerDay", preset.messagesPerDay},
                                                   {"maxRecipientsPerDay", preset.recipientsPerDay},
                                                   {"maxPerMinute", preset.messagesPerMinute}};
    for (const auto &[slot, limit] : limits) {
        if (limit > 0)
            values.insert(QLatin1String(slot), limit);
    }
}

/// Where to connect and how, from the preset and what overrides it. An empty answer: told the person why not.
std::optional<QJsonObject> connectionSlots(Invocation &run, QString &note)
{
    const Arguments &arguments = run.arguments();
    const QString presetName = arguments.value(QStringLiteral("preset"));
    const ProviderPreset *preset = findPreset(presetName);
    if (!presetName.isEmpty() && !preset) {
        run.wrongUsage(tr("there is no preset \"%1\"; there are: %2")
                           .arg(presetName, presetNames().join(QStringLiteral(", "))));
        return {};
    }
    const ServerSettings usual = preset && preset->smtp ? *preset->smtp : ServerSettings();
    const QString host = arguments.value(QStringLiteral("host"), usual.host);
    if (host.isEmpty()) {
        run.wrongUsage(tr("--host is missing, or a --preset that knows it"));
        return {};
    }
    bool ok = true;
    int port = arguments.value(QStringLiteral("port"), QStringLiteral("0")).toInt(&ok);
    if (!ok || port < 0 || port > 65535 || (port == 0 && arguments.has(QStringLiteral("port")))) {
        run.wrongUsage(tr("--port is a number from 1 to 65535"));
        return {};
    }
    TlsMode mode = port == 0 && preset ? usual.mode : modeForPort(port);
    if (arguments.has(QStringLiteral("tls")) && !parseMode(arguments.value(QStringLiteral("tls")), mode)) {
        run.wrongUsage(tr("--tls is ssl, starttls or none"));
        return {};
    }
    if (preset && mode == usual.mode) {
        note = preset->note;
        // The usual port of a mode is left to the account; any other has to be said.
        if (port == 0 && usual.port != portForMode(mode))
            port = usual.port;
    }
    QJsonObject values{{QStringLiteral("hostname"), host},
                       {QStringLiteral("useSsl"), mode == TlsMode::Ssl},
                       {QStringLiteral("useStartTls"), mode == TlsMode::StartTls}};
    if (port > 0)
        values.insert(QStringLiteral("port"), port);
    if (preset)
        addLimits(*preset, values);
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

void add(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    QString note;
    std::optional<QJsonObject> values = connectionSlots(run, note);
    if (!values || !addPassword(run, *values))
        return;
    if (arguments.has(QStringLiteral("user")))
        values->insert(QStringLiteral("account"), arguments.value(QStringLiteral("user")));
    if (arguments.has(QStringLiteral("from")))
        values->insert(QStringLiteral("from"), arguments.value(QStringLiteral("from")));
    run.call(QStringLiteral("component.add"),
             {{QStringLiteral("parent"), emailService},
              {QStringLiteral("type"), QStringLiteral("email:OutgoingAccount")},
              {QStringLiteral("name"), arguments.word(0)},
              {QStringLiteral("slots"), *values}},
             [&run, note](const QJsonValue &row) {
                 if (run.json())
                     run.print(row);
                 else
                     run.print(plainText(row.toObject().value(QStringLiteral("ord"))));
                 if (!note.isEmpty() && !run.json())
                     run.print(note);
                 run.finish();
             });
}

/// One line for each account out of all slots that were read.
QJsonArray accountRows(const QJsonArray &accounts, const QJsonArray &values)
{
    QJsonArray rows;
    for (const QJsonValue &account : accounts) {
        QJsonObject row = account.toObject();
        const QString prefix = row.value(QStringLiteral("ord")).toString() + QLatin1Char('.');
        for (const QJsonValue &item : values) {
            const QJsonObject value = item.toObject();
            const QString ord = value.value(QStringLiteral("ord")).toString();
            if (ord.startsWith(prefix) &&
                value.value(QStringLiteral("type")) != QJsonValue(QStringLiteral("status")))
                row.insert(ord.mid(prefix.size()), value.value(QStringLiteral("value")));
        }
        rows.append(row);
    }
    return rows;
}

void withAccounts(Invocation &run, std::function<void(const QJsonArray &)> then)
{
    run.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), emailService}},
             [then](const QJsonValue &value) {
                 QJsonArray accounts;
                 const QJsonArray children = value.toArray();
                 for (const QJsonValue &child : children) {
                     if (isAccount(child.toObject()))
                         accounts.append(child);
                 }
                 then(accounts);
             });
}

/// The accounts with all their slots.
void withSlots(Invocation &run, std::function<void(const QJsonArray &)> then)
{
    withAccounts(run, [&run, then](const QJsonArray &accounts) {
        QJsonArray ords;
        for (const QJsonValue &account : accounts)
            ords.append(account[QStringLiteral("ord")]);
        run.call(
            QStringLiteral("slot.read"), {{QStringLiteral("ords"), ords}},
            [then, accounts](const QJsonValue &values) { then(accountRows(accounts, values.toArray())); });
    });
}

void list(Invocation &run)
{
    withSlots(run, [&run](const QJsonArray &rows) {
        run.show(rows,
                 {{QStringLiteral("name"), tr("NAME")},
                  {QStringLiteral("hostname"), tr("HOST")},
                  {QStringLiteral("resolvedPort"), tr("PORT")},
                  {QStringLiteral("useSsl"), tr("SSL")},
                  {QStringLiteral("useStartTls"), tr("STARTTLS")},
                  {QStringLiteral("account"), tr("USER")},
                  {QStringLiteral("status"), tr("STATUS")},
                  {QStringLiteral("state"), tr("STATE")},
                  {QStringLiteral("queueSize"), tr("QUEUED")},
                  {QStringLiteral("faultCause"), tr("CAUSE")}},
                 tr("There is no account. `tocsin account add` makes one."));
        run.finish();
    });
}

/// What becomes of @p waiting mails of @p going; @p rows are all accounts. Empty when none waits.
QString waitingNotice(const QJsonObject &going, const QJsonArray &rows, int waiting)
{
    if (waiting == 0)
        return {};
    // As the outbox chooses: the first that is enabled, else the first.
    QString heir;
    for (const QJsonValue &row : rows) {
        const bool sends = row[QStringLiteral("type")] == QStringLiteral("email:OutgoingAccount");
        if (!sends || row[QStringLiteral("ord")] == going.value(QStringLiteral("ord")))
            continue;
        const bool enabled = row[QStringLiteral("enabled")].toBool();
        if (heir.isEmpty() || enabled)
            heir = row[QStringLiteral("name")].toString();
        if (enabled)
            break;
    }
    const QString mails = waiting == 1 ? tr("1 mail waits on it") : tr("%1 mails wait on it").arg(waiting);
    if (heir.isEmpty())
        return tr("%1; nothing is lost, but nothing leaves until another account is added.").arg(mails);
    return tr("%1; the account %2 takes over.").arg(mails, heir);
}

/// Says what waits on the account, then removes it.
void removeAccount(Invocation &run, const QJsonObject &going, const QJsonArray &rows, int waiting)
{
    const QString notice = waitingNotice(going, rows, waiting);
    run.call(QStringLiteral("component.remove"),
             {{QStringLiteral("ord"), going.value(QStringLiteral("ord"))}},
             [&run, notice](const QJsonValue &row) {
                 if (run.json())
                     run.print(row);
                 else if (!notice.isEmpty())
                     run.print(notice);
                 run.finish();
             });
}

void remove(Invocation &run)
{
    const QString name = run.arguments().word(0);
    withSlots(run, [&run, name](const QJsonArray &rows) {
        for (const QJsonValue &row : rows) {
            if (row[QStringLiteral("name")] != name && row[QStringLiteral("ord")] != name)
                continue;
            const QJsonObject going = row.toObject();
            if (going.value(QStringLiteral("type")) != QJsonValue(QStringLiteral("email:OutgoingAccount")))
                return removeAccount(run, going, rows, 0);
            // On a stopped station the slot is not counted, but the rows are there.
            return run.call(QStringLiteral("outbox.query"),
                            {{QStringLiteral("account"), going.value(QStringLiteral("ord"))},
                             {QStringLiteral("state"), QStringLiteral("Queued")}},
                            [&run, going, rows](const QJsonValue &queued) {
                                const int counted = going.value(QStringLiteral("queueSize")).toInt();
                                removeAccount(run, going, rows,
                                              std::max(counted, int(queued.toArray().size())));
                            });
        }
        run.fail({name, tr("there is no such account"), tr("`tocsin account list` shows them")});
    });
}

} // namespace

QList<Command> accountCommands()
{
    return {
        {.name = QStringLiteral("account add"),
         .words = QStringLiteral("NAME --host H|--preset P [--port P] [--tls ssl|starttls|none] [--user U] "
                                 "[--password @FILE|-] [--from A]"),
         .doc = tr("Adds an account for outgoing mail. Without --tls the port decides: 465 ssl, 587 "
                   "starttls, 25 none; "
                   "otherwise ssl."),
         .least = 1,
         .most = 1,
         .run = add,
         .options = {{.name = QStringLiteral("host"),
                      .value = QStringLiteral("H"),
                      .doc = tr("Name of the mail server.")},
                     {.name = QStringLiteral("port"),
                      .value = QStringLiteral("P"),
                      .doc = tr("Its port; by mode when left out.")},
                     {.name = QStringLiteral("tls"),
                      .value = QStringLiteral("MODE"),
                      .doc = tr("ssl: TLS from the first byte; starttls; or none.")},
                     {.name = QStringLiteral("user"),
                      .value = QStringLiteral("U"),
                      .doc = tr("Name to sign in with.")},
                     {.name = QStringLiteral("password"),
                      .value = QStringLiteral("@FILE|-"),
                      .doc = tr("Where to read the password from; otherwise it is asked for.")},
                     {.name = QStringLiteral("from"),
                      .value = QStringLiteral("A"),
                      .doc = tr("Address that mail comes from.")},
                     {.name = QStringLiteral("preset"),
                      .value = QStringLiteral("P"),
                      .doc = presetNames().join(QStringLiteral(", "))}}},
        {.name = QStringLiteral("account list"),
         .doc = tr("Lists the mail accounts and how they are."),
         .run = list},
        {.name = QStringLiteral("account remove"),
         .words = QStringLiteral("NAME"),
         .doc = tr("Removes a mail account."),
         .least = 1,
         .most = 1,
         .run = remove}};
}

} // namespace client
