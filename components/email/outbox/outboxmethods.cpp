#include "components/email/outbox/outboxmethods.h"

#include "components/email/mailsendmethod.h"
#include "components/email/outbox/outbox.h"

#include <QCoreApplication>

namespace email {

namespace {

using station::Answer;
using station::Call;
using station::Error;
using station::Method;
using station::Result;
using station::Role;

QString tr(const char *text)
{
    return QCoreApplication::translate("email::OutboxMethods", text);
}

QJsonObject parameter(const char *type, const char *doc, bool optional)
{
    QJsonObject described{{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("doc"), tr(doc)}};
    if (optional)
        described[QStringLiteral("optional")] = true;
    return described;
}

quint64 idOf(const Call &call)
{
    return quint64(std::max<qint64>(0, call.params.value(QLatin1String("id")).toInteger()));
}

Error noOutbox()
{
    return {tr("outbox"), tr("this station has no EmailService"), tr("Add one under /Services")};
}

/// Hands the outbox to @p use, or answers that there is none.
auto withOutbox(const OutboxFinder &finder, std::function<void(Outbox &, const Call &, const Answer &)> use)
{
    return [finder, use = std::move(use)](const Call &call, const Answer &answer) {
        if (Outbox *outbox = finder())
            use(*outbox, call, answer);
        else
            answer(noOutbox());
    };
}

Method queryMethod(const OutboxFinder &finder)
{
    Method method;
    method.name = QStringLiteral("outbox.query");
    method.doc = tr("Messages of the outbox, newest first. earlierCause is what hindered a message that has "
                    "arrived since.");
    method.schema = {
        {QStringLiteral("state"), parameter("string",
                                            "Queued, Sending, Ambiguous, Held, Sent, Failed, "
                                            "Expired or Discarded; all when left out.",
                                            true)},
        {QStringLiteral("account"), parameter("string", "Ord of the account.", true)},
        {QStringLiteral("alarm"), parameter("string", "Id of an alarm that the mail tells of.", true)},
        {QStringLiteral("text"),
         parameter("string", "In the subject, a recipient's address or the last cause.", true)},
        {QStringLiteral("ids"), parameter("array", "Only these numbers, so far as they fit the rest.", true)},
        {QStringLiteral("before"), parameter("integer", "Only numbers below this one: the next page.", true)},
        {QStringLiteral("limit"), parameter("integer", "At most so many; 1000 when left out.", true)}};
    method.run = withOutbox(finder, [](Outbox &outbox, const Call &call, const Answer &answer) {
        Outbox::Filter filter;
        filter.state = call.params.value(QLatin1String("state")).toString();
        filter.account = call.params.value(QLatin1String("account")).toString();
        filter.alarm = call.params.value(QLatin1String("alarm")).toString();
        filter.text = call.params.value(QLatin1String("text")).toString();
        for (const QJsonValue &one : call.params.value(QLatin1String("ids")).toArray())
            filter.ids.append(one.toInteger());
        filter.before = call.params.value(QLatin1String("before")).toInteger();
        filter.limit = call.params.value(QLatin1String("limit")).toInt(filter.limit);
        outbox.query(filter, [answer](const Result<QJsonArray> &rows) {
            if (rows)
                answer(QJsonValue(*rows));
            else
                answer(rows.error());
        });
    });
    return method;
}

void answerWith(Outbox &outbox, quint64 id, const Answer &answer)
{
    outbox.get(id, [answer](const Result<QJsonObject> &object) {
        if (object)
            answer(QJsonValue(*object));
        else
            answer(object.error());
    });
}

Method getMethod(const OutboxFinder &finder)
{
    Method method;
    method.name = QStringLiteral("outbox.get");
    method.doc = tr("One message of the outbox.");
    method.schema = {{QStringLiteral("id"), parameter("integer", "Its number.", false)}};
    method.run = withOutbox(finder, [](Outbox &outbox, const Call &call, const Answer &answer) {
        answerWith(outbox, idOf(call), answer);
    });
    return method;
}

Method waitMethod(const OutboxFinder &finder)
{
    Method method;
    method.name = QStringLiteral("outbox.wait");
    method.doc = tr("Answers like outbox.get once the message is Sent, Held, Failed, Expired or Discarded.");
    method.schema = {{QStringLiteral("id"), parameter("integer", "Its number.", false)}};
    method.needsRunning = true;
    method.run = withOutbox(finder, [finder](Outbox &outbox, const Call &call, const Answer &answer) {
        const quint64 id = idOf(call);
        const quint64 wait = outbox.whenSettled(id, [finder, id, answer](const Result<MessageState> &state) {
            Outbox *later = state ? finder() : nullptr;
            if (later)
                answerWith(*later, id, answer);
            else
                answer(state ? noOutbox() : state.error());
        });
        if (wait && call.onClose) {
            call.onClose([finder, wait] {
                if (Outbox *later = finder())
                    later->forgetWait(wait);
            });
        }
    });
    return method;
}

Method retryMethod(const OutboxFinder &finder)
{
    Method method;
    method.name = QStringLiteral("outbox.retry");
    method.doc =
        tr("Sends a message again to those who do not have it yet; with all, every message that waits "
           "or was given up.");
    method.schema = {{QStringLiteral("id"), parameter("integer", "Its number.", true)},
                     {QStringLiteral("all"), parameter("boolean", "Instead of a number.", true)}};
    method.role = Role::Operator;
    method.afterCommit = true;
    method.run = withOutbox(finder, [](Outbox &outbox, const Call &call, const Answer &answer) {
        if (call.params.value(QLatin1String("all")).toBool()) {
            return outbox.retryAll(call.actor, [answer](const Result<int> &count) {
                if (count)
                    answer(QJsonValue(QJsonObject{{QStringLiteral("count"), *count}}));
                else
                    answer(count.error());
            });
        }
        if (!idOf(call))
            return answer(Error{QStringLiteral("id"), tr("a number or all is needed"), {}});
        outbox.retry(idOf(call), call.actor, [answer](const Result<void> &done) {
            if (done.ok())
                answer(QJsonValue(QJsonObject{{QStringLiteral("count"), 1}}));
            else
                answer(done.error());
        });
    });
    return method;
}

Method discardMethod(const OutboxFinder &finder)
{
    Method method;
    method.name = QStringLiteral("outbox.discard");
    method.doc = tr("Sets a message aside. It stays listed and can be retried.");
    method.schema = {{QStringLiteral("id"), parameter("integer", "Its number.", false)},
                     {QStringLiteral("reason"), parameter("string", "Why it need not be sent.", false)}};
    method.role = Role::Operator;
    method.afterCommit = true;
    method.run = withOutbox(finder, [](Outbox &outbox, const Call &call, const Answer &answer) {
        const QString reason = call.params.value(QLatin1String("reason")).toString();
        outbox.discard(idOf(call), reason, call.actor, [answer](const Result<void> &done) {
            if (done.ok())
                answer(QJsonValue(QJsonObject{}));
            else
                answer(done.error());
        });
    });
    return method;
}

} // namespace

void registerOutboxMethods(station::MethodTable &table, station::Station &station, OutboxFinder outbox)
{
    table.add(queryMethod(outbox));
    table.add(getMethod(outbox));
    table.add(waitMethod(outbox));
    table.add(retryMethod(outbox));
    table.add(discardMethod(outbox));
    table.add(mailSendMethod(station, outbox));
}

} // namespace email
