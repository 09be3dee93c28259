#pragma once

#include "components/email/outbox/outboxmethods.h"
#include "components/email/outbox/outboxtypes.h"

namespace email {

/// The draft that the parameters of mail.send ask for; an Error names the parameter that is wrong. Sender and
/// Message-ID are still to be filled in.
station::Result<MailDraft> draftOf(const QJsonObject &params);

/// `mail.send`: composes a message from what a person or a script gives and puts it into the outbox.
station::Method mailSendMethod(station::Station &station, OutboxFinder outbox);

} // namespace email
