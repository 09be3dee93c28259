#include "components/email/alarmmail.h"

#include "components/alarm/lookups.h"

#include <QCoreApplication>

namespace email {

namespace {

QByteArray seedOf(const QString &recordId, int number, quint32 recipientHandle)
{
    return recordId.toLatin1() + '.' + QByteArray::number(number) + '.' + QByteArray::number(recipientHandle);
}

} // namespace

AlarmWords writeAlarm(const alarms::AlarmRecord &record, const QString &subject, const QString &body,
                      const WritingFacts &facts)
{
    const alarms::Lookup inRecord = alarms::lookupIn(record);
    const alarms::Lookup lookup = [&](const QString &name) -> std::optional<QString> {
        return name == QLatin1String("stationName") ? facts.stationName : inRecord(name);
    };
    const alarms::FormatFacts moment{facts.now.toLocalTime(), record.user};
    const alarms::Rendered first = alarms::render(subject, lookup, moment);
    const alarms::Rendered second = alarms::render(body, lookup, moment);
    AlarmWords words{shortenSubject(first.text.simplified()), second.text, first.unknown + second.unknown};
    words.unknown.removeDuplicates();
    return words;
}

QString htmlOf(const QString &text)
{
    QString html = text.toHtmlEscaped();
    html.replace(QLatin1Char('\n'), QLatin1String("<br>\n"));
    return QStringLiteral("<!DOCTYPE html>\n<html><body>\n<p>") + html +
           QStringLiteral("</p>\n</body></html>\n");
}

void threadEpisode(MailDraft &draft, const alarms::AlarmEvent &event, quint32 recipientHandle)
{
    threadEpisode(draft, event, seedOf(event.record.id, 1, recipientHandle),
                  seedOf(event.record.id, event.record.sequence, recipientHandle));
}

void threadEpisode(MailDraft &draft, const alarms::AlarmEvent &event, const QByteArray &first,
                   const QByteArray &own)
{
    const QByteArray domain = draft.from.address.domain();
    draft.messageId = makeMessageId(own, domain);
    if (event.record.sequence > 1) {
        // The root may not have been mailed (outside the recipient's hours); naming it still joins the
        // follow-ups.
        draft.inReplyTo = makeMessageId(first, domain);
        draft.references = {draft.inReplyTo};
    }
}

alarms::AlarmRecord sampleAlarm(const QDateTime &now)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("AlarmMail", text); };
    alarms::AlarmRecord record;
    record.id = QStringLiteral("00000000-0000-0000-0000-000000000000");
    record.timestamp = now;
    record.lastUpdate = now;
    record.sourceState = alarms::SourceState::HighLimit;
    record.ackRequired = true;
    record.marks[0] = {now, true};
    record.source = QStringLiteral("/Config/AHU1/SupplyTemp/High");
    record.alarmClass = QStringLiteral("Default");
    record.priority = 100;
    record.sequence = 1;
    record.alarmData = {{QStringLiteral("sourceName"), tr("AHU1 Supply Temp (sample)")},
                        {QStringLiteral("msgText"), tr("41.2 °C is above the high limit 40.0 °C")},
                        {QStringLiteral("fromState"), QStringLiteral("normal")},
                        {QStringLiteral("toState"), QStringLiteral("highLimit")},
                        {QStringLiteral("status"), QStringLiteral("{ok}")},
                        {QStringLiteral("count"), 1},
                        {QStringLiteral("alarmValue"), QStringLiteral("41.2 °C")},
                        {QStringLiteral("presentValue"), QStringLiteral("41.2 °C")},
                        {QStringLiteral("highLimit"), QStringLiteral("40.0 °C")}};
    return record;
}

} // namespace email
