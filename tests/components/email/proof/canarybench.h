#pragma once

#include "components/email/message/triptoken.h"
#include "components/email/proof/canary.h"
#include "tests/components/email/proof/proofbench.h"

/// A station with a Canary whose alarm is mailed by way of the tested account.
namespace canarybench {

using namespace proofbench;
using email::Canary;

class CanaryBench : public ProofBench
{
public:
    using ProofBench::ProofBench;

    Canary &canary() { return dynamic_cast<Canary &>(**station().find(Service + "/Canary")); }
    void addCanary(QJsonObject values = {})
    {
        values.insert("account", Service + "/Outgoing");
        values.insert("readBy", Service + "/Incoming");
        add(**station().find(Service), "email:Canary", "Canary", values);
        settle();
    }
    station::ActionResult invoke(const char *action)
    {
        return ProofBench::invoke(QStringLiteral("/Canary.") + QLatin1String(action));
    }
    void restart(bool isClean, qint64 awayMs) { ProofBench::restart("email:Canary", isClean, awayMs); }
    /// Canaries that the tested account's server has.
    QList<QByteArray> sent() const { return canariesOf(tested); }
    static QList<QByteArray> canariesOf(const MailServer &server)
    {
        QList<QByteArray> list;
        for (const MailServer::Mail &mail : server.mails) {
            if (!email::TripToken::of(mail.message).isEmpty())
                list.append(mail.message);
        }
        return list;
    }
    const alarms::AlarmRecord *alarm() { return openAlarm(QStringLiteral("/Canary"), "canaryLost"); }
    bool isLost() { return alarm() && alarm()->isInAlarm(); }
};

} // namespace canarybench
