// Policy: a heartbeat goes the way that alarms go, through the same outbox and account with whatever stands
// in for it, because it is to stay away when alarms would. Its number and the mail are one transaction, so
// that after a crash there are both or neither. Only the newest one waits in the outbox.

#include "components/email/proof/heartbeat.h"

#include "components/email/emailservice.h"
#include "components/email/outbox/posting.h"
#include "components/email/outgoingaccount.h"
#include "components/email/proof/heartbeatmark.h"
#include "components/email/proof/heartbeatreport.h"
#include "station/basictypes.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace email {

using station::Error;
using station::Result;
using station::Status;

namespace {

/// A wall clock that somebody sets is noticed within this time, and what could not be sent is tried again.
constexpr qint64 LongestWaitMs = 15 * 60'000;
constexpr qint64 LeastEveryMs = 60'000;
constexpr qint64 DayMs = 86'400'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Heartbeat", text);
}

QTime timeOf(const QString &text)
{
    return QTime::fromString(text, QStringLiteral("H:mm"));
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

void Heartbeat::started()
{
    m_startBoot = station()->clock().bootMs();
    m_cameLater = station()->phase() == station::Station::Phase::Steady;
    load();
    show();
}

void Heartbeat::steady()
{
    m_steady = true;
    planNext();
}

void Heartbeat::stopped()
{
    m_steady = false;
    m_isCounting = false;
    m_alive = std::make_shared<char>();
    m_next.stop();
}

void Heartbeat::changed(const station::SlotSpec &slot)
{
    if (slot.has(station::ReadOnly) || !m_steady)
        return;
    planNext();
    show();
}

Moment Heartbeat::now() const
{
    return {station()->clock().wall(), station()->clock().bootMs()};
}

// Memory ----------------------------------------------------------------------------------------------------

station::Schema Heartbeat::schema()
{
    return {QStringLiteral("heartbeat"),
            {{QStringLiteral("CREATE TABLE heartbeat (owner BIGINT PRIMARY KEY, number INTEGER NOT NULL, "
                             "day BIGINT NOT NULL, sent BIGINT NOT NULL, announced BIGINT NOT NULL)")}}};
}

void Heartbeat::load()
{
    if (station()->database().health() == station::Database::Health::Closed)
        return;
    const auto rows = station()->database().queryNow(
        QStringLiteral("SELECT number, day, sent, announced FROM heartbeat WHERE owner = ?"), {handle()});
    if (!rows)
        return station()->log().write(station::Log::Level::Error, path(), rows.error().text());
    if (rows->empty())
        return;
    const QVariantList &row = rows->front();
    const qint64 day = row.at(1).toLongLong();
    m_number = row.at(0).toInt();
    m_times = HeartbeatTimes(day ? QDate::fromJulianDay(day) : QDate(),
                             QDateTime::fromMSecsSinceEpoch(row.at(2).toLongLong(), Qt::UTC),
                             row.at(3).toLongLong(), now());
}

void Heartbeat::save()
{
    station::Turn turn(*station());
    station()->addStatement(
        QStringLiteral("INSERT INTO heartbeat (owner, number, day, sent, announced) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (owner) DO UPDATE SET number = excluded.number, day = excluded.day, "
                       "sent = excluded.sent, announced = excluded.announced"),
        {handle(), m_number, m_times.day().isValid() ? m_times.day().toJulianDay() : 0,
         m_times.sent().toMSecsSinceEpoch(), m_times.announcedMs()});
}

// Settings --------------------------------------------------------------------------------------------------

HeartbeatSettings Heartbeat::settings() const
{
    const QTime daily = timeOf(at());
    return {daily.isValid() ? std::optional(daily) : std::nullopt, every().ms};
}

Result<void> Heartbeat::check(const station::Proposal &proposal) const
{
    if (const QString time = proposal.get(at); !time.isEmpty() && !timeOf(time).isValid())
        return Error{path() + QStringLiteral(".at"), tr("\"%1\" is not a time of day").arg(time),
                     tr("Write hours and minutes, such as 07:00, or nothing")};
    if (const qint64 ms = proposal.get(every).ms; ms != 0 && ms < LeastEveryMs)
        return Error{path() + QStringLiteral(".every"), tr("that is more often than once a minute"),
                     tr("Set a minute or more, or 0 for none")};
    if (const QString name = proposal.get(id); !name.isEmpty() && !HeartbeatMark::isId(name))
        return Error{
            path() + QStringLiteral(".id"), tr("\"%1\" cannot stand in the header").arg(name),
            tr("Use at most %1 letters (a to z), digits, dots and dashes").arg(HeartbeatMark::mostIdLength)};
    return {};
}

QString Heartbeat::idInUse() const
{
    if (!id().isEmpty())
        return id();
    const auto &root = static_cast<const station::StationRoot &>(station()->root());
    const QString name = HeartbeatMark::idOf(root.stationName().left(HeartbeatMark::mostIdLength - 9));
    return root.stationId().isEmpty()
               ? name
               : name + QLatin1Char('-') + HeartbeatMark::idOf(root.stationId().left(8));
}

/// Why nothing can be sent as it is set.
QString Heartbeat::hindrance() const
{
    if (parsed(to()).isEmpty())
        return Error{path(), tr("nobody gets it"), tr("Set to")}.text();
    if (!settings().daily && every().ms == 0)
        return Error{path(), tr("it is due at no time"), tr("Set at, every, or both")}.text();
    return {};
}

/// What makes it less than it could be.
QString Heartbeat::weakness() const
{
    const QString &ord = account().path;
    const auto found = station()->find(ord);
    if (!ord.isEmpty() && !(found && dynamic_cast<const OutgoingAccount *>(*found)))
        return Error{path(), tr("there is no outgoing account %1; it goes by the first enabled one").arg(ord),
                     tr("Set account to one that exists, or clear it")}
            .text();
    const auto *twin = station()->findWhere([this](station::Component &node) {
        const auto *other = dynamic_cast<const Heartbeat *>(&node);
        return other && other != this && other->idInUse() == idInUse();
    });
    if (twin)
        return Error{path(),
                     tr("%1 has the same id, so nobody can tell their numbers apart").arg(twin->path()),
                     tr("Give each an id")}
            .text();
    return {};
}

// Sending ---------------------------------------------------------------------------------------------------

void Heartbeat::planNext()
{
    m_next.stop();
    const std::optional<qint64> wait =
        m_steady && enabled() && hindrance().isEmpty() ? m_times.untilDue(settings(), now()) : std::nullopt;
    nextDue.set(wait ? station()->clock().wall().addMSecs(*wait) : QDateTime());
    if (!wait)
        return;
    const qint64 pause = m_refused.isEmpty() ? 0 : LongestWaitMs;
    m_next.start(station()->clock(), std::clamp(*wait, pause, LongestWaitMs), [this] {
        if (m_times.untilDue(settings(), now()) == 0)
            return send();
        planNext();
        show();
    });
}

station::ActionResult Heartbeat::doSendNow()
{
    if (!enabled())
        return Error{path(), tr("it is switched off"), tr("Set enabled")};
    if (parsed(to()).isEmpty())
        return Error{path(), tr("nobody gets it"), tr("Set to")};
    send();
    return QJsonValue();
}

/// Once the database has counted: it is asked without waiting.
void Heartbeat::send()
{
    if (std::exchange(m_isCounting, true))
        return;
    SettledCounts::ask(*station(), [this, alive = std::weak_ptr(m_alive)](const auto &counts) {
        if (alive.expired())
            return;
        m_isCounting = false;
        station::Turn turn(*station());
        const Result<void> posted = post(counts);
        m_refused = posted ? QString() : posted.error().text();
        planNext();
        show();
    });
}

Result<void> Heartbeat::post(const std::optional<SettledCounts> &counts)
{
    const auto *service = station()->service<EmailService>();
    if (!service)
        return Error{path(), tr("this station has no EmailService"), {}};
    HeartbeatTimes times = m_times;
    times.sentAt(settings(), now());
    const auto &root = static_cast<const station::StationRoot &>(station()->root());
    const QDateTime wall = station()->clock().wall();
    Posting posting;
    posting.account = account().path;
    posting.priority = priority();
    posting.notAfter = wall.addMSecs(times.announcedMs() > 0 ? times.announcedMs() : DayMs);
    MailDraft &draft = posting.draft;
    addSender(draft, *service, posting.account);
    draft.to = parsed(to());
    draft.subject = shortenSubject(tr("[%1] Heartbeat %2").arg(root.stationName()).arg(m_number + 1));
    const HeartbeatReport report{m_number + 1, times.announcedMs(), station()->clock().bootMs() - m_startBoot,
                                 m_cameLater, counts};
    draft.text = report.text(*station());
    draft.date = wall.toLocalTime();
    const HeartbeatMark mark{idInUse(), m_number + 1, times.announcedMs()};
    draft.extraHeaders = {{HeartbeatMark::field, mark.text()}};
    draft.messageId =
        makeMessageId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces), draft.from.address.domain());
    if (const Result<OutboxTicket> ticket = email::post(*station(), path(), posting); !ticket)
        return ticket.error();
    ++m_number;
    m_times = times;
    save();
    return {};
}

void Heartbeat::show()
{
    QString fault = hindrance();
    if (fault.isEmpty())
        fault = m_refused.isEmpty() ? weakness() : m_refused;
    status.set(!enabled() ? Status(Status::Disabled) : fault.isEmpty() ? Status() : Status(Status::Fault));
    faultCause.set(enabled() ? fault : QString());
    usedId.set(idInUse());
    lastSent.set(m_times.sent());
    numberSent.set(m_number);
}

} // namespace email
