// What an ImapReader has the server do with messages that are safe. What is refused is told when the round is
// over, so that no message waits for it, and is tried again in the next.

#include "components/email/reading/imapreader.h"

namespace email {

void ImapReader::carryOut()
{
    const QList<quint32> uids = std::exchange(m_due, {});
    ImapRequest request{.kind = ImapRequest::Kind::Store, .uidValidity = m_validity, .uids = uids};
    switch (m_plan.policy) {
    case DeliveryPolicy::MarkAsUnread:
        carriedOut({.uids = uids}, {.done = true});
        return;
    case DeliveryPolicy::MarkAsRead:
        request.flags = {"\\Seen"};
        break;
    case DeliveryPolicy::MoveTo:
        request.kind = ImapRequest::Kind::Move;
        request.folder = m_plan.moveTo;
        break;
    case DeliveryPolicy::Delete:
        request.flags = {"\\Deleted"};
        break;
    }
    ask(std::move(request));
}

void ImapReader::carriedOut(const Asked &asked, const ReadResult &result)
{
    const bool noFolder = result.reply.condition == Condition::NoSuchMailbox;
    if (!result.done && noFolder && asked.kind == ImapRequest::Kind::Move && !std::exchange(m_made, true)) {
        ask({.kind = ImapRequest::Kind::Create, .folder = m_plan.moveTo});
        m_due += asked.uids;
        return;
    }
    // To be flagged as deleted is enough where the server cannot do more.
    const bool isExpunge = asked.kind == ImapRequest::Kind::Expunge;
    if (!result.done && !(isExpunge && result.cause == Cause::NotOffered)) {
        m_policyFailure = outcomeOf(result, Step::Change);
        return;
    }
    if (m_plan.policy == DeliveryPolicy::Delete && !isExpunge) {
        ask({.kind = ImapRequest::Kind::Expunge, .uidValidity = m_validity, .uids = asked.uids});
        return;
    }
    QList<MessageKey> keys;
    for (const quint32 uid : asked.uids)
        keys.append(keyOf(uid));
    m_owner.settled(keys);
}

} // namespace email
