// Alarms, their acknowledgement, and what became of their mail.

#include "client/commands.h"
#include "client/rowlimit.h"
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
    if (!addLimit(run, params))
        return;
    run.call(QStringLiteral("alarm.query"), params, [&run, params](const QJsonValue &value) {
        run.show(value.toArray(),
                 {{QStringLiteral("id"), tr("ID")},
                  {QStringLiteral("raised"), tr("RAISED")},
                  {QStringLiteral("state"), tr("STATE")},
                  {QStringLiteral("ackState"), tr("ACK")},
                  {QStringLiteral("priority"), tr("PRIO")},
                  {QStringLiteral("alarmClass"), tr("CLASS"), 16},
                  {QStringLiteral("source"), tr("SOURCE"), 32},
                  {QStringLiteral("text"), tr("TEXT")}},
                 tr("There are no alarms."));
        tellLimit(run, params, value.toArray());
        run.finish();
    });
}

void ackAll(Invocation &run)
{
    if (run.arguments().has(QStringLiteral("note")))
        return run.wrongUsage(tr("--note goes with single alarms"));
    run.call(QStringLiteral("action.invoke"),
             {{QStringLiteral("ord"), QStringLiteral("/Services/AlarmService.ackAll")}},
             [&run](const QJsonValue &count) {
                 if (run.json())
                     run.print(QJsonValue(QJsonObject{{QStringLiteral("acknowledged"), count}}));
                 else
                     run.print(tr("Acknowledged: %1").arg(plainText(count)));
                 run.finish();
             });
}

void ack(Invocation &run)
{
    const QStringList &ids = run.arguments().words();
    const bool all = run.arguments().has(QStringLiteral("all"));
    if (all != ids.isEmpty())
        return run.wrongUsage(tr("either alarms or --all is needed"));
    if (all)
        return ackAll(run);
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

QString text(const QJsonObject &object, const char *key)
{
    return plainText(object.value(QLatin1String(key)));
}

/// What became of one message, with the server's answer for each recipient.
void tellMessage(QStringList &lines, const QJsonObject &message)
{
    lines += tr("    message %1: %2 through %3, tries: %4")
                 .arg(text(message, "id"), text(message, "state"), text(message, "account"),
                      text(message, "attempts"));
    const QJsonArray recipients = message.value(QStringLiteral("recipients")).toArray();
    for (const QJsonValue &item : recipients) {
        const QJsonObject recipient = item.toObject();
        QStringList reply;
        for (const char *key : {"code", "enhancedCode", "text"}) {
            if (const QString part = text(recipient, key); !part.isEmpty() && part != QLatin1String("0"))
                reply += part;
        }
        lines += QStringLiteral("      %1: %2 %3")
                     .arg(text(recipient, "address"), text(recipient, "state"), reply.join(QLatin1Char(' ')));
    }
    if (text(message, "state") != QLatin1String("Sent") && !text(message, "lastCause").isEmpty())
        lines += tr("      why not yet: %1").arg(text(message, "lastCause"));
}

/// The way of an alarm as a story: alarm, class, recipient, queue, reply.
QString whyText(const QJsonObject &why)
{
    const QJsonObject alarm = why.value(QStringLiteral("alarm")).toObject();
    QStringList lines{tr("alarm %1").arg(text(alarm, "id")),
                      tr("  %1: %2").arg(text(alarm, "source"), text(alarm, "text")),
                      tr("  raised %1, now %2 and %3, priority %4")
                          .arg(text(alarm, "raised"), text(alarm, "state"), text(alarm, "ackState"),
                               text(alarm, "priority")),
                      tr("  class %1").arg(text(why.value(QStringLiteral("class")).toObject(), "ord"))};
    const QJsonArray recipients = why.value(QStringLiteral("recipients")).toArray();
    const QJsonArray messages = why.value(QStringLiteral("messages")).toArray();
    if (recipients.isEmpty())
        lines += tr("  no recipient is linked to the class, so nobody was told");
    for (const QJsonValue &item : recipients) {
        const QJsonObject recipient = item.toObject();
        lines += QStringLiteral("  %1 %2: %3: %4")
                     .arg(text(recipient, "time"), text(recipient, "transition"), text(recipient, "ord"),
                          text(recipient, "decision"));
        const QJsonArray ids = recipient.value(QStringLiteral("messageIds")).toArray();
        for (const QJsonValue &message : messages) {
            if (ids.contains(message.toObject().value(QStringLiteral("messageId"))))
                tellMessage(lines, message.toObject());
        }
    }
    return lines.join(QLatin1Char('\n'));
}

void why(Invocation &run)
{
    const QString id = run.arguments().word(0);
    run.call(QStringLiteral("alarm.why"), {{QStringLiteral("id"), id}}, [&run, id](const QJsonValue &value) {
        // The alarm service knows what was decided, the outbox what became of it.
        const QJsonObject decided = value.toObject();
        const QString full =
            decided.value(QStringLiteral("alarm")).toObject().value(QStringLiteral("id")).toString();
        run.call(QStringLiteral("outbox.query"), {{QStringLiteral("alarm"), full}},
                 [&run, decided](const QJsonValue &messages) {
                     QJsonObject story = decided;
                     story.insert(QStringLiteral("messages"), messages);
                     if (run.json())
                         run.print(QJsonValue(story));
                     else
                         run.print(whyText(story));
                     run.finish();
                 });
    });
}

} // namespace

QList<Command> alarmCommands()
{
    return {{.name = QStringLiteral("alarms"),
             .words = QStringLiteral("[--open] [--since T] [--limit N]"),
             .doc = tr("Lists alarms, newest first."),
             .run = alarms,
             .options = {{.name = QStringLiteral("open"),
                          .value = {},
                          .doc = tr("Only those that are in alarm or not acknowledged.")},
                         {.name = QStringLiteral("since"),
                          .value = QStringLiteral("T"),
                          .doc = tr("Only since this time, ISO 8601.")},
                         limitOption()}},
            {.name = QStringLiteral("ack"),
             .words = QStringLiteral("ID... [--note N] | --all"),
             .doc = tr("Acknowledges alarms."),
             .most = -1,
             .needs = Command::RunningStation,
             .run = ack,
             .options = {{.name = QStringLiteral("note"),
                          .value = QStringLiteral("N"),
                          .doc = tr("A note for the record.")},
                         {.name = QStringLiteral("all"),
                          .value = {},
                          .doc = tr("Every alarm that waits for it.")}}},
            {.name = QStringLiteral("why"),
             .words = QStringLiteral("ALARM-ID"),
             .doc = tr("Tells what became of an alarm: class, recipients, queue, the mail server's reply."),
             .least = 1,
             .most = 1,
             .run = why}};
}

} // namespace client
