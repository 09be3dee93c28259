#include "tests/ui/sheet/sheetrig.h"

#include <QLineEdit>

using namespace ui;

/// A component with more children than a sheet shows at once: nothing is hidden without saying so.
class SheetPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>();
        m_rig->pageSize = 10;
        QVERIFY(m_rig->start());
    }
    void cleanup() { m_rig.reset(); }

    void aFullPageIsNoSignOfMore()
    {
        fill(10);
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 10);
        QVERIFY(!more().isValid());
    }

    void aChildsStatusIsFollowed()
    {
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"),
                         QStringLiteral("Level"));
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 1);
        QTRY_COMPARE(m_rig->bench.link().pendingCalls().size(), 0);
        QCOMPARE(m_rig->bench.set(QStringLiteral("/Config/Level.fallback"), 9.5), QString());
        const SheetModel &model = m_rig->sheet->model();
        QModelIndex child;
        for (int i = 0; i < model.rowCount(); ++i) {
            if (model.rowAt(model.index(i, 0))->kind == SheetRow::Component)
                child = model.index(i, SheetModel::Value);
        }
        QTRY_VERIFY2(child.data().toString().startsWith(QStringLiteral("9.5")),
                     qPrintable(child.data().toString()));
    }

    void moreAreSaidAndShownByKey()
    {
        fill(22);
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 10);
        QVERIFY(more().data().toString().contains(QStringLiteral("10")));
        QVERIFY(!more().data(Qt::AccessibleTextRole).toString().isEmpty());
        m_rig->key(Qt::Key_End);
        QCOMPARE(m_rig->view().currentRow()->kind, SheetRow::More);
        m_rig->key(Qt::Key_Return);
        QTRY_COMPARE(children(), 20);
        // The current row stays where it was, on the first of those that came.
        QCOMPARE(m_rig->view().currentRow()->ord, QStringLiteral("/Config/C10"));
        m_rig->key(Qt::Key_End);
        m_rig->key(Qt::Key_Space);
        QTRY_COMPARE(children(), 22);
        QVERIFY(!more().isValid());
    }

    void moreAreShownByAClick()
    {
        fill(11);
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 10);
        m_rig->key(Qt::Key_End);
        QTest::mouseClick(m_rig->view().viewport(), Qt::LeftButton, {},
                          m_rig->view().visualRect(m_rig->view().currentIndex()).center());
        QTRY_COMPARE(children(), 11);
        QVERIFY(!more().isValid());
    }

    void whatComesAndGoesMeanwhileIsNeitherLostNorTwice()
    {
        fill(14);
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 10);
        remove(QStringLiteral("/Config/C7"));
        remove(QStringLiteral("/Config/C12"));
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("Late"));
        QTRY_COMPARE(children(), 9);
        m_rig->key(Qt::Key_End);
        m_rig->key(Qt::Key_Return);
        QTRY_COMPARE(children(), 13);
        QVERIFY(names().contains(QStringLiteral("Late")));
        QStringList once = names();
        QCOMPARE(once.removeDuplicates(), 0);
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("Last"));
        QTRY_COMPARE(children(), 14);
    }

    void theFilterSaysThatItDoesNotSeeAll()
    {
        fill(11);
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 10);
        auto *search = m_rig->sheet->findChild<QLineEdit *>();
        search->setText(QStringLiteral("C10"));
        const QAbstractItemModel &rows = *m_rig->view().model();
        QCOMPARE(rows.index(rows.rowCount() - 1, 0).data(SheetModel::KindRole).toInt(), int(SheetRow::More));
    }

    void theNextSessionReadsTheChildrenAgain()
    {
        fill(3);
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        QTRY_COMPARE(children(), 3);
        m_rig->bench.cut();
        QTRY_VERIFY(!m_rig->bench.link().isOpen());
        remove(QStringLiteral("/Config/C1"));
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("New"));
        QTRY_VERIFY(m_rig->bench.link().isOpen());
        QTRY_COMPARE(names(),
                     (QStringList{QStringLiteral("C0"), QStringLiteral("C2"), QStringLiteral("New")}));
    }

private:
    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"),
                             QStringLiteral("C%1").arg(i));
    }
    void remove(const QString &ord)
    {
        station::Station &station = m_rig->bench.station();
        QVERIFY(station.remove(**station.find(ord), {}).ok());
    }
    QModelIndex more() const
    {
        const SheetModel &model = m_rig->sheet->model();
        const QModelIndex last = model.index(model.rowCount() - 1, 0);
        return model.rowAt(last)->kind == SheetRow::More ? last : QModelIndex();
    }
    QStringList names() const
    {
        const SheetModel &model = m_rig->sheet->model();
        QStringList names;
        for (int i = 0; i < model.rowCount(); ++i) {
            if (const SheetRow *row = model.rowAt(model.index(i, 0)); row->kind == SheetRow::Component)
                names.append(row->ord.section(QLatin1Char('/'), -1));
        }
        return names;
    }
    int children() const { return int(names().size()); }

    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(SheetPagesTest)
#include "sheetpagestest.moc"
