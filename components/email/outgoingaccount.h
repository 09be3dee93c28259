#pragma once

#include "components/email/connection/smtplink.h"
#include "components/email/mailaccount.h"
#include "components/email/outbox/courier.h"
#include "components/email/protocol/smtpsettings.h"

namespace email {

enum class OutgoingTransport { Smtp };
/// How to sign in: Automatic takes the best that the server offers, the others are taken or nothing.
enum class Authentication { Automatic, None, Plain, Login, CramMd5, ScramSha1, ScramSha256, External };
/// Which reports of what became of a message are asked for, where the server can (RFC 3461).
enum class DeliveryReports { FailureOrDelay, Failure, Always, Never, AsServerLikes };

} // namespace email

template <>
struct station::EnumNames<email::OutgoingTransport>
{
    static constexpr const char *name = "outgoingTransport";
    static constexpr std::array texts{"Smtp"};
};

template <>
struct station::EnumNames<email::Authentication>
{
    static constexpr const char *name = "authentication";
    static constexpr std::array texts{"Automatic", "None",        "PLAIN",         "LOGIN",
                                      "CRAM-MD5",  "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"};
};

template <>
struct station::EnumNames<email::DeliveryReports>
{
    static constexpr const char *name = "deliveryReports";
    static constexpr std::array texts{"FailureOrDelay", "Failure", "Always", "Never", "AsServerLikes"};
};

namespace email {

/// Sends the station's mail through one SMTP server. What cannot be sent waits in the outbox.
class OutgoingAccount final : public MailAccount, public Courier
{
public:
    station::Slot<OutgoingTransport> transport{
        this, {.name = "transport", .group = "Connection", .doc = "The protocol that carries mail out."}};
    station::Slot<Authentication> authentication{this,
                                                 {.name = "authentication",
                                                  .group = "Sign-in",
                                                  .doc =
                                                      "Automatic takes the best mechanism that the server "
                                                      "offers; after a refusal no weaker one is tried, nor "
                                                      "one weaker than signInFloor."}};
    station::Slot<QString> signInFloor{
        this,
        {.name = "signInFloor",
         .flags = station::ReadOnly,
         .group = "Sign-in",
         .doc =
             "The strongest mechanism that signed in here over TLS, and for whom. A server that offers only "
             "weaker ones is not believed until resetSignInFloor."}};
    station::Slot<QString> from{this,
                                {.name = "from",
                                 .flags = station::Summary,
                                 .group = "Sender",
                                 .doc = "Who the mail is from: an address, or Name <address>."}};
    station::Slot<station::MailAddressList> replyTo{
        this, {.name = "replyTo", .group = "Sender", .doc = "Where answers go; empty means to the sender."}};
    station::Slot<DeliveryReports> deliveryReports{
        this,
        {.name = "deliveryReports",
         .group = "Sender",
         .doc =
             "Reports that the sender's mailbox gets, if the server can (DSN): when a message failed or is "
             "delayed, when it failed, always, never, or as the server likes."}};
    station::Slot<station::Duration> pollrate{
        this,
        {.name = "pollrate",
         .value = {300'000},
         .facets = {.min = 10, .max = 86400},
         .group = "Queue",
         .doc = "Waiting mail is tried again at least this often. New mail goes at once."}};
    station::Slot<bool> persistent{
        this,
        {.name = "persistent",
         .value = true,
         .flags = station::ReadOnly | station::Transient,
         .group = "Queue",
         .doc = "Waiting mail is always on disk and outlives a restart: this cannot be switched off."}};
    station::Slot<bool> allowDisabledQueuing{
        this,
        {.name = "allowDisabledQueuing",
         .value = true,
         .group = "Queue",
         .doc = "Keeps taking mail into the queue while the account is disabled."}};
    station::Slot<int> maxQueueSize{this,
                                    {.name = "maxQueueSize",
                                     .value = 100'000,
                                     .facets = {.min = 1, .max = 1'000'000},
                                     .group = "Queue",
                                     .doc = "Messages that may wait. Beyond it the least urgent is set "
                                            "aside, listed and counted, never dropped silently."}};
    station::Slot<int> maxSendablePerDay{
        this,
        {.name = "maxSendablePerDay",
         .facets = {.min = 0},
         .group = "Queue",
         .doc = "Messages a day that the provider allows; 0 means without limit."}};
    station::Slot<int> maxRecipientsPerDay{
        this,
        {.name = "maxRecipientsPerDay",
         .facets = {.min = 0},
         .group = "Queue",
         .doc = "Recipients a day that the provider allows; 0 means without limit."}};
    station::Slot<int> maxPerMinute{
        this,
        {.name = "maxPerMinute",
         .facets = {.min = 0},
         .group = "Queue",
         .doc = "Messages a minute that the provider allows; 0 means without limit."}};
    station::Slot<int> reserveForUrgent{
        this,
        {.name = "reserveForUrgent",
         .value = 20,
         .facets = {.min = 0, .max = 90},
         .group = "Queue",
         .doc = "Percent of these three limits that are kept for mail of priority 1 to 50."}};
    station::Slot<station::Reference> fallbackAccount{
        this,
        {.name = "fallbackAccount",
         .facets = {.targetType = "email:OutgoingAccount"},
         .group = "Queue",
         .doc =
             "The account that takes over while this one cannot send, and for mail that waited longer than "
             "5 minutes (priority 1 to 50) or an hour."}};
    station::Slot<station::Reference> sentMailbox{
        this,
        {.name = "sentMailbox",
         .facets = {.targetType = "email:IncomingAccount"},
         .group = "Queue",
         .doc =
             "The account that can see what this one sent: its own mailbox, or one that gets a copy of all "
             "mail. A message whose delivery is in doubt is looked for there before it is sent again."}};
    station::Slot<QString> sentFolder{
        this,
        {.name = "sentFolder",
         .value = "\\Sent",
         .group = "Queue",
         .doc = "The folder of sentMailbox that is looked into: its name, or its use, such as \\Sent."}};

    station::Slot<QString> serverOffers{
        this,
        {.name = "serverOffers",
         .flags = station::ReadOnly | station::Transient,
         .group = "Status",
         .doc = "What the server said it can when the account last signed in."}};
    station::Slot<QString> quotaUsed{
        this,
        {.name = "quotaUsed",
         .flags = station::ReadOnly | station::Transient,
         .group = "Counters",
         .doc = "What was sent in the last 24 hours, and of how much; it outlasts a restart."}};
    station::Slot<QString> quotaLearned{
        this,
        {.name = "quotaLearned",
         .flags = station::ReadOnly | station::Transient,
         .group = "Counters",
         .doc = "Limits of the server that its refusals showed, since when and by which. They slow ordinary "
                "mail down, and are forgotten after a day or a week."}};
    station::Slot<QString> mendedBy{this,
                                    {.name = "mendedBy",
                                     .flags = station::ReadOnly | station::Transient,
                                     .group = "Status",
                                     .doc = "Who can end the trouble that faultCause tells of."}};
    station::Slot<int> queueSize{this,
                                 {.name = "queueSize",
                                  .flags = station::ReadOnly | station::Transient | station::Summary,
                                  .group = "Counters",
                                  .doc = "Messages that wait now."}};
    station::Slot<int> numberSent{
        this,
        {.name = "numberSent",
         .flags = station::ReadOnly | station::Transient,
         .group = "Counters",
         .doc = "Messages that the server took since the station started or the counters were reset."}};
    station::Slot<int> numberDiscarded{
        this,
        {.name = "numberDiscarded",
         .flags = station::ReadOnly | station::Transient,
         .group = "Counters",
         .doc = "Messages set aside since the station started or the counters were reset; `tocsin outbox "
                "--state Discarded` lists them all."}};
    station::Slot<QDateTime> lastDiscard{this,
                                         {.name = "lastDiscard",
                                          .flags = station::ReadOnly | station::Transient,
                                          .group = "Counters",
                                          .doc = "When a message was last set aside."}};
    station::Slot<QString> lastDiscardCause{this,
                                            {.name = "lastDiscardCause",
                                             .flags = station::ReadOnly | station::Transient,
                                             .group = "Counters",
                                             .doc = "Why a message was last set aside."}};

    station::Action checkConnection{
        this,
        {.name = "checkConnection",
         .flags = station::Operator,
         .run = station::act<&OutgoingAccount::doCheckConnection>,
         .doc = "Connects and signs in; status and faultCause show how it went."}};
    station::Action sendTest{
        this,
        {.name = "sendTest",
         .flags = station::Operator,
         .run = station::act<&OutgoingAccount::doSendTest>,
         .doc = "Sends a test mail to the given address, or to the sender when none is given."}};
    station::Action pollNow{this,
                            {.name = "pollNow",
                             .displayName = "Try Queue Now",
                             .flags = station::Operator,
                             .run = station::act<&OutgoingAccount::doPollNow>,
                             .doc = "Tries all waiting mail of this account at once."}};
    station::Action retryDiscarded{this,
                                   {.name = "retryDiscarded",
                                    .run = station::act<&OutgoingAccount::doRetryDiscarded>,
                                    .doc = "Queues everything again that was set aside."}};
    station::Action clearQueue{this,
                               {.name = "clearQueue",
                                .flags = station::ConfirmRequired,
                                .run = station::act<&OutgoingAccount::doClearQueue>,
                                .doc = "Sets all waiting mail of this account aside; it can be retried."}};
    station::Action resetCounters{this,
                                  {.name = "resetCounters",
                                   .run = station::act<&OutgoingAccount::doResetCounters>,
                                   .doc = "Sets numberSent and numberDiscarded to 0."}};
    station::Action resetSignInFloor{
        this,
        {.name = "resetSignInFloor",
         .flags = station::ConfirmRequired,
         .run = station::act<&OutgoingAccount::doResetSignInFloor>,
         .doc =
             "Forgets how well the server signed the account in before: it may offer weaker mechanisms from "
             "now on."}};
    station::Action enable{this,
                           {.name = "enable",
                            .flags = station::Operator,
                            .run = station::act<&OutgoingAccount::doEnable>,
                            .doc = "Switches the account on."}};
    station::Action disable{this,
                            {.name = "disable",
                             .flags = station::Operator | station::ConfirmRequired,
                             .run = station::act<&OutgoingAccount::doDisable>,
                             .doc = "Switches the account off; mail waits or goes through the fallback."}};

    station::Result<CheckSubject> checkSubject(const station::Proposal &proposal,
                                               station::Station &station) const override;

    void serviceSwitched() override;

    // Courier
    quint32 courierHandle() const override { return handle(); }
    QString courierOrd() const override { return path(); }
    bool isEnabled() const override { return isSwitchedOn(); }
    bool isAccepting() const override;
    QString hindrance() const override;
    CourierLimits limits() const override;
    Mailbox defaultSender() const override { return senderOf(station::Proposal(*this)); }
    QList<Mailbox> defaultReplyTo() const override;
    Courier *fallback() const override;
    bool canLookFor() const override;
    void lookFor(const QByteArray &messageId, std::function<void(Sighting)> done) override;
    VerdictFacts verdictFacts() const override;
    QString signInMark() const override
    {
        return signInMarkWith(station::EnumNames<Authentication>::texts[std::size_t(authentication())]);
    }
    int capacity(bool urgent) const override { return m_link.room(urgent); }
    bool isIdle() const override { return m_link.isIdle(); }
    void deliver(Delivery delivery) override;
    void queueSizeChanged(int waiting) override;
    void mailSent() override;
    void mailFailed(const Verdict &verdict) override;
    void quotaChanged(const QuotaNews &news) override;
    void mailDiscarded(const QDateTime &when, const QString &cause) override;

protected:
    StandardPorts standardPorts(const station::Proposal &) const override { return {25, 587, 465}; }
    trust::Protocol protocol(const station::Proposal &) const override { return trust::Protocol::Smtp; }
    bool needsPassword() const override { return authentication() != Authentication::External; }
    void started() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    station::Result<void> check(const station::Proposal &proposal) const override;

private:
    station::ActionResult doCheckConnection();
    station::ActionResult doSendTest(const QString &to);
    void doPollNow();
    void doRetryDiscarded(const station::Actor &actor);
    void doClearQueue(const station::Actor &actor);
    void doResetCounters();
    void doResetSignInFloor();
    void doEnable();
    void doDisable();

    Mailbox senderOf(const station::Proposal &proposal) const;
    SmtpSettings smtpSettings(const station::Proposal &proposal, SecretBytes secret,
                              bool hasCertificate) const;
    SmtpLink::Owner linkOwner();
    station::Result<std::unique_ptr<SmtpConnection>> makeConnection(SmtpConnection::Listener listener);
    void ready();
    void rememberSignIn();
    void closed(const std::optional<Outcome> &ending, const trust::Meeting &met);
    Outcome unconnected(const station::Error &why) const;
    void trustChanged();
    void pollLater();
    const Provider *provider(const station::Proposal &proposal) const;
    void fail(const Verdict &verdict);

    SmtpLink m_link{linkOwner()};
    QString m_server;        ///< What the server calls itself, behind TLS where there is any.
    int m_connections = 0;   ///< Learned: not more at a time; 0 = nothing known.
    bool m_checking = false; ///< A person asked for a connection without a message.
    station::Timer m_poll;
};

} // namespace email
