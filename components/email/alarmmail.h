#pragma once

#include "components/alarm/alarmevent.h"
#include "components/email/message/message.h"

#include <QStringList>

namespace email {

/// The words of one alarm mail, before it is a message.
struct AlarmWords
{
    QString subject;
    QString body;
    QStringList unknown; ///< Variables in subject or body that nothing answers; shown as "?name?".
};

/// Where a mail is written: the station's name, and the time and user that time() and user() give.
struct WritingFacts
{
    QString stationName;
    QDateTime now; ///< UTC; shown in the zone of this machine.
};

/// Fills in the variables of alarms::alarmVariables(), and %stationName%.
AlarmWords writeAlarm(const alarms::AlarmRecord &record, const QString &subject, const QString &body,
                      const WritingFacts &facts);

/// Plain text as HTML that looks the same.
QString htmlOf(const QString &text);

/// Sets Message-ID, In-Reply-To and References, so that mail programs show an episode as one conversation.
/// The same event for the same recipient component always gets the same identifier, after a restart as well.
void threadEpisode(MailDraft &draft, const alarms::AlarmEvent &event, quint32 recipientHandle);
/// The same with given identifiers: of the episode's first mail, and of this one.
void threadEpisode(MailDraft &draft, const alarms::AlarmEvent &event, const QByteArray &first,
                   const QByteArray &own);

/// For previews while there is no alarm yet.
alarms::AlarmRecord sampleAlarm(const QDateTime &now);

} // namespace email
