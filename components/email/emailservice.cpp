#include "components/email/emailservice.h"

#include "components/alarm/alarmservice.h"
#include "components/alarm/occurrence.h"
#include "components/email/check/checkmethods.h"
#include "components/email/discoverymethod.h"
#include "components/email/emailrecipient.h"
#include "components/email/outbox/outboxmethods.h"
#include "components/email/outgoingaccount.h"
#include "components/email/previewmethod.h"
#include "components/email/reading/receivedmethods.h"
#include "station/session/methods.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

using station::Error;
using station::Log;
using station::Result;
using station::Status;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EmailService", text);
}

/// The same trouble becomes an alarm again after this time at the earliest, even if its alarm is closed by
/// then.
constexpr qint64 quietMs = 15 * 60'000;
constexpr qsizetype mostTold = 10'000;
/// How often it is asked whether alarm mail has waited too long.
constexpr qint64 lookMs = 30'000;

} // namespace

void EmailService::loaded()
{
    m_outbox = std::make_unique<Outbox>(*station());
    m_outbox->onTrouble([this](const Error &error) { trouble(error); });
    m_outbox->onHomeless([this](int waiting) { showHomeless(waiting); });
    m_outbox->onChanged([this](quint64 id, MessageState state) {
        m_news.add(id, state);
        scheduleExecute();
    });
    accountsChanged(nullptr);
}

void EmailService::started()
{
    if (const Result<void> read = m_outbox->load(); !read)
        trouble(read.error());
    accountsChanged(nullptr);
}

void EmailService::steady()
{
    m_outbox->start();
    m_late.load();
    lookForLate();
}

void EmailService::stopped()
{
    m_lateTimer.stop();
    m_outbox->stop();
}

void EmailService::changed(const station::SlotSpec &slot)
{
    if (enabled == slot && isStarted()) {
        showStatus();
        for (const auto &child : children()) {
            if (auto *account = dynamic_cast<MailAccount *>(child.get()))
                account->serviceSwitched();
        }
    }
}

QString EmailService::lostWithIt() const
{
    int waiting = isStarted() ? m_outbox->waiting() : 0;
    if (!isStarted()) {
        // The outbox of a station that does not run has read nothing yet; the first three states wait.
        const Result<station::Rows> rows = station()->database().queryNow(
            QStringLiteral("SELECT COUNT(*) FROM message WHERE state IN (0, 1, 2)"));
        if (rows && !rows->empty())
            waiting = rows->front().front().toInt();
    }
    return waiting > 0 ? tr("%1 queued mails").arg(waiting) : QString();
}

void EmailService::accountsChanged(const MailAccount *going)
{
    std::vector<Courier *> couriers;
    for (const auto &child : children()) {
        auto *account = dynamic_cast<OutgoingAccount *>(child.get());
        if (account && account != going)
            couriers.push_back(account);
    }
    m_outbox->setCouriers(couriers);
    showStatus(going);
    m_accountsChanged = true;
    if (isStarted())
        scheduleExecute(); // Once the one that goes is out of the tree.
}

void EmailService::waitingLooksDifferent()
{
    m_news.more = true;
    scheduleExecute();
}

void EmailService::execute()
{
    if (const OutboxNews news = std::exchange(m_news, {}); !news.isEmpty())
        outboxChanged.fire({station::valueTypeOf<OutboxNews>(), &news});
    if (!std::exchange(m_accountsChanged, false))
        return;
    station()->forEach([](Component &node) {
        if (auto *recipient = dynamic_cast<EmailRecipient *>(&node))
            recipient->accountsChanged();
    });
}

void EmailService::showStatus(const MailAccount *going)
{
    Status worst = enabled() ? Status() : Status(Status::Disabled);
    for (const auto &child : children()) {
        const auto *account = dynamic_cast<MailAccount *>(child.get());
        if (enabled() && account && account != going)
            worst = worst | account->status().with(Status::Disabled, false);
    }
    if (m_homeless > 0)
        worst = worst.with(Status::Fault, true);
    status.set(worst);
}

void EmailService::showQueue()
{
    queueSize.set(m_outbox->waiting());
    if (isStarted() && m_outbox->waiting() > 0 && !m_lateTimer.isActive())
        m_lateTimer.start(station()->clock(), lookMs, [this] { lookForLate(); });
}

// Late ------------------------------------------------------------------------------------------------------

/// Whatever keeps alarm mail back, people have to hear of it some other way.
void EmailService::lookForLate()
{
    const Outbox::Late late = m_outbox->late();
    station::Turn turn(*station());
    if (late.count > 0 && !m_late.isOpen())
        m_late.raise(tr("Alarm mail"), wordsOf(late));
    else if (late.count == 0 && m_late.isOpen())
        m_late.end(tr("Alarm mail"), tr("no alarm mail waits too long any more"));
    if (m_outbox->waiting() > 0)
        m_lateTimer.start(station()->clock(), lookMs, [this] { lookForLate(); });
}

QString EmailService::wordsOf(const Outbox::Late &late) const
{
    QString cause = late.cause;
    if (const auto *account = dynamic_cast<const MailAccount *>(station()->byHandle(late.account)))
        cause = QStringLiteral("%1: %2").arg(account->path(),
                                             account->faultCause().isEmpty() ? cause : account->faultCause());
    const Error error{
        tr("%1 alarm mail(s) wait, the oldest for %2 min").arg(late.count).arg(late.oldestMs / 60'000), cause,
        tr("`tocsin outbox` shows them; a fallbackAccount would take them")};
    return error.text();
}

void EmailService::showHomeless(int waiting)
{
    const Error error = Outbox::noAccount(waiting);
    const int before = std::exchange(m_homeless, waiting);
    station::Turn turn(*station());
    showQueue();
    showStatus();
    faultCause.set(waiting > 0 ? Error{{}, error.why, error.remedy}.text() : m_lastTrouble);
    // One alarm for all of them: the mail that it owes is the next to wait.
    if (before == 0) {
        station()->log().write(Log::Level::Error, path(), error.text());
        reportAlarm(error, false);
    } else if (waiting == 0) {
        reportAlarm({error.what, tr("an account takes the mail that waited without one"), {}}, true);
    }
}

/// Trouble without a reason is over.
void EmailService::trouble(const Error &error)
{
    if (error.why.isEmpty()) {
        if (m_lastTrouble.startsWith(error.what))
            m_lastTrouble.clear();
        if (m_homeless == 0)
            faultCause.set(m_lastTrouble);
        return reportAlarm({error.what, tr("all of it is on the disk again"), {}}, true);
    }
    station()->log().write(Log::Level::Error, path(), error.text());
    m_lastTrouble = error.text();
    if (m_homeless == 0)
        faultCause.set(m_lastTrouble);
    reportAlarm(error, false);
}

void EmailService::reportAlarm(const Error &error, bool over)
{
    auto *service = station()->service<alarms::AlarmService>();
    if (!service)
        return;
    // Each thing that goes wrong is one alarm: while it is open, or was told a short while ago, the log is
    // enough. A mail about every mail that fails would fail the same way, and bury the alarms that matter.
    const alarms::AlarmRecord *open = service->store().openOf(handle(), error.what);
    const qint64 now = station()->clock().bootMs();
    const bool isToldAlready = (open && open->isOpen()) || m_told.value(error.what, -quietMs) + quietMs > now;
    if (!over && isToldAlready)
        return;
    if (m_told.size() > mostTold)
        m_told.clear();
    if (over)
        m_told.remove(error.what);
    else
        m_told.insert(error.what, now);
    alarms::Occurrence occurrence;
    occurrence.sourceHandle = handle();
    occurrence.source = path();
    occurrence.key = error.what;
    occurrence.transition = over ? alarms::EventKind::ToNormal : alarms::EventKind::ToAlert;
    occurrence.state = over ? alarms::SourceState::Normal : alarms::SourceState::Alert;
    occurrence.data = {{QStringLiteral("sourceName"), tr("Mail")}, {QStringLiteral("msgText"), error.text()}};
    service->report(occurrence);
}

void registerEmailMethods(station::MethodTable &table, station::Station &station)
{
    registerPreviewMethod(table, station);
    registerCheckMethods(table, station);
    registerDiscoveryMethod(table, station);
    registerReceivedMethods(table, station);
    registerOutboxMethods(table, station, [&station]() -> Outbox * {
        auto *service = station.service<EmailService>();
        return service ? &service->outbox() : nullptr;
    });
    table.add({.name = QStringLiteral("outbox.trace"),
               .doc = tr("The last lines of an account's conversation with its server, secrets masked."),
               .schema = {{QStringLiteral("account"),
                           QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                       {QStringLiteral("doc"), tr("Ord of the account.")}}}},
               .run = [&station](const station::Call &call, const station::Answer &answer) {
                   const QString ord = call.params.value(QStringLiteral("account")).toString();
                   const Result<station::Component *> found = station.find(ord);
                   const auto *account = found ? dynamic_cast<MailAccount *>(*found) : nullptr;
                   if (!account)
                       answer(found ? Error{ord, tr("is not a mail account"), {}} : found.error());
                   else
                       answer(QJsonValue(account->trace().toJson()));
               }});
}

} // namespace email
