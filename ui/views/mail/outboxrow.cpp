#include "ui/views/mail/outboxrow.h"

#include "ui/look/advice.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"

#include <QApplication>
#include <QJsonArray>

namespace ui {

namespace {

struct Look
{
    const char *state;
    const char *text;
    const char *icon;
    bool isTrouble;
};

constexpr Look looks[] = {
    {"Queued", QT_TRANSLATE_NOOP("Outbox", "Queued"), "delay", false},
    {"Sending", QT_TRANSLATE_NOOP("Outbox", "Sending"), "send", false},
    {"Ambiguous", QT_TRANSLATE_NOOP("Outbox", "Uncertain"), "warning", false},
    {"Held", QT_TRANSLATE_NOOP("Outbox", "Held"), "warning", true},
    {"Sent", QT_TRANSLATE_NOOP("Outbox", "Accepted"), "ok", false},
    {"Failed", QT_TRANSLATE_NOOP("Outbox", "Failed"), "error", true},
    {"Expired", QT_TRANSLATE_NOOP("Outbox", "Expired"), "error", true},
    {"Discarded", QT_TRANSLATE_NOOP("Outbox", "Discarded"), "discard", false},
};
constexpr Look ofRecipients[] = {
    {"Refused", QT_TRANSLATE_NOOP("Outbox", "Refused"), "error", true},
    {"Bounced", QT_TRANSLATE_NOOP("Outbox", "Came back"), "error", true},
};

const Look *lookOf(const QString &state)
{
    for (const Look &look : looks) {
        if (state == QLatin1String(look.state))
            return &look;
    }
    for (const Look &look : ofRecipients) {
        if (state == QLatin1String(look.state))
            return &look;
    }
    return nullptr;
}

OutboxRecipient recipientOf(const QJsonValue &json)
{
    return {json[QStringLiteral("address")].toString(), json[QStringLiteral("state")].toString(),
            json[QStringLiteral("code")].toInt(), json[QStringLiteral("enhancedCode")].toString(),
            json[QStringLiteral("text")].toString()};
}

} // namespace

bool OutboxRow::isWaiting() const
{
    return state == QLatin1String("Queued") || state == QLatin1String("Sending") ||
           state == QLatin1String("Ambiguous");
}

int OutboxRow::acceptedFor() const
{
    return int(std::count_if(recipients.begin(), recipients.end(), [](const OutboxRecipient &recipient) {
        return recipient.state == QLatin1String("Sent");
    }));
}

bool OutboxRow::isPartlyAccepted() const
{
    return state == QLatin1String("Sent") && acceptedFor() < recipients.size();
}

QString OutboxRow::stateText() const
{
    if (!isPartlyAccepted())
        return outboxStateText(state);
    return QCoreApplication::translate("Outbox", "Accepted for %1 of %2")
        .arg(acceptedFor())
        .arg(recipients.size());
}

OutboxRow OutboxRow::fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    OutboxRow row;
    row.id = json.value(QStringLiteral("id")).toInteger();
    row.state = text("state");
    row.phase = text("phase");
    row.messageId = text("messageId");
    row.account = text("account");
    row.subject = text("subject");
    row.lastCause = workbenchAdvice(text("lastCause"));
    row.priority = json.value(QStringLiteral("priority")).toInt();
    row.attempts = json.value(QStringLiteral("attempts")).toInt();
    row.created = mailTime(json.value(QStringLiteral("created")));
    row.nextTry = mailTime(json.value(QStringLiteral("nextTry")));
    row.durable = json.value(QStringLiteral("durable")).toBool(true);
    for (const QJsonValue &recipient : json.value(QStringLiteral("recipients")).toArray())
        row.recipients.append(recipientOf(recipient));
    for (const QJsonValue &alarm : json.value(QStringLiteral("alarms")).toArray())
        row.alarms.append(alarm.toString());
    return row;
}

QStringList outboxStates()
{
    QStringList states;
    for (const Look &look : looks)
        states.append(QLatin1String(look.state));
    return states;
}

QString outboxStateText(const QString &state)
{
    const Look *look = lookOf(state);
    return look ? QCoreApplication::translate("Outbox", look->text) : state;
}

QIcon outboxStateIcon(const QString &state)
{
    const Look *look = lookOf(state);
    if (!look)
        return {};
    return look->isTrouble ? alertMark(QLatin1String(look->icon)) : icon(QLatin1String(look->icon));
}

QColor outboxStateColour(const QString &state)
{
    const Look *look = lookOf(state);
    return look && look->isTrouble ? alertColour(QApplication::palette()) : QColor();
}

} // namespace ui
