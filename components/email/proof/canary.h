#pragma once

#include "components/email/proof/canaryrecord.h"
#include "components/email/proof/lossalarm.h"
#include "station/station.h"

namespace email {

/// Sends mail to oneself at regular times, through the outbox and the account that alarms go by, has it read
/// back by an incoming account, and raises the alarm canaryLost when it does not come in time. What comes
/// back later ends it.
///
/// Promise: only the mail itself counts, once: it carries a random number that nobody knows who has not seen
/// it. The alarm is never mailed by the account that is tested while there is another one.
class Canary final : public station::Component, private station::Observer
{
public:
    station::Slot<bool> enabled{this,
                                {.name = "enabled",
                                 .value = true,
                                 .flags = station::Operator,
                                 .group = "Canary",
                                 .doc = "While off, nothing is sent and nothing is missed."}};
    station::Slot<station::Reference> account{
        this,
        {.name = "account",
         .flags = station::Summary,
         .facets = {.targetType = "email:OutgoingAccount"},
         .group = "Canary",
         .doc = "The account that is tested: the one that alarms go by. Its fallback does not stand in."}};
    station::Slot<station::Reference> readBy{
        this,
        {.name = "readBy",
         .flags = station::Summary,
         .facets = {.targetType = "email:IncomingAccount"},
         .group = "Canary",
         .doc = "The account that reads the mail back. Its deliveryPolicy decides what becomes of it."}};
    station::Slot<station::MailAddressList> to{
        this,
        {.name = "to",
         .group = "Canary",
         .doc = "The address of the mailbox that readBy reads; empty means the sender of the account."}};
    station::Slot<station::Duration> every{this,
                                           {.name = "every",
                                            .value = {3'600'000},
                                            .facets = {.min = 60, .max = 86400},
                                            .group = "Canary",
                                            .doc = "How often a mail is sent."}};
    station::Slot<station::Duration> limit{
        this,
        {.name = "limit",
         .value = {900'000},
         .facets = {.min = 60, .max = 86400},
         .group = "Canary",
         .doc =
             "How long a mail may take; it has to allow for pollrate where the server does not tell of new "
             "mail. One that could not be sent by then is not sent any more."}};
    station::Slot<station::Reference> alarmAccount{
        this,
        {.name = "alarmAccount",
         .facets = {.targetType = "email:OutgoingAccount"},
         .group = "Canary",
         .doc =
             "The account that mails the alarm in place of the tested one; empty means the first other one "
             "that is enabled."}};

    station::Slot<station::StatusNumeric> roundTripTime{
        this,
        {.name = "roundTripTime",
         .value = {0, station::Status::Null},
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .facets = {.unit = "s"},
         .group = "State",
         .doc = "How long the last mail took that came back; {stale} while one is missed. Link it to a "
                "control:NumericPoint to watch it; history lists the earlier ones."}};
    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "State",
                                           .doc = "{alarm} while mail does not come back, {fault} while it "
                                                  "cannot be sent or read as it is set."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "State",
                                       .doc = "What is wrong, and what to do about it."}};
    station::Slot<QDateTime> lastSent{this,
                                      {.name = "lastSent",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "State",
                                       .doc = "When a mail was last handed to the outbox."}};
    station::Slot<QDateTime> lastBack{this,
                                      {.name = "lastBack",
                                       .flags = station::ReadOnly | station::Transient | station::Summary,
                                       .group = "State",
                                       .doc = "When one last came back."}};
    station::Slot<QDateTime> nextDue{this,
                                     {.name = "nextDue",
                                      .flags = station::ReadOnly | station::Transient,
                                      .group = "State",
                                      .doc = "When the next one is due."}};
    station::Slot<int> numberSent{this,
                                  {.name = "numberSent",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "Counters",
                                   .doc = "Mails that were handed to the outbox, over restarts too."}};
    station::Slot<int> numberBack{this,
                                  {.name = "numberBack",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "Counters",
                                   .doc = "Mails that came back, late ones too."}};
    station::Slot<int> numberMissed{this,
                                    {.name = "numberMissed",
                                     .flags = station::ReadOnly | station::Transient | station::Summary,
                                     .group = "Counters",
                                     .doc = "Mails that did not come back in time."}};

    station::Action sendNow{this,
                            {.name = "sendNow",
                             .flags = station::Operator,
                             .run = station::act<&Canary::doSendNow>,
                             .doc = "Sends one at once; the next is due after every."}};
    station::Action history{
        this,
        {.name = "history",
         .flags = station::Operator,
         .run = station::act<&Canary::doHistory>,
         .doc = "The last 500, newest first: {sent, seconds, missed}; seconds is null for what has not come "
                "back."}};

    station::ActionResult doSendNow();
    station::ActionResult doHistory() { return QJsonValue(m_record.toJson()); }
    /// By which account an alarm of this component is mailed that would go by @p wished.
    QString accountForAlarm(const QString &wished) const;
    static station::Schema schema() { return CanaryRecord::schema(); }

protected:
    void started() override;
    void steady() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    station::Result<void> check(const station::Proposal &proposal) const override;
    void execute() override;

private:
    // Observers must not write, so what came is looked at later in the same turn.
    void componentAdded(station::Component &) override { scheduleExecute(); }
    void componentRemoved(const QString &, quint32) override { scheduleExecute(); }
    void topicFired(station::Component &node, const station::SlotSpec &slot,
                    station::ValueRef payload) override;
    void planNext();
    void send();
    station::Result<void> trySend();
    void hear(const QByteArray &token);
    void watch();
    void overdue();
    QString alarmName() const;
    QString hindrance() const;
    QString weakness() const;
    QString lostText(const CanaryTrip &trip) const;
    void show();

    CanaryRecord m_record;
    QList<QByteArray> m_arrived;
    QDateTime m_tried; ///< When one was last sent, or could not be.
    LossAlarm m_alarm{*this, QStringLiteral("canaryLost")};
    bool m_steady = false;
    station::Timer m_next;
    station::Timer m_overdue;
};

} // namespace email
