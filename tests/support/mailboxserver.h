#pragma once

#include "tests/truststore/certificatefactory.h"

#include <QPointer>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>
#include <map>

namespace testsupport {

/// An IMAP or POP3 server in the test's own event loop, with one mailbox. It behaves well unless a test tells
/// it otherwise, and keeps all that it was told.
class MailboxServer final : private QTcpServer
{
public:
    enum class Speaks { Imap, Pop3 };
    enum class Tls { None, StartTls, First };

    struct Mail
    {
        quint32 uid = 0; ///< Also its UIDL.
        QByteArray text;
        bool seen = false;
        bool deleted = false;
    };

    /// With TLS @p identity is what it shows.
    MailboxServer(Speaks speaks, Tls tls, const factory::Identity &identity = {});
    ~MailboxServer() override;

    /// Listens on @p port, or a free one. False when it is taken.
    bool start(quint16 port = 0);
    /// Takes no connection any more and drops those that there are.
    void stop();
    quint16 port() const { return m_port; }

    /// A message comes in; whoever waits is told.
    void deliver(const QByteArray &text);
    /// Makes the mailbox anew: the same messages, other numbers.
    void remake();
    /// Answers the next @p times lines that begin with @p verb (behind the tag) so, and does nothing: "NO
    /// [INUSE] locked", "-ERR no". An empty answer ends the connection instead.
    void answer(const QByteArray &verb, const QByteArray &answer, int times = 1);
    /// Does what is asked, and ends the connection before the answer.
    void loseAnswerTo(const QByteArray &verb) { m_lost = verb; }
    void hangUp();
    /// Called with each command before it is carried out.
    std::function<void(const QByteArray &command)> whenHeard = [](const QByteArray &) {};

    QByteArray user = "alice";
    QByteArray password = "alice-secret";
    QByteArray capabilities = "UIDPLUS MOVE IDLE"; ///< Of IMAP.
    bool findsAnything = false;                    ///< Looks for no Message-ID: finds every message.
    bool hasUidl = true;                           ///< Of POP3.

    QList<Mail> mails;
    quint32 validity = 7;
    std::map<QByteArray, QList<QByteArray>>
        folders;                           ///< What was moved to other ones, which are made by CREATE.
    std::map<QByteArray, QByteArray> uses; ///< Special uses of those, such as \\Sent; told by LIST.
    QList<QByteArray> lines;               ///< Every line of every client.
    QList<QByteArray> clearLines;          ///< Those of them that came in the clear.
    int connections = 0;
    /// Of @p lines those that have @p text.
    int count(const QByteArray &text) const;
    bool isWatched() const { return m_watchers > 0; }

private:
    class Client;
    class ImapClient;
    class Pop3Client;

    void incomingConnection(qintptr descriptor) override;
    void add(const QByteArray &text, bool seen = false);

    const Speaks m_speaks;
    const Tls m_tls;
    QList<QSslCertificate> m_chain;
    QSslKey m_key;
    quint16 m_port = 0;
    quint32 m_nextUid = 100;
    int m_watchers = 0;
    std::map<QByteArray, std::pair<QByteArray, int>> m_answers;
    QByteArray m_lost;
    QList<QPointer<Client>> m_clients;
};

} // namespace testsupport
