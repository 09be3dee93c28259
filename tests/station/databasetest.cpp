#include "station/database.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using station::Database;
using station::Error;
using station::Result;
using station::Rows;
using station::Schema;

namespace {

const QString insertRow = QStringLiteral("INSERT INTO note (id, text) VALUES (?, ?)");

std::vector<Schema> schemas()
{
    return {{QStringLiteral("note"),
             {{QStringLiteral("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL)"),
               QStringLiteral(
                   "CREATE TABLE page (id BIGINT PRIMARY KEY, note BIGINT NOT NULL REFERENCES note (id)"
                   " DEFERRABLE INITIALLY DEFERRED)")}}}};
}

station::DatabaseOptions small()
{
    return {.ballastBytes = 64 * 1024, .maxBytes = 0, .busyTimeoutMs = 20};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void manySubmitsShareFewCommits();
    void callbacksComeInOrderOfSubmissionAndNeverInsideTheCall();
    void whenDurableWaitsForEverythingBeforeItAndAnswersAtOnceWhenIdle();
    void aRefusedTransactionIsToldAndTheOthersOfItsGroupLive();
    void aConstraintCheckedAtTheCommitRefusesOnlyItsOwner();
    void aTransactionIsWrittenWholeOrNotAtAll();
    void valuesComeBackAsTheyWere();
    void queriesSeeWhatIsDurableAndTellErrors();
    void aStatementWithTheWrongNumberOfArgumentsIsRefused();
    void closeCommitsWhatIsPendingAndCallsEverybody();
    void aClosedDatabaseAnswersWithAnError();
    void migrationsRunOnceAndInOrder();
    void aMigrationThatFailsLeavesTheVersionBefore();
    void aNewerSchemaIsRefusedAndTheFileIsNotTouched();
    void theFileIsReadableByItsOwnerOnly();
    void aFolderThatCannotBeWrittenIsAnErrorWithAReason();
    void tenThousandTransactionsAtOnceNeedFewCommits();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void DatabaseTest::init()
{
    static int number = 0;
    m_path = m_folder.filePath(QStringLiteral("%1.db").arg(++number));
}

void DatabaseTest::manySubmitsShareFewCommits()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QCOMPARE(database.health(), Database::Health::Good);
    int done = 0;
    for (int i = 1; i <= 1000; ++i)
        database.submit({{insertRow, {i, QStringLiteral("text")}}},
                        [&](const Result<void> &r) { done += r.ok(); });
    QTRY_COMPARE(done, 1000);
    QVERIFY2(database.commits() >= 1 && database.commits() < 100,
             qPrintable(QString::number(database.commits())));
    QCOMPARE(database.queryNow(QStringLiteral("SELECT count(*) FROM note"))->front().front().toInt(), 1000);
}

void DatabaseTest::callbacksComeInOrderOfSubmissionAndNeverInsideTheCall()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QList<int> order;
    bool inCall = true;
    for (int i = 1; i <= 200; ++i) {
        database.submit({{insertRow, {i, QStringLiteral("x")}}}, [&, i](const Result<void> &) {
            QVERIFY(!inCall);
            order.append(i);
        });
    }
    database.whenDurable([&](const Result<void> &) { order.append(0); });
    inCall = false;
    QTRY_COMPARE(order.size(), 201);
    for (int i = 1; i <= 200; ++i)
        QCOMPARE(order.at(i - 1), i);
    QCOMPARE(order.last(), 0);
    const Result<Rows> stored = database.queryNow(QStringLiteral("SELECT id FROM note ORDER BY rowid"));
    QCOMPARE(stored->front().front().toInt(), 1);
    QCOMPARE(stored->back().front().toInt(), 200);
}

void DatabaseTest::whenDurableWaitsForEverythingBeforeItAndAnswersAtOnceWhenIdle()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    bool idle = false;
    database.whenDurable([&](const Result<void> &result) { idle = result.ok(); });
    QCoreApplication::processEvents(); // One turn of the event loop, no thread is asked.
    QVERIFY(idle);
    QCOMPARE(database.commits(), quint64(0));

    int rows = -1;
    database.submit({{insertRow, {1, QStringLiteral("x")}}});
    database.whenDurable([&](const Result<void> &result) {
        QVERIFY(result.ok());
        rows = int(database.queryNow(QStringLiteral("SELECT id FROM note"))->size());
    });
    QTRY_COMPARE(rows, 1);
}

void DatabaseTest::aRefusedTransactionIsToldAndTheOthersOfItsGroupLive()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a statement is refused: UNIQUE")));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("a statement is refused: no such table")));
    QString told;
    const auto tell = [&](const QString &name) {
        return [&told, name](const Result<void> &r) {
            told += name + (r.ok() ? QLatin1Char('+') : QLatin1Char('-'));
        };
    };
    database.submit({{insertRow, {1, QStringLiteral("a")}}}, tell(QStringLiteral("a")));
    database.submit({{insertRow, {2, QStringLiteral("b")}}, {insertRow, {1, QStringLiteral("twice")}}},
                    tell(QStringLiteral("b")));
    database.submit({{QStringLiteral("INSERT INTO nowhere VALUES (1)"), {}}}, tell(QStringLiteral("c")));
    database.submit({{insertRow, {3, QStringLiteral("d")}}}, tell(QStringLiteral("d")));
    QString why;
    database.whenDurable(
        [&](const Result<void> &result) { why = result.ok() ? QString() : result.error().text(); });
    QTRY_COMPARE(told, QStringLiteral("a+b-c-d+"));
    QTRY_VERIFY2(why.contains(QStringLiteral("UNIQUE")), qPrintable(why));
    QVERIFY(why.startsWith(m_path));
    QCOMPARE(database.health(), Database::Health::Good);
    const Result<Rows> rows = database.queryNow(QStringLiteral("SELECT id FROM note ORDER BY id"));
    QCOMPARE(rows->size(), std::size_t(2));
    QCOMPARE(rows->back().front().toInt(), 3);
}

void DatabaseTest::aConstraintCheckedAtTheCommitRefusesOnlyItsOwner()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    const QString insertPage = QStringLiteral("INSERT INTO page (id, note) VALUES (?, ?)");
    int good = 0;
    int refused = 0;
    const auto count = [&](const Result<void> &result) { result.ok() ? ++good : ++refused; };
    for (int i = 1; i <= 20; ++i) {
        if (i == 7)
            database.submit({{insertPage, {i, 99}}}, count); // There is no note 99.
        else
            database.submit({{insertPage, {i, i}}, {insertRow, {i, QStringLiteral("x")}}}, count);
    }
    QTRY_COMPARE(good + refused, 20);
    QCOMPARE(refused, 1);
    QCOMPARE(database.queryNow(QStringLiteral("SELECT id FROM page"))->size(), std::size_t(19));
    QVERIFY(database.queryNow(QStringLiteral("SELECT id FROM page WHERE id = 7"))->empty());
}

void DatabaseTest::aTransactionIsWrittenWholeOrNotAtAll()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("a statement is refused: NOT NULL")));
    bool told = false;
    database.submit({{insertRow, {1, QStringLiteral("a")}}, {insertRow, {2, QVariant()}}},
                    [&](const Result<void> &result) { told = !result.ok(); });
    QTRY_VERIFY(told);
    QVERIFY(database.queryNow(QStringLiteral("SELECT id FROM note"))->empty());
}

void DatabaseTest::valuesComeBackAsTheyWere()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    const QByteArray bytes("\0\x01\xff zero inside", 15);
    const Result<Rows> rows =
        database.queryNow(QStringLiteral("SELECT ?, ?, ?, ?, ?"),
                          {qlonglong(-5'000'000'000), 0.1, QStringLiteral("Füße €"), bytes, QVariant()});
    QVERIFY(rows.ok());
    QCOMPARE(rows->front(), (QVariantList{qlonglong(-5'000'000'000), 0.1, QStringLiteral("Füße €"), bytes,
                                          rows->front().last()}));
    QVERIFY(rows->front().last().isNull());
}

void DatabaseTest::queriesSeeWhatIsDurableAndTellErrors()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    int found = -1;
    database.submit({{insertRow, {1, QStringLiteral("x")}}}, [&](const Result<void> &) {
        database.query(QStringLiteral("SELECT id FROM note"), {},
                       [&](const Result<Rows> &rows) { found = int(rows->size()); });
    });
    QTRY_COMPARE(found, 1);

    QString why;
    database.query(QStringLiteral("SELECT 1 FROM nowhere"), {},
                   [&](const Result<Rows> &rows) { why = rows.error().text(); });
    QTRY_VERIFY2(why.contains(QStringLiteral("no such table: nowhere")), qPrintable(why));
    QVERIFY(!database.queryNow(QStringLiteral("DELETE FROM note")).ok()); // The reader cannot write.
}

void DatabaseTest::aStatementWithTheWrongNumberOfArgumentsIsRefused()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Parameter count mismatch")));
    QString told;
    database.submit({{insertRow, {1, QStringLiteral("a")}}},
                    [&](const Result<void> &r) { told += r.ok() ? '+' : '-'; });
    QTRY_COMPARE(told, QStringLiteral("+"));
    database.submit({{insertRow, {2}}}, [&](const Result<void> &r) { told += r.ok() ? '+' : '-'; });
    database.submit({{insertRow, {3, QStringLiteral("c")}}},
                    [&](const Result<void> &r) { told += r.ok() ? '+' : '-'; });
    QTRY_COMPARE(told, QStringLiteral("+-+"));
}

void DatabaseTest::closeCommitsWhatIsPendingAndCallsEverybody()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    int done = 0;
    for (int i = 1; i <= 300; ++i)
        database.submit({{insertRow, {i, QStringLiteral("x")}}},
                        [&](const Result<void> &r) { done += r.ok(); });
    QVERIFY(database.close().ok());
    QCOMPARE(done, 300);
    QCOMPARE(database.health(), Database::Health::Closed);
    QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QCOMPARE(database.queryNow(QStringLiteral("SELECT id FROM note"))->size(), std::size_t(300));
}

void DatabaseTest::aClosedDatabaseAnswersWithAnError()
{
    Database database;
    int errors = 0;
    database.submit({{insertRow, {1, QStringLiteral("x")}}},
                    [&](const Result<void> &r) { errors += !r.ok(); });
    database.whenDurable([&](const Result<void> &r) { errors += !r.ok(); });
    database.query(QStringLiteral("SELECT 1"), {}, [&](const Result<Rows> &r) { errors += !r.ok(); });
    QTRY_COMPARE(errors, 3);
    QVERIFY(!database.queryNow(QStringLiteral("SELECT 1")).ok());
    QVERIFY(database.close().ok());
}

void DatabaseTest::migrationsRunOnceAndInOrder()
{
    std::vector<Schema> known = schemas();
    {
        Database database;
        QVERIFY(database.open(m_path, known, small()).ok());
        database.submit({{insertRow, {1, QStringLiteral("kept")}}});
    }
    known.front().migrations.push_back(
        {QStringLiteral("ALTER TABLE note ADD COLUMN mark INTEGER DEFAULT 5")});
    known.push_back(
        {QStringLiteral("audit"), {{QStringLiteral("CREATE TABLE audit (id BIGINT PRIMARY KEY)")}}});
    for (int round = 0; round < 2; ++round) {
        Database database;
        const Result<void> opened = database.open(m_path, known, small());
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().text()));
        QCOMPARE(database.queryNow(QStringLiteral("SELECT text, mark FROM note"))->front(),
                 (QVariantList{QStringLiteral("kept"), 5}));
        QCOMPARE(database.queryNow(QStringLiteral("SELECT owner, version FROM schema_version ORDER BY owner"))
                     .value(),
                 (Rows{{QStringLiteral("audit"), 1}, {QStringLiteral("note"), 2}}));
    }
}

void DatabaseTest::aMigrationThatFailsLeavesTheVersionBefore()
{
    std::vector<Schema> known = schemas();
    known.front().migrations.push_back(
        {QStringLiteral("CREATE TABLE half (id BIGINT)"), QStringLiteral("NONSENSE")});
    Database database;
    const Result<void> opened = database.open(m_path, known, small());
    QVERIFY(!opened.ok());
    QVERIFY2(opened.error().text().contains(
                 QStringLiteral("the tables of \"note\" cannot be brought to version 2")),
             qPrintable(opened.error().text()));
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    QVERIFY(!database.queryNow(QStringLiteral("SELECT * FROM half")).ok());
}

void DatabaseTest::aNewerSchemaIsRefusedAndTheFileIsNotTouched()
{
    std::vector<Schema> newer = schemas();
    newer.front().migrations.push_back({QStringLiteral("CREATE TABLE later (id BIGINT)")});
    {
        Database database;
        QVERIFY(database.open(m_path, newer, small()).ok());
    }
    const QByteArray before = contentOf(m_path);
    Database database;
    const Result<void> opened = database.open(m_path, schemas(), small());
    QVERIFY(!opened.ok());
    QVERIFY2(
        opened.error().text().contains(QStringLiteral("have version 2, newer than version 1 known here")),
        qPrintable(opened.error().text()));
    QVERIFY(!opened.error().remedy.isEmpty());
    QCOMPARE(database.health(), Database::Health::Closed);
    QVERIFY(contentOf(m_path) == before);
    QVERIFY(database.open(m_path, newer, small()).ok());
}

void DatabaseTest::theFileIsReadableByItsOwnerOnly()
{
    const mode_t mask = ::umask(0);
    Database database;
    const bool opened = database.open(m_path, schemas(), small()).ok();
    int done = 0;
    database.submit({{insertRow, {1, QStringLiteral("x")}}}, [&](const Result<void> &) { ++done; });
    QTRY_COMPARE(done, 1);
    ::umask(mask);
    QVERIFY(opened);
    for (const char *suffix : {"", "-wal", "-shm"}) {
        struct stat found
        {
        };
        QCOMPARE(::stat(qPrintable(m_path + QLatin1String(suffix)), &found), 0);
        QCOMPARE(found.st_mode & 0777, mode_t(0600));
    }
}

void DatabaseTest::aFolderThatCannotBeWrittenIsAnErrorWithAReason()
{
    Database database;
    const Result<void> opened = database.open(QStringLiteral("/proc/no/such/station.db"), schemas(), small());
    QVERIFY(!opened.ok());
    QVERIFY2(opened.error().text().contains(QStringLiteral("No such file or directory")),
             qPrintable(opened.error().text()));
}

void DatabaseTest::tenThousandTransactionsAtOnceNeedFewCommits()
{
    Database database;
    QVERIFY(database.open(m_path, schemas(), small()).ok());
    bool durable = false;
    for (int i = 1; i <= 10'000; ++i)
        database.submit({{insertRow, {i, QString(200, QLatin1Char('x'))}}});
    database.whenDurable([&](const Result<void> &result) { durable = result.ok(); });
    QTRY_VERIFY_WITH_TIMEOUT(durable, 30'000);
    QVERIFY2(database.commits() < 200, qPrintable(QString::number(database.commits())));
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
