#include "ui/views/mail/receivedrow.h"

#include "ui/look/advice.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"

#include <QApplication>

namespace ui {

namespace {

struct Look
{
    const char *state;
    const char *text;
    const char *icon; ///< nullptr = none.
    bool isTrouble;
};

constexpr Look looks[] = {
    {"received", QT_TRANSLATE_NOOP("Received", "Received"), nullptr, false},
    {"acknowledged", QT_TRANSLATE_NOOP("Received", "Acknowledged"), "ack", false},
    {"seen", QT_TRANSLATE_NOOP("Received", "Seen"), "ok", false},
    {"already", QT_TRANSLATE_NOOP("Received", "Was acknowledged before"), "information", false},
    {"refused", QT_TRANSLATE_NOOP("Received", "Does not count"), "warning", false},
    {"bounce", QT_TRANSLATE_NOOP("Received", "Mail that came back"), "error", true},
    {"unknownBounce", QT_TRANSLATE_NOOP("Received", "Bounce of other mail"), "question", false},
    {"unreadable", QT_TRANSLATE_NOOP("Received", "Cannot be read"), "warning", true},
};

const Look *lookOf(const QString &state)
{
    for (const Look &look : looks) {
        if (state == QLatin1String(look.state))
            return &look;
    }
    return nullptr;
}

} // namespace

QString ReceivedRow::stateText() const
{
    const Look *look = lookOf(state);
    return look ? QCoreApplication::translate("Received", look->text) : state;
}

QIcon ReceivedRow::stateIcon() const
{
    const Look *look = lookOf(state);
    if (!look || !look->icon)
        return {};
    return look->isTrouble ? alertMark(QLatin1String(look->icon)) : icon(QLatin1String(look->icon));
}

QColor ReceivedRow::stateColour() const
{
    const Look *look = lookOf(state);
    return look && look->isTrouble ? alertColour(QApplication::palette()) : QColor();
}

ReceivedRow ReceivedRow::fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const bool isDecision = json.contains(QLatin1String("outcome"));
    ReceivedRow row;
    row.id = json.value(QLatin1String("id")).toInteger();
    row.at = mailTime(json.value(isDecision ? QLatin1String("time") : QLatin1String("received")));
    row.account = text("account");
    row.from = text("from");
    row.to = text("to");
    row.subject = text("subject");
    row.state = text(isDecision ? "outcome" : "state");
    row.cause = workbenchAdvice(text("cause"));
    row.messageId = text("messageId");
    row.user = text("user");
    row.alarm = text("alarm");
    row.alarms = json.value(QLatin1String("alarms")).toInt();
    return row;
}

} // namespace ui
