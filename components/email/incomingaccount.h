#pragma once

#include "components/email/mailaccount.h"
#include "components/email/proof/lossalarm.h"
#include "components/email/reading/mailboxreader.h"
#include "components/email/reading/mailboxsearch.h"
#include "components/email/reading/receivedmails.h"
#include "components/email/reading/signinwait.h"

#include <QPointer>

#include <vector>

namespace email {

enum class IncomingTransport { Imap, Pop3 };
/// How to sign in: Automatic takes the best that the server offers, the others are taken or nothing. USER is
/// the password command of POP3, LOGIN that of IMAP.
enum class IncomingAuthentication {
    Automatic,
    None,
    Plain,
    Login,
    CramMd5,
    ScramSha1,
    ScramSha256,
    External,
    User,
    Apop
};

} // namespace email

template <>
struct station::EnumNames<email::IncomingTransport>
{
    static constexpr const char *name = "incomingTransport";
    static constexpr std::array texts{"Imap", "Pop3"};
};

template <>
struct station::EnumNames<email::IncomingAuthentication>
{
    static constexpr const char *name = "incomingAuthentication";
    static constexpr std::array texts{"Automatic",   "None",          "PLAIN",    "LOGIN", "CRAM-MD5",
                                      "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL", "USER",  "APOP"};
};

template <>
struct station::EnumNames<email::DeliveryPolicy>
{
    static constexpr const char *name = "deliveryPolicy";
    static constexpr std::array texts{"MarkAsRead", "MoveTo", "MarkAsUnread", "Delete"};
};

namespace email {

struct BounceFinding;

/// Fetches mail from one mailbox and hands each message on, once.
class IncomingAccount final : public MailAccount
{
public:
    station::Slot<IncomingTransport> transport{
        this, {.name = "transport", .group = "Connection", .doc = "The protocol by which mail is fetched."}};
    station::Slot<IncomingAuthentication> authentication{
        this,
        {.name = "authentication",
         .group = "Sign-in",
         .doc = "Automatic takes the best mechanism that the server offers; after a refusal no weaker one is "
                "tried, nor one weaker than signInFloor. APOP is for old POP3 servers, by choice only."}};
    station::Slot<QString> signInFloor{
        this,
        {.name = "signInFloor",
         .flags = station::ReadOnly,
         .group = "Sign-in",
         .doc =
             "The strongest mechanism that signed in here over TLS, and for whom. A server that offers only "
             "weaker ones is not believed until resetSignInFloor."}};
    station::Slot<QString> folder{
        this,
        {.name = "folder",
         .value = "INBOX",
         .group = "Mailbox",
         .relevantWhen = "transport=Imap",
         .doc = "The folder that is read: its name, or its use, such as \\Archive or \\Junk."}};
    station::Slot<DeliveryPolicy> deliveryPolicy{
        this,
        {.name = "deliveryPolicy",
         .group = "Mailbox",
         .doc = "What becomes of a message at the server once it was handed on. Only unread mail is fetched. "
                "POP3 cannot mark: there a message stays, and is remembered, unless it is deleted."}};
    station::Slot<QString> moveToFolder{
        this,
        {.name = "moveToFolder",
         .value = "Archive",
         .group = "Mailbox",
         .relevantWhen = "deliveryPolicy=MoveTo",
         .doc = "Where MoveTo puts messages: a name or a use, as in folder. It is made if it is not there."}};
    station::Slot<bool> allowDelete{
        this,
        {.name = "allowDelete",
         .group = "Mailbox",
         .relevantWhen = "deliveryPolicy=Delete",
         .doc = "Confirms that the policy Delete may remove mail from the server, for good."}};
    station::Slot<bool> idle{
        this,
        {.name = "idle",
         .value = true,
         .group = "Mailbox",
         .relevantWhen = "transport=Imap",
         .doc = "Stays connected and is told of new mail at once, where the server can."}};
    station::Slot<station::Duration> pollrate{
        this,
        {.name = "pollrate",
         .value = {300'000},
         .facets = {.min = 10, .max = 86400},
         .group = "Mailbox",
         .doc =
             "How often the mailbox is looked into; with idle as well, in case nobody tells of new mail."}};
    station::Slot<int> maxMessageSize{
        this,
        {.name = "maxMessageSize",
         .value = 25,
         .facets = {.unit = "MiB", .min = 1, .max = 60},
         .group = "Mailbox",
         .doc = "A longer message is left at the server and counted in numberLeft, not read."}};

    station::Slot<QString> serverOffers{
        this,
        {.name = "serverOffers",
         .flags = station::ReadOnly | station::Transient,
         .group = "Status",
         .doc = "What the server can do, as it said when it was last asked."}};
    station::Slot<QString> mendedBy{this,
                                    {.name = "mendedBy",
                                     .flags = station::ReadOnly | station::Transient,
                                     .group = "Status",
                                     .doc = "Who can end the present fault; empty while there is none."}};
    station::Slot<int> numberReceived{
        this,
        {.name = "numberReceived",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .group = "Counters",
         .doc = "Messages that were handed on since the station started or the counters were reset."}};
    station::Slot<QDateTime> lastReceived{this,
                                          {.name = "lastReceived",
                                           .flags = station::ReadOnly | station::Transient,
                                           .group = "Counters",
                                           .doc = "When a message was last handed on."}};
    station::Slot<int> numberLeft{this,
                                  {.name = "numberLeft",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "Counters",
                                   .doc = "Messages at the server that cannot be read, each counted once."}};
    station::Slot<QString> lastLeftCause{this,
                                         {.name = "lastLeftCause",
                                          .flags = station::ReadOnly | station::Transient,
                                          .group = "Counters",
                                          .doc = "Which message was last left at the server, and why."}};

    station::Topic received{this,
                            {.name = "received",
                             .payload = &station::valueTypeOf<ReceivedMail>,
                             .doc = "Fires with each new message, once; {account, from, to, subject, "
                                    "messageId, date, size}."}};

    station::Action checkConnection{
        this,
        {.name = "checkConnection",
         .flags = station::Operator,
         .run = station::act<&IncomingAccount::doCheckConnection>,
         .doc = "Connects, signs in and fetches; status and faultCause show how it went."}};
    station::Action pollNow{this,
                            {.name = "pollNow",
                             .flags = station::Operator,
                             .run = station::act<&IncomingAccount::doPollNow>,
                             .doc = "Looks into the mailbox at once, whatever failed before."}};
    station::Action resetCounters{this,
                                  {.name = "resetCounters",
                                   .run = station::act<&IncomingAccount::doResetCounters>,
                                   .doc = "Sets numberReceived and numberLeft to 0."}};
    station::Action resetSignInFloor{
        this,
        {.name = "resetSignInFloor",
         .flags = station::ConfirmRequired,
         .run = station::act<&IncomingAccount::doResetSignInFloor>,
         .doc = "Forgets how well the server signed the account in before: it may offer weaker mechanisms "
                "from now on."}};
    station::Action enable{this,
                           {.name = "enable",
                            .flags = station::Operator,
                            .run = station::act<&IncomingAccount::doEnable>,
                            .doc = "Switches the account on."}};
    station::Action disable{this,
                            {.name = "disable",
                             .flags = station::Operator | station::ConfirmRequired,
                             .run = station::act<&IncomingAccount::doDisable>,
                             .doc = "Switches the account off; mail waits at the server."}};

    station::Result<CheckSubject> checkSubject(const station::Proposal &proposal,
                                               station::Station &station) const override;
    void serviceSwitched() override;
    /// Whether a message with this Message-ID came, or lies in the folder @p where; with POP3 only the first
    /// is asked. @p done comes once, or never when the account goes.
    void lookFor(const QByteArray &messageId, const QString &where, MailboxSearch::Done done);
    /// Somebody waits for mail: looks into the mailbox now, unless the last attempt failed and the next has
    /// its time already.
    void lookSoon();
    static QHash<QString, StandardPorts> portsByTransport();

protected:
    StandardPorts standardPorts(const station::Proposal &proposal) const override;
    trust::Protocol protocol(const station::Proposal &proposal) const override;
    bool needsPassword() const override { return authentication() != IncomingAuthentication::External; }
    void started() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    station::Result<void> check(const station::Proposal &proposal) const override;

private:
    station::ActionResult doCheckConnection();
    station::ActionResult doPollNow();
    void doResetCounters();
    void doResetSignInFloor();
    void doEnable() { enabled.set(true); }
    void doDisable() { enabled.set(false); }

    bool isImap(const station::Proposal &proposal) const;
    void fill(SessionSettings &settings, const station::Proposal &proposal, SecretBytes secret,
              bool hasCertificate) const;
    ImapSettings imapSettings(const station::Proposal &proposal, SecretBytes secret,
                              bool hasCertificate) const;
    VerdictFacts verdictFacts(const station::Proposal &proposal) const;
    station::Result<std::unique_ptr<MailboxReader>> makeReader();
    std::unique_ptr<MailboxSearch> makeSearch(const QString &where);
    ReaderOwner readerOwner();
    ReadingPlan plan() const;
    void attempt();
    void attemptLater(qint64 ms);
    void trustChanged();
    void ready();
    void fetched(const MessageKey &key, const QByteArray &bytes);
    struct Arrival;
    void handOn(const Arrival &arrival);
    void left(const MessageKey &key, const QString &why);
    void caughtUp();
    void closed(const std::optional<Outcome> &ending, const trust::Meeting &met);
    void failed(const Outcome &outcome);
    QString signInMark() const;
    void waitOn(const SignInWait::Left &left);
    void tellUnread();
    void endUnread(const QString &why);
    void drop();
    void forgetFinished();

    ReceivedLog m_log;
    ReceivedMails m_mails;
    SignInWait m_signInWait;
    QSet<MessageKey> m_left; ///< Told of already.
    /// Answers of the database may come when the account has gone.
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    std::unique_ptr<MailboxReader> m_reader;
    std::vector<std::unique_ptr<MailboxReader>> m_retired; ///< Until they have said goodbye.
    std::vector<std::unique_ptr<MailboxSearch>> m_searches;
    quint64 m_number = 0;      ///< Tells the present reader from those before it.
    int m_failures = 0;        ///< In a row.
    qint64 m_failingSince = 0; ///< Boot time of the first of them.
    LossAlarm m_unread{*this, QStringLiteral("mailUnread")};
    int m_losses = 0;             ///< Of connections that only waited, one soon after the other.
    qint64 m_connectedAt = 0;     ///< Boot time.
    bool m_isDue = false;         ///< It is to look at once, and has not yet.
    bool m_waitsForTrust = false; ///< The certificates were not read yet when it was time to connect.
    station::Timer m_next;
    station::Timer m_retiring;
};

} // namespace email
