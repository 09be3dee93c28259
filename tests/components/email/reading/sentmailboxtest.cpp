#include "tests/components/email/accountbench.h"
#include "tests/support/mailboxserver.h"

using namespace accountbench;
using testsupport::MailboxServer;

/// An OutgoingAccount whose sentMailbox tells whether a message in doubt was taken, over real connections.
class SentMailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLiesAmongSentMailIsNotSentAgain();
    void whatDoesNotLieThereIsSentAgain();
    void aServerThatFindsAnythingIsNotBelieved();
    void oneAmongManyThatAreFoundIsSeen();
    void aMailboxThatGotACopyTellsWithoutBeingAsked();
    void aMailboxThatIsDownIsNotWaitedFor();
    void severalAreLookedForInOneSession();
};

namespace {

/// A station that sends through one server and can look into another.
class SentBench : public Bench
{
public:
    SentBench() : Bench(MailServer::Tls::None)
    {
        if (!mailbox.start())
            qFatal("no free port");
        mailbox.folders["Sent messages"];
        mailbox.uses["Sent messages"] = "\\Sent";
        mailbox.capabilities = "SPECIAL-USE"; // Without IDLE its only other connection soon ends.
        station = std::make_unique<MailStation>(
            clock,
            MailStation::Accounts{{QStringLiteral("Outgoing"), accountFor(server, MailServer::Tls::None)},
                                  {QStringLiteral("Incoming"),
                                   QJsonObject{{QStringLiteral("transport"), QStringLiteral("Imap")},
                                               {QStringLiteral("hostname"), QStringLiteral("127.0.0.1")},
                                               {QStringLiteral("port"), mailbox.port()},
                                               {QStringLiteral("useSsl"), false},
                                               {QStringLiteral("allowPlaintextAuth"), true}}}});
        start();
        const QString refused =
            station->set({{QStringLiteral("account"), QString::fromLatin1(mailbox.user)},
                          {QStringLiteral("password"), QString::fromLatin1(mailbox.password)}},
                         QStringLiteral("Incoming")) +
            station->set(
                {{QStringLiteral("sentMailbox"), QStringLiteral("/Services/EmailService/Incoming")}});
        if (!refused.isEmpty())
            qFatal("%s", qPrintable(refused));
    }
    /// Sends a message whose connection is lost behind the final dot; the server has it all the same.
    quint64 sendIntoDoubt()
    {
        server.answer(At::Dot, {.then = Then::Drop}, 1);
        const quint64 id = station->send();
        if (!pass(30'000, [&] { return station->stateOf(id) == QLatin1String("Ambiguous"); }))
            qFatal("the message is not in doubt");
        return id;
    }
    bool becomesSent(quint64 id)
    {
        clock.advance(61'000); // From here on time stands still: whatever happens is no time-out.
        return testsupport::waitUntil(
            [&] { return clock.advance(0), station->stateOf(id) == QLatin1String("Sent"); }, 20'000);
    }

    MailboxServer mailbox{MailboxServer::Speaks::Imap, MailboxServer::Tls::None};
};

} // namespace

void SentMailboxTest::whatLiesAmongSentMailIsNotSentAgain()
{
    SentBench bench;
    const quint64 id = bench.sendIntoDoubt();
    bench.mailbox.folders["Sent messages"].append(bench.station->lastMessage());
    QVERIFY(bench.becomesSent(id));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.mailbox.count("EXAMINE \"Sent messages\""), 1);
    QCOMPARE(bench.mailbox.count("HEADER Message-ID"), 1);
    QCOMPARE(bench.account().numberSent(), 1);
    QCOMPARE(bench.status(), Status());
}

void SentMailboxTest::whatDoesNotLieThereIsSentAgain()
{
    SentBench bench;
    bench.mailbox.folders["Sent messages"].append("Message-ID: <other@example.test>\r\n\r\n");
    const quint64 id = bench.sendIntoDoubt();
    QVERIFY(bench.becomesSent(id));
    QCOMPARE(bench.server.mails.size(), 2);
    QCOMPARE(bench.mailbox.count("HEADER Message-ID"), 1);
}

/// Some servers look into no header, or only for a part of it. What they find proves nothing by itself.
void SentMailboxTest::aServerThatFindsAnythingIsNotBelieved()
{
    SentBench bench;
    bench.mailbox.findsAnything = true;
    bench.mailbox.folders["Sent messages"].append("Message-ID: <other@example.test>\r\n\r\nHello.\r\n");
    const quint64 id = bench.sendIntoDoubt();
    QVERIFY(bench.becomesSent(id));
    QCOMPARE(bench.server.mails.size(), 2);
    QCOMPARE(bench.mailbox.count("BODY.PEEK[HEADER]"), 1);
}

void SentMailboxTest::oneAmongManyThatAreFoundIsSeen()
{
    SentBench bench;
    bench.mailbox.findsAnything = true;
    const quint64 id = bench.sendIntoDoubt();
    for (int i = 0; i < 20; ++i)
        bench.mailbox.folders["Sent messages"].append("Subject: Other\r\n\r\nHello.\r\n");
    bench.mailbox.folders["Sent messages"].insert(17, bench.station->lastMessage());
    QVERIFY(bench.becomesSent(id));
    QCOMPARE(bench.server.mails.size(), 1);
}

void SentMailboxTest::aMailboxThatGotACopyTellsWithoutBeingAsked()
{
    SentBench bench;
    const quint64 id = bench.sendIntoDoubt();
    bench.mailbox.deliver(bench.station->lastMessage());
    QVERIFY(bench.station->invoke(QStringLiteral("pollNow"), {}, QStringLiteral("Incoming")));
    QVERIFY(testsupport::waitUntil(
        [&] { return bench.clock.advance(0), bench.station->inbox().numberReceived() == 1; }, 20'000));
    QVERIFY(bench.becomesSent(id));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.mailbox.count("HEADER Message-ID"), 0);
}

void SentMailboxTest::aMailboxThatIsDownIsNotWaitedFor()
{
    SentBench bench;
    const quint64 id = bench.sendIntoDoubt();
    bench.mailbox.stop();
    QVERIFY(bench.becomesSent(id));
    QCOMPARE(bench.server.mails.size(), 2);
}

void SentMailboxTest::severalAreLookedForInOneSession()
{
    SentBench bench;
    const quint64 first = bench.sendIntoDoubt();
    bench.mailbox.folders["Sent messages"].append(bench.station->lastMessage());
    int answered = 0;
    for (const QByteArray id : {"one@x.example", "two@x.example", "three@x.example"})
        bench.station->inbox().lookFor(id, QStringLiteral("\\Sent"), [&](email::Sighting sighting) {
            QCOMPARE(sighting, email::Sighting::Absent);
            ++answered;
        });
    QVERIFY(testsupport::waitUntil([&] { return bench.clock.advance(0), answered == 3; }, 20'000));
    QCOMPARE(bench.mailbox.count("EXAMINE"), 1);
    QVERIFY(bench.becomesSent(first));
}

QTEST_GUILESS_MAIN(SentMailboxTest)
#include "sentmailboxtest.moc"
