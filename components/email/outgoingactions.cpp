// What a person can ask of an OutgoingAccount.

#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "station/basictypes.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QUuid>

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
    return QJsonValue(QJsonObject{{QStringLiteral("started"), true}});
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
    const auto &root = static_cast<const station::StationRoot &>(station()->root());
    MailDraft draft;
    draft.from = sender;
    draft.to = *recipients;
    draft.subject = tr("[%1] Test mail").arg(root.stationName());
    draft.date = station()->clock().wall().toLocalTime();
    draft.text =
        tr("This is a test mail of the station \"%1\".\n\nAccount: %2\nServer: %3 port %4\nSent: %5\n")
            .arg(root.stationName(), path(), hostname().text)
            .arg(resolvedPort())
            .arg(draft.date.toString(Qt::ISODate));
    draft.messageId =
        makeMessageId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces), sender.address.domain());
    const auto composed = compose(draft);
    if (!composed)
        return composed.error();
    NewMail mail;
    mail.mail = *composed;
    mail.subject = draft.subject;
    mail.text = draft.text;
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
