#include "tests/lab/wiretap.h"

#include <QTcpSocket>

#include <algorithm>

Wiretap::Wiretap(const QString &address, quint16 port) : m_address(address), m_port(port)
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] { accept(); });
    m_listener.listen(QHostAddress::LocalHost);
}

Wiretap::~Wiretap()
{
    for (const auto &line : m_lines) {
        line->client->disconnect(this);
        line->server->disconnect(this);
    }
}

void Wiretap::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        client->setParent(nullptr);
        Line &line = *m_lines.emplace_back(std::make_unique<Line>());
        line.client.reset(client);
        line.server = std::make_unique<QTcpSocket>();
        connect(client, &QTcpSocket::readyRead, this, [this, &line] { relay(line); });
        connect(client, &QTcpSocket::disconnected, this, [this, &line] {
            if (line.cut)
                return;
            relay(line);
            line.server->disconnectFromHost();
        });
        connect(line.server.get(), &QTcpSocket::connected, this, [this, &line] { relay(line); });
        connect(line.server.get(), &QTcpSocket::readyRead, this, [this, &line] { relay(line); });
        connect(line.server.get(), &QTcpSocket::disconnected, client, [&line] {
            line.seenFrom = 0; // The port may be another wire's now.
            if (!line.cut && line.client->isOpen() && line.server->isOpen())
                line.client->write(line.server->readAll());
            line.client->disconnectFromHost();
        });
        connect(line.server.get(), &QTcpSocket::errorOccurred, client, [&line] {
            if (line.server->state() != QAbstractSocket::ConnectedState)
                line.client->disconnectFromHost();
        });
        // The server may ask about the port before this side has heard that it is connected.
        line.server->bind(QHostAddress::LocalHost);
        line.seenFrom = line.server->localPort();
        line.server->connectToHost(m_address, m_port);
    }
}

void Wiretap::relay(Line &line)
{
    if (line.cut) {
        // The server has answered what it had: now it may know.
        if (line.server->bytesAvailable() > 0)
            line.server->disconnectFromHost();
        return;
    }
    if (line.server->state() != QAbstractSocket::ConnectedState)
        return;
    if (line.client->isOpen()) {
        const QByteArray said = line.client->readAll();
        line.said += said;
        line.server->write(said);
        line.client->write(line.server->readAll());
    }
}

QList<QByteArray> Wiretap::said() const
{
    QList<QByteArray> all;
    for (const auto &line : m_lines)
        all.append(line->said);
    return all;
}

bool Wiretap::isSeenFrom(quint16 port) const
{
    return std::any_of(m_lines.begin(), m_lines.end(),
                       [port](const auto &line) { return line->seenFrom == port; });
}

void Wiretap::cut()
{
    for (const auto &line : m_lines) {
        line->cut = true;
        line->client->abort();
    }
}
