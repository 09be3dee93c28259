#include "tests/ui/trust/trustrig.h"
#include "ui/trust/challengeremedies.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>

using namespace trustrig;
using ui::ChallengeDialog;
using ui::ChallengeWatcher;
using At = MailServer::At;
using Then = MailServer::Then;

namespace {

const QString host = QStringLiteral("mail.plant.example");
const QString key = QStringLiteral("mail.plant.example:465/smtp");

factory::Recipe serverRecipe()
{
    return recipe(host, {QStringLiteral("DNS:") + host});
}

/// A certificate that will be valid from the day after tomorrow, by the station's clock.
trust::Certificate ahead(testsupport::FakeClock &clock)
{
    factory::Recipe later = serverRecipe();
    later.from = clock.wall().addDays(2);
    return factory::selfSigned(later).certificate;
}

} // namespace

/// Challenges in which a date, a revocation or missing TLS is what is wrong; from refusal to decision.
class ChallengeCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init();
    void cleanup();
    void detailsTellTheRefusedConnection();
    void notValidYetWantsATick();
    void anUnsynchronisedClockIsWaitedForFirst();
    void whoKnowsThatTheClockIsRightCanApprove();
    void aRevokedCertificateIsNeverApproved();
    void withoutTlsThereIsNothingToApprove_data();
    void withoutTlsThereIsNothingToApprove();

private:
    ChallengeDialog *review(const QString &which = key);
    void reveal();
    void clickApprove();

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<ui::ViewContext> m_context;
    std::unique_ptr<QMainWindow> m_window;
    ChallengeWatcher *m_watcher = nullptr;
};

void ChallengeCasesTest::init()
{
    m_rig = std::make_unique<Rig>();
    m_context = std::make_unique<ui::ViewContext>(m_rig->context());
    m_window = std::make_unique<QMainWindow>();
    m_watcher = new ChallengeWatcher(*m_context, m_window.get());
    m_watcher->setGuard(0);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(m_rig->ui.link().pendingCalls().size(), 0);
}

void ChallengeCasesTest::cleanup()
{
    m_window.reset();
    m_context.reset();
    m_rig.reset();
}

ChallengeDialog *ChallengeCasesTest::review(const QString &which)
{
    m_watcher->review(which);
    if (!QTest::qWaitFor([this] { return m_watcher->dialog() && m_watcher->dialog()->isVisible(); }))
        qFatal("no dialog");
    return m_watcher->dialog();
}

void ChallengeCasesTest::reveal()
{
    QTest::mouseClick(button(m_watcher->dialog(), "checked"), Qt::LeftButton);
    QTRY_VERIFY(button(m_watcher->dialog(), "approve")->isVisible());
}

void ChallengeCasesTest::clickApprove()
{
    ChallengeDialog *dialog = m_watcher->dialog();
    QTRY_VERIFY(button(dialog, "approve")->isEnabled());
    QTest::mouseClick(button(dialog, "approve"), Qt::LeftButton);
    auto *step = dialog->findChild<QDialog *>();
    QTRY_VERIFY(step && step->isVisible());
    QTest::keyClicks(step->findChild<QLineEdit *>(QStringLiteral("note")), QStringLiteral("phone"));
    QTest::mouseClick(button(step, "approve"), Qt::LeftButton);
    QTRY_VERIFY(!m_watcher->dialog());
}

void ChallengeCasesTest::detailsTellTheRefusedConnection()
{
    auto &rig = *m_rig;
    MailServer server(MailServer::Tls::StartTls, factory::selfSigned(recipe()));
    QVERIFY(server.start());
    rig.use(server, true);
    rig.send();
    WAIT_FOR(m_watcher->dialog() && m_watcher->dialog()->isVisible());
    ChallengeDialog *dialog = m_watcher->dialog();
    const auto text = [dialog](const char *name) {
        const auto *label = dialog->findChild<QLabel *>(QLatin1String(name));
        return label ? label->text() : QString();
    };
    QTest::mouseClick(button(dialog, "details"), Qt::LeftButton);
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("trace"))->isVisible());
    QCOMPARE(text("address"), QStringLiteral("127.0.0.1"));
    QVERIFY2(text("tls").startsWith(QStringLiteral("TLS 1.3, TLS_")), qPrintable(text("tls")));
    QVERIFY2(text("trace").contains(QStringLiteral("--> STARTTLS")), qPrintable(text("trace")));
    QVERIFY(!text("trace").contains(QStringLiteral("--> AUTH")));
}

void ChallengeCasesTest::notValidYetWantsATick()
{
    m_rig->meet(host, {ahead(m_rig->clock())});
    QTRY_VERIFY(m_watcher->dialog() && m_watcher->dialog()->isVisible());
    ChallengeDialog *dialog = m_watcher->dialog();
    const QString text = labelTexts(dialog);
    QVERIFY2(text.contains(QStringLiteral("A certificate is valid from 24 Nov 2026 only.")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("Station clock: 22 Nov 2026")));
    QVERIFY2(wordsOf(dialog) <= 75, qPrintable(QString::number(wordsOf(dialog))));
    reveal();
    QTRY_VERIFY(!button(dialog, "approve")->isEnabled());
    QCOMPARE(button(dialog, "notYetValid")->text(), QStringLiteral("Accept it although it is not valid yet"));
    QTest::keyClick(button(dialog, "notYetValid"), Qt::Key_Space);
    clickApprove();
    QVERIFY(m_rig->hosts().entries().constFirst().approval->forgiven.testFlag(trust::Problem::NotYetValid));
}

void ChallengeCasesTest::anUnsynchronisedClockIsWaitedForFirst()
{
    m_rig->clockSynchronised = false;
    QVERIFY(!m_rig->meet(host, {ahead(m_rig->clock())}));
    // Nobody is asked to decide by a clock that may be wrong: it is said, and that is all.
    QTRY_COMPARE(m_rig->notifications.rowCount(), 1);
    QTRY_COMPARE(m_rig->ui.link().pendingCalls().size(), 0);
    QVERIFY(!m_watcher->dialog());
    const QString said = m_rig->notifications.index(0, ui::Notifications::Text).data().toString();
    QVERIFY2(said.contains(QStringLiteral("not synchronised; mail waits")), qPrintable(said));

    // With the clock right, the same certificate is asked about as any other.
    m_rig->clockSynchronised = true;
    m_rig->clock().advance(3LL * 24 * 3600 * 1000);
    m_rig->meet(host, {m_rig->hosts().entries().constFirst().leaf()});
    QTRY_VERIFY(m_watcher->dialog() && m_watcher->dialog()->isVisible());
    QVERIFY(!labelTexts(m_watcher->dialog()).contains(QStringLiteral("clock")));
}

void ChallengeCasesTest::whoKnowsThatTheClockIsRightCanApprove()
{
    m_rig->clockSynchronised = false;
    const trust::Certificate certificate = ahead(m_rig->clock());
    QVERIFY(!m_rig->meet(host, {certificate}));
    ChallengeDialog *dialog = review();
    const QString text = labelTexts(dialog);
    QVERIFY2(text.contains(QStringLiteral("and the station's clock is not synchronised.")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Mail waits until it is")), qPrintable(text));
    QVERIFY2(wordsOf(dialog) <= 75, qPrintable(QString::number(wordsOf(dialog))));
    reveal();
    QVERIFY(!button(dialog, "once")->isEnabled() && !button(dialog, "approve")->isEnabled());
    QVERIFY(button(dialog, "notYetValid")->text().startsWith(QStringLiteral("The clock is right:")));
    QTest::keyClick(button(dialog, "notYetValid"), Qt::Key_Space);
    clickApprove();
    QVERIFY(m_rig->meet(host, {certificate}));
}

void ChallengeCasesTest::aRevokedCertificateIsNeverApproved()
{
    const auto server = factory::issue(serverRecipe(), authority());
    const auto list =
        factory::revocationList(authority(), {server.certificate}, m_rig->clock().wall().addDays(-1),
                                m_rig->clock().wall().addDays(30));
    QVERIFY(m_rig->certificates().import(authority().certificate.pem() + list.pem(), QStringLiteral("test"),
                                         person));
    QVERIFY(!m_rig->meet(host, {server.certificate, authority().certificate}));
    QTRY_VERIFY(m_watcher->dialog() && m_watcher->dialog()->isVisible());
    ChallengeDialog *dialog = m_watcher->dialog();
    const QString text = labelTexts(dialog);
    QVERIFY2(text.contains(QStringLiteral("taken back")) || text.contains(QStringLiteral("revoked")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("ask the server's administrator for a new one")));
    QVERIFY2(wordsOf(dialog) <= 75, qPrintable(QString::number(wordsOf(dialog))));
    QVERIFY(!button(dialog, "approve") && !button(dialog, "once") && !button(dialog, "checked"));
    QVERIFY(!dialog->findChild<ui::ChallengeRemedies *>()->isVisible());
    QCOMPARE(dialog->focusWidget(), button(dialog, "refuse"));
    QTest::mouseClick(button(dialog, "report"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("BEGIN CERTIFICATE")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_watcher->dialog());
}

void ChallengeCasesTest::withoutTlsThereIsNothingToApprove_data()
{
    QTest::addColumn<At>("step");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Then>("then");
    QTest::addColumn<QString>("said");
    QTest::addRow("not offered") << At::Hello << QByteArray("250 mail.test") << Then::GoOn << "STARTTLS";
    QTest::addRow("refused") << At::StartTls << QByteArray("454 4.7.0 not now") << Then::GoOn << "454";
    QTest::addRow("handshake") << At::StartTls << QByteArray("220 go") << Then::Close << "did not come about";
}

void ChallengeCasesTest::withoutTlsThereIsNothingToApprove()
{
    QFETCH(At, step);
    QFETCH(QByteArray, answer);
    QFETCH(Then, then);
    QFETCH(QString, said);
    auto &rig = *m_rig;
    MailServer server(MailServer::Tls::StartTls, factory::selfSigned(recipe()));
    QVERIFY(server.start());
    server.answer(step, {.text = answer, .then = then});
    rig.use(server, true);
    rig.send();
    WAIT_FOR(rig.notifications.rowCount() > 0);
    QVERIFY2(!m_watcher->dialog(), "nothing is to be decided, so that nobody is interrupted");
    const QString which = rig.notifications.index(0, 0).data(ui::Notifications::ChallengeRole).toString();
    QCOMPARE(which, rig.text(QStringLiteral(".challenge")));

    ChallengeDialog *dialog = review(which);
    const QString text = labelTexts(dialog);
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("There is no certificate to approve. ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Account \"Outgoing\" tried 127.0.0.1:")), qPrintable(text));
    QVERIFY2(wordsOf(dialog) <= 75, qPrintable(QString::number(wordsOf(dialog))));
    QVERIFY(!button(dialog, "approve") && !button(dialog, "once") && !button(dialog, "checked"));
    QTest::mouseClick(button(dialog, "details"), Qt::LeftButton);
    QVERIFY(labelTexts(dialog).contains(QStringLiteral("connected to 127.0.0.1")));
    QTest::mouseClick(button(dialog, "report"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("EHLO")));
    QCOMPARE(button(dialog, "refuse")->text(), QStringLiteral("&Close"));
    QTest::mouseClick(button(dialog, "refuse"), Qt::LeftButton);
    QTRY_VERIFY(!m_watcher->dialog());
}

QTEST_MAIN(ChallengeCasesTest)
#include "challengecasestest.moc"
