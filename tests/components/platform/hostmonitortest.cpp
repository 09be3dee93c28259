#include "components/platform/hostmonitor.h"

#include "components/platform/hostmetrics.h"
#include "components/platform/types.h"
#include "station/basictypes.h"
#include "station/station.h"
#include "tests/support/fakeclock.h"
#include "truststore/trustpolicy.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

/// Real values of this machine, and made-up kernel files where a machine may lack the real ones.
class HostMonitorTest : public QObject
{
    Q_OBJECT

private:
    static void put(const QString &path, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void readsWhatTheKernelSays();
    void skipsZonesWithoutASensor();
    void whatIsNotThereIsNothing();
    void measuresThisMachine();
    void aFolderThatCannotBeAskedAboutIsAFault();
};

void HostMonitorTest::readsWhatTheKernelSays()
{
    QTemporaryDir folder;
    put(folder.filePath("meminfo"),
        "MemTotal:       8000000 kB\nMemFree:  1000 kB\nMemAvailable:    2000000 kB\n");
    put(folder.filePath("loadavg"), "0.52 0.58 0.59 1/467 12345\n");
    put(folder.filePath("uptime"), "7200.50 1000.00\n");
    const platform::HostMetrics host(folder.path());
    QCOMPARE(host.memoryFreePercent().value(), 25.0);
    QCOMPARE(host.load().value(), 0.52);
    QCOMPARE(host.uptimeSeconds().value(), 7200.5);
}

void HostMonitorTest::skipsZonesWithoutASensor()
{
    QTemporaryDir folder;
    put(folder.filePath("thermal_zone0/temp"), "0\n");
    put(folder.filePath("thermal_zone1/temp"), "-274000\n");
    put(folder.filePath("thermal_zone2/temp"), "48500\n");
    QCOMPARE(platform::HostMetrics({}, folder.path()).temperature().value(), 48.5);
}

void HostMonitorTest::whatIsNotThereIsNothing()
{
    QTemporaryDir folder;
    put(folder.filePath("meminfo"), "MemTotal: many\n");
    const platform::HostMetrics host(folder.path(), folder.path());
    QVERIFY(!host.memoryFreePercent());
    QVERIFY(!host.load());
    QVERIFY(!host.temperature());
    QVERIFY(!host.disk(folder.filePath("nowhere")));
}

void HostMonitorTest::measuresThisMachine()
{
    station::Registry registry;
    station::registerBasicTypes(registry);
    platform::registerPlatform(registry);
    testsupport::FakeClock clock;
    station::Station station(registry, clock);
    QTemporaryDir folder;
    station.setFolder(folder.path());
    station.finishLoading();
    const auto added = station.add(station.root(), "platform:HostMonitor", "Host", {}, {});
    QVERIFY(added.ok());
    const auto &monitor = static_cast<const platform::HostMonitor &>(**added);
    QVERIFY(monitor.diskFree().status.has(station::Status::Null));
    station.start();
    clock.advance(0);
    QVERIFY(monitor.diskFree().status.isValid());
    QVERIFY(monitor.diskFree().value >= 0 && monitor.diskFree().value <= 100);
    QVERIFY(monitor.diskFreeBytes().value > 0);
    QVERIFY(monitor.memoryFree().value > 0 && monitor.memoryFree().value <= 100);
    QVERIFY(monitor.load().status.isValid());
    QVERIFY(monitor.uptime().value > 0);
    QCOMPARE(monitor.clockError().status.isValid(), trust::TrustPolicy::kernelClockSynchronised());
    QCOMPARE(clock.untilNext(), 10'000);
    clock.advance(10'000);
    QCOMPARE(clock.untilNext(), 10'000);
    station.stop();
    QCOMPARE(clock.pending(), 0u);
}

void HostMonitorTest::aFolderThatCannotBeAskedAboutIsAFault()
{
    station::Registry registry;
    station::registerBasicTypes(registry);
    platform::registerPlatform(registry);
    testsupport::FakeClock clock;
    station::Station station(registry, clock);
    QTemporaryDir folder;
    station.setFolder(folder.filePath("gone"));
    station.finishLoading();
    const auto added = station.add(station.root(), "platform:HostMonitor", "Host", {}, {});
    QVERIFY(added.ok());
    const auto &monitor = static_cast<const platform::HostMonitor &>(**added);
    station.start();
    clock.advance(0);
    QVERIFY(monitor.diskFree().status.has(station::Status::Fault));
    QVERIFY(monitor.diskFreeBytes().status.has(station::Status::Fault));
    station.stop();
}

QTEST_GUILESS_MAIN(HostMonitorTest)
#include "hostmonitortest.moc"
