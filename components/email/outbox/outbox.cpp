// The public face: life, accounts, and taking mail. What goes next is decided in dispatch, what an attempt
// meant in ledger and flights, what an earlier run left in outboxrecovery, what a person asks for in
// outboxactions.
//
// Policy when an account's queue is full: the least urgent message is set aside, among equals the oldest, so
// that the newest alarm is never the one that is dropped; priority 1 is always admitted. Set aside means
// stored as Discarded, listed, counted and told: it can be retried.

#include "components/email/outbox/outbox.h"

#include "components/email/outbox/outboxparts.h"
#include "station/station.h"

#include <algorithm>
#include <set>

namespace email {

using station::Error;
using station::Result;

Outbox::Impl::Impl(station::Station &theStation, const QString &bootId)
    : core(theStation, bootId),
      flights(core, doubts),
      dispatch(core, flights, doubts),
      actions(core),
      report(core),
      housekeeping(core),
      recovery(core, [this](const NewMail &mail) { (void)enqueue(mail); })
{
    core.wake = [this] { dispatch.wake(); };
}

Outbox::Outbox(station::Station &station, const QString &bootId) : d(std::make_unique<Impl>(station, bootId))
{
}

Outbox::~Outbox()
{
    d->core.endWaits();
}

station::Schema Outbox::schema()
{
    return OutboxStore::schema();
}

// Life ------------------------------------------------------------------------------------------------------

Result<void> Outbox::load()
{
    return d->recovery.load();
}

void Outbox::start()
{
    d->core.started = true;
    d->core.stopped = false;
    d->housekeeping.start();
    d->recovery.announce();
    d->dispatch.wake();
}

void Outbox::stop()
{
    if (std::exchange(d->core.stopped, true))
        return;
    d->dispatch.stop();
    d->housekeeping.stop();
    d->core.store.markRun(true);
}

// Accounts --------------------------------------------------------------------------------------------------

void Outbox::setCouriers(const std::vector<Courier *> &inOrder)
{
    for (const quint32 gone : d->core.lanes.setCouriers(inOrder))
        d->flights.withdraw(gone);
    d->recovery.restoreQuotas();
    d->rehome();
    d->dispatch.wake();
}

/// Mail that asks for no account, or for one that is gone, follows the first enabled one.
void Outbox::Impl::rehome()
{
    std::vector<std::pair<OutboxEntry *, quint32>> moving;
    core.queue.forEach([&](OutboxEntry &entry) {
        const quint32 home = core.homeOf(entry.account);
        if (home != entry.home)
            moving.emplace_back(&entry, home);
    });
    for (const auto &[entry, home] : moving)
        core.queue.setHome(*entry, home, core.now());
}

void Outbox::retryNow(Courier &courier)
{
    if (Lane *lane = d->core.lanes.find(courier.courierHandle())) {
        lane->refresh();
        d->core.reopen(*lane);
    }
    d->rehome();
    d->core.queue.makeDue(courier.courierHandle(), d->core.now());
    d->dispatch.wake();
}

void Outbox::poll(Courier &courier)
{
    const qint64 now = d->core.now();
    Lane *lane = d->core.lanes.find(courier.courierHandle());
    if (!lane)
        return;
    // Asking again every few minutes with a wrong password is what locks accounts.
    lane->hurry(now);
    if (lane->notBefore > now)
        return;
    d->core.queue.makeDue(courier.courierHandle(), now, OutboxQueue::Doubtful::Wait);
    d->dispatch.wake();
}

void Outbox::retryAllNow()
{
    for (const auto &lane : d->core.lanes.all())
        lane->refresh();
    d->dispatch.wake();
}

void Outbox::wake()
{
    d->dispatch.wake();
}

Result<Courier *> Outbox::courierFor(const QString &account) const
{
    const Lane *lane = account.isEmpty() ? d->core.lanes.first() : d->core.lanes.findByOrd(account);
    if (lane)
        return lane->courier;
    if (account.isEmpty())
        return Error{Impl::tr("outgoing mail"), Impl::tr("there is no outgoing account"),
                     Impl::tr("Add one: New account in the workbench, or `tocsin account add`")};
    return Error{account, Impl::tr("this is no outgoing account"),
                 Impl::tr("`tocsin tree` shows what there is")};
}

// Mail ------------------------------------------------------------------------------------------------------

Result<OutboxTicket> Outbox::enqueue(const NewMail &mail)
{
    return d->enqueue(mail);
}

Result<OutboxTicket> Outbox::Impl::enqueue(const NewMail &mail)
{
    if (mail.mail.recipients.isEmpty())
        return Error{tr("outgoing mail"), tr("it has no recipient"), {}};
    const Lane *lane = mail.account.isEmpty() ? nullptr : core.lanes.findByOrd(mail.account);
    if (!lane && !mail.account.isEmpty())
        return Error{mail.account, tr("this is no outgoing account"),
                     tr("`tocsin tree` shows what there is")};

    station::Turn turn(core.station);
    OutboxEntry &entry = newEntry(mail, lane ? lane->handle : 0);
    const OutboxTicket ticket{entry.id, QString::fromLatin1(mail.mail.messageId)};
    if (!isAdmitted(entry)) {
        const QString cause =
            tr("the account is disabled and keeps no mail meanwhile (allowDisabledQueuing)");
        const quint32 home = entry.home;
        const OutboxCore::MessageRef message = core.refTo(entry);
        core.store.insert(entry, *entry.content);
        core.settle(entry, MessageState::Discarded, cause);
        core.tellDiscarded(home, message, cause);
        return ticket;
    }
    if (Lane *home = core.lanes.find(entry.home))
        home->hurry(core.now());
    if (!dispatch.takeFresh(entry)) {
        entry.due = Never; // Until it is on disk.
        core.queue.line(entry, core.now());
    }
    core.store.insert(entry, *entry.content);
    const std::weak_ptr<int> alive = core.alive;
    core.station.whenDurable([this, alive, id = ticket.id](const Result<void> &done) {
        if (!alive.expired())
            durability.decided(id, done);
    });
    core.release(entry);
    makeRoom(entry.home);
    return ticket;
}

OutboxEntry &Outbox::Impl::newEntry(const NewMail &mail, quint32 account)
{
    auto entry = std::make_unique<OutboxEntry>();
    entry->id = core.nextId++;
    entry->account = account;
    entry->home = core.homeOf(account);
    entry->kind = mail.kind;
    entry->priority = quint8(std::clamp(mail.priority, 1, 255));
    entry->createdWall = core.wallNow();
    entry->notAfterWall = mail.notAfter.isValid() ? mail.notAfter.toMSecsSinceEpoch() : 0;
    entry->born = core.now();
    entry->owed = int(mail.mail.recipients.size());
    core.setDeadline(*entry);

    auto content = std::make_shared<OutboxContent>();
    content->bytes = mail.mail.bytes;
    content->bytes.squeeze(); // Thousands may wait for the disk at once: not with room to grow.
    content->sender = mail.mail.envelopeFrom;
    content->messageId = mail.mail.messageId;
    content->subject = mail.subject;
    content->text = mail.text;
    content->alarms = mail.alarms;
    for (const MailAddress &address : mail.mail.recipients)
        content->recipients.push_back({address, RecipientState::Queued, 0, {}, {}});
    core.attach(*entry, std::move(content));
    return core.queue.add(std::move(entry));
}

/// A disabled account takes no mail, unless its owner allowed it or another account stands in.
bool Outbox::Impl::isAdmitted(const OutboxEntry &entry) const
{
    const Lane *home = core.lanes.find(entry.home);
    return !home || home->courier->isEnabled() || home->courier->limits().allowDisabledQueuing ||
           core.lanes.route(entry.home, core.now(), entry.isUrgent());
}

void Outbox::Impl::makeRoom(quint32 home)
{
    const Lane *lane = core.lanes.find(home);
    if (!lane || core.queue.size(home) <= lane->courier->limits().maxQueueSize)
        return;
    OutboxEntry *least = core.queue.leastUrgent(home);
    if (least && least->priority > 1)
        core.setAside(*least, tr("the queue of %1 is full").arg(lane->courier->courierOrd()));
}

quint64 Outbox::whenSettled(quint64 id, std::function<void(const Result<MessageState> &)> done)
{
    if (d->core.queue.find(id))
        return d->core.addWait(id, std::move(done));
    d->core.store.readMessages(id, {}, 0, [id, done](const auto &rows) {
        if (!rows)
            done(rows.error());
        else if (rows->empty())
            done(OutboxCore::noSuchMessage(id));
        else
            done(rows->front().entry.state);
    });
    return 0;
}

void Outbox::forgetWait(quint64 waitId)
{
    std::erase_if(d->core.waits, [&](const auto &wait) { return wait.second.first == waitId; });
}

// What a person may do, and what can be seen
// ------------------------------------------------------------------

void Outbox::retry(quint64 id, const station::Actor &actor, std::function<void(const Result<void> &)> done)
{
    d->actions.retry(id, actor, std::move(done));
}

void Outbox::retryAll(const station::Actor &actor, std::function<void(const Result<int> &)> done)
{
    d->actions.retryMany({MessageState::Held, MessageState::Failed, MessageState::Discarded}, 0, actor,
                         std::move(done));
}

void Outbox::discard(quint64 id, const QString &reason, const station::Actor &actor,
                     std::function<void(const Result<void> &)> done)
{
    d->actions.discard(id, reason, actor, std::move(done));
}

void Outbox::retryDiscarded(const Courier &courier, const station::Actor &actor)
{
    d->actions.retryMany({MessageState::Discarded}, courier.courierHandle(), actor,
                         [](const Result<int> &) {});
}

void Outbox::clearQueue(const Courier &courier, const QString &reason, const station::Actor &actor)
{
    d->actions.clear(courier, reason, actor);
}

void Outbox::findBounced(const Bounce &bounce, std::function<void(const std::optional<BounceFinding> &)> done)
{
    d->bounces.find(bounce, std::move(done));
}

QString Outbox::enterBounce(const BounceFinding &finding)
{
    return d->bounces.enter(finding);
}

void Outbox::query(const Filter &filter, RowsDone done)
{
    d->report.query(filter, 0, std::move(done));
}

void Outbox::get(quint64 id, std::function<void(const Result<QJsonObject> &)> done)
{
    d->report.query({}, id, [id, done](const Result<QJsonArray> &rows) {
        if (!rows)
            return done(rows.error());
        if (rows->isEmpty())
            return done(OutboxCore::noSuchMessage(id));
        done(rows->at(0).toObject());
    });
}

int Outbox::waiting() const
{
    return d->core.queue.size();
}

int Outbox::homeless() const
{
    return d->core.homeless();
}

Error Outbox::noAccount(int waiting)
{
    return OutboxCore::noAccount(waiting);
}

qint64 Outbox::oldestAgeMs() const
{
    qint64 oldest = d->core.now();
    d->core.queue.forEach([&](const OutboxEntry &entry) { oldest = std::min(oldest, entry.born); });
    return d->core.now() - oldest;
}

Outbox::Late Outbox::late() const
{
    Late late;
    const qint64 now = d->core.now();
    d->core.queue.forEach([&](const OutboxEntry &entry) {
        if (entry.kind != MailKind::Alarm || entry.lateAt() > now)
            return;
        ++late.count;
        if (now - entry.born <= late.oldestMs)
            return;
        late.oldestMs = now - entry.born;
        late.account = entry.home;
        late.cause = entry.lastCause;
    });
    return late;
}

void Outbox::onTrouble(std::function<void(const Error &)> listener)
{
    d->core.troubleListeners.push_back(std::move(listener));
}

void Outbox::onHomeless(std::function<void(int)> listener)
{
    d->core.homelessListener = std::move(listener);
}

void Outbox::onChanged(std::function<void(quint64 id, MessageState state)> listener)
{
    d->core.store.onWritten(std::move(listener));
}

} // namespace email
