#include "components/components.h"

#include "components/alarm/alarmservice.h"
#include "components/alarm/alarmstore.h"
#include "components/alarm/types.h"
#include "components/control/types.h"
#include "components/email/emailservice.h"
#include "components/email/mailaccount.h"
#include "components/email/outbox/outboxmethods.h"
#include "components/email/proof/canary.h"
#include "components/email/proof/heartbeat.h"
#include "components/email/proof/peerwatch.h"
#include "components/email/reading/receivedlog.h"
#include "components/email/reading/receivedmails.h"
#include "components/email/reading/signinwait.h"
#include "components/email/replies/replylog.h"
#include "components/email/types.h"
#include "components/platform/certificateservice.h"
#include "components/platform/types.h"
#include "station/basictypes.h"
#include "station/station.h"

void registerComponents(station::Registry &registry)
{
    station::registerBasicTypes(registry);
    control::registerControl(registry);
    alarms::registerAlarm(registry);
    email::registerEmail(registry);
    platform::registerPlatform(registry);
}

void registerComponentMethods(station::MethodTable &table, station::Station &station)
{
    alarms::registerAlarmMethods(table, station);
    email::registerEmailMethods(table, station);
    platform::registerTrustMethods(table, station);
}

QJsonObject componentStatus(const station::Station &station)
{
    QJsonObject json;
    if (const auto *alarms = station.service<alarms::AlarmService>())
        json.insert(QStringLiteral("unackedAlarms"), alarms->unackedAlarms());
    const auto *mail = station.service<email::EmailService>();
    if (!mail)
        return json;
    json.insert(QStringLiteral("mail"), mail->status().text());
    json.insert(QStringLiteral("mailWaiting"), mail->outbox().waiting());
    if (mail->outbox().waiting() > 0)
        json.insert(QStringLiteral("mailOldestSeconds"), mail->outbox().oldestAgeMs() / 1000);
    QStringList trouble;
    for (const auto &child : mail->children()) {
        const auto *account = dynamic_cast<const email::MailAccount *>(child.get());
        if (account && !account->faultCause().isEmpty())
            trouble.append(QStringLiteral("%1: %2").arg(account->path(), account->faultCause()));
    }
    if (!trouble.isEmpty())
        json.insert(QStringLiteral("mailTrouble"), trouble.join(QLatin1String("; ")));
    return json;
}

std::vector<station::Schema> componentSchemas()
{
    return {station::auditSchema(),       alarms::AlarmStore::schema(),   email::Outbox::schema(),
            email::ReceivedLog::schema(), email::ReceivedMails::schema(), email::ReplyLog::schema(),
            email::SignInWait::schema(),  email::Canary::schema(),        email::Heartbeat::schema(),
            email::PeerWatch::schema()};
}
