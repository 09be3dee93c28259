#include "station/groupcommit.h"

#include "station/commitledger.h"

#include <QTemporaryDir>
#include <QTest>

using station::CommitLedger;
using station::Error;
using station::GroupCommit;
using station::Result;
using station::Rows;
using station::SqlConnection;

namespace {

std::deque<GroupCommit::Job> jobs(quint64 from, quint64 to)
{
    std::deque<GroupCommit::Job> made;
    for (quint64 i = from; i <= to; ++i)
        made.push_back({i, {{QStringLiteral("INSERT INTO note (id) VALUES (?)"), {i}}}});
    return made;
}

} // namespace

class GroupCommitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCommitThatGotThereInSpiteOfAnErrorIsNotDoneTwice();
    void aCommitThatDidNotGetThereIsDoneAgain();
    void theMarkOfAnEarlierRunSaysNothing();
    void afterAFailureNothingIsDroppedAndNoTransactionStaysOpen();
    void theLedgerTellsWhoWaitsForAllOfTheFirstRefusal();
    void theLedgerTellsEachOnceAlsoWhenTheyEnterMoreMeanwhile();

private:
    qsizetype rows()
    {
        Rows found;
        const auto failure = m_sql.run(QStringLiteral("SELECT id FROM note"), {}, &found);
        return failure ? -1 : qsizetype(found.size());
    }

    QTemporaryDir m_folder;
    QString m_path;
    SqlConnection m_sql;
    QList<quint64> m_settled;
    const GroupCommit::Settled m_settle = [this](quint64 upTo, const QHash<quint64, Error> &) {
        m_settled.append(upTo);
    };
};

void GroupCommitTest::init()
{
    static int number = 0;
    m_settled.clear();
    m_path = m_folder.filePath(QString::number(++number));
    QVERIFY(!m_sql.open(m_path, SqlConnection::Mode::ReadWrite, 0));
    QVERIFY(!m_sql.run(
        QStringLiteral("CREATE TABLE note (id BIGINT)"))); // No key: a second insert would succeed.
    QVERIFY(
        !m_sql.run(QStringLiteral("CREATE TABLE commit_mark (run TEXT PRIMARY KEY, last BIGINT NOT NULL)")));
}

void GroupCommitTest::aCommitThatGotThereInSpiteOfAnErrorIsNotDoneTwice()
{
    GroupCommit group(m_sql, m_settle);
    group.append(jobs(1, 5));
    QVERIFY(!group.commitAll());
    // The writer's memory as if that commit had been answered by an I/O error, with more behind it.
    group.append(jobs(1, 8));
    QVERIFY(!m_sql.open(m_path, SqlConnection::Mode::ReadWrite, 0));
    QVERIFY(!group.dropCommitted());
    QCOMPARE(m_settled, (QList<quint64>{5, 5}));
    QVERIFY(!group.commitAll());
    QCOMPARE(m_settled, (QList<quint64>{5, 5, 8}));
    QCOMPARE(rows(), 8);
}

void GroupCommitTest::aCommitThatDidNotGetThereIsDoneAgain()
{
    GroupCommit group(m_sql, m_settle);
    group.append(jobs(1, 5));
    QVERIFY(!group.dropCommitted());
    QVERIFY(m_settled.isEmpty());
    QVERIFY(!group.commitAll());
    QCOMPARE(rows(), 5);
}

void GroupCommitTest::theMarkOfAnEarlierRunSaysNothing()
{
    GroupCommit earlier(m_sql, m_settle);
    earlier.append(jobs(1, 5));
    QVERIFY(!earlier.commitAll());
    GroupCommit group(m_sql, m_settle);
    group.append(jobs(1, 2));
    QVERIFY(!group.dropCommitted());
    QVERIFY(!group.commitAll());
    QCOMPARE(rows(), 7);
    Rows marks;
    QVERIFY(!m_sql.run(QStringLiteral("SELECT last FROM commit_mark"), {}, &marks));
    QCOMPARE(marks.size(), std::size_t(1));
}

void GroupCommitTest::afterAFailureNothingIsDroppedAndNoTransactionStaysOpen()
{
    SqlConnection other;
    QVERIFY(!other.open(m_path, SqlConnection::Mode::ReadWrite, 0));
    QVERIFY(!other.run(QStringLiteral("BEGIN IMMEDIATE")));
    GroupCommit group(m_sql, m_settle);
    group.append(jobs(1, 3));
    const station::SqlOutcome failure = group.commitAll();
    QVERIFY(failure && failure->kind == station::SqlTrouble::Busy);
    QVERIFY(!group.isEmpty());
    QVERIFY(!other.run(QStringLiteral("ROLLBACK")));
    QVERIFY(!group.commitAll());
    QVERIFY(group.isEmpty());
    QCOMPARE(rows(), 3);
}

void GroupCommitTest::theLedgerTellsWhoWaitsForAllOfTheFirstRefusal()
{
    CommitLedger ledger;
    QStringList told;
    const auto tell = [&](const QString &name) {
        return [&told, name](const Result<void> &r) {
            told.append(name + (r.ok() ? QString() : r.error().why));
        };
    };
    ledger.enter(tell(QStringLiteral("a")));
    ledger.await(tell(QStringLiteral("A")));
    const quint64 second = ledger.enter({});
    const quint64 third = ledger.enter(tell(QStringLiteral("c")));
    ledger.await(tell(QStringLiteral("C")));
    ledger.settle(1, {});
    QCOMPARE(told, (QStringList{QStringLiteral("a"), QStringLiteral("A")}));
    ledger.settle(third, {{second, Error{{}, QStringLiteral(": refused"), {}}}});
    QCOMPARE(told.mid(2), (QStringList{QStringLiteral("c"), QStringLiteral("C: refused")}));
    QVERIFY(ledger.nothingPending());
}

void GroupCommitTest::theLedgerTellsEachOnceAlsoWhenTheyEnterMoreMeanwhile()
{
    CommitLedger ledger;
    int told = 0;
    quint64 last = 0;
    ledger.enter([&](const Result<void> &) {
        ++told;
        last = ledger.enter([&](const Result<void> &) { ++told; });
    });
    ledger.await([&](const Result<void> &r) { told += r.ok() ? 100 : 10; });
    ledger.tellAll(Error{{}, QStringLiteral("disk full"), {}});
    QCOMPARE(told, 11);
    QCOMPARE(ledger.pending(), std::size_t(2));
    ledger.settle(1, {});
    QCOMPARE(told, 11);
    ledger.settle(last, {});
    QCOMPARE(told, 12);
}

QTEST_GUILESS_MAIN(GroupCommitTest)
#include "groupcommittest.moc"
