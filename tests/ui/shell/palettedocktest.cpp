#include "ui/shell/palettedock.h"

#include "station/session/methods.h"
#include "tests/support/uistation.h"
#include "ui/shell/palettemodel.h"

#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace ui;
using testsupport::UiStation;

/// The palette over several sessions with a station: the same one again, or one with other types.
class PaletteDockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        offer({"Fan", "Pump"});
        m_palette = std::make_unique<PaletteDock>(m_station->link());
        m_palette->show();
        QVERIFY(QTest::qWaitForWindowActive(m_palette.get()));
        QTRY_COMPARE(rows().rowCount(), 1);
    }
    void cleanup()
    {
        m_palette.reset();
        m_station.reset();
    }

    void whatIsOpenAndChosenStaysOverAReconnection()
    {
        tree().expandAll();
        tree().setCurrentIndex(rows().index(1, 0, rows().index(0, 0)));
        QVERIFY(reconnect());
        QVERIFY(tree().isExpanded(rows().index(0, 0)));
        QCOMPARE(tree().currentIndex().data().toString(), QStringLiteral("Pump"));
    }

    void whatAnotherStationOffersIsOpenWhileOneSearches()
    {
        QTest::keyClicks(m_palette->findChild<QLineEdit *>(), QStringLiteral("fan"));
        offer({"Fan", "Fan Coil"});
        QVERIFY(reconnect());
        QTRY_COMPARE(rows().rowCount(rows().index(0, 0)), 2);
        QVERIFY(tree().isExpanded(rows().index(0, 0)));
    }

    void whatDoesNotExistIsSaid()
    {
        const auto *none = m_palette->findChild<QLabel *>();
        QVERIFY(none->isHidden());
        auto *search = m_palette->findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("boiler"));
        QCOMPARE(rows().rowCount(), 0);
        QVERIFY(none->isVisible());
        search->clear();
        QVERIFY(none->isHidden());
    }

private:
    QTreeView &tree() const { return *m_palette->findChild<QTreeView *>(); }
    QAbstractItemModel &rows() const { return *tree().model(); }
    /// What the station has to offer from now on, in one group.
    void offer(const QStringList &names)
    {
        QJsonArray types;
        for (const QString &name : names) {
            const QString type = QStringLiteral("test:") + QString(name).remove(QLatin1Char(' '));
            types.append(QJsonObject{{QStringLiteral("type"), type},
                                     {QStringLiteral("group"), QStringLiteral("Air")},
                                     {QStringLiteral("displayName"), name}});
        }
        station::Method list = *m_station->methods().find(QStringLiteral("palette.list"));
        list.run = [types](const station::Call &, const station::Answer &answer) {
            answer(QJsonValue(types));
        };
        m_station->methods().add(list);
    }
    bool reconnect()
    {
        StationLink &link = m_station->link();
        const QSignalSpy opened(&link, &StationLink::opened);
        m_station->cut();
        return QTest::qWaitFor([&] { return opened.size() == 1 && link.pendingCalls().isEmpty(); });
    }

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<PaletteDock> m_palette;
};

QTEST_MAIN(PaletteDockTest)
#include "palettedocktest.moc"
