#include "tests/ui/views/alarm/alarmbench.h"

#include <QAccessible>

using testsupport::AlarmBench;
using namespace ui;

/// The alarm console while a screen reader looks at it, at whatever moment that is.
class AlarmReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rightBehindAChangeTheRowsAreThoseOfTheModel();

private:
    /// What a screen reader finds in the cells of one column, from the top.
    QStringList read(int column)
    {
        QStringList texts;
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&m_bench->list());
        for (int child = 0; child < list->childCount(); ++child) {
            QAccessibleInterface *cell = list->child(child);
            if (!cell || !cell->isValid() || !cell->tableCellInterface())
                continue;
            const QString text = cell->text(QAccessible::Name);
            if (cell->tableCellInterface()->columnIndex() == column)
                texts.append(text);
        }
        return texts;
    }

    std::unique_ptr<AlarmBench> m_bench;
};

void AlarmReaderTest::init()
{
    m_bench = std::make_unique<AlarmBench>();
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->open());
}

void AlarmReaderTest::cleanup()
{
    m_bench.reset();
}

void AlarmReaderTest::rightBehindAChangeTheRowsAreThoseOfTheModel()
{
    for (const char *name : {"Boiler", "Fan"})
        m_bench->raise(name);
    QTRY_COMPARE(m_bench->rows().rowCount(), 2);
    int looks = 0;
    QStringList read;
    QStringList shown;
    // A request of the screen reader may be the very next event behind a change, before the list is laid out
    // anew.
    connect(&m_bench->rows(), &QAbstractItemModel::layoutChanged, this, [&] {
        ++looks;
        read = this->read(AlarmModel::Source);
        shown = m_bench->column(AlarmModel::Source);
    });
    m_bench->raise("Pump");
    QTRY_COMPARE(m_bench->rows().rowCount(), 3);
    QTRY_VERIFY(looks > 0);
    QCOMPARE(read, shown);
    QCOMPARE(read.size(), 3);
    m_bench->list().setFocus();
    QTest::keyClick(&m_bench->list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(m_bench->cell(2, AlarmModel::AckState), QStringLiteral("Acknowledged"));
    QCOMPARE(read, shown);
}

QTEST_MAIN(AlarmReaderTest)
#include "alarmreadertest.moc"
