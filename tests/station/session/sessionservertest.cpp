#include "station/session/sessionserver.h"

#include "client/connection.h"
#include "client/stationsocket.h"
#include "tests/station/session/sessionfixture.h"

#include <QDir>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

class SessionServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void theSocketIsItsOwnersAlone();
    void aPathLongerThanASocketsNameWorks();
    void aSocketLeftBehindByACrashIsReplaced();
    void nobodyListensOnAStoppedStation();
    void aSlowClientDelaysNobody();
    void sessionsBeyondTheLimitAreTurnedAway();
    void closingEndsTheSessionsAndRemovesTheSocket();

private:
    static QJsonValue resultOf(client::Connection &connection, const QString &method);
    std::unique_ptr<client::Connection> connectTo(const QString &folder)
    {
        auto device = client::connectToStation(folder);
        if (!device || !*device)
            return nullptr;
        return std::make_unique<client::Connection>(std::move(device).value(), QStringLiteral("test"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QJsonValue SessionServerTest::resultOf(client::Connection &connection, const QString &method)
{
    std::optional<client::Reply> reply;
    connection.call(method, {}, [&reply](const client::Reply &came) { reply = came; });
    if (!QTest::qWaitFor([&reply] { return reply.has_value(); }))
        return {};
    return reply->value;
}

void SessionServerTest::theSocketIsItsOwnersAlone()
{
    SessionFixture fixture;
    station::SessionServer server(fixture.station, fixture.methods);
    QVERIFY(server.listen(m_folder->path()));
    struct stat info;
    QCOMPARE(::stat(QFile::encodeName(m_folder->filePath(QStringLiteral("station.sock"))).constData(), &info),
             0);
    QCOMPARE(int(info.st_mode & 0777), 0600);
    const auto connection = connectTo(m_folder->path());
    QVERIFY(connection);
    QVERIFY(resultOf(*connection, QStringLiteral("types.list")).isArray());
}

void SessionServerTest::aPathLongerThanASocketsNameWorks()
{
    SessionFixture fixture;
    const QString deep = m_folder->path() + QLatin1Char('/') + QString(100, QLatin1Char('d')) +
                         QLatin1Char('/') + QString(100, QLatin1Char('e'));
    QVERIFY(QDir().mkpath(deep));
    station::SessionServer server(fixture.station, fixture.methods);
    QVERIFY(server.listen(deep));
    const auto connection = connectTo(deep);
    QVERIFY(connection);
    QVERIFY(resultOf(*connection, QStringLiteral("types.list")).isArray());
}

void SessionServerTest::aSocketLeftBehindByACrashIsReplaced()
{
    SessionFixture fixture;
    QFile left(m_folder->filePath(QStringLiteral("station.sock")));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    station::SessionServer server(fixture.station, fixture.methods);
    QVERIFY(server.listen(m_folder->path()));
    QVERIFY(connectTo(m_folder->path()));
}

void SessionServerTest::nobodyListensOnAStoppedStation()
{
    const auto device = client::connectToStation(m_folder->path());
    QVERIFY(device);
    QVERIFY(!*device);
    QVERIFY(!client::connectToStation(m_folder->filePath(QStringLiteral("nowhere"))));
}

void SessionServerTest::aSlowClientDelaysNobody()
{
    SessionFixture fixture;
    station::SessionServer server(fixture.station, fixture.methods);
    server.setLimits({.perSecond = 100'000, .unsent = 1 << 20});
    QVERIFY(server.listen(m_folder->path()));
    const auto slow = client::connectToStation(m_folder->path());
    QVERIFY(slow && *slow);
    // From here on this client takes nothing out of its socket.
    qobject_cast<QLocalSocket *>(slow.value().get())->setReadBufferSize(1);
    slow.value()->write(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"client\":\"x\"}}\n");
    const QByteArray ask =
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"component.describe\",\"params\":{\"ord\":\"/G\"}}\n";
    slow.value()->write(ask.repeated(3000));
    QTRY_COMPARE(server.sessionCount(), 1);
    const auto quick = connectTo(m_folder->path());
    QVERIFY(quick);
    QVERIFY(resultOf(*quick, QStringLiteral("types.list")).isArray());
    QTRY_COMPARE(server.sessionCount(), 1); // the slow one was cut off
    QVERIFY(resultOf(*quick, QStringLiteral("types.list")).isArray());
}

void SessionServerTest::sessionsBeyondTheLimitAreTurnedAway()
{
    SessionFixture fixture;
    station::SessionServer server(fixture.station, fixture.methods);
    QVERIFY(server.listen(m_folder->path()));
    std::vector<std::unique_ptr<client::Connection>> connections;
    for (int i = 0; i < station::SessionServer::maxSessions; ++i) {
        connections.push_back(connectTo(m_folder->path()));
        QVERIFY(connections.back());
    }
    QTRY_COMPARE(server.sessionCount(), station::SessionServer::maxSessions);
    const auto further = connectTo(m_folder->path());
    QVERIFY(further);
    QTRY_VERIFY(!further->isOpen());
    connections.pop_back();
    QTRY_COMPARE(server.sessionCount(), station::SessionServer::maxSessions - 1);
    const auto again = connectTo(m_folder->path());
    QVERIFY(resultOf(*again, QStringLiteral("types.list")).isArray());
}

void SessionServerTest::closingEndsTheSessionsAndRemovesTheSocket()
{
    SessionFixture fixture;
    station::SessionServer server(fixture.station, fixture.methods);
    QVERIFY(server.listen(m_folder->path()));
    const auto connection = connectTo(m_folder->path());
    QVERIFY(resultOf(*connection, QStringLiteral("types.list")).isArray());
    server.stopListening();
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("station.sock"))));
    QVERIFY(resultOf(*connection, QStringLiteral("types.list")).isArray());
    server.close();
    QTRY_VERIFY(!connection->isOpen());
}

QTEST_GUILESS_MAIN(SessionServerTest)
#include "sessionservertest.moc"
