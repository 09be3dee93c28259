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
    default:
        return SignIn::Mechanism;
    }
}

QByteArray textOf(Authentication authentication)
{
    return station::EnumNames<Authentication>::texts[std::size_t(authentication)];
}

/// For NOTIFY of RFC 3461 §4.1.
QByteArray notifyOf(DeliveryReports reports)
{
    switch (reports) {
    case DeliveryReports::FailureOrDelay:
        return "FAILURE,DELAY";
    case DeliveryReports::Failure:
        return "FAILURE";
    case DeliveryReports::Always:
        return "SUCCESS,FAILURE,DELAY";
    case DeliveryReports::Never:
        return "NEVER";
    case DeliveryReports::AsServerLikes:
        break;
    }
    return {};
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
    settings.mechanism = textOf(authentication());
    settings.hasCertificate = !wire->identity.isEmpty();
    settings.floor = floorHere();
    settings.account = account();
    settings.password = std::move(secret).value();
    settings.allowPlaintextAuth = allowPlaintextAuth();
    return std::make_unique<SmtpConnection>(station()->clock(), m_trace, std::move(settings),
                                            std::move(wire).value(), std::move(listener));
}

void OutgoingAccount::ready()
{
    station::Turn turn(*station());
    const SmtpConnection &connection = *m_link.connection();
    tlsSession.set(connection.tlsSession());
    serverOffers.set(connection.capabilities().toString());
    if (!connection.tlsSession().isEmpty())
        rememberTls();
    rememberSignIn();
    if (!std::exchange(m_checking, false))
        return;
    showSuccess();
    m_link.keepForAWhile();
}

/// The strongest mechanism that worked over verified TLS stays the least that is taken (security: a server,
/// or whoever poses as it, must not be able to talk the password out of us by offering less).
void OutgoingAccount::rememberSignIn()
{
    const SmtpConnection &connection = *m_link.connection();
    const QByteArray &by = connection.signedInBy();
    if (by.isEmpty() || !connection.isVerified() || tlsMode() == TlsMode::StartTlsIfOffered)
        return;
    if (SaslMechanism::strength(by) > SaslMechanism::strength(floorHere()))
        signInFloor.set(QStringLiteral("%1 %2@%3").arg(QString::fromLatin1(by), account(), hostname().text));
}

/// What is remembered for this name at this host; nothing when it is of another.
QByteArray OutgoingAccount::floorHere() const
{
    const QString here = QStringLiteral(" %1@%2").arg(account(), hostname().text);
    return signInFloor().endsWith(here) ? signInFloor().section(QLatin1Char(' '), 0, 0).toLatin1()
                                        : QByteArray();
}

void OutgoingAccount::deliver(Delivery delivery)
{
    delivery.envelope.notify = notifyOf(deliveryReports());
    m_link.deliver(std::move(delivery));
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
