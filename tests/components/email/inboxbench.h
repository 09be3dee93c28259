#pragma once

#include "tests/components/email/accountbench.h"
#include "tests/support/mailboxserver.h"

#include <QDirIterator>

/// A station that fetches from a scripted server.
namespace inboxbench {

using accountbench::authority;
using accountbench::goodServer;
using accountbench::selfSignedServer;
using station::Status;
using testsupport::FakeClock;
using testsupport::MailboxServer;
using testsupport::MailStation;
using Speaks = MailboxServer::Speaks;
using Tls = MailboxServer::Tls;

inline QByteArray mail(const QByteArray &subject, const QByteArray &body = "Seen.\r\n")
{
    return "From: Duty <duty@example.test>\r\nTo: alarms@example.test\r\nSubject: " + subject +
           "\r\nMessage-ID: <" + subject + "@example.test>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\n" +
           body;
}

/// One server, one account, the clock they live by, and all that the account handed on.
class InboxBench final : private station::Observer
{
public:
    explicit InboxBench(Speaks speaks, Tls tls = Tls::None, const factory::Identity &identity = goodServer(),
                        const QJsonObject &more = {})
        : server(speaks, tls, identity)
    {
        if (!server.start())
            qFatal("no free port");
        settings = QJsonObject{{QStringLiteral("transport"),
                                speaks == Speaks::Imap ? QStringLiteral("Imap") : QStringLiteral("Pop3")},
                               {QStringLiteral("hostname"), QStringLiteral("127.0.0.1")},
                               {QStringLiteral("port"), server.port()},
                               {QStringLiteral("useSsl"), tls == Tls::First},
                               {QStringLiteral("useStartTls"), tls == Tls::StartTls},
                               {QStringLiteral("allowPlaintextAuth"), tls == Tls::None}};
        for (auto it = more.begin(); it != more.end(); ++it)
            settings.insert(it.key(), it.value());
        station = make();
    }
    ~InboxBench() override
    {
        if (QTest::currentTestFailed())
            qInfo().noquote() << account().status().text() << account().faultCause() << '\n'
                              << station->traceOf(QStringLiteral("Incoming"));
        station->station().removeObserver(this);
    }

    /// Starts a station anew that finds what the present one left on disk: complete, or as it is this moment.
    void restart(bool isClean = true)
    {
        const auto before = std::exchange(station, make());
        before->station().removeObserver(this);
        if (isClean)
            before->close();
        station->beforeLoading = [&before](const QString &folder) {
            for (const char *file : {"/station.db", "/station.db-wal"})
                QFile::copy(before->folder() + QLatin1String(file), folder + QLatin1String(file));
            before->close();
        };
        start();
    }

    /// The same with all that the present one has: settings, passwords, certificates.
    void restartWhole()
    {
        const auto before = std::exchange(station, make());
        before->station().removeObserver(this);
        before->close();
        station->beforeLoading = [&before](const QString &folder) {
            // The key of the passwords lies beside the folder.
            copyAll(QFileInfo(before->folder()).path(), QFileInfo(folder).path());
        };
        begin();
    }

    /// Starts the station and signs in; @p trusted imports the issuer of goodServer().
    void start(bool trusted = true)
    {
        begin();
        if (trusted &&
            !station->certificates().import(authority().certificate.pem(), QStringLiteral("test"), {}))
            qFatal("the issuer was not imported");
        if (!QTest::qWaitFor([this] { return station->certificates().isReady(); }, 30'000))
            qFatal("the certificate service is not ready");
        const QString refused = set({{QStringLiteral("account"), QString::fromLatin1(server.user)},
                                     {QStringLiteral("password"), QString::fromLatin1(server.password)}});
        if (!refused.isEmpty())
            qFatal("%s", qPrintable(refused));
    }
    QString set(const QJsonObject &values) { return station->set(values, QStringLiteral("Incoming")); }
    station::ActionResult invoke(const char *action)
    {
        return station->invoke(QLatin1String(action), {}, QStringLiteral("Incoming"));
    }
    email::IncomingAccount &account() { return station->inbox(); }
    QStringList subjects() const
    {
        QStringList list;
        for (const email::ReceivedMail &one : received)
            list.append(one.subject);
        return list;
    }

    FakeClock clock;
    MailboxServer server;
    QJsonObject settings; ///< Of the account.
    std::unique_ptr<MailStation> station;
    QList<email::ReceivedMail> received;
    std::function<void()> whenReceived = [] {}; ///< While its session is still open.

private:
    std::unique_ptr<MailStation> make()
    {
        return std::make_unique<MailStation>(clock,
                                             MailStation::Accounts{{QStringLiteral("Incoming"), settings}});
    }
    void begin()
    {
        if (const auto started = station->start(); !started)
            qFatal("%s", qPrintable(started.error().text()));
        station->station().addObserver(this);
        clock.advance(0);
    }
    static void copyAll(const QString &from, const QString &to)
    {
        for (QDirIterator file(from, QDir::Files, QDirIterator::Subdirectories); file.hasNext();) {
            const QString path = to + QLatin1Char('/') + QDir(from).relativeFilePath(file.next());
            QDir().mkpath(QFileInfo(path).path());
            QFile::remove(path);
            QFile::copy(file.filePath(), path);
        }
    }
    void topicFired(station::Component &, const station::SlotSpec &, station::ValueRef payload) override
    {
        if (const auto *one = payload.as<email::ReceivedMail>()) {
            received.append(*one);
            whenReceived();
        }
    }
};

} // namespace inboxbench
