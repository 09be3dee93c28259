#include "components/email/outbox/outboxcore.h"

#include "station/station.h"

#include <QFile>

#include <algorithm>

namespace email {

namespace {

constexpr qint64 FiveDaysMs = 5 * 86'400'000LL;
/// A burst of 10,000 alarms must not keep 10,000 texts in memory: they are read again when their turn comes.
/// What is kept is what can be sent while the database takes nothing.
constexpr qint64 ContentBudget = 8 * 1024 * 1024;
constexpr qint64 ContentOverhead = 1024;

qint64 sizeOf(const OutboxContent &content)
{
    return content.bytes.size() + 2 * content.text.size() + ContentOverhead;
}

QString kernelBootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

} // namespace

OutboxCore::OutboxCore(station::Station &theStation, const QString &bootId)
    : station(theStation), store(theStation, bootId.isEmpty() ? kernelBootId() : bootId)
{
}

qint64 OutboxCore::now() const
{
    return station.clock().bootMs();
}

qint64 OutboxCore::wallNow() const
{
    return station.clock().wall().toMSecsSinceEpoch();
}

quint32 OutboxCore::homeOf(quint32 account) const
{
    if (account && lanes.find(account))
        return account;
    const Lane *first = lanes.first();
    return first ? first->handle : account;
}

int OutboxCore::homeless() const
{
    int housed = 0;
    for (const auto &lane : lanes.all())
        housed += queue.size(lane->handle);
    return queue.size() - housed;
}

station::Error OutboxCore::noAccount(int waiting)
{
    return {tr("outgoing mail"),
            waiting == 1 ? tr("1 mail waits, there is no outgoing account")
                         : tr("%1 mails wait, there is no outgoing account").arg(waiting),
            tr("Add one: New account in the workbench, or `tocsin account add`")};
}

QString OutboxCore::noAccountCause()
{
    return station::Error{{},
                          tr("there is no outgoing account"),
                          tr("Add one: New account in the workbench, or `tocsin account add`")}
        .text();
}

void OutboxCore::setDeadline(OutboxEntry &entry) const
{
    entry.deadline = isAlarmMail(entry.kind) ? Never : entry.born + FiveDaysMs;
    if (entry.notAfterWall)
        entry.deadline =
            std::min(entry.deadline, now() + std::max<qint64>(0, entry.notAfterWall - wallNow()));
}

OutboxEntry &OutboxCore::revive(StoredMessage stored)
{
    auto entry = std::make_unique<OutboxEntry>(std::move(stored.entry));
    entry->home = homeOf(entry->account);
    entry->born = now() - stored.ageMs;
    // The wall clock may have been wrong then or now: no wait that it names is believed beyond the longest
    // one.
    entry->due = now() + std::clamp<qint64>(stored.nextTryWall - wallNow(), 0, LongestRetryMs);
    setDeadline(*entry);
    return queue.add(std::move(entry));
}

void OutboxCore::settle(OutboxEntry &entry, MessageState state, const QString &cause)
{
    const quint64 id = entry.id;
    entry.state = state;
    entry.phase = Phase::None;
    queue.unline(entry); // Before due changes: the queue knows it by that.
    entry.due = now();
    if (!cause.isEmpty())
        entry.lastCause = cause;
    store.save(entry);
    if (entry.content)
        m_contentBytes -= sizeOf(*entry.content);
    queue.take(id);

    const auto [first, last] = waits.equal_range(id);
    std::vector<Settled> done;
    for (auto it = first; it != last; ++it)
        done.push_back(std::move(it->second.second));
    waits.erase(first, last);
    // "Sent" is said when it is on disk, so that it stays true whatever happens next.
    if (!done.empty()) {
        station.whenDurable([done, state](const station::Result<void> &) {
            for (const auto &call : done)
                call(state);
        });
    }
}

void OutboxCore::setAside(OutboxEntry &entry, const QString &cause)
{
    const quint32 home = entry.home;
    const MessageRef message = refTo(entry);
    settle(entry, MessageState::Discarded, cause);
    tellDiscarded(home, message, cause);
}

void OutboxCore::tellDiscarded(quint32 home, const MessageRef &message, const QString &cause)
{
    if (Lane *lane = lanes.find(home))
        lane->courier->mailDiscarded(station.clock().wall(), cause);
    trouble(message, tr("set aside: %1").arg(cause),
            tr("`tocsin outbox retry %1` sends it all the same").arg(message.id));
}

OutboxCore::MessageRef OutboxCore::refTo(const OutboxEntry &entry) const
{
    const Lane *lane = lanes.find(entry.home);
    return {entry.id, entry.kind, lane ? lane->courier->courierOrd() : QString()};
}

/// The account stands in front, so that many messages with one trouble are one alarm.
void OutboxCore::trouble(const MessageRef &message, const QString &why, const QString &remedy)
{
    const QString what =
        message.account.isEmpty() ? tr("mail without an account") : tr("mail of %1").arg(message.account);
    const station::Error error{what, tr("message %1: %2").arg(message.id).arg(why), remedy};
    if (failsInSilence(message.kind))
        station.log().write(station::Log::Level::Warning, QStringLiteral("outbox"), error.text());
    else
        trouble(error.what, error.why, error.remedy);
}

void OutboxCore::attach(OutboxEntry &entry, std::shared_ptr<OutboxContent> content)
{
    if (entry.content)
        m_contentBytes -= sizeOf(*entry.content);
    entry.content = std::move(content);
    m_contentBytes += sizeOf(*entry.content);
}

void OutboxCore::release(OutboxEntry &entry)
{
    if (!entry.content || entry.inFlight || m_contentBytes <= ContentBudget)
        return;
    m_contentBytes -= sizeOf(*entry.content);
    entry.content.reset();
}

void OutboxCore::trouble(const QString &what, const QString &why, const QString &remedy)
{
    const station::Error error{what, why, remedy};
    station.log().write(station::Log::Level::Warning, QStringLiteral("outbox"), error.text());
    for (const auto &listener : troubleListeners)
        listener(error);
}

station::Error OutboxCore::gone()
{
    return {tr("outbox"), tr("the EmailService was removed before this was answered"),
            tr("Add an email:EmailService below /Services, then ask again")};
}

station::Error OutboxCore::noSuchMessage(quint64 id)
{
    return {tr("outbox message %1").arg(id), tr("there is none of this number"),
            tr("`tocsin outbox` lists them")};
}

quint64 OutboxCore::addWait(quint64 id, Settled done)
{
    waits.emplace(id, std::pair(nextWait, std::move(done)));
    return nextWait++;
}

void OutboxCore::endWaits()
{
    for (const auto &[id, wait] : std::exchange(waits, {}))
        wait.second(gone());
}

} // namespace email
