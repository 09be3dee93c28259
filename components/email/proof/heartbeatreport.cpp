#include "components/email/proof/heartbeatreport.h"

#include "components/alarm/alarmservice.h"
#include "components/alarm/lookups.h"
#include "components/email/emailservice.h"
#include "components/email/mailaccount.h"
#include "components/platform/certificateservice.h"
#include "components/platform/hostmonitor.h"
#include "station/basictypes.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

namespace {

constexpr qint64 MinuteMs = 60'000;
constexpr qint64 DayMs = 24 * 60 * MinuteMs;
constexpr int MostLines = 20;
constexpr int DaysAhead = 30;

QString tr(const char *text)
{
    return QCoreApplication::translate("Heartbeat", text);
}

/// "3 d 4 h", "4 h 12 min", "12 min".
QString lengthText(qint64 ms)
{
    const qint64 minutes = ms / MinuteMs;
    const qint64 hours = minutes / 60;
    if (hours >= 24)
        return tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
    return hours > 0 ? tr("%1 h %2 min").arg(hours).arg(minutes % 60) : tr("%1 min").arg(minutes);
}

QString line(const QString &name, const QString &value)
{
    return name + QStringLiteral(": ") + value + QLatin1Char('\n');
}

/// A heading with its number, and a line for each.
QString list(const QString &name, const QStringList &lines)
{
    QString text = line(name, lines.isEmpty() ? tr("none") : QString::number(lines.size()));
    for (const QString &each : lines.mid(0, MostLines))
        text += QStringLiteral("  ") + each.simplified() + QLatin1Char('\n');
    if (lines.size() > MostLines)
        text += QStringLiteral("  ") + tr("and %1 more").arg(lines.size() - MostLines) + QLatin1Char('\n');
    return text;
}

QString queueText(const station::Station &station)
{
    const auto *service = station.service<EmailService>();
    const int waiting = service ? service->outbox().waiting() : 0;
    if (waiting == 0)
        return tr("nothing waits");
    return tr("%1 wait, the oldest for %2").arg(waiting).arg(lengthText(service->outbox().oldestAgeMs()));
}

QString countsText(const SettledCounts &counts)
{
    return tr("%1 failed, %2 expired, %3 set aside; kept in all: %4 failed, %5 expired, %6 set aside; %7 "
              "held")
        .arg(counts.failed.inDay)
        .arg(counts.expired.inDay)
        .arg(counts.discarded.inDay)
        .arg(counts.failed.kept)
        .arg(counts.expired.kept)
        .arg(counts.discarded.kept)
        .arg(counts.held.kept);
}

QStringList unackedAlarms(const station::Station &station)
{
    const auto *service = station.service<alarms::AlarmService>();
    if (!service)
        return {};
    QList<alarms::AlarmRecord> unacked = service->store().allOpen().values();
    unacked.removeIf([](const alarms::AlarmRecord &record) { return !record.isUnacked(); });
    std::sort(unacked.begin(), unacked.end(), [](const auto &a, const auto &b) {
        return std::tie(a.priority, a.timestamp, a.id) < std::tie(b.priority, b.timestamp, b.id);
    });
    QStringList lines;
    for (const alarms::AlarmRecord &record : unacked)
        lines.append(tr("priority %1, %2, since %3: %4")
                         .arg(record.priority)
                         .arg(record.sourceName(), alarms::localTimeText(record.timestamp), record.text()));
    return lines;
}

QStringList accountsNotOk(const station::Station &station)
{
    QStringList lines;
    station.forEach([&lines](station::Component &node) {
        const auto *account = dynamic_cast<const MailAccount *>(&node);
        if (!account || account->status() == station::Status())
            return;
        const QString cause = account->faultCause();
        lines.append(account->path() + QLatin1Char(' ') + account->status().text() +
                     (cause.isEmpty() ? QString() : QStringLiteral(": ") + cause));
    });
    return lines;
}

QString clockText(const station::Station &station)
{
    const auto *monitor = station.service<platform::HostMonitor>();
    if (!monitor)
        return tr("its offset is not known: there is no platform:HostMonitor");
    const station::StatusNumeric &error = monitor->clockError();
    return error.status == station::Status()
               ? tr("right within %1 s, as the time service tells").arg(error.value, 0, 'f', 3)
               : tr("its offset is not known: it is not synchronised");
}

/// Certificates and approvals that end within 30 days, or have ended.
QStringList endingSoon(const station::Station &station)
{
    const auto *service = station.service<platform::CertificateService>();
    if (!service)
        return {};
    const QDateTime now = station.clock().wall();
    std::vector<std::pair<QDateTime, QString>> found;
    const auto look = [&](const QDateTime &end, const QString &what) {
        if (end.isValid() && end <= now.addDays(DaysAhead))
            found.emplace_back(end, what);
    };
    for (const trust::AllowedHost &host : service->hosts().entries()) {
        if (host.state == trust::HostState::Approved || host.state == trust::HostState::Expired)
            look(host.expires(), tr("approval of %1").arg(host.endpoint.hostAndPort()));
    }
    for (const trust::Certificate &anchor : service->userStore().certificates())
        look(anchor.notAfter(), tr("%1 of the User trust store").arg(anchor.subject()));
    station.forEach([&look](station::Component &node) {
        if (const auto *account = dynamic_cast<const MailAccount *>(&node))
            look(account->clientCertificateEnd(), tr("client certificate of %1").arg(account->path()));
    });
    std::sort(found.begin(), found.end());
    QStringList lines;
    for (const auto &[end, what] : found)
        lines.append(
            (end > now ? tr("%1, on %2") : tr("%1, since %2")).arg(what, alarms::localTimeText(end)));
    return lines;
}

} // namespace

void SettledCounts::ask(station::Station &station,
                        std::function<void(const std::optional<SettledCounts> &)> done)
{
    if (station.database().health() == station::Database::Health::Closed)
        return done(std::nullopt);
    const auto number = [](MessageState state) { return int(state); };
    station.database().query(
        QStringLiteral("SELECT state, COUNT(*), SUM(CASE WHEN settled >= ? THEN 1 ELSE 0 END) FROM message "
                       "WHERE state IN (?, ?, ?, ?) GROUP BY state"),
        {station.clock().wall().toMSecsSinceEpoch() - DayMs, number(MessageState::Held),
         number(MessageState::Failed), number(MessageState::Expired), number(MessageState::Discarded)},
        [done = std::move(done)](const station::Result<station::Rows> &rows) {
            if (!rows)
                return done(std::nullopt);
            SettledCounts counts;
            for (const QVariantList &row : *rows) {
                const Count count{row.at(1).toInt(), row.at(2).toInt()};
                switch (MessageState(row.at(0).toInt())) {
                case MessageState::Held:
                    counts.held = count;
                    break;
                case MessageState::Failed:
                    counts.failed = count;
                    break;
                case MessageState::Expired:
                    counts.expired = count;
                    break;
                default:
                    counts.discarded = count;
                    break;
                }
            }
            done(counts);
        });
}

QString HeartbeatReport::text(station::Station &station) const
{
    const QDateTime now = station.clock().wall();
    const QString running = lengthText(runningMs);
    QString text = tr("The station \"%1\" works, and its mail leaves.")
                       .arg(static_cast<const station::StationRoot &>(station.root()).stationName()) +
                   QStringLiteral("\n\n");
    text += line(tr("Number"), QString::number(number));
    text += line(tr("Time"), alarms::localTimeText(now));
    if (announcedMs > 0)
        text += line(tr("Next"), tr("by %1; if it does not come, look after the station")
                                     .arg(alarms::localTimeText(now.addMSecs(announcedMs))));
    text += line(tr("Running"), tr("the station %1, its computer %2")
                                    .arg(isAtLeast ? tr("at least %1").arg(running) : running,
                                         lengthText(station.clock().bootMs())));
    text += line(tr("Outbox"), queueText(station));
    text +=
        line(tr("In 24 hours"), counts ? countsText(*counts) : tr("not known, the database does not answer"));
    text += line(tr("Clock"), clockText(station));
    text += list(tr("Unacknowledged alarms"), unackedAlarms(station));
    text += list(tr("Accounts that are not {ok}"), accountsNotOk(station));
    text +=
        list(tr("Certificates and approvals that end within %1 days").arg(DaysAhead), endingSoon(station));
    return text;
}

} // namespace email
