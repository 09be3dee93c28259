// What an account has to do with trust in its server: whom it met, what waits for a person, and what a
// decision changes for it.

#include "components/email/mailaccount.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

namespace email {

using station::Proposal;
using station::Result;

namespace {

/// Whether the connection ended where TLS was to begin, without a certificate to judge.
bool isTlsFailure(const Outcome &ending)
{
    switch (ending.cause) {
    case Cause::InjectedPlaintext:
    case Cause::PlaintextInsteadOfTls:
    case Cause::StartTlsNotOffered:
    case Cause::StartTlsRefused:
    case Cause::TlsFailed:
        return true;
    case Cause::TimedOut:
        return ending.step == Step::TlsHandshake || ending.step == Step::StartTls;
    default:
        return false;
    }
}

} // namespace

Result<WireSettings> MailAccount::ownWireSettings()
{
    Result<WireSettings> wire = wireSettings();
    if (!wire)
        return wire;
    WireSettings settings = std::move(wire).value();
    settings.judge = [this, judge = std::move(settings.judge)](const trust::PeerQuestion &question) {
        trust::PeerAnswer answer = judge(question);
        m_believed = answer.allowed() ? std::optional(question) : std::nullopt;
        m_refused = answer.allowed() ? std::nullopt : std::optional(question);
        return answer;
    };
    return settings;
}

void MailAccount::showChallenge()
{
    const auto *certificates = station()->service<platform::CertificateService>();
    const auto endpoint = trust::makeEndpoint(protocol(), hostname().text, resolvedPort().number);
    const trust::AllowedHost *entry = certificates && endpoint && tlsMode() != TlsMode::None
                                          ? certificates->hosts().find(*endpoint)
                                          : nullptr;
    const bool waits = entry && entry->state != trust::HostState::Approved && !entry->superseded.isValid();
    const bool failed =
        certificates && endpoint && tlsMode() != TlsMode::None && certificates->tlsFailures().find(*endpoint);
    challenge.set(waits || failed
                      ? endpoint->hostAndPort() + QLatin1Char('/') + trust::name(endpoint->protocol)
                      : QString());
}

void MailAccount::noteTls(const Outcome &ending, const Verdict &verdict, const trust::Meeting &met)
{
    if (isDisbelief(ending.cause))
        return forgetTlsFailure(); // There was a certificate: Allowed Hosts has it.
    auto *certificates = station()->service<platform::CertificateService>();
    const auto endpoint = trust::makeEndpoint(protocol(), hostname().text, resolvedPort().number);
    if (!isTlsFailure(ending) || !certificates || !endpoint)
        return;
    certificates->noteTlsFailure(
        {*endpoint, causeName(ending.cause), verdict.cause, verdict.remedy, station()->clock().wall(), met});
    showChallenge();
}

void MailAccount::forgetTlsFailure()
{
    auto *certificates = station()->service<platform::CertificateService>();
    const auto endpoint = trust::makeEndpoint(protocol(), hostname().text, resolvedPort().number);
    if (certificates && endpoint)
        certificates->forgetTlsFailure(*endpoint);
    showChallenge();
}

/// A server that was let through and would be again. Whoever waits for a decision, or met nobody yet, is not
/// believed.
bool MailAccount::isStillBelieved() const
{
    if (tlsMode() == TlsMode::None)
        return true;
    const auto *certificates = station()->service<platform::CertificateService>();
    const auto endpoint =
        trust::makeEndpoint(protocol(Proposal(*this)), hostname().text, resolvedPort().number);
    return certificates && m_believed && endpoint && m_believed->endpoint == *endpoint &&
           challenge().isEmpty() && certificates->wouldAllow(*m_believed);
}

/// The server that was refused would be let through now. After a restart nobody remembers what it showed.
bool MailAccount::wouldBeBelieved(bool otherAnchors) const
{
    const auto endpoint =
        trust::makeEndpoint(protocol(Proposal(*this)), hostname().text, resolvedPort().number);
    if (!m_refused || !endpoint || m_refused->endpoint != *endpoint)
        return otherAnchors;
    return station()->service<platform::CertificateService>()->wouldAllow(*m_refused);
}

MailAccount::TrustShift MailAccount::trustShift()
{
    const auto *certificates = station()->service<platform::CertificateService>();
    TrustShift shift;
    shift.isFirst = !std::exchange(m_trustWasReady, certificates->isReady());
    shift.concernsUs = shift.isFirst || !isStillBelieved();
    const bool waited = !challenge().isEmpty();
    showChallenge();
    if (!shift.concernsUs)
        return shift;
    const auto anchors = certificates->anchors().size();
    const bool otherAnchors = std::exchange(m_anchorsTried, anchors) != anchors;
    shift.helped = waited && (challenge().isEmpty() || wouldBeBelieved(otherAnchors));
    return shift;
}

} // namespace email
