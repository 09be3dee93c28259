#include "tests/ui/trust/trustrig.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

using namespace trustrig;
using ui::ChallengeDialog;
using ui::ChallengeWatcher;

namespace {

void click(QAbstractButton *target)
{
    QVERIFY2(target && target->isVisible() && target->isEnabled(), "the button cannot be clicked");
    QTest::mouseClick(target, Qt::LeftButton);
}

} // namespace

/// From the refused connection to the account that is ok: against a real TLS server.
class ChallengeFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // The window remembers its layout; not in the settings of whoever runs the tests.
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
    }
    void approvingBringsTheAccountToOk();
    void anInactiveWindowGetsANotificationAndABadge();
    void theSameServerNeverOpensTwoDialogs();
    void newsWhileTheDialogIsOpenAreShown();
    void onASmallScreenRefusingIsInSight();

private:
    QTemporaryDir m_settings;
};

void ChallengeFlowTest::approvingBringsTheAccountToOk()
{
    Rig rig;
    const factory::Identity server = factory::selfSigned(recipe());
    MailServer mail(MailServer::Tls::First, server);
    QVERIFY(mail.start());
    ui::MainWindow window(rig.ui.link());
    auto *watcher = window.findChild<ChallengeWatcher *>();
    watcher->setGuard(0);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.navigate(UiStation::outgoing());
    QTRY_VERIFY(window.views().page() && !window.views().page()->title().isEmpty());
    rig.use(mail);
    rig.send();

    WAIT_FOR(watcher->dialog() && watcher->dialog()->isVisible());
    ChallengeDialog *dialog = watcher->dialog();
    QCOMPARE(dialog->entry().leaf.sha256, server.certificate.sha256());
    QVERIFY(
        dialog->findChild<QLabel *>(QStringLiteral("title"))->text().contains(QStringLiteral("127.0.0.1")));
    auto *review = window.findChild<QPushButton *>(QStringLiteral("review"));
    WAIT_FOR(review->isVisibleTo(&window));

    click(button(dialog, "checked"));
    WAIT_FOR(button(dialog, "approve")->isEnabled());
    click(button(dialog, "approve"));
    auto *step = dialog->findChild<QDialog *>();
    QVERIFY(step);
    QTest::keyClicks(step->focusWidget(), QStringLiteral("asked the administrator"));
    click(button(step, "approve"));

    WAIT_FOR(!watcher->dialog());
    WAIT_FOR(mail.mails.size() == 1);
    WAIT_FOR(rig.accountStatus() == QStringLiteral("[]"));
    WAIT_FOR(!review->isVisibleTo(&window));
    QCOMPARE(rig.text(QStringLiteral(".challenge")), QString());
    const trust::AllowedHost &entry = rig.hosts().entries().constFirst();
    QCOMPARE(entry.state, trust::HostState::Approved);
    QCOMPARE(entry.approval->note, QStringLiteral("asked the administrator"));
    QCOMPARE(entry.approval->by, QStringLiteral("anna"));
}

void ChallengeFlowTest::onASmallScreenRefusingIsInSight()
{
    Rig rig;
    QMainWindow window;
    ui::ViewContext context = rig.context();
    ChallengeWatcher watcher(context, &window);
    window.show();
    QVERIFY(!rig.meet(QStringLiteral("mail.plant.example"), {factory::selfSigned(recipe()).certificate}));
    QTRY_COMPARE(watcher.waiting(), 1);
    watcher.reviewNext();
    QTRY_VERIFY(watcher.dialog() && watcher.dialog()->isVisible());
    ChallengeDialog *dialog = watcher.dialog();
    dialog->resize(dialog->width(), 200);
    QAbstractButton *refuse = button(dialog, "refuse");
    QTRY_COMPARE(refuse->visibleRegion().boundingRect(), refuse->rect());
    QTRY_VERIFY(dialog->rect().contains(QRect(refuse->mapTo(dialog, QPoint()), refuse->size())));
    click(refuse);
    QTRY_VERIFY(!watcher.dialog());
}

void ChallengeFlowTest::anInactiveWindowGetsANotificationAndABadge()
{
    Rig rig;
    ui::MainWindow window(rig.ui.link());
    auto *watcher = window.findChild<ChallengeWatcher *>();
    auto *badge = window.findChild<QAbstractButton *>(QStringLiteral("challengeBadge"));
    QVERIFY(!badge->isVisibleTo(&window));
    QTRY_COMPARE(rig.ui.link().pendingCalls().size(), 0);
    QVERIFY(!rig.meet(QStringLiteral("mail.plant.example"), {factory::selfSigned(recipe()).certificate}));
    QTRY_COMPARE(watcher->waiting(), 1);
    QVERIFY(!watcher->dialog());
    QVERIFY(badge->isVisibleTo(&window));
    QVERIFY(window.context()
                .notifications.index(0, ui::Notifications::Text)
                .data()
                .toString()
                .contains(QStringLiteral("mail.plant.example:465")));

    badge->click();
    QTRY_VERIFY(watcher->dialog() && watcher->dialog()->isVisible());
    QCOMPARE(watcher->dialog()->entry().host, QStringLiteral("mail.plant.example"));
}

void ChallengeFlowTest::theSameServerNeverOpensTwoDialogs()
{
    Rig rig;
    QMainWindow window;
    ui::ViewContext context = rig.context();
    ChallengeWatcher watcher(context, &window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(rig.ui.link().pendingCalls().size(), 0);
    const QString host = QStringLiteral("mail.plant.example");
    const auto certificate = factory::selfSigned(recipe()).certificate;
    rig.meet(host, {certificate});
    QTRY_VERIFY(watcher.dialog());
    watcher.review(QStringLiteral("mail.plant.example:465/smtp"));
    watcher.review(QStringLiteral("mail.plant.example:465/smtp"));
    rig.meet(QStringLiteral("other.plant.example"), {certificate});
    QTRY_COMPARE(watcher.waiting(), 2);
    QTRY_COMPARE(rig.ui.link().pendingCalls().size(), 0);
    QCOMPARE(window.findChildren<ChallengeDialog *>().size(), 1);

    // Closed by a person: the same certificate does not open it again by itself.
    watcher.dialog()->reject();
    QTRY_VERIFY(window.findChildren<ChallengeDialog *>().isEmpty());
    QVERIFY(rig.approve(host, QStringLiteral("checked")));
    QVERIFY(rig.certificates().removeHost(
        rig.hosts().find(*trust::makeEndpoint(trust::Protocol::Smtp, host, 465))->endpoint, person));
    rig.meet(host, {certificate});
    QTRY_COMPARE(watcher.waiting(), 2);
    QTRY_COMPARE(rig.ui.link().pendingCalls().size(), 0);
    QVERIFY(!watcher.dialog());
}

void ChallengeFlowTest::newsWhileTheDialogIsOpenAreShown()
{
    Rig rig;
    QMainWindow window;
    ui::ViewContext context = rig.context();
    ChallengeWatcher watcher(context, &window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(rig.ui.link().pendingCalls().size(), 0);
    const QString host = QStringLiteral("mail.plant.example");
    rig.meet(host, {factory::selfSigned(recipe()).certificate});
    QTRY_VERIFY(watcher.dialog());
    const auto second = factory::selfSigned(recipe()).certificate;
    rig.meet(host, {second});
    QTRY_COMPARE(watcher.dialog()->entry().leaf.sha256, second.sha256());
    QCOMPARE(window.findChildren<ChallengeDialog *>().size(), 1);
}

QTEST_MAIN(ChallengeFlowTest)
#include "challengeflowtest.moc"
