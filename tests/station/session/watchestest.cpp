#include "station/links.h"
#include "tests/station/session/sessionfixture.h"

#include <QTest>

namespace {

const QString gadgetOrd = QStringLiteral("/G");

QJsonObject watching(const QString &ord, bool deep = false)
{
    return {{QStringLiteral("ords"), QJsonArray{ord}}, {QStringLiteral("deep"), deep}};
}

QStringList kinds(const QList<QJsonObject> &messages)
{
    QStringList list;
    for (const QJsonObject &message : messages)
        list.append(message.value(QStringLiteral("method")).toString());
    return list;
}

} // namespace

class WatchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlotThatChangesOftenIsToldOnceWithItsLatestValue();
    void onlyWhatIsWatchedIsTold();
    void everyEventIsTold();
    void childrenComeGoAndAreRenamed();
    void whoWatchesTheFormerParentIsToldOfAMove();
    void whoWatchesOneEndOfALinkIsToldOfTheOther_data();
    void whoWatchesOneEndOfALinkIsToldOfTheOther();
    void aWatchOfAComponentTellsItsOwnSlotsAndChildrenOnly();
    void deepWatchesSeeEverythingBelow();
    void whoIsGoneByTheEndOfTheTurnIsNotToldAsChanged();
    void theNumberOfWatchesIsLimited();
    void aRefusedWatchLeavesNone();
    void aRemovedWatchTellsNothing();
};

void WatchesTest::aSlotThatChangesOftenIsToldOnceWithItsLatestValue()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(gadgetOrd));
    for (int i = 0; i < 1000; ++i)
        fixture.gadget->level.set(i % 10);
    fixture.gadget->one.set(true);
    const QList<QJsonObject> messages = fixture.messages();
    QCOMPARE(kinds(messages), QStringList{QStringLiteral("changed")});
    const QJsonArray rows = messages.at(0)[QStringLiteral("params")][QStringLiteral("slots")].toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0)[QStringLiteral("ord")].toString(), QStringLiteral("/G.level"));
    QCOMPARE(rows.at(0)[QStringLiteral("value")].toInt(), 9);
}

void WatchesTest::onlyWhatIsWatchedIsTold()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(QStringLiteral("/G.one")));
    fixture.gadget->level.set(5);
    QVERIFY(fixture.messages().isEmpty());
    fixture.gadget->one.set(true);
    QCOMPARE(kinds(fixture.messages()), QStringList{QStringLiteral("changed")});
}

void WatchesTest::everyEventIsTold()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(QStringLiteral("/G.kicked")));
    for (int i = 0; i < 1003; ++i)
        fixture.gadget->doKick();
    const QList<QJsonObject> messages = fixture.messages();
    QCOMPARE(kinds(messages), QStringList{QStringLiteral("fired")});
    const QJsonValue params = messages.at(0)[QStringLiteral("params")];
    QCOMPARE(params[QStringLiteral("events")].toArray().size(), 1000);
    QCOMPARE(params[QStringLiteral("events")][0][QStringLiteral("payload")].toInt(), 1);
    QCOMPARE(params[QStringLiteral("untold")].toInt(), 3);
}

void WatchesTest::childrenComeGoAndAreRenamed()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(QStringLiteral("/")));
    auto *folder = *fixture.station.add(fixture.station.root(), QStringLiteral("station:Folder"),
                                        QStringLiteral("F"), {}, {});
    QCOMPARE(kinds(fixture.messages()), QStringList{QStringLiteral("added")});
    QVERIFY(fixture.station.rename(*folder, QStringLiteral("F2"), {}));
    QList<QJsonObject> messages = fixture.messages();
    QCOMPARE(kinds(messages), QStringList{QStringLiteral("renamed")});
    QCOMPARE(
        messages.at(0)[QStringLiteral("params")][QStringLiteral("components")][0][QStringLiteral("oldOrd")]
            .toString(),
        QStringLiteral("/F"));
    QVERIFY(fixture.station.remove(*folder, {}));
    messages = fixture.messages();
    QCOMPARE(kinds(messages), QStringList{QStringLiteral("removed")});
    QCOMPARE(messages.at(0)[QStringLiteral("params")][QStringLiteral("components")].toArray().size(), 1);
}

void WatchesTest::whoWatchesTheFormerParentIsToldOfAMove()
{
    SessionFixture fixture;
    fixture.hello();
    const auto folder = [&](const QString &name) {
        return *fixture.station.add(fixture.station.root(), QStringLiteral("station:Folder"), name, {}, {});
    };
    station::Component *from = folder(QStringLiteral("From"));
    station::Component *to = folder(QStringLiteral("To"));
    QVERIFY(fixture.station.move(*fixture.gadget, *from, {}));
    fixture.ask(QStringLiteral("watch.add"), watching(QStringLiteral("/From")));
    QVERIFY(fixture.station.move(*fixture.gadget, *to, {}));
    const QList<QJsonObject> messages = fixture.messages();
    QCOMPARE(kinds(messages), QStringList{QStringLiteral("renamed")});
    const QJsonObject row =
        messages.at(0)[QStringLiteral("params")][QStringLiteral("components")][0].toObject();
    QCOMPARE(row.value(QStringLiteral("oldOrd")).toString(), QStringLiteral("/From/G"));
    QCOMPARE(row.value(QStringLiteral("ord")).toString(), QStringLiteral("/To/G"));
    QCOMPARE(row.value(QStringLiteral("type")).toString(), QStringLiteral("test:Gadget"));
}

void WatchesTest::whoWatchesOneEndOfALinkIsToldOfTheOther_data()
{
    QTest::addColumn<QString>("watched");
    QTest::addColumn<QString>("linked");
    QTest::newRow("source") << "/From/A"
                            << "/To/B";
    QTest::newRow("target") << "/To/B"
                            << "/From/A";
}

/// Its links show the path there.
void WatchesTest::whoWatchesOneEndOfALinkIsToldOfTheOther()
{
    QFETCH(QString, watched);
    QFETCH(QString, linked);
    SessionFixture fixture;
    fixture.hello();
    station::Station &station = fixture.station;
    const auto add = [&](const QString &folder, const QString &name) {
        station::Component *parent =
            *station.add(station.root(), QStringLiteral("station:Folder"), folder, {}, {});
        return *station.add(*parent, QStringLiteral("test:Gadget"), name, {}, {});
    };
    add(QStringLiteral("From"), QStringLiteral("A"));
    add(QStringLiteral("To"), QStringLiteral("B"));
    fixture.ask(QStringLiteral("watch.add"), watching(watched));
    const auto isTold = [&] {
        const QList<QJsonObject> messages = fixture.messages();
        return !messages.isEmpty() &&
               std::any_of(messages.begin(), messages.end(), [&](const QJsonObject &message) {
                   return message[QStringLiteral("method")] == QLatin1String("restructured") &&
                          message[QStringLiteral("params")][QStringLiteral("components")][0]
                                 [QStringLiteral("ord")] == watched;
               });
    };
    const auto slot = [&](const char *ord) { return *station.findSlot(QLatin1String(ord)); };
    QVERIFY(station.links().add(slot("/From/A.level"), slot("/To/B.level"), {}));
    QVERIFY(isTold());
    QVERIFY(station.rename(**station.find(linked), QStringLiteral("Other"), {}));
    QVERIFY(isTold());
    const QString folder = linked.section(QLatin1Char('/'), 0, 1);
    QVERIFY(station.rename(**station.find(folder), QStringLiteral("Elsewhere"), {}));
    QVERIFY(isTold());
    QVERIFY(station.remove(**station.find(QStringLiteral("/Elsewhere/Other")), {}));
    QVERIFY(isTold());
}

void WatchesTest::aWatchOfAComponentTellsItsOwnSlotsAndChildrenOnly()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(QStringLiteral("/")));
    fixture.gadget->level.set(5); // of a child
    auto *folder = *fixture.station.add(*fixture.gadget, QStringLiteral("station:Folder"),
                                        QStringLiteral("F"), {}, {}); // a grandchild
    QVERIFY(fixture.station.rename(*folder, QStringLiteral("F2"), {}));
    QVERIFY(fixture.station.remove(*folder, {}));
    QVERIFY(fixture.messages().isEmpty());
}

void WatchesTest::deepWatchesSeeEverythingBelow()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(QStringLiteral("/"), true));
    fixture.gadget->level.set(5);
    QCOMPARE(kinds(fixture.messages()), QStringList{QStringLiteral("changed")});
}

void WatchesTest::whoIsGoneByTheEndOfTheTurnIsNotToldAsChanged()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.ask(QStringLiteral("watch.add"), watching(gadgetOrd));
    fixture.gadget->level.set(5);
    QVERIFY(fixture.station.remove(*fixture.gadget, {}));
    QCOMPARE(kinds(fixture.messages()), QStringList{QStringLiteral("removed")});
}

void WatchesTest::theNumberOfWatchesIsLimited()
{
    SessionFixture fixture(station::Role::Viewer);
    fixture.hello();
    QJsonArray ords;
    for (int i = 0; i < 256; ++i)
        ords.append(QStringLiteral("/G.level"));
    QVERIFY(fixture.ask(QStringLiteral("watch.add"), {{QStringLiteral("ords"), ords}})
                .contains(QStringLiteral("result")));
    QVERIFY(fixture.ask(QStringLiteral("watch.add"), watching(gadgetOrd)).contains(QStringLiteral("error")));
}

void WatchesTest::aRefusedWatchLeavesNone()
{
    SessionFixture fixture;
    fixture.hello();
    const QJsonObject params{{QStringLiteral("ords"), QJsonArray{gadgetOrd, QStringLiteral("/nowhere")}}};
    QVERIFY(fixture.ask(QStringLiteral("watch.add"), params).contains(QStringLiteral("error")));
    fixture.gadget->level.set(5);
    QVERIFY(fixture.messages().isEmpty());
}

void WatchesTest::aRemovedWatchTellsNothing()
{
    SessionFixture fixture;
    fixture.hello();
    const QJsonObject added = fixture.ask(QStringLiteral("watch.add"), watching(gadgetOrd));
    const int number = added[QStringLiteral("result")][0][QStringLiteral("watch")].toInt();
    QVERIFY(fixture.ask(QStringLiteral("watch.remove"), {{QStringLiteral("watch"), number}})
                .contains(QStringLiteral("result")));
    fixture.gadget->level.set(5);
    QVERIFY(fixture.messages().isEmpty());
}

QTEST_GUILESS_MAIN(WatchesTest)
#include "watchestest.moc"
