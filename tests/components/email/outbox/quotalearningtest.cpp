#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr int Urgent = 10;

/// Takes @p most messages, then says @p code to each further one.
FakeCourier::Script takes(int most, Step step, int code, const QByteArray &enhanced)
{
    return [most, step, code, enhanced, taken = std::make_shared<int>(0)](const Delivery &delivery) {
        return (*taken)++ < most ? delivered(delivery) : refused(delivery, step, code, enhanced);
    };
}

} // namespace

/// The budget of an account: its reserve for what is urgent, what refusals teach, and that a restart forgets
/// none of it.
class QuotaLearningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReserveIsForUrgentMail()
    {
        Bench bench;
        bench.a.allowed.maxSendablePerDay = 10;
        bench.a.allowed.reservePercent = 20;
        for (int i = 0; i < 12; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 8);
        QVERIFY2(bench.troubles.join(u' ').contains(u"kept for urgent mail"),
                 qPrintable(bench.troubles.join(u' ')));
        // Urgent mail that gets through ends what the account shows; the other mail waits on.
        const std::size_t told = bench.a.failures.size();
        const qsizetype troubles = bench.troubles.size();
        bench.put(mail(Urgent));
        bench.settle();
        QVERIFY(bench.a.failures.size() > told);
        QCOMPARE(bench.troubles.size(), troubles);
        for (int i = 0; i < 2; ++i)
            bench.put(mail(Urgent));
        bench.settle();
        QCOMPARE(bench.a.sent, 10); // The third one finds the day used up.
        QCOMPARE(bench.outbox->waiting(), 5);
        bench.pass(25 * Hour, Hour);
        QCOMPARE(bench.outbox->waiting(), 0);
    }

    void theReserveOfRecipientsAndOfTheMinute()
    {
        Bench bench;
        bench.a.allowed.maxRecipientsPerDay = 10;
        bench.a.allowed.reservePercent = 50;
        const QStringList three{QStringLiteral("a@x.example"), QStringLiteral("b@x.example"),
                                QStringLiteral("c@x.example")};
        bench.put(mailTo(three));
        bench.put(mailTo(three));
        bench.settle();
        QCOMPARE(bench.a.sent, 1);
        bench.put(mailTo(three, Urgent));
        bench.settle();
        QCOMPARE(bench.a.sent, 2);

        Bench minute;
        minute.a.allowed.maxPerMinute = 10;
        minute.a.allowed.reservePercent = 20;
        for (int i = 0; i < 12; ++i)
            minute.put(mail());
        minute.settle();
        QCOMPARE(minute.a.sent, 8);
        minute.put(mail(Urgent));
        minute.settle();
        QCOMPARE(minute.a.sent, 9);
    }

    void ordinaryMailBeyondTheReserveUsesTheFallback()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.a.allowed.maxSendablePerDay = 10;
        bench.a.allowed.reservePercent = 20;
        for (int i = 0; i < 12; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 8);
        QCOMPARE(bench.b.sent, 4);
        bench.put(mail(Urgent));
        bench.settle();
        QCOMPARE(bench.a.sent, 9);
    }

    void aRefusedSignInWaitsOnOverRestarts()
    {
        Bench bench;
        bench.a.mark = QStringLiteral("first password");
        bench.a.script = [](const Delivery &delivery) {
            return refused(delivery, Step::SignIn, 535, "5.7.8");
        };
        bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        // A station that is started again and again would try the wrong password each time.
        for (int i = 0; i < 5; ++i) {
            bench.restart(i % 2 ? End::Kill : End::PowerCut);
            bench.settle();
            bench.pass(30'000);
            QCOMPARE(bench.a.failures.back().status, station::Status(station::Status::Fault));
        }
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        bench.pass(5 * Minute);
        QCOMPARE(bench.a.seen.size(), std::size_t(2));
        // The ladder goes on: 10 min after the second refusal, not 5.
        bench.restart(End::Kill);
        bench.pass(6 * Minute, Minute);
        QCOMPARE(bench.a.seen.size(), std::size_t(2));
        bench.pass(4 * Minute, Minute);
        QCOMPARE(bench.a.seen.size(), std::size_t(3));
        // Whoever mends the account while the station is stopped does not wait.
        bench.a.mark = QStringLiteral("second password");
        bench.a.script = delivered;
        bench.restart(End::Clean);
        bench.settle();
        QCOMPARE(bench.a.sent, 1);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM learned")).toInt(), 0);
    }

    void aSignInThatWorksAgainIsForgotten()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            return refused(delivery, Step::SignIn, 535, "5.7.8");
        };
        bench.put(mail());
        bench.settle();
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM learned")).toInt(), 1);
        bench.a.script = delivered;
        bench.pass(6 * Minute, Minute);
        QCOMPARE(bench.a.sent, 1);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM learned")).toInt(), 0);
    }

    void aDaysLimitIsLearnedShownAndOutlastsARestart()
    {
        Bench bench;
        bench.a.allowed.reservePercent = 20;
        bench.a.script = takes(30, Step::MailFrom, 550, "5.4.5");
        for (int i = 0; i < 40; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 30);
        QCOMPARE(bench.a.seen.size(), std::size_t(31)); // One refusal is enough, and no attempt is burnt.
        QCOMPARE(bench.sql(QStringLiteral("SELECT MAX(strikes) FROM message")).toInt(), 0);
        const QString learned = QStringLiteral("30 messages in 24 hours (learned 2026-11-22 from 550 5.4.5)");
        QVERIFY2(bench.a.quota.learned.contains(learned), qPrintable(bench.a.quota.learned));

        bench.a.script = delivered;
        bench.clock.advance(10 * Minute);
        bench.restart(End::Kill);
        bench.settle();
        // Still closed, and it says why.
        QCOMPARE(bench.a.sent, 30);
        QVERIFY(bench.a.failures.back().cause.contains(u"550 5.4.5"));
        QVERIFY2(bench.a.quota.learned.contains(learned), qPrintable(bench.a.quota.learned));
        QVERIFY2(bench.a.quota.used.startsWith(u"30 of 30 messages"), qPrintable(bench.a.quota.used));

        // An hour later it is open again: for what is urgent, since the day is known to be used up.
        bench.pass(51 * Minute, Minute);
        bench.put(mail(Urgent));
        bench.settle();
        QCOMPARE(bench.a.sent, 31);
        bench.pass(Day, Hour);
        QCOMPARE(bench.outbox->waiting(), 0);

        // The next day ordinary mail stops before the provider has to refuse.
        bench.pass(Day + Hour, Hour);
        for (int i = 0; i < 40; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 40 + 1 + 24);
    }

    void whatOthersUsedUpTeachesNothing()
    {
        Bench bench;
        bench.a.script = takes(3, Step::MailFrom, 550, "5.4.5");
        for (int i = 0; i < 5; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 3);
        QVERIFY2(!bench.a.quota.learned.contains(u"24 hours"), qPrintable(bench.a.quota.learned));
        bench.a.script = delivered;
        bench.pass(61 * Minute, Minute);
        QCOMPARE(bench.a.sent, 5);
        QCOMPARE(bench.a.quota.learned, QString()); // It works: no longer closed.
    }

    void aRateIsLearnedAndForgottenAfterADay()
    {
        Bench bench;
        bench.a.script = takes(8, Step::MailFrom, 451, "4.7.500");
        for (int i = 0; i < 9; ++i)
            bench.put(mail());
        bench.settle();
        QVERIFY2(bench.a.quota.learned.contains(u"6 messages a minute"), qPrintable(bench.a.quota.learned));
        bench.a.script = delivered;
        bench.pass(10 * Minute, Minute);
        QCOMPARE(bench.a.sent, 9);
        for (int i = 0; i < 10; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 9 + 6);
        bench.put(mail(Urgent)); // May always try.
        bench.settle();
        QCOMPARE(bench.a.sent, 9 + 6 + 1);
        bench.pass(Day + Hour, Hour);
        QCOMPARE(bench.a.quota.learned, QString());
    }

    void recipientsOfOneMessageAreLearned_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("452 4.5.3") << true;
        QTest::newRow("LIMITS") << false;
    }
    void recipientsOfOneMessageAreLearned()
    {
        QFETCH(bool, refused);
        Bench bench;
        const QStringList three{QStringLiteral("a@x.example"), QStringLiteral("b@x.example"),
                                QStringLiteral("c@x.example")};
        bench.a.script = [refused](const Delivery &delivery) {
            Outcome outcome = delivered(delivery);
            for (qsizetype i = 2; i < outcome.receipt.recipients.size(); ++i)
                outcome.receipt.recipients[i] = {delivery.envelope.recipients.at(i), false,
                                                 refused ? reply(452, "4.5.3") : ServerReply{}};
            return outcome;
        };
        const quint64 id = bench.put(mailTo(three));
        bench.settle(); // No time goes by.
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        const QString from = refused ? QStringLiteral("452 4.5.3") : QStringLiteral("LIMITS");
        QCOMPARE(bench.a.quota.learned,
                 QStringLiteral("2 recipients in one message (learned 2026-11-22 from %1)").arg(from));
        bench.restart(End::Clean);
        bench.put(mailTo(three));
        bench.settle();
        QCOMPARE(bench.a.seen.back().envelope.maxRecipients, 2);
    }

    void tooManyConnectionsTeachToMakeDoWithOne()
    {
        Bench bench;
        bench.a.script = takes(0, Step::SignIn, 432, "4.3.2");
        bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.quota.connections, 1);
        bench.restart(End::Clean);
        bench.settle();
        QCOMPARE(bench.a.quota.connections, 1);
        bench.a.script = delivered;
        bench.pass(Day + Hour, Hour);
        QCOMPARE(bench.a.quota.connections, 0);
    }

    void whatAPersonEditsOpensTheAccount()
    {
        Bench bench;
        bench.a.script = takes(0, Step::MailFrom, 550, "5.4.5");
        const quint64 id = bench.put(mail());
        bench.settle();
        bench.a.script = delivered;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM learned")).toInt(), 0);
    }

    /// Whatever the wall clock was or is: closed for an hour at most, and learned for a week at most.
    void aWallClockThatJumpsOverARestartKeepsNothingClosed_data()
    {
        QTest::addColumn<QDateTime>("wall");
        QTest::newRow("1970") << QDateTime(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
        QTest::newRow("a year back") << QDateTime(QDate(2025, 11, 22), QTime(0, 0), Qt::UTC);
        QTest::newRow("ten years on") << QDateTime(QDate(2036, 11, 22), QTime(0, 0), Qt::UTC);
    }
    void aWallClockThatJumpsOverARestartKeepsNothingClosed()
    {
        QFETCH(QDateTime, wall);
        Bench bench;
        bench.a.script = takes(30, Step::MailFrom, 550, "5.4.5");
        for (int i = 0; i < 31; ++i)
            bench.put(mail());
        bench.settle();
        bench.a.script = delivered;
        bench.clock.setWall(wall);
        bench.restart(End::PowerCut);
        bench.settle();
        bench.put(mail(Urgent));
        bench.pass(61 * Minute, Minute);
        QVERIFY(bench.a.sent >= 31);
        bench.pass(8 * Day, 6 * Hour);
        QCOMPARE(bench.a.quota.learned, QString());
        QCOMPARE(bench.outbox->waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(QuotaLearningTest)
#include "quotalearningtest.moc"
