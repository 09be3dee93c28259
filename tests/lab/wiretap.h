#pragma once

#include <QTcpServer>

#include <memory>
#include <vector>

class QTcpSocket;

/// A port that leads to a server, remembers what the client let out, and can cut the line.
class Wiretap : public QObject
{
public:
    Wiretap(const QString &address, quint16 port);
    ~Wiretap() override;

    /// 0 when there was none.
    quint16 port() const { return m_listener.serverPort(); }
    int connections() const { return int(m_lines.size()); }
    /// Everything that clients sent, a connection each.
    QList<QByteArray> said() const;
    /// Whether a connection that the server sees from @p port is one of this wire.
    bool isSeenFrom(quint16 port) const;
    /// The client loses every connection now and gets no further answer. The server notices only when it has
    /// answered what it has.
    void cut();

private:
    struct Line
    {
        std::unique_ptr<QTcpSocket> client;
        std::unique_ptr<QTcpSocket> server;
        QByteArray said;
        quint16 seenFrom = 0;
        bool cut = false;
    };
    void accept();
    void relay(Line &line);

    QString m_address;
    quint16 m_port = 0;
    QTcpServer m_listener;
    std::vector<std::unique_ptr<Line>> m_lines;
};
