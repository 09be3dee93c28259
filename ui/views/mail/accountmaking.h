#pragma once

#include "ui/views/mail/accountplan.h"

#include <QObject>

#include <deque>
#include <functional>

namespace ui {

class StationLink;

/// Brings what the wizard planned into the station, and takes it back again.
///
/// What was added before something was refused is remembered: a changed plan is written over it, a person who
/// cancels finds the station as it was. Steps go one after the other; the first that is refused ends them.
class AccountMaking final : public QObject
{
    Q_OBJECT
public:
    /// The refusals; none on success.
    using Done = std::function<void(const QList<station::Error> &refusals)>;

    explicit AccountMaking(StationLink &link, QObject *parent = nullptr);

    /// Adds the planned accounts, or writes what changed over those that were added before.
    void makeAccounts(const AccountPlan &plan, Done done);
    /// Adds the recipient of alarms and links the alarm class to it.
    void makeRecipient(const AccountPlan &plan, Done done);
    /// The handle of the account that was added for it; 0 = none.
    quint32 handleOf(bool outgoing) const { return outgoing ? m_outgoing.handle : m_incoming.handle; }
    /// Removes everything that was added.
    void takeBack(Done done);
    bool hasAdded() const { return m_outgoing.handle || m_incoming.handle || m_recipient.handle; }

private:
    struct Added
    {
        quint32 handle = 0;
        QString name;
        QJsonObject values;
    };
    struct Step
    {
        QString method;
        QJsonObject params;
        std::function<void(const QJsonValue &)> taken{};
        bool mayFail = false; ///< What is gone already need not be removed.
    };

    void planAccount(const AccountPlan &plan, const PlannedAccount &account, Added &added);
    void planRemoval(Added &added);
    void run(Done done);

    StationLink &m_link;
    Added m_outgoing;
    Added m_incoming;
    Added m_recipient;
    std::deque<Step> m_steps;
};

} // namespace ui
