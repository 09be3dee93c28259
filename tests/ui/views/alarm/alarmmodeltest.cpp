#include "components/alarm/alarmservice.h"
#include "tests/ui/views/alarm/alarmbench.h"
#include "ui/views/alarm/alarmfilter.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QSignalSpy>

using testsupport::AlarmBench;
using namespace ui;

/// The rows behind the console: sources with several alarms, and very many of them.
class AlarmModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSourceWithSeveralAlarmsUnfolds();
    void aFoldedSourceStandsForAllItsAlarms();
    void anOlderRecordDoesNotReplaceANewerOne();
    void tenThousandAlarmsStayQuick();

private:
    AlarmModel &model() { return *m_bench->console->findChild<AlarmModel *>(); }
    alarms::AlarmService &service() { return *m_bench->bench.station().service<alarms::AlarmService>(); }
    /// An alarm of some part of the station that has no point, such as a server that does not answer.
    alarms::AlarmRecord report(const QString &key, alarms::EventKind kind = alarms::EventKind::ToOffnormal,
                               quint32 handle = 9)
    {
        return service().report({.sourceHandle = handle,
                                 .source = QStringLiteral("/Config"),
                                 .key = key,
                                 .transition = kind,
                                 .state = kind == alarms::EventKind::ToNormal
                                              ? alarms::SourceState::Normal
                                              : alarms::SourceState::Offnormal,
                                 .data = {{QStringLiteral("sourceName"), QStringLiteral("Network")},
                                          {QStringLiteral("msgText"), key}}});
    }

    std::unique_ptr<AlarmBench> m_bench;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void AlarmModelTest::init()
{
    m_bench = std::make_unique<AlarmBench>();
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->open());
    m_tester = std::make_unique<QAbstractItemModelTester>(&model());
}

void AlarmModelTest::cleanup()
{
    m_tester.reset();
    m_bench.reset();
}

void AlarmModelTest::aSourceWithSeveralAlarmsUnfolds()
{
    report(QStringLiteral("first"));
    QTRY_COMPARE(model().rowCount(), 1);
    QCOMPARE(model().rowCount(model().index(0, 0)), 0);
    m_bench->bench.clock().advance(1000);
    report(QStringLiteral("second"));
    QTRY_COMPARE(model().rowCount(model().index(0, 0)), 2);
    QCOMPARE(model().rowCount(), 1);
    // The source's row shows the latest.
    QCOMPARE(m_bench->cell(0, AlarmModel::Message), QStringLiteral("second"));
    QCOMPARE(m_bench->cell(0, AlarmModel::Source), QStringLiteral("Network (2 alarms)"));
    QTreeView &list = m_bench->list();
    list.setFocus();
    list.setCurrentIndex(m_bench->rows().index(0, 0));
    QTest::keyClick(&list, Qt::Key_Right);
    QVERIFY(list.isExpanded(m_bench->rows().index(0, 0)));
    const QModelIndex above = m_bench->rows().index(0, 0);
    QCOMPARE(m_bench->rows().index(1, AlarmModel::Message, above).data().toString(), QStringLiteral("first"));
    // The first one ends: one alarm is left, which needs no row of its own.
    report(QStringLiteral("first"), alarms::EventKind::ToNormal);
    const QString id = model().index(1, 0, model().index(0, 0)).data(AlarmModel::IdRole).toString();
    QVERIFY(service().acknowledge({.id = id, .user = QStringLiteral("anna")}).ok());
    QTRY_COMPARE(model().rowCount(model().index(0, 0)), 0);
    QCOMPARE(m_bench->cell(0, AlarmModel::Source), QStringLiteral("Network"));
}

void AlarmModelTest::aFoldedSourceStandsForAllItsAlarms()
{
    report(QStringLiteral("first"));
    m_bench->bench.clock().advance(1000);
    report(QStringLiteral("second"));
    QTRY_COMPARE(model().rowCount(model().index(0, 0)), 2);
    QTreeView &list = m_bench->list();
    list.setCurrentIndex(m_bench->rows().index(0, 0));
    QCOMPARE(m_bench->console->selectedAlarms().size(), 2);
    list.expand(m_bench->rows().index(0, 0));
    const QList<AlarmRow> selected = m_bench->console->selectedAlarms();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().text, QStringLiteral("second"));
    list.collapse(m_bench->rows().index(0, 0));
    QTest::keyClick(&list, Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(m_bench->console->feed().unacked(), 0);
    QCOMPARE(m_bench->console->feed().alarms().size(), 2);
}

void AlarmModelTest::anOlderRecordDoesNotReplaceANewerOne()
{
    const alarms::AlarmRecord raised = report(QStringLiteral("it"));
    QTRY_COMPARE(model().rowCount(), 1);
    QVERIFY(service().acknowledge({.id = raised.id, .user = QStringLiteral("anna")}).ok());
    QTRY_COMPARE(m_bench->console->feed().unacked(), 0);
    m_bench->console->feed().take(raised.toJson());
    QTest::qWait(200);
    QCOMPARE(m_bench->console->feed().unacked(), 0);
}

void AlarmModelTest::tenThousandAlarmsStayQuick()
{
    m_tester.reset(); // It looks at every row after each change.
    constexpr int count = 10'000;
    {
        station::Turn turn(m_bench->bench.station());
        for (int i = 0; i < count; ++i)
            report(QString::number(i), alarms::EventKind::ToOffnormal, 100'000 + quint32(i));
    }
    // More than a turn tells: the rest is read in pages.
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), count, 60'000);
    auto *filter = qobject_cast<AlarmFilter *>(&m_bench->rows());
    QElapsedTimer clock;
    const auto took = [&clock](const char *what) {
        qInfo("%s: %lld ms", what, clock.elapsed());
        // Far above what it takes, for machines that do other things as well.
        QVERIFY2(clock.elapsed() < 2000, what);
    };
    clock.start();
    filter->setWanted({.text = QStringLiteral("77")});
    took("filter");
    QVERIFY(filter->rowCount() > 0 && filter->rowCount() < count);
    clock.start();
    filter->setWanted({});
    took("all again");
    clock.start();
    m_bench->list().sortByColumn(AlarmModel::Message, Qt::AscendingOrder);
    took("sort");
    clock.start();
    const QString id = model().index(0, 0).data(AlarmModel::IdRole).toString();
    QVERIFY(service().acknowledge({.id = id, .user = QStringLiteral("anna")}).ok());
    QTRY_COMPARE(m_bench->console->feed().unacked(), count - 1);
    took("one change, until it is shown");
    clock.start();
    m_bench->list().selectAll();
    took("select all");
    QCOMPARE(m_bench->console->selectedAlarms().size(), count);
}

QTEST_MAIN(AlarmModelTest)
#include "alarmmodeltest.moc"
