#pragma once

#include "components/email/bounces/bounce.h"
#include "components/email/message/mailreading.h"

namespace email {

/// The reply that a server's words hold: its code, its x.y.z code, and the words behind them.
ServerReply replyIn(const QString &words);

/// What bounces without a delivery status say of each recipient: those of qmail, of Exim and of Exchange.
/// Empty when it is none of them.
QList<DeliveryFate> fatesInWords(const MailReading &mail);

/// The Message-ID in a copy of the message that stands below the words of the bounce; empty when there is
/// none.
QByteArray messageIdInWords(const MailReading &mail);

} // namespace email
