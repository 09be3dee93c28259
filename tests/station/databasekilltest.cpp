// Kills a process that commits, at random moments, and looks for every row that it had confirmed.

#include "station/database.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using station::Database;
using station::Result;
using station::Rows;
using station::Schema;

namespace {

constexpr int killRounds = 6;
constexpr int inFlight = 40;

std::vector<Schema> schemas()
{
    return {{QStringLiteral("note"),
             {{QStringLiteral("CREATE TABLE note (id INTEGER PRIMARY KEY, twin BIGINT NOT NULL)"),
               QStringLiteral("CREATE TABLE twin (id BIGINT PRIMARY KEY, text TEXT NOT NULL)")}}}};
}

station::DatabaseOptions small()
{
    return {.ballastBytes = 0, .maxBytes = 0, .busyTimeoutMs = 2000};
}

/// The process that is killed: submits for ever and writes the number of each confirmed row to standard
/// output.
class Submitter
{
public:
    explicit Submitter(const QString &path)
    {
        if (!m_database.open(path, schemas(), small()).ok())
            ::_exit(3);
        const Result<Rows> last =
            m_database.queryNow(QStringLiteral("SELECT coalesce(max(id), 0) FROM note"));
        m_next = last->front().front().toInt();
        for (int i = 0; i < inFlight; ++i)
            submitOne();
    }

private:
    void submitOne()
    {
        const qint32 id = ++m_next;
        const QString text(300, QLatin1Char('x'));
        m_database.submit({{QStringLiteral("INSERT INTO note (id, twin) VALUES (?, ?)"), {id, id}},
                           {QStringLiteral("INSERT INTO twin (id, text) VALUES (?, ?)"), {id, text}}},
                          [this, id](const Result<void> &result) {
                              if (!result.ok() || ::write(STDOUT_FILENO, &id, sizeof id) != sizeof id)
                                  ::_exit(4);
                              submitOne();
                          });
    }

    Database m_database;
    int m_next = 0;
};

/// Starts this program as a Submitter; what it confirms can be read from the returned descriptor.
int startSubmitter(const QByteArray &path, pid_t &child)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        return -1;
    child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl("/proc/self/exe", "databasekilltest", "--submit", path.constData(), nullptr);
        ::_exit(5);
    }
    ::close(ends[1]);
    return ends[0];
}

} // namespace

class DatabaseKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyConfirmedRowIsThereAfterAKill();
    void damageBesideAFullLogMovesBothAside();

private:
    static qint32 confirmedBeforeKill(const QString &path, int enough);
};

/// The highest number confirmed before the process was killed; 0 when it did not run.
qint32 DatabaseKillTest::confirmedBeforeKill(const QString &path, int enough)
{
    pid_t child = 0;
    const int confirmations = startSubmitter(QFile::encodeName(path), child);
    qint32 id = 0;
    qint32 last = 0;
    for (int i = 0; i < enough && ::read(confirmations, &id, sizeof id) == sizeof id; ++i)
        last = id;
    ::kill(child, SIGKILL);
    while (::read(confirmations, &id, sizeof id) == sizeof id) // What it had still said.
        last = id;
    ::close(confirmations);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? last : 0;
}

void DatabaseKillTest::everyConfirmedRowIsThereAfterAKill()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("station.db"));
    qint64 before = 0;
    for (int round = 0; round < killRounds; ++round) {
        const qint32 confirmed = confirmedBeforeKill(path, QRandomGenerator::global()->bounded(50, 400));
        QVERIFY2(confirmed > before, qPrintable(QStringLiteral("confirmed %1").arg(confirmed)));

        Database database;
        QVERIFY(database.open(path, schemas(), small()).ok());
        QVERIFY2(database.notices().isEmpty(), qPrintable(database.notices().join(QLatin1Char('\n'))));
        const QVariantList found =
            database.queryNow(QStringLiteral("SELECT count(*), min(id), max(id) FROM note"))->front();
        const qint64 rows = found.at(0).toLongLong();
        // Nothing confirmed is missing, nothing is there before what was submitted earlier.
        QVERIFY2(rows >= confirmed, qPrintable(QStringLiteral("%1 of %2").arg(rows).arg(confirmed)));
        QCOMPARE(found.at(1).toLongLong(), 1);
        QCOMPARE(found.at(2).toLongLong(), rows);
        // Whole transactions only.
        QCOMPARE(
            database.queryNow(QStringLiteral("SELECT count(*) FROM note JOIN twin ON twin.id = note.twin"))
                ->front()
                .front()
                .toLongLong(),
            rows);
        before = rows;
    }
}

void DatabaseKillTest::damageBesideAFullLogMovesBothAside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("station.db"));
    QVERIFY(confirmedBeforeKill(path, 200) > 0);
    const QString log = path + QStringLiteral("-wal");
    const qint64 logBytes = QFileInfo(log).size();
    QVERIFY(logBytes > 0);
    {
        QFile file(path); // Garbage behind what the log covers would go unnoticed: the header it does not.
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(100, '\xff')) == 100);
        QFile broken(log);
        QVERIFY(broken.open(QIODevice::ReadWrite));
        QVERIFY(broken.write(QByteArray(32, '\xff')) == 32);
    }
    Database database;
    QVERIFY(database.open(path, schemas(), small()).ok());
    const QStringList kept = QDir(folder.path()).entryList({QStringLiteral("*.damaged-*")});
    QCOMPARE(kept.filter(QRegularExpression(QStringLiteral("Z$"))).size(), 1);
    const QStringList logs = kept.filter(QRegularExpression(QStringLiteral("Z-wal$")));
    QCOMPARE(logs.size(), 1);
    QCOMPARE(QFileInfo(folder.filePath(logs.first())).size(), logBytes);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--submit") == 0) {
        const Submitter submitter(QFile::decodeName(argv[2]));
        return QCoreApplication::exec();
    }
    DatabaseKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "databasekilltest.moc"
