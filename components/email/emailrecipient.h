#pragma once

#include "components/alarm/alarmrecipient.h"
#include "components/email/outbox/posting.h"

namespace email {

/// Mails the alarm events that are routed to it: link the topic `alarm` of an alarm class to `routeAlarm`.
///
/// One mail goes to all of its addresses, and one of its own to each person whom an EmailAlarmAcknowledger
/// asks for a reply. What it does with each event is recorded with the event, for `tocsin why`. The mail is
/// handed to the outbox in the turn of the event, so it is in the same database transaction as the alarm.
class EmailRecipient final : public alarms::AlarmRecipient
{
public:
    station::Slot<station::MailAddressList> to{
        this, {.name = "to", .flags = station::Summary, .group = "Recipients", .doc = "Who gets the mail."}};
    station::Slot<station::MailAddressList> cc{
        this, {.name = "cc", .group = "Recipients", .doc = "Who gets a copy, visible to all."}};
    station::Slot<station::MailAddressList> bcc{
        this, {.name = "bcc", .group = "Recipients", .doc = "Who gets a copy that the others do not see."}};
    station::Slot<station::Reference> account{
        this,
        {.name = "account",
         .facets = {.targetType = "email:OutgoingAccount"},
         .group = "Recipients",
         .doc = "The account that sends; empty, or while it does not exist, the first enabled one."}};
    station::Slot<station::FormatText> subject{
        this,
        {.name = "subject",
         .value = "[%stationName%] Alarm from %alarmData.sourceName%: %sourceState%",
         .group = "Message",
         .doc = "Subject of the mail, with %variables% of the alarm; cut at 78 characters."}};
    station::Slot<station::FormatText> body{
        this,
        {.name = "body",
         .value = "Source: %alarmData.sourceName%\n"
                  "Timestamp: %timestamp%\n"
                  "State: %sourceState% / %ackState%\n"
                  "Priority: %priority%\n"
                  "Alarm Class: %alarmClass%\n"
                  "Text: %alarmData.msgText%\n"
                  "Value: %alarmData.presentValue%\n"
                  "Path: %source%\n"
                  "Instructions: %alarmData.instructions%\n"
                  "Alarm: %uuid%\n",
         .facets = {.multiLine = true},
         .group = "Message",
         .doc = "Text of the mail, with %variables% of the alarm; try it with preview."}};
    station::Slot<bool> html{this,
                             {.name = "html",
                              .group = "Message",
                              .doc = "Send an HTML form of the text along with the plain one."}};
    station::Slot<QDateTime> lastMailed{this,
                                        {.name = "lastMailed",
                                         .flags = station::ReadOnly | station::Transient | station::Summary,
                                         .group = "State",
                                         .doc = "When a mail was last handed to the outbox."}};
    station::Action preview{
        this,
        {.name = "preview",
         .flags = station::Operator,
         .run = station::act<&EmailRecipient::doPreview>,
         .doc = "Shows subject and text for the last alarm, or for a sample, and names unknown "
                "variables."}};

    station::ActionResult doPreview();
    /// Why this event would not be mailed at this time, which is local; empty = it would.
    QString gateAgainst(const alarms::AlarmEvent &event, const QDateTime &localTime) const;
    /// An outgoing account came or went.
    void accountsChanged() { showStatus(); }

protected:
    QString configurationFault() const override;
    QString reasonAgainst(const alarms::AlarmEvent &event, const QDateTime &localTime) const override;
    station::Result<QStringList> deliver(const alarms::AlarmEvent &event) override;

private:
    /// Somebody whose reply acknowledges.
    struct Asked
    {
        Mailbox mailbox;
        QByteArray token;
    };

    bool hasAddress() const;
    void addRecipients(MailDraft &draft) const;
    QString durabilityWarning() const;
    std::vector<Asked> takeAsked(MailDraft &draft, const alarms::AlarmEvent &event) const;
    station::Result<OutboxTicket> postAsking(const Asked &asked, Posting posting, const QString &text,
                                             const alarms::AlarmEvent &event) const;
    void setText(MailDraft &draft, const QString &text) const;
    QString stationName() const;
};

} // namespace email
