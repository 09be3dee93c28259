#include "components/email/mailaccount.h"

#include "components/email/emailservice.h"
#include "components/email/protocol/secretbytes.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>

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

std::vector<station::SlotRule> accountRules(int clear, int startTls, int tls)
{
    const QStringList mode{QStringLiteral("useSsl"), QStringLiteral("useStartTls")};
    return {
        {.kind = QStringLiteral("exclusive"),
         .slotNames = mode,
         .detail = {{QStringLiteral("remedy"), tr("useSsl encrypts from the first byte, useStartTls "
                                                  "after the greeting; set one of them false")}}},
        {.kind = QStringLiteral("portByMode"),
         .slotNames = {QStringLiteral("port"), QStringLiteral("useSsl"), QStringLiteral("useStartTls")},
         .detail = {{QStringLiteral("none"), clear},
                    {QStringLiteral("useStartTls"), startTls},
                    {QStringLiteral("useSsl"), tls},
                    {QStringLiteral("texts"),
                     QJsonObject{{QStringLiteral("useSsl"), tr("TLS from the first byte")},
                                 {QStringLiteral("useStartTls"), tr("STARTTLS, required")}}}}},
        {.kind = QStringLiteral("secretNeedsMode"),
         .slotNames = {QStringLiteral("password"), QStringLiteral("useSsl"), QStringLiteral("useStartTls")},
         .detail = {
             {QStringLiteral("unless"), QStringLiteral("allowPlaintextAuth")},
             {QStringLiteral("remedy"), tr("Set useSsl or useStartTls, forget the password, or allow it with "
                                           "allowPlaintextAuth")}}}};
}

TlsMode MailAccount::tlsMode() const
{
    if (useSsl() || !useStartTls())
        return useSsl() ? TlsMode::TlsFirst : TlsMode::None;
    // Once a server has shown that it can, a missing offer is somebody's doing.
    const bool required = startTlsPolicy() == StartTlsPolicy::Required || tlsSeenAt() == server();
    return required ? TlsMode::StartTls : TlsMode::StartTlsIfOffered;
}

QString MailAccount::server() const
{
    return QStringLiteral("%1:%2").arg(hostname().text).arg(resolvedPort());
}

void MailAccount::rememberTls()
{
    if (tlsMode() == TlsMode::StartTlsIfOffered)
        tlsSeenAt.set(server());
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
    if (const auto identity = clientIdentity(); !identity)
        return Error{QStringLiteral("clientCertificate"), identity.error().why, identity.error().remedy}
            .text();
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

Result<ClientIdentity> MailAccount::clientIdentity() const
{
    if (!clientCertificate().set)
        return ClientIdentity();
    const auto content = station()->secret(*this, clientCertificate.spec());
    if (!content)
        return content.error();
    QByteArray passphrase;
    if (clientCertificatePassword().set) {
        const auto secret = station()->secret(*this, clientCertificatePassword.spec());
        if (!secret)
            return secret.error();
        passphrase = secret->view().toByteArray();
    }
    QByteArray text = content->view().toByteArray();
    Result<ClientIdentity> identity = readClientIdentity(text, passphrase);
    wipe(text);
    wipe(passphrase);
    return identity;
}

Result<WireSettings> MailAccount::wireSettings() const
{
    auto *certificates = station()->service<platform::CertificateService>();
    if (!certificates)
        return Error{path(), tr("the station has no CertificateService, so no server can be believed"),
                     tr("Add a platform:CertificateService below /Services/PlatformServices")};
    const auto endpoint = trust::makeEndpoint(protocol(), hostname().text, resolvedPort());
    if (!endpoint)
        return endpoint.error();
    WireSettings settings;
    settings.host = hostname().text;
    settings.port = quint16(resolvedPort());
    settings.endpoint = *endpoint;
    Result<ClientIdentity> identity = clientIdentity();
    if (!identity)
        return Error{path() + QStringLiteral(".clientCertificate"), identity.error().why,
                     identity.error().remedy};
    settings.identity = std::move(identity).value();
    settings.tls = oldest(tlsMinProtocol());
    settings.connectionTimeoutMs = connectionTimeout().ms;
    settings.anchors = certificates->anchors();
    // Looked up again for each question: the service may have been removed while the connection was made.
    settings.judge = [station = station()](const trust::PeerQuestion &question) {
        auto *service = station->service<platform::CertificateService>();
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
    if (!slot.has(station::ReadOnly) && isStarted())
        showConfiguration();
}

void MailAccount::showConfiguration()
{
    const StandardPorts usual = standardPorts();
    const int byMode = useSsl() ? usual.tls : useStartTls() ? usual.startTls : usual.clear;
    resolvedPort.set(port().number == -1 ? byMode : port().number);
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
    lastPollFailureCause.set(cause);
    status.set(flag);
    const QString told = Error{{}, cause, remedy}.text();
    // A refused recipient or message is no fault of the account.
    faultCause.set(flag == Status() ? QString() : told);
    station()->log().write(station::Log::Level::Warning, path(), told);
    showChallenge();
}

void MailAccount::showChallenge()
{
    const auto *certificates = station()->service<platform::CertificateService>();
    const auto endpoint = trust::makeEndpoint(protocol(), hostname().text, resolvedPort());
    const trust::AllowedHost *entry = certificates && endpoint && tlsMode() != TlsMode::None
                                          ? certificates->hosts().find(*endpoint)
                                          : nullptr;
    const bool waits = entry && entry->state != trust::HostState::Approved && !entry->superseded.isValid();
    challenge.set(waits ? entry->endpoint.hostAndPort() + QLatin1Char('/') +
                              trust::name(entry->endpoint.protocol)
                        : QString());
}

} // namespace email
