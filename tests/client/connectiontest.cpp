#include "client/connection.h"

#include "station/session/pipe.h"

#include <QJsonArray>
#include <QTest>

using client::Connection;
using client::Reply;

/// The test plays the station at the other end of a pipe.
class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void helloIsSaidFirst();
    void answersFindTheirCalls();
    void everyRefusalIsThere();
    void notificationsAreHeard();
    void anEndedSessionAnswersWhatIsOpen();
    void whoIsNoStationIsLeft();
    void anErrorAboutTheSessionEndsIt();

private:
    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        m_heard += m_station->readAll();
    }

    std::unique_ptr<QIODevice> m_station;
    std::unique_ptr<Connection> m_connection;
    QByteArray m_heard;
};

void ConnectionTest::init()
{
    auto [ours, theirs] = station::Pipe::make();
    m_station = std::move(ours);
    m_connection = std::make_unique<Connection>(std::move(theirs), QStringLiteral("test"));
    m_heard.clear();
}

void ConnectionTest::helloIsSaidFirst()
{
    m_connection->call(QStringLiteral("x"), {}, [](const Reply &) {});
    settle();
    const QList<QByteArray> lines = m_heard.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).contains("\"hello\""));
    QVERIFY(lines.at(0).contains("\"client\":\"test\""));
    QVERIFY(lines.at(1).contains("\"x\""));
}

void ConnectionTest::answersFindTheirCalls()
{
    QJsonArray got;
    for (int i = 0; i < 2; ++i)
        m_connection->call(QStringLiteral("x"), {}, [&got](const Reply &reply) { got.append(reply.value); });
    // Out of order and in pieces.
    m_station->write("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":\"b\"}\n{\"jsonrpc\":\"2.0\",");
    settle();
    QCOMPARE(got, QJsonArray{QStringLiteral("b")});
    m_station->write("\"id\":2,\"result\":\"a\"}\n");
    settle();
    QCOMPARE(got.size(), 2);
}

void ConnectionTest::everyRefusalIsThere()
{
    Reply got;
    m_connection->call(QStringLiteral("x"), {}, [&got](const Reply &reply) { got = reply; });
    m_station->write(
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32000,\"message\":\"m\",\"data\":{\"what\":\"a\","
        "\"why\":\"b\",\"remedy\":\"c\",\"refusals\":[{\"what\":\"1\",\"why\":\"2\",\"remedy\":\"\"},"
        "{\"what\":\"3\",\"why\":\"4\",\"remedy\":\"\"}]}}}\n");
    settle();
    QVERIFY(!got.ok());
    QCOMPARE(got.code, -32000);
    QCOMPARE(got.errors.size(), 2);
    QCOMPARE(got.errors.at(1).text(), QStringLiteral("3: 4"));
}

void ConnectionTest::notificationsAreHeard()
{
    QStringList heard;
    connect(m_connection.get(), &Connection::notified, this,
            [&heard](const QString &method, const QJsonObject &params) {
                heard.append(method + params.value(QStringLiteral("a")).toString());
            });
    m_station->write("{\"jsonrpc\":\"2.0\",\"method\":\"changed\",\"params\":{\"a\":\"1\"}}\n");
    settle();
    QCOMPARE(heard, QStringList{QStringLiteral("changed1")});
}

void ConnectionTest::anEndedSessionAnswersWhatIsOpen()
{
    int failed = 0;
    const auto count = [&failed](const Reply &reply) { failed += reply.ok() ? 0 : 1; };
    m_connection->call(QStringLiteral("x"), {}, count);
    m_station->close();
    settle();
    QCOMPARE(failed, 1);
    QVERIFY(!m_connection->isOpen());
    m_connection->call(QStringLiteral("x"), {}, count);
    settle();
    QCOMPARE(failed, 2);
}

void ConnectionTest::whoIsNoStationIsLeft()
{
    m_station->write("220 mail.example ESMTP\n");
    settle();
    QVERIFY(!m_connection->isOpen());
}

void ConnectionTest::anErrorAboutTheSessionEndsIt()
{
    QString why;
    m_connection->call(QStringLiteral("x"), {},
                       [&why](const Reply &reply) { why = reply.errors.value(0).why; });
    m_station->write(
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32005,\"message\":\"too many\"}}\n");
    settle();
    QCOMPARE(why, QStringLiteral("too many"));
    QVERIFY(!m_connection->isOpen());
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connectiontest.moc"
