#include "tests/lab/cellstation.h"

#include <QtTest>

using lab::Cell;
using lab::CellStation;
using lab::Fate;
using station::Status;

namespace {

// 7 ways of signing in in the clear; 11 certificates × 2 modes × 8 ways of signing in.
constexpr int expectedCells = 7 + 11 * 2 * 8;

/// The version that Postfix has to see.
QByteArray versionFor(const Cell &cell)
{
    if (cell.isClear())
        return {};
    if (cell.certificate.startsWith(u"TLS 1.0"))
        return "TLSv1";
    return cell.certificate == u"TLS 1.2 only" ? "TLSv1.2" : "TLSv1.3";
}

} // namespace

/// The station's account against Postfix and Dovecot: every mode with every way of signing in and every kind
/// of certificate. What arrives is what was sent, byte for byte; what is held says why and shows nobody a
/// secret; and Postfix' own word decides how the client signed in.
class SendMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void eachCellEndsAsItMust_data();
    void eachCellEndsAsItMust();
    void cleanup();

private:
    void startGroup(const Cell &cell);
    void isKept(Status status, const QStringList &because);
    bool wasAnythingSaid(int at);
    QString refusedUntilApproved(int at);
    void isSent(bool approved);
    void evidenceOfPostfix();
    /// Cells run at the same time, so a group has this long together and not each cell.
    int patience() const { return int(std::max(qint64(100), 40'000 - m_running.elapsed())); }
    email::OutgoingAccount &account() { return m_group->account(m_at); }

    std::unique_ptr<MailLab> m_lab;
    std::unique_ptr<PolicyServer> m_policy;
    std::unique_ptr<station::Clock> m_clock = station::Clock::system();
    std::unique_ptr<CellStation> m_group; ///< The cells that share a certificate.
    QElapsedTimer m_running;              ///< Since the group was started.
    QHash<int, QString> m_beforeApproval; ///< What was wrong with a cell of the group until it was approved.
    int m_at = 0;                         ///< The cell of the group that is looked at.
    QHash<QString, QString> m_passed;     ///< Name → fate.
};

void SendMatrixTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
    m_policy = std::make_unique<PolicyServer>(m_lab->policySocket());
}

void SendMatrixTest::cleanupTestCase()
{
    if (!m_lab)
        return;
    m_group.reset();
    m_policy.reset();
    m_lab.reset();
    const auto table = [this](const QString &mode, const QStringList &certificates) {
        return lab::grid(mode, certificates, lab::authentications(),
                         [&](const QString &certificate, const QString &authentication) {
                             return m_passed.value(Cell{mode, authentication, certificate, {}}.name(),
                                                   QStringLiteral("-"));
                         });
    };
    qInfo().noquote() << QStringLiteral("%1 of %2 cells\n").arg(m_passed.size()).arg(expectedCells) +
                             table(QStringLiteral("clear"), {QStringLiteral("-")}) +
                             table(QStringLiteral("STARTTLS"), lab::certificates()) +
                             table(QStringLiteral("TLS"), lab::certificates());
    QCOMPARE(m_passed.size(), expectedCells);
}

void SendMatrixTest::eachCellEndsAsItMust_data()
{
    QTest::addColumn<int>("index");
    const QList<Cell> cells = lab::sendMatrix();
    QCOMPARE(cells.size(), expectedCells);
    for (int i = 0; i < cells.size(); ++i)
        QTest::addRow("%s", qPrintable(cells[i].name())) << i;
}

void SendMatrixTest::startGroup(const Cell &cell)
{
    QList<Cell> group;
    for (const Cell &other : lab::sendMatrix()) {
        if (other.certificate == cell.certificate)
            group.append(other);
    }
    m_group.reset();
    m_group = std::make_unique<CellStation>(*m_clock, *m_lab, *m_policy, group);
    const QString failed = m_group->start();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    for (int i = 0; i < group.size(); ++i)
        m_lab->clear(CellStation::mailbox(i)); // of what a cell that failed has left
    for (int i = 0; i < group.size(); ++i)
        QVERIFY2(m_group->send(i), qPrintable(group[i].name()));
    m_running.start();
    m_beforeApproval.clear();
    QList<int> refused;
    for (int i = 0; i < group.size(); ++i) {
        const Fate fate = lab::fateOf(group[i]);
        if (fate == Fate::SentWhenApproved || fate == Fate::NotShown)
            refused.append(i);
    }
    for (const int i : refused)
        m_beforeApproval.insert(i, refusedUntilApproved(i));
    // Each approval makes every account try again, so nothing is looked at between them.
    for (const int i : refused)
        m_beforeApproval[i] += m_group->approve(i);
}

void SendMatrixTest::eachCellEndsAsItMust()
{
    QFETCH(int, index);
    const Cell cell = lab::sendMatrix().at(index);
    const auto here = [&] {
        for (m_at = 0; m_group && m_at < m_group->cells().size(); ++m_at) {
            if (m_group->cells()[m_at].name() == cell.name())
                return true;
        }
        return false;
    };
    if (!here()) {
        startGroup(cell);
        if (QTest::currentTestFailed())
            m_group.reset();
        if (QTest::currentTestFailed())
            return;
        QVERIFY(here());
    }
    const Fate fate = lab::fateOf(cell);
    QCOMPARE(m_beforeApproval.value(m_at), QString());
    if (fate == Fate::Sent || fate == Fate::SentWhenApproved)
        isSent(fate == Fate::SentWhenApproved);
    if (fate == Fate::NotLetIn)
        isKept(Status::Fault, {QStringLiteral("Set clientCertificate")});
    if (fate == Fate::OldTlsRefused)
        isKept(Status::Fault, {QStringLiteral("TLS"), QStringLiteral("tlsMinProtocol")});
    if (fate == Fate::NotShown)
        isKept(Status::Fault, {QStringLiteral("shows a client certificate")});
    if (fate == Fate::NoSignIn)
        isKept(Status::Fault, {QStringLiteral("clientCertificate")});
    QCOMPARE(m_group->leak(m_at), QString());
    if (!QTest::currentTestFailed())
        m_passed.insert(cell.name(), lab::textOf(fate));
}

/// The message is kept, the account says why, and nobody was told a name or a password.
void SendMatrixTest::isKept(Status status, const QStringList &because)
{
    QTRY_COMPARE_WITH_TIMEOUT(account().status(), status, patience());
    for (const QString &words : because)
        QVERIFY2(account().faultCause().contains(words), qPrintable(account().faultCause()));
    QCOMPARE(m_group->stateOf(m_at), QStringLiteral("Queued"));
    QCOMPARE(m_lab->maildir(CellStation::mailbox(m_at)).size(), 0);
    QVERIFY(!wasAnythingSaid(m_at));
}

/// Who signs in, or what is to be sent.
bool SendMatrixTest::wasAnythingSaid(int at)
{
    const QString trace = m_group->traceOf(at);
    return trace.contains(u"AUTH ") || trace.contains(u"MAIL FROM") || !m_group->heard(at, "MAIL").isEmpty();
}

/// What was wrong until a person's approval; empty when nothing was. Without a clock that is known to be
/// right, "not yet valid" may be the clock's fault: then the mail waits for the clock as well.
QString SendMatrixTest::refusedUntilApproved(int at)
{
    const Cell &cell = m_group->cells()[at];
    const bool waits = cell.certificate == u"not yet valid" && !trust::TrustPolicy::kernelClockSynchronised();
    const Status expected = waits ? Status::Down : Status::Fault;
    email::OutgoingAccount &account = m_group->account(at);
    static const QHash<QString, QString> causes{
        {QStringLiteral("self-signed"), QStringLiteral("not trusted")},
        {QStringLiteral("expired"), QStringLiteral("not valid today")},
        {QStringLiteral("not yet valid"), QStringLiteral("not valid today")},
        {QStringLiteral("wrong host"), QStringLiteral("for another name")},
        {QStringLiteral("missing intermediate"), QStringLiteral("leads to no issuer that is known here")}};
    const QString words = waits ? QStringLiteral("clock") : causes.value(cell.certificate);
    if (!QTest::qWaitFor([&] { return account.status() == expected; }, patience()) ||
        !account.faultCause().contains(words))
        return QStringLiteral("not refused: %1").arg(account.faultCause());
    const trust::AllowedHost *shown = m_group->station().host(CellStation::accountName(at));
    if (account.challenge().isEmpty() || !shown || shown->state != trust::HostState::Unapproved)
        return QStringLiteral("no person is asked");
    if (m_group->stateOf(at) != u"Queued" || !m_lab->maildir(CellStation::mailbox(at)).isEmpty())
        return QStringLiteral("the message is not kept");
    if (wasAnythingSaid(at))
        return QStringLiteral("the server was told something");
    return {};
}

void SendMatrixTest::isSent(bool approved)
{
    const Cell &cell = m_group->cells()[m_at];
    QTRY_VERIFY_WITH_TIMEOUT(account().numberSent() == 1, patience());
    const QString mailbox = CellStation::mailbox(m_at);
    QTRY_VERIFY_WITH_TIMEOUT(!m_lab->maildir(mailbox).isEmpty(), patience());
    QCOMPARE(m_lab->maildir(mailbox).size(), 1);
    QCOMPARE(MailLab::asSent(m_lab->maildir(mailbox).constFirst()), m_group->sent(m_at));
    m_lab->clear(mailbox);
    QCOMPARE(m_group->stateOf(m_at), QStringLiteral("Sent"));
    QCOMPARE(account().status(), Status());
    // Both servers have both extensions: a message is one write.
    const QString trace = m_group->traceOf(m_at);
    QVERIFY2(trace.contains(u"BDAT ") && trace.contains(u" LAST") && !trace.contains(u"> DATA"),
             qPrintable(trace));
    const QString session = account().tlsSession();
    QCOMPARE(session.isEmpty(), cell.isClear());
    if (!cell.isClear())
        QVERIFY2(session.endsWith(approved ? u"approved by a person" : u"verified"), qPrintable(session));
    const bool remembered = !cell.isClear() && !approved && cell.signsIn();
    QCOMPARE(account().signInFloor().section(u' ', 0, 0), remembered ? cell.mechanism() : QString());
    evidenceOfPostfix();
}

/// Dovecot hands on who signed in, though neither by which mechanism nor over which TLS.
void SendMatrixTest::evidenceOfPostfix()
{
    const Cell &cell = m_group->cells()[m_at];
    const auto ends = m_group->heard(m_at, "END-OF-MESSAGE");
    QCOMPARE(ends.size(), 1);
    const PolicyServer::Question &said = ends.constFirst();
    QCOMPARE(said.value("sasl_username"), cell.signsIn() ? m_group->user(m_at).toUtf8() : QByteArray());
    if (cell.isExternal())
        return;
    QCOMPARE(said.value("sasl_method"), cell.mechanism().toUtf8());
    QCOMPARE(said.value("encryption_protocol"), versionFor(cell));
    QCOMPARE(said.value("ccert_subject"),
             cell.certificate == u"client certificate demanded" ? QByteArray("client") : QByteArray());
}

void SendMatrixTest::cleanup()
{
    if (QTest::currentTestFailed() && m_group && m_at < m_group->cells().size())
        qInfo().noquote() << m_group->story(m_at);
}

QTEST_GUILESS_MAIN(SendMatrixTest)
#include "sendmatrixtest.moc"
