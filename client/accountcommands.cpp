// Mail accounts, which are components like others with a few commands that know what to ask for.

#include "client/accountsettings.h"
#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>

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

void add(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    QString note;
    const std::optional<QJsonObject> values = accountSettings(run, note);
    if (!values)
        return;
    run.call(QStringLiteral("component.add"),
             {{QStringLiteral("parent"), emailService},
              {QStringLiteral("type"), accountType(arguments)},
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

/// The table has one column for both: whether there is STARTTLS, and whether it may be missing.
QJsonArray withPolicies(QJsonArray rows)
{
    for (QJsonValueRef each : rows) {
        QJsonObject row = each.toObject();
        if (row.value(QStringLiteral("useStartTls")).toBool() &&
            row.value(QStringLiteral("startTlsPolicy")) == QJsonValue(QStringLiteral("IfSupported")))
            row.insert(QStringLiteral("useStartTls"), tr("if offered"));
        each = row;
    }
    return rows;
}

void list(Invocation &run)
{
    withSlots(run, [&run](const QJsonArray &rows) {
        run.show(run.json() ? rows : withPolicies(rows),
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
         .words = QStringLiteral("NAME --host H|--preset P [--transport smtp|imap|pop3] [--port P] "
                                 "[--tls ssl|starttls|none] [--user U] [--password @FILE|-] [--from A]"),
         .doc = tr("Adds a mail account, for outgoing mail if --transport does not say otherwise. Without "
                   "--tls the port decides: 465, 993 and 995 ssl, 587, 143 and 110 starttls, 25 none; "
                   "otherwise ssl."),
         .least = 1,
         .most = 1,
         .run = add,
         .options = accountOptions()},
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
