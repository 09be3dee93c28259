#pragma once

#include "tests/support/fakeclock.h"
#include "tests/support/mailserver.h"
#include "tests/support/mailstation.h"
#include "tests/support/waiting.h"

#include <QJsonArray>
#include <QtTest>

/// Waits for what comes through real sockets and the database; time stands still meanwhile.
#define WAIT_FOR(condition)                                                                                  \
    QVERIFY2(testsupport::waitUntil([&] { return clock.advance(0), bool(condition); }, 15'000), #condition)

/// A station that sends through a scripted server. Wait with WAIT_FOR(); move time with pass().
namespace accountbench {

using station::Status;
using testsupport::FakeClock;
using testsupport::MailServer;
using testsupport::MailStation;
using At = MailServer::At;
using Then = MailServer::Then;
using Tls = MailServer::Tls;

inline factory::Recipe serverRecipe()
{
    factory::Recipe recipe;
    recipe.commonName = QStringLiteral("127.0.0.1");
    recipe.alternativeNames = {QStringLiteral("IP:127.0.0.1")};
    return recipe;
}

/// Keys take time to make, so all tests share these.
inline const factory::Identity &authority()
{
    static const factory::Identity made = factory::selfSigned(factory::caRecipe(QStringLiteral("Test CA")));
    return made;
}
inline const factory::Identity &goodServer()
{
    static const factory::Identity made = factory::issue(serverRecipe(), authority());
    return made;
}
inline const factory::Identity &selfSignedServer()
{
    static const factory::Identity made = factory::selfSigned(serverRecipe());
    return made;
}

/// The values of an account that uses @p server; signed in when it has TLS.
inline QJsonObject accountFor(const MailServer &server, Tls tls, QJsonObject more = {})
{
    QJsonObject values{{QStringLiteral("hostname"), QStringLiteral("127.0.0.1")},
                       {QStringLiteral("port"), server.port()},
                       {QStringLiteral("useSsl"), tls == Tls::First},
                       {QStringLiteral("useStartTls"), tls == Tls::StartTls},
                       {QStringLiteral("from"), QStringLiteral("Harbour House <alice@example.test>")}};
    for (auto it = more.begin(); it != more.end(); ++it)
        values.insert(it.key(), it.value());
    return values;
}

/// One server, one account, and the clock they live by.
class Bench
{
public:
    explicit Bench(Tls tls = Tls::None, const factory::Identity &identity = goodServer(),
                   const QJsonObject &more = {})
        : server(tls, identity)
    {
        if (!server.start())
            qFatal("no free port");
        station = std::make_unique<MailStation>(
            clock, MailStation::Accounts{{QStringLiteral("Outgoing"), accountFor(server, tls, more)}});
    }

    ~Bench()
    {
        if (!QTest::currentTestFailed())
            return;
        qInfo().noquote() << station->account().status().text() << station->account().faultCause() << '\n'
                          << station->traceOf();
    }

    /// Starts the station; @p trusted imports the issuer of goodServer().
    void start(bool trusted = true)
    {
        const auto started = station->start();
        if (!started)
            qFatal("%s", qPrintable(started.error().text()));
        clock.advance(0);
        if (trusted &&
            !station->certificates().import(authority().certificate.pem(), QStringLiteral("test"), {}))
            qFatal("the issuer was not imported");
        if (!QTest::qWaitFor([this] { return station->certificates().isReady(); }, 30'000))
            qFatal("the certificate service is not ready");
    }
    /// Signs in as the server expects it.
    QString signIn(const QJsonObject &more = {})
    {
        QJsonObject values{{QStringLiteral("account"), QString::fromLatin1(server.user)},
                           {QStringLiteral("password"), QString::fromLatin1(server.password)}};
        for (auto it = more.begin(); it != more.end(); ++it)
            values.insert(it.key(), it.value());
        return station->set(values);
    }

    /// Lets time go on in small steps, each with what network and database bring, until @p done or @p ms are
    /// over.
    bool pass(qint64 ms, const std::function<bool()> &done)
    {
        for (qint64 gone = 0; gone <= ms && !done(); gone += 5000) {
            clock.advance(5000);
            settle();
        }
        return done();
    }
    /// Waits until nothing is on its way to the disk or to the server.
    void settle()
    {
        bool busy = true;
        while (busy) {
            bool durable = false;
            station->station().whenDurable([&durable](const station::Result<void> &) { durable = true; });
            await([&] { return durable; });
            busy = !account().isIdle();
            await([&] { return account().isIdle(); });
        }
    }

    email::OutgoingAccount &account() { return station->account(); }
    Status status() { return account().status(); }

    FakeClock clock;
    MailServer server;
    std::unique_ptr<MailStation> station;

private:
    void await(const std::function<bool()> &condition)
    {
        if (!testsupport::waitUntil([&] { return clock.advance(0), condition(); }, 20'000))
            qFatal("database or server do not come to an end");
    }
};

} // namespace accountbench
