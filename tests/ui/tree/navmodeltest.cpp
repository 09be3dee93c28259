#include "ui/tree/navmodel.h"

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using testsupport::UiStation;

namespace {

/// A model over a station, checked all the while.
struct Fixture
{
    Fixture()
    {
        started = station.start();
        model = std::make_unique<ui::NavModel>(station.link(), edits);
        tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    /// Reads down to @p ord and gives its row.
    QModelIndex reveal(const QString &ord)
    {
        QSignalSpy revealed(model.get(), &ui::NavModel::revealed);
        model->reveal(ord);
        if (revealed.isEmpty())
            revealed.wait();
        return revealed.value(0).value(0).toModelIndex();
    }
    QStringList namesBelow(const QModelIndex &parent) const
    {
        QStringList names;
        for (int row = 0; row < model->rowCount(parent); ++row)
            names.append(model->index(row, 0, parent).data(ui::NavModel::NameRole).toString());
        return names;
    }

    UiStation station;
    ui::PendingEdits edits;
    std::unique_ptr<ui::NavModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    bool started = false;
};

const QString folderType = QStringLiteral("station:Folder");

} // namespace

class NavModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStationIsReadOnlyAsFarAsSomebodyLooks();
    void whatComesAndGoesIsFollowed();
    void aRenamedComponentKeepsItsRow();
    void aMovedComponentIsFoundAtItsNewPlace();
    void aComponentThatIsMovedBackAtOnceIsThereAgain();
    void aLargeFolderComesInPages();
    void theStatusInSightFollowsTheStation();
    void whatChangedOutOfSightIsReadWhenItComesBack();
    void pendingEditsMarkTheirRow();
    void renamingInPlaceAsksTheStation();
    void withoutTheStationEveryStatusIsStale();
    void droppingTellsWhatWasDroppedWhere();
    void aNewSessionReadsEverythingAgain();
};

void NavModelTest::theStationIsReadOnlyAsFarAsSomebodyLooks()
{
    Fixture f;
    QVERIFY(f.started);
    f.tester.reset(); // It looks everywhere.
    QTRY_COMPARE(f.model->rowCount(), 1);
    const QModelIndex root = f.model->index(0, 0);
    QTRY_VERIFY(f.model->rowCount(root) > 0);
    const QModelIndex services = f.reveal(QStringLiteral("/Services"));
    QVERIFY(services.isValid());
    QCOMPARE(f.model->ordOf(services), QStringLiteral("/Services"));
    QVERIFY(f.model->hasChildren(services));
    QCOMPARE(f.model->rowCount(services), 0);
    f.model->fetchMore(services);
    QTRY_VERIFY(f.namesBelow(services).contains(QStringLiteral("EmailService")));
}

void NavModelTest::whatComesAndGoesIsFollowed()
{
    Fixture f;
    const QModelIndex config = f.reveal(QStringLiteral("/Config"));
    QVERIFY(config.isValid());
    QCOMPARE(f.model->hasChildren(config), false);
    station::Component &zone = f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("Zone"));
    f.model->setInSight({f.model->handleOf(config)});
    QVERIFY(f.reveal(QStringLiteral("/Config/Zone")).isValid());
    QTRY_COMPARE(f.namesBelow(config), QStringList{QStringLiteral("Zone")});
    f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("Hall"));
    QTRY_COMPARE(f.namesBelow(config), (QStringList{QStringLiteral("Zone"), QStringLiteral("Hall")}));
    QVERIFY(f.station.station().remove(zone, {}).ok());
    QTRY_COMPARE(f.namesBelow(config), QStringList{QStringLiteral("Hall")});
}

void NavModelTest::aRenamedComponentKeepsItsRow()
{
    Fixture f;
    station::Component &zone =
        f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("oldName"));
    const QPersistentModelIndex row = f.reveal(QStringLiteral("/Config/oldName"));
    QVERIFY(row.isValid());
    QVERIFY(f.station.station().rename(zone, QStringLiteral("newName"), {}).ok());
    QTRY_COMPARE(row.data().toString(), QStringLiteral("New Name"));
    QCOMPARE(f.model->ordOf(row), QStringLiteral("/Config/newName"));
}

void NavModelTest::aMovedComponentIsFoundAtItsNewPlace()
{
    Fixture f;
    f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("A"));
    station::Component &target = f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("B"));
    station::Component &moving =
        f.station.add(QStringLiteral("/Config/A"), folderType, QStringLiteral("Moving"));
    QVERIFY(f.reveal(QStringLiteral("/Config/A/Moving")).isValid());
    QVERIFY(f.station.station().move(moving, target, {}).ok());
    QTRY_VERIFY(f.namesBelow(f.model->indexOf(target.handle())).contains(QStringLiteral("Moving")) ||
                f.reveal(QStringLiteral("/Config/B/Moving")).isValid());
    const QModelIndex a = f.reveal(QStringLiteral("/Config/A"));
    QTRY_VERIFY(f.namesBelow(a).isEmpty());
}

/// Undone before the place where it went was read.
void NavModelTest::aComponentThatIsMovedBackAtOnceIsThereAgain()
{
    Fixture f;
    QVERIFY(f.started);
    station::Station &station = f.station.station();
    station::Component &home = **station.find(QStringLiteral("/Config"));
    station::Component &away = **station.find(QStringLiteral("/Services"));
    station::Component &moving =
        f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("Moving"));
    QVERIFY(f.reveal(QStringLiteral("/Config/Moving")).isValid());
    QVERIFY(f.reveal(QStringLiteral("/Services/AlarmService")).isValid());
    bool isBack = false;
    connect(f.model.get(), &QAbstractItemModel::rowsRemoved, this, [&] {
        if (!std::exchange(isBack, true))
            QVERIFY(station.move(moving, home, {}).ok());
    });
    QVERIFY(station.move(moving, away, {}).ok());
    QTRY_VERIFY(isBack);
    QTRY_VERIFY(f.namesBelow(f.reveal(QStringLiteral("/Config"))).contains(QStringLiteral("Moving")));
}

void NavModelTest::aLargeFolderComesInPages()
{
    Fixture f;
    for (int i = 0; i < 2100; ++i)
        f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("Zone%1").arg(i));
    const QModelIndex last = f.reveal(QStringLiteral("/Config/Zone2099"));
    QVERIFY(last.isValid());
    QCOMPARE(last.row(), 2099);
    QVERIFY(!f.model->canFetchMore(last.parent()));
}

void NavModelTest::theStatusInSightFollowsTheStation()
{
    Fixture f;
    const QModelIndex account = f.reveal(UiStation::outgoing());
    QVERIFY(account.isValid());
    f.model->setInSight({f.model->handleOf(account)});
    QTRY_COMPARE(account.data(ui::NavModel::StatusTextRole).toString(), QStringLiteral("{disabled}"));
    QVERIFY(f.station.set(UiStation::outgoing() + QStringLiteral(".enabled"), true).isEmpty());
    QTRY_COMPARE(account.data(ui::NavModel::StatusTextRole).toString(), QStringLiteral("{ok}"));
}

void NavModelTest::whatChangedOutOfSightIsReadWhenItComesBack()
{
    Fixture f;
    const QModelIndex account = f.reveal(UiStation::outgoing());
    QVERIFY(account.isValid());
    QVERIFY(f.station.set(UiStation::outgoing() + QStringLiteral(".enabled"), true).isEmpty());
    f.station.describe(QStringLiteral("/"));
    QCOMPARE(account.data(ui::NavModel::StatusTextRole).toString(), QStringLiteral("{disabled}"));
    f.model->setInSight({f.model->handleOf(account)});
    QTRY_COMPARE(account.data(ui::NavModel::StatusTextRole).toString(), QStringLiteral("{ok}"));
}

void NavModelTest::pendingEditsMarkTheirRow()
{
    Fixture f;
    const QModelIndex account = f.reveal(UiStation::outgoing());
    const quint32 handle = f.model->handleOf(account);
    f.edits.setKnown(handle, QStringLiteral("port"), -1);
    f.edits.edit({{handle, QStringLiteral("port"), 25}}, QStringLiteral("Port"));
    QCOMPARE(account.data().toString(), QStringLiteral("Outgoing *"));
    f.edits.undoStack().undo();
    QCOMPARE(account.data().toString(), QStringLiteral("Outgoing"));
}

void NavModelTest::renamingInPlaceAsksTheStation()
{
    Fixture f;
    f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("Zone"));
    const QPersistentModelIndex row = f.reveal(QStringLiteral("/Config/Zone"));
    QSignalSpy failed(f.model.get(), &ui::NavModel::failed);
    f.model->setData(row, QStringLiteral("a/b"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(row.data(ui::NavModel::NameRole).toString(), QStringLiteral("Zone"));
    f.model->setData(row, QStringLiteral("Hall"));
    QTRY_COMPARE(row.data(ui::NavModel::NameRole).toString(), QStringLiteral("Hall"));
}

void NavModelTest::withoutTheStationEveryStatusIsStale()
{
    Fixture f;
    QTRY_VERIFY(f.model->rowCount() > 0);
    const QModelIndex root = f.model->index(0, 0);
    QVERIFY(root.data(ui::NavModel::StatusTextRole).toString() != QStringLiteral("{stale}"));
    bool wasStale = false;
    QObject::connect(&f.station.link(), &ui::StationLink::stateChanged, f.model.get(), [&] {
        if (!f.station.link().isOpen() && f.model->rowCount() > 0)
            wasStale = wasStale || f.model->index(0, 0).data(ui::NavModel::StatusTextRole).toString() ==
                                       QStringLiteral("{stale}");
    });
    f.station.cut();
    QTRY_VERIFY(wasStale);
}

void NavModelTest::droppingTellsWhatWasDroppedWhere()
{
    Fixture f;
    f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("A"));
    f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("B"));
    const QPersistentModelIndex a = f.reveal(QStringLiteral("/Config/A"));
    const QPersistentModelIndex b = f.reveal(QStringLiteral("/Config/B"));
    const std::unique_ptr<QMimeData> dragged(f.model->mimeData({a}));
    QVERIFY(f.model->canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, b));
    QSignalSpy dropped(f.model.get(), &ui::NavModel::dropped);
    // Let go beside all rows: nothing happens, and above all nothing goes to the root.
    QVERIFY(!f.model->dropMimeData(dragged.get(), Qt::MoveAction, -1, -1, {}));
    QCOMPARE(dropped.size(), 0);
    f.model->dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, b);
    QCOMPARE(dropped.value(0),
             (QVariantList{QStringList{QStringLiteral("/Config/A")}, QStringLiteral("/Config/B"), true}));
    f.model->dropMimeData(dragged.get(), Qt::MoveAction, -1, -1, f.model->index(0, 0));
    QCOMPARE(dropped.value(1),
             (QVariantList{QStringList{QStringLiteral("/Config/A")}, QStringLiteral("/"), false}));
}

void NavModelTest::aNewSessionReadsEverythingAgain()
{
    Fixture f;
    QVERIFY(f.reveal(UiStation::outgoing()).isValid());
    f.station.cut();
    f.station.add(QStringLiteral("/Config"), folderType, QStringLiteral("Meanwhile"));
    QTRY_COMPARE(f.model->rowCount(), 1);
    QTRY_VERIFY(f.station.link().isOpen());
    QTRY_VERIFY(f.model->rowCount(f.model->index(0, 0)) > 0);
    QVERIFY(f.reveal(QStringLiteral("/Config/Meanwhile")).isValid());
}

QTEST_MAIN(NavModelTest)
#include "navmodeltest.moc"
