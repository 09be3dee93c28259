// Policy: a canary goes the way that alarms go, through the same outbox, account and limits, and no other
// account stands in, or it would prove nothing. One that comes late proves that the way is open again, so it
// ends the alarm; the same one never counts twice. What cannot be sent at all is missed at once. After a
// restart a mail may lie unread in the mailbox, so there is time to fetch it first.

#include "components/email/proof/canary.h"

#include "components/alarm/lookups.h"
#include "components/email/emailservice.h"
#include "components/email/incomingaccount.h"
#include "components/email/message/triptoken.h"
#include "components/email/outbox/posting.h"
#include "components/email/outgoingaccount.h"
#include "station/basictypes.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace email {

using station::Error;
using station::Result;
using station::Status;

namespace {

/// A wall clock that somebody sets is noticed within this time.
constexpr qint64 LongestWaitMs = 3'600'000;
constexpr qint64 LeastToFetchMs = 120'000;
/// It may use what the limits of the account keep in reserve.
constexpr int Priority = 50;

QString tr(const char *text)
{
    return QCoreApplication::translate("Canary", text);
}

template <typename Account>
Account *accountAt(const station::Station &station, const station::Reference &reference)
{
    const auto found =
        reference.path.isEmpty() ? Result<station::Component *>(nullptr) : station.find(reference.path);
    return found ? dynamic_cast<Account *>(*found) : nullptr;
}

QList<Mailbox> parsed(const station::MailAddressList &addresses)
{
    QList<Mailbox> list;
    for (const QString &address : addresses.addresses)
        list += parseAddressList(address).value_or(QList<Mailbox>());
    return list;
}

} // namespace

// Life ------------------------------------------------------------------------------------------------------

void Canary::started()
{
    station()->addObserver(this);
    if (Result<CanaryRecord> stored = CanaryRecord::load(*station(), handle()))
        m_record = std::move(stored).value();
    else
        station()->log().write(station::Log::Level::Error, path(), stored.error().text());
    if (!m_record.trips.empty())
        m_tried = m_record.trips.back().sent;
    m_alarm.load();
    show();
}

void Canary::steady()
{
    m_steady = true;
    const station::Clock &clock = station()->clock();
    for (CanaryTrip &trip : m_record.trips) {
        const qint64 left = limit().ms - trip.sent.msecsTo(clock.wall());
        trip.missedBoot = clock.bootMs() + std::max(std::min(left, limit().ms), LeastToFetchMs);
    }
    watch();
    planNext();
}

void Canary::stopped()
{
    m_steady = false;
    m_next.stop();
    m_overdue.stop();
    station()->removeObserver(this);
}

void Canary::changed(const station::SlotSpec &slot)
{
    if (slot.has(station::ReadOnly) || !m_steady)
        return;
    if (enabled == slot && !enabled() && m_alarm.isOpen())
        m_alarm.end(alarmName(), tr("it was switched off"));
    watch();
    planNext();
    show();
}

// Settings --------------------------------------------------------------------------------------------------

Result<void> Canary::check(const station::Proposal &proposal) const
{
    const QString &other = proposal.get(alarmAccount).path;
    if (!other.isEmpty() && other == proposal.get(account).path)
        return Error{path() + QStringLiteral(".alarmAccount"),
                     tr("the account that is tested cannot tell that it does not work"),
                     tr("Name another account, or clear it")};
    return {};
}

/// Why nothing can be sent or read back as it is set.
QString Canary::hindrance() const
{
    const auto fault = [this](const QString &why, const QString &remedy) {
        return Error{path(), why, remedy}.text();
    };
    const auto *sender = accountAt<OutgoingAccount>(*station(), account());
    if (!sender)
        return fault(tr("no account is tested"), tr("Set account to an email:OutgoingAccount"));
    if (!accountAt<IncomingAccount>(*station(), readBy()))
        return fault(tr("no account reads the mail back"), tr("Set readBy to an email:IncomingAccount"));
    if (parsed(to()).isEmpty() && sender->defaultSender().address.isEmpty())
        return fault(tr("there is no address to send to"), tr("Set to, or from of the account"));
    return {};
}

/// Why the alarm could go the way that does not work.
QString Canary::weakness() const
{
    const QString other = accountForAlarm(account().path);
    if (other == account().path)
        return Error{path(), tr("there is no other account to mail the alarm, should this one fail"),
                     tr("Add an email:OutgoingAccount at another server, and name it in alarmAccount")}
            .text();
    return {};
}

QString Canary::accountForAlarm(const QString &wished) const
{
    const auto *service = station()->service<EmailService>();
    const auto *tested = accountAt<OutgoingAccount>(*station(), account());
    const auto courier = service ? service->outbox().courierFor(wished) : Result<Courier *>(nullptr);
    if (!service || !tested || (courier && *courier && (*courier)->courierHandle() != tested->handle()))
        return wished;
    const auto *other = accountAt<OutgoingAccount>(*station(), alarmAccount());
    if (other && other != tested && other->isSwitchedOn())
        return other->path();
    QString first;
    station()->forEach([&](station::Component &node) {
        const auto *each = dynamic_cast<const OutgoingAccount *>(&node);
        if (first.isEmpty() && each && each != tested && each->isSwitchedOn())
            first = each->path();
    });
    // Nobody else: a mail that may arrive is better than none.
    return first.isEmpty() ? tested->path() : first;
}

// Sending ---------------------------------------------------------------------------------------------------

void Canary::planNext()
{
    m_next.stop();
    if (!m_steady || !enabled()) {
        nextDue.set({});
        return;
    }
    const QDateTime now = station()->clock().wall();
    // A clock that was set back must not silence it until it has caught up.
    const bool isKnown = m_tried.isValid() && m_tried <= now;
    nextDue.set(isKnown ? m_tried.addMSecs(every().ms) : now);
    m_next.start(station()->clock(), std::min(now.msecsTo(nextDue()), LongestWaitMs), [this] {
        if (nextDue().isValid() && station()->clock().wall() >= nextDue())
            send();
        else
            planNext();
    });
}

station::ActionResult Canary::doSendNow()
{
    if (!enabled())
        return Error{path(), tr("it is switched off"), tr("Set enabled")};
    if (const QString why = hindrance(); !why.isEmpty())
        return Error{path(), why, {}};
    send();
    return QJsonValue();
}

void Canary::send()
{
    station::Turn turn(*station());
    m_tried = station()->clock().wall();
    if (const Result<void> sent = trySend(); !sent && !m_alarm.isOpen())
        m_alarm.raise(alarmName(), tr("no mail could be sent: %1").arg(sent.error().text()));
    watch();
    planNext();
    show();
}

Result<void> Canary::trySend()
{
    const auto *service = station()->service<EmailService>();
    if (const QString why = hindrance(); !why.isEmpty() || !service)
        return Error{{}, why, {}};
    const auto &root = static_cast<const station::StationRoot &>(station()->root());
    CanaryTrip trip{.token = TripToken::make(), .sent = m_tried};
    trip.sentBoot = station()->clock().bootMs();
    trip.missedBoot = trip.sentBoot + limit().ms;
    Posting posting;
    posting.account = account().path;
    posting.priority = Priority;
    posting.kind = MailKind::Probe;
    posting.notAfter = m_tried.addMSecs(limit().ms);
    MailDraft &draft = posting.draft;
    addSender(draft, *service, posting.account);
    draft.to = parsed(to());
    if (draft.to.isEmpty())
        draft.to = {draft.from};
    draft.subject = shortenSubject(tr("[%1] Round trip %2").arg(root.stationName()).arg(m_record.sent + 1));
    draft.text = tr("The station \"%1\" sends this to itself, to see that its mail arrives.\n\nAccount: %2\n"
                    "Read back by: %3\n")
                     .arg(root.stationName(), account().path, readBy().path);
    draft.date = m_tried.toLocalTime();
    draft.extraHeaders = {{TripToken::field, QString::fromLatin1(trip.token)}};
    // Not made of the token: lists of the outbox show it.
    draft.messageId =
        makeMessageId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces), draft.from.address.domain());
    const Result<OutboxTicket> ticket = post(*station(), path(), posting);
    if (!ticket)
        return ticket.error();
    m_record.add(*station(), handle(), trip);
    return {};
}

// Hearing ---------------------------------------------------------------------------------------------------

void Canary::topicFired(station::Component &, const station::SlotSpec &, station::ValueRef payload)
{
    const auto *mail = payload.as<ReceivedMail>();
    if (!mail || mail->account != readBy().path)
        return;
    const QByteArray token = TripToken::of(mail->bytes);
    if (!token.isEmpty() && m_record.find(token)) {
        m_arrived.append(token);
        scheduleExecute();
    }
}

void Canary::execute()
{
    for (const QByteArray &token : std::exchange(m_arrived, {}))
        hear(token);
    show();
}

void Canary::hear(const QByteArray &token)
{
    CanaryTrip *trip = m_record.find(token);
    if (!trip)
        return;
    const station::Clock &clock = station()->clock();
    // Over a restart only the wall clock knows.
    const qint64 ms =
        trip->sentBoot >= 0 ? clock.bootMs() - trip->sentBoot : trip->sent.msecsTo(clock.wall());
    trip->ms = std::max(ms, qint64(0));
    ++m_record.back;
    m_record.save(*station(), handle(), *trip);
    if (m_alarm.isOpen() && enabled())
        m_alarm.end(alarmName(), tr("the mail of %1 came back").arg(alarms::localTimeText(trip->sent)));
    watch();
}

// Missing ---------------------------------------------------------------------------------------------------

/// Waits on boot time, so that a wall clock that is set neither hides nor makes a loss.
void Canary::watch()
{
    m_overdue.stop();
    const auto &trips = m_record.trips;
    const auto next =
        std::find_if(trips.begin(), trips.end(), [](const CanaryTrip &trip) { return trip.isUnderWay(); });
    if (!m_steady || !enabled() || next == trips.end())
        return;
    m_overdue.start(station()->clock(), next->missedBoot - station()->clock().bootMs(),
                    [this] { overdue(); });
}

void Canary::overdue()
{
    station::Turn turn(*station());
    const qint64 now = station()->clock().bootMs();
    for (CanaryTrip &trip : m_record.trips) {
        if (!trip.isUnderWay() || trip.missedBoot > now)
            continue;
        trip.missed = true;
        ++m_record.missed;
        m_record.save(*station(), handle(), trip);
        if (!m_alarm.isOpen())
            m_alarm.raise(alarmName(), lostText(trip));
    }
    watch();
    show();
}

QString Canary::alarmName() const
{
    return tr("Round trip of %1").arg(account().path);
}

/// With whatever the accounts themselves complain of: that is the part that failed.
QString Canary::lostText(const CanaryTrip &trip) const
{
    QString text = tr("the mail of %1 by %2 did not come back to %3 within %4 min")
                       .arg(alarms::localTimeText(trip.sent), account().path, readBy().path)
                       .arg((limit().ms + 59'999) / 60'000);
    const auto *sender = accountAt<OutgoingAccount>(*station(), account());
    const auto *reader = accountAt<IncomingAccount>(*station(), readBy());
    const MailAccount *const parts[] = {sender, reader};
    bool isKnown = false;
    for (const MailAccount *part : parts) {
        if (!part || part->status() == Status())
            continue;
        isKnown = true;
        text += tr("; %1 is %2").arg(part->path(), part->status().text());
        if (!part->faultCause().isEmpty())
            text += QStringLiteral(": ") + part->faultCause();
    }
    if (!isKnown)
        text += tr("; both accounts work, so it is under way, among the junk, or lost behind the server");
    return text;
}

void Canary::show()
{
    const QString fault = hindrance();
    const QString weak = fault.isEmpty() ? weakness() : fault;
    if (!enabled()) {
        status.set(Status::Disabled);
        faultCause.set({});
    } else if (m_alarm.isOpen()) {
        status.set(Status::Alarm);
        faultCause.set(m_alarm.words());
    } else {
        status.set(weak.isEmpty() ? Status() : Status(Status::Fault));
        faultCause.set(weak);
    }
    const CanaryTrip *last = m_record.lastBack();
    lastBack.set(last ? last->sent.addMSecs(last->ms) : QDateTime());
    roundTripTime.set({last ? double(last->ms) / 1000 : 0, !last               ? Status(Status::Null)
                                                           : !m_alarm.isOpen() ? Status()
                                                                               : Status(Status::Stale)});
    lastSent.set(m_record.trips.empty() ? QDateTime() : m_record.trips.back().sent);
    numberSent.set(m_record.sent);
    numberBack.set(m_record.back);
    numberMissed.set(m_record.missed);
}

} // namespace email
