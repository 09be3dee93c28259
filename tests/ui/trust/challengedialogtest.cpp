#include "tests/ui/trust/trustrig.h"
#include "ui/trust/certificatecomparison.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/challengeremedies.h"
#include "ui/trust/challengetext.h"
#include "ui/trust/fingerprintcheck.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace trustrig;
using ui::ChallengeDialog;
using ui::FingerprintCheck;

namespace {

const QString host = QStringLiteral("mail.plant.example");
const QString key = QStringLiteral("mail.plant.example:465/smtp");

QDateTime day(int year, int month, int date)
{
    return QDateTime({year, month, date}, {0, 0}, Qt::UTC);
}

factory::Identity named(const QString &name)
{
    return factory::selfSigned(recipe(name, {QStringLiteral("DNS:") + name}));
}

} // namespace

/// What the dialog says and lets a person do, for each case.
class ChallengeDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init();
    void cleanup();
    void selfSignedIsFirstContact();
    void unknownIssuerOffersToImportWhatWasSent();
    void otherNameOffersToUseItAsAPendingEdit();
    void outsideItsTimeShowsTheClockAndWantsATick();
    void severalCausesAreAllListedInFewWords();
    void changedKeyIsShownSideBySideAndWantsProof();
    void aPastedFingerprintProvesAChangedKey();
    void whatNobodyMayForgiveHasNoApproval();
    void aDeniedKeyHasNoApproval();
    void refusingIsDefaultFocusEscAndClose();
    void approvingIsOutOfReachAtFirst();
    void fingerprintsAreComparedAsPeoplePasteThem_data();
    void fingerprintsAreComparedAsPeoplePasteThem();
    void theVerdictOnAFingerprintMovesNothing();
    void approvalSendsTheFingerprintOnScreen();
    void approveOnceIsForOneConnection();
    void aRefusedApprovalSaysWhy();
    void whoIsNoAdministratorRequests();
    void everyControlHasAName();

private:
    ChallengeDialog *open(int guard = 0);
    void reveal();
    QWidget *step() { return m_dialog->findChild<QDialog *>(); }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<ui::ViewContext> m_context;
    QPointer<ChallengeDialog> m_dialog;
};

void ChallengeDialogTest::init()
{
    m_rig = std::make_unique<Rig>();
    m_context = std::make_unique<ui::ViewContext>(m_rig->context());
}

void ChallengeDialogTest::cleanup()
{
    delete m_dialog;
    m_context.reset();
    m_rig.reset();
}

ChallengeDialog *ChallengeDialogTest::open(int guard)
{
    QString refused;
    ui::loadChallenge(
        m_rig->ui.link(), key, &m_rig->edits,
        [&](const ui::ChallengeData &data) {
            m_dialog = new ChallengeDialog(*m_context, data, nullptr, guard);
            m_dialog->open();
        },
        [&refused](const station::Error &error) { refused = error.text(); });
    if (!QTest::qWaitFor(
            [this, &refused] { return (m_dialog && m_dialog->isVisible()) || !refused.isEmpty(); }) ||
        !m_dialog)
        qFatal("no dialog: %s", qPrintable(refused));
    (void)QTest::qWaitForWindowActive(m_dialog);
    return m_dialog;
}

void ChallengeDialogTest::reveal()
{
    if (!button(m_dialog, "checked")->isChecked()) // a fingerprint that matches has unfolded it already
        QTest::mouseClick(button(m_dialog, "checked"), Qt::LeftButton);
    QTRY_VERIFY(button(m_dialog, "approve")->isVisible());
}

void ChallengeDialogTest::selfSignedIsFirstContact()
{
    m_rig->ui.set(UiStation::outgoing() + QStringLiteral(".hostname"), host);
    const auto server = named(host).certificate;
    QVERIFY(!m_rig->meet(host, {server}));
    m_rig->ui.set(UiStation::outgoing() + QStringLiteral(".port"), 465);
    const ChallengeDialog *dialog = open();
    const QString text = labelTexts(dialog);
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Cannot confirm that this is mail.plant.example"));
    QVERIFY2(text.contains(QStringLiteral(
                 "Account \"Outgoing\" tried mail.plant.example:465 (SMTP, TLS from the first byte).")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("made by the server itself")));
    QVERIFY(text.contains(QStringLiteral("could read the password and the mail")));
    QVERIFY(text.contains(QStringLiteral("the same")));
    QString fingerprint = server.sha256().toUpper();
    QVERIFY(text.contains(fingerprint.left(8) + QLatin1Char(' ') + fingerprint.mid(8, 8)));
    QVERIFY2(wordsOf(dialog) <= 75, qPrintable(QString::number(wordsOf(dialog)) + text));
    QVERIFY(!dialog->findChild<QAbstractButton *>(QStringLiteral("once"))->isVisible());
    for (const char *banned : {"Yes", "No", "OK"}) {
        for (const QAbstractButton *each : dialog->findChildren<QAbstractButton *>())
            QVERIFY(each->text() != QLatin1String(banned));
    }
}

void ChallengeDialogTest::unknownIssuerOffersToImportWhatWasSent()
{
    const auto server = factory::issue(recipe(host, {QStringLiteral("DNS:") + host}), authority());
    m_rig->meet(host, {server.certificate, authority().certificate});
    open();
    QVERIFY(labelTexts(m_dialog).contains(QStringLiteral("not in a trust store")));
    QVERIFY(wordsOf(m_dialog) <= 75);
    QPointer<ChallengeDialog> dialog = m_dialog;
    QTest::mouseClick(m_dialog->findChild<QPushButton *>(QStringLiteral("importIssuer")), Qt::LeftButton);
    QTRY_VERIFY(step());
    QVERIFY(labelTexts(step()).contains(QStringLiteral("CN=Test CA")));
    // Whoever stands in between sends an issuer too.
    QAbstractButton *import = button(step(), "import");
    QLineEdit &given = step()->findChild<FingerprintCheck *>()->field();
    QVERIFY(!import->isEnabled());
    given.setText(server.certificate.sha256());
    QVERIFY(!import->isEnabled());
    given.setText(authority().certificate.sha256());
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    QCOMPARE(m_rig->certificates().userStore().certificates().constFirst(), authority().certificate);
    QVERIFY(m_rig->meet(host, {server.certificate, authority().certificate}));
}

void ChallengeDialogTest::otherNameOffersToUseItAsAPendingEdit()
{
    m_rig->ui.set(UiStation::outgoing() + QStringLiteral(".hostname"), host);
    const auto server = factory::selfSigned(
        recipe(QStringLiteral("imap.provider.net"),
               {QStringLiteral("DNS:imap.provider.net"), QStringLiteral("DNS:*.plant.example.org"),
                QStringLiteral("DNS:smtp.plant.example")}));
    m_rig->meet(host, {server.certificate});
    m_rig->ui.set(UiStation::outgoing() + QStringLiteral(".port"), 465);
    open();
    QVERIFY2(wordsOf(m_dialog) <= 75, qPrintable(QString::number(wordsOf(m_dialog))));
    auto *use = m_dialog->findChild<QPushButton *>(QStringLiteral("useHost"));
    QVERIFY(use->text().contains(QStringLiteral("smtp.plant.example")));
    QPointer<ChallengeDialog> dialog = m_dialog;
    QTest::mouseClick(use, Qt::LeftButton);
    const quint32 account = m_rig->ui.describe(UiStation::outgoing()).handle;
    QVERIFY(m_rig->edits.find(account, QStringLiteral("hostname")));
    QCOMPARE(m_rig->edits.find(account, QStringLiteral("hostname"))->value.toString(),
             QStringLiteral("smtp.plant.example"));
    QCOMPARE(m_rig->ui.get(UiStation::outgoing() + QStringLiteral(".hostname")).toString(), host);
    QCOMPARE(m_rig->navigated, UiStation::outgoing());
    QTRY_VERIFY(!dialog);
}

void ChallengeDialogTest::outsideItsTimeShowsTheClockAndWantsATick()
{
    factory::Recipe old = recipe(host, {QStringLiteral("DNS:") + host});
    old.from = day(2025, 11, 1);
    old.to = day(2026, 11, 1);
    m_rig->meet(host, {factory::selfSigned(old).certificate});
    open();
    const QString text = labelTexts(m_dialog);
    QVERIFY2(text.contains(QStringLiteral("ended on 1 Nov 2026")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Station clock: 22 Nov 2026")), qPrintable(text));
    QVERIFY2(wordsOf(m_dialog) <= 75, qPrintable(QString::number(wordsOf(m_dialog))));
    QTest::mouseClick(m_dialog->findChild<QPushButton *>(QStringLiteral("checkClock")), Qt::LeftButton);
    QTRY_VERIFY(labelTexts(m_dialog).contains(QStringLiteral("computer's")));
    reveal();
    QVERIFY(!button(m_dialog, "once")->isEnabled());
    QTest::mouseClick(button(m_dialog, "expired"), Qt::LeftButton, {}, QPoint(5, 5));
    QTRY_VERIFY(button(m_dialog, "once")->isEnabled());
}

void ChallengeDialogTest::severalCausesAreAllListedInFewWords()
{
    m_rig->ui.set(UiStation::outgoing() + QStringLiteral(".hostname"), host);
    factory::Recipe all = recipe(QStringLiteral("imap.provider.net"),
                                 {QStringLiteral("DNS:imap.provider.net"), QStringLiteral("DNS:b.net")});
    all.from = day(2025, 11, 1);
    all.to = day(2026, 11, 1);
    m_rig->meet(host, {factory::selfSigned(all).certificate});
    m_rig->ui.set(UiStation::outgoing() + QStringLiteral(".port"), 465);
    open();
    const QString text = labelTexts(m_dialog);
    const qsizetype name = text.indexOf(QStringLiteral("The certificate names imap.provider.net and others"));
    const qsizetype self = text.indexOf(QStringLiteral("No trusted authority vouches for it."));
    const qsizetype ended = text.indexOf(QStringLiteral("A certificate ended on 1 Nov 2026."));
    QVERIFY2(name >= 0 && self > name && ended > self, qPrintable(text));
    QVERIFY(wordsOf(m_dialog) <= 75);
    QCOMPARE(m_dialog->findChild<ui::ChallengeRemedies *>()->findChildren<QPushButton *>().size(), 3);
}

void ChallengeDialogTest::changedKeyIsShownSideBySideAndWantsProof()
{
    const auto before = named(host).certificate;
    m_rig->meet(host, {before});
    QVERIFY(m_rig->approve(host, QStringLiteral("first")));
    factory::Recipe other = recipe(host, {QStringLiteral("DNS:") + host});
    other.to = day(2031, 1, 1);
    const auto now = factory::selfSigned(other).certificate;
    QVERIFY(!m_rig->meet(host, {now}));
    open();
    QVERIFY2(wordsOf(m_dialog) <= 75, qPrintable(QString::number(wordsOf(m_dialog))));
    const auto *comparison = m_dialog->findChild<ui::CertificateComparison *>();
    QVERIFY(comparison);
    const QString text = labelTexts(comparison);
    QVERIFY2(text.contains(QStringLiteral("Approved by bert on 22 Nov 2026")), qPrintable(text));
    QVERIFY(text.contains(before.sha256().left(8).toUpper()) &&
            text.contains(now.sha256().left(8).toUpper()));
    // Validity, SHA-256 and the key's SHA-256 differ; name, issuer and key type do not.
    QCOMPARE(text.count(QStringLiteral("changed")), 3);
    QVERIFY(!button(m_dialog, "once"));
    reveal();
    QTRY_VERIFY(button(m_dialog, "approve")->isEnabled());
    QTest::mouseClick(button(m_dialog, "approve"), Qt::LeftButton);
    QTRY_VERIFY(step() && step()->isVisible());
    QTest::keyClicks(step()->findChild<QLineEdit *>(QStringLiteral("note")), QStringLiteral("new server"));
    QVERIFY(!button(step(), "approve")->isEnabled());
    QTest::keyClicks(step()->findChild<QLineEdit *>(QStringLiteral("name")),
                     QStringLiteral("Mail.plant.example"));
    QVERIFY(button(step(), "approve")->isEnabled());
    QPointer<ChallengeDialog> dialog = m_dialog;
    QTest::mouseClick(button(step(), "approve"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    QCOMPARE(m_rig->hosts().entries().constFirst().approval->chain.constFirst(), now);
}

void ChallengeDialogTest::aPastedFingerprintProvesAChangedKey()
{
    m_rig->meet(host, {named(host).certificate});
    QVERIFY(m_rig->approve(host, QStringLiteral("first")));
    const auto now = named(host).certificate;
    m_rig->meet(host, {now});
    open();
    QTest::keyClicks(&m_dialog->findChild<FingerprintCheck *>()->field(), now.sha256());
    reveal();
    QTRY_VERIFY(button(m_dialog, "approve")->isEnabled());
    QTest::mouseClick(button(m_dialog, "approve"), Qt::LeftButton);
    QTRY_VERIFY(step() && step()->isVisible());
    QVERIFY(!step()->findChild<QLineEdit *>(QStringLiteral("name")));
    QVERIFY2(!button(step(), "approve")->isEnabled(), "a note is needed");
}

void ChallengeDialogTest::whatNobodyMayForgiveHasNoApproval()
{
    factory::Recipe weak = recipe(host, {QStringLiteral("DNS:") + host});
    weak.key = factory::rsaKey(1024);
    m_rig->meet(host, {factory::selfSigned(weak).certificate});
    open();
    const QString text = labelTexts(m_dialog);
    QVERIFY2(text.contains(QStringLiteral("too weak")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("cannot be approved")));
    QVERIFY2(wordsOf(m_dialog) <= 75, qPrintable(QString::number(wordsOf(m_dialog))));
    QVERIFY(!button(m_dialog, "approve") && !button(m_dialog, "once") && !button(m_dialog, "checked"));
    QVERIFY(!m_dialog->findChild<ui::ChallengeRemedies *>()->isVisible());
    QCOMPARE(button(m_dialog, "refuse")->text(), QStringLiteral("&Close"));
    QTest::mouseClick(button(m_dialog, "report"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("too weak")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("BEGIN CERTIFICATE")));
}

void ChallengeDialogTest::aDeniedKeyHasNoApproval()
{
    m_rig->meet(host, {named(host).certificate});
    QVERIFY(m_rig->certificates().deny(m_rig->hosts().entries().constFirst().endpoint, {}, person));
    open();
    QVERIFY(labelTexts(m_dialog).contains(QStringLiteral("denied")));
    QVERIFY(!button(m_dialog, "approve"));
}

void ChallengeDialogTest::refusingIsDefaultFocusEscAndClose()
{
    m_rig->meet(host, {named(host).certificate});
    for (int way = 0; way < 4; ++way) {
        QPointer<ChallengeDialog> dialog = open();
        auto *refuse = qobject_cast<QPushButton *>(button(dialog, "refuse"));
        QCOMPARE(dialog->focusWidget(), refuse);
        QVERIFY(refuse->isDefault());
        for (const QPushButton *each : dialog->findChildren<QPushButton *>())
            QVERIFY(each == refuse || (!each->isDefault() && !each->autoDefault()));
        QSignalSpy accepted(dialog, &QDialog::accepted);
        switch (way) {
        case 0:
            QTest::keyClick(dialog, Qt::Key_Escape);
            break;
        case 1:
            QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
            break;
        case 2:
            dialog->close();
            break;
        default:
            QTest::mouseClick(refuse, Qt::LeftButton);
        }
        QTRY_VERIFY(!dialog);
        QCOMPARE(accepted.size(), 0);
        QCOMPARE(m_rig->hosts().entries().constFirst().state, trust::HostState::Unapproved);
    }
}

void ChallengeDialogTest::approvingIsOutOfReachAtFirst()
{
    QCOMPARE(ChallengeDialog::guardMs, 2000);
    m_rig->meet(host, {named(host).certificate});
    open(ChallengeDialog::guardMs);
    auto *guard = m_dialog->findChild<QTimer *>(QStringLiteral("guard"));
    QCOMPARE(guard->interval(), 2000);
    reveal();
    QVERIFY(guard->isActive());
    QVERIFY(!button(m_dialog, "once")->isEnabled() && !button(m_dialog, "approve")->isEnabled());
    guard->setInterval(0);
    QTRY_VERIFY(button(m_dialog, "once")->isEnabled() && button(m_dialog, "approve")->isEnabled());
    QVERIFY(qobject_cast<QPushButton *>(button(m_dialog, "approve"))->isFlat());
}

void ChallengeDialogTest::fingerprintsAreComparedAsPeoplePasteThem_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<int>("expected");
    QTest::newRow("lower case") << "%l" << int(FingerprintCheck::Matches);
    QTest::newRow("upper case") << "%u" << int(FingerprintCheck::Matches);
    QTest::newRow("colons") << "%c" << int(FingerprintCheck::Matches);
    QTest::newRow("groups") << "%g" << int(FingerprintCheck::Matches);
    QTest::newRow("openssl") << "sha256 Fingerprint=%c" << int(FingerprintCheck::Matches);
    QTest::newRow("too short") << "3F2A91C0" << int(FingerprintCheck::Unreadable);
    QTest::newRow("another") << QString(64, QLatin1Char('a')) << int(FingerprintCheck::Different);
    QTest::newRow("nothing") << "  " << int(FingerprintCheck::Empty);
}

void ChallengeDialogTest::fingerprintsAreComparedAsPeoplePasteThem()
{
    QFETCH(QString, form);
    QFETCH(int, expected);
    m_rig->meet(host, {named(host).certificate});
    open();
    const QString plain = m_dialog->entry().leaf.sha256;
    QString colons = plain.toUpper();
    for (int at = 62; at > 0; at -= 2)
        colons.insert(at, QLatin1Char(':'));
    form.replace(QLatin1String("%l"), plain).replace(QLatin1String("%u"), plain.toUpper());
    form.replace(QLatin1String("%c"), colons).replace(QLatin1String("%g"), ui::groupedFingerprint(plain));
    auto *check = m_dialog->findChild<FingerprintCheck *>();
    QGuiApplication::clipboard()->setText(form);
    check->field().setFocus();
    QTest::keyClick(&check->field(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(int(check->result()), expected);
    reveal();
    const bool different = expected == FingerprintCheck::Different;
    QTRY_COMPARE(button(m_dialog, "approve")->isEnabled(), !different);
    const bool matches = expected == FingerprintCheck::Matches;
    QCOMPARE(qobject_cast<QPushButton *>(button(m_dialog, "approve"))->isFlat(), !matches);
    QCOMPARE(labelTexts(check).contains(QStringLiteral("\nmatches")), matches);
    QCOMPARE(labelTexts(check).contains(QStringLiteral("does not match")), different);
}

void ChallengeDialogTest::theVerdictOnAFingerprintMovesNothing()
{
    FingerprintCheck check;
    check.setExpected(QString(64, u'a'));
    const QSize before = check.minimumSizeHint();
    for (const QString &given : {QStringLiteral("12"), QString(64, u'b'), QString(64, u'a')}) {
        check.field().setText(given);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(check.minimumSizeHint(), before);
    }
}

void ChallengeDialogTest::approvalSendsTheFingerprintOnScreen()
{
    const auto server = named(host).certificate;
    m_rig->meet(host, {server});
    QPointer<ChallengeDialog> dialog = open();
    reveal();
    QTRY_VERIFY(button(m_dialog, "approve")->isEnabled());
    QTest::mouseClick(button(m_dialog, "approve"), Qt::LeftButton);
    QTRY_VERIFY(step() && step()->isVisible());
    QTest::keyClicks(step()->focusWidget(), QStringLiteral("phone"));
    QTest::mouseClick(button(step(), "approve"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    const trust::AllowedHost &entry = m_rig->hosts().entries().constFirst();
    QCOMPARE(entry.state, trust::HostState::Approved);
    QCOMPARE(entry.approval->chain.constFirst().sha256(), server.sha256());
    QCOMPARE(entry.approval->until.date(), m_rig->clock().wall().addDays(90).date());
}

void ChallengeDialogTest::approveOnceIsForOneConnection()
{
    const auto server = named(host).certificate;
    m_rig->meet(host, {server});
    QPointer<ChallengeDialog> dialog = open();
    reveal();
    QTRY_VERIFY(button(m_dialog, "once")->isEnabled());
    QTest::mouseClick(button(m_dialog, "once"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    QVERIFY(m_rig->hosts().entries().constFirst().once);
    QVERIFY(m_rig->meet(host, {server}));
    QVERIFY(!m_rig->meet(host, {server}));
}

void ChallengeDialogTest::aRefusedApprovalSaysWhy()
{
    m_rig->meet(host, {named(host).certificate});
    open();
    reveal();
    // Something else is shown by now: the station does not take the old fingerprint for it.
    m_rig->meet(host, {named(host).certificate});
    QTRY_VERIFY(button(m_dialog, "once")->isEnabled());
    QTest::mouseClick(button(m_dialog, "once"), Qt::LeftButton);
    auto *message = m_dialog->findChild<QLabel *>(QStringLiteral("message"));
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(message->text().contains(QStringLiteral("fingerprint")), qPrintable(message->text()));
    QVERIFY(m_dialog && m_dialog->isVisible());
}

void ChallengeDialogTest::whoIsNoAdministratorRequests()
{
    m_context.reset();
    m_rig = std::make_unique<Rig>(station::Role::Operator);
    m_context = std::make_unique<ui::ViewContext>(m_rig->context());
    m_rig->meet(host, {named(host).certificate});
    open();
    QVERIFY(!button(m_dialog, "approve") && !button(m_dialog, "checked"));
    QCOMPARE(m_dialog->focusWidget(), button(m_dialog, "refuse"));
    QTest::mouseClick(button(m_dialog, "request"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("mail.plant.example:465")));
    QVERIFY(labelTexts(m_dialog).contains(QStringLiteral("on the clipboard")));
}

void ChallengeDialogTest::everyControlHasAName()
{
    m_rig->meet(host, {named(host).certificate});
    open();
    reveal();
    QTest::mouseClick(button(m_dialog, "details"), Qt::LeftButton);
    for (const QWidget *each : m_dialog->findChildren<QWidget *>()) {
        if (!each->isVisible() || each->focusPolicy() == Qt::NoFocus ||
            each->objectName().startsWith(QLatin1String("qt_")))
            continue;
        QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
    }
    QTRY_VERIFY(button(m_dialog, "approve")->isEnabled());
    QTest::mouseClick(button(m_dialog, "approve"), Qt::LeftButton);
    QTRY_VERIFY(step() && step()->isVisible());
    for (const QWidget *each : step()->findChildren<QWidget *>()) {
        if (each->isVisible() && each->focusPolicy() != Qt::NoFocus &&
            each->metaObject()->className() != QByteArray("QLabel"))
            QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
    }
}

QTEST_MAIN(ChallengeDialogTest)
#include "challengedialogtest.moc"
