#include "components/email/outgoingaccount.h"

#include "components/email/emailservice.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QHostInfo>

namespace email {

using station::Error;
using station::Proposal;
using station::Result;

namespace {

/// How long an idle connection is kept. Servers close theirs after minutes; a stale one costs a second try.
constexpr qint64 keepMs = 60'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("OutgoingAccount", text);
}

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

// Settings --------------------------------------------------------------------------------------------------

Result<void> OutgoingAccount::check(const Proposal &proposal) const
{
    const QString &sender = proposal.get(from);
    QString why;
    const auto parsed = parseAddressList(sender, &why);
    if (!parsed || parsed->size() > 1)
        return Error{path() + QStringLiteral(".from"), parsed ? tr("one sender is needed, not several") : why,
                     tr("Write an address such as alarms@example.com")};
    // A fallback that leads back would hand mail round and round.
    Result<station::Component *> next = station()->find(proposal.get(fallbackAccount).path);
    for (int hops = 0; next && hops < 100; ++hops) {
        const auto *other = dynamic_cast<const OutgoingAccount *>(*next);
        if (other == this)
            return Error{path() + QStringLiteral(".fallbackAccount"),
                         tr("the fallback leads back to this account"),
                         tr("Choose an account whose own fallback is another one, or none")};
        if (!other || other->fallbackAccount().path.isEmpty())
            break;
        next = station()->find(other->fallbackAccount().path);
    }
    return MailAccount::check(proposal);
}

void OutgoingAccount::started()
{
    MailAccount::started();
    if (auto *certificates = station()->service<platform::CertificateService>())
        certificates->listen(this, [this] { doPollNow(); });
    if (auto *service = ancestor<EmailService>())
        service->accountsChanged(nullptr);
    pollLater();
}

void OutgoingAccount::stopped()
{
    m_poll.stop();
    m_keep.stop();
    if (auto *certificates = station()->service<platform::CertificateService>())
        certificates->forget(this);
    if (auto *service = ancestor<EmailService>())
        service->accountsChanged(this);
    m_delivery.reset();
    m_retired.clear();
    m_connection.reset();
}

void OutgoingAccount::changed(const station::SlotSpec &slot)
{
    MailAccount::changed(slot);
    if (slot.has(station::ReadOnly) || !isStarted())
        return;
    // The connection was made with other settings; what is under way on it is finished first.
    if (m_connection)
        m_connection->stop();
    if (pollrate == slot)
        pollLater();
    doPollNow();
}

void OutgoingAccount::serviceSwitched()
{
    showConfiguration();
    doPollNow();
}

// Courier: what the outbox asks -----------------------------------------------------------------------------

bool OutgoingAccount::isEnabled() const
{
    const auto *service = ancestor<EmailService>();
    return enabled() && (!service || service->enabled());
}

bool OutgoingAccount::isAccepting() const
{
    const auto *certificates = station()->service<platform::CertificateService>();
    return certificates && certificates->isReady() && configurationFault().isEmpty();
}

CourierLimits OutgoingAccount::limits() const
{
    return {maxQueueSize(), maxSendablePerDay(), maxRecipientsPerDay(), maxPerMinute(),
            allowDisabledQueuing()};
}

Mailbox OutgoingAccount::defaultSender() const
{
    const auto parsed = parseAddressList(from().isEmpty() ? account() : from());
    return parsed && !parsed->isEmpty() ? parsed->constFirst() : Mailbox{};
}

QList<Mailbox> OutgoingAccount::defaultReplyTo() const
{
    return parseAddressList(replyTo().addresses.join(QLatin1Char(','))).value_or(QList<Mailbox>());
}

Courier *OutgoingAccount::fallback() const
{
    const auto found = station()->find(fallbackAccount().path);
    return found ? dynamic_cast<OutgoingAccount *>(*found) : nullptr;
}

VerdictFacts OutgoingAccount::verdictFacts() const
{
    return {hostname().text, resolvedPort(), account(), defaultSender().address.toString()};
}

// Courier: what the outbox tells ----------------------------------------------------------------------------

void OutgoingAccount::queueSizeChanged(int waiting)
{
    queueSize.set(waiting);
    if (auto *service = ancestor<EmailService>())
        service->showQueue();
}

void OutgoingAccount::mailSent()
{
    numberSent.set(numberSent() + 1);
    showSuccess();
}

void OutgoingAccount::mailFailed(const Verdict &verdict)
{
    showFailure(verdict.status, verdict.cause, verdict.remedy);
}

void OutgoingAccount::mailDiscarded(const QDateTime &when, const QString &cause)
{
    numberDiscarded.set(numberDiscarded() + 1);
    lastDiscard.set(when);
    lastDiscardCause.set(cause);
}

// Connection ------------------------------------------------------------------------------------------------

Result<void> OutgoingAccount::connectNow()
{
    Result<WireSettings> wire = wireSettings();
    if (!wire)
        return wire.error();
    Result<SecretBytes> secret = signInSecret();
    if (!secret)
        return secret.error();
    SmtpSettings settings;
    settings.localName = QHostInfo::localHostName();
    settings.tls = tlsMode();
    settings.signIn = signInOf(authentication());
    settings.mechanism = authentication() == Authentication::Login ? "LOGIN" : "PLAIN";
    settings.account = account();
    settings.password = std::move(secret).value();
    settings.allowPlaintextAuth = allowPlaintextAuth();
    m_connection = std::make_unique<SmtpConnection>(
        station()->clock(), m_trace, std::move(settings), std::move(wire).value(),
        SmtpConnection::Listener{.entered = [this](Step step) { state.set(stepName(step)); },
                                 .ready =
                                     [this] {
                                         tlsSession.set(m_connection->tlsSession());
                                         if (std::exchange(m_checking, false))
                                             showSuccess();
                                     },
                                 .settled = [this](const Outcome &outcome) { settled(outcome); },
                                 .closed = [this](const std::optional<Outcome> &ending) { closed(ending); }});
    m_connection->open();
    return {};
}

void OutgoingAccount::deliver(Delivery delivery)
{
    m_keep.stop();
    m_triedAgain = false;
    m_delivery = std::move(delivery);
    if (!m_connection || !m_connection->isUsable()) {
        retire();
        if (const Result<void> connecting = connectNow(); !connecting) {
            Outcome outcome;
            outcome.token = m_delivery->envelope.token;
            outcome.cause = Cause::ConnectFailed;
            outcome.text = connecting.error().text();
            finishDelivery(outcome);
            return;
        }
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
        if (connectNow()) {
            m_connection->deliver(*m_delivery);
            return;
        }
    }
    finishDelivery(outcome);
}

void OutgoingAccount::finishDelivery(const Outcome &outcome)
{
    station::Turn turn(*station());
    m_keep.start(station()->clock(), keepMs, [this] {
        if (m_connection && !m_delivery)
            m_connection->stop();
    });
    const Delivery delivery = *std::exchange(m_delivery, std::nullopt);
    delivery.finished(outcome);
}

void OutgoingAccount::closed(const std::optional<Outcome> &ending)
{
    station::Turn turn(*station());
    state.set(QStringLiteral("closed"));
    if (std::exchange(m_checking, false) && ending) {
        const Verdict verdict = judge(*ending, verdictFacts());
        showFailure(verdict.status, verdict.cause, verdict.remedy);
    }
    retire();
}

void OutgoingAccount::retire()
{
    if (!m_connection)
        return;
    // The call may come from the connection itself, so it lives until the event loop is reached.
    m_retired.push_back(std::move(m_connection));
    m_retiring.start(station()->clock(), 0, [this] { m_retired.clear(); });
}

void OutgoingAccount::pollLater()
{
    m_poll.start(station()->clock(), pollrate().ms, [this] {
        if (queueSize() > 0)
            doPollNow();
        pollLater();
    });
}

} // namespace email
