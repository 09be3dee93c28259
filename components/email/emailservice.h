#pragma once

#include "components/email/outbox/outbox.h"
#include "components/email/outbox/outboxnews.h"
#include "components/email/proof/lossalarm.h"
#include "station/clock.h"

namespace station {
class MethodTable;
}

namespace email {

class MailAccount;

/// The container of the mail accounts; owns the outbox that they share.
class EmailService final : public station::Component
{
public:
    station::Slot<bool> enabled{
        this,
        {.name = "enabled",
         .value = true,
         .flags = station::Operator,
         .group = "Service",
         .doc = "Master switch of all accounts. While off, mail waits in the outbox."}};
    station::Slot<station::Status> status{
        this,
        {.name = "status",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .group = "Status",
         .doc = "The worst of the accounts; {fault} while mail waits and there is none."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "Status",
                                       .doc = "That mail waits without an account, or else the last trouble "
                                              "that the outbox reported."}};
    station::Slot<int> queueSize{this,
                                 {.name = "queueSize",
                                  .flags = station::ReadOnly | station::Transient | station::Summary,
                                  .group = "Status",
                                  .doc = "Messages that wait, over all accounts and without one."}};

    station::Topic outboxChanged{
        this,
        {.name = "outboxChanged",
         .payload = &station::valueTypeOf<OutboxNews>,
         .doc = "Fires once a turn with the messages of the outbox that came or changed, {id, state} each; "
                "`more` means that the list had better be read again."}};

    Outbox &outbox() const { return *m_outbox; }
    /// An account came, or @p going goes.
    void accountsChanged(const MailAccount *going);
    /// Counts again what waits.
    void showQueue();
    /// An account failed or works again, and with it what is said of the mail that waits for it.
    void waitingLooksDifferent();
    /// Shows the worst of the accounts but @p going.
    void showStatus(const MailAccount *going = nullptr);

protected:
    void loaded() override;
    void started() override;
    void steady() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    QString lostWithIt() const override;
    void execute() override;

private:
    void trouble(const station::Error &error);
    /// So many messages have no account.
    void showHomeless(int waiting);
    void reportAlarm(const station::Error &error, bool over);
    void lookForLate();
    QString wordsOf(const Outbox::Late &late) const;

    std::unique_ptr<Outbox> m_outbox;
    QString m_lastTrouble;
    int m_homeless = 0;
    LossAlarm m_late{*this, QStringLiteral("mailWaits")};
    station::Timer m_lateTimer;     ///< Runs while anything waits.
    QHash<QString, qint64> m_told;  ///< When trouble of this name last became an alarm; boot time.
    OutboxNews m_news;              ///< Since the turn began.
    bool m_accountsChanged = false; ///< Recipients have to look at their account again.
};

/// outbox.trace of the session protocol; the outbox registers its own methods.
void registerEmailMethods(station::MethodTable &table, station::Station &station);

} // namespace email
