#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// What an account does with the limits of its provider, whom it knows by the name that the server says.
class ProviderLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesOfOneConnectionAreKept();
    void recipientsOfOneMessageAreKept();
    void theProvidersWordsAndWhoMendsIt();
    void whatIsUsedIsShownAfterARestartToo();
};

void ProviderLimitsTest::messagesOfOneConnectionAreKept()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.name = "smtp115.mail.bf1.yahoo.com";
    bench.server.chunking = true;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    // From the second connection on it is known whose server it is.
    bench.server.hangUp();
    WAIT_FOR(bench.account().state() == u"closed");
    bench.server.connections = 0;
    for (int i = 0; i < 45; ++i)
        bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 46 && bench.account().isIdle());
    QCOMPARE(bench.server.connections, 3);
    QCOMPARE(bench.server.count("QUIT"), 2); // A goodbye, before the server closes without a word.
}

void ProviderLimitsTest::recipientsOfOneMessageAreKept()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.name = "smtp115.mail.bf1.yahoo.com";
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QStringList many;
    for (int i = 0; i < 230; ++i)
        many << QStringLiteral("user%1@example.test").arg(i);
    const quint64 id = bench.station->send(many);
    WAIT_FOR(bench.server.mails.size() == 4 && bench.account().isIdle()); // No time goes by.
    QCOMPARE(bench.server.mails.at(1).recipients.size(), 100);
    QCOMPARE(bench.server.mails.at(2).recipients.size(), 100);
    QCOMPARE(bench.server.mails.at(3).recipients.size(), 30);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

void ProviderLimitsTest::theProvidersWordsAndWhoMendsIt()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.name = "FR2P281CA0012.outlook.office365.com";
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    bench.server.answer(At::Dot, {.text = "554 5.2.2 mailbox full; STOREDRV.Submission"}, 1);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(u"Sent Items"), qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.account().mendedBy(), QStringLiteral("whoever looks after this station"));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QVERIFY(bench.pass(6 * 60'000, [&] { return bench.server.mails.size() == 2; }));
    WAIT_FOR(bench.account().isIdle() && bench.status() == Status());
    QCOMPARE(bench.account().mendedBy(), QString());
}

void ProviderLimitsTest::whatIsUsedIsShownAfterARestartToo()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("maxSendablePerDay"), 500}});
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.account().reserveForUrgent(), 20);
    bench.station->send({QStringLiteral("bob@example.test"), QStringLiteral("carol@example.test")});
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    clock.advance(1000);
    bench.settle();
    QCOMPARE(bench.account().quotaUsed(), QStringLiteral("1 of 500 messages, 2 recipients in 24 hours"));
    QCOMPARE(bench.account().quotaLearned(), QString());
}

QTEST_GUILESS_MAIN(ProviderLimitsTest)
#include "providerlimitstest.moc"
