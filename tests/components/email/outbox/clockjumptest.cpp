#include "tests/components/email/accountbench.h"
#include "tests/components/email/outbox/outboxbench.h"

namespace {

constexpr qint64 Minute = 60'000;

const QDateTime Epoch(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
const QDateTime YearBack(QDate(2025, 11, 22), QTime(7, 0), Qt::UTC);
const QDateTime TenYearsOn(QDate(2036, 11, 22), QTime(7, 0), Qt::UTC);

} // namespace

/// The wall clock jumps while mail waits, in a running station and over a restart: nothing waits longer than
/// a quarter of an hour, nothing is lost, and no certificate is judged by a clock that is plainly wrong.
class ClockJumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingMailGoesWithinAQuarterOfAnHour_data();
    void waitingMailGoesWithinAQuarterOfAnHour();
    void jumpingThereAndBackLosesNothing();
    void certificatesWaitForTheClock_data();
    void certificatesWaitForTheClock();
    void whatSeemsExpiredInTenYearsGoesWhenTheClockIsRight();
};

void ClockJumpTest::waitingMailGoesWithinAQuarterOfAnHour_data()
{
    QTest::addColumn<QDateTime>("wall");
    QTest::addColumn<int>("how");
    const std::pair<const char *, QDateTime> walls[] = {
        {"1970", Epoch}, {"a year back", YearBack}, {"ten years on", TenYearsOn}};
    const char *hows[] = {"running", "clean restart", "killed", "power cut"};
    for (const auto &[name, wall] : walls) {
        for (int how = 0; how < 4; ++how)
            QTest::addRow("%s, %s", name, hows[how]) << wall << how;
    }
}

void ClockJumpTest::waitingMailGoesWithinAQuarterOfAnHour()
{
    using namespace outboxbench;
    QFETCH(QDateTime, wall);
    QFETCH(int, how);
    Bench bench;
    bench.a.script = [](const Delivery &delivery) {
        return delivery.envelope.token == 3 ? lostAfterDot() : refused(delivery, Step::EndOfData, 451);
    };
    const quint64 alarm = bench.put(mail(10));
    const quint64 other = bench.put(mail(128, MailKind::Mail));
    bench.settle();
    bench.pass(10 * Minute, 5 * Minute);
    const quint64 doubtful = bench.put(mail());
    bench.settle();
    QCOMPARE(bench.state(doubtful), QStringLiteral("Ambiguous"));

    bench.clock.setWall(wall);
    if (how > 0)
        bench.restart(how == 1 ? End::Clean : how == 2 ? End::Kill : End::PowerCut);
    for (const quint64 id : {alarm, other, doubtful}) {
        const QString next = bench.row(id).value(QLatin1String("nextTry")).toString();
        const qint64 wait = wall.msecsTo(QDateTime::fromString(next, Qt::ISODateWithMs));
        QVERIFY2(wait >= 0 && wait <= 15 * Minute, qPrintable(next));
    }
    bench.a.script = delivered;
    bench.pass(15 * Minute + 1000, 5 * Minute);
    for (const quint64 id : {alarm, other, doubtful})
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    QCOMPARE(bench.outbox->waiting(), 0);
}

void ClockJumpTest::jumpingThereAndBackLosesNothing()
{
    using namespace outboxbench;
    Bench bench;
    const QDateTime right = bench.clock.wall();
    bench.a.script = [](const Delivery &delivery) { return refused(delivery, Step::EndOfData, 451); };
    QList<quint64> ids;
    for (const QDateTime &wall : {Epoch, TenYearsOn, YearBack, right}) {
        bench.clock.setWall(wall);
        ids << bench.put(mail()) << bench.put(mail(200, MailKind::Mail));
        bench.pass(2 * Minute, 2 * Minute);
        bench.restart(End::Kill);
        bench.pass(2 * Minute, 2 * Minute);
    }
    bench.a.script = delivered;
    bench.pass(16 * Minute, 4 * Minute);
    for (const quint64 id : ids)
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    // Order is by number, whatever the clock was.
    QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM message")).toInt(), int(ids.size()));
}

void ClockJumpTest::certificatesWaitForTheClock_data()
{
    QTest::addColumn<QDateTime>("wall");
    QTest::newRow("1970") << Epoch;
    QTest::newRow("a year back") << YearBack;
}

void ClockJumpTest::certificatesWaitForTheClock()
{
    using namespace accountbench;
    QFETCH(QDateTime, wall);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    const QDateTime right = clock.wall();
    clock.setWall(wall);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Down));
    QVERIFY2(bench.account().faultCause().contains(u"clock"), qPrintable(bench.account().faultCause()));
    // No person is asked to judge by a wrong clock.
    QCOMPARE(bench.account().challenge(), QString());
    QVERIFY(!bench.station->host());
    QVERIFY(!bench.pass(3 * Minute, [&] { return !bench.server.mails.isEmpty(); }));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));

    clock.setWall(right.addSecs(600));
    QVERIFY(bench.pass(2 * Minute, [&] { return bench.server.mails.size() == 1; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
    QCOMPARE(bench.status(), Status());
}

void ClockJumpTest::whatSeemsExpiredInTenYearsGoesWhenTheClockIsRight()
{
    using namespace accountbench;
    factory::Recipe recipe = serverRecipe();
    recipe.to = QDateTime(QDate(2028, 1, 1), QTime(0, 0), Qt::UTC);
    Bench bench(Tls::First, factory::issue(recipe, authority()));
    FakeClock &clock = bench.clock;
    bench.start();
    const QDateTime right = clock.wall();
    clock.setWall(TenYearsOn);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(bench.server.mails.size(), 0);
    clock.setWall(right.addSecs(60));
    QVERIFY(bench.pass(16 * Minute, [&] { return bench.server.mails.size() == 1; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

QTEST_GUILESS_MAIN(ClockJumpTest)
#include "clockjumptest.moc"
