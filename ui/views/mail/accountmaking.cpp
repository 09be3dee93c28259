#include "ui/views/mail/accountmaking.h"

#include "ui/link/stationlink.h"

namespace ui {

namespace {

QString byHandle(quint32 handle)
{
    return QStringLiteral("h:%1").arg(handle);
}

quint32 handleIn(const QJsonValue &row)
{
    return quint32(row[QStringLiteral("handle")].toInteger());
}

} // namespace

AccountMaking::AccountMaking(StationLink &link, QObject *parent) : QObject(parent), m_link(link) {}

void AccountMaking::run(Done done)
{
    if (m_steps.empty())
        return done({});
    const Step step = m_steps.front();
    m_steps.pop_front();
    m_link.call(step.method, step.params, this,
                [this, step, done = std::move(done)](const client::Reply &reply) {
                    if (!reply.ok() && !step.mayFail) {
                        m_steps.clear();
                        return done(reply.errors);
                    }
                    if (reply.ok() && step.taken)
                        step.taken(reply.value);
                    run(done);
                });
}

// Accounts -------------------------------------------------------------------------------------------------

void AccountMaking::makeAccounts(const AccountPlan &plan, Done done)
{
    planAccount(plan, plan.outgoing, m_outgoing);
    planAccount(plan, plan.incoming, m_incoming);
    run(std::move(done));
}

void AccountMaking::planAccount(const AccountPlan &plan, const PlannedAccount &account, Added &added)
{
    if (!account.wanted || !account.type)
        return planRemoval(added);
    const QJsonObject values = plan.valuesOf(account);
    if (added.handle == 0) {
        m_steps.push_back({QStringLiteral("component.add"),
                           {{QStringLiteral("parent"), plan.serviceOrd},
                            {QStringLiteral("type"), account.type->type},
                            {QStringLiteral("name"), account.name},
                            {QStringLiteral("slots"), plan.newValuesOf(account)}},
                           [&added, values, name = account.name](const QJsonValue &row) {
                               added = {handleIn(row), name, values};
                           }});
        return;
    }
    if (added.name != account.name)
        m_steps.push_back(
            {QStringLiteral("component.rename"),
             {{QStringLiteral("ord"), byHandle(added.handle)}, {QStringLiteral("name"), account.name}},
             [&added, name = account.name](const QJsonValue &) { added.name = name; }});
    if (added.values == values)
        return;
    // All in one: a password belongs to the server that it is written with.
    QJsonArray writes;
    for (auto it = values.begin(); it != values.end(); ++it)
        writes.append(QJsonObject{
            {QStringLiteral("ord"), QStringLiteral("%1.%2").arg(byHandle(added.handle), it.key())},
            {QStringLiteral("value"), it.value()}});
    m_steps.push_back({QStringLiteral("slot.commit"),
                       {{QStringLiteral("writes"), writes}},
                       [&added, values](const QJsonValue &) { added.values = values; }});
}

// Recipient ------------------------------------------------------------------------------------------------

void AccountMaking::makeRecipient(const AccountPlan &plan, Done done)
{
    planRemoval(m_recipient); // Of an earlier attempt that went half way.
    if (plan.wantsRecipient) {
        const QString name = plan.recipientName;
        m_steps.push_back({QStringLiteral("component.add"),
                           {{QStringLiteral("parent"), plan.alarmServiceOrd},
                            {QStringLiteral("type"), QStringLiteral("email:EmailRecipient")},
                            {QStringLiteral("name"), name},
                            {QStringLiteral("slots"), plan.recipientValues()}},
                           [this, name](const QJsonValue &row) {
                               m_recipient = {handleIn(row), name, {}};
                           }});
        m_steps.push_back(
            {QStringLiteral("link.add"),
             {{QStringLiteral("source"), plan.alarmClassOrd + QStringLiteral(".alarm")},
              {QStringLiteral("target"), plan.recipientOrd() + QStringLiteral(".routeAlarm")}}});
    }
    run(std::move(done));
}

// Back -----------------------------------------------------------------------------------------------------

void AccountMaking::planRemoval(Added &added)
{
    if (added.handle == 0)
        return;
    m_steps.push_back({QStringLiteral("component.remove"),
                       {{QStringLiteral("ord"), byHandle(added.handle)}},
                       [&added](const QJsonValue &) { added = {}; },
                       true});
}

void AccountMaking::takeBack(Done done)
{
    m_steps.clear();
    for (Added *added : {&m_recipient, &m_outgoing, &m_incoming})
        planRemoval(*added);
    run(std::move(done));
}

} // namespace ui
