#include "components/email/outbox/sendquota.h"

#include "components/email/outbox/courier.h"

#include <QtTest>

#include <limits>

using namespace email;

class SendQuotaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLeavesTheWindowEarly()
    {
        SlidingCount count(60'000, 1'000);
        count.add(0, 1);
        count.add(900, 1);
        QCOMPARE(count.count(60'000), 2);
        QCOMPARE(count.count(60'900), 0);
    }

    void saysWhenThereIsRoom()
    {
        SlidingCount count(60'000, 1'000);
        count.add(0, 1);
        count.add(30'000, 1);
        QCOMPARE(count.roomAt(40'000, 3, 1), qint64(40'000));
        QCOMPARE(count.roomAt(40'000, 2, 1), qint64(60'000));
        QCOMPARE(count.roomAt(40'000, 2, 2), qint64(90'000));
        QCOMPARE(count.roomAt(40'000, 0, 99), qint64(40'000));
    }

    void oneMessageToManyIsLateNotStuck()
    {
        SlidingCount count(60'000, 1'000);
        QCOMPARE(count.roomAt(0, 3, 10), qint64(0));
        count.add(0, 2);
        QCOMPARE(count.roomAt(1'000, 3, 10), qint64(60'000));
    }

    void whatIsUnderWayCounts()
    {
        SendQuota quota;
        CourierLimits limits;
        limits.maxSendablePerDay = 1;
        quota.started(0, 1);
        QCOMPARE(quota.maySendAt(limits, 0, 1, false), std::numeric_limits<qint64>::max());
        quota.ended(10, 1, 0); // It was refused, so the day has room again.
        QCOMPARE(quota.maySendAt(limits, 20, 1, false), qint64(20));
        quota.started(20, 1);
        quota.ended(30, 1, 1);
        QVERIFY(quota.dayIsUsedUp(limits, 40, true));
        QCOMPARE(quota.maySendAt(limits, 40, 1, true), qint64(86'400'030));
    }
};

QTEST_GUILESS_MAIN(SendQuotaTest)
#include "sendquotatest.moc"
