#pragma once

#include <QHash>
#include <QLocalServer>
#include <QPointer>

#include <functional>
#include <optional>

class QLocalSocket;

/// What Postfix asks at each step of a session: what it knows of the client, and whether to go on.
///
/// Its protocol is that of Postfix' SMTPD_POLICY_README. The questions are the server's own word for who
/// signed in and how, and the answers make it refuse, defer, close, or wait.
class PolicyServer : public QObject
{
public:
    using Question = QHash<QByteArray, QByteArray>;
    /// What Postfix is to do, such as "DUNNO" (go on) or "451 4.3.0 later"; nothing keeps it waiting.
    using Judge = std::function<std::optional<QByteArray>(const Question &question)>;

    /// One for as long as Postfix runs: its processes keep their connections.
    explicit PolicyServer(const QString &path);
    ~PolicyServer() override;

    bool isListening() const { return m_listener.isListening(); }
    /// Without one, Postfix goes on by itself.
    void setJudge(Judge judge);
    /// Asks again about what was kept waiting.
    void judgeAgain();

private:
    struct Waiting
    {
        QPointer<QLocalSocket> from;
        Question question;
    };
    void read(QLocalSocket *socket);
    void answer(const Waiting &asked);

    Judge m_judge;
    QLocalServer m_listener;
    QList<Waiting> m_waiting;
};
