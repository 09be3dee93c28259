#include "components/email/incomingaccount.h"

#include "components/email/check/checksubject.h"
#include "components/email/emailservice.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

using station::ActionResult;
using station::Error;
using station::Proposal;
using station::Result;

namespace {

constexpr qint64 MiB = 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("IncomingAccount", text);
}

SignIn signInOf(IncomingAuthentication authentication)
{
    switch (authentication) {
    case IncomingAuthentication::Automatic:
        return SignIn::Automatic;
    case IncomingAuthentication::None:
        return SignIn::None;
    default:
        return SignIn::Mechanism;
    }
}

QByteArray textOf(IncomingAuthentication authentication)
{
    return station::EnumNames<IncomingAuthentication>::texts[std::size_t(authentication)];
}

} // namespace

// Settings --------------------------------------------------------------------------------------------------

QHash<QString, StandardPorts> IncomingAccount::portsByTransport()
{
    return {{QStringLiteral("Imap"), {143, 143, 993}}, {QStringLiteral("Pop3"), {110, 110, 995}}};
}

bool IncomingAccount::isImap(const Proposal &proposal) const
{
    return proposal.get(transport) == IncomingTransport::Imap;
}

StandardPorts IncomingAccount::standardPorts(const Proposal &proposal) const
{
    return portsByTransport().value(isImap(proposal) ? QStringLiteral("Imap") : QStringLiteral("Pop3"));
}

trust::Protocol IncomingAccount::protocol(const Proposal &proposal) const
{
    return isImap(proposal) ? trust::Protocol::Imap : trust::Protocol::Pop3;
}

Result<void> IncomingAccount::check(const Proposal &proposal) const
{
    const auto wrong = [this](const char *slot, const QString &why, const QString &remedy) {
        return Error{path() + QLatin1Char('.') + QLatin1String(slot), why, remedy};
    };
    const DeliveryPolicy policy = proposal.get(deliveryPolicy);
    if (policy == DeliveryPolicy::Delete && !proposal.get(allowDelete))
        return wrong("deliveryPolicy", tr("Delete removes mail from the server for good"),
                     tr("Set allowDelete along with it, or choose another policy"));
    if (policy == DeliveryPolicy::MoveTo && !isImap(proposal))
        return wrong("deliveryPolicy", tr("POP3 has no folders to move a message to"),
                     tr("Choose MarkAsRead or Delete, or the transport Imap"));
    if (policy == DeliveryPolicy::MoveTo &&
        (proposal.get(moveToFolder).isEmpty() || proposal.get(moveToFolder) == proposal.get(folder)))
        return wrong("moveToFolder", tr("MoveTo needs a folder other than the one that is read"),
                     tr("Name one in moveToFolder"));
    if (isImap(proposal) && proposal.get(folder).isEmpty())
        return wrong("folder", tr("no folder is named"), tr("Set it to INBOX, or to another folder"));
    const IncomingAuthentication how = proposal.get(authentication);
    if (isImap(proposal) && (how == IncomingAuthentication::Apop || how == IncomingAuthentication::User))
        return wrong("authentication", tr("APOP and USER are ways of POP3"),
                     tr("Choose another, or Automatic"));
    return MailAccount::check(proposal);
}

void IncomingAccount::fill(SessionSettings &settings, const Proposal &proposal, SecretBytes secret,
                           bool hasCertificate) const
{
    const IncomingAuthentication how = proposal.get(authentication);
    settings.tls = tlsMode(proposal);
    settings.signIn = signInOf(how);
    settings.mechanism = textOf(how);
    settings.account = proposal.get(account);
    settings.password = std::move(secret);
    settings.hasCertificate = hasCertificate;
    settings.floor = floorOf(signInFloor(), proposal.get(account), proposal.get(hostname).text);
    settings.allowPlaintextAuth = proposal.get(allowPlaintextAuth);
}

ImapSettings IncomingAccount::imapSettings(const Proposal &proposal, SecretBytes secret,
                                           bool hasCertificate) const
{
    ImapSettings settings;
    fill(settings, proposal, std::move(secret), hasCertificate);
    settings.clientName = "Tocsin";
    settings.clientVersion = QCoreApplication::applicationVersion().toUtf8();
    settings.maxMessage = plan().maxMessage;
    return settings;
}

VerdictFacts IncomingAccount::verdictFacts(const Proposal &proposal) const
{
    VerdictFacts facts;
    facts.host = proposal.get(hostname).text;
    facts.port = portOf(proposal);
    facts.account = proposal.get(account);
    facts.startTlsPort = standardPorts(proposal).startTls;
    facts.tlsPort = standardPorts(proposal).tls;
    return facts;
}

ReadingPlan IncomingAccount::plan() const
{
    return {folder(), deliveryPolicy(), moveToFolder(), idle(), maxMessageSize() * MiB};
}

Result<CheckSubject> IncomingAccount::checkSubject(const Proposal &proposal, station::Station &station) const
{
    if (proposal.get(hostname).text.isEmpty())
        return Error{QStringLiteral("hostname"), tr("no server is named"), tr("Set hostname")};
    Result<WireSettings> wire = wireSettings(proposal, station);
    if (!wire)
        return wire.error();
    Result<SecretBytes> secret = signInSecret(proposal);
    if (!secret)
        return secret.error();
    if (!proposal.get(account).isEmpty() &&
        proposal.get(authentication) != IncomingAuthentication::External && secret->isEmpty())
        return Error{QStringLiteral("password"),
                     tr("there is no password for \"%1\"").arg(proposal.get(account)),
                     tr("Set password, or clear account")};
    CheckSubject subject;
    subject.name = station::Component::station() ? path() : wire->endpoint.hostAndPort();
    subject.facts = verdictFacts(proposal);
    subject.folder = proposal.get(folder);
    const bool hasCertificate = !wire->identity.isEmpty();
    if (isImap(proposal)) {
        subject.session = imapSettings(proposal, std::move(secret).value(), hasCertificate);
    } else {
        Pop3Settings settings;
        fill(settings, proposal, std::move(secret).value(), hasCertificate);
        subject.session = std::move(settings);
    }
    subject.wire = std::move(wire).value();
    return subject;
}

// What a person can ask -------------------------------------------------------------------------------------

ActionResult IncomingAccount::doPollNow()
{
    if (!isSwitchedOn())
        return Error{path(), tr("the account is disabled"), tr("Enable it first")};
    if (const QString fault = configurationFault(); !fault.isEmpty())
        return Error{path(), fault, {}};
    m_failures = 0;
    attempt();
    return QJsonValue();
}

ActionResult IncomingAccount::doCheckConnection()
{
    if (isSwitchedOn() && configurationFault().isEmpty())
        drop();
    if (const ActionResult polled = doPollNow(); !polled)
        return polled;
    return QJsonValue(QJsonObject{
        {QStringLiteral("started"), true},
        {QStringLiteral("text"),
         tr("Connecting with %1:%2 now. Status and Last Failure tell how it ends, the conversation of the "
            "account how it goes")
             .arg(hostname().text)
             .arg(resolvedPort().number)}});
}

void IncomingAccount::doResetCounters()
{
    numberReceived.set(0);
    numberLeft.set(0);
}

void IncomingAccount::doResetSignInFloor()
{
    signInFloor.set({});
    if (isStarted())
        (void)doPollNow();
}

} // namespace email
