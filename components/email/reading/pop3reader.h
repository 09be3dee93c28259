#pragma once

#include "components/email/connection/readconnection.h"
#include "components/email/reading/mailboxreader.h"

#include <deque>

namespace email {

/// Reads a maildrop over POP3, once: the session ends with what the policy deletes. A message is known by its
/// UIDL; where a server has none, only a policy that deletes can tell it from the next, by its text.
class Pop3Reader final : public MailboxReader
{
public:
    Pop3Reader(station::Clock &clock, Trace &trace, Pop3Settings settings, WireSettings wire,
               ReadingPlan plan, ReaderOwner owner);

    void open() override { m_connection.open(); }
    bool poll() override;
    bool isAskedAgain() const override { return m_again; }
    void stored(const MessageKey &key) override;
    void stop() override { m_connection.stop(); }
    bool isFinished() const override { return m_connection.isFinished(); }
    bool isWaiting() const override { return false; }
    const Wire &wire() const override { return m_connection.wire(); }
    QByteArray signedInBy() const override { return m_connection.dialogue().signedInBy(); }
    QString offers() const override { return m_connection.dialogue().capabilities().toString(); }

private:
    struct Asked
    {
        Pop3Request::Kind kind = Pop3Request::Kind::Ping;
        Pop3Entry entry{};
    };

    Pop3Connection::Listener listener();
    void ask(Pop3Request::Kind kind, const Pop3Entry &entry = {});
    void take(const ReadResult &result);
    void take(const TextPiece &piece);
    void take(const Pop3Maildrop &maildrop);
    void take(const ServerNotice &) {}

    bool deletes() const { return m_plan.policy == DeliveryPolicy::Delete; }
    void look(const Pop3Entry &entry);
    void proceed();
    void fetched(const Pop3Entry &entry, const ReadResult &result);
    void commit();
    void committed(const ReadResult &result);

    ReadingPlan m_plan;
    ReaderOwner m_owner;
    qint64 m_maxMessage;
    QHash<qint64, Asked> m_asked;
    QHash<qint64, QByteArray> m_texts; ///< Whole, and their result is still to come.
    TextGatherer m_text;
    qint64 m_token = 0;
    std::deque<Pop3Entry> m_toFetch;
    UnderWay m_underWay;                           ///< Asked for, or among m_unstored.
    QHash<MessageKey, Pop3Entry> m_unstored;       ///< Handed on, and not yet safe.
    QList<std::pair<MessageKey, Pop3Entry>> m_due; ///< To be deleted.
    QSet<QByteArray> m_present;
    std::optional<Outcome> m_failure;
    bool m_showsOld = false; ///< What comes now is not in the maildrop that this session sees.
    bool m_surveyed = false;
    bool m_committing = false;
    bool m_again = false;
    Pop3Connection m_connection; ///< Declared last: its end is heard by the members above.
};

} // namespace email
