#include "tests/ui/trust/trustrig.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/certificatemanager.h"
#include "ui/trust/certificateviewer.h"
#include "ui/trust/fingerprintcheck.h"
#include "ui/trust/hostspanel.h"
#include "ui/trust/storepanel.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QTabWidget>
#include <QTreeView>

using namespace trustrig;

namespace {

factory::Identity authorityNamed(const char *name)
{
    return factory::selfSigned(factory::caRecipe(QString::fromLatin1(name)));
}

} // namespace

/// Certificates that go into and out of the trust stores: by the buttons, by dialogs and by dropping files.
class CertificateImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init()
    {
        m_rig = std::make_unique<Rig>();
        m_context = std::make_unique<ui::ViewContext>(m_rig->context());
        m_view = std::make_unique<ui::CertificateManager>(
            *m_context, m_rig->ui.describe(QStringLiteral("/Services/PlatformServices/CertificateService")));
        m_view->resize(1100, 500);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QTRY_COMPARE(m_rig->ui.link().pendingCalls().size(), 0);
    }
    void cleanup()
    {
        m_view.reset();
        m_context.reset();
        m_rig.reset();
    }

    void theButtonOfTheUserStoreImportsAFile()
    {
        m_view->tabs().setCurrentIndex(1);
        QTest::mouseClick(button(&store(1), "import"), Qt::LeftButton);
        choose(store(1), fileWith(authority().certificate.pem()));
        QTRY_VERIFY(viewer() && viewer()->isVisible());
        QVERIFY(m_rig->certificates().userStore().certificates().isEmpty());
        QCOMPARE(button(viewer(), "import")->accessibleName(),
                 QStringLiteral("Import into User trust store"));
        QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
        QTRY_COMPARE(store(1).table().model()->rowCount(), 1);
        QTRY_COMPARE(said(store(1)), QStringLiteral("Imported Test CA."));
    }

    void theIssuerThatAServerSentIsImportedFromAllowedHosts()
    {
        const QString host = QStringLiteral("a.example");
        const auto server = factory::issue(recipe(host, {QStringLiteral("DNS:") + host}), authority());
        meetAndSelect(host, {server.certificate, authority().certificate});
        QTest::mouseClick(button(&hosts(), "import"), Qt::LeftButton);
        QTRY_VERIFY(viewer() && viewer()->isVisible());
        QCOMPARE(viewer()->details().current().name(), QStringLiteral("Test CA"));
        QVERIFY(!button(viewer(), "import")->isEnabled());
        viewer()->findChild<ui::FingerprintCheck *>()->field().setText(authority().certificate.sha256());
        QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
        QTRY_COMPARE(store(1).table().model()->rowCount(), 1);
        QTRY_COMPARE(said(hosts()), QStringLiteral("Imported Test CA."));
        QVERIFY2(m_rig->meet(host, {server.certificate, authority().certificate}), "it is not believed");
    }

    void theIssuerThatAServerDidNotSendIsAskedFor()
    {
        const QString host = QStringLiteral("a.example");
        const auto server = factory::issue(recipe(host, {QStringLiteral("DNS:") + host}), authority());
        meetAndSelect(host, {server.certificate});
        QTest::mouseClick(button(&hosts(), "import"), Qt::LeftButton);
        QTRY_VERIFY(hosts().findChild<QFileDialog *>());
        choose(hosts(), fileWith(authority().certificate.pem()));
        QTRY_VERIFY(viewer() && viewer()->isVisible());
        QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
        QTRY_COMPARE(store(1).table().model()->rowCount(), 1);
        QVERIFY2(m_rig->meet(host, {server.certificate}), "it is not believed");
    }

    void everyDroppedFileIsShownAndImported()
    {
        drop({fileWith(authorityNamed("First CA").certificate.pem()), fileWith("nothing of use"),
              fileWith(authorityNamed("Second CA").certificate.pem()),
              fileWith(authorityNamed("Third CA").certificate.pem())});
        QTRY_VERIFY(viewer() && viewer()->details().current().name() == QLatin1String("First CA"));
        QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
        QTRY_VERIFY(viewer() && viewer()->details().current().name() == QLatin1String("Second CA"));
        QTest::keyClick(viewer(), Qt::Key_Escape);
        QTRY_VERIFY(viewer() && viewer()->details().current().name() == QLatin1String("Third CA"));
        QTest::mouseClick(button(viewer(), "import"), Qt::LeftButton);
        QTRY_COMPARE(store(1).table().model()->rowCount(), 2);
        // What came of each file, also of the one that is none.
        QTRY_COMPARE(said(store(1)).count(QLatin1Char('\n')), 2);
        QVERIFY(said(store(1)).contains(QStringLiteral("Imported First CA.")));
        QVERIFY(said(store(1)).contains(QStringLiteral("Imported Third CA.")));
    }

    void theSystemStoreIsViewedAndExported()
    {
        m_view->tabs().setCurrentIndex(0);
        QTreeView &table = store(0).table();
        QTRY_VERIFY2(table.model()->rowCount() > 0, "the package ca-certificates is not installed");
        QTRY_VERIFY2(button(&store(0), "view")->isEnabled(), "no row is current from the start");
        const QString name = table.model()->index(0, 0).data().toString();
        QTest::mouseClick(button(&store(0), "view"), Qt::LeftButton);
        QTRY_VERIFY(viewer() && viewer()->isVisible());
        QCOMPARE(viewer()->details().current().name(), name);
        QVERIFY2(!button(viewer(), "import"), "what ships with the system is only looked at");
        const QString pem = viewer()->details().current().pem;
        QTest::keyClick(viewer(), Qt::Key_Escape);
        QTRY_VERIFY(!viewer());

        QTest::mouseClick(button(&store(0), "export"), Qt::LeftButton);
        QTRY_VERIFY(store(0).findChild<QFileDialog *>());
        const QString path = m_folder.filePath(QStringLiteral("system.pem"));
        choose(store(0), path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromLatin1(file.readAll()).trimmed(), pem.trimmed());
        QVERIFY(said(store(0)).contains(path));
    }

private:
    ui::HostsPanel &hosts() { return *m_view->findChild<ui::HostsPanel *>(); }
    ui::StorePanel &store(int tab) { return *qobject_cast<ui::StorePanel *>(m_view->tabs().widget(tab)); }
    ui::CertificateViewer *viewer() { return m_view->findChild<ui::CertificateViewer *>(); }
    static QString said(const QWidget &panel)
    {
        return panel.findChild<QLabel *>(QStringLiteral("message"))->text();
    }

    void meetAndSelect(const QString &host, const QList<trust::Certificate> &chain)
    {
        m_rig->meet(host, chain);
        QTreeView &table = hosts().table();
        QTRY_COMPARE(table.model()->rowCount(), 1);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(table.model()->index(0, 0)).center());
    }
    /// Takes a file in the dialog that is open.
    static void choose(QWidget &panel, const QString &path)
    {
        auto *dialog = panel.findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->fileSelected(path);
        dialog->reject();
    }
    void drop(const QStringList &paths)
    {
        QMimeData content;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        content.setUrls(urls);
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(20, 20), Qt::CopyAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &event);
    }
    QString fileWith(const QByteArray &content)
    {
        QFile file(m_folder.filePath(QStringLiteral("file%1.pem").arg(++m_files)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        return file.fileName();
    }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<ui::ViewContext> m_context;
    std::unique_ptr<ui::CertificateManager> m_view;
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_MAIN(CertificateImportTest)
#include "certificateimporttest.moc"
