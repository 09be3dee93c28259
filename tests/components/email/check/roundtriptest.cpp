#include "components/email/check/roundtrip.h"

#include "components/email/message/triptoken.h"
#include "tests/components/email/check/checkbench.h"
#include "tests/support/mailboxserver.h"

using testsupport::MailboxServer;

/// Stage 12 of the report: a test mail that is read back, over real connections.
class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesBackIsDelivered_data();
    void whatComesBackIsDelivered();
    void theTimeItTookIsSaid();
    void aServerThatRenamesMessagesIsNoHindrance();
    void theMailOfAStrangerIsNotTheOne();
    void aQuotedTokenIsNotTheOne();
    void whatDoesNotComeIsSaidAfterTheLimit();
    void whatLiesAmongTheJunkIsFoundThere();
    void aBounceIsSaid();
    void aMailboxThatCannotBeReadIsSaid();
    void withoutAReaderNothingIsSent();
    void amongSeveralTheLinkedOneReads();
    void itCanBeCancelled();
};

namespace {

const QString Inbox = QStringLiteral("/Services/EmailService/Incoming");

QJsonObject incoming(const MailboxServer &server)
{
    return {{QStringLiteral("transport"), QStringLiteral("Imap")},
            {QStringLiteral("hostname"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("port"), server.port()},
            {QStringLiteral("useSsl"), false},
            {QStringLiteral("allowPlaintextAuth"), true}};
}

/// A station that sends through one server and reads from another.
class TripBench : public Bench
{
public:
    explicit TripBench(bool hasReader = true, bool hasSecond = false,
                       MailboxServer::Speaks speaks = MailboxServer::Speaks::Imap)
        : Bench(MailServer::Tls::None), mailbox(speaks, MailboxServer::Tls::None)
    {
        if (!mailbox.start())
            qFatal("no free port");
        MailStation::Accounts accounts{{QStringLiteral("Outgoing"), accountFor(server, Tls::None)}};
        QJsonObject values = incoming(mailbox);
        if (speaks == MailboxServer::Speaks::Pop3)
            values.insert(QStringLiteral("transport"), QStringLiteral("Pop3"));
        if (hasReader)
            accounts.append({QStringLiteral("Incoming"), values});
        if (hasSecond)
            accounts.append({QStringLiteral("Second"), incoming(mailbox)});
        station = std::make_unique<MailStation>(clock, accounts);
        start();
        if (hasReader && !signInto(mailbox.password).isEmpty())
            qFatal("the inbox does not take its password");
    }
    QString signInto(const QByteArray &password)
    {
        return station->set({{QStringLiteral("account"), QString::fromLatin1(mailbox.user)},
                             {QStringLiteral("password"), QString::fromLatin1(password)}},
                            QStringLiteral("Incoming"));
    }
    void begin(QJsonObject params = {})
    {
        params.insert(QStringLiteral("roundTrip"), true);
        run.begin(*this, params);
    }
    bool isSent()
    {
        return eventually([this] { return !server.mails.isEmpty(); });
    }
    /// The stage was told as open: the wait has begun.
    bool isWaiting()
    {
        return eventually([this] { return run.told.contains(QStringLiteral("roundTrip")); });
    }
    bool eventually(const std::function<bool()> &condition)
    {
        return testsupport::waitUntil([&] { return clock.advance(0), condition(); }, 15'000);
    }
    /// Time goes by until the answer is there.
    bool passUntilAnswered(qint64 ms)
    {
        for (qint64 gone = 0; gone < ms && !run.report; gone += 1000) {
            clock.advance(1000);
            testsupport::waitUntil([&] { return clock.advance(0), run.report.has_value(); }, 20);
        }
        return eventually([this] { return run.report.has_value(); });
    }
    QJsonObject report() { return run.report.value_or(QJsonObject()); }
    QString text() { return stage(report(), "roundTrip")[QStringLiteral("text")].toString(); }
    QString next() { return stage(report(), "roundTrip")[QStringLiteral("next")].toString(); }
    QString outcome() { return result(report(), "roundTrip"); }

    MailboxServer mailbox;
    CheckRun run;
};

QByteArray bounceOf(const QByteArray &message)
{
    return "From: MAILER-DAEMON@example.test\r\nTo: alice@example.test\r\nSubject: Undelivered\r\n"
           "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
           "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
           "Final-Recipient: rfc822; alice@example.test\r\nAction: failed\r\nStatus: 5.2.2\r\n"
           "Diagnostic-Code: smtp; 552 5.2.2 mailbox full\r\n\r\n"
           "--b\r\nContent-Type: message/rfc822\r\n\r\n" +
           message + "\r\n--b--\r\n";
}

} // namespace

void RoundTripTest::whatComesBackIsDelivered_data()
{
    QTest::addColumn<MailboxServer::Speaks>("speaks");
    QTest::newRow("IMAP") << MailboxServer::Speaks::Imap;
    QTest::newRow("POP3") << MailboxServer::Speaks::Pop3;
}

void RoundTripTest::whatComesBackIsDelivered()
{
    QFETCH(MailboxServer::Speaks, speaks);
    TripBench bench(true, false, speaks);
    bench.begin();
    QVERIFY(bench.isSent());
    QCOMPARE(bench.server.mails.first().recipients, QList<QByteArray>{"alice@example.test"});
    QVERIFY(bench.isWaiting());
    QVERIFY(!bench.run.report);
    bench.mailbox.deliver(bench.server.mails.first().message);
    QVERIFY(bench.passUntilAnswered(30'000));
    QCOMPARE(bench.outcome(), QStringLiteral("pass"));
    QCOMPARE(result(bench.report(), "send"), QStringLiteral("pass"));
    QVERIFY2(bench.text().startsWith(QStringLiteral("Delivered: ") + Inbox), qPrintable(bench.text()));
    QCOMPARE(bench.run.told.count(QStringLiteral("roundTrip")), 2);
    QCOMPARE(bench.account().lastCheck, bench.report());
}

void RoundTripTest::theTimeItTookIsSaid()
{
    TripBench bench;
    QVERIFY(bench.eventually([&] { return bench.mailbox.isWatched(); }));
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    bench.clock.advance(7300);
    bench.mailbox.deliver(bench.server.mails.first().message);
    QVERIFY(bench.eventually([&] { return bench.run.report.has_value(); }));
    QCOMPARE(stage(bench.report(), "roundTrip")[QStringLiteral("ms")].toInt(), 7300);
    QVERIFY2(bench.text().contains(QStringLiteral("7.3 s")), qPrintable(bench.text()));
}

void RoundTripTest::aServerThatRenamesMessagesIsNoHindrance()
{
    TripBench bench;
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    QByteArray message = bench.server.mails.first().message;
    const qsizetype id = message.indexOf("Message-I");
    QVERIFY(id > 0);
    message.replace(id, message.indexOf("\r\n", id) - id, "Message-ID: <other@server.example>");
    bench.mailbox.deliver(message);
    QVERIFY(bench.passUntilAnswered(30'000));
    QCOMPARE(bench.outcome(), QStringLiteral("pass"));
}

void RoundTripTest::theMailOfAStrangerIsNotTheOne()
{
    TripBench bench;
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    bench.mailbox.deliver("From: eve@example.test\r\nSubject: [Harbour House] Test mail\r\n"
                          "X-Station-Round-Trip: 00000000000000000000000000000000\r\n"
                          "Message-ID: <guess@example.test>\r\n\r\nHello\r\n");
    QVERIFY(bench.passUntilAnswered(200'000));
    QCOMPARE(bench.station->inbox().numberReceived(), 1);
    QCOMPARE(bench.outcome(), QStringLiteral("fail"));
}

/// A forward of it, or an automatic reply, has not made the way.
void RoundTripTest::aQuotedTokenIsNotTheOne()
{
    const QByteArray token = email::TripToken::make();
    const QByteArray field = QByteArray(email::TripToken::field) + ": " + token + "\r\n";
    QCOMPARE(email::TripToken::of("Subject: x\r\n" + field + "\r\nbody"), token);
    QCOMPARE(email::TripToken::of("Subject: x\r\n\r\n" + field + "\r\nbody"), QByteArray());
    QCOMPARE(email::TripToken::of(field + field + "\r\nbody"), QByteArray());
    QVERIFY(email::TripToken::make() != token);
    QCOMPARE(token.size(), 32);
}

void RoundTripTest::whatDoesNotComeIsSaidAfterTheLimit()
{
    TripBench bench;
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    QVERIFY(bench.passUntilAnswered(200'000));
    QCOMPARE(bench.outcome(), QStringLiteral("fail"));
    QCOMPARE(bench.report()[QStringLiteral("failed")].toInt(), 12);
    QCOMPARE(bench.report()[QStringLiteral("verdict")].toString(), QStringLiteral("Stops at the round trip"));
    QVERIFY2(bench.text().contains(QStringLiteral("did not see it within 120 s")), qPrintable(bench.text()));
    QVERIFY2(bench.next().contains(QStringLiteral("junk")), qPrintable(bench.next()));
    QCOMPARE(bench.mailbox.count("HEADER Message-ID"), 0); // There is no folder for junk to look into.
}

void RoundTripTest::whatLiesAmongTheJunkIsFoundThere()
{
    TripBench bench;
    bench.mailbox.capabilities = "SPECIAL-USE";
    bench.mailbox.uses["Spam"] = "\\Junk";
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    bench.mailbox.folders["Spam"].append(bench.server.mails.first().message);
    QVERIFY(bench.passUntilAnswered(200'000));
    QCOMPARE(bench.outcome(), QStringLiteral("fail"));
    QVERIFY2(bench.text().contains(QStringLiteral("the folder for junk")), qPrintable(bench.text()));
    QVERIFY(bench.next().contains(QStringLiteral("SPF")));
}

void RoundTripTest::aBounceIsSaid()
{
    TripBench bench;
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    bench.mailbox.deliver(bounceOf(bench.server.mails.first().message));
    QVERIFY(bench.passUntilAnswered(30'000));
    QCOMPARE(bench.outcome(), QStringLiteral("fail"));
    QVERIFY2(bench.text().contains(QStringLiteral("it bounced: 552 5.2.2 mailbox full")),
             qPrintable(bench.text()));
}

void RoundTripTest::aMailboxThatCannotBeReadIsSaid()
{
    TripBench bench;
    QCOMPARE(bench.signInto("wrong"), QString());
    bench.begin();
    QVERIFY(bench.isSent() && bench.isWaiting());
    QVERIFY(bench.passUntilAnswered(30'000));
    QCOMPARE(bench.outcome(), QStringLiteral("fail"));
    QVERIFY2(bench.text().contains(Inbox + QStringLiteral(" cannot read: ")), qPrintable(bench.text()));
    QVERIFY(bench.next().contains(QStringLiteral("tocsin check ") + Inbox));
    // Waiting for mail does not try the password again and again.
    QCOMPARE(bench.mailbox.count("AUTHENTICATE") + bench.mailbox.count("LOGIN"), 1);
}

void RoundTripTest::withoutAReaderNothingIsSent()
{
    TripBench bench(false);
    bench.begin();
    QVERIFY(bench.passUntilAnswered(1000));
    QCOMPARE(bench.outcome(), QStringLiteral("fail"));
    QVERIFY2(bench.next().contains(QStringLiteral("email:IncomingAccount")), qPrintable(bench.next()));
    QCOMPARE(bench.server.mails.size(), 0);
    QCOMPARE(result(bench.report(), "sender"), QStringLiteral("pass"));
}

void RoundTripTest::amongSeveralTheLinkedOneReads()
{
    TripBench bench(true, true);
    bench.begin();
    QVERIFY(bench.passUntilAnswered(1000));
    QVERIFY2(bench.next().contains(QStringLiteral("sentMailbox")), qPrintable(bench.next()));
    QCOMPARE(bench.station->set({{QStringLiteral("sentMailbox"), Inbox}}), QString());
    for (const QString &named : {QString(), Inbox}) {
        bench.server.mails.clear();
        bench.begin(named.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("read"), named}});
        QVERIFY(bench.isSent() && bench.isWaiting());
        bench.mailbox.deliver(bench.server.mails.first().message);
        QVERIFY(bench.passUntilAnswered(30'000));
        QVERIFY2(bench.text().startsWith(QStringLiteral("Delivered: ") + Inbox), qPrintable(bench.text()));
    }
}

void RoundTripTest::itCanBeCancelled()
{
    TripBench bench;
    bench.begin({{QStringLiteral("id"), 5}});
    QVERIFY(bench.isSent() && bench.isWaiting());
    station::Call call;
    call.params = {{QStringLiteral("id"), 5}};
    bench.run.methods->find(QStringLiteral("check.cancel"))
        ->run(call, [](const station::Result<QJsonValue> &answer) {
            QCOMPARE(answer.value()[QStringLiteral("cancelled")], QJsonValue(true));
        });
    QVERIFY(bench.run.report);
    QCOMPARE(bench.report()[QStringLiteral("cancelled")], QJsonValue(true));
    QCOMPARE(bench.outcome(), QStringLiteral("skipped"));
    QCOMPARE(result(bench.report(), "send"), QStringLiteral("pass"));
    // It hears no more.
    bench.mailbox.deliver(bench.server.mails.first().message);
    QVERIFY(bench.eventually([&] { return bench.station->inbox().numberReceived() == 1; }));
    bench.clock.advance(200'000);
    QCOMPARE(bench.run.told.count(QStringLiteral("roundTrip")), 1);
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "roundtriptest.moc"
