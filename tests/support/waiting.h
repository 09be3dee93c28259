#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <functional>

namespace testsupport {

/// Runs the event loop until @p done. QTest::qWaitFor() and QTRY_VERIFY() sleep for 10 and 50 ms after each
/// look, which is most of what thousands of short waits take; this one looks again with every event.
inline bool waitUntil(const std::function<bool()> &done, int ms = 60'000)
{
    const QDeadlineTimer end(ms);
    QTimer wake; // For what comes without an event.
    wake.start(20);
    while (!done()) {
        if (end.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// For QTemporaryDir: in memory where the machine allows it, for tests that commit thousands of times and are
/// not about the disk.
inline QString folderInMemory(const QString &name)
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString folder = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return folder + QStringLiteral("/tocsin-%1-XXXXXX").arg(name);
}

} // namespace testsupport
