// The queue of outgoing mail.

#include "client/commands.h"
#include "client/outboxtable.h"
#include "client/rowlimit.h"

#include <QCoreApplication>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// The message that the first argument names, or nothing after telling the person why not.
std::optional<qint64> messageId(Invocation &run)
{
    bool ok = false;
    const qint64 id = run.arguments().word(0).toLongLong(&ok);
    if (ok && id > 0)
        return id;
    run.wrongUsage(
        tr("\"%1\" is no number of a message; `tocsin outbox` shows them").arg(run.arguments().word(0)));
    return {};
}

void list(Invocation &run)
{
    QJsonObject params;
    if (run.arguments().has(QStringLiteral("state")))
        params.insert(QStringLiteral("state"), run.arguments().value(QStringLiteral("state")));
    if (!addLimit(run, params))
        return;
    run.call(QStringLiteral("outbox.query"), params, [&run, params](const QJsonValue &value) {
        const QJsonArray rows = value.toArray();
        run.show(run.json() ? rows : outboxRows(rows, run.environment().now()), outboxColumns(),
                 tr("The outbox is empty."));
        tellLimit(run, params, rows);
        run.finish();
    });
}

void show(Invocation &run)
{
    const std::optional<qint64> id = messageId(run);
    if (!id)
        return;
    run.call(QStringLiteral("outbox.get"), {{QStringLiteral("id"), *id}}, [&run](const QJsonValue &value) {
        run.show(value.toObject(),
                 {QStringLiteral("id"), QStringLiteral("state"), QStringLiteral("lastCause"),
                  QStringLiteral("subject"), QStringLiteral("account"), QStringLiteral("address")});
        run.finish();
    });
}

void printAnswer(Invocation &run, const QJsonValue &value)
{
    if (run.json())
        run.print(value.isObject() || value.isArray() ? value : QJsonValue(QJsonObject{}));
    run.finish();
}

void retry(Invocation &run)
{
    const bool all = run.arguments().has(QStringLiteral("all"));
    if (all == (run.arguments().words().size() == 1))
        return run.wrongUsage(tr("either a message or --all is needed"));
    QJsonObject params{{QStringLiteral("all"), true}};
    if (!all) {
        const std::optional<qint64> id = messageId(run);
        if (!id)
            return;
        params = {{QStringLiteral("id"), *id}};
    }
    run.call(QStringLiteral("outbox.retry"), params, [&run, all](const QJsonValue &value) {
        if (all && !run.json())
            run.print(tr("messages tried again: %1").arg(value[QStringLiteral("count")].toInt()));
        printAnswer(run, value);
    });
}

void discard(Invocation &run)
{
    const std::optional<qint64> id = messageId(run);
    if (!id)
        return;
    if (run.arguments().value(QStringLiteral("reason")).trimmed().isEmpty())
        return run.wrongUsage(tr("--reason is missing; it is kept with the message"));
    run.call(QStringLiteral("outbox.discard"),
             {{QStringLiteral("id"), *id},
              {QStringLiteral("reason"), run.arguments().value(QStringLiteral("reason"))}},
             [&run](const QJsonValue &value) { printAnswer(run, value); });
}

} // namespace

QList<Command> outboxCommands()
{
    return {{.name = QStringLiteral("outbox"),
             .words = QStringLiteral("[--state S] [--limit N]"),
             .doc = tr("Lists outgoing mail with its state and the cause of the last failure."),
             .run = list,
             .options = {{.name = QStringLiteral("state"),
                          .value = QStringLiteral("S"),
                          .doc = tr(
                              "Only Queued, Sending, Ambiguous, Held, Sent, Failed, Expired or Discarded.")},
                         limitOption()}},
            {.name = QStringLiteral("outbox show"),
             .words = QStringLiteral("ID"),
             .doc = tr("Shows everything about one message, with what the server said of each recipient."),
             .least = 1,
             .most = 1,
             .run = show},
            {.name = QStringLiteral("outbox retry"),
             .words = QStringLiteral("ID | --all"),
             .doc = tr("Sends a message again that is held, failed, discarded or waiting."),
             .most = 1,
             .run = retry,
             .options = {{.name = QStringLiteral("all"), .value = {}, .doc = tr("Every such message.")}}},
            {.name = QStringLiteral("outbox discard"),
             .words = QStringLiteral("ID --reason R"),
             .doc = tr("Sets a message aside; it is listed, counted, and can be retried."),
             .least = 1,
             .most = 1,
             .run = discard,
             .options = {{.name = QStringLiteral("reason"),
                          .value = QStringLiteral("R"),
                          .doc = tr("Why; kept with the message.")}}}};
}

} // namespace client
