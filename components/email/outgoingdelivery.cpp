// How an OutgoingAccount carries messages: one connection at a time, kept for a while after the last message.
//
// Policy: a kept connection that turns out to be dead before a recipient was named costs no attempt; the
// message goes again over a new one. A connection that was replaced is left to end by itself and is heard no
// more.

#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "station/station.h"

#include <QHostInfo>

namespace email {

using station::Result;

namespace {

/// How long an idle connection is kept. Servers close theirs after minutes; a stale one costs a second try.
constexpr qint64 keepMs = 60'000;

SignIn signInOf(Authentication authentication)
{
    switch (authentication) {
    case Authentication::Automatic:
        return SignIn::Automatic;
    case Authentication::None:
        return SignIn::None;
    case Authentication::Plain:
    case Authentication::Login:
        return SignIn::Mechanism;
    }
    return SignIn::None;
}

} // namespace

Result<void> OutgoingAccount::connectNow()
{
    Result<WireSettings> wire = wireSettings();
    if (!wire)
        return wire.error();
    Result<SecretBytes> secret = signInSecret();
    if (!secret)
        return secret.error();
    m_connection = std::make_unique<SmtpConnection>(
        station()->clock(), m_trace, smtpSettings(station::Proposal(*this), std::move(secret).value()),
        std::move(wire).value(), listener());
    m_connection->open();
    return {};
}

SmtpSettings OutgoingAccount::smtpSettings(const station::Proposal &proposal, SecretBytes secret) const
{
    const Authentication how = proposal.get(authentication);
    SmtpSettings settings;
    settings.localName = QHostInfo::localHostName();
    settings.tls = tlsMode(proposal.get(useSsl), proposal.get(useStartTls));
    settings.signIn = signInOf(how);
    settings.mechanism = how == Authentication::Login ? "LOGIN" : "PLAIN";
    settings.account = proposal.get(account);
    settings.password = std::move(secret);
    settings.allowPlaintextAuth = proposal.get(allowPlaintextAuth);
    return settings;
}

/// What a connection has to tell. One that was replaced may still end, which is no news of its successor.
SmtpConnection::Listener OutgoingAccount::listener()
{
    const auto isCurrent = [this, number = ++m_connectionNumber] { return number == m_connectionNumber; };
    return {.entered =
                [this, isCurrent](Step step) {
                    if (isCurrent())
                        state.set(stepName(step));
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

void OutgoingAccount::ready()
{
    station::Turn turn(*station());
    tlsSession.set(m_connection->tlsSession());
    forgetTlsFailure();
    if (!std::exchange(m_checking, false))
        return;
    showSuccess();
    keepForAWhile();
    // What waited for the account need not wait for its time.
    doPollNow();
}

void OutgoingAccount::deliver(Delivery delivery)
{
    m_keep.stop();
    m_triedAgain = false;
    m_delivery = std::move(delivery);
    if (!m_connection || !m_connection->isUsable()) {
        retire();
        if (const Result<void> connecting = connectNow(); !connecting)
            return finishUnconnected(connecting.error());
    }
    m_connection->deliver(*m_delivery);
}

bool OutgoingAccount::wasStale(const Outcome &outcome) const
{
    // Servers close idle connections without a word. Before any recipient was named nothing is in doubt.
    const bool lost = outcome.cause == Cause::ConnectionLost || outcome.cause == Cause::ServerClosing;
    return !m_triedAgain && m_connection->settledCount() > 1 && lost && !outcome.afterDot &&
           (outcome.step == Step::Idle || outcome.step == Step::MailFrom);
}

void OutgoingAccount::settled(const Outcome &outcome)
{
    if (!m_delivery)
        return;
    if (wasStale(outcome)) {
        m_triedAgain = true;
        retire();
        if (const Result<void> connecting = connectNow(); !connecting)
            return finishUnconnected(connecting.error());
        m_connection->deliver(*m_delivery);
        return;
    }
    finishDelivery(outcome);
}

/// Nothing was tried, so nothing is said of the network: the reason stands in its own words.
void OutgoingAccount::finishUnconnected(const station::Error &why)
{
    Outcome outcome;
    outcome.token = m_delivery->envelope.token;
    outcome.cause = Cause::NotConnectable;
    // The account shows it as its own; only the slot is worth naming.
    const QString slot =
        why.what.startsWith(path() + QLatin1Char('.')) ? why.what.mid(path().size() + 1) : QString();
    outcome.text = station::Error{slot, why.why, why.remedy}.text();
    finishDelivery(outcome);
}

void OutgoingAccount::finishDelivery(const Outcome &outcome)
{
    station::Turn turn(*station());
    keepForAWhile();
    const Delivery delivery = *std::exchange(m_delivery, std::nullopt);
    delivery.finished(outcome);
}

void OutgoingAccount::closed(const std::optional<Outcome> &ending, const trust::Meeting &met)
{
    station::Turn turn(*station());
    state.set(QStringLiteral("closed"));
    if (ending)
        noteTls(*ending, judge(*ending, verdictFacts()), met);
    if (std::exchange(m_checking, false) && ending) {
        const Verdict verdict = judge(*ending, verdictFacts());
        showFailure(verdict.status, verdict.cause, verdict.remedy);
    }
    retire();
}

void OutgoingAccount::keepForAWhile()
{
    m_keep.start(station()->clock(), keepMs, [this] {
        if (!m_delivery)
            retire();
    });
}

/// The next message gets a new connection; this one says goodbye, for which it has five seconds.
void OutgoingAccount::replaceConnection()
{
    if (m_connection && m_delivery)
        m_connection->stop();
    else
        retire();
}

void OutgoingAccount::retire()
{
    if (!m_connection)
        return;
    m_retired.push_back(std::move(m_connection));
    if (m_retired.back()->isUsable())
        m_retired.back()->stop();
    forgetFinished();
}

/// The call may come from such a connection itself, so it lives until the event loop is reached.
void OutgoingAccount::forgetFinished()
{
    m_retiring.start(station()->clock(), 0, [this] {
        std::erase_if(m_retired, [](const auto &connection) { return connection->isFinished(); });
    });
}

void OutgoingAccount::pollLater()
{
    m_poll.start(station()->clock(), pollrate().ms, [this] {
        if (auto *service = ancestor<EmailService>(); service && queueSize() > 0)
            service->outbox().poll(*this);
        pollLater();
    });
}

} // namespace email
