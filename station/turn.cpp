// A turn: everything that one event causes. Components that were scheduled meanwhile execute in link order,
// so that each sees settled inputs, and the database gets the turn's statements as one transaction.

#include "station/componentaccess.h"
#include "station/station.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Station", text);
}

} // namespace

void Station::addStatement(const QString &sql, const QVariantList &args)
{
    Q_ASSERT_X(m_turnDepth > 0, "Station::addStatement", "a Turn must be open");
    m_transaction.add(sql, args);
}

void Station::whenDurable(std::function<void(const Result<void> &)> done)
{
    // Statements of the turn that is still open belong to what is waited for.
    if (m_turnDepth > 0)
        m_waiting.push_back(std::move(done));
    else
        m_database.whenDurable(std::move(done));
}

void Station::scheduleExecute(Component &component)
{
    if (ComponentAccess::scheduled(component))
        return;
    ComponentAccess::scheduled(component) = true;
    m_scheduled.push_back(&component);
    std::push_heap(m_scheduled.begin(), m_scheduled.end(), laterInTurn);
    if (m_turnDepth == 0) {
        Turn turn(*this);
    }
}

bool Station::laterInTurn(const Component *a, const Component *b)
{
    return std::pair(ComponentAccess::rank(*a), a->handle()) >
           std::pair(ComponentAccess::rank(*b), b->handle());
}

void Station::drain()
{
    // Links cannot loop, so this ends; the bound catches a component that schedules itself for ever.
    for (int left = 10'000'000; !m_scheduled.empty(); --left) {
        std::pop_heap(m_scheduled.begin(), m_scheduled.end(), laterInTurn);
        Component *next = m_scheduled.back();
        m_scheduled.pop_back();
        ComponentAccess::scheduled(*next) = false;
        if (left == 0) {
            m_log.write(Log::Level::Error, next->path(), tr("executes without end; the turn was cut"));
            for (Component *component : m_scheduled)
                ComponentAccess::scheduled(*component) = false;
            m_scheduled.clear();
            return;
        }
        if (next->isStarted())
            ComponentAccess::execute(*next);
    }
}

void Station::endTurn()
{
    drain();
    m_removed.clear();
    m_edited = nullptr;
    auto waiting = std::exchange(m_waiting, {});
    if (m_transaction.empty()) {
        for (auto &done : waiting)
            m_database.whenDurable(std::move(done));
        return;
    }
    // Transactions are committed in order, so the answer for this one holds for all before it.
    m_database.submit(std::exchange(m_transaction, {}),
                      [this, waiting = std::move(waiting)](const Result<void> &result) {
                          if (!result)
                              m_log.write(Log::Level::Error, tr("database"), result.error().text());
                          for (const auto &done : waiting)
                              done(result);
                      });
}

} // namespace station
