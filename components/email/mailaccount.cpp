#include "components/email/mailaccount.h"

#include "components/email/emailservice.h"
#include "components/email/protocol/sasl.h"
#include "components/email/protocol/secretbytes.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

using station::Error;
using station::Proposal;
using station::Result;
using station::Status;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MailAccount", text);
}

QSsl::SslProtocol oldest(TlsMinimum minimum)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    switch (minimum) {
    case TlsMinimum::Tls1_0:
        return QSsl::TlsV1_0OrLater;
    case TlsMinimum::Tls1_1:
        return QSsl::TlsV1_1OrLater;
    case TlsMinimum::Tls1_3:
        return QSsl::TlsV1_3OrLater;
    case TlsMinimum::Auto:
    case TlsMinimum::Tls1_2:
        break;
    }
    QT_WARNING_POP
    return QSsl::TlsV1_2OrLater;
}

} // namespace

TlsMode MailAccount::tlsMode() const
{
    return tlsMode(Proposal(*this));
}

TlsMode MailAccount::tlsMode(const Proposal &proposal) const
{
    if (proposal.get(useSsl) || !proposal.get(useStartTls))
        return proposal.get(useSsl) ? TlsMode::TlsFirst : TlsMode::None;
    // Once a server has shown that it can, a missing offer is somebody's doing.
    const bool required =
        proposal.get(startTlsPolicy) == StartTlsPolicy::Required || wasTlsSeenAt(serverOf(proposal));
    return required ? TlsMode::StartTls : TlsMode::StartTlsIfOffered;
}

QString MailAccount::serverOf(const Proposal &proposal) const
{
    return QStringLiteral("%1:%2").arg(proposal.get(hostname).text).arg(portOf(proposal));
}

bool MailAccount::isSwitchedOn() const
{
    const auto *service = ancestor<EmailService>();
    return enabled() && (!service || service->enabled());
}

QByteArray MailAccount::floorOf(const QString &stored, const QString &account, const QString &host)
{
    return stored.endsWith(QStringLiteral(" %1@%2").arg(account, host))
               ? stored.section(QLatin1Char(' '), 0, 0).toLatin1()
               : QByteArray();
}

QString MailAccount::raisedFloor(const QString &stored, const QByteArray &mechanism, const Wire &wire) const
{
    const int before = SaslMechanism::strength(floorOf(stored, account(), hostname().text));
    if (!wire.isVerified() || tlsMode() == TlsMode::StartTlsIfOffered ||
        SaslMechanism::strength(mechanism) <= before)
        return stored;
    return QStringLiteral("%1 %2@%3").arg(QString::fromLatin1(mechanism), account(), hostname().text);
}

void MailAccount::rememberTls()
{
    if (tlsMode() == TlsMode::StartTls || tlsMode() == TlsMode::StartTlsIfOffered)
        tlsSeenAt.set(serverOf(Proposal(*this)));
}

/// By this account, or by another one of the service.
bool MailAccount::wasTlsSeenAt(const QString &server) const
{
    if (tlsSeenAt() == server)
        return true;
    const auto *service = ancestor<EmailService>();
    return service &&
           std::any_of(service->children().begin(), service->children().end(), [&](const auto &child) {
               const auto *other = dynamic_cast<const MailAccount *>(child.get());
               return other && other->tlsSeenAt() == server;
           });
}

Result<void> MailAccount::check(const Proposal &proposal) const
{
    const bool mayBeClear =
        proposal.get(useStartTls) && proposal.get(startTlsPolicy) == StartTlsPolicy::IfSupported;
    const bool clear = !proposal.get(useSsl) && (!proposal.get(useStartTls) || mayBeClear);
    const station::Secret &secret = proposal.get(password);
    const bool hasPassword = (secret.set && !secret.clear) || !secret.entered.isEmpty();
    if (mayBeClear && hasPassword && !proposal.get(allowPlaintextAuth))
        return Error{
            path() + QStringLiteral(".startTlsPolicy"),
            tr("with IfSupported the password might cross the network in the clear"),
            tr("Set startTlsPolicy to Required, forget the password, or allow it with allowPlaintextAuth")};
    if (clear && hasPassword && !proposal.get(allowPlaintextAuth))
        return Error{
            path() + QStringLiteral(".useSsl"),
            tr("without useSsl and useStartTls the password would cross the network in the clear"),
            tr("Set useSsl or useStartTls, forget the password, or allow it with allowPlaintextAuth")};
    return {};
}

QString MailAccount::secretBinding(const station::SlotSpec &, const Proposal &proposal) const
{
    // A password belongs to one server, port and kind of TLS: an account that is pointed elsewhere leaves it
    // behind.
    const bool required = proposal.get(startTlsPolicy) == StartTlsPolicy::Required;
    const bool tls = proposal.get(useSsl) || (proposal.get(useStartTls) && required);
    return QStringLiteral("%1|%2|%3")
        .arg(proposal.get(hostname).text)
        .arg(proposal.get(port).number)
        .arg(tls ? 1 : 0);
}

QString MailAccount::findConfigurationFault() const
{
    // Contradictions come from a file that was edited by hand: the write function refuses them.
    if (const Result<void> kept = station()->checkRules(*this, Proposal(*this)); !kept)
        return kept.error().text();
    if (hostname().text.isEmpty())
        return tr("No server is named. Set hostname");
    if (const auto identity = clientIdentity(Proposal(*this)); !identity)
        return Error{QStringLiteral("clientCertificate"), identity.error().why, identity.error().remedy}
            .text();
    // Asking the server would only show it the name: the certificate is all that EXTERNAL has to prove it.
    if (!needsPassword() && !clientCertificate().set)
        return tr("EXTERNAL signs in with a certificate, and there is none. Set clientCertificate");
    if (!account().isEmpty() && needsPassword() && !password().set)
        return tr("There is no password for the account \"%1\". Set password").arg(account());
    if (password().set) {
        if (const auto secret = station()->secret(*this, password.spec()); !secret)
            return Error{QStringLiteral("password"), secret.error().why, secret.error().remedy}.text();
    }
    return {};
}

Result<SecretBytes> MailAccount::signInSecret() const
{
    if (account().isEmpty() || !password().set)
        return SecretBytes();
    const auto secret = station()->secret(*this, password.spec());
    if (!secret)
        return Error{path() + QStringLiteral(".password"), secret.error().why, secret.error().remedy};
    return SecretBytes(secret->view().toByteArray());
}

Result<SecretBytes> MailAccount::secretOf(const station::Slot<station::Secret> &slot,
                                          const Proposal &proposal) const
{
    const station::Secret &secret = proposal.get(slot);
    if (!secret.entered.isEmpty())
        return SecretBytes(QByteArray(secret.entered.constData(), secret.entered.size()));
    if (!secret.set || secret.clear)
        return SecretBytes();
    const station::SlotSpec &spec = slot.spec();
    if (secretBinding(spec, proposal) != secretBinding(spec, Proposal(*this)))
        return Error{spec.name,
                     tr("what is stored belongs to %1 as it was; it is not shown to another server, port or "
                        "kind of encryption")
                         .arg(hostname().text),
                     tr("Enter it again")};
    const auto stored = station()->secret(*this, spec);
    if (!stored)
        return Error{path() + QLatin1Char('.') + spec.name, stored.error().why, stored.error().remedy};
    return SecretBytes(stored->view().toByteArray());
}

Result<SecretBytes> MailAccount::signInSecret(const Proposal &proposal) const
{
    return proposal.get(account).isEmpty() ? Result<SecretBytes>(SecretBytes())
                                           : secretOf(password, proposal);
}

QString MailAccount::signInMarkWith(const char *mechanism) const
{
    return QStringLiteral("%1 %2 %3 %4@%5")
        .arg(QLatin1String(mechanism))
        .arg(password().changed.toMSecsSinceEpoch())
        .arg(clientCertificate().changed.toMSecsSinceEpoch())
        .arg(account(), serverOf(Proposal(*this)));
}

int MailAccount::portOf(const Proposal &proposal) const
{
    const StandardPorts usual = standardPorts(proposal);
    const int byMode = proposal.get(useSsl)        ? usual.tls
                       : proposal.get(useStartTls) ? usual.startTls
                                                   : usual.clear;
    return proposal.get(port).number == -1 ? byMode : proposal.get(port).number;
}

Result<ClientIdentity> MailAccount::clientIdentity(const Proposal &proposal) const
{
    const Result<SecretBytes> content = secretOf(clientCertificate, proposal);
    if (!content)
        return content.error();
    if (content->isEmpty())
        return ClientIdentity();
    const Result<SecretBytes> passphrase = secretOf(clientCertificatePassword, proposal);
    if (!passphrase)
        return passphrase.error();
    return readClientIdentity(content->bytes(), passphrase->bytes());
}

QDateTime MailAccount::clientCertificateEnd() const
{
    const Result<ClientIdentity> identity = clientIdentity(Proposal(*this));
    return identity && !identity->isEmpty() ? identity->chain.constFirst().expiryDate() : QDateTime();
}

Result<WireSettings> MailAccount::wireSettings() const
{
    return wireSettings(Proposal(*this), *station());
}

Result<WireSettings> MailAccount::wireSettings(const Proposal &proposal, station::Station &station) const
{
    auto *certificates = station.service<platform::CertificateService>();
    if (!certificates)
        return Error{path(), tr("the station has no CertificateService, so no server can be believed"),
                     tr("Add a platform:CertificateService below /Services/PlatformServices")};
    const QString &host = proposal.get(hostname).text;
    const int number = portOf(proposal);
    const auto endpoint = trust::makeEndpoint(protocol(proposal), host, number);
    if (!endpoint)
        return endpoint.error();
    WireSettings settings;
    settings.host = host;
    settings.port = quint16(number);
    settings.endpoint = *endpoint;
    Result<ClientIdentity> identity = clientIdentity(proposal);
    if (!identity)
        return Error{path() + QStringLiteral(".clientCertificate"), identity.error().why,
                     identity.error().remedy};
    settings.identity = std::move(identity).value();
    settings.tls = oldest(proposal.get(tlsMinProtocol));
    settings.mustStaple = proposal.get(mustStaple);
    settings.connectionTimeoutMs = proposal.get(connectionTimeout).ms;
    settings.anchors = certificates->anchors();
    // Looked up again for each question: the service may have been removed while the connection was made.
    settings.judge = [&station](const trust::PeerQuestion &question) {
        auto *service = station.service<platform::CertificateService>();
        if (service)
            return service->judge(question);
        trust::PeerAnswer refused;
        refused.refusal = {{}, tr("the CertificateService was removed, so no server can be believed"), {}};
        return refused;
    };
    return settings;
}

void MailAccount::loaded()
{
    // Also for a station that is only looked at: its lists show ports and faults.
    showConfiguration();
}

void MailAccount::started()
{
    showConfiguration();
    m_trace.setListener([this](const Trace::Line &line) {
        if (debug())
            station()->log().write(station::Log::Level::Info, path(), line.shown());
    });
}

void MailAccount::changed(const station::SlotSpec &slot)
{
    if (status == slot) {
        if (auto *service = ancestor<EmailService>())
            service->showStatus();
    }
    if (status == slot || lastPollFailure == slot) {
        if (auto *service = ancestor<EmailService>(); service && service->isStarted())
            service->waitingLooksDifferent();
    }
    if (slot.has(station::ReadOnly) || !isStarted())
        return;
    // What failed under the old settings says nothing about the new ones.
    forgetTlsFailure();
    showConfiguration();
}

void MailAccount::showConfiguration()
{
    resolvedPort.set({portOf(Proposal(*this))});
    const auto *service = ancestor<EmailService>();
    m_configurationFault = findConfigurationFault();
    showChallenge();
    if (!enabled() || (service && !service->enabled())) {
        status.set(Status::Disabled);
        faultCause.set({});
        return;
    }
    const QString &fault = m_configurationFault;
    // A stored failure of the connection stays until the next attempt; a mended setting clears its own fault.
    status.set(fault.isEmpty() ? status().with(Status::Disabled, false).with(Status::Fault, false)
                               : Status(Status::Fault));
    if (!fault.isEmpty() || status() == Status())
        faultCause.set(fault);
}

void MailAccount::showSuccess()
{
    lastPollSuccess.set(station()->clock().wall());
    status.set({});
    faultCause.set({});
    showChallenge();
}

void MailAccount::showFailure(Status flag, const QString &cause, const QString &remedy)
{
    lastPollFailure.set(station()->clock().wall());
    const QString told = Error{{}, cause, remedy}.text();
    lastPollFailureCause.set(told);
    status.set(flag);
    // A refused recipient or message is no fault of the account.
    faultCause.set(flag == Status() ? QString() : told);
    station()->log().write(station::Log::Level::Warning, path(), told);
    showChallenge();
}

} // namespace email
