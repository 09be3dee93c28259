#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

namespace {

constexpr qint64 Minute = 60'000;

/// Lost behind the final dot, when the server had answered for each recipient with @p codes.
Outcome lostWith(const Delivery &delivery, const QList<int> &codes)
{
    Outcome outcome = lostAfterDot();
    outcome.token = delivery.envelope.token;
    for (qsizetype i = 0; i < delivery.envelope.recipients.size(); ++i)
        outcome.receipt.recipients.append(
            {delivery.envelope.recipients[i], codes.value(i) == 250, reply(codes.value(i), "4.2.0")});
    return outcome;
}

std::function<void(std::function<void(Sighting)>)> shows(Sighting sighting)
{
    return [sighting](const std::function<void(Sighting)> &done) { done(sighting); };
}

} // namespace

/// A message of which nobody knows whether the server took it, and a mailbox that may tell.
class DoubtsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFoundIsNotSentAgain();
    void whatIsNotFoundIsSentAgain_data();
    void whatIsNotFoundIsSentAgain();
    void aMailboxThatIsSilentHoldsNothingBackForLong();
    void itIsLookedForWhenItWouldBeSentAgainAndOnceForEachDoubt();
    void ofSeveralRecipientsOnlyTheAcceptedAreProven();
    void whomTheServerRefusedOnceIsNotProvenByACopyOfThatTime();
    void aCopyThatWasTakenForAnotherProvesNothing();
    void afterACrashASingleRecipientIsProvenAndSeveralAreNot_data();
    void afterACrashASingleRecipientIsProvenAndSeveralAreNot();
};

void DoubtsTest::whatIsFoundIsNotSentAgain()
{
    Bench bench;
    bench.a.script = [](const Delivery &) { return lostAfterDot(); };
    bench.a.mailbox = shows(Sighting::Seen);
    const NewMail one = mail();
    const quint64 id = bench.put(one);
    bench.settle();
    QCOMPARE(bench.state(id), QStringLiteral("Ambiguous"));
    bench.pass(2 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.recipient(id, 0), QStringLiteral("Sent"));
    QVERIFY(bench.recipient(id, 0, "text").contains(QLatin1String("found")));
    QCOMPARE(bench.a.lookedFor, QList<QByteArray>{one.mail.messageId});
    QCOMPARE(bench.a.seen.size(), std::size_t(1));
    QCOMPARE(bench.a.sent, 1);
    bench.restart(End::Kill);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.outbox->waiting(), 0);
}

void DoubtsTest::whatIsNotFoundIsSentAgain_data()
{
    QTest::addColumn<Sighting>("sighting");
    QTest::newRow("absent") << Sighting::Absent;
    QTest::newRow("the mailbox cannot tell") << Sighting::Unknown;
}

void DoubtsTest::whatIsNotFoundIsSentAgain()
{
    QFETCH(Sighting, sighting);
    Bench bench;
    bench.a.script = [&](const Delivery &delivery) {
        return bench.a.seen.size() == 1 ? lostAfterDot() : delivered(delivery);
    };
    bench.a.mailbox = shows(sighting);
    const quint64 id = bench.put(mail());
    bench.settle();
    bench.pass(2 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.a.seen.size(), std::size_t(2));
    QCOMPARE(bench.a.seen[0].envelope.message, bench.a.seen[1].envelope.message);
}

void DoubtsTest::aMailboxThatIsSilentHoldsNothingBackForLong()
{
    Bench bench;
    bench.a.script = [&](const Delivery &delivery) {
        return bench.a.seen.size() == 1 ? lostAfterDot() : delivered(delivery);
    };
    std::function<void(Sighting)> late;
    bench.a.mailbox = [&](std::function<void(Sighting)> done) { late = std::move(done); };
    const quint64 id = bench.put(mail());
    bench.settle();
    bench.pass(Minute, 1000);
    QVERIFY(late);
    QCOMPARE(bench.a.seen.size(), std::size_t(1));
    bench.pass(Minute / 2, 1000);
    QCOMPARE(bench.a.seen.size(), std::size_t(2));
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    late(Sighting::Seen); // Nobody asks any more.
    bench.settle();
    QCOMPARE(bench.a.sent, 1);
}

void DoubtsTest::itIsLookedForWhenItWouldBeSentAgainAndOnceForEachDoubt()
{
    Bench bench;
    bench.a.script = [&](const Delivery &delivery) {
        return bench.a.seen.size() < 3 ? lostAfterDot() : delivered(delivery);
    };
    bench.a.mailbox = shows(Sighting::Absent);
    const quint64 id = bench.put(mail());
    bench.settle();
    bench.pass(Minute - 1000, 1000);
    QVERIFY(bench.a.lookedFor.isEmpty()); // The server may still be filing it.
    bench.pass(20 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.a.lookedFor.size(), 2);
    QCOMPARE(bench.a.seen.size(), std::size_t(3));
}

void DoubtsTest::ofSeveralRecipientsOnlyTheAcceptedAreProven()
{
    Bench bench;
    bench.a.script = [&](const Delivery &delivery) {
        return bench.a.seen.size() == 1 ? lostWith(delivery, {250, 450}) : delivered(delivery);
    };
    bench.a.mailbox = shows(Sighting::Seen);
    const quint64 id = bench.put(mailTo({QStringLiteral("a@x.example"), QStringLiteral("b@x.example")}));
    bench.settle();
    bench.pass(2 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.a.seen.size(), std::size_t(2));
    QCOMPARE(bench.a.seen[1].envelope.recipients, QList<MailAddress>{address(QStringLiteral("b@x.example"))});
}

/// The copy that is found may be the one of the first attempt, which was not for b.
void DoubtsTest::whomTheServerRefusedOnceIsNotProvenByACopyOfThatTime()
{
    Bench bench;
    bench.a.script = [&](const Delivery &delivery) {
        const std::size_t attempt = bench.a.seen.size();
        return attempt == 1   ? lostWith(delivery, {250, 450})
               : attempt == 2 ? lostWith(delivery, {250, 250})
                              : delivered(delivery);
    };
    bench.a.mailbox = [&](const std::function<void(Sighting)> &done) {
        done(bench.a.lookedFor.size() == 1 ? Sighting::Absent : Sighting::Seen);
    };
    const quint64 id = bench.put(mailTo({QStringLiteral("a@x.example"), QStringLiteral("b@x.example")}));
    bench.settle();
    bench.pass(20 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.a.seen.size(), std::size_t(3));
    QCOMPARE(bench.a.seen[2].envelope.recipients, QList<MailAddress>{address(QStringLiteral("b@x.example"))});
}

void DoubtsTest::aCopyThatWasTakenForAnotherProvesNothing()
{
    Bench bench;
    bench.a.script = [&](const Delivery &delivery) {
        Outcome outcome = delivered(delivery);
        if (bench.a.seen.size() == 1) {
            outcome.receipt.recipients[1].accepted = false;
            outcome.receipt.recipients[1].reply = reply(450, "4.2.0");
        } else if (bench.a.seen.size() == 2) {
            outcome = lostWith(delivery, {250});
        }
        return outcome;
    };
    bench.a.mailbox = shows(Sighting::Seen);
    const quint64 id = bench.put(mailTo({QStringLiteral("a@x.example"), QStringLiteral("b@x.example")}));
    bench.settle();
    bench.pass(60 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.a.seen.size(), std::size_t(3));
    QCOMPARE(bench.a.lookedFor.size(), 1);
}

void DoubtsTest::afterACrashASingleRecipientIsProvenAndSeveralAreNot_data()
{
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<int>("copies");
    QTest::newRow("one") << QStringList{QStringLiteral("a@x.example")} << 0;
    QTest::newRow("two") << QStringList{QStringLiteral("a@x.example"), QStringLiteral("b@x.example")} << 1;
}

void DoubtsTest::afterACrashASingleRecipientIsProvenAndSeveralAreNot()
{
    QFETCH(QStringList, to);
    QFETCH(int, copies);
    Bench bench;
    bench.a.script = nullptr; // Handed over, and the station dies.
    const quint64 id = bench.put(mailTo(to));
    bench.settle();
    QCOMPARE(bench.a.seen.size(), std::size_t(1));
    bench.a.seen.clear();
    bench.a.script = delivered;
    bench.a.mailbox = shows(Sighting::Seen);
    bench.restart(End::Kill);
    bench.settle();
    bench.pass(2 * Minute);
    QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.a.lookedFor.size(), 1);
    QCOMPARE(int(bench.a.seen.size()), copies);
}

QTEST_GUILESS_MAIN(DoubtsTest)
#include "doubtstest.moc"
