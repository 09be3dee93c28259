#include "ui/shell/viewpage.h"

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetdelegate.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/notifications.h"
#include "ui/trust/certificatemanager.h"

#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>

using testsupport::UiStation;
using namespace ui;

/// A tab of the view area: it misses nothing that happens while it reads.
class ViewPageTest : public QObject
{
    Q_OBJECT

    /// Whether a label that shows begins with this text.
    bool isShown(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return !label->isHidden() && label->text().startsWith(text);
        });
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        m_context.reset(new ViewContext{m_station->link(), m_edits, m_notifications, m_mark,
                                        [](const QString &, const QString &) {}});
        m_page = std::make_unique<ViewPage>(*m_context);
    }
    void cleanup()
    {
        m_page.reset();
        m_context.reset();
        m_station.reset();
    }

    void aChangeBetweenDescriptionAndViewIsSeen()
    {
        changeOnceDescribed();
        m_page->open(UiStation::outgoing(), QStringLiteral("propertySheet"));
        QTRY_COMPARE(shown("hostname"), QStringLiteral("meanwhile.example.test"));
    }

    void whatIsAskedForBeforeTheStationIsThereIsShownThen()
    {
        QSignalSpy opened(&m_station->link(), &StationLink::opened);
        m_station->cut();
        QTRY_VERIFY(!m_station->link().isOpen());
        m_page->open(UiStation::outgoing());
        QTRY_VERIFY(isShown(QStringLiteral("The station is not connected")));
        QTRY_COMPARE(opened.size(), 1);
        QTRY_COMPARE(m_page->ord(), UiStation::outgoing());
        QTRY_VERIFY(m_page->findChild<PropertySheet *>());
    }

    void theCertificateManagerGoesOnWhenTheStationIsBack()
    {
        m_page->open(QStringLiteral("/Services/PlatformServices/CertificateService"));
        QTRY_VERIFY(m_page->findChild<CertificateManager *>());
        const QPointer<CertificateManager> manager = m_page->findChild<CertificateManager *>();
        manager->tabs().setCurrentIndex(1);
        const QSignalSpy shown(m_page.get(), &ViewPage::shown);
        m_station->cut();
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(manager);
        QCOMPARE(manager->tabs().currentIndex(), 1);
    }

    void aChangeWhileAnotherComponentIsOpenedIsSeen()
    {
        m_page->open(QStringLiteral("/Config"));
        QTRY_COMPARE(m_page->ord(), QStringLiteral("/Config"));
        changeOnceDescribed();
        m_page->open(UiStation::outgoing(), QStringLiteral("propertySheet"));
        QTRY_COMPARE(shown("hostname"), QStringLiteral("meanwhile.example.test"));
        // And what comes later still is.
        QVERIFY(m_station->set(hostname(), QStringLiteral("later.example.test")).isEmpty());
        QTRY_COMPARE(shown("hostname"), QStringLiteral("later.example.test"));
    }

    void whatWasReadOfALostStationIsStale()
    {
        m_page->open(UiStation::outgoing(), QStringLiteral("propertySheet"));
        QTRY_COMPARE(m_page->ord(), UiStation::outgoing());
        QTRY_VERIFY(isShown(QStringLiteral("{")));
        m_station->cut();
        QTRY_VERIFY(isShown(QStringLiteral("{stale}")));
        QVERIFY(isShown(QStringLiteral("Not connected to the station")));
        QTRY_VERIFY(m_station->link().isOpen());
        QTRY_VERIFY(!isShown(QStringLiteral("{stale}")));
        QVERIFY(!isShown(QStringLiteral("Not connected to the station")));
    }

    void severalComponentsOnOneSheetMissNothing()
    {
        m_station->add(QStringLiteral("/Services/EmailService"), QStringLiteral("email:OutgoingAccount"),
                       QStringLiteral("Second"));
        const QList<ComponentDescription> two{
            m_station->describe(UiStation::outgoing()),
            m_station->describe(QStringLiteral("/Services/EmailService/Second"))};
        QVERIFY(m_station->set(hostname(), QStringLiteral("meanwhile.example.test")).isEmpty());
        const PropertySheet sheet(*m_context, two);
        QTRY_COMPARE(m_edits.known(two.first().handle, QStringLiteral("hostname")),
                     QJsonValue(QStringLiteral("meanwhile.example.test")));
    }

    void aPathThatIsNotThereIsSaidAndLeavesThePage()
    {
        m_page->open(UiStation::outgoing());
        QTRY_COMPARE(m_page->ord(), UiStation::outgoing());
        m_page->open(QStringLiteral("/Nowhere"));
        QTRY_COMPARE(m_notifications.rowCount(), 1);
        QCOMPARE(m_page->ord(), UiStation::outgoing());
    }

    void theHeadIsWrittenAsTheSheetIs()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        m_station->add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"),
                       QStringLiteral("Zone"));
        m_page->open(QStringLiteral("/Config/Zone"));
        QTRY_VERIFY(m_page->view());
        QTRY_COMPARE(head(), QStringLiteral("no value {null}"));
        QVERIFY(m_station->set(QStringLiteral("/Config/Zone.fallback"), 9.5).isEmpty());
        QTRY_VERIFY(shown("out").contains(QStringLiteral("9,5")));
        QCOMPARE(head(), shown("out"));
        m_page->open(QStringLiteral("/Config/Zone"), QStringLiteral("slotSheet"));
        QTRY_VERIFY(qobject_cast<PropertySheet *>(m_page->view()) == nullptr);
        QVERIFY2(head().contains(QStringLiteral("9,5")), qPrintable(head()));
        QLocale::setDefault(QLocale::c());
    }

    void aNewSessionLeavesTheSheetAsItIs()
    {
        m_page->open(UiStation::outgoing(), QStringLiteral("propertySheet"));
        QTRY_VERIFY(m_page->view());
        m_page->resize(1000, 700);
        m_page->setVisible(true);
        auto *sheet = qobject_cast<PropertySheet *>(m_page->view());
        sheet->view().goTo(sheet->handle(), QStringLiteral("account"), true);
        QPointer<ValueEditor> editor = sheet->view().sheetDelegate().editor();
        QVERIFY(editor);
        QTest::keyClicks(editor->focusProxy(), QStringLiteral("half an ent"));
        m_station->cut();
        QTRY_VERIFY(!m_station->link().isOpen());
        QVERIFY(m_station->set(hostname(), QStringLiteral("meanwhile.example.test")).isEmpty());
        QTRY_VERIFY(m_station->link().isOpen());
        QTRY_COMPARE(shown("hostname"), QStringLiteral("meanwhile.example.test"));
        QTRY_VERIFY(m_station->link().pendingCalls().isEmpty());
        QCOMPARE(m_page->view(), sheet);
        QCOMPARE(sheet->view().currentRow()->slot().name, QStringLiteral("account"));
        QVERIFY(editor);
        QCOMPARE(editor->entry().text, QStringLiteral("half an ent"));
    }

private:
    QString head() const
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->accessibleName().startsWith(QStringLiteral("Status ")))
                return label->text();
        }
        return {};
    }
    static QString hostname() { return UiStation::outgoing() + QStringLiteral(".hostname"); }
    QString shown(const char *slot) const
    {
        const auto *sheet = qobject_cast<PropertySheet *>(m_page->view());
        return sheet ? sheet->model().indexOf(sheet->handle(), QLatin1String(slot)).data().toString()
                     : QString();
    }
    /// The station changes in the moment after it has described: the answer is outdated when it is read.
    void changeOnceDescribed()
    {
        auto *once = new QObject(m_page.get());
        connect(&m_station->link(), &StationLink::pendingChanged, once,
                [this, once, asked = false]() mutable {
                    const auto calls = m_station->link().pendingCalls();
                    const bool asking =
                        std::any_of(calls.begin(), calls.end(), [](const StationLink::Pending &call) {
                            return call.method == QLatin1String("component.describe");
                        });
                    if (asking)
                        asked = true;
                    if (asking || !asked)
                        return;
                    once->deleteLater();
                    disconnect(&m_station->link(), nullptr, once, nullptr);
                    QVERIFY(m_station->set(hostname(), QStringLiteral("meanwhile.example.test")).isEmpty());
                });
    }

    std::unique_ptr<UiStation> m_station;
    PendingEdits m_edits;
    Notifications m_notifications;
    LinkMark m_mark;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<ViewPage> m_page;
};

QTEST_MAIN(ViewPageTest)
#include "viewpagetest.moc"
