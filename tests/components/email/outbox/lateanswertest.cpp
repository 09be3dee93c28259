#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// A server that keeps the answer to the final dot back, up to the 600 s of RFC 5321 §4.5.3.2.6 and beyond.
class LateAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerAfter590SecondsIsOneCopyAndHoldsNobodyBack();
    void after600SecondsItIsInDoubtAndSentAgainOnce();
    void aServerThatBearsOneConnectionGetsNoSecond();
};

namespace {

/// Time goes on while the server is silent on one connection.
void passSilently(Bench &bench, qint64 ms)
{
    for (qint64 gone = 0; gone < ms; gone += 5000) {
        bench.clock.advance(5000);
        QCoreApplication::processEvents();
    }
}

/// The next message gets no answer; gives its number.
quint64 sendIntoSilence(Bench &bench)
{
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    bench.start();
    bench.station->send();
    [&] { WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle()); }();
    bench.server.answer(At::Dot, {.then = Then::Stall}, 1);
    const quint64 slow = bench.station->send();
    // Each reply begins the wait anew, so time goes on once those before the silence are read.
    [&] { WAIT_FOR(bench.station->traceOf().count(QStringLiteral("250 2.1.5 ok")) == 2); }();
    return slow;
}

} // namespace

void LateAnswerTest::anAnswerAfter590SecondsIsOneCopyAndHoldsNobodyBack()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    const quint64 slow = sendIntoSilence(bench);
    passSilently(bench, 5'000);
    for (int i = 1; i <= 3; ++i) {
        const quint64 other = bench.station->send();
        WAIT_FOR(bench.server.mails.size() == 2 + i && bench.account().numberSent() == 1 + i);
        QCOMPARE(bench.station->stateOf(other), QStringLiteral("Sent"));
        passSilently(bench, 195'000);
    }
    QCOMPARE(bench.station->stateOf(slow), QStringLiteral("Sending"));
    bench.server.release();
    WAIT_FOR(bench.account().numberSent() == 5 && bench.account().isIdle());
    const QJsonObject message = bench.station->message(slow);
    QCOMPARE(message.value(QStringLiteral("state")).toString(), QStringLiteral("Sent"));
    QCOMPARE(message.value(QStringLiteral("attempts")).toInt(), 1);
    QCOMPARE(bench.server.mails.size(), 5); // One copy of each.
    QVERIFY(bench.status() == Status());
}

void LateAnswerTest::after600SecondsItIsInDoubtAndSentAgainOnce()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    const quint64 slow = sendIntoSilence(bench);
    const QByteArray bytes = bench.server.mails.constLast().message;
    passSilently(bench, 605'000);
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(slow), QStringLiteral("Ambiguous"));
    QVERIFY(bench.pass(65'000, [&] { return bench.server.mails.size() == 3; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(slow), QStringLiteral("Sent"));
    QCOMPARE(bench.server.mails.constLast().message, bytes);
}

/// Microsoft 365 says 432 4.3.2 where somebody else uses the account too; see LearnedLimits.
void LateAnswerTest::aServerThatBearsOneConnectionGetsNoSecond()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.answer(At::Mail, {.text = "432 4.3.2 sender thread limit exceeded"}, 1);
    const quint64 first = [&] {
        bench.server.chunking = true;
        bench.start();
        return bench.station->send();
    }();
    WAIT_FOR(!bench.account().quotaLearned().isEmpty());
    QVERIFY2(bench.account().quotaLearned().contains(u"1 connection at a time (learned 2026-11-22 from 432"),
             qPrintable(bench.account().quotaLearned()));
    QVERIFY(bench.pass(120'000, [&] { return bench.server.mails.size() == 1; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(first), QStringLiteral("Sent"));

    const int before = bench.server.connections;
    bench.server.answer(At::Dot, {.then = Then::Stall}, 1);
    bench.station->send();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 2);
    passSilently(bench, 30'000);
    QCOMPARE(bench.server.connections, before);
    bench.server.release();
    WAIT_FOR(bench.server.mails.size() == 3 && bench.account().isIdle());
    QCOMPARE(bench.server.connections, before);
}

QTEST_GUILESS_MAIN(LateAnswerTest)
#include "lateanswertest.moc"
