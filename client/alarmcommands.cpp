// Alarms, their acknowledgement, and what became of their mail.

#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>

#include <memory>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void alarms(Invocation &run)
{
    QJsonObject params;
    if (run.arguments().has(QStringLiteral("open")))
        params.insert(QStringLiteral("open"), true);
    if (run.arguments().has(QStringLiteral("since"))) {
        const QString since = run.arguments().value(QStringLiteral("since"));
        if (!QDateTime::fromString(since, Qt::ISODate).isValid())
            return run.wrongUsage(tr("--since is a time such as 2026-01-31T12:00:00Z"));
        params.insert(QStringLiteral("since"), since);
    }
    run.call(QStringLiteral("alarm.query"), params, [&run](const QJsonValue &value) {
        run.show(value.toArray(),
                 {{QStringLiteral("id"), tr("ID")},
                  {QStringLiteral("raised"), tr("RAISED")},
                  {QStringLiteral("state"), tr("STATE")},
                  {QStringLiteral("ackState"), tr("ACK")},
                  {QStringLiteral("priority"), tr("PRIO")},
                  {QStringLiteral("alarmClass"), tr("CLASS")},
                  {QStringLiteral("source"), tr("SOURCE")},
                  {QStringLiteral("text"), tr("TEXT")}},
                 tr("There are no alarms."));
        run.finish();
    });
}

void ack(Invocation &run)
{
    const QStringList &ids = run.arguments().words();
    const auto answers = std::make_shared<QJsonArray>();
    for (const QString &id : ids) {
        QJsonObject params{{QStringLiteral("id"), id}};
        if (run.arguments().has(QStringLiteral("note")))
            params.insert(QStringLiteral("note"), run.arguments().value(QStringLiteral("note")));
        run.call(QStringLiteral("alarm.ack"), params,
                 [&run, answers, count = ids.size()](const QJsonValue &value) {
                     answers->append(value);
                     if (answers->size() < count)
                         return;
                     if (run.json())
                         run.print(count == 1 ? answers->at(0) : QJsonValue(*answers));
                     run.finish();
                 });
    }
}

void why(Invocation &run)
{
    run.call(QStringLiteral("alarm.why"), {{QStringLiteral("id"), run.arguments().word(0)}},
             [&run](const QJsonValue &value) {
                 run.show(value.toObject(), {QStringLiteral("alarm"), QStringLiteral("id"),
                                             QStringLiteral("source"), QStringLiteral("text"),
                                             QStringLiteral("alarmClass"), QStringLiteral("recipients")});
                 run.finish();
             });
}

} // namespace

QList<Command> alarmCommands()
{
    return {{.name = QStringLiteral("alarms"),
             .words = QStringLiteral("[--open] [--since T]"),
             .doc = tr("Lists alarms, newest first."),
             .run = alarms,
             .options = {{.name = QStringLiteral("open"),
                          .value = {},
                          .doc = tr("Only those that are in alarm or not acknowledged.")},
                         {.name = QStringLiteral("since"),
                          .value = QStringLiteral("T"),
                          .doc = tr("Only since this time, ISO 8601.")}}},
            {.name = QStringLiteral("ack"),
             .words = QStringLiteral("ID... [--note N]"),
             .doc = tr("Acknowledges alarms."),
             .least = 1,
             .most = -1,
             .needs = Command::RunningStation,
             .run = ack,
             .options = {{.name = QStringLiteral("note"),
                          .value = QStringLiteral("N"),
                          .doc = tr("A note for the record.")}}},
            {.name = QStringLiteral("why"),
             .words = QStringLiteral("ALARM-ID"),
             .doc = tr("Tells what became of an alarm: class, recipients, queue, the mail server's reply."),
             .least = 1,
             .most = 1,
             .run = why}};
}

} // namespace client
