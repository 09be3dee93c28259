#pragma once

#include "components/email/connection/readconnection.h"
#include "components/email/reading/mailboxreader.h"

#include <deque>

namespace email {

/// Reads one folder over IMAP. What is new is what is unread and was not handed on before.
class ImapReader final : public MailboxReader
{
public:
    ImapReader(station::Clock &clock, Trace &trace, ImapSettings settings, WireSettings wire,
               ReadingPlan plan, ReaderOwner owner);

    void open() override { m_connection.open(); }
    bool poll() override;
    void stored(const MessageKey &key) override;
    void stop() override;
    bool isAskedAgain() const override { return m_isLeaving && m_again; }
    bool isFinished() const override { return m_connection.isFinished(); }
    bool isWaiting() const override { return !m_inRound && !m_folder.isEmpty(); }
    const Wire &wire() const override { return m_connection.wire(); }
    QByteArray signedInBy() const override { return m_connection.dialogue().signedInBy(); }
    QString offers() const override { return m_connection.dialogue().capabilities().toString(); }

private:
    /// What a request was for, by its token.
    struct Asked
    {
        ImapRequest::Kind kind = ImapRequest::Kind::Ping;
        QList<quint32> uids{};
        bool all = false; ///< Search: for all there is.
    };

    ImapConnection::Listener listener();
    qint64 ask(ImapRequest request);
    void told(const ImapNews &news);
    void take(const ReadResult &result);
    void take(const TextPiece &piece);
    void take(const ImapMailbox &mailbox);
    void take(const ImapFolders &folders);
    void take(const ImapFound &found);
    void take(const ImapFacts &facts);
    void take(const ImapChange &change);
    void take(const ServerNotice &notice);

    void openFolder();
    void select();
    void looked(const Asked &asked, const ReadResult &result);
    void opened();
    void search(bool all);
    void makeDue(quint32 uid);
    void sized();
    void proceed();
    void leaveWay(quint32 uid);
    void fetched(const Asked &asked, const ReadResult &result);
    void carryOut();
    void carriedOut(const Asked &asked, const ReadResult &result);
    bool isBroken(const ReadResult &result) const;
    void roundEnded();
    static Outcome outcomeOf(const ReadResult &result, Step step);
    void fail(const Outcome &outcome);
    MessageKey keyOf(quint32 uid) const { return {m_validity, QByteArray::number(uid)}; }
    bool isBusy() const { return !m_unstored.isEmpty() || !m_toFetch.empty() || !m_due.isEmpty(); }

    ReadingPlan m_plan;
    ReaderOwner m_owner;
    qint64 m_maxMessage;
    QHash<qint64, Asked> m_asked;
    QHash<qint64, QByteArray> m_texts; ///< Whole, and their result is still to come.
    TextGatherer m_text;
    qint64 m_token = 0;
    quint32 m_validity = 0;
    QString m_folder;                                 ///< The one that is open.
    QHash<quint32, qint64> m_sizes;                   ///< Of the new ones, while they are asked for.
    std::deque<std::pair<quint32, qint64>> m_toFetch; ///< With their sizes.
    QHash<quint32, qint64> m_unstored;      ///< Asked for or handed on, and not yet safe; with their sizes.
    UnderWay m_underWay;                    ///< All of m_unstored.
    QList<quint32> m_due;                   ///< Safe, and the policy is still to be carried out.
    std::optional<Outcome> m_failure;       ///< Why we end it.
    std::optional<Outcome> m_policyFailure; ///< Told when the round is over, so that no message waits for it.
    bool m_inRound = false;
    bool m_isLeaving = false; ///< Nothing that is asked now is answered.
    bool m_again = false;     ///< Something new came meanwhile.
    bool m_listed = false;
    bool m_made = false; ///< The folder to move to.
    bool m_canWatch = true;
    ImapConnection m_connection; ///< Declared last: its end is heard by the members above.
};

} // namespace email
