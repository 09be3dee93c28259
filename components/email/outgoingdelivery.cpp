// How an OutgoingAccount connects, and what it shows of its connection.

#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "components/email/verdict/provider.h"
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
        .closed = [this](const std::optional<Outcome> &ending,
                         const trust::Meeting &met) { closed(ending, met); },
        .unconnected = [this](const station::Error &why) { return unconnected(why); },
        .connections =
            [this] {
                const Provider *known = provider(station::Proposal(*this));
                return m_connections > 0 ? m_connections : known ? known->figures().connections : 0;
            },
        .roomGrew =
            [this] {
                if (auto *service = ancestor<EmailService>())
                    service->outbox().wake();
            }};
}

Result<std::unique_ptr<SmtpConnection>> OutgoingAccount::makeConnection(SmtpConnection::Listener listener)
{
    Result<WireSettings> wire = ownWireSettings();
    if (!wire)
        return wire.error();
    Result<SecretBytes> secret = signInSecret();
    if (!secret)
        return secret.error();
    WireSettings settings = std::move(wire).value();
    const bool hasCertificate = !settings.identity.isEmpty();
    return std::make_unique<SmtpConnection>(
        station()->clock(), m_trace,
        smtpSettings(station::Proposal(*this), std::move(secret).value(), hasCertificate),
        std::move(settings), std::move(listener));
}

SmtpSettings OutgoingAccount::smtpSettings(const station::Proposal &proposal, SecretBytes secret,
                                           bool hasCertificate) const
{
    const Authentication how = proposal.get(authentication);
    SmtpSettings settings;
    settings.localName = QHostInfo::localHostName();
    settings.tls = tlsMode(proposal);
    settings.signIn = signInOf(how);
    settings.mechanism = textOf(how);
    settings.hasCertificate = hasCertificate;
    settings.floor = floorOf(signInFloor(), proposal.get(account), proposal.get(hostname).text);
    settings.account = proposal.get(account);
    settings.password = std::move(secret);
    if (const Provider *known = provider(proposal))
        settings.maxMessages = known->figures().messagesPerConnection;
    settings.allowPlaintextAuth = proposal.get(allowPlaintextAuth);
    return settings;
}

void OutgoingAccount::ready()
{
    station::Turn turn(*station());
    const SmtpConnection &connection = *m_link.connection();
    tlsSession.set(connection.tlsSession());
    serverOffers.set(connection.capabilities().toString());
    m_server = connection.capabilities().server;
    if (!connection.tlsSession().isEmpty())
        rememberTls();
    rememberSignIn();
    forgetTlsFailure();
    if (!std::exchange(m_checking, false))
        return;
    showSuccess();
    m_link.keepForAWhile();
    // What waited for the account need not wait for its time.
    doPollNow();
}

void OutgoingAccount::rememberSignIn()
{
    const SmtpConnection &connection = *m_link.connection();
    if (const QString floor = raisedFloor(signInFloor(), connection.signedInBy(), connection.wire());
        floor != signInFloor())
        signInFloor.set(floor);
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

void OutgoingAccount::closed(const std::optional<Outcome> &ending, const trust::Meeting &met)
{
    station::Turn turn(*station());
    state.set(QStringLiteral("closed"));
    // Over before it is noted whom this met: that may change what is trusted, and interrupts no check that
    // has ended.
    const bool checked = std::exchange(m_checking, false);
    if (!ending)
        return;
    const Verdict verdict = judge(*ending, verdictFacts());
    noteTls(*ending, verdict, met);
    if (checked)
        fail(verdict);
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
