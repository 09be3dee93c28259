#include "station/describe.h"
#include "station/links.h"
#include "tests/station/samplecomponents.h"

#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace station;
using sample::Adder;
using sample::adder;
using sample::Fixture;

namespace {

const Actor person{.kind = Actor::Person, .user = QStringLiteral("anna"), .through = QStringLiteral("test")};

Actor link()
{
    return Actor{.kind = Actor::Link};
}

} // namespace

class StationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slotsAreKnownOncePerType();
    void aCommitIsAppliedWholeOrNotAtAll();
    void aRefusalNamesSlotReasonAndRange();
    void exclusiveSlotsAreNeverBothTrueWhicheverWay();
    void crossSlotRulesSeeTheWholeCommit();
    void personsCannotWriteReadOnlyOrLinkedSlots();
    void aWriteIsToldToObserversOnce();
    void lifecycleRunsInOrder();
    void aComponentAddedToARunningStationLivesAtOnce();
    void aRefusedValueLeavesNoComponentBehind();
    void renamingMovesReferencesAlong();
    void handlesNeverChangeAndAreNotUsedAgain();
    void dynamicSlotsBelongToOneInstance();
    void duplicateCopiesValuesButNoLinks();
    void actionsCheckTheirArgument();
    void describeGivesWhatASheetNeeds();
    void actionsLearnWhoInvokesThem();
    void theLastComponentOfARequiredTypeStays();
    void aServiceIsFoundAfterEveryChangeOfTheTree();
    void secretsGoInAndNeverOut();
    void severalSecretsAreSealedTogetherOrNotAtAll();
    void theAuditTakesEmptyTexts();
};

void StationTest::slotsAreKnownOncePerType()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    QCOMPARE(&one.a.spec(), &two.a.spec());
    QCOMPARE(one.b(), 50.0);
    QCOMPARE(two.mode(), sample::Mode::Slow);
    QCOMPARE(&one.sum.owner(), &one);
    QCOMPARE(&two.overflow.owner(), &two);
}

void StationTest::aCommitIsAppliedWholeOrNotAtAll()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    const auto refusals = f.station->commit({{QStringLiteral("/one.a"), 7},
                                             {QStringLiteral("/one.mode"), QStringLiteral("Warp")},
                                             {QStringLiteral("/one.nothing"), 1}},
                                            person);
    QCOMPARE(refusals.size(), 2u);
    QCOMPARE(one.a(), 0.0);
    QVERIFY(
        f.station
            ->commit({{QStringLiteral("/one.a"), 7}, {QStringLiteral("/one.mode"), QStringLiteral("Fast")}},
                     person)
            .empty());
    QCOMPARE(one.a(), 7.0);
    QCOMPARE(one.mode(), sample::Mode::Fast);
}

void StationTest::aRefusalNamesSlotReasonAndRange()
{
    Fixture f;
    adder(*f.station, QStringLiteral("one"));
    const auto refusals = f.station->commit({{QStringLiteral("/one.a"), 101}}, person);
    QCOMPARE(refusals.size(), 1u);
    QCOMPARE(refusals[0].what, QStringLiteral("/one.a"));
    QCOMPARE(refusals[0].why, QStringLiteral("101 is above the highest value 100 m"));
}

void StationTest::exclusiveSlotsAreNeverBothTrueWhicheverWay()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    QVERIFY(!f.station
                 ->commit({{QStringLiteral("/one.left"), true}, {QStringLiteral("/one.right"), true}}, person)
                 .empty());
    QVERIFY(one.left.set(true));
    const auto refusals = f.station->commit({{QStringLiteral("/one.right"), true}}, person);
    QVERIFY(refusals.at(0).why.contains(QStringLiteral("left and right can never both be true")));
    QCOMPARE(refusals.at(0).remedy, QStringLiteral("choose one"));
    QVERIFY(!one.right.set(true));
    QVERIFY(!f.station->write(one, one.right.spec(), Value::of(true).ref(), link()));
    // Moving from one to the other in one commit is what a person does.
    QVERIFY(f.station
                ->commit({{QStringLiteral("/one.left"), false}, {QStringLiteral("/one.right"), true}}, person)
                .empty());
    QVERIFY(!f.station->add(f.station->root(), QStringLiteral("sample:Adder"), QStringLiteral("two"),
                            {{QStringLiteral("left"), true}, {QStringLiteral("right"), true}}, person));
}

void StationTest::crossSlotRulesSeeTheWholeCommit()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    QCOMPARE(f.station->commit({{QStringLiteral("/one.a"), 60}}, person).size(), 1u);
    QVERIFY(
        f.station->commit({{QStringLiteral("/one.a"), 60}, {QStringLiteral("/one.b"), 70}}, person).empty());
    QCOMPARE(one.a(), 60.0);
}

void StationTest::personsCannotWriteReadOnlyOrLinkedSlots()
{
    Fixture f;
    adder(*f.station, QStringLiteral("one"));
    adder(*f.station, QStringLiteral("two"));
    QVERIFY(f.station->commit({{QStringLiteral("/one.sum"), 1}}, person)
                .at(0)
                .why.contains(QStringLiteral("read-only")));
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/two.a")), person)
                .ok());
    const auto refusals = f.station->commit({{QStringLiteral("/two.a"), 1}}, person);
    QVERIFY(refusals.at(0).why.contains(QStringLiteral("/one.sum")));
}

void StationTest::aWriteIsToldToObserversOnce()
{
    struct Counter : Observer
    {
        void slotChanged(Component &component, const SlotSpec &slot) override
        {
            seen << component.name() + QLatin1Char('.') + slot.name;
        }
        QStringList seen;
    };
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Counter counter;
    f.station->addObserver(&counter);
    one.label.set(QStringLiteral("x"));
    one.label.set(QStringLiteral("x"));
    QCOMPARE(counter.seen, QStringList{QStringLiteral("one.label")});
    f.station->removeObserver(&counter);
}

void StationTest::lifecycleRunsInOrder()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    one.life.clear();
    f.station->finishLoading();
    QCOMPARE(one.executions, 0);
    f.station->start();
    QCOMPARE(one.life, (QStringList{QStringLiteral("loaded"), QStringLiteral("started")}));
    QCOMPARE(one.sum(), 50.0);
    f.clock.advance(0);
    f.station->stop();
    QCOMPARE(one.life.mid(2), (QStringList{QStringLiteral("steady"), QStringLiteral("stopped")}));
}

void StationTest::aComponentAddedToARunningStationLivesAtOnce()
{
    Fixture f;
    f.run();
    QCOMPARE(adder(*f.station, QStringLiteral("late")).life,
             (QStringList{QStringLiteral("loaded"), QStringLiteral("started"), QStringLiteral("steady")}));
}

void StationTest::aRefusedValueLeavesNoComponentBehind()
{
    Fixture f;
    const auto added =
        f.station->add(f.station->root(), QStringLiteral("sample:Adder"), QStringLiteral("one"),
                       {{QStringLiteral("a"), QStringLiteral("many")}}, person);
    QVERIFY(!added);
    QCOMPARE(added.error().what, QStringLiteral("/one.a"));
    QVERIFY(!f.station->root().child(u"one"));
    QVERIFY(!f.station->add(f.station->root(), QStringLiteral("sample:Missing"), QStringLiteral("x"), {},
                            person));
    QVERIFY(!f.station->add(f.station->root(), QStringLiteral("sample:Adder"), QStringLiteral("a/b"), {},
                            person));
}

void StationTest::renamingMovesReferencesAlong()
{
    Fixture f;
    adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    QVERIFY(f.station->commit({{QStringLiteral("/two.other"), QStringLiteral("/one")}}, person).empty());
    QVERIFY(!f.station->commit({{QStringLiteral("/two.other"), QStringLiteral("/missing")}}, person).empty());
    QVERIFY(!f.station->commit({{QStringLiteral("/two.other"), QStringLiteral("/")}}, person).empty());
    QVERIFY(
        f.station->rename(**f.station->find(QStringLiteral("/one")), QStringLiteral("first"), person).ok());
    QCOMPARE(two.other().path, QStringLiteral("/first"));
    QVERIFY(!f.station->rename(two, QStringLiteral("first"), person).ok());
    Component &folder = **f.station->add(f.station->root(), QStringLiteral("station:Folder"),
                                         QStringLiteral("folder"), {}, person);
    QVERIFY(f.station->move(**f.station->find(QStringLiteral("/first")), folder, person).ok());
    QCOMPARE(two.other().path, QStringLiteral("/folder/first"));
    QVERIFY(!f.station->move(folder, **f.station->find(QStringLiteral("/folder/first")), person).ok());
}

void StationTest::handlesNeverChangeAndAreNotUsedAgain()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    const quint32 handle = one.handle();
    QVERIFY(f.station->rename(one, QStringLiteral("uno"), person).ok());
    QCOMPARE(*f.station->find(QStringLiteral("h:%1").arg(handle)), &one);
    QVERIFY(f.station->remove(one, person).ok());
    QVERIFY(adder(*f.station, QStringLiteral("one")).handle() != handle);
    QVERIFY(!f.station->find(QStringLiteral("h:%1").arg(handle)));
}

void StationTest::dynamicSlotsBelongToOneInstance()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    QVERIFY(
        f.station->addDynamicSlot(one, QStringLiteral("double"), QStringLiteral("extra"), 4, person).ok());
    QVERIFY(!f.station->addDynamicSlot(one, QStringLiteral("double"), QStringLiteral("a"), 4, person).ok());
    QVERIFY(!f.station->addDynamicSlot(one, QStringLiteral("secret"), QStringLiteral("s"), {}, person).ok());
    QVERIFY(!two.findSlot(u"extra"));
    QVERIFY(f.station->commit({{QStringLiteral("/one.extra"), 5}}, person).empty());
    QCOMPARE(*one.value(*one.findSlot(u"extra")).as<double>(), 5.0);
    QVERIFY(!f.station->removeDynamicSlot(f.at(QStringLiteral("/one.a")), person).ok());
    QVERIFY(f.station->removeDynamicSlot(f.at(QStringLiteral("/one.extra")), person).ok());
    QVERIFY(!one.findSlot(u"extra"));
}

void StationTest::duplicateCopiesValuesButNoLinks()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    one.a.set(3);
    QVERIFY(f.station
                ->addDynamicSlot(one, QStringLiteral("string"), QStringLiteral("extra"), QStringLiteral("x"),
                                 person)
                .ok());
    const auto copy = f.station->duplicate(one, *one.parent(), QStringLiteral("copy"), person);
    QVERIFY(copy.ok());
    QCOMPARE(static_cast<Adder &>(**copy).a(), 3.0);
    QVERIFY((*copy)->findSlot(u"extra"));
    QVERIFY((*copy)->handle() != one.handle());
}

void StationTest::actionsCheckTheirArgument()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    f.run();
    QVERIFY(f.station->invoke(f.at(QStringLiteral("/one.setA")), QJsonValue(4), person).ok());
    QCOMPARE(one.a(), 4.0);
    QVERIFY(
        !f.station->invoke(f.at(QStringLiteral("/one.setA")), QJsonValue(QStringLiteral("x")), person).ok());
    QVERIFY(!f.station->invoke(f.at(QStringLiteral("/one.reset")), QJsonValue(1), person).ok());
    QVERIFY(!f.station->invoke(f.at(QStringLiteral("/one.a")), QJsonValue(), person).ok());
    QVERIFY(f.station->invoke(f.at(QStringLiteral("/one.reset")), QJsonValue(), person).ok());
    QCOMPARE(one.a(), 0.0);
}

void StationTest::describeGivesWhatASheetNeeds()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    adder(*f.station, QStringLiteral("two"));
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/two.sum")), f.at(QStringLiteral("/one.b")), person)
                .ok());
    const QJsonObject described = describeComponent(one);
    QCOMPARE(described.value(QStringLiteral("type")).toString(), QStringLiteral("sample:Adder"));
    QCOMPARE(described.value(QStringLiteral("rules"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("kind"))
                 .toString(),
             QStringLiteral("exclusive"));
    QHash<QString, QJsonObject> slotOf;
    const QJsonArray list = described.value(QStringLiteral("slots")).toArray();
    for (const QJsonValue &slot : list)
        slotOf.insert(slot.toObject().value(QStringLiteral("name")).toString(), slot.toObject());
    QCOMPARE(slotOf.value(QStringLiteral("a"))
                 .value(QStringLiteral("facets"))
                 .toObject()
                 .value(QStringLiteral("max"))
                 .toDouble(),
             100.0);
    QCOMPARE(slotOf.value(QStringLiteral("b")).value(QStringLiteral("default")).toDouble(), 50.0);
    QCOMPARE(slotOf.value(QStringLiteral("b")).value(QStringLiteral("linkedFrom")).toString(),
             QStringLiteral("/two.sum"));
    QCOMPARE(slotOf.value(QStringLiteral("b")).value(QStringLiteral("writable")).toBool(), false);
    QCOMPARE(slotOf.value(QStringLiteral("mode"))
                 .value(QStringLiteral("facets"))
                 .toObject()
                 .value(QStringLiteral("range"))
                 .toArray()
                 .size(),
             3);
    QCOMPARE(slotOf.value(QStringLiteral("sum")).value(QStringLiteral("flags")).toArray().size(), 2);
    for (const QJsonObject &slot : std::as_const(slotOf))
        QVERIFY(!slot.value(QStringLiteral("doc")).toString().isEmpty());
}

void StationTest::actionsLearnWhoInvokesThem()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    f.run();
    QVERIFY(f.station->invoke(f.at(QStringLiteral("/one.sign")), QJsonValue(), person).ok());
    QCOMPARE(one.signedBy, QStringLiteral("anna"));
    QVERIFY(f.station->invoke(f.at(QStringLiteral("/one.signWith")), QJsonValue(2), person).ok());
    QCOMPARE(one.signedBy, QStringLiteral("anna 2"));
    // A link may carry an event to the action, too.
    Adder &two = adder(*f.station, QStringLiteral("two"));
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/two.overflow")), f.at(QStringLiteral("/one.sign")), person)
                .ok());
    two.b.set(200);
    QCOMPARE(one.signedBy, QStringLiteral("link"));
}

void StationTest::theLastComponentOfARequiredTypeStays()
{
    Fixture f;
    const auto add = [&](Component &parent, const char *type, const char *name) {
        return *f.station->add(parent, QLatin1String(type), QLatin1String(name), {}, person);
    };
    Component *folder = add(f.station->root(), "station:Folder", "Deep");
    Component *first = add(*folder, "sample:Needed", "first");
    Result<void> gone = f.station->remove(*first, person);
    QVERIFY(!gone.ok());
    QVERIFY(gone.error().why.contains(QLatin1String("nothing works without it")));
    QVERIFY(gone.error().why.contains(QLatin1String("3 precious things")));
    // Nor with the branch that it stands on.
    QVERIFY(!f.station->remove(*folder, person).ok());
    Component *other = add(f.station->root(), "sample:Needed", "other");
    QVERIFY(f.station->move(*first, f.station->root(), person).ok());
    QVERIFY(f.station->remove(*first, person).ok());
    QVERIFY(f.station->remove(*folder, person).ok());
    QVERIFY(!f.station->remove(*other, person).ok());
    // The container of the services has its place, and stays there.
    Component *services = add(f.station->root(), "station:Services", "Services");
    Component *config = add(f.station->root(), "station:Folder", "Config");
    QVERIFY(!f.station->remove(*services, person).ok());
    QVERIFY(!f.station->move(*services, *config, person).ok());
}

void StationTest::aServiceIsFoundAfterEveryChangeOfTheTree()
{
    Fixture f;
    const auto found = [&] { return f.station->service<Adder>(); };
    QVERIFY(!found());
    auto *folder =
        *f.station->add(f.station->root(), QStringLiteral("station:Folder"), QStringLiteral("F"), {}, person);
    Adder &last = adder(*f.station, QStringLiteral("last"));
    QCOMPARE(found(), &last);
    auto *first = static_cast<Adder *>(
        *f.station->add(*folder, QStringLiteral("sample:Adder"), QStringLiteral("first"), {}, person));
    QCOMPARE(found(), first); // it is the first one in tree order now
    QVERIFY(f.station->move(*first, f.station->root(), person).ok());
    QCOMPARE(found(), &last);
    QVERIFY(f.station->remove(last, person).ok());
    QCOMPARE(found(), first);
    QVERIFY(f.station->duplicate(*first, *first->parent(), QStringLiteral("copy"), person).ok());
    QVERIFY(f.station->remove(*first, person).ok());
    QCOMPARE(found()->name(), QStringLiteral("copy"));
}

namespace {

/// Opens the secrets of @p station in @p folder with a key in @p keys.
bool openSecrets(Station &station, const QString &folder, const QString &keys)
{
    QFile key(keys + QStringLiteral("/key"));
    if (!key.open(QIODevice::WriteOnly))
        return false;
    key.write(QByteArray(32, 'k'));
    key.close();
    return key.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           station.secrets().open(folder, QStringLiteral("id"), key.fileName()).ok();
}

} // namespace

void StationTest::severalSecretsAreSealedTogetherOrNotAtAll()
{
    Fixture f;
    QTemporaryDir folder;
    QTemporaryDir keys;
    QVERIFY(openSecrets(*f.station, folder.path(), keys.path()));
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    const std::vector<SlotWrite> both{{QStringLiteral("/one.secret"), QStringLiteral("sesame")},
                                      {QStringLiteral("/two.secret"), QStringLiteral("open")},
                                      {QStringLiteral("/one.label"), QStringLiteral("host")}};
    // One entry fits onto this disk, two do not.
    std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small = {400, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::vector<Error> refused = f.station->commit(both, person);
    const bool oneFits =
        f.station->secrets().set(QStringLiteral("1.x"), "sesame", QStringLiteral("b"), f.clock.wall()).ok();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(refused.size(), 1u);
    QVERIFY(oneFits);
    QVERIFY(!one.secret().set && !two.secret().set);
    QCOMPARE(one.label(), QStringLiteral("none"));
    QVERIFY(!f.station->secret(one, one.secret.spec()).ok());

    QVERIFY(f.station->commit(both, person).empty());
    QCOMPARE(f.station->secret(one, one.secret.spec())->view(), QByteArrayView("sesame"));
    QCOMPARE(f.station->secret(two, two.secret.spec())->view(), QByteArrayView("open"));
}

void StationTest::secretsGoInAndNeverOut()
{
    Fixture f;
    QTemporaryDir folder;
    QTemporaryDir keys;
    QVERIFY(openSecrets(*f.station, folder.path(), keys.path()));
    Adder &one = adder(*f.station, QStringLiteral("one"));
    // The binding is that of the same commit, whatever the order of the slots.
    QVERIFY(f.station
                ->commit({{QStringLiteral("/one.secret"), QStringLiteral("sesame")},
                          {QStringLiteral("/one.label"), QStringLiteral("host")}},
                         person)
                .empty());
    QVERIFY(one.secret().set);
    QVERIFY(one.secret().entered.isEmpty());
    QCOMPARE(f.station->secret(one, one.secret.spec())->view(), QByteArrayView("sesame"));
    QVERIFY(!QString::fromUtf8(QJsonDocument(describeComponent(one)).toJson())
                 .contains(QStringLiteral("sesame")));
    one.label.set(QStringLiteral("elsewhere"));
    QVERIFY(!f.station->secret(one, one.secret.spec()).ok());
    QVERIFY(f.station->commit({{QStringLiteral("/one.secret"), QJsonValue::Null}}, person).empty());
    QVERIFY(!one.secret().set);
}

void StationTest::theAuditTakesEmptyTexts()
{
    Fixture f;
    QTemporaryDir folder;
    QVERIFY(f.station->database().open(folder.path() + QStringLiteral("/station.db"), {auditSchema()}).ok());
    std::optional<Result<void>> durable;
    {
        Turn turn(*f.station);
        f.station->audit(Actor{.kind = Actor::Person}, QStringLiteral("did"), {});
        f.station->whenDurable([&durable](const Result<void> &result) { durable = result; });
    }
    QTRY_VERIFY(durable.has_value());
    QVERIFY2(durable->ok(), qPrintable(durable->ok() ? QString() : durable->error().text()));
    const auto rows = [&](const QString &sql) { return *f.station->database().queryNow(sql); };
    QCOMPARE(rows(QStringLiteral("SELECT who FROM audit")).size(), 1u);
    // What a person writes is kept with both values; what the station writes is not.
    Adder &one = adder(*f.station, QStringLiteral("one"));
    one.a.set(1);
    QVERIFY(f.station->commit({{QStringLiteral("/one.a"), 2}}, person).empty());
    durable.reset();
    f.station->whenDurable([&durable](const Result<void> &result) { durable = result; });
    QTRY_VERIFY(durable.has_value());
    const Rows kept = rows(QStringLiteral("SELECT who, through, what, detail FROM audit ORDER BY who"));
    QCOMPARE(kept.size(), 2u);
    QCOMPARE(kept.back().mid(0, 3), (QVariantList{"anna", "test", "set"}));
    QVERIFY(kept.back().at(3).toString().contains(QLatin1String("/one.a from 1")));
    // A statement that the database refuses is told to who waits for its turn, never taken for done.
    durable.reset();
    {
        Turn turn(*f.station);
        f.station->addStatement(QStringLiteral("INSERT INTO nowhere VALUES (1)"), {});
        f.station->whenDurable([&durable](const Result<void> &result) { durable = result; });
    }
    QTRY_VERIFY(durable.has_value());
    QVERIFY(!durable->ok());
    QVERIFY(f.station->database().close().ok());
}

QTEST_GUILESS_MAIN(StationTest)
#include "stationtest.moc"
