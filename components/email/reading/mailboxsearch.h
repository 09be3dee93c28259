#pragma once

#include "components/email/connection/readconnection.h"
#include "components/email/outbox/courier.h"
#include "components/email/reading/mailboxreader.h"

#include <QHash>

#include <functional>

namespace email {

/// Says whether messages lie in a folder, by their Message-IDs: one IMAP session that changes nothing there
/// (EXAMINE, RFC 9051 §6.3.3), open until all questions are answered. What it cannot find out is Unknown.
/// A server's search proves nothing, since it may go by parts of a header or by none: what it finds is looked
/// at.
class MailboxSearch final : public QObject
{
public:
    using Done = std::function<void(Sighting sighting)>;

    /// @p folder is a name, or a special use such as "\\Sent"; @p closed is called when all is over.
    MailboxSearch(station::Clock &clock, Trace &trace, ImapSettings settings, WireSettings wire,
                  QString folder, std::function<void()> closed);

    void open() { m_connection.open(); }
    /// Only while it isOpen(). @p done comes once, from the event loop.
    void find(const QByteArray &messageId, Done done);
    /// Takes questions.
    bool isOpen() const { return !m_ending && !m_connection.isFinished(); }
    bool isFinished() const { return m_connection.isFinished(); }
    const QString &folder() const { return m_wish; }

private:
    struct Question
    {
        QByteArray messageId{};
        Done done{};
        Sighting sighting = Sighting::Unknown;
        QList<quint32> found{}; ///< Whose headers are still to be looked at, the newest last.
    };

    ImapConnection::Listener listener();
    void ready();
    void told(const ImapNews &news);
    void take(const ReadResult &result);
    void select();
    void search(qint64 token);
    void look(qint64 token);
    void seen(qint64 token, const QByteArray &header);
    void answer(qint64 token);
    void ended();

    const QString m_wish;
    QString m_name; ///< Of the folder that answers the wish.
    std::function<void()> m_closed;
    QHash<qint64, Question> m_questions;
    TextGatherer m_headers;
    qint64 m_token = 0;
    bool m_opened = false;
    bool m_ending = false;
    ImapConnection m_connection; ///< Declared last: its end is heard by the members above.
};

} // namespace email
