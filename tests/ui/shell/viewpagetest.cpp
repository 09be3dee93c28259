#include "ui/shell/viewpage.h"

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/shell/notifications.h"

#include <QLabel>
#include <QStandardPaths>
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

private:
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
