// The database when the disk is full or refuses, when another program holds the file, and when it is damaged.

#include "station/sqlconnection.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using station::Database;
using station::Error;
using station::Result;
using station::Rows;
using station::Schema;
using station::SqlConnection;
using Health = station::Database::Health;

namespace {

const QString insertRow = QStringLiteral("INSERT INTO note (id, data) VALUES (?, ?)");

std::vector<Schema> schemas()
{
    return {
        {QStringLiteral("note"),
         {{QStringLiteral("CREATE TABLE note (id INTEGER PRIMARY KEY, data TEXT NOT NULL)"),
           QStringLiteral("CREATE TABLE mark (name TEXT PRIMARY KEY, note BIGINT REFERENCES note (id))")}}}};
}

station::DatabaseOptions small()
{
    return {.ballastBytes = 256 * 1024, .maxBytes = 0, .busyTimeoutMs = 20};
}

QString kilobyte(int id)
{
    return QStringLiteral("%1 %2").arg(id).arg(QString(1000, QLatin1Char('x')));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 from, qint64 bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QVERIFY(file.seek(from));
    QCOMPARE(file.write(QByteArray(bytes, '\xff')), bytes);
}

/// No file of this process grows beyond a size, while it lives: the disk answers with an error.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit now = m_before;
        now.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class DatabaseTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFullFileIsToldAndEverythingIsWrittenInOrderOnceThereIsSpace();
    void theReserveIsGivenUpFirstAndMadeAgain();
    void anIoErrorIsToldAndTheTransactionIsWrittenOnceWhenItIsOver();
    void aFileHeldByAnotherProgramIsTriedAgain();
    void submittingWhileNotDurableIsToldAtOnce();
    void closingWhileNotDurableSaysWhatStayedUncommitted();
    void aFileDeletedWhileOpenIsReported();
    void aFileExchangedWhileOpenIsReported();
    void damageAtOpenMovesTheFileAsideAndKeepsWhatCanBeRead();
    void aFileThatIsNoDatabaseIsMovedAside();
    void damageFoundByAReaderReplacesTheFile();
    void damageFoundByTheWriterReplacesTheFileAndNothingSubmittedIsLost();
    void rowsWhoseParentWasLostAreLeftOutAndCounted();
    void aReplacementKilledBetweenItsRenamesGoesOn();
    void anUnfinishedReplacementIsStartedAgain();

private:
    QStringList damagedFiles() const;
    void fill(int rows);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void DatabaseTroubleTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("station.db"));
}

QStringList DatabaseTroubleTest::damagedFiles() const
{
    const QDir folder(m_folder->path());
    return folder.entryList(
        {QStringLiteral("station.db.damaged-*Z"), QStringLiteral("station.db.damaged-*Z-?")});
}

void DatabaseTroubleTest::fill(int rows)
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    station::Transaction transaction;
    for (int i = 1; i <= rows; ++i)
        transaction.push_back({insertRow, {i, kilobyte(i)}});
    database.submit(std::move(transaction));
    QVERIFY(database.close().ok());
}

void DatabaseTroubleTest::aFullFileIsToldAndEverythingIsWrittenInOrderOnceThereIsSpace()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QList<Health> seen;
    Error why;
    database.onHealth([&](Health health, const Error &error) {
        seen.append(health);
        if (health == Health::NotDurable)
            why = error;
    });
    database.setMaxBytes(100'000);
    int durable = 0;
    int told = 0;
    for (int i = 1; i <= 300; ++i)
        database.submit({{insertRow, {i, kilobyte(i)}}},
                        [&](const Result<void> &r) { ++(r.ok() ? durable : told); });
    QTRY_COMPARE(database.health(), Health::NotDurable);
    QCOMPARE(told, 300 - durable);
    QVERIFY(told > 0);
    QVERIFY2(why.text().contains(QStringLiteral("full")) && why.text().startsWith(m_path),
             qPrintable(why.text()));
    QVERIFY(why.remedy.contains(QStringLiteral("Free space")));

    database.setMaxBytes(0);
    QTRY_COMPARE(database.health(), Health::Good);
    bool all = false;
    database.whenDurable([&](const Result<void> &result) { all = result.ok(); });
    QTRY_VERIFY(all);
    const Result<Rows> rows = database.queryNow(QStringLiteral("SELECT id FROM note ORDER BY rowid"));
    QCOMPARE(rows->size(), std::size_t(300));
    QCOMPARE(told, 300 - durable); // Nobody is called twice.
    QVERIFY(seen.contains(Health::NotDurable));
}

void DatabaseTroubleTest::theReserveIsGivenUpFirstAndMadeAgain()
{
    const QString ballast = m_path + QStringLiteral(".ballast");
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QTRY_COMPARE(QFileInfo(ballast).size(), 256 * 1024);
    QList<Health> seen;
    database.onHealth([&](Health health, const Error &) { seen.append(health); });
    database.setMaxBytes(100'000);
    database.submit({{insertRow, {1, QString(200'000, QLatin1Char('x'))}}});
    QTRY_COMPARE(database.health(), Health::NotDurable);
    QVERIFY(!QFile::exists(ballast));
    QCOMPARE(seen, (QList<Health>{Health::LowOnSpace, Health::NotDurable}));
    database.setMaxBytes(0);
    QTRY_COMPARE(database.health(), Health::Good);
    QCOMPARE(QFileInfo(ballast).size(), 256 * 1024);
}

void DatabaseTroubleTest::anIoErrorIsToldAndTheTransactionIsWrittenOnceWhenItIsOver()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QString why;
    {
        const FileSizeLimit limit(150'000);
        database.submit({{insertRow, {1, QString(400'000, QLatin1Char('x'))}}},
                        [&](const Result<void> &r) { why = r.ok() ? QString() : r.error().text(); });
        QTRY_COMPARE(database.health(), Health::NotDurable);
    }
    QVERIFY2(why.contains(QStringLiteral("disk I/O error")), qPrintable(why));
    database.submit({{insertRow, {2, QStringLiteral("behind it")}}});
    QTRY_COMPARE(database.health(), Health::Good);
    QTRY_COMPARE(database.queryNow(QStringLiteral("SELECT id FROM note"))->size(), std::size_t(2));
    QCOMPARE(database.queryNow(QStringLiteral("PRAGMA quick_check"))->front().front().toString(),
             QStringLiteral("ok"));
    QVERIFY(damagedFiles().isEmpty());
}

void DatabaseTroubleTest::aFileHeldByAnotherProgramIsTriedAgain()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    SqlConnection other;
    QVERIFY(!other.open(m_path, SqlConnection::Mode::ReadWrite, 1000));
    QVERIFY(!other.run(QStringLiteral("BEGIN IMMEDIATE")));
    QString why;
    database.submit({{insertRow, {1, QStringLiteral("x")}}},
                    [&](const Result<void> &r) { why = r.ok() ? QString() : r.error().text(); });
    QTRY_VERIFY2(why.contains(QStringLiteral("locked")), qPrintable(why));
    QVERIFY(!other.run(QStringLiteral("ROLLBACK")));
    QTRY_COMPARE(database.health(), Health::Good);
    QCOMPARE(database.queryNow(QStringLiteral("SELECT id FROM note"))->size(), std::size_t(1));
}

void DatabaseTroubleTest::submittingWhileNotDurableIsToldAtOnce()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    database.setMaxBytes(100'000);
    database.submit({{insertRow, {1, QString(200'000, QLatin1Char('x'))}}});
    QTRY_COMPARE(database.health(), Health::NotDurable);
    int told = 0;
    database.submit({{insertRow, {2, QStringLiteral("x")}}}, [&](const Result<void> &r) { told += !r.ok(); });
    database.whenDurable([&](const Result<void> &r) { told += !r.ok(); });
    QCOMPARE(told, 0);
    QCoreApplication::processEvents();
    QCOMPARE(told, 2);
}

void DatabaseTroubleTest::closingWhileNotDurableSaysWhatStayedUncommitted()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    database.setMaxBytes(100'000);
    int told = 0;
    database.submit({{insertRow, {1, QString(200'000, QLatin1Char('x'))}}},
                    [&](const Result<void> &r) { told += !r.ok(); });
    database.submit({{insertRow, {2, QStringLiteral("x")}}}, [&](const Result<void> &r) { told += !r.ok(); });
    const Result<void> closed = database.close();
    QVERIFY(!closed.ok());
    QVERIFY2(closed.error().text().contains(QStringLiteral("transaction(s) could not be written")),
             qPrintable(closed.error().text()));
    QCOMPARE(told, 2);
}

void DatabaseTroubleTest::aFileDeletedWhileOpenIsReported()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    int replaced = 0;
    database.onReplaced([&](const QString &movedTo) { replaced += movedTo.isEmpty(); });
    for (const char *suffix : {"", "-wal", "-shm"})
        QVERIFY(QFile::remove(m_path + QLatin1String(suffix)));
    bool durable = false;
    database.submit({{insertRow, {1, QStringLiteral("x")}}}, [&](const Result<void> &) { durable = true; });
    QTRY_VERIFY(durable);
    QTRY_COMPARE(database.health(), Health::Good);
    QTRY_COMPARE(replaced, 1);
    QTRY_COMPARE(database.queryNow(QStringLiteral("SELECT id FROM note"))->size(), std::size_t(1));
}

void DatabaseTroubleTest::aFileExchangedWhileOpenIsReported()
{
    fill(10);
    const QString backup = m_path + QStringLiteral(".backup");
    QVERIFY(QFile::copy(m_path, backup));
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    int replaced = 0;
    database.onReplaced([&](const QString &) { ++replaced; });
    bool durable = false;
    database.submit({{insertRow, {500, QStringLiteral("only in the log of the lost file")}}},
                    [&](const Result<void> &) { durable = true; });
    QTRY_VERIFY(durable);
    QCOMPARE(::rename(qPrintable(backup), qPrintable(m_path)), 0);
    durable = false;
    database.submit({{insertRow, {11, QStringLiteral("x")}}}, [&](const Result<void> &) { durable = true; });
    QTRY_VERIFY(durable);
    QTRY_COMPARE(replaced, 1);
    QTRY_COMPARE(database.queryNow(QStringLiteral("SELECT id FROM note"))->size(), std::size_t(11));
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*-wal")}).size(), 1);
    QVERIFY(database.close().ok());
    QCOMPARE(replaced, 1);
}

void DatabaseTroubleTest::damageAtOpenMovesTheFileAsideAndKeepsWhatCanBeRead()
{
    fill(1000);
    overwrite(m_path, 100 * 4096, 3 * 4096); // Three pages of about four rows.
    const QByteArray damaged = contentOf(m_path);
    Database database;
    const Result<void> opened = database.open(m_path, schemas(), small());
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().text()));

    QCOMPARE(damagedFiles().size(), 1);
    QVERIFY(contentOf(m_folder->filePath(damagedFiles().first())) == damaged);
    const QString notices = database.notices().join(QLatin1Char('\n'));
    QVERIFY2(notices.contains(damagedFiles().first()), qPrintable(notices));
    QVERIFY2(notices.contains(QStringLiteral("could not be read: note")), qPrintable(notices));

    const Result<Rows> rows = database.queryNow(QStringLiteral("SELECT id, data FROM note ORDER BY id"));
    QVERIFY2(rows->size() >= 980 && rows->size() < 1000, qPrintable(notices));
    for (const QVariantList &row : *rows)
        QCOMPARE(row.at(1).toString(), kilobyte(row.at(0).toInt()));
    QCOMPARE(rows->front().front().toInt(), 1);
    QCOMPARE(rows->back().front().toInt(), 1000);

    bool durable = false;
    database.submit({{insertRow, {2000, QStringLiteral("x")}}},
                    [&](const Result<void> &r) { durable = r.ok(); });
    QTRY_VERIFY(durable);
    QVERIFY(database.close().ok());
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QVERIFY(database.notices().isEmpty());
}

void DatabaseTroubleTest::aFileThatIsNoDatabaseIsMovedAside()
{
    fill(10);
    overwrite(m_path, 0, 100);
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QCOMPARE(damagedFiles().size(), 1);
    QVERIFY(database.queryNow(QStringLiteral("SELECT id FROM note"))->empty());
    QVERIFY(!database.notices().isEmpty());
    QVERIFY(database.close().ok());

    overwrite(m_path, 0, 100); // Again, within the same second: the name is another one.
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QCOMPARE(damagedFiles().size(), 2);
}

void DatabaseTroubleTest::damageFoundByAReaderReplacesTheFile()
{
    fill(5000); // Beyond what a connection keeps in memory.
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QString movedTo;
    database.onReplaced([&](const QString &name) { movedTo = name; });
    overwrite(m_path, 600 * 4096, 2 * 4096);
    const Result<Rows> sum = database.queryNow(QStringLiteral("SELECT sum(length(data)) FROM note"));
    QVERIFY(!sum.ok());
    QVERIFY2(sum.error().text().contains(QStringLiteral("malformed")), qPrintable(sum.error().text()));
    QTRY_VERIFY(!movedTo.isEmpty());
    QVERIFY(QFile::exists(movedTo));
    QVERIFY(database.notices().join(QLatin1Char(' ')).contains(movedTo));
    const qsizetype left =
        database.queryNow(QStringLiteral("SELECT count(*) FROM note"))->front().front().toInt();
    QVERIFY(left >= 4980 && left < 5000);
    QCOMPARE(database.health(), Health::Good);
}

void DatabaseTroubleTest::damageFoundByTheWriterReplacesTheFileAndNothingSubmittedIsLost()
{
    fill(5000);
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QString movedTo;
    database.onReplaced([&](const QString &name) { movedTo = name; });
    overwrite(m_path, 300 * 4096, 100 * 4096);
    int good = 0;
    for (int i = 1; i <= 50; ++i)
        database.submit({{insertRow, {10'000 + i, QStringLiteral("new")}}},
                        [&](const Result<void> &r) { good += r.ok(); });
    database.submit({{QStringLiteral("UPDATE note SET data = 'touched' WHERE id BETWEEN 100 AND 4900"), {}}});
    QTRY_VERIFY(!movedTo.isEmpty());
    QTRY_COMPARE(good, 50);
    bool all = false;
    database.whenDurable([&](const Result<void> &r) { all = r.ok(); });
    QTRY_VERIFY(all);
    QCOMPARE(database.queryNow(QStringLiteral("SELECT id FROM note WHERE data = 'new'"))->size(),
             std::size_t(50));
    QVERIFY2(database.queryNow(QStringLiteral("SELECT id FROM note WHERE data = 'touched'"))->size() > 4000,
             qPrintable(database.notices().join(QLatin1Char('\n'))));
    QCOMPARE(database.queryNow(QStringLiteral("PRAGMA quick_check"))->front().front().toString(),
             QStringLiteral("ok"));
}

void DatabaseTroubleTest::rowsWhoseParentWasLostAreLeftOutAndCounted()
{
    fill(1000);
    {
        Database database;
        QVERIFY(database.open(m_path, schemas(), small()).ok());
        for (int i = 1; i <= 1000; ++i)
            database.submit(
                {{QStringLiteral("INSERT INTO mark (name, note) VALUES (?, ?)"), {QString::number(i), i}}});
    }
    overwrite(m_path, 100 * 4096, 3 * 4096);
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QVERIFY(database.queryNow(QStringLiteral("PRAGMA foreign_key_check"))->empty());
    QCOMPARE(database.queryNow(QStringLiteral("SELECT count(*) FROM mark"))->front(),
             database.queryNow(QStringLiteral("SELECT count(*) FROM note"))->front());
    QVERIFY(database.notices()
                .join(QLatin1Char(' '))
                .contains(QStringLiteral("row that they belong to was lost")));
}

void DatabaseTroubleTest::aReplacementKilledBetweenItsRenamesGoesOn()
{
    fill(10);
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".rebuilt")));
    QFile log(m_path +
              QStringLiteral("-wal")); // Of the damaged file; it must never be applied to the new one.
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write("the log of the damaged file");
    log.close();
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QCOMPARE(database.queryNow(QStringLiteral("SELECT id FROM note"))->size(), std::size_t(10));
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*-wal")}).size(), 1);
    QCOMPARE(database.notices().size(), 2);
}

void DatabaseTroubleTest::anUnfinishedReplacementIsStartedAgain()
{
    fill(10);
    for (const char *name : {".rebuilt", ".rebuilding", ".rebuilding-journal"})
        overwrite(m_path + QLatin1String(name), 0, 100);
    overwrite(m_path, 0, 100);
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QVERIFY(!QFile::exists(m_path + QStringLiteral(".rebuilt")));
    QVERIFY(!QFile::exists(m_path + QStringLiteral(".rebuilding")));
    QCOMPARE(damagedFiles().size(), 1);
}

QTEST_GUILESS_MAIN(DatabaseTroubleTest)
#include "databasetroubletest.moc"
