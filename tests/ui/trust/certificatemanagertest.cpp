#include "ui/trust/certificatemanager.h"

#include "tests/ui/trust/trustrig.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/certificatemodel.h"
#include "ui/trust/certificateviewer.h"
#include "ui/trust/hostsmodel.h"
#include "ui/trust/hostspanel.h"
#include "ui/trust/storepanel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTreeView>

using namespace trustrig;
using ui::CertificateManager;
using ui::HostsModel;

namespace {

factory::Identity named(const QString &name)
{
    return factory::selfSigned(recipe(name, {QStringLiteral("DNS:") + name}));
}

QString cell(const QTreeView &table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

int rowOf(const QTreeView &table, int column, const QString &text)
{
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        if (cell(table, row, column) == text)
            return row;
    }
    return -1;
}

void select(QTreeView &table, int row)
{
    QVERIFY(row >= 0);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(row, 0)).center());
}

} // namespace

/// Trust stores and Allowed Hosts as a person sees and changes them.
class CertificateManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init() { open(station::Role::Admin); }
    void cleanup();
    void fiveStatesHaveIconAndText();
    void renewalWithTheSameKeyIsSaid();
    void listsFollowTheStation();
    void filterAndSort();
    void approveOpensTheChallenge();
    void denyAndDeleteAskFirst();
    void droppingAFileShowsItAndImports();
    void needlessApprovalsAreListedAndDeleted();
    void aFileThatIsNoCertificateSaysSo();
    void exportedAndDeleted();
    void aDeletedIssuerNamesTheServersItLeavesBehind();
    void columnsStayAsTheyWereArranged();
    void viewerShowsChainAndEveryField();
    void viewerOfAChangedHostShowsBoth();
    void contentOfASheetIsShown();
    void withoutKeysItSaysSo();
    void whoIsNoAdministratorOnlyLooks();
    void everyControlHasAName();

private:
    void open(station::Role role);
    ui::HostsPanel &hosts() { return *m_view->findChild<ui::HostsPanel *>(); }
    ui::StorePanel &store(int tab) { return *qobject_cast<ui::StorePanel *>(m_view->tabs().widget(tab)); }
    void drop(const QString &path);
    QString fileWith(const QByteArray &content);
    ui::CertificateViewer *viewer() { return m_view->findChild<ui::CertificateViewer *>(); }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<ui::ViewContext> m_context;
    std::unique_ptr<CertificateManager> m_view;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
    QTemporaryDir m_folder;
    int m_files = 0;
};

void CertificateManagerTest::open(station::Role role)
{
    cleanup();
    m_rig = std::make_unique<Rig>(role);
    m_context = std::make_unique<ui::ViewContext>(m_rig->context());
    const auto service = m_rig->ui.describe(QStringLiteral("/Services/PlatformServices/CertificateService"));
    QCOMPARE(service.views.first(), QStringLiteral("certificateManager"));
    m_view = std::make_unique<CertificateManager>(*m_context, service);
    for (auto *table : m_view->findChildren<QTreeView *>())
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest));
    m_view->resize(1100, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_COMPARE(m_rig->ui.link().pendingCalls().size(), 0);
}

void CertificateManagerTest::cleanup()
{
    m_testers.clear();
    m_view.reset();
    m_context.reset();
    m_rig.reset();
}

QString CertificateManagerTest::fileWith(const QByteArray &content)
{
    QFile file(m_folder.filePath(QStringLiteral("file%1.pem").arg(++m_files)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no file");
    return file.fileName();
}

void CertificateManagerTest::drop(const QString &path)
{
    QMimeData content;
    content.setUrls({QUrl::fromLocalFile(path)});
    constexpr auto offered = Qt::CopyAction | Qt::MoveAction;
    QDragEnterEvent enter({20, 20}, offered, &content, Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(m_view.get(), &enter);
    QCOMPARE(enter.isAccepted(), m_rig->ui.link().isAdmin());
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(20, 20), offered, &content, Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(m_view.get(), &event);
    QCOMPARE(event.dropAction(), Qt::CopyAction);
}

void CertificateManagerTest::fiveStatesHaveIconAndText()
{
    const QString names[] = {QStringLiteral("new.example"), QStringLiteral("good.example"),
                             QStringLiteral("changed.example"), QStringLiteral("old.example"),
                             QStringLiteral("denied.example")};
    for (const QString &name : names)
        m_rig->meet(name, {named(name).certificate});
    for (const int approved : {1, 2, 3})
        QVERIFY(m_rig->approve(names[approved], QStringLiteral("checked")));
    m_rig->meet(names[2], {named(names[2]).certificate});
    QVERIFY(
        m_rig->certificates().deny(*trust::makeEndpoint(trust::Protocol::Smtp, names[4], 465), {}, person));
    // At once: an entry that no account leads to goes after 30 days.
    m_rig->clock().setWall(m_rig->clock().wall().addDays(399));
    m_rig->clock().advance(3600 * 1000);
    for (const int approved : {1}) {
        m_rig->meet(names[approved], {named(names[approved]).certificate});
        QVERIFY(m_rig->approve(names[approved], QStringLiteral("again")));
    }
    QTRY_COMPARE(hosts().table().model()->rowCount(), 5);
    const QStringList states{QStringLiteral("Unapproved"), QStringLiteral("Approved"),
                             QStringLiteral("Changed"), QStringLiteral("Expired"), QStringLiteral("Denied")};
    for (int i = 0; i < 5; ++i) {
        QTRY_VERIFY(rowOf(hosts().table(), HostsModel::Host, names[i]) >= 0);
        const int row = rowOf(hosts().table(), HostsModel::Host, names[i]);
        QTRY_COMPARE(cell(hosts().table(), row, HostsModel::State), states[i]);
        const QModelIndex index = hosts().table().model()->index(row, HostsModel::State);
        QVERIFY(!index.data(Qt::DecorationRole).value<QIcon>().isNull());
        QVERIFY(!index.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    }
    const int denied = rowOf(hosts().table(), HostsModel::Host, names[4]);
    QCOMPARE(cell(hosts().table(), denied, HostsModel::By), person.user);
    const int changed = rowOf(hosts().table(), HostsModel::Host, names[2]);
    QVERIFY(cell(hosts().table(), changed, HostsModel::Certificate).contains(QStringLiteral(" was ")));
    const int good = rowOf(hosts().table(), HostsModel::Host, names[1]);
    QCOMPARE(cell(hosts().table(), good, HostsModel::Forgiven), QStringLiteral("self-signed"));
    QCOMPARE(cell(hosts().table(), good, HostsModel::By), QStringLiteral("bert"));
    QCOMPARE(cell(hosts().table(), good, HostsModel::Protocol), QStringLiteral("SMTP"));
}

void CertificateManagerTest::renewalWithTheSameKeyIsSaid()
{
    const QString name = QStringLiteral("mail.example");
    factory::Recipe same = recipe(name, {QStringLiteral("DNS:") + name});
    same.key = factory::ecKey();
    m_rig->meet(name, {factory::selfSigned(same).certificate});
    QVERIFY(m_rig->approve(name, QStringLiteral("checked")));
    m_rig->meet(name, {factory::selfSigned(same).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    const QModelIndex cell = hosts().table().model()->index(0, HostsModel::Host);
    QTRY_VERIFY(
        cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Renewed with the same key on")));
}

void CertificateManagerTest::listsFollowTheStation()
{
    QCOMPARE(hosts().table().model()->rowCount(), 0);
    m_rig->meet(QStringLiteral("a.example"), {named(QStringLiteral("a.example")).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    QVERIFY(m_rig->approve(QStringLiteral("a.example"), QStringLiteral("checked")));
    QTRY_COMPARE(cell(hosts().table(), 0, HostsModel::State), QStringLiteral("Approved"));
    QVERIFY(m_rig->certificates().removeHost(m_rig->hosts().entries().constFirst().endpoint, person));
    QTRY_COMPARE(hosts().table().model()->rowCount(), 0);
    QVERIFY(m_rig->certificates().import(authority().certificate.pem(), QStringLiteral("test"), person));
    QTRY_COMPARE(store(1).table().model()->rowCount(), 1);
    QCOMPARE(cell(store(1).table(), 0, ui::CertificateModel::Alias), QStringLiteral("Test CA"));
    QCOMPARE(cell(store(1).table(), 0, ui::CertificateModel::SelfSigned), QStringLiteral("yes"));
    QCOMPARE(cell(store(1).table(), 0, ui::CertificateModel::KeySize), QStringLiteral("256"));
    QCOMPARE(cell(store(1).table(), 0, ui::CertificateModel::SignatureSize).toInt(),
             authority().certificate.signatureBits());
}

void CertificateManagerTest::filterAndSort()
{
    for (const char *name : {"a.example", "c.example", "b.other"})
        m_rig->meet(QLatin1String(name), {named(QLatin1String(name)).certificate});
    QTreeView &table = hosts().table();
    QTRY_COMPARE(table.model()->rowCount(), 3);
    table.sortByColumn(HostsModel::Host, Qt::DescendingOrder);
    QCOMPARE(cell(table, 0, HostsModel::Host), QStringLiteral("c.example"));
    m_view->find();
    QTest::keyClicks(m_view->focusWidget(), QStringLiteral("OTHER"));
    QCOMPARE(table.model()->rowCount(), 1);
    QTest::keyClicks(m_view->focusWidget(), QStringLiteral("x"));
    QCOMPARE(table.model()->rowCount(), 0);
    QVERIFY(table.findChild<QLabel *>()->isVisible());
}

void CertificateManagerTest::approveOpensTheChallenge()
{
    m_rig->meet(QStringLiteral("a.example"), {named(QStringLiteral("a.example")).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    QTRY_VERIFY2(button(&hosts(), "approve")->isEnabled(), "no row is current from the start");
    QTest::mouseClick(button(&hosts(), "approve"), Qt::LeftButton);
    QCOMPARE(m_rig->reviewed, QStringLiteral("a.example:465/smtp"));
    QVERIFY(m_rig->approve(QStringLiteral("a.example"), QStringLiteral("checked")));
    QTRY_VERIFY(!button(&hosts(), "approve")->isEnabled());
}

void CertificateManagerTest::denyAndDeleteAskFirst()
{
    m_rig->meet(QStringLiteral("a.example"), {named(QStringLiteral("a.example")).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    select(hosts().table(), 0);
    QTest::mouseClick(button(&hosts(), "deny"), Qt::LeftButton);
    auto *box = hosts().findChild<QMessageBox *>();
    QTRY_VERIFY(box && box->isVisible());
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!hosts().findChild<QMessageBox *>());
    QCOMPARE(m_rig->hosts().entries().constFirst().state, trust::HostState::Unapproved);

    QTest::mouseClick(button(&hosts(), "deny"), Qt::LeftButton);
    QTRY_VERIFY(hosts().findChild<QMessageBox *>());
    QTest::mouseClick(button(hosts().findChild<QMessageBox *>(), "yes"), Qt::LeftButton);
    QTRY_COMPARE(cell(hosts().table(), 0, HostsModel::State), QStringLiteral("Denied"));
    QTRY_VERIFY(!hosts().findChild<QMessageBox *>());
    QTest::mouseClick(button(&hosts(), "delete"), Qt::LeftButton);
    QTRY_VERIFY(hosts().findChild<QMessageBox *>());
    QTest::mouseClick(button(hosts().findChild<QMessageBox *>(), "yes"), Qt::LeftButton);
    QTRY_COMPARE(hosts().table().model()->rowCount(), 0);
}

void CertificateManagerTest::droppingAFileShowsItAndImports()
{
    drop(fileWith(authority().certificate.pem()));
    QCOMPARE(m_view->tabs().currentIndex(), 1);
    QTRY_VERIFY(viewer() && viewer()->isVisible());
    QVERIFY(m_rig->certificates().userStore().certificates().isEmpty());
    QVERIFY(!qobject_cast<QPushButton *>(button(viewer(), "import"))->isDefault());
    viewer()->reject();
    QTRY_VERIFY(!viewer());
    QVERIFY(m_rig->certificates().userStore().certificates().isEmpty());

    drop(fileWith(authority().certificate.pem()));
    QTRY_VERIFY(viewer());
    QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
    QTRY_COMPARE(store(1).table().model()->rowCount(), 1);
    QTRY_VERIFY(store(1)
                    .findChild<QLabel *>(QStringLiteral("message"))
                    ->text()
                    .contains(QStringLiteral("Imported Test CA")));
}

void CertificateManagerTest::needlessApprovalsAreListedAndDeleted()
{
    const QString host = QStringLiteral("a.example");
    const auto server = factory::issue(recipe(host, {QStringLiteral("DNS:") + host}), authority());
    m_rig->meet(host, {server.certificate, authority().certificate});
    QVERIFY(m_rig->approve(host, QStringLiteral("checked")));
    drop(fileWith(authority().certificate.pem()));
    QTRY_VERIFY(viewer());
    QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
    auto &user = store(1);
    QTRY_VERIFY(user.findChild<QMessageBox *>());
    QVERIFY(user.findChild<QMessageBox *>()->informativeText().contains(QStringLiteral("a.example:465")));
    QTest::mouseClick(button(user.findChild<QMessageBox *>(), "deleteNeedless"), Qt::LeftButton);
    QTRY_VERIFY(m_rig->hosts().entries().isEmpty());
    QTRY_COMPARE(hosts().table().model()->rowCount(), 0);
}

void CertificateManagerTest::aFileThatIsNoCertificateSaysSo()
{
    drop(fileWith("nothing of use"));
    auto *message = store(1).findChild<QLabel *>(QStringLiteral("message"));
    QTRY_VERIFY(message->isVisible() && !message->text().isEmpty());
    QVERIFY(!viewer());
    drop(m_folder.filePath(QStringLiteral("missing.pem")));
    QTRY_VERIFY(message->text().contains(QStringLiteral("cannot be read")));
}

void CertificateManagerTest::exportedAndDeleted()
{
    QVERIFY(m_rig->certificates().import(authority().certificate.pem(), QStringLiteral("test"), person));
    m_view->tabs().setCurrentIndex(1);
    auto &user = store(1);
    QTRY_COMPARE(user.table().model()->rowCount(), 1);
    select(user.table(), 0);
    QTest::mouseClick(button(&user, "export"), Qt::LeftButton);
    QTRY_VERIFY(user.findChild<QFileDialog *>());
    auto *dialog = user.findChild<QFileDialog *>();
    QVERIFY(dialog->selectedFiles().value(0).endsWith(QStringLiteral("Test_CA.pem")));
    const QString path = m_folder.filePath(QStringLiteral("exported.pem"));
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed(), authority().certificate.pem().trimmed());

    QTest::mouseClick(button(&user, "delete"), Qt::LeftButton);
    QTRY_VERIFY(user.findChild<QMessageBox *>());
    QTest::mouseClick(button(user.findChild<QMessageBox *>(), "yes"), Qt::LeftButton);
    QTRY_COMPARE(user.table().model()->rowCount(), 0);
    QVERIFY(!button(&store(0), "import") && !button(&store(0), "delete"));
}

void CertificateManagerTest::aDeletedIssuerNamesTheServersItLeavesBehind()
{
    const QString host = QStringLiteral("a.example");
    const auto server = factory::issue(recipe(host, {QStringLiteral("DNS:") + host}), authority());
    m_rig->meet(host, {server.certificate, authority().certificate});
    QVERIFY(m_rig->approve(host, QStringLiteral("checked")));
    QVERIFY(m_rig->certificates().import(authority().certificate.pem(), QStringLiteral("test"), person));
    QVERIFY(m_rig->meet(host, {server.certificate, authority().certificate}));
    m_view->tabs().setCurrentIndex(1);
    auto &user = store(1);
    QTRY_COMPARE(user.table().model()->rowCount(), 1);
    select(user.table(), 0);
    QTest::mouseClick(button(&user, "delete"), Qt::LeftButton);
    auto *box = user.findChild<QMessageBox *>();
    QTRY_VERIFY(box && box->isVisible());
    QVERIFY2(box->text().contains(QStringLiteral("do not come back")), qPrintable(box->text()));
    QTest::mouseClick(button(box, "yes"), Qt::LeftButton);
    auto *message = user.findChild<QLabel *>(QStringLiteral("message"));
    QTRY_VERIFY(message->text().contains(QStringLiteral("Refused from now on")));
    QVERIFY2(message->text().contains(QStringLiteral("a.example:465")), qPrintable(message->text()));
    QVERIFY2(!m_rig->meet(host, {server.certificate, authority().certificate}), "the approval came back");
}

void CertificateManagerTest::columnsStayAsTheyWereArranged()
{
    m_rig->meet(QStringLiteral("a.example"), {named(QStringLiteral("a.example")).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    const auto click = [this](int column) {
        QHeaderView &head = *hosts().table().header();
        QTest::mouseClick(head.viewport(), Qt::LeftButton, {},
                          QPoint(head.sectionViewportPosition(column) + 10, head.height() / 2));
    };
    QVERIFY(hosts().table().isColumnHidden(HostsModel::Subject));
    click(HostsModel::Host);
    click(HostsModel::Host);
    hosts().table().setColumnWidth(HostsModel::Protocol, 137);
    hosts().table().header()->moveSection(HostsModel::Protocol, HostsModel::Port);
    hosts().table().setColumnHidden(HostsModel::Subject, false);
    const auto order = hosts().table().header()->sortIndicatorOrder();
    open(station::Role::Admin);
    QHeaderView &head = *hosts().table().header();
    QCOMPARE(head.sortIndicatorSection(), int(HostsModel::Host));
    QCOMPARE(head.sortIndicatorOrder(), order);
    QCOMPARE(head.visualIndex(HostsModel::Protocol), int(HostsModel::Port));
    m_rig->meet(QStringLiteral("a.example"), {named(QStringLiteral("a.example")).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    QCOMPARE(hosts().table().columnWidth(HostsModel::Protocol), 137);
    QSettings().clear();
}

void CertificateManagerTest::viewerShowsChainAndEveryField()
{
    const QString host = QStringLiteral("a.example");
    const auto server = factory::issue(
        recipe(host, {QStringLiteral("DNS:a.example"), QStringLiteral("IP:192.0.2.1")}), authority());
    m_rig->meet(host, {server.certificate, authority().certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    select(hosts().table(), 0);
    QTest::mouseClick(button(&hosts(), "view"), Qt::LeftButton);
    QTRY_VERIFY(viewer() && viewer()->isVisible());
    const trust::Certificate &shown = server.certificate;
    const QString text = viewer()->details().text();
    for (const QString &part :
         {shown.subject(), shown.issuer(), shown.serial(), shown.keyText(), shown.signatureAlgorithm(),
          ui::groupedFingerprint(shown.sha256()), ui::groupedFingerprint(shown.spkiSha256()),
          QStringLiteral("DNS:a.example, IP:192.0.2.1"), QStringLiteral("days left"),
          QString::fromLatin1(shown.pem())})
        QVERIFY2(text.contains(part), qPrintable(part));
    auto *chain = viewer()->findChild<QListWidget *>();
    QCOMPARE(chain->count(), 2);
    chain->setCurrentRow(1);
    QCOMPARE(viewer()->details().current().sha256, authority().certificate.sha256());
    for (auto *each : viewer()->findChildren<QPushButton *>()) {
        if (each->text().contains(QStringLiteral("opy")))
            QTest::mouseClick(each, Qt::LeftButton);
    }
    QVERIFY(QGuiApplication::clipboard()->text().contains(ui::groupedFingerprint(shown.sha256())));
}

void CertificateManagerTest::viewerOfAChangedHostShowsBoth()
{
    const QString host = QStringLiteral("a.example");
    m_rig->meet(host, {named(host).certificate});
    QVERIFY(m_rig->approve(host, QStringLiteral("checked")));
    m_rig->meet(host, {named(host).certificate});
    QTRY_COMPARE(cell(hosts().table(), 0, HostsModel::State), QStringLiteral("Changed"));
    select(hosts().table(), 0);
    QTest::mouseClick(button(&hosts(), "view"), Qt::LeftButton);
    QTRY_VERIFY(viewer());
    QStringList texts;
    for (const QLabel *label : viewer()->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(QStringLiteral("changed")));
}

void CertificateManagerTest::contentOfASheetIsShown()
{
    QString refused;
    const auto failed = [&refused](const QString &text) { refused = text; };
    ui::CertificateViewer::openContent(m_rig->ui.link(), authority().certificate.pem(),
                                       QStringLiteral("Client certificate"), m_view.get(), failed);
    QTRY_VERIFY(viewer() && viewer()->isVisible());
    QCOMPARE(viewer()->details().current().name(), QStringLiteral("Test CA"));
    ui::CertificateViewer::openContent(m_rig->ui.link(), "nonsense", QStringLiteral("Client certificate"),
                                       m_view.get(), failed);
    QTRY_VERIFY(!refused.isEmpty());
}

void CertificateManagerTest::withoutKeysItSaysSo()
{
    m_view->tabs().setCurrentIndex(2);
    auto *keys = qobject_cast<ui::TrustPanel *>(m_view->tabs().currentWidget());
    QCOMPARE(keys->table().model()->rowCount(), 0);
    QVERIFY(keys->table().header()->isVisible());
    QCOMPARE(keys->table().model()->headerData(8, Qt::Horizontal).toString(),
             QStringLiteral("Signature size"));
    const auto *said = keys->table().findChild<QLabel *>();
    QVERIFY(said->isVisible() && said->text().startsWith(QStringLiteral("The station has no keys yet")));
}

void CertificateManagerTest::whoIsNoAdministratorOnlyLooks()
{
    open(station::Role::Operator);
    m_rig->meet(QStringLiteral("a.example"), {named(QStringLiteral("a.example")).certificate});
    QTRY_COMPARE(hosts().table().model()->rowCount(), 1);
    select(hosts().table(), 0);
    QVERIFY(button(&hosts(), "view")->isEnabled() && button(&hosts(), "approve")->isEnabled());
    for (const char *name : {"deny", "delete", "import"})
        QVERIFY(!button(&hosts(), name)->isEnabled() && !button(&hosts(), name)->toolTip().isEmpty());
    QVERIFY(!button(&store(1), "import")->isEnabled());
    drop(fileWith(authority().certificate.pem()));
}

void CertificateManagerTest::everyControlHasAName()
{
    for (int tab = 0; tab < 4; ++tab) {
        m_view->tabs().setCurrentIndex(tab);
        for (const QWidget *each : m_view->findChildren<QWidget *>()) {
            const bool part = each->objectName().startsWith(QLatin1String("qt_")) ||
                              each->inherits("QTabBar") || each->inherits("QHeaderView") ||
                              each->parentWidget()->inherits("QLineEdit");
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && !part)
                QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
        }
    }
}

QTEST_MAIN(CertificateManagerTest)
#include "certificatemanagertest.moc"
