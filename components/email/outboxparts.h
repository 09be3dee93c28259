#pragma once

#include "components/email/dispatch.h"
#include "components/email/doubts.h"
#include "components/email/flights.h"
#include "components/email/outbox.h"
#include "components/email/outboxactions.h"
#include "components/email/outboxdurability.h"
#include "components/email/outboxhousekeeping.h"
#include "components/email/outboxrecovery.h"
#include "components/email/outboxreport.h"

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
};

} // namespace email
