#include "ui/tree/navview.h"

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/look/filterfield.h"
#include "ui/look/statuslook.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/statusdelegate.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using testsupport::UiStation;
using namespace ui;

/// The navigation tree under keyboard and mouse.
class NavViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        m_edits = std::make_unique<PendingEdits>();
        m_model = std::make_unique<NavModel>(m_station->link(), *m_edits);
        m_view = std::make_unique<NavView>(m_station->link(), *m_model);
        m_view->resize(400, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTRY_VERIFY(m_model->rowCount(m_model->index(0, 0)) == 2);
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
        m_edits.reset();
        m_station.reset();
    }

    void theFilterFindsWhatWasNeverOpened()
    {
        m_view->find();
        auto *field = m_view->findChild<FilterField *>();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("outgo"));
        auto *hits = m_view->findChild<QListView *>();
        QTRY_COMPARE(hits->model()->rowCount(), 1);
        QVERIFY(hits->isVisible());
        QVERIFY(!hits->model()->index(0, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
        QCOMPARE(said(), QStringLiteral("1 component(s)"));
        const QSignalSpy activated(m_view.get(), &NavView::activated);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(hits, Qt::Key_Return);
        QCOMPARE(activated.value(0).value(0).toString(), UiStation::outgoing());
        QTRY_COMPARE(m_view->currentOrd(), UiStation::outgoing());
        QVERIFY(field->text().isEmpty());
        QVERIFY(m_view->tree()->isVisible());
    }

    void theMarkOfUnsavedChangesIsNeverCutOff()
    {
        const QFontMetrics metrics = m_view->fontMetrics();
        const QString name = QStringLiteral("Outgoing Account");
        const int room = metrics.horizontalAdvance(name);
        const QString cut = StatusDelegate::shortened(name + QStringLiteral(" *"), metrics, room);
        QVERIFY(cut.endsWith(QStringLiteral(" *")));
        QVERIFY(metrics.horizontalAdvance(cut) <= room);
        QCOMPARE(StatusDelegate::shortened(name, metrics, 2 * room), name);
    }

    void escapeBringsTheTreeBack()
    {
        m_view->find();
        auto *field = m_view->findChild<FilterField *>();
        QTest::keyClicks(field, QStringLiteral("nothing is called so"));
        QTRY_VERIFY(!m_view->tree()->isVisible());
        QTRY_COMPARE(said(), QStringLiteral("0 component(s)"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(m_view->tree()->isVisible());
    }

    void aPathInTheFilterGoesThere()
    {
        m_view->find();
        auto *field = m_view->findChild<FilterField *>();
        const QSignalSpy activated(m_view.get(), &NavView::activated);
        QTest::keyClicks(field, UiStation::outgoing());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(activated.value(0).value(0).toString(), UiStation::outgoing());
    }

    void enterAndRightAndLeftWork()
    {
        m_view->tree()->setFocus();
        m_view->reveal(QStringLiteral("/Services"));
        QTRY_COMPARE(m_view->currentOrd(), QStringLiteral("/Services"));
        QTest::keyClick(m_view->tree(), Qt::Key_Right);
        QTRY_VERIFY(m_model->rowCount(m_view->tree()->currentIndex()) > 0);
        QTest::keyClick(m_view->tree(), Qt::Key_Right);
        QTRY_COMPARE(m_view->currentOrd(), QStringLiteral("/Services/EmailService"));
        QTest::keyClick(m_view->tree(), Qt::Key_Left);
        QCOMPARE(m_view->currentOrd(), QStringLiteral("/Services"));
        const QSignalSpy activated(m_view.get(), &NavView::activated);
        QTest::keyClick(m_view->tree(), Qt::Key_Return);
        QCOMPARE(activated.value(0).value(0).toString(), QStringLiteral("/Services"));
    }

    void aStatusIsDrawnInItsColour()
    {
        m_view->reveal(UiStation::outgoing());
        QTRY_COMPARE(m_view->currentOrd(), UiStation::outgoing());
        m_view->tree()->setCurrentIndex({});
        const QModelIndex row = m_model->indexOf(m_station->describe(UiStation::outgoing()).handle);
        QCOMPARE(row.data(NavModel::StatusTextRole).toString(), QStringLiteral("{disabled}"));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("{disabled}")));
        const QColor wanted = statusColour(statusIn(QStringLiteral("{disabled}")), m_view->palette());
        const QImage image = m_view->tree()->viewport()->grab(m_view->tree()->visualRect(row)).toImage();
        bool found = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = image.width() / 2; x < image.width(); ++x)
                found = found || image.pixelColor(x, y).rgb() == wanted.rgb();
        }
        QVERIFY(found);
    }

    void f2RenamesInPlaceAndCanBeUndone()
    {
        m_station->add(QStringLiteral("/Config"), folder(), QStringLiteral("Zone"));
        m_view->reveal(QStringLiteral("/Config/Zone"));
        QTRY_COMPARE(m_view->currentOrd(), QStringLiteral("/Config/Zone"));
        m_view->renameCurrent();
        auto *line = m_view->tree()->findChild<QLineEdit *>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("Area"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(has("/Config/Area"));
        QTRY_COMPARE(m_edits->undoStack().undoText(), QStringLiteral("Rename Zone"));
        m_edits->undoStack().undo();
        QTRY_VERIFY(has("/Config/Zone"));
        m_edits->undoStack().redo();
        QTRY_VERIFY(has("/Config/Area"));
    }

    void aRefusedNameIsNotLost()
    {
        m_station->add(QStringLiteral("/Config"), folder(), QStringLiteral("Zone"));
        m_station->add(QStringLiteral("/Config"), folder(), QStringLiteral("Taken"));
        m_view->reveal(QStringLiteral("/Config/Zone"));
        QTRY_COMPARE(m_view->currentOrd(), QStringLiteral("/Config/Zone"));
        m_view->tree()->setFocus();
        m_view->renameCurrent();
        QTest::keyClicks(m_view->tree()->findChild<QLineEdit *>(), QStringLiteral("Taken"));
        QPointer<QLineEdit> first = m_view->tree()->findChild<QLineEdit *>();
        const QSignalSpy failed(m_model.get(), &NavModel::failed);
        QTest::keyClick(first, Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QTRY_VERIFY(!first);
        QTRY_VERIFY(m_view->tree()->findChild<QLineEdit *>());
        auto *again = m_view->tree()->findChild<QLineEdit *>();
        QCOMPARE(again->text(), QStringLiteral("Taken"));
        QTest::keyClicks(again, QStringLiteral("Free"));
        QTest::keyClick(again, Qt::Key_Return);
        QTRY_VERIFY(has("/Config/Free"));
    }

    void aStatusIsSpokenAsItIsShown()
    {
        auto &point = m_station->add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"),
                                     QStringLiteral("Level"), {{QStringLiteral("fallback"), 9.5}});
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        m_view->reveal(QStringLiteral("/Config/Level"));
        QTRY_COMPARE(m_view->currentHandle(), point.handle());
        const QString spoken = m_view->tree()->currentIndex().data(Qt::AccessibleTextRole).toString();
        QLocale::setDefault(before);
        QVERIFY2(spoken.contains(QStringLiteral("9,5 {")), qPrintable(spoken));
    }

    void whatTheStationTellsMeanwhileLeavesTheTypedNameAlone()
    {
        m_view->reveal(QStringLiteral("/Config"));
        QTRY_COMPARE(m_view->currentOrd(), QStringLiteral("/Config"));
        m_view->renameCurrent();
        auto *line = m_view->tree()->findChild<QLineEdit *>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("Area"));
        const QModelIndex row = m_view->tree()->currentIndex();
        Q_EMIT m_model->dataChanged(row, row);
        QCOMPARE(line->text(), QStringLiteral("Area"));
        // Between Return and its effect there is time for one as well.
        QTest::keyClick(line, Qt::Key_Return);
        Q_EMIT m_model->dataChanged(row, row);
        QTRY_VERIFY(has("/Area"));
    }

    void whatIsNotThereAnyMoreDoesNotStopTheRest()
    {
        m_view->expandOrds({QStringLiteral("/Gone"), QStringLiteral("/Services"),
                            QStringLiteral("/Gone/Below"), QStringLiteral("/Services/EmailService")});
        QTRY_VERIFY(m_view->expandedOrds().contains(QStringLiteral("/Services/EmailService")));
        // And what is revealed afterwards is selected, not expanded.
        m_view->reveal(UiStation::outgoing());
        QTRY_COMPARE(m_view->currentOrd(), UiStation::outgoing());
    }

    void aStationThatComesBackIsShownAsItWas()
    {
        m_view->expandOrds({QStringLiteral("/Services"), QStringLiteral("/Services/EmailService")});
        QTRY_VERIFY(m_view->expandedOrds().contains(QStringLiteral("/Services/EmailService")));
        m_view->reveal(UiStation::outgoing());
        QTRY_COMPARE(m_view->currentOrd(), UiStation::outgoing());
        const QStringList expanded = m_view->expandedOrds();
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_station->cut();
        QTRY_COMPARE(reset.size(), 1);
        QTRY_COMPARE(m_view->currentOrd(), UiStation::outgoing());
        QCOMPARE(m_view->expandedOrds(), expanded);
    }

private:
    static QString folder() { return QStringLiteral("station:Folder"); }
    bool has(const char *ord) const { return m_station->station().find(QLatin1String(ord)).ok(); }
    QString said() const
    {
        for (const QLabel *label : m_view->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("component")))
                return label->text();
        }
        return {};
    }

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<PendingEdits> m_edits;
    std::unique_ptr<NavModel> m_model;
    std::unique_ptr<NavView> m_view;
};

QTEST_MAIN(NavViewTest)
#include "navviewtest.moc"
