#include "tests/station/session/sessionfixture.h"

#include <QTest>

namespace {

const QString folderType = QStringLiteral("station:Folder");

QStringList names(const QJsonObject &answer)
{
    QStringList list;
    const QJsonArray rows = answer[QStringLiteral("result")].toArray();
    for (const QJsonValue &row : rows)
        list.append(row[QStringLiteral("name")].toString());
    return list;
}

station::Component &folder(SessionFixture &fixture, station::Component &parent, const QString &name)
{
    return **fixture.station.add(parent, folderType, name, {}, {});
}

QJsonObject page(int offset, int limit, int depth = 1)
{
    return {{QStringLiteral("offset"), offset},
            {QStringLiteral("limit"), limit},
            {QStringLiteral("depth"), depth}};
}

} // namespace

class TreeMethodsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesOfTheTreeGiveEveryRowOnce();
    void moreThanTheLimitIsNeverGivenAtOnce();
    void singleRowsLeaveOutWhatIsGone();
    void aCopyGoesBesideItsOriginalOrWhereItIsAskedTo();
    void aMoveGoesToThePlaceAmongTheChildrenThatIsAskedFor();
    void aMoveUnderAnotherNamePassesTheNamesInItsWay();
    void rowsAndDescriptionsNameAnIcon();
    void theFirstViewIsTheDefault();
    void searchLooksAtNameDisplayedNameTypeAndPath();
    void whatOnlyLiesBelowAMatchComesLast();
    void searchKeepsItsLimit();
};

void TreeMethodsTest::pagesOfTheTreeGiveEveryRowOnce()
{
    SessionFixture fixture;
    fixture.hello();
    for (int i = 0; i < 7; ++i)
        folder(fixture, folder(fixture, fixture.station.root(), QStringLiteral("F%1").arg(i)),
               QStringLiteral("Below%1").arg(i));
    const QStringList whole =
        names(fixture.ask(QStringLiteral("tree.children"), {{QStringLiteral("depth"), 9}}));
    QCOMPARE(whole.size(), 15);
    QStringList paged;
    for (int offset = 0;; offset += 4) {
        const QStringList next = names(fixture.ask(QStringLiteral("tree.children"), page(offset, 4, 9)));
        paged += next;
        if (next.size() < 4)
            break;
    }
    QCOMPARE(paged, whole);
    QVERIFY(names(fixture.ask(QStringLiteral("tree.children"), page(15, 4, 9))).isEmpty());
}

void TreeMethodsTest::moreThanTheLimitIsNeverGivenAtOnce()
{
    SessionFixture fixture;
    fixture.hello();
    for (int i = 0; i < 200; ++i) {
        station::Component &floor = folder(fixture, fixture.station.root(), QStringLiteral("F%1").arg(i));
        for (int k = 0; k < 100; ++k)
            folder(fixture, floor, QStringLiteral("R%1").arg(k));
    }
    QCOMPARE(names(fixture.ask(QStringLiteral("tree.children"), page(0, 1'000'000, 9))).size(), 20'000);
    const QStringList rest = names(fixture.ask(QStringLiteral("tree.children"), page(20'000, 20'000, 9)));
    QCOMPARE(rest.size(), 201); // with the gadget of the fixture
    QCOMPARE(rest.constLast(), QStringLiteral("R99"));
}

void TreeMethodsTest::singleRowsLeaveOutWhatIsGone()
{
    SessionFixture fixture;
    fixture.hello();
    const quint32 handle = folder(fixture, fixture.station.root(), QStringLiteral("Plant")).handle();
    const QJsonObject answer = fixture.ask(
        QStringLiteral("tree.rows"),
        {{QStringLiteral("ords"), QJsonArray{QStringLiteral("h:%1").arg(handle), QStringLiteral("/Gone"),
                                             QStringLiteral("/Plant")}}});
    QCOMPARE(names(answer), QStringList({QStringLiteral("Plant"), QStringLiteral("Plant")}));
}

void TreeMethodsTest::aCopyGoesBesideItsOriginalOrWhereItIsAskedTo()
{
    SessionFixture fixture;
    fixture.hello();
    folder(fixture, folder(fixture, fixture.station.root(), QStringLiteral("Zone1")),
           QStringLiteral("Inner"));
    folder(fixture, fixture.station.root(), QStringLiteral("Other"));
    const QJsonObject zone{{QStringLiteral("ord"), QStringLiteral("/Zone1")}};
    QJsonObject elsewhere = zone;
    elsewhere.insert(QStringLiteral("parent"), QStringLiteral("/Other"));
    QJsonObject intoItself = zone;
    intoItself.insert(QStringLiteral("parent"), QStringLiteral("/Zone1"));
    for (const QJsonObject &params : {zone, elsewhere, elsewhere, intoItself})
        fixture.ask(QStringLiteral("component.duplicate"), params);
    for (const char *path : {"/Zone2/Inner", "/Other/Zone1/Inner", "/Other/Zone2/Inner"})
        QVERIFY2(fixture.station.find(QLatin1String(path)).ok(), path);
    QVERIFY(fixture.station.find(QStringLiteral("/Zone1/Zone1/Inner")).ok());
    QVERIFY(!fixture.station.find(QStringLiteral("/Zone1/Zone1/Zone1")).ok());
}

void TreeMethodsTest::aMoveGoesToThePlaceAmongTheChildrenThatIsAskedFor()
{
    SessionFixture fixture;
    fixture.hello();
    station::Component &plant = folder(fixture, fixture.station.root(), QStringLiteral("Plant"));
    for (const char *name : {"A", "B", "C"})
        folder(fixture, plant, QLatin1String(name));
    const auto move = [&](const char *ord, const char *parent, const QJsonObject &more = {}) {
        QJsonObject params = more;
        params.insert(QStringLiteral("ord"), QLatin1String(ord));
        params.insert(QStringLiteral("parent"), QLatin1String(parent));
        fixture.ask(QStringLiteral("component.move"), params);
        return names(fixture.ask(QStringLiteral("tree.children"), {{QStringLiteral("ord"), "/Plant"}}));
    };
    QCOMPARE(move("/Plant/B", "/"), (QStringList{"A", "C"}));
    QCOMPARE(move("/B", "/Plant", {{QStringLiteral("position"), 1}}), (QStringList{"A", "B", "C"}));
    QCOMPARE(move("/Plant/B", "/"), (QStringList{"A", "C"}));
    QCOMPARE(move("/B", "/Plant", {{QStringLiteral("position"), 9}}), (QStringList{"A", "C", "B"}));
}

void TreeMethodsTest::aMoveUnderAnotherNamePassesTheNamesInItsWay()
{
    SessionFixture fixture;
    fixture.hello();
    station::Component &plant = folder(fixture, fixture.station.root(), QStringLiteral("Plant"));
    folder(fixture, plant, QStringLiteral("A"));
    const quint32 handle = folder(fixture, fixture.station.root(), QStringLiteral("A")).handle();
    const auto move = [&](const QString &parent, const QString &name) {
        fixture.ask(QStringLiteral("component.move"),
                    {{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle)},
                     {QStringLiteral("parent"), parent},
                     {QStringLiteral("name"), name}});
        return fixture.station.byHandle(handle)->path();
    };
    QCOMPARE(move(QStringLiteral("/Plant"), QStringLiteral("A")), QStringLiteral("/A"));
    QCOMPARE(move(QStringLiteral("/Plant"), QStringLiteral("A2")), QStringLiteral("/Plant/A2"));
    QCOMPARE(move(QStringLiteral("/"), QStringLiteral("A")), QStringLiteral("/A"));
    // Refused for its new name, it stays what and where it was, in its place among the others.
    folder(fixture, fixture.station.root(), QStringLiteral("Behind"));
    const auto all = [&] { return names(fixture.ask(QStringLiteral("tree.children"))); };
    const QStringList before = all();
    QCOMPARE(move(QStringLiteral("/Plant"), QStringLiteral("a/b")), QStringLiteral("/A"));
    QVERIFY(fixture.station.remove(**fixture.station.find(QStringLiteral("/Plant/A")), {}).ok());
    QCOMPARE(move(QStringLiteral("/Plant"), QStringLiteral("a/b")), QStringLiteral("/A"));
    QCOMPARE(all(), before);
}

void TreeMethodsTest::rowsAndDescriptionsNameAnIcon()
{
    SessionFixture fixture;
    fixture.hello();
    folder(fixture, fixture.station.root(), QStringLiteral("F"));
    const QJsonObject rows = fixture.ask(QStringLiteral("tree.children"));
    // A type that says nothing shows the picture of its group.
    QCOMPARE(rows[QStringLiteral("result")][0][QStringLiteral("icon")].toString(), QStringLiteral("test"));
    QCOMPARE(rows[QStringLiteral("result")][1][QStringLiteral("icon")].toString(), QStringLiteral("folder"));
    for (const char *method : {"types.list", "palette.list"}) {
        const QJsonArray types = fixture.ask(QLatin1String(method))[QStringLiteral("result")].toArray();
        QVERIFY(!types.isEmpty());
        for (const QJsonValue &type : types)
            QVERIFY(!type[QStringLiteral("icon")].toString().isEmpty());
    }
    const QJsonObject described =
        fixture.ask(QStringLiteral("component.describe"), {{QStringLiteral("type"), folderType}});
    QCOMPARE(described[QStringLiteral("result")][QStringLiteral("icon")].toString(),
             QStringLiteral("folder"));
}

void TreeMethodsTest::theFirstViewIsTheDefault()
{
    SessionFixture fixture;
    fixture.registry.add<station::Folder>({.name = QStringLiteral("test:Viewed"),
                                           .doc = QStringLiteral("For tests."),
                                           .views = {QStringLiteral("special")}});
    fixture.hello();
    fixture.registry.add<station::Folder>(
        {.name = QStringLiteral("test:SheetFirst"),
         .doc = QStringLiteral("For tests."),
         .views = {QStringLiteral("propertySheet"), QStringLiteral("special")}});
    QCOMPARE(
        fixture
            .ask(QStringLiteral("component.describe"),
                 {{QStringLiteral("type"),
                   QStringLiteral("test:SheetFirst")}})[QStringLiteral("result")][QStringLiteral("views")]
            .toArray(),
        (QJsonArray{QStringLiteral("propertySheet"), QStringLiteral("special"),
                    QStringLiteral("slotSheet")}));
    const auto defaultView = [&](const QString &type) {
        return fixture
            .ask(QStringLiteral("component.describe"),
                 {{QStringLiteral("type"), type}})[QStringLiteral("result")][QStringLiteral("defaultView")]
            .toString();
    };
    QCOMPARE(defaultView(QStringLiteral("test:Viewed")), QStringLiteral("special"));
    QCOMPARE(defaultView(QStringLiteral("test:Gadget")), QStringLiteral("propertySheet"));
}

void TreeMethodsTest::searchLooksAtNameDisplayedNameTypeAndPath()
{
    SessionFixture fixture;
    fixture.hello();
    folder(fixture, folder(fixture, fixture.station.root(), QStringLiteral("airHandler")),
           QStringLiteral("Fan"));
    const auto found = [&](const char *text) {
        return names(fixture.ask(QStringLiteral("tree.search"),
                                 {{QStringLiteral("text"), QString::fromLatin1(text)}}));
    };
    QCOMPARE(found("FAN"), QStringList{QStringLiteral("Fan")});
    QCOMPARE(found("Air hand"), QStringList{QStringLiteral("airHandler")});
    QCOMPARE(found("test:"), QStringList{QStringLiteral("G")});
    QCOMPARE(found("handler/f"), QStringList{QStringLiteral("Fan")});
    QCOMPARE(found("nowhere"), QStringList());
    const QJsonObject answer =
        fixture.ask(QStringLiteral("tree.search"), {{QStringLiteral("text"), QStringLiteral("fan")}});
    QCOMPARE(answer[QStringLiteral("result")][0][QStringLiteral("ord")].toString(),
             QStringLiteral("/airHandler/Fan"));
}

void TreeMethodsTest::whatOnlyLiesBelowAMatchComesLast()
{
    SessionFixture fixture;
    fixture.hello();
    folder(fixture, folder(fixture, fixture.station.root(), QStringLiteral("Zones")),
           QStringLiteral("Heating"));
    folder(fixture, fixture.station.root(), QStringLiteral("Zone7"));
    QCOMPARE(
        names(fixture.ask(QStringLiteral("tree.search"), {{QStringLiteral("text"), QStringLiteral("zone")}})),
        (QStringList{QStringLiteral("Zones"), QStringLiteral("Zone7"), QStringLiteral("Heating")}));
}

void TreeMethodsTest::searchKeepsItsLimit()
{
    SessionFixture fixture;
    fixture.hello();
    for (int i = 0; i < 10; ++i)
        folder(fixture, fixture.station.root(), QStringLiteral("F%1").arg(i));
    const QJsonObject params{{QStringLiteral("text"), QStringLiteral("f")}, {QStringLiteral("limit"), 3}};
    QCOMPARE(names(fixture.ask(QStringLiteral("tree.search"), params)).size(), 3);
}

QTEST_GUILESS_MAIN(TreeMethodsTest)
#include "treemethodstest.moc"
