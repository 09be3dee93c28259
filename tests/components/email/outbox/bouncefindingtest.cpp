#include "components/email/outbox/bounces.h"
#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

/// Bounces at the outbox itself: what is under way, and what comes at the same time.
class BounceFindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoAtOnceAreLookedAtOneAfterTheOther();
    void aMessageThatOthersStillWaitForIsHeededToo();

private:
    static Bounce bounceOf(Bench &bench, quint64 id, const QString &address)
    {
        Bounce bounce;
        bounce.messageIds = {bench.row(id)["messageId"].toString().toLatin1()};
        bounce.fates = {{.addresses = {address}, .reply = reply(550, "5.1.1")}};
        return bounce;
    }
};

void BounceFindingTest::twoAtOnceAreLookedAtOneAfterTheOther()
{
    Bench bench;
    const quint64 id = bench.put(mail());
    bench.settle();
    const Bounce bounce = bounceOf(bench, id, QStringLiteral("duty@example.com"));
    QList<bool> found;
    for (int i = 0; i < 2; ++i) {
        bench.outbox->findBounced(bounce, [&](const std::optional<BounceFinding> &finding) {
            found.append(finding.has_value());
            if (finding)
                (void)bench.outbox->enterBounce(*finding);
        });
    }
    QVERIFY(testsupport::waitUntil([&] { return found.size() == 2; }));
    QCOMPARE(found, (QList<bool>{true, false}));
    QCOMPARE(bench.troubles.size(), 1);
    QCOMPARE(bench.state(id), QStringLiteral("Failed"));
}

void BounceFindingTest::aMessageThatOthersStillWaitForIsHeededToo()
{
    Bench bench;
    bool isLate = true;
    bench.a.script = [&isLate](const Delivery &delivery) {
        Outcome outcome = delivered(delivery);
        for (RecipientResult &one : outcome.receipt.recipients) {
            if (one.address == address(QStringLiteral("late@x.example")))
                one = {one.address, false, isLate ? reply(450, "4.2.1") : reply(550, "5.1.1")};
        }
        return outcome;
    };
    const quint64 id =
        bench.put(mailTo({QStringLiteral("gone@x.example"), QStringLiteral("late@x.example")}));
    bench.settle();
    QCOMPARE(bench.recipient(id, 1), QStringLiteral("Queued"));
    bench.outbox->findBounced(bounceOf(bench, id, QStringLiteral("gone@x.example")),
                              [&](const std::optional<BounceFinding> &finding) {
                                  if (finding)
                                      (void)bench.outbox->enterBounce(*finding);
                              });
    bench.settle();
    QCOMPARE(bench.recipient(id, 0), QStringLiteral("Bounced"));
    QCOMPARE(bench.state(id), QStringLiteral("Queued"));
    isLate = false;
    bench.a.seen.clear();
    bench.pass(30 * 60'000);
    QCOMPARE(bench.recipient(id, 0), QStringLiteral("Bounced"));
    QCOMPARE(bench.recipient(id, 1), QStringLiteral("Refused"));
    QCOMPARE(bench.state(id), QStringLiteral("Failed")); // Nobody has it.
    QCOMPARE(bench.a.seen.size(), std::size_t(1));
    QCOMPARE(bench.a.seen[0].envelope.recipients.size(), 1);
}

QTEST_GUILESS_MAIN(BounceFindingTest)
#include "bouncefindingtest.moc"
