#pragma once

#include "components/alarm/alarmevent.h"
#include "components/email/reading/receivedmail.h"
#include "components/email/replies/replyguard.h"
#include "components/email/replies/replylog.h"
#include "station/station.h"

namespace email {

/// What the reply of a person means: Seen leaves the alarm to be acknowledged.
enum class ReplyMeaning { Seen, Acknowledge };

} // namespace email

template <>
struct station::EnumNames<email::ReplyMeaning>
{
    static constexpr const char *name = "replyMeaning";
    static constexpr std::array texts{"Seen", "Acknowledge"};
};

namespace alarms {
class AlarmService;
}

namespace email {

/// Lets people acknowledge alarms by answering their mail: gives each recipient a token of its own, and heeds
/// the replies that pass ReplyGuard. Link the topic `received` of incoming accounts to `received`.
///
/// Promise: a reply, what it does to the alarm, and the confirmation that it owes are one transaction, so
/// each happens once, or not at all. Every message that comes is recorded with what was decided, and why.
class EmailAlarmAcknowledger final : public station::Component, private station::Observer
{
public:
    station::Slot<bool> enabled{
        this,
        {.name = "enabled",
         .flags = station::Operator,
         .group = "Replies",
         .doc = "Alarm mail asks those who may acknowledge for a reply, and replies are heeded. While on, "
                "each of them gets a separate mail."}};
    station::Slot<ReplyMeaning> replyMeans{
        this,
        {.name = "replyMeans",
         .group = "Replies",
         .doc = "Seen notes with the alarm who has seen it, and leaves it to be acknowledged; Acknowledge "
                "acknowledges it."}};
    station::Slot<bool> ackAlarmsFromSameSource{
        this,
        {.name = "ackAlarmsFromSameSource",
         .group = "Replies",
         .doc = "A reply that acknowledges an alarm acknowledges all earlier ones of the same source too."}};
    station::Slot<bool> confirm{this,
                                {.name = "confirm",
                                 .value = true,
                                 .group = "Replies",
                                 .doc = "Whoever sent a reply that counts gets a mail that says so, once."}};
    station::Slot<station::Reference> account{
        this,
        {.name = "account",
         .facets = {.targetType = "email:OutgoingAccount"},
         .group = "Replies",
         .doc = "The account that sends confirmations; empty, or while it does not exist, the first enabled "
                "one."}};
    station::Slot<station::MailAddressList> replyTo{
        this,
        {.name = "replyTo",
         .group = "Replies",
         .doc = "Where people send their replies: the address that the linked incoming account reads. Empty "
                "= as the sending account says."}};
    station::Slot<station::Secret> signingKey{
        this,
        {.name = "signingKey",
         .flags = station::Hidden | station::ReadOnly,
         .doc = "Signs the reply codes; made by the station, see renewKey."}};
    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "State",
                                           .doc = "{fault} while replies cannot be heeded as it is set."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "State",
                                       .doc = "What is wrong, and what to do about it."}};
    station::Slot<QString> lastAlarmAcked{this,
                                          {.name = "lastAlarmAcked",
                                           .flags = station::ReadOnly | station::Transient,
                                           .group = "State",
                                           .doc = "Id of the alarm that a reply last counted for."}};
    station::Slot<QDateTime> lastAlarmAckedTime{this,
                                                {.name = "lastAlarmAckedTime",
                                                 .flags = station::ReadOnly | station::Transient,
                                                 .group = "State",
                                                 .doc = "When that was."}};
    station::Slot<QString> lastAckFailureCause{this,
                                               {.name = "lastAckFailureCause",
                                                .flags = station::ReadOnly | station::Transient,
                                                .group = "State",
                                                .doc = "Why the last message that did not count did not."}};
    station::Slot<QDateTime> lastAckFailureTime{this,
                                                {.name = "lastAckFailureTime",
                                                 .flags = station::ReadOnly | station::Transient,
                                                 .group = "State",
                                                 .doc = "When that was."}};
    station::Slot<int> alarmsAckedToday{
        this,
        {.name = "alarmsAckedToday",
         .flags = station::ReadOnly | station::Transient,
         .group = "Counters",
         .doc = "Alarms that replies counted for since midnight of this machine."}};
    station::Slot<int> messagesReceivedToday{this,
                                             {.name = "messagesReceivedToday",
                                              .flags = station::ReadOnly | station::Transient,
                                              .group = "Counters",
                                              .doc = "Messages that came since then, replies or not."}};
    station::Slot<int> totalAlarmsAcked{
        this,
        {.name = "totalAlarmsAcked",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .group = "Counters",
         .doc = "Alarms that replies counted for since the station started."}};
    station::Slot<int> totalMessagesRefused{
        this,
        {.name = "totalMessagesRefused",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .group = "Counters",
         .doc = "Messages that did not count since the station started; replies tells why."}};
    station::Action received{
        this,
        {.name = "received",
         .run = station::act<&EmailAlarmAcknowledger::doReceived>,
         .doc = "Takes a message; link it from the topic received of an incoming account."}};
    station::Action replies{
        this,
        {.name = "replies",
         .flags = station::Operator,
         .run = station::act<&EmailAlarmAcknowledger::doReplies>,
         .doc = "The last 200 messages, newest first, with what was decided about each, and why."}};
    station::Action renewKey{this,
                             {.name = "renewKey",
                              .flags = station::ConfirmRequired,
                              .run = station::act<&EmailAlarmAcknowledger::doRenewKey>,
                              .doc = "Makes every reply code that was given out so far worthless."}};

    void doReceived(const ReceivedMail &mail);
    station::ActionResult doReplies();
    station::ActionResult doRenewKey();

    /// The token by which @p recipient may answer a mail about event @p sequence of this alarm: the part of
    /// its Message-ID in front of the @. Empty when this recipient is not asked for a reply.
    QByteArray tokenFor(const alarms::AlarmRecord &record, int sequence, const MailAddress &recipient) const;

protected:
    void loaded() override { showStatus(); }
    void started() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    void execute() override { showStatus(); }

private:
    // Observers must not write, so what is shown is brought in line at the end of the turn.
    void structureChanged(station::Component &) override { scheduleExecute(); }
    void componentRemoved(const QString &, quint32) override { scheduleExecute(); }
    void slotChanged(station::Component &node, const station::SlotSpec &slot) override;
    KnownPerson personOf(const MailAddress &address) const;
    QString configurationFault() const;
    void showStatus();
    void loadKey();
    void loadLog();
    void startDay();
    void showCounters();
    /// Does to the alarm what the reply means, and says so in @p decision; an Error has the cause not to.
    station::Result<alarms::AlarmRecord> heed(const HeededReply &reply, ReplyDecision &decision);
    int acknowledge(alarms::AlarmService &service, const alarms::AlarmRecord &record,
                    const HeededReply &reply);
    void decided(const ReplyDecision &decision);
    void sendConfirmation(const HeededReply &reply, const alarms::AlarmRecord &record,
                          const ReplyDecision &decision);

    TokenSigner m_signer;
    QString m_keyFault; ///< Why there is no key.
    ReplyLog m_log;
    station::Timer m_midnight;
};

} // namespace email
