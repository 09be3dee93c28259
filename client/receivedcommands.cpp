// The mail that the incoming accounts received.

#include "client/accountsettings.h"
#include "client/commands.h"
#include "client/rowlimit.h"
#include "client/textoutput.h"

#include <QCoreApplication>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

Option accountOption()
{
    return {.name = QStringLiteral("account"),
            .value = QStringLiteral("ORD"),
            .doc = tr("Name or ord of an incoming account; all otherwise.")};
}

/// Asks for the messages that @p params describe, and shows them.
void tell(Invocation &run, QJsonObject params)
{
    if (run.arguments().has(QStringLiteral("account")))
        params.insert(QStringLiteral("account"),
                      accountOrd(run.arguments().value(QStringLiteral("account"))));
    if (!addLimit(run, params))
        return;
    run.call(QStringLiteral("mail.query"), params, [&run, params](const QJsonValue &value) {
        const QJsonArray rows = value.toArray();
        QJsonArray shown;
        for (const QJsonValue &row : rows) {
            QJsonObject line = row.toObject();
            if (!run.json())
                line[QStringLiteral("account")] =
                    line[QStringLiteral("account")].toString().section(QLatin1Char('/'), -1);
            shown.append(line);
        }
        run.show(shown,
                 {{QStringLiteral("id"), tr("ID")},
                  {QStringLiteral("received"), tr("RECEIVED")},
                  {QStringLiteral("account"), tr("ACCOUNT"), 12},
                  {QStringLiteral("from"), tr("FROM"), 28},
                  {QStringLiteral("subject"), tr("SUBJECT"), 32},
                  {QStringLiteral("state"), tr("STATE")},
                  {QStringLiteral("cause"), tr("CAUSE")}},
                 tr("No such mail was received."));
        tellLimit(run, params, rows);
        run.finish();
    });
}

void list(Invocation &run)
{
    tell(run, {});
}

void search(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    QJsonObject params;
    if (!arguments.words().isEmpty())
        params.insert(QStringLiteral("text"), arguments.word(0));
    if (arguments.has(QStringLiteral("from")))
        params.insert(QStringLiteral("from"), arguments.value(QStringLiteral("from")));
    if (arguments.has(QStringLiteral("since"))) {
        const QString since = arguments.value(QStringLiteral("since"));
        if (!QDateTime::fromString(since, Qt::ISODate).isValid())
            return run.wrongUsage(tr("--since is a time such as 2026-01-31T12:00:00Z"));
        params.insert(QStringLiteral("since"), since);
    }
    if (params.isEmpty())
        return run.wrongUsage(tr("a text, --from or --since is needed"));
    tell(run, params);
}

void show(Invocation &run)
{
    bool ok = false;
    const qint64 id = run.arguments().word(0).toLongLong(&ok);
    if (!ok || id <= 0)
        return run.wrongUsage(tr("\"%1\" is no number of a received message; `tocsin mail list` shows them")
                                  .arg(run.arguments().word(0)));
    run.call(QStringLiteral("mail.show"), {{QStringLiteral("id"), id}}, [&run](const QJsonValue &value) {
        QJsonObject message = value.toObject();
        if (run.json()) {
            run.print(QJsonValue(message));
            return run.finish();
        }
        const QString text = message.take(QStringLiteral("text")).toString();
        const bool isCut = message.take(QStringLiteral("textIsCut")).toBool();
        for (const QString &name : message.keys()) {
            if (plainText(message[name]).isEmpty())
                message.remove(name);
        }
        run.show(message, {QStringLiteral("id"), QStringLiteral("account"), QStringLiteral("received"),
                           QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("subject"),
                           QStringLiteral("state"), QStringLiteral("cause"), QStringLiteral("name")});
        run.print(QLatin1Char('\n') + plainText(text));
        if (isCut)
            run.note(tr("The text goes on; the station keeps its beginning only"));
        run.finish();
    });
}

} // namespace

QList<Command> receivedCommands()
{
    return {
        {.name = QStringLiteral("mail list"),
         .words = QStringLiteral("[--account ORD] [--limit N]"),
         .doc = tr("Lists received mail, newest first, with what became of it: a reply that counts or why "
                   "not, a bounce."),
         .run = list,
         .options = {accountOption(), limitOption()}},
        {.name = QStringLiteral("mail show"),
         .words = QStringLiteral("ID"),
         .doc = tr("Shows one received message: its header, its text, names and sizes of its attachments."),
         .least = 1,
         .most = 1,
         .run = show},
        {.name = QStringLiteral("mail search"),
         .words = QStringLiteral("[TEXT] [--from F] [--since T] [--account ORD] [--limit N]"),
         .doc = tr("Lists received mail with this text in subject, sender, text or cause."),
         .most = 1,
         .run = search,
         .options = {{.name = QStringLiteral("from"),
                      .value = QStringLiteral("F"),
                      .doc = tr("Only with this in the sender.")},
                     {.name = QStringLiteral("since"),
                      .value = QStringLiteral("T"),
                      .doc = tr("Only received since this time, ISO 8601.")},
                     accountOption(),
                     limitOption()}}};
}

} // namespace client
