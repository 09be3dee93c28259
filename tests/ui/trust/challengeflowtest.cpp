#include "tests/ui/trust/trustrig.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

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
    void whatIsDecidedElsewhereLeavesOnlyClose_data();
    void whatIsDecidedElsewhereLeavesOnlyClose();
    void aChallengeOfADeletedAccountLeavesOnlyClose();
    void theBadgeReachesEveryCertificate();
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

void ChallengeFlowTest::whatIsDecidedElsewhereLeavesOnlyClose_data()
{
    QTest::addColumn<QString>("decision");
    QTest::addColumn<QString>("told");
    QTest::newRow("approved") << QStringLiteral("approve") << QStringLiteral("bert approved it");
    QTest::newRow("denied") << QStringLiteral("deny") << QStringLiteral("bert denied");
    QTest::newRow("deleted") << QStringLiteral("delete") << QStringLiteral("deleted from Allowed Hosts");
}

void ChallengeFlowTest::whatIsDecidedElsewhereLeavesOnlyClose()
{
    QFETCH(const QString, decision);
    QFETCH(const QString, told);
    Rig rig;
    QMainWindow window;
    ui::ViewContext context = rig.context();
    ChallengeWatcher watcher(context, &window);
    watcher.setGuard(0);
    window.show();
    const QString host = QStringLiteral("mail.plant.example");
    const auto endpoint = *trust::makeEndpoint(trust::Protocol::Smtp, host, 465);
    rig.meet(host, {factory::selfSigned(recipe()).certificate});
    QTRY_COMPARE(watcher.waiting(), 1);
    watcher.reviewNext();
    QTRY_VERIFY(watcher.dialog() && watcher.dialog()->isVisible());
    const QPointer<ChallengeDialog> dialog = watcher.dialog();
    // The person is in the middle of approving.
    click(button(dialog, "checked"));
    QTRY_VERIFY(button(dialog, "approve")->isEnabled());
    click(button(dialog, "approve"));
    QTRY_VERIFY(dialog->findChild<QDialog *>());

    if (decision == QStringLiteral("approve"))
        QVERIFY(rig.approve(host, QStringLiteral("by telephone")));
    else if (decision == QStringLiteral("deny"))
        QVERIFY(rig.certificates().deny(endpoint, {}, person));
    else
        QVERIFY(rig.certificates().removeHost(endpoint, person));
    QTRY_VERIFY2(labelTexts(dialog).contains(told), qPrintable(labelTexts(dialog)));
    QVERIFY(!dialog->findChild<QDialog *>() || !dialog->findChild<QDialog *>()->isVisible());
    for (const char *gone : {"approve", "once", "checked", "request"})
        QVERIFY2(!button(dialog, gone), gone);
    QCOMPARE(button(dialog, "refuse")->text(), QStringLiteral("&Close"));
    QTRY_COMPARE(watcher.waiting(), 0);
    click(button(dialog, "refuse"));
    QTRY_VERIFY(!watcher.dialog());
}

void ChallengeFlowTest::aChallengeOfADeletedAccountLeavesOnlyClose()
{
    Rig rig;
    QMainWindow window;
    ui::ViewContext context = rig.context();
    ChallengeWatcher watcher(context, &window);
    window.show();
    MailServer mail(MailServer::Tls::First, factory::selfSigned(recipe()));
    QVERIFY(mail.start());
    rig.use(mail);
    rig.send();
    WAIT_FOR(watcher.waiting() == 1 && !rig.text(QStringLiteral(".challenge")).isEmpty());
    watcher.reviewNext();
    WAIT_FOR(watcher.dialog() && watcher.dialog()->isVisible());
    QCOMPARE(watcher.dialog()->account(), QStringLiteral("Outgoing"));
    QTRY_COMPARE(rig.ui.link().pendingCalls().size(), 0);
    rig.ui.link().call(QStringLiteral("component.remove"), {{QStringLiteral("ord"), UiStation::outgoing()}},
                       this, [](const client::Reply &) {});
    WAIT_FOR(labelTexts(watcher.dialog()).contains(QStringLiteral("\"Outgoing\" was deleted")));
    QVERIFY(!button(watcher.dialog(), "checked"));
    QCOMPARE(button(watcher.dialog(), "refuse")->text(), QStringLiteral("&Close"));
}

void ChallengeFlowTest::theBadgeReachesEveryCertificate()
{
    Rig rig;
    ui::MainWindow window(rig.ui.link());
    auto *watcher = window.findChild<ChallengeWatcher *>();
    auto *badge = window.findChild<QToolButton *>(QStringLiteral("challengeBadge"));
    const auto certificate = factory::selfSigned(recipe()).certificate;
    for (const char *name : {"one", "two", "three"})
        rig.meet(QLatin1String(name) + QStringLiteral(".plant.example"), {certificate});
    QTRY_COMPARE(watcher->waiting(), 3);
    QSet<QString> seen;
    for (int i = 0; i < 3; ++i) {
        badge->click();
        QTRY_VERIFY(watcher->dialog() && watcher->dialog()->isVisible());
        seen.insert(watcher->dialog()->entry().host);
        watcher->dialog()->reject();
        QTRY_VERIFY(!watcher->dialog());
    }
    QCOMPARE(seen.size(), 3);

    Q_EMIT badge->menu()->aboutToShow();
    QCOMPARE(badge->menu()->actions().size(), 5); // Three servers, a line, the list of all.
    badge->menu()->actions().at(1)->trigger();
    QTRY_VERIFY(watcher->dialog() && watcher->dialog()->isVisible());
    QCOMPARE(watcher->dialog()->entry().host, QStringLiteral("two.plant.example"));
}

QTEST_MAIN(ChallengeFlowTest)
#include "challengeflowtest.moc"
