#pragma once

#include "components/email/bounces/bounce.h"
#include "components/email/outbox/outboxcore.h"

#include <deque>

namespace email {

/// What a bounce says of a message that the outbox has sent.
struct BounceFinding
{
    /// A line of the message's ledger, and what it is to become.
    struct Line
    {
        int position = 0;
        OutboxRecipient before{};
        DeliveryFate fate{};
    };

    quint64 id = 0;
    MailKind kind = MailKind::Mail;
    MessageState state = MessageState::Sent;
    int reached = 0; ///< Recipients who have it, so far as was known.
    QList<Line> lines{};
};

/// Bounces, entered into the ledger of the message that they are about.
class Bounces
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    explicit Bounces(OutboxCore &core) : m_core(core) {}

    /// Looks for the message in the database; @p done gets nothing when the bounce is about no message, or
    /// about no recipient, that was sent. One at a time, so that what @p done enters is seen by the next.
    using Found = std::function<void(const std::optional<BounceFinding> &)>;
    void find(const Bounce &bounce, Found done);
    /// Within the turn of the message that says so. Gives in one line what was entered.
    QString enter(const BounceFinding &finding);

private:
    struct Question
    {
        Bounce bounce{};
        Found done{};
    };

    void ask();
    void askNext(qsizetype number);
    void answer(const std::optional<BounceFinding> &finding);
    static std::optional<BounceFinding> findingOf(const Bounce &bounce, const station::Rows &rows);
    QString fail(const BounceFinding &finding, OutboxRecipient &recipient, const DeliveryFate &fate);
    QString note(OutboxRecipient &recipient, const DeliveryFate &fate);
    void settleAnew(const BounceFinding &finding, int failed, const QString &cause);

    OutboxCore &m_core;
    std::deque<Question> m_questions; ///< The first one is being answered.
};

} // namespace email
