#pragma once

#include "components/email/outbox/bounces.h"
#include "components/email/outbox/dispatch.h"
#include "components/email/outbox/doubts.h"
#include "components/email/outbox/flights.h"
#include "components/email/outbox/outbox.h"
#include "components/email/outbox/outboxactions.h"
#include "components/email/outbox/outboxdurability.h"
#include "components/email/outbox/outboxhousekeeping.h"
#include "components/email/outbox/outboxrecovery.h"
#include "components/email/outbox/outboxreport.h"

namespace email {

/// The parts of an outbox and how they hang together.
class Outbox::Impl
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    Impl(station::Station &station, const QString &bootId);

    station::Result<OutboxTicket> enqueue(const NewMail &mail);
    OutboxEntry &newEntry(const NewMail &mail, quint32 account);
    bool isAdmitted(const OutboxEntry &entry) const;
    void makeRoom(quint32 home);
    void rehome();

    OutboxCore core;
    Doubts doubts{core};
    Flights flights;
    Dispatch dispatch;
    OutboxActions actions;
    OutboxReport report;
    OutboxHousekeeping housekeeping;
    OutboxDurability durability{core, flights};
    OutboxRecovery recovery;
    Bounces bounces{core};
};

} // namespace email
