// Policy. The look comes when the message would be sent again, so that the server had time to file the first
// copy, and is short: an alarm does not wait for a mailbox that does not answer. A copy too many is better
// than an alarm that nobody reads, so what is found proves little by itself: that the only recipient has it,
// and of several those whom the server had accepted in every attempt that it may be the copy of. A message
// that was taken for somebody before is there anyway, and proves nothing.

#include "components/email/outbox/doubts.h"

#include "station/station.h"

#include <algorithm>

namespace email {

namespace {

constexpr qint64 LookPatienceMs = 30'000;

} // namespace

void Doubts::arose(const OutboxEntry &entry, const Outcome &outcome)
{
    std::erase_if(m_doubts, [this](const auto &doubt) { return !m_core.queue.find(doubt.first); });
    QList<MailAddress> &taken = m_doubts[entry.id].taken;
    const QList<MailAddress> before = std::exchange(taken, {});
    for (const RecipientResult &result : outcome.receipt.recipients) {
        if (result.accepted && (entry.doubts == 0 || before.contains(result.address)))
            taken.append(result.address);
    }
}

bool Doubts::look(OutboxEntry &entry)
{
    if (entry.state != MessageState::Ambiguous)
        return false;
    const Lane *lane = m_core.lanes.find(entry.carrier);
    if (!lane || !lane->courier->canLookFor())
        return false;
    if (std::exchange(m_doubts[entry.id].looked, entry.doubts) == entry.doubts)
        return false;
    m_core.queue.setDue(entry, m_core.now() + LookPatienceMs, m_core.now());
    if (entry.content) {
        ask(entry.id, entry.content);
        return true;
    }
    const std::weak_ptr<int> alive = m_core.alive;
    m_core.store.readContent(entry.id, [this, alive, id = entry.id](const auto &content) {
        if (!alive.expired() && content)
            ask(id, *content);
    });
    return true;
}

void Doubts::ask(quint64 id, const std::shared_ptr<OutboxContent> &content)
{
    const OutboxEntry *entry = m_core.queue.find(id);
    Lane *lane = entry ? m_core.lanes.find(entry->carrier) : nullptr;
    if (!lane)
        return;
    const std::weak_ptr<int> alive = m_core.alive;
    lane->courier->lookFor(content->messageId,
                           [this, alive, id, content, doubt = int(entry->doubts)](Sighting sighting) {
                               if (!alive.expired())
                                   answered(id, doubt, content, sighting);
                           });
}

void Doubts::answered(quint64 id, int doubt, const std::shared_ptr<OutboxContent> &content, Sighting sighting)
{
    OutboxEntry *entry = m_core.queue.find(id);
    if (!entry || entry->inFlight || entry->doubts != doubt || entry->state != MessageState::Ambiguous)
        return; // It went on meanwhile.
    station::Turn turn(m_core.station);
    if (sighting == Sighting::Seen) {
        if (!entry->content)
            m_core.attach(*entry, content);
        found(*entry, m_doubts[id]);
    } else {
        sendAgain(*entry);
    }
    m_core.wake();
}

void Doubts::found(OutboxEntry &entry, const Doubt &doubt)
{
    const QString how = tr("It was in doubt, and found in the mailbox that shows what was sent");
    std::vector<OutboxRecipient> &recipients = entry.content->recipients;
    const auto isProven = [&](const MailAddress &address) {
        return entry.takenWall == 0 && (recipients.size() == 1 || doubt.taken.contains(address));
    };
    int proven = 0;
    for (std::size_t i = 0; i < recipients.size(); ++i) {
        if (recipients[i].state != RecipientState::Queued || !isProven(recipients[i].address))
            continue;
        recipients[i].state = RecipientState::Sent;
        recipients[i].text = how;
        m_core.store.saveRecipient(entry.id, int(i), recipients[i]);
        ++proven;
    }
    if (proven == 0)
        return sendAgain(entry);
    entry.takenWall = m_core.wallNow();
    entry.owed -= proven;
    if (Lane *lane = m_core.lanes.find(entry.carrier)) {
        lane->quota.started(m_core.now(), proven);
        lane->quota.ended(m_core.now(), proven, proven);
        lane->courier->mailSent();
    }
    if (entry.owed > 0)
        return sendAgain(entry);
    m_core.settle(entry, MessageState::Sent, how);
}

void Doubts::sendAgain(OutboxEntry &entry)
{
    m_core.queue.setDue(entry, m_core.now(), m_core.now());
    m_core.store.save(entry);
}

} // namespace email
