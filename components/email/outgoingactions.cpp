// What a person can ask of an OutgoingAccount.

#include "components/email/check/checksubject.h"
#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "components/email/testmail.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

using station::ActionResult;
using station::Actor;
using station::Error;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OutgoingAccount", text);
}

} // namespace

ActionResult OutgoingAccount::doCheckConnection()
{
    if (!isEnabled())
        return Error{path(), tr("the account is disabled"), tr("Enable it first")};
    if (const QString fault = configurationFault(); !fault.isEmpty())
        return Error{path(), fault, {}};
    if (!isIdle())
        return QJsonValue(QJsonObject{{QStringLiteral("started"), false},
                                      {QStringLiteral("text"), tr("A message is on its way just now.")}});
    m_checking = true;
    if (const auto connecting = m_link.open(); !connecting) {
        m_checking = false;
        return connecting.error();
    }
    return QJsonValue(QJsonObject{
        {QStringLiteral("started"), true},
        {QStringLiteral("text"),
         tr("Connecting with %1:%2 now. Status and Last Failure tell how it ends, the conversation of the "
            "account how it goes")
             .arg(hostname().text)
             .arg(resolvedPort().number)}});
}

station::Result<CheckSubject> OutgoingAccount::checkSubject(const station::Proposal &proposal,
                                                            station::Station &station) const
{
    if (proposal.get(hostname).text.isEmpty())
        return station::Error{QStringLiteral("hostname"), tr("no server is named"), tr("Set hostname")};
    station::Result<WireSettings> wire = wireSettings(proposal, station);
    if (!wire)
        return wire.error();
    station::Result<SecretBytes> secret = signInSecret(proposal);
    if (!secret)
        return secret.error();
    if (!proposal.get(account).isEmpty() && proposal.get(authentication) != Authentication::External &&
        secret->isEmpty())
        return station::Error{QStringLiteral("password"),
                              tr("there is no password for \"%1\"").arg(proposal.get(account)),
                              tr("Set password, or clear account")};
    const Mailbox sender = senderOf(proposal);
    CheckSubject subject;
    subject.name = station::Component::station() ? path() : wire->endpoint.hostAndPort();
    subject.facts = {wire->host, int(wire->port), proposal.get(account), sender.address.toString(),
                     provider(proposal)};
    subject.sender = sender;
    subject.session = smtpSettings(proposal, std::move(secret).value(), !wire->identity.isEmpty());
    subject.wire = std::move(wire).value();
    return subject;
}

ActionResult OutgoingAccount::doSendTest(const QString &to)
{
    auto *service = ancestor<EmailService>();
    const Mailbox sender = defaultSender();
    QString why;
    const auto recipients = to.isEmpty() ? std::optional(QList<Mailbox>{sender}) : parseAddressList(to, &why);
    if (!recipients || recipients->isEmpty() || recipients->constFirst().address.isEmpty())
        return Error{path() + QStringLiteral(".sendTest"),
                     why.isEmpty() ? tr("there is no address to send to") : why,
                     tr("Give an address, or set from")};
    const auto composed =
        composeTestMail(*station(), {path(), hostname().text, resolvedPort().number, sender}, *recipients);
    if (!composed)
        return composed.error();
    NewMail mail;
    mail.mail = composed->mail;
    mail.subject = composed->subject;
    mail.text = composed->text;
    mail.account = path();
    mail.kind = MailKind::Test;
    const auto ticket = service->outbox().enqueue(mail);
    if (!ticket)
        return ticket.error();
    return QJsonValue(QJsonObject{{QStringLiteral("id"), qint64(ticket->id)},
                                  {QStringLiteral("messageId"), ticket->messageId}});
}

void OutgoingAccount::doPollNow()
{
    if (auto *service = ancestor<EmailService>(); service && isStarted())
        service->outbox().retryNow(*this);
}

void OutgoingAccount::doRetryDiscarded(const Actor &actor)
{
    if (auto *service = ancestor<EmailService>())
        service->outbox().retryDiscarded(*this, actor);
}

void OutgoingAccount::doClearQueue(const Actor &actor)
{
    if (auto *service = ancestor<EmailService>())
        service->outbox().clearQueue(*this, tr("the queue was cleared by %1").arg(actor.text()), actor);
}

void OutgoingAccount::doResetCounters()
{
    numberSent.set(0);
    numberDiscarded.set(0);
}

void OutgoingAccount::doResetSignInFloor()
{
    signInFloor.set({});
    doPollNow();
}

void OutgoingAccount::doEnable()
{
    enabled.set(true);
}

void OutgoingAccount::doDisable()
{
    enabled.set(false);
}

} // namespace email
