#include "tests/components/email/inboxbench.h"

using namespace inboxbench;
using email::SignInWait;

#define AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT((bench.clock.advance(0), (condition)), 15'000)

Q_DECLARE_METATYPE(MailboxServer::Speaks)

/// A refused password is not tried again at every start of the station: servers lock the account.
class SignInWaitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesOnOverARestart_data();
    void itGoesOnOverARestart();
    void aSignInThatWorkedLeavesNothingBehind();
    void itGrowsOverRestarts();
    void whatWasMendedDoesNotWait();
    void aClockThatIsSetMakesItNoLonger();

private:
    /// The server has refused the account's password.
    static void refuse(InboxBench &bench)
    {
        bench.start();
        AWAIT(bench.account().lastPollSuccess().isValid());
        QCOMPARE(bench.set({{QStringLiteral("password"), QStringLiteral("wrong")}}), QString());
        AWAIT(bench.account().status() == Status(Status::Fault));
    }
    /// The account was refused twice with this mark, and that is on disk.
    static void refuse(InboxBench &bench, const QString &mark)
    {
        bench.start();
        AWAIT(bench.account().lastPollSuccess().isValid()); // It has nothing to forget any more.
        SignInWait wait;
        wait.load(
            bench.station->station(), bench.account().handle(), [] { return QString(); },
            [](const SignInWait::Left &) {});
        wait.refused(2, 600'000, mark);
        bool durable = false;
        bench.station->station().whenDurable([&durable](const station::Result<void> &) { durable = true; });
        AWAIT(durable);
    }
    /// What a station that starts now finds of the account.
    static SignInWait::Left left(InboxBench &bench, const QString &mark)
    {
        SignInWait wait;
        std::optional<SignInWait::Left> answer;
        wait.load(
            bench.station->station(), bench.account().handle(), [mark] { return mark; },
            [&answer](const SignInWait::Left &left) { answer = left; });
        testsupport::waitUntil([&] { return bench.clock.advance(0), answer.has_value(); }, 15'000);
        return answer.value_or(SignInWait::Left{-1, -1});
    }
};

void SignInWaitTest::itGoesOnOverARestart_data()
{
    QTest::addColumn<Speaks>("speaks");
    QTest::newRow("IMAP") << Speaks::Imap;
    QTest::newRow("POP3") << Speaks::Pop3;
}

void SignInWaitTest::itGoesOnOverARestart()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::First);
    refuse(bench);
    const int tries = bench.server.connections;
    bench.restartWhole();
    AWAIT(bench.account().faultCause().contains(QLatin1String("before the station was stopped")));
    QCOMPARE(bench.account().status(), Status(Status::Fault));
    bench.clock.advance(4 * 60'000);
    QTest::qWait(20);
    QCOMPARE(bench.server.connections, tries);
    bench.clock.advance(60'000);
    AWAIT(bench.server.connections == tries + 1);
    QCOMPARE(bench.set({{QStringLiteral("password"), QString::fromLatin1(bench.server.password)}}),
             QString());
    AWAIT(bench.account().status() == Status());
}

/// The password was right all the time: the server had reasons of its own.
void SignInWaitTest::aSignInThatWorkedLeavesNothingBehind()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.server.answer("LOGIN", "NO [AUTHENTICATIONFAILED] not now");
    bench.start();
    AWAIT(bench.account().status() == Status(Status::Fault));
    QVERIFY(bench.invoke("pollNow")); // A person does not wait.
    AWAIT(bench.account().status() == Status());
    bench.restartWhole();
    AWAIT(bench.account().lastPollSuccess().isValid());
}

void SignInWaitTest::itGrowsOverRestarts()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    refuse(bench);
    bench.restartWhole();
    AWAIT(bench.account().faultCause().contains(QLatin1String("before the station was stopped")));
    const int tries = bench.server.connections;
    bench.clock.advance(5 * 60'000);
    AWAIT(bench.server.connections == tries + 1);
    AWAIT(bench.account().faultCause().contains(QLatin1String("user name and password")));
    bench.restartWhole();
    AWAIT(bench.account().faultCause().contains(QLatin1String("before the station was stopped")));
    bench.clock.advance(9 * 60'000);
    QTest::qWait(20);
    QCOMPARE(bench.server.connections, tries + 1); // Ten minutes now.
    bench.clock.advance(60'000);
    AWAIT(bench.server.connections == tries + 2);
}

void SignInWaitTest::whatWasMendedDoesNotWait()
{
    InboxBench bench(Speaks::Imap);
    refuse(bench, QStringLiteral("old password"));
    QCOMPARE(left(bench, QStringLiteral("old password")).refusals, 2);
    QCOMPARE(left(bench, QStringLiteral("old password")).ms, 600'000);
    QCOMPARE(left(bench, QStringLiteral("new password")).ms, 0);
    QCOMPARE(left(bench, QStringLiteral("new password")).refusals, 0);
}

void SignInWaitTest::aClockThatIsSetMakesItNoLonger()
{
    InboxBench bench(Speaks::Imap);
    refuse(bench, QStringLiteral("mark"));
    bench.clock.setWall(bench.clock.wall().addYears(-1));
    QCOMPARE(left(bench, QStringLiteral("mark")).ms, 600'000);
    bench.clock.setWall(bench.clock.wall().addYears(2));
    QCOMPARE(left(bench, QStringLiteral("mark")).ms, 0);
}

QTEST_GUILESS_MAIN(SignInWaitTest)
#include "signinwaittest.moc"
