#include "components/email/types.h"

#include "components/email/emailrecipient.h"
#include "components/email/emailservice.h"
#include "components/email/incomingaccount.h"
#include "components/email/outgoingaccount.h"
#include "components/email/proof/canary.h"
#include "components/email/proof/heartbeat.h"
#include "components/email/proof/peerwatch.h"
#include "components/email/replies/emailalarmacknowledger.h"
#include "components/email/replies/mailuser.h"

#include <QCoreApplication>

namespace email {

void registerEmail(station::Registry &registry)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Types", text); };
    const QString service = QStringLiteral("email:EmailService");
    registry.add<EmailService>(
        {.name = service,
         .doc = tr("Holds the mail accounts and the outbox that they share."),
         .icon = QStringLiteral("mail-service"),
         .views = {QStringLiteral("accountManager"), QStringLiteral("outbox"), QStringLiteral("received")},
         .required = tr("no mail leaves without it"),
         .parents = {QStringLiteral("station:Services")}});
    registry.add<OutgoingAccount>(
        {.name = QStringLiteral("email:OutgoingAccount"),
         .doc = tr("Sends the station's mail through one SMTP server."),
         .icon = QStringLiteral("mail-account-out"),
         .views = {QStringLiteral("propertySheet"), QStringLiteral("check"), QStringLiteral("trace")},
         .parents = {service},
         .rules = accountRules(StandardPorts{25, 587, 465})});
    registry.add<IncomingAccount>(
        {.name = QStringLiteral("email:IncomingAccount"),
         .doc = tr("Fetches mail from one mailbox over IMAP or POP3 and hands each message on, once."),
         .icon = QStringLiteral("mail-account-in"),
         .views = {QStringLiteral("propertySheet"), QStringLiteral("received"), QStringLiteral("check"),
                   QStringLiteral("trace")},
         .parents = {service},
         .rules = accountRules(IncomingAccount::portsByTransport())});
    registry.add<EmailRecipient>({.name = QStringLiteral("email:EmailRecipient"),
                                  .doc = tr("Mails the alarms that are routed to it."),
                                  .icon = QStringLiteral("mail-recipient")});
    const QString acknowledger = QStringLiteral("email:EmailAlarmAcknowledger");
    registry.add<EmailAlarmAcknowledger>(
        {.name = acknowledger,
         .doc = tr("Lets people acknowledge alarms by answering the mail that tells of them."),
         .icon = QStringLiteral("ack"),
         .views = {QStringLiteral("propertySheet"), QStringLiteral("replies")},
         .parents = {service}});
    registry.add<MailUser>({.name = QStringLiteral("email:MailUser"),
                            .doc = tr("A person whose replies to alarm mail count."),
                            .icon = QStringLiteral("mail-recipient"),
                            .parents = {acknowledger}});
    registry.add<Canary>(
        {.name = QStringLiteral("email:Canary"),
         .doc = tr("Sends mail to itself, has it read back, and raises an alarm when it does "
                   "not come."),
         .icon = QStringLiteral("canary"),
         .parents = {service}});
    registry.add<Heartbeat>({.name = QStringLiteral("email:Heartbeat"),
                             .doc = tr("Says by mail, at regular times, that the station works."),
                             .icon = QStringLiteral("heartbeat"),
                             .parents = {service}});
    registry.add<PeerWatch>({.name = QStringLiteral("email:PeerWatch"),
                             .doc = tr("Reads the heartbeats of another station, and raises an alarm when "
                                       "they stay away."),
                             .icon = QStringLiteral("peer-watch"),
                             .parents = {service}});
}

} // namespace email
