#pragma once

#include "components/email/outbox/outboxcore.h"

#include <map>

namespace email {

/// Mail of which nobody knows whether the server took it: before it is sent again it is looked for where the
/// server keeps what it took, if the account has such a place.
class Doubts
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    explicit Doubts(OutboxCore &core) : m_core(core) {}

    /// An attempt at a message that is still counted as before it ended in doubt.
    void arose(const OutboxEntry &entry, const Outcome &outcome);
    /// For a message in line that is due: true when it has to wait for a look, once for each doubt.
    bool look(OutboxEntry &entry);

private:
    struct Doubt
    {
        int looked = 0;             ///< The doubt that was looked into last, by its number.
        QList<MailAddress> taken{}; ///< Whom the server had accepted each time, so far as this run knows.
    };

    void ask(quint64 id, const std::shared_ptr<OutboxContent> &content);
    void answered(quint64 id, int doubt, const std::shared_ptr<OutboxContent> &content, Sighting sighting);
    void found(OutboxEntry &entry, const Doubt &doubt);
    void sendAgain(OutboxEntry &entry);

    OutboxCore &m_core;
    std::map<quint64, Doubt> m_doubts;
};

} // namespace email
