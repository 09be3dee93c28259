#pragma once

#include "components/email/message/mailreading.h"
#include "components/email/reading/receivedmail.h"
#include "station/station.h"

namespace email {

/// What became of a received message, beyond what an acknowledger decided. The numbers are stored: never
/// change one.
enum class ReceivedFate {
    None = 0,
    Bounce = 1,        ///< It said what became of a mail of ours; the outbox has that.
    UnknownBounce = 2, ///< It is about no mail that the outbox knows.
    Unreadable = 3,
};

/// The mail that one account handed on, kept in the station's database for a person to look at.
///
/// Little is kept, and not for ever: sender, recipients, subject, times, the beginning of the text, names and
/// sizes of attachments, of the newest messages of the station. Reply codes are taken out: they would
/// acknowledge.
class ReceivedMails
{
public:
    static constexpr int mostKept = 2000; ///< Of all accounts; up to a hundred more until they are cleared.
    static constexpr int mostText = 4000; ///< Characters of each.
    static constexpr int mostAttachments = 20;

    static station::Schema schema();

    /// In the turn that hands it on; @p reading is empty when it could not be read, and @p cause says why.
    void add(station::Station &station, quint32 account, const ReceivedMail &mail,
             const std::optional<MailReading> &reading, ReceivedFate fate, const QString &cause);

private:
    int m_added = 0;
};

} // namespace email
