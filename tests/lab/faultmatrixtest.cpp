#include "tests/lab/cellstation.h"
#include "tests/lab/faultcell.h"
#include "tests/support/fakeclock.h"

#include <QtTest>

using lab::Cell;
using lab::CellStation;
using lab::Fault;
using Kind = lab::Fault::Kind;

namespace {

// Six ways of signing in, each with 20 faults in three modes, and 19 of them with eight more certificates in
// two.
constexpr int expectedCells = (lab::isSample ? 1 : 6) * (20 * 3 + 19 * 8 * 2);
constexpr int groupSize = 120;        // that run at the same time
constexpr qint64 longestStep = 5'000; // milliseconds, as all below
constexpr qint64 slowestIsOver = 700'000;
constexpr qint64 longest = 3'600'000;

} // namespace

/// The station's account against a Postfix that refuses, closes, hesitates, or is cut off, once. Time is not
/// waited for: the clock is moved on while Postfix keeps its answer back.
class FaultMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void eachFaultEndsAsItMust_data();
    void eachFaultEndsAsItMust();
    void cleanup();

private:
    struct Seen
    {
        QString state;
        QString status;
        QString words;
        int connections = 0;
        bool bodyWent = false; ///< The message was written before anything was known of MAIL.
    };
    struct Course
    {
        bool mayAct = true; ///< False until the server's certificate is believed.
        bool acted = false;
        QByteArray slowOne; ///< The transaction that is slow, as Postfix names it.
        bool isKeptWaiting = false;
        Seen first;
    };
    void runGroup(const Cell &cell);
    void sendAll();
    int connectionsBeforehand(int at) const { return needsApproval(at) ? 1 : 0; }
    bool needsApproval(int at) const { return lab::fateOf(m_group->cells()[at]) != lab::Fate::Sent; }
    std::optional<QByteArray> judge(int at, const PolicyServer::Question &question);
    QByteArray settle();
    Seen seen(int at);
    Fault fault(int at) const { return lab::faultOf(m_group->cells()[at]); }

    std::unique_ptr<MailLab> m_lab;
    std::unique_ptr<PolicyServer> m_policy;
    std::unique_ptr<testsupport::FakeClock> m_clock;
    std::unique_ptr<CellStation> m_group; ///< The cells that run at the same time.
    QList<Course> m_courses;
    qint64 m_gone = 0; ///< Milliseconds since the group's messages were queued.
    int m_at = 0;
    QHash<QString, QString> m_passed; ///< Name → how it ended.
};

void FaultMatrixTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
    m_policy = std::make_unique<PolicyServer>(m_lab->policySocket());
}

void FaultMatrixTest::cleanupTestCase()
{
    if (!m_lab)
        return;
    m_group.reset();
    m_policy.reset();
    m_lab.reset();
    QStringList rows;
    QStringList columns;
    for (const Cell &cell : lab::faultMatrix()) {
        const QString column = cell.way();
        if (!columns.contains(column))
            columns.append(column);
        if (!rows.contains(cell.fault))
            rows.append(cell.fault);
    }
    qInfo().noquote() << QStringLiteral("%1 of %2 cells\n").arg(m_passed.size()).arg(expectedCells) +
                             lab::grid(QStringLiteral("fault"), rows, columns,
                                       [this](const QString &row, const QString &column) {
                                           return m_passed.value(column + row, QStringLiteral("-"));
                                       });
    QCOMPARE(m_passed.size(), expectedCells);
}

void FaultMatrixTest::eachFaultEndsAsItMust_data()
{
    QTest::addColumn<int>("index");
    const QList<Cell> cells = lab::faultMatrix();
    QCOMPARE(cells.size(), expectedCells);
    for (int i = 0; i < cells.size(); ++i)
        QTest::addRow("%s", qPrintable(cells[i].name())) << i;
}

/// Acts once; another attempt finds a server that is well.
std::optional<QByteArray> FaultMatrixTest::judge(int at, const PolicyServer::Question &question)
{
    const Fault here = fault(at);
    Course &course = m_courses[at];
    if (!course.mayAct || here.state.isEmpty() || question.value("protocol_state") != here.state)
        return "DUNNO";
    if (here.kind == Kind::Slow) {
        if (course.slowOne.isEmpty())
            course.slowOne = question.value("instance");
        if (course.slowOne != question.value("instance"))
            return "DUNNO";
        course.isKeptWaiting = m_gone < here.seconds * 1000;
        return course.isKeptWaiting ? std::nullopt : std::optional<QByteArray>("DUNNO");
    }
    if (std::exchange(course.acted, true))
        return "DUNNO";
    if (here.kind == Kind::Answer)
        return here.text;
    m_group->wire(at).cut();
    return here.kind == Kind::DropTaken ? "DUNNO" : "451 4.3.0 lab: lost";
}

/// Waits until nothing is on its way but what Postfix keeps back; names the cell where that does not come.
QByteArray FaultMatrixTest::settle()
{
    int at = 0;
    const auto isSettled = [&] {
        m_clock->advance(0);
        for (at = 0; at < m_courses.size(); ++at) {
            const bool waits = m_courses[at].isKeptWaiting &&
                               m_group->wire(at).connections() == connectionsBeforehand(at) + 1;
            if (!waits && !m_group->account(at).isIdle())
                return false;
        }
        return true;
    };
    // Most steps take less than the ten milliseconds that qWaitFor() looks away.
    for (int i = 0; i < 300 && !isSettled(); ++i) {
        QCoreApplication::processEvents();
        QThread::yieldCurrentThread();
    }
    return QTest::qWaitFor(isSettled, 30'000) ? QByteArray() : m_group->story(at).toUtf8();
}

FaultMatrixTest::Seen FaultMatrixTest::seen(int at)
{
    const QJsonObject message = m_group->message(at);
    const email::OutgoingAccount &account = m_group->account(at);
    const QString said = account.faultCause();
    return {.state = message.value(QStringLiteral("state")).toString(),
            .status = account.status().text(),
            .words = said.isEmpty() ? message.value(QStringLiteral("lastCause")).toString() : said,
            .connections = m_group->wire(at).connections(),
            .bodyWent = m_group->traceOf(at).contains(u"BDAT ")};
}

void FaultMatrixTest::runGroup(const Cell &cell)
{
    const QList<Cell> all = lab::faultMatrix();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Cell &each) { return each.name() == cell.name(); });
    const QList<Cell> group = all.mid((found - all.begin()) / groupSize * groupSize, groupSize);
    m_group.reset();
    m_courses = QList<Course>(group.size());
    m_gone = 0;
    m_clock = std::make_unique<testsupport::FakeClock>();
    m_clock->setWall(QDateTime::currentDateTimeUtc()); // The certificates were made today.
    m_group = std::make_unique<CellStation>(*m_clock, *m_lab, *m_policy, group);
    m_group->setJudge([this](int at, const auto &question) { return judge(at, question); });
    const QString failed = m_group->start();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    for (int i = 0; i < group.size(); ++i)
        m_lab->clear(CellStation::mailbox(i));
    sendAll();
    if (QTest::currentTestFailed())
        return;
    const auto tried = [this](int i) {
        return m_courses[i].isKeptWaiting ||
               (m_group->wire(i).connections() > connectionsBeforehand(i) && m_group->account(i).isIdle());
    };
    for (int i = 0; i < group.size(); ++i)
        QTRY_VERIFY2_WITH_TIMEOUT((m_clock->advance(0), tried(i)), qPrintable(group[i].name()), 30'000);
    for (int i = 0; i < group.size(); ++i)
        m_courses[i].first = seen(i);
    const auto isOver = [this] {
        for (int i = 0; i < m_courses.size(); ++i) {
            if (m_group->stateOf(i) != fault(i).last)
                return false;
        }
        return true;
    };
    // What one timer sets going is through before the next, or a connection could be given up at once.
    while (m_gone <= longest && (m_gone <= slowestIsOver || !isOver())) {
        const qint64 step = std::clamp(m_clock->untilNext(), qint64(1), longestStep);
        m_clock->advance(step);
        m_gone += step;
        m_group->judgeAgain();
        const QByteArray unsettled = settle();
        QVERIFY2(unsettled.isEmpty(), unsettled.constData());
    }
}

/// Queues a message in each cell, and approves the certificate where that is needed: by parts, since a
/// station keeps 32 undecided certificates.
void FaultMatrixTest::sendAll()
{
    constexpr int part = 30;
    for (int first = 0; first < m_courses.size(); first += part) {
        const int end = std::min(first + part, int(m_courses.size()));
        for (int i = first; i < end; ++i) {
            m_courses[i].mayAct = !needsApproval(i);
            QVERIFY2(m_group->send(i), qPrintable(m_group->cells()[i].name()));
        }
        for (int i = first; i < end; ++i)
            QTRY_VERIFY2_WITH_TIMEOUT(
                (m_clock->advance(0), m_courses[i].mayAct || !m_group->account(i).challenge().isEmpty()),
                qPrintable(m_group->cells()[i].name()), 30'000);
        for (int i = first; i < end; ++i) {
            if (!std::exchange(m_courses[i].mayAct, true))
                QCOMPARE(m_group->approve(i), QString());
        }
    }
}

void FaultMatrixTest::eachFaultEndsAsItMust()
{
    QFETCH(int, index);
    const Cell cell = lab::faultMatrix().at(index);
    const auto here = [&] {
        for (m_at = 0; m_group && m_at < m_group->cells().size(); ++m_at) {
            if (m_group->cells()[m_at].name() == cell.name())
                return true;
        }
        return false;
    };
    if (!here()) {
        runGroup(cell);
        if (QTest::currentTestFailed())
            m_group.reset();
        if (QTest::currentTestFailed())
            return;
        QVERIFY(here());
    }
    Fault expected = fault(m_at);
    const Seen &first = m_courses[m_at].first;
    // The message may be written while Postfix is still thinking about MAIL; then nobody knows.
    if (expected.name == u"drop at MAIL" && first.bodyWent) {
        expected.first = QStringLiteral("Ambiguous");
        expected.words = QStringLiteral("did not say whether it took");
    }
    if (expected.kind != Kind::Slow) {
        QCOMPARE(first.state, expected.first);
        QCOMPARE(first.status, expected.status);
        QVERIFY2(first.words.contains(expected.words), qPrintable(first.words));
    }
    QCOMPARE(first.connections, connectionsBeforehand(m_at) + 1);
    const Seen last = seen(m_at);
    QCOMPARE(last.state, expected.last);
    if (expected.last == u"Sent")
        QCOMPARE(last.status, QStringLiteral("{ok}"));
    const QString mailbox = CellStation::mailbox(m_at);
    QTRY_COMPARE_WITH_TIMEOUT(m_lab->maildir(mailbox).size(), expected.copies, 10'000);
    // A second copy is the same to the byte, so that whoever reads it can tell.
    for (const QByteArray &arrived : m_lab->maildir(mailbox))
        QCOMPARE(MailLab::asSent(arrived), m_group->sent(m_at));
    if (expected.kind == Kind::Slow)
        QCOMPARE(last.connections, connectionsBeforehand(m_at) + (expected.name.startsWith(u"too") ? 2 : 1));
    QCOMPARE(m_group->leak(m_at), QString());
    const QString ended =
        expected.kind == Kind::Slow ? QString() : first.state.toLower() + QStringLiteral(", ");
    if (!QTest::currentTestFailed())
        m_passed.insert(cell.way() + cell.fault,
                        first.state == last.state ? last.state.toLower() : ended + last.state.toLower());
}

void FaultMatrixTest::cleanup()
{
    if (QTest::currentTestFailed() && m_group && m_at < m_group->cells().size())
        qInfo().noquote() << m_courses[m_at].first.state << m_courses[m_at].first.status
                          << m_courses[m_at].first.words << '\n'
                          << m_group->story(m_at);
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "faultmatrixtest.moc"
