#include "components/email/outbox/retryschedule.h"

#include <QList>
#include <QTest>

using namespace email;

class RetryScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsGrowToAQuarterOfAnHourAndNoFurther()
    {
        const QList<int> seconds{0, 15, 30, 60, 120, 300, 600, 900, 900, 900};
        for (int i = 0; i < seconds.size(); ++i)
            QCOMPARE(retryDelayMs(i, 0.5), seconds[i] * qint64(1000));
        QCOMPARE(retryDelayMs(2'000'000'000, 0.5), 900'000);
        QCOMPARE(retryDelayMs(-1, 0.5), 0);
    }

    void jitterStaysWithinAFifth()
    {
        QCOMPARE(retryDelayMs(7, 0.0), 720'000);
        QCOMPARE(retryDelayMs(7, 1.0), 1'080'000);
        QCOMPARE(retryDelayMs(7, 99.0), 1'080'000);
        QCOMPARE(retryDelayMs(0, 1.0), 0);
    }

    void accountsWaitLongerUpToAnHour()
    {
        const QList<int> minutes{5, 5, 10, 20, 40, 60, 60};
        for (int i = 0; i < minutes.size(); ++i)
            QCOMPARE(accountBackoffMs(i), minutes[i] * qint64(60'000));
        QCOMPARE(accountBackoffMs(2'000'000'000), 3'600'000);
    }
};

QTEST_GUILESS_MAIN(RetryScheduleTest)
#include "retryscheduletest.moc"
