#include "tests/lab/policyserver.h"

#include <QLocalSocket>

PolicyServer::PolicyServer(const QString &path)
{
    m_listener.setSocketOptions(QLocalServer::WorldAccessOption);
    // Postfix goes on without an answer where it finds no room, and a test has more than a hundred sessions.
    m_listener.setListenBacklogSize(1024);
    m_listener.setMaxPendingConnections(1024);
    m_listener.listen(path);
    connect(&m_listener, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_listener.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
            read(socket);
        }
    });
}

PolicyServer::~PolicyServer()
{
    setJudge({});
}

void PolicyServer::setJudge(Judge judge)
{
    m_judge = std::move(judge);
    judgeAgain();
}

/// A question is lines of name=value and an empty line; Postfix asks one at a time on a connection.
void PolicyServer::read(QLocalSocket *socket)
{
    const QByteArray text = socket->peek(64 * 1024);
    if (!text.endsWith("\n\n"))
        return;
    socket->readAll();
    Waiting asked{socket, {}};
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype at = line.indexOf('=');
        if (at > 0)
            asked.question.insert(line.left(at), line.mid(at + 1));
    }
    answer(asked);
}

void PolicyServer::answer(const Waiting &asked)
{
    if (!asked.from)
        return;
    const auto action = m_judge ? m_judge(asked.question) : QByteArray("DUNNO");
    if (action)
        asked.from->write("action=" + *action + "\n\n");
    else
        m_waiting.append(asked);
}

void PolicyServer::judgeAgain()
{
    for (const Waiting &asked : std::exchange(m_waiting, {}))
        answer(asked);
}
