#include "station/log.h"

#include "tests/support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using station::Log;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardErrorThatNobodyReadsHoldsNothingUp();
    void aFolderThatHasGoneIsMadeAgain();
    void whyTheFileCannotBeWrittenIsToldAsTheSystemSaysIt();
    void aLineHasTimeLevelSourceAndText();
    void lineBreakInTextCannotForgeAnEntry();
    void controlAndTurningCharactersAreEscaped();
    void aLongTextIsCut();
    void theRingIsBoundedAndNumbersNeverRepeat();
    void entriesBelowTheLevelAreNotKept();
    void theFileMovesOnBeyondItsLimitAndThreeOldOnesStay();
    void aFileThatCannotBeWrittenIsToldOnceAndTriedAgain();
    void theListenerHearsEachEntryButNotItsOwn();
    void levelsAreReadAndWritten();

private:
    QTemporaryDir m_folder;
    testsupport::FakeClock m_clock;
    QString path(const QString &name) const { return m_folder.filePath(name); }
};

void LogTest::aFolderThatHasGoneIsMadeAgain()
{
    Log log(m_clock);
    log.openFile(path(QStringLiteral("gone/station.log")));
    log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("kept"));
    QVERIFY(contentOf(path(QStringLiteral("gone/station.log"))).contains("kept"));
    QCOMPARE(QFileInfo(path(QStringLiteral("gone"))).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void LogTest::whyTheFileCannotBeWrittenIsToldAsTheSystemSaysIt()
{
    Log log(m_clock);
    log.openFile(path(QString())); // a folder
    QVERIFY2(log.entries().back().text.contains(QLatin1String("Is a directory")),
             qPrintable(log.entries().back().text));
    // A line that was written in part: Qt itself knows no reason.
    std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small = {100, before.rlim_max};
    log.openFile(path(QStringLiteral("torn.log")));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    log.write(Log::Level::Info, QStringLiteral("x"), QString(300, QLatin1Char('a')));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY2(log.entries().back().text.contains(QLatin1String("File too large")),
             qPrintable(log.entries().back().text));
}

void LogTest::aLineHasTimeLevelSourceAndText()
{
    Log log(m_clock);
    m_clock.setWall(QDateTime(QDate(2026, 11, 22), QTime(7, 0, 0, 123), Qt::UTC));
    log.openFile(path(QStringLiteral("line.log")));
    log.write(Log::Level::Warning, QStringLiteral("/Services/EmailService/Outgoing"),
              QStringLiteral("no answer"));
    QCOMPARE(contentOf(path(QStringLiteral("line.log"))),
             QByteArray("2026-11-22T07:00:00.123Z WARNING /Services/EmailService/Outgoing no answer\n"));
    QCOMPARE(QFileInfo(path(QStringLiteral("line.log"))).permissions() &
                 (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void LogTest::lineBreakInTextCannotForgeAnEntry()
{
    Log log(m_clock);
    log.openFile(path(QStringLiteral("forged.log")));
    log.write(Log::Level::Info, QStringLiteral("a\nb"),
              QStringLiteral("550 no\r\n2026-11-22T07:00:00.123Z ERROR x y"));
    QCOMPARE(contentOf(path(QStringLiteral("forged.log"))).count('\n'), 1);
    QCOMPARE(log.entries().front().text, QStringLiteral("550 no\\r\\n2026-11-22T07:00:00.123Z ERROR x y"));
    QCOMPARE(log.entries().front().source, QStringLiteral("a\\nb"));
}

void LogTest::controlAndTurningCharactersAreEscaped()
{
    Log log(m_clock);
    log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("\x1b[2J\x7f\u0085\u202eé€\t"));
    QCOMPARE(log.entries().front().text, QStringLiteral("\\x1b[2J\\x7f\\u0085\\u202eé€\\t"));
}

void LogTest::aLongTextIsCut()
{
    Log log(m_clock);
    log.write(Log::Level::Info, QStringLiteral("x"), QString(100'000, QLatin1Char('a')));
    QVERIFY(log.entries().front().text.size() < 10'000);
    QVERIFY(log.entries().front().text.endsWith(QChar(0x2026)));
}

void LogTest::theRingIsBoundedAndNumbersNeverRepeat()
{
    Log log(m_clock);
    for (int i = 0; i < 5000; ++i)
        log.write(Log::Level::Info, QStringLiteral("x"), QString::number(i));
    QCOMPARE(log.entries().size(), std::size_t(2000));
    QCOMPARE(log.entries().front().number, quint64(3001));
    QCOMPARE(log.entries().back().number, quint64(5000));
    QCOMPARE(log.entries().back().text, QStringLiteral("4999"));
}

void LogTest::entriesBelowTheLevelAreNotKept()
{
    Log log(m_clock);
    log.write(Log::Level::Debug, QStringLiteral("x"), QStringLiteral("not kept"));
    log.setLevel(Log::Level::Debug);
    log.write(Log::Level::Debug, QStringLiteral("x"), QStringLiteral("kept"));
    QCOMPARE(log.entries().size(), std::size_t(1));
    QCOMPARE(log.entries().front().text, QStringLiteral("kept"));
}

void LogTest::theFileMovesOnBeyondItsLimitAndThreeOldOnesStay()
{
    const QString name = path(QStringLiteral("turning.log"));
    Log log(m_clock);
    log.openFile(name);
    const QString text(8000, QLatin1Char('a'));
    for (int i = 0; i < 3000; ++i) // About 24 MB.
        log.write(Log::Level::Info, QStringLiteral("x"), text);
    log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("the last one"));
    QVERIFY(contentOf(name).endsWith("the last one\n"));
    for (int i = 1; i <= 3; ++i) {
        const QFileInfo old(QStringLiteral("%1.%2").arg(name).arg(i));
        QVERIFY2(old.exists(), qPrintable(old.filePath()));
        QVERIFY(old.size() <= 4 * 1024 * 1024);
        QVERIFY(old.size() > 4 * 1024 * 1024 - 10'000);
    }
    QVERIFY(!QFileInfo::exists(name + QStringLiteral(".4")));
}

void LogTest::aFileThatCannotBeWrittenIsToldOnceAndTriedAgain()
{
    const QString folder = path(QStringLiteral("later/deep"));
    Log log(m_clock);
    log.openFile(folder + QStringLiteral("/station.log"));
    for (int i = 0; i < 10; ++i)
        log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("text"));
    QCOMPARE(log.entries().size(), std::size_t(11));
    QCOMPARE(log.entries().front().level, Log::Level::Error);
    QVERIFY(log.entries().front().text.contains(QStringLiteral("station.log cannot be written")));

    QVERIFY(QDir().mkpath(folder));
    log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("works again"));
    QVERIFY(contentOf(folder + QStringLiteral("/station.log")).endsWith("works again\n"));

    // A disk that is full all the time: the entries live on in memory, the trouble is told once.
    log.openFile(QStringLiteral("/dev/full"));
    for (int i = 0; i < 10; ++i)
        log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("text"));
    QCOMPARE(log.entries().size(), std::size_t(23));
}

void LogTest::standardErrorThatNobodyReadsHoldsNothingUp()
{
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    const int before = ::dup(STDERR_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    Log log(m_clock);
    log.setEcho(true, Log::Level::Info);
    constexpr int many = 100; // More than the 64 KiB that a pipe holds.
    for (int i = 0; i < many; ++i)
        log.write(Log::Level::Info, QStringLiteral("x"), QString(1000, u'a'));
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    ::close(ends[1]);
    QFile reading;
    QVERIFY(reading.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle));
    const QByteArray taken = reading.readAll();
    QVERIFY(taken.size() > 30'000);
    QVERIFY(taken.count('\n') < many);
    QVERIFY(taken.endsWith('\n')); // Whole lines only.
    QCOMPARE(log.entries().size(), std::size_t(many));
}

void LogTest::theListenerHearsEachEntryButNotItsOwn()
{
    Log log(m_clock);
    QStringList heard;
    log.setListener([&](const Log::Entry &entry) {
        heard.append(entry.text);
        log.write(Log::Level::Info, QStringLiteral("listener"), QStringLiteral("said by the listener"));
    });
    log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("one"));
    log.write(Log::Level::Info, QStringLiteral("x"), QStringLiteral("two"));
    QCOMPARE(heard, (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(log.entries().size(), std::size_t(4));
}

void LogTest::levelsAreReadAndWritten()
{
    for (const Log::Level level :
         {Log::Level::Debug, Log::Level::Info, Log::Level::Warning, Log::Level::Error}) {
        Log::Level read = Log::Level::Info;
        QVERIFY(Log::parseLevel(Log::levelText(level).toLower(), read));
        QCOMPARE(read, level);
    }
    Log::Level untouched = Log::Level::Warning;
    QVERIFY(!Log::parseLevel(QStringLiteral("loud"), untouched));
    QCOMPARE(untouched, Log::Level::Warning);
}

QTEST_GUILESS_MAIN(LogTest)
#include "logtest.moc"
