#pragma once

#include "tests/truststore/certificatefactory.h"

#include <QPointer>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <map>
#include <optional>

namespace testsupport {

/// An SMTP server in the test's own event loop. It behaves well unless a test tells it what to do at a step,
/// and keeps all that it was told.
class MailServer final : private QTcpServer
{
public:
    enum class Tls { None, StartTls, First };
    /// Where an answer can be replaced. Handshake: before the server begins TLS; only Stall counts there.
    enum class At { Handshake, Greeting, Hello, StartTls, Auth, Mail, Rcpt, Data, Dot, Reset, Quit };
    enum class Then {
        GoOn,
        Close, ///< Ends the connection behind the answer.
        Drop,  ///< Ends it without an answer.
        Stall, ///< Never says anything again.
    };

    struct Answer
    {
        QByteArray text = {}; ///< Lines without the last CR LF; empty for the usual answer.
        Then then = Then::GoOn;
        QByteArray behind = {}; ///< Sent behind it in the same write: injected text.
    };

    struct Mail
    {
        QByteArray sender;
        QList<QByteArray> recipients;
        QByteArray message; ///< Dots taken off.
        QByteArray user;    ///< Who had signed in.
        bool encrypted = false;
    };

    /// With TLS @p identity is what it shows.
    explicit MailServer(Tls tls = Tls::None, const factory::Identity &identity = {});
    ~MailServer() override;

    /// Listens on @p port, or a free one. False when it is taken.
    bool start(quint16 port = 0);
    /// Takes no connection any more and drops those that there are.
    void stop();
    quint16 port() const { return m_port; }

    /// What to do at @p step from now on: @p times, or always. @p about narrows At::Rcpt to one address.
    void answer(At step, const Answer &answer, int times = -1, const QByteArray &about = {});
    void behaveWell() { m_answers.clear(); }
    /// Whoever fell silent (Then::Stall) says now what was due.
    void release();
    /// Drops every connection, as a server does with idle ones.
    void hangUp();

    QByteArray name = "test.example"; ///< What it calls itself.
    QByteArray user = "alice";
    QByteArray password = "alice-secret";
    QList<QByteArray> mechanisms = {"PLAIN", "LOGIN"};
    bool pipelining = true;
    bool chunking = false;
    QList<QByteArray> extensions; ///< Further lines of the answer to EHLO, such as "DSN".
    int hashingRounds = 4096;     ///< Of SCRAM.
    /// With a certificate here a client has to show one that it issued.
    QSslCertificate clientIssuer;
    QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater;

    /// All that was delivered, over all connections.
    QList<Mail> mails;
    /// Every line of every client, but no message text.
    QList<QByteArray> lines;
    /// The same lines, those only that came in the clear.
    QList<QByteArray> clearLines;
    /// The verbs that came with each read: what a client says in one write stands in one of them.
    QList<QByteArray> batches;
    int connections = 0;
    int certificatesSeen = 0; ///< Handshakes in which the client showed one.
    /// Of @p lines those that begin with @p verb.
    int count(const QByteArray &verb) const;

private:
    class Client;
    friend class Client;
    struct Planned
    {
        Answer answer;
        int times = -1;
    };

    void incomingConnection(qintptr descriptor) override;
    std::optional<Answer> peek(At step) const;
    std::optional<Answer> take(At step, const QByteArray &about = {});

    const Tls m_tls;
    QList<QSslCertificate> m_chain;
    QSslKey m_key;
    quint16 m_port = 0;
    std::map<std::pair<At, QByteArray>, Planned> m_answers;
    QList<QPointer<QObject>> m_clients;
};

} // namespace testsupport
