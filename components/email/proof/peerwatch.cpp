// Policy: the time that counts is when a heartbeat came, not what it says of itself; only what it announces
// of the next is believed, within a day. Nothing but a next heartbeat ends the alarm: a late one or a copy
// says nothing about now. After a restart mail may lie unread in the mailbox, so there is time to fetch it.

#include "components/email/proof/peerwatch.h"

#include "components/alarm/lookups.h"
#include "components/email/incomingaccount.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

using station::Error;
using station::Result;
using station::Status;
using Level = station::Log::Level;

namespace {

constexpr qint64 LeastToFetchMs = 120'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("PeerWatch", text);
}

QString minutesText(qint64 ms)
{
    return tr("%1 min").arg((ms + 59'999) / 60'000);
}

const IncomingAccount *readerAt(const station::Station &station, const station::Reference &reference)
{
    const auto found =
        reference.path.isEmpty() ? Result<station::Component *>(nullptr) : station.find(reference.path);
    return found ? dynamic_cast<const IncomingAccount *>(*found) : nullptr;
}

} // namespace

// Life ------------------------------------------------------------------------------------------------------

void PeerWatch::started()
{
    station()->addObserver(this);
    if (Result<PeerRecord> stored = PeerRecord::load(*station(), handle()))
        m_record = std::move(stored).value();
    else
        station()->log().write(Level::Error, path(), stored.error().text());
    m_alarm.load();
    show();
}

void PeerWatch::steady()
{
    m_steady = true;
    const station::Clock &clock = station()->clock();
    const bool isOfAnother = !peer().isEmpty() && !m_record.peer.isEmpty() && peer() != m_record.peer;
    if (isOfAnother)
        return doForget();
    if (!m_record.since.isValid())
        begin();
    // Over a restart only the wall clock knows; one that was set back says that no time has passed.
    const qint64 gone = std::max(base().msecsTo(clock.wall()), qint64(0));
    const qint64 unfetched = std::max(waitMs(), LeastToFetchMs) - LeastToFetchMs;
    m_baseBoot = clock.bootMs() - std::min(gone, unfetched);
    watch();
    show();
}

void PeerWatch::stopped()
{
    m_steady = false;
    m_overdue.stop();
    station()->removeObserver(this);
}

void PeerWatch::changed(const station::SlotSpec &slot)
{
    if (slot.has(station::ReadOnly) || !m_steady)
        return;
    if (enabled == slot && !enabled() && m_alarm.isOpen())
        m_alarm.end(alarmName(), tr("it was switched off"));
    if (peer == slot && !peer().isEmpty() && peer() != m_record.peer)
        doForget();
    if (enabled == slot && enabled())
        begin();
    if (m_alarm.isOpen() && waitMs() < 0)
        m_alarm.end(alarmName(), tr("none is expected any more"));
    watch();
    show();
}

/// From now on, whatever was heard before.
void PeerWatch::begin()
{
    m_record.since = station()->clock().wall();
    m_baseBoot = station()->clock().bootMs();
    m_record.save(*station(), handle());
}

void PeerWatch::doForget()
{
    station::Turn turn(*station());
    if (m_alarm.isOpen())
        m_alarm.end(alarmName(), tr("what was heard before was forgotten"));
    m_record = {};
    begin();
    watch();
    show();
}

// Settings --------------------------------------------------------------------------------------------------

Result<void> PeerWatch::check(const station::Proposal &proposal) const
{
    const QString name = proposal.get(peer);
    if (!name.isEmpty() && !HeartbeatMark::isId(name))
        return Error{path() + QStringLiteral(".peer"), tr("\"%1\" is the id of no heartbeat").arg(name),
                     tr("Copy usedId of the peer's Heartbeat")};
    return {};
}

/// Why none can be heard as it is set.
QString PeerWatch::hindrance() const
{
    if (!readerAt(*station(), readBy()))
        return Error{path(), tr("no account reads the heartbeats"),
                     tr("Set readBy to an email:IncomingAccount")}
            .text();
    return {};
}

// Hearing ---------------------------------------------------------------------------------------------------

void PeerWatch::topicFired(station::Component &, const station::SlotSpec &, station::ValueRef payload)
{
    const auto *mail = payload.as<ReceivedMail>();
    if (!mail || !enabled() || mail->account != readBy().path)
        return;
    const auto heartbeat = HeardHeartbeat::of(*mail);
    if (!heartbeat)
        return;
    m_arrived.append(*heartbeat);
    scheduleExecute();
}

void PeerWatch::execute()
{
    for (const HeardHeartbeat &heartbeat : std::exchange(m_arrived, {})) {
        if (isOurs(heartbeat))
            hear(heartbeat);
    }
    show();
}

bool PeerWatch::isOurs(const HeardHeartbeat &heartbeat) const
{
    const QString id = heartbeat.mark.id;
    if (!watched().isEmpty() && watched() != id)
        return false;
    const auto *other = watched().isEmpty() ? station()->findWhere([&](station::Component &node) {
        const auto *watch = dynamic_cast<const PeerWatch *>(&node);
        return watch && watch != this && watch->watched() == id;
    })
                                            : nullptr;
    if (other)
        return false;
    if (from().addresses.isEmpty())
        return true;
    QStringList expected;
    for (const QString &address : from().addresses) {
        const QList<Mailbox> mailboxes = parseAddressList(address).value_or(QList<Mailbox>());
        for (const Mailbox &mailbox : mailboxes)
            expected.append(mailbox.address.toString());
    }
    if (heartbeat.from.size() == 1 && expected.contains(heartbeat.from.first(), Qt::CaseInsensitive))
        return true;
    station()->log().write(Level::Warning, path(),
                           tr("heartbeat %1 of %2 is not counted: it is from %3")
                               .arg(heartbeat.mark.sequence)
                               .arg(id, heartbeat.from.join(QStringLiteral(", "))));
    return false;
}

void PeerWatch::hear(const HeardHeartbeat &heartbeat)
{
    station::Turn turn(*station());
    qint64 lost = 0;
    const PeerRecord::Heard kind = m_record.hear(heartbeat, station()->clock().wall(), lost);
    m_record.peer = heartbeat.mark.id;
    const QString words = wordsFor(heartbeat, kind, lost);
    if (lost > 0)
        m_record.lastLost = words;
    m_record.save(*station(), handle());
    const bool isNews = kind == PeerRecord::Heard::Next || kind == PeerRecord::Heard::Anew;
    if (isNews && m_alarm.isOpen())
        m_alarm.end(alarmName(), words);
    else if (lost > 0 || kind != PeerRecord::Heard::Next)
        station()->log().write(lost > 0 ? Level::Warning : Level::Info, path(), words);
    if (isNews)
        m_baseBoot = station()->clock().bootMs();
    watch();
}

QString PeerWatch::wordsFor(const HeardHeartbeat &heartbeat, PeerRecord::Heard kind, qint64 lost)
{
    const qint64 number = heartbeat.mark.sequence;
    switch (kind) {
    case PeerRecord::Heard::Repeated:
        return tr("heartbeat %1 came again").arg(number);
    case PeerRecord::Heard::Late:
        return tr("heartbeat %1 came late: it is not lost").arg(number);
    case PeerRecord::Heard::Anew:
        return tr("heartbeat %1 came: %2 counts anew, as after it was restored from a backup or made again")
            .arg(number)
            .arg(heartbeat.mark.id);
    case PeerRecord::Heard::Next:
        break;
    }
    const QString came = tr("heartbeat %1 came").arg(number);
    if (lost == 0)
        return came;
    return lost == 1
               ? tr("%1, and number %2 is lost").arg(came).arg(number - 1)
               : tr("%1, and the numbers %2 to %3 are lost").arg(came).arg(number - lost).arg(number - 1);
}

// Missing ---------------------------------------------------------------------------------------------------

/// How long a heartbeat may stay away; negative = for ever.
qint64 PeerWatch::waitMs() const
{
    const qint64 announced = m_record.heard.isValid() ? m_record.intervalMs : 0;
    const qint64 expected = announced > 0 ? announced : interval().ms;
    return expected > 0 ? expected + grace().ms : -1;
}

/// Since when there is nothing to be heard.
QDateTime PeerWatch::base() const
{
    return std::max(m_record.heard, m_record.since);
}

/// Waits on boot time, so that a wall clock that is set neither hides nor makes a loss.
void PeerWatch::watch()
{
    m_overdue.stop();
    if (!m_steady || !enabled() || waitMs() < 0 || m_alarm.isOpen())
        return;
    m_overdue.start(station()->clock(), m_baseBoot + waitMs() - station()->clock().bootMs(),
                    [this] { overdue(); });
}

void PeerWatch::overdue()
{
    station::Turn turn(*station());
    m_alarm.raise(alarmName(), lostText());
    show();
}

QString PeerWatch::alarmName() const
{
    return tr("Heartbeat of %1").arg(watched().isEmpty() ? tr("another station") : watched());
}

/// What, since when, and what to do: the station, its way out, and our own way in are looked at in turn.
QString PeerWatch::lostText() const
{
    const QString name = watched().isEmpty() ? tr("any station") : watched();
    QString text = m_record.heard.isValid()
                       ? tr("no heartbeat of %1 since number %2 came at %3; the next one was due within %4")
                             .arg(name)
                             .arg(m_record.lastNumber())
                             .arg(alarms::localTimeText(m_record.heard), minutesText(waitMs()))
                       : tr("no heartbeat of %1 has come since the watch began at %2, within %3")
                             .arg(name, alarms::localTimeText(m_record.since), minutesText(waitMs()));
    if (m_record.numberLost > 0)
        text += tr("; %1 lost before that").arg(m_record.numberLost);
    const IncomingAccount *reader = readerAt(*station(), readBy());
    const bool canHear = reader && reader->status() == Status();
    if (!canHear)
        text += tr("; here %1 is %2: %3, so it may be on this side")
                    .arg(readBy().path, reader ? reader->status().text() : tr("missing"),
                         reader ? reader->faultCause() : QString());
    return text + tr(". Look whether that station runs and what its outbox says, then whether its mail lies "
                     "at the server or among the junk of %1")
                      .arg(readBy().path);
}

void PeerWatch::show()
{
    const QString fault = hindrance();
    if (!enabled()) {
        status.set(Status::Disabled);
        faultCause.set({});
    } else if (m_alarm.isOpen()) {
        status.set(Status::Alarm);
        faultCause.set(m_alarm.words());
    } else {
        status.set(fault.isEmpty() ? Status() : Status(Status::Fault));
        faultCause.set(fault);
    }
    heardPeer.set(watched());
    lastHeard.set(m_record.heard);
    lastNumber.set(double(m_record.lastNumber()));
    lostAt.set(m_overdue.isActive() ? base().addMSecs(waitMs()) : QDateTime());
    lastLost.set(m_record.lastLost);
    numberHeard.set(m_record.numberHeard);
    numberLost.set(m_record.numberLost);
    numberLate.set(m_record.numberLate);
    numberRepeated.set(m_record.numberRepeated);
    numberAnew.set(m_record.numberAnew);
}

} // namespace email
