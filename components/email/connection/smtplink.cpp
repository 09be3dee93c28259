// Policy. A kept connection that turns out to be dead before a recipient was named costs no attempt; what was
// on it goes again over a new one, once. When the server keeps an answer back, that message alone waits for
// it: the others go over a second connection, one at a time, since that may be as slow: what waits in the
// queue instead can be overtaken by what is urgent, and sees the fallback. While the server is slow on both,
// a third carries what is urgent and nothing else; the last that the server bears is always that one. A
// connection that was replaced is left to end by itself and is heard no more, but for the messages that are
// still on it.

#include "components/email/connection/smtplink.h"

#include <algorithm>

namespace email {

using station::Result;

namespace {

/// How long an idle connection is kept. Servers close theirs after minutes; a stale one costs a second try.
constexpr qint64 KeepMs = 60'000;
/// How long an answer may take before the others go another way.
constexpr qint64 SlowMs = 3'000;
/// On how many connections a slow answer may be waited for at a time.
constexpr int MostSlow = 2;

} // namespace

Result<void> SmtpLink::open()
{
    retire();
    auto made = m_owner.connect(listener());
    if (!made)
        return made.error();
    m_connection = std::move(made).value();
    m_connection->open();
    return {};
}

/// What a connection has to tell. One that was replaced may still end, which is no news of its successor.
SmtpConnection::Listener SmtpLink::listener()
{
    const auto isCurrent = [this, number = ++m_number] { return number == m_number; };
    return {.entered =
                [this, isCurrent](Step step) {
                    if (isCurrent())
                        m_owner.entered(step);
                },
            .ready =
                [this, isCurrent] {
                    if (isCurrent() && m_connection)
                        ready();
                },
            .settled = [this](const Outcome &outcome) { settled(outcome); },
            .closed =
                [this, isCurrent](const std::optional<Outcome> &ending, const trust::Meeting &met) {
                    if (isCurrent())
                        closed(ending, met);
                    forgetFinished();
                }};
}

void SmtpLink::deliver(Delivery delivery)
{
    m_keep.stop();
    const qint64 token = delivery.envelope.token;
    m_flights.push_back({std::move(delivery)});
    if (!m_connection || !m_connection->isUsable()) {
        if (const Result<void> opened = open(); !opened)
            return finish(token, m_owner.unconnected(opened.error()));
    }
    hand(token);
}

void SmtpLink::hand(qint64 token)
{
    Flight *flight = find(token);
    if (!flight || !m_connection)
        return;
    flight->on = m_connection.get();
    const Delivery delivery = flight->delivery; // The flight may be over before deliver() returns.
    m_connection->deliver(delivery);
    watch();
}

int SmtpLink::load(const SmtpConnection *connection) const
{
    return int(std::count_if(m_flights.begin(), m_flights.end(),
                             [&](const Flight &flight) { return flight.on == connection; }));
}

int SmtpLink::room(bool urgent) const
{
    if (!urgent && isReserved())
        return 0;
    if (!m_connection || !m_connection->isUsable())
        return m_connection && m_connection->messagesLeft() == 0 && load(m_connection.get()) > 0 ? 0 : 1;
    // Before it is known to work, one message is enough to find out.
    const int most = m_connection->isReady() && slowOnes() == 0 ? window : 1;
    return std::min(most - load(m_connection.get()), m_connection->messagesLeft());
}

void SmtpLink::ready()
{
    m_owner.ready();
    watch();
    m_owner.roomGrew();
}

// What became of it -----------------------------------------------------------------------------------------

bool SmtpLink::mayGoAgain(const Flight &flight, const Outcome &outcome) const
{
    if (flight.again || outcome.afterDot)
        return false;
    // Nothing of it was sent, and the connection behind the one that died is there.
    if (outcome.cause == Cause::Stopped)
        return outcome.step == Step::Idle && m_connection && m_connection.get() != flight.on &&
               m_connection->isUsable() && load(m_connection.get()) > 0;
    // Servers close idle connections without a word. Before any recipient was named nothing is in doubt.
    const bool lost = outcome.cause == Cause::ConnectionLost || outcome.cause == Cause::ServerClosing;
    return lost && flight.on->settledCount() > 1 &&
           (outcome.step == Step::Idle || outcome.step == Step::MailFrom);
}

void SmtpLink::settled(const Outcome &outcome)
{
    Flight *flight = find(outcome.token);
    if (!flight)
        return;
    if (!mayGoAgain(*flight, outcome))
        return finish(outcome.token, outcome);
    flight->again = true;
    if (m_connection.get() == flight->on) {
        if (const Result<void> opened = open(); !opened)
            return finish(outcome.token, m_owner.unconnected(opened.error()));
    }
    hand(outcome.token);
}

void SmtpLink::finish(qint64 token, const Outcome &outcome)
{
    Flight *flight = find(token);
    if (!flight)
        return;
    const Delivery delivery = std::move(flight->delivery);
    m_flights.erase(m_flights.begin() + (flight - m_flights.data()));
    keepForAWhile();
    watch();
    delivery.finished(outcome);
}

SmtpLink::Flight *SmtpLink::find(qint64 token)
{
    const auto flight = std::find_if(m_flights.begin(), m_flights.end(), [token](const Flight &one) {
        return one.delivery.envelope.token == token;
    });
    return flight == m_flights.end() ? nullptr : &*flight;
}

void SmtpLink::closed(const std::optional<Outcome> &ending, const trust::Meeting &met)
{
    m_owner.closed(ending, met);
    retire();
}

// Connections -----------------------------------------------------------------------------------------------

/// Asks again after a while whether the server has answered.
void SmtpLink::watch()
{
    const bool waits = m_connection && m_connection->isReady() && load(m_connection.get()) > 0;
    if (waits)
        m_slow.start(m_owner.clock(), SlowMs, [this] { leaveSlow(); });
    else
        m_slow.stop();
}

/// How many connections were left behind and still have a message.
int SmtpLink::slowOnes() const
{
    return int(std::count_if(m_retired.begin(), m_retired.end(),
                             [this](const auto &connection) { return load(connection.get()) > 0; }));
}

/// How many may be: one connection is always there beside them.
int SmtpLink::mostSlow() const
{
    const int borne = m_owner.connections();
    return std::min(borne > 0 ? borne - 1 : MostSlow, MostSlow);
}

/// The connection at hand is the last that there may be.
bool SmtpLink::isReserved() const
{
    return slowOnes() > 0 && slowOnes() >= mostSlow();
}

/// Leaves one message to the slow connection, and has the next go another way.
void SmtpLink::leaveSlow()
{
    if (slowOnes() >= mostSlow())
        return watch();
    QList<qint64> waiting = m_connection->leave();
    m_retired.push_back(std::move(m_connection));
    const auto next = std::find_if(waiting.begin(), waiting.end(), [this](qint64 token) {
        const Flight *flight = find(token);
        return flight && (flight->delivery.urgent || !isReserved());
    });
    if (next != waiting.end()) {
        const qint64 goes = waiting.takeAt(next - waiting.begin());
        if (const Result<void> opened = open(); opened)
            hand(goes);
        else
            finish(goes, m_owner.unconnected(opened.error()));
    }
    giveBack(waiting);
    m_owner.roomGrew();
}

/// To the queue, as if they had never been handed over.
void SmtpLink::giveBack(const QList<qint64> &tokens)
{
    for (const qint64 token : tokens) {
        Outcome outcome;
        outcome.step = Step::Idle;
        outcome.cause = Cause::Stopped;
        outcome.token = token;
        finish(token, outcome);
    }
}

void SmtpLink::keepForAWhile()
{
    if (!m_flights.empty())
        return;
    m_keep.start(m_owner.clock(), KeepMs, [this] {
        if (m_flights.empty())
            retire();
    });
}

void SmtpLink::replace()
{
    if (!m_connection || load(m_connection.get()) == 0)
        return retire();
    const QList<qint64> waiting = m_connection->leave();
    if (m_connection)
        m_connection->stop();
    giveBack(waiting);
}

void SmtpLink::retire()
{
    if (!m_connection)
        return;
    m_retired.push_back(std::move(m_connection));
    // One that had all the messages that it takes gets its goodbye too.
    SmtpConnection &last = *m_retired.back();
    if (last.isUsable() || (!last.isFinished() && load(&last) == 0))
        last.stop();
    forgetFinished();
}

/// The call may come from such a connection itself, so it lives until the event loop is reached.
void SmtpLink::forgetFinished()
{
    m_retiring.start(m_owner.clock(), 0, [this] {
        std::erase_if(m_retired, [](const auto &connection) { return connection->isFinished(); });
    });
}

void SmtpLink::clear()
{
    m_keep.stop();
    m_slow.stop();
    m_flights.clear();
    m_retired.clear();
    m_connection.reset();
}

} // namespace email
