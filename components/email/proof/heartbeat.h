#pragma once

#include "components/email/proof/heartbeattimes.h"
#include "station/station.h"

#include <memory>

namespace email {

struct SettledCounts;

/// Says by mail, at regular times, that the station works: by the account and the outbox that alarms go by.
/// A PeerWatch on another station, or a person, misses it when it stays away.
///
/// Promise: each has a number of its own, one more than the last, over restarts too. One that was due while
/// the station was off is sent when it starts; several of them are one. One that could not leave until the
/// next is due expires.
class Heartbeat final : public station::Component
{
public:
    station::Slot<bool> enabled{
        this,
        {.name = "enabled",
         .value = true,
         .flags = station::Operator,
         .group = "Heartbeat",
         .doc = "While off, nothing is sent, and who waits for it raises the alarm."}};
    station::Slot<station::MailAddressList> to{
        this,
        {.name = "to",
         .flags = station::Summary,
         .group = "Heartbeat",
         .doc = "Who gets it: the mailbox that a PeerWatch on another station reads, or a service that "
                "expects mail."}};
    station::Slot<station::Reference> account{
        this,
        {.name = "account",
         .flags = station::Summary,
         .facets = {.targetType = "email:OutgoingAccount"},
         .group = "Heartbeat",
         .doc = "The account that sends, as alarms are sent, its fallback included; empty means the first "
                "enabled one."}};
    station::Slot<QString> at{
        this,
        {.name = "at",
         .value = "07:00",
         .flags = station::Summary,
         .group = "Heartbeat",
         .doc = "The time of every day at which one is sent, by the clock of this place; empty means none."}};
    station::Slot<station::Duration> every{
        this,
        {.name = "every",
         .flags = station::Summary,
         .facets = {.min = 0, .max = 86400},
         .group = "Heartbeat",
         .doc = "How often one is sent besides; 0 means at the time of day only."}};
    station::Slot<int> priority{
        this,
        {.name = "priority",
         .value = 50,
         .facets = {.min = 1, .max = 255},
         .group = "Heartbeat",
         .doc = "As that of an alarm: 1 to 50 may use what the limits of the account keep in reserve."}};
    station::Slot<QString> id{
        this,
        {.name = "id",
         .group = "Heartbeat",
         .doc = "What it is known by at the other station: letters, digits, dots and dashes. Empty means the "
                "station's name with the beginning of stationId."}};

    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "State",
                                           .doc = "{fault} while it cannot be sent as it is set."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "State",
                                       .doc = "What is wrong, and what to do about it."}};
    station::Slot<QString> usedId{this,
                                  {.name = "usedId",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "State",
                                   .doc = "The id that the mails bear: what a PeerWatch has as peer."}};
    station::Slot<QDateTime> lastSent{this,
                                      {.name = "lastSent",
                                       .flags = station::ReadOnly | station::Transient | station::Summary,
                                       .group = "State",
                                       .doc = "When one was last handed to the outbox."}};
    station::Slot<QDateTime> nextDue{this,
                                     {.name = "nextDue",
                                      .flags = station::ReadOnly | station::Transient,
                                      .group = "State",
                                      .doc = "When the next one is due."}};
    station::Slot<int> numberSent{this,
                                  {.name = "numberSent",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "State",
                                   .doc = "The number that the last one bears."}};
    station::Action sendNow{this,
                            {.name = "sendNow",
                             .flags = station::Operator,
                             .run = station::act<&Heartbeat::doSendNow>,
                             .doc = "Sends one at once; those of every day come all the same."}};

    station::ActionResult doSendNow();
    QString idInUse() const;
    static station::Schema schema();

protected:
    void started() override;
    void steady() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    station::Result<void> check(const station::Proposal &proposal) const override;

private:
    HeartbeatSettings settings() const;
    Moment now() const;
    void load();
    void save();
    void planNext();
    void send();
    station::Result<void> post(const std::optional<SettledCounts> &counts);
    QString hindrance() const;
    QString weakness() const;
    void show();

    HeartbeatTimes m_times;
    int m_number = 0;
    qint64 m_startBoot = 0;
    bool m_cameLater = false; ///< Than the station's start.
    QString m_refused;        ///< Why the outbox did not take the last one.
    bool m_steady = false;
    bool m_isCounting = false;
    station::Timer m_next;
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

} // namespace email
