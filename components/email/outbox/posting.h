#pragma once

#include "components/email/outbox/outboxtypes.h"

namespace station {
class Station;
}

namespace email {

class EmailService;

/// A mail that the station itself writes, and by which account it goes.
struct Posting
{
    MailDraft draft{};
    QString account{}; ///< Ord of an outgoing account; empty = the first enabled one.
    int priority = 128;
    MailKind kind = MailKind::Mail;
    QStringList alarms{};
    QDateTime notAfter{}; ///< Not sent later than this; invalid = no deadline.
};

/// The account's sender and reply address. One that is not set up yet costs no alarm its mail: as sendmail
/// does, this host is the sender then.
void addSender(MailDraft &draft, const EmailService &service, const QString &account);

/// Composes it and hands it to the outbox, within the present turn. @p by is who has it sent, for the log.
station::Result<OutboxTicket> post(station::Station &station, const QString &by, const Posting &posting);

} // namespace email
