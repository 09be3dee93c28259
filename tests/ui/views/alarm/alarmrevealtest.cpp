#include "tests/ui/views/alarm/alarmbench.h"
#include "ui/views/alarm/alarmconsoleview.h"
#include "ui/views/alarm/alarmdetails.h"

#include <QDialog>

using testsupport::AlarmBench;
using namespace ui;

/// Going to one alarm by its id, as links of other views do.
class AlarmRevealTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<AlarmBench>();
        QVERIFY(m_bench->start());
        QVERIFY(m_bench->open());
        QCOMPARE(m_bench->raise("Fan"), QString());
        QCOMPARE(m_bench->raise("Pump"), QString());
        QTRY_COMPARE(m_bench->rows().rowCount(), 2);
    }
    void cleanup() { m_bench.reset(); }

    void anOpenAlarmIsSelectedAsSoonAsItIsRead()
    {
        const QString id = idOf("Pump");
        AlarmConsoleView view(*m_bench->context,
                              m_bench->bench.describe(QStringLiteral("/Services/AlarmService")));
        view.reveal(id);
        view.show();
        const auto *console = view.findChild<AlarmConsole *>();
        QTRY_COMPARE(console->selectedAlarms().size(), 1);
        QCOMPARE(console->selectedAlarms().constFirst().id, id);
        QVERIFY(!view.findChild<AlarmDetails *>());
    }

    void oneThatIsOverIsShownByItsDetails()
    {
        m_bench->console->reveal(QStringLiteral("0b0c0d0e-0000-4000-8000-000000000001"));
        auto *details = m_bench->console->findChild<AlarmDetails *>();
        QVERIFY(details && details->isVisible());
    }

private:
    QString idOf(const char *point) const
    {
        const qsizetype row = m_bench->column(AlarmModel::Source).indexOf(QLatin1String(point));
        return m_bench->rows().index(int(row), 0).data(AlarmModel::IdRole).toString();
    }

    std::unique_ptr<AlarmBench> m_bench;
};

QTEST_MAIN(AlarmRevealTest)
#include "alarmrevealtest.moc"
