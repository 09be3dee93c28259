// How an OutgoingAccount connects, and what it shows of its connection.

#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "station/station.h"

#include <QHostInfo>

namespace email {

using station::Result;

namespace {

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

SmtpLink::Owner OutgoingAccount::linkOwner()
{
    return {
        .clock = [this]() -> station::Clock & { return station()->clock(); },
        .connect = [this](SmtpConnection::Listener listener) { return makeConnection(std::move(listener)); },
        .entered = [this](Step step) { state.set(stepName(step)); },
        .ready = [this] { ready(); },
        .closed = [this](const std::optional<Outcome> &ending) { closed(ending); },
        .unconnected = [this](const station::Error &why) { return unconnected(why); },
        .roomGrew =
            [this] {
                if (auto *service = ancestor<EmailService>())
                    service->outbox().wake();
            }};
}

Result<std::unique_ptr<SmtpConnection>> OutgoingAccount::makeConnection(SmtpConnection::Listener listener)
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
    return std::make_unique<SmtpConnection>(station()->clock(), m_trace, std::move(settings),
                                            std::move(wire).value(), std::move(listener));
}

void OutgoingAccount::ready()
{
    station::Turn turn(*station());
    tlsSession.set(m_link.tlsSession());
    if (!std::exchange(m_checking, false))
        return;
    showSuccess();
    m_link.keepForAWhile();
}

/// Nothing was tried, so nothing is said of the network: the reason stands in its own words.
Outcome OutgoingAccount::unconnected(const station::Error &why) const
{
    Outcome outcome;
    outcome.cause = Cause::NotConnectable;
    // The account shows it as its own; only the slot is worth naming.
    const QString slot =
        why.what.startsWith(path() + QLatin1Char('.')) ? why.what.mid(path().size() + 1) : QString();
    outcome.text = station::Error{slot, why.why, why.remedy}.text();
    return outcome;
}

void OutgoingAccount::closed(const std::optional<Outcome> &ending)
{
    station::Turn turn(*station());
    state.set(QStringLiteral("closed"));
    if (std::exchange(m_checking, false) && ending) {
        const Verdict verdict = judge(*ending, verdictFacts());
        showFailure(verdict.status, verdict.cause, verdict.remedy);
    }
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
