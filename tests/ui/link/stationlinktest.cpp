#include "tests/support/uistation.h"

#include <QSignalSpy>
#include <QTest>

using testsupport::UiStation;
using ui::StationLink;

class StationLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerComesFromTheStation();
    void anAnswerNeverComesAfterItsAskerHasGone();
    void aCallWithoutASessionFailsLater();
    void aLostSessionEndsItsCallsAndComesBack();
    void watchesAreRenewedInTheNextSession();
    void oneWatchServesSeveralAndEndsWithTheLast();
    void aWatchBecomesDeepWhenSomebodyWantsIt_data();
    void aWatchBecomesDeepWhenSomebodyWantsIt();
    void whatIsWatchedAnewAtOnceIsWatchedOnce();
    void aRefusedWatchIsAskedForAgain();
    void aStationThatDoesNotRunIsStartedOnce();
    void aStationThatWasStoppedStaysStopped();
    void whyThereIsNoStationIsSaid();
    void whatIsGivenUpAnswersItsAsker();

private:
    static QJsonObject ords(const QString &ord) { return {{QStringLiteral("ords"), QJsonArray{ord}}}; }
    /// How often a change of the account's login is told; a later answer shows that nothing more comes.
    static int timesTold(UiStation &station, const QString &account)
    {
        QSignalSpy changed(&station.link(), &StationLink::slotChanged);
        if (!station.set(UiStation::outgoing() + QStringLiteral(".account"), account).isEmpty())
            return -1;
        station.describe(UiStation::outgoing());
        int times = 0;
        for (const QList<QVariant> &one : changed)
            times += one[1] == QStringLiteral("account") ? 1 : 0;
        return times;
    }
};

void StationLinkTest::anAnswerComesFromTheStation()
{
    UiStation station;
    QVERIFY(station.start());
    QVERIFY(station.link().isAdmin());
    QString text;
    station.link().call(QStringLiteral("slot.read"), ords(UiStation::outgoing() + QStringLiteral(".port")),
                        this, [&](const client::Reply &reply) {
                            text = reply.value[0][QStringLiteral("value")].toVariant().toString();
                        });
    QTRY_COMPARE(text, QStringLiteral("-1"));
    QVERIFY(station.link().pendingCalls().isEmpty());
}

void StationLinkTest::anAnswerNeverComesAfterItsAskerHasGone()
{
    UiStation station;
    QVERIFY(station.start());
    bool came = false;
    auto asker = std::make_unique<QObject>();
    station.link().call(QStringLiteral("types.list"), {}, asker.get(),
                        [&](const client::Reply &) { came = true; });
    asker.reset();
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QVERIFY(!came);
}

void StationLinkTest::aCallWithoutASessionFailsLater()
{
    StationLink link(
        {.connect = []() -> station::Result<StationLink::Device> { return StationLink::Device(); }});
    client::Reply got;
    bool came = false;
    link.call(QStringLiteral("types.list"), {}, this, [&](const client::Reply &reply) {
        came = true;
        got = reply;
    });
    QVERIFY(!came);
    QTRY_VERIFY(came);
    QVERIFY(!got.ok());
    QVERIFY(!got.errors.first().remedy.isEmpty());
}

void StationLinkTest::aLostSessionEndsItsCallsAndComesBack()
{
    UiStation station;
    QVERIFY(station.start());
    QSignalSpy opened(&station.link(), &StationLink::opened);
    QString why;
    station.link().call(QStringLiteral("outbox.wait"), {{QStringLiteral("id"), 999999}}, this,
                        [&](const client::Reply &reply) { why = reply.errors.value(0).text(); });
    station.cut();
    QTRY_VERIFY(!why.isEmpty());
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(station.link().isOpen());
    QVERIFY(station.link().reason().isEmpty());
}

void StationLinkTest::watchesAreRenewedInTheNextSession()
{
    UiStation station;
    QVERIFY(station.start());
    const QString ord = UiStation::outgoing();
    station.link().watch(ord, this);
    QSignalSpy opened(&station.link(), &StationLink::opened);
    station.cut();
    QTRY_COMPARE(opened.size(), 1);
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QSignalSpy changed(&station.link(), &StationLink::slotChanged);
    QVERIFY(station.set(ord + QStringLiteral(".hostname"), QStringLiteral("other.example.test")).isEmpty());
    const auto told = [&] {
        for (const QList<QVariant> &one : changed) {
            if (one[1] == QStringLiteral("hostname"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(told());
}

void StationLinkTest::oneWatchServesSeveralAndEndsWithTheLast()
{
    UiStation station;
    QVERIFY(station.start());
    const QString ord = UiStation::outgoing();
    auto first = std::make_unique<QObject>();
    auto second = std::make_unique<QObject>();
    station.link().watch(ord, first.get());
    station.link().watch(ord, second.get());
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QSignalSpy changed(&station.link(), &StationLink::slotChanged);
    first.reset();
    QVERIFY(station.set(ord + QStringLiteral(".account"), QStringLiteral("one")).isEmpty());
    QTRY_VERIFY(!changed.isEmpty());
    second.reset();
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    changed.clear();
    QVERIFY(station.set(ord + QStringLiteral(".account"), QStringLiteral("two")).isEmpty());
    // A later answer shows that a notification would have come before it.
    station.describe(ord);
    QVERIFY(changed.isEmpty());
}

void StationLinkTest::aWatchBecomesDeepWhenSomebodyWantsIt_data()
{
    QTest::addColumn<bool>("settled");
    QTest::newRow("the first watch is answered") << true;
    QTest::newRow("the first watch is under way") << false;
}

void StationLinkTest::aWatchBecomesDeepWhenSomebodyWantsIt()
{
    QFETCH(const bool, settled);
    UiStation station;
    QVERIFY(station.start());
    const QString above = QStringLiteral("/Services/EmailService");
    auto shallow = std::make_unique<QObject>();
    auto deep = std::make_unique<QObject>();
    station.link().watch(above, shallow.get());
    if (settled) {
        QTRY_VERIFY(station.link().pendingCalls().isEmpty());
        QCOMPARE(timesTold(station, QStringLiteral("zero")), 0);
    }
    station.link().watch(above, deep.get(), true);
    // Told once: the watch that was replaced is not left behind.
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QCOMPARE(timesTold(station, QStringLiteral("one")), 1);
    shallow.reset();
    QCOMPARE(timesTold(station, QStringLiteral("two")), 1);
    deep.reset();
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QCOMPARE(timesTold(station, QStringLiteral("three")), 0);
}

void StationLinkTest::whatIsWatchedAnewAtOnceIsWatchedOnce()
{
    UiStation station;
    QVERIFY(station.start());
    const QString ord = UiStation::outgoing();
    QObject context;
    station.link().watch(ord, &context);
    station.link().unwatch(ord, &context);
    station.link().watch(ord, &context);
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QCOMPARE(timesTold(station, QStringLiteral("one")), 1);
    station.link().unwatch(ord, &context);
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QCOMPARE(timesTold(station, QStringLiteral("two")), 0);
}

void StationLinkTest::aRefusedWatchIsAskedForAgain()
{
    UiStation station;
    QVERIFY(station.start());
    const QString ord = QStringLiteral("/Config/Later");
    QObject early;
    station.link().watch(ord, &early);
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    station.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("Later"));
    QObject late;
    station.link().watch(ord, &late);
    QTRY_VERIFY(station.link().pendingCalls().isEmpty());
    QSignalSpy added(&station.link(), &StationLink::componentAdded);
    station.add(ord, QStringLiteral("station:Folder"), QStringLiteral("Below"));
    QTRY_COMPARE(added.size(), 1);
}

void StationLinkTest::aStationThatDoesNotRunIsStartedOnce()
{
    int tried = 0;
    int started = 0;
    StationLink link({.connect = [&]() -> station::Result<StationLink::Device> {
                          ++tried;
                          return StationLink::Device();
                      },
                      .start = [&]() -> station::Result<void> {
                          ++started;
                          return {};
                      }});
    link.open();
    QCOMPARE(link.state(), StationLink::Starting);
    QTRY_VERIFY(tried >= 2);
    QCOMPARE(started, 1);
}

void StationLinkTest::aStationThatWasStoppedStaysStopped()
{
    UiStation station;
    QVERIFY(station.start());
    int tried = 0;
    int started = 0;
    StationLink::Device session = station.session();
    StationLink link({.connect = [&]() -> station::Result<StationLink::Device> {
                          ++tried;
                          return std::exchange(session, nullptr);
                      },
                      .start = [&]() -> station::Result<void> {
                          ++started;
                          return {};
                      }});
    link.open();
    QTRY_VERIFY(link.isOpen());
    station.cut();
    QTRY_VERIFY(tried >= 3);
    QCOMPARE(started, 0);
    QCOMPARE(link.state(), StationLink::Lost);
}

void StationLinkTest::whyThereIsNoStationIsSaid()
{
    StationLink link({.connect = []() -> station::Result<StationLink::Device> {
        return station::Error{QStringLiteral("plant"), QStringLiteral("the station belongs to another user"),
                              QStringLiteral("Become that user")};
    }});
    link.open();
    QCOMPARE(link.state(), StationLink::Lost);
    QCOMPARE(link.reason(), QStringLiteral("plant: the station belongs to another user. Become that user"));
}

void StationLinkTest::whatIsGivenUpAnswersItsAsker()
{
    UiStation station;
    QVERIFY(station.start());
    int answers = 0;
    bool ok = true;
    station.link().call(QStringLiteral("types.list"), {}, this, [&](const client::Reply &reply) {
        ++answers;
        ok = reply.ok();
    });
    QCOMPARE(station.link().pendingCalls().size(), 1);
    station.link().cancelPending();
    QCOMPARE(answers, 1);
    QVERIFY(!ok);
    station.describe(QStringLiteral("/"));
    QCOMPARE(answers, 1);
}

QTEST_MAIN(StationLinkTest)
#include "stationlinktest.moc"
