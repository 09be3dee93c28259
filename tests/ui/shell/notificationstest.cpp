#include "ui/shell/notifications.h"

#include "components/alarm/alarmservice.h"
#include "components/alarm/occurrence.h"
#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/look/statuslook.h"
#include "ui/shell/consoledock.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmconsole.h"
#include "ui/views/alarm/alarmfeed.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSettings>
#include <QTest>
#include <QTreeView>

using namespace ui;
using testsupport::UiStation;

/// The history of what happened in the background, in the console below the views.
class NotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void severityIsSaidByIconColourAndWord();
    void unseenOnesAreBoldUntilTheyAreShown();
    void theHistoryIsKeptAndRepeatsAreCounted();
    void aDoubleClickGoesToTheComponent();
    void enterGoesToTheChallenge();
    void aNewAlarmIsSaidAndFoundAgain();

private:
    QTreeView &list() { return *qobject_cast<QTreeView *>(m_dock->widget(2)); }
    void doubleClick(int row);
    QString cell(int row, int column) { return m_notifications.index(row, column).data().toString(); }

    QTemporaryDir m_settings;
    std::unique_ptr<UiStation> m_bench;
    PendingEdits m_edits;
    Notifications m_notifications;
    LinkMark m_mark;
    QString m_navigated;
    QString m_reviewed;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<ConsoleDock> m_dock;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void NotificationsTest::init()
{
    QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    m_bench = std::make_unique<UiStation>();
    QVERIFY(m_bench->start());
    m_navigated.clear();
    m_reviewed.clear();
    m_context.reset(new ViewContext{m_bench->link(), m_edits, m_notifications, m_mark,
                                    [this](const QString &ord, const QString &) { m_navigated = ord; },
                                    [this](const QString &key) { m_reviewed = key; }});
    m_dock = std::make_unique<ConsoleDock>(*m_context);
    m_tester = std::make_unique<QAbstractItemModelTester>(&m_notifications);
    m_dock->resize(900, 300);
    m_dock->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dock.get()));
}

void NotificationsTest::cleanup()
{
    m_tester.reset();
    m_dock.reset();
    m_context.reset();
    m_bench.reset();
}

void NotificationsTest::doubleClick(int row)
{
    const QPoint place = list().visualRect(m_notifications.index(row, Notifications::Text)).center();
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(list().viewport(), Qt::LeftButton, {}, place);
}

void NotificationsTest::severityIsSaidByIconColourAndWord()
{
    m_notifications.add(Notifications::Information, QStringLiteral("one"));
    m_notifications.add(Notifications::Warning, QStringLiteral("two"));
    m_notifications.add(Notifications::Error, QStringLiteral("three"));
    const QStringList words{QStringLiteral("Error"), QStringLiteral("Warning"),
                            QStringLiteral("Information")};
    const QColor colours[] = {alertColour(QApplication::palette()),
                              statusColour(station::Status::Fault, QApplication::palette()),
                              QApplication::palette().color(QPalette::Text)};
    for (int row = 0; row < 3; ++row) {
        const QModelIndex index = m_notifications.index(row, Notifications::Severity);
        QCOMPARE(index.data().toString(), words[row]);
        QCOMPARE(index.data(Qt::ForegroundRole).value<QColor>(), colours[row]);
        QVERIFY(!index.data(Qt::DecorationRole).value<QIcon>().pixmap(16).isNull());
    }
}

void NotificationsTest::unseenOnesAreBoldUntilTheyAreShown()
{
    m_notifications.add(Notifications::Warning, QStringLiteral("new"));
    const QModelIndex index = m_notifications.index(0, Notifications::Text);
    QVERIFY(index.data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(m_dock->tabText(2).contains(QLatin1Char('(')));
    m_dock->showNotifications();
    QVERIFY(!index.data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(!m_dock->tabText(2).contains(QLatin1Char('(')));
}

void NotificationsTest::theHistoryIsKeptAndRepeatsAreCounted()
{
    const int before = m_notifications.rowCount();
    for (int i = 0; i < 3; ++i)
        m_notifications.add(Notifications::Error, QStringLiteral("again"), QStringLiteral("/Config"));
    QCOMPARE(m_notifications.rowCount(), before + 1);
    QCOMPARE(cell(0, Notifications::Text), QStringLiteral("again (3 times)"));
    m_notifications.add(Notifications::Error, QStringLiteral("again"), QStringLiteral("/Services"));
    QCOMPARE(m_notifications.rowCount(), before + 2);
    for (int i = 0; i < Notifications::maxEntries + 10; ++i)
        m_notifications.add(Notifications::Information, QString::number(i));
    QCOMPARE(m_notifications.rowCount(), Notifications::maxEntries);
}

void NotificationsTest::aDoubleClickGoesToTheComponent()
{
    m_notifications.add(Notifications::Error, QStringLiteral("failed"), UiStation::outgoing());
    m_dock->showNotifications();
    doubleClick(0);
    QCOMPARE(m_navigated, UiStation::outgoing());
    QCOMPARE(m_reviewed, QString());
}

void NotificationsTest::enterGoesToTheChallenge()
{
    const QString key = QStringLiteral("mail.plant.example:465/smtp");
    m_notifications.add(Notifications::Warning, QStringLiteral("review it"),
                        {.ord = QStringLiteral("/Services"), .challenge = key});
    QCOMPARE(cell(0, Notifications::Subject), QStringLiteral("mail.plant.example:465"));
    m_dock->showNotifications();
    list().setFocus();
    list().setCurrentIndex(m_notifications.index(0, 0));
    QTest::keyClick(&list(), Qt::Key_Return);
    QCOMPARE(m_reviewed, key);
    QCOMPARE(m_navigated, QString());
}

void NotificationsTest::aNewAlarmIsSaidAndFoundAgain()
{
    QTRY_VERIFY(m_dock->alarms().feed().isLive());
    m_dock->showNotifications();
    alarms::Occurrence occurrence;
    occurrence.sourceHandle = 9;
    occurrence.source = QStringLiteral("/Config");
    occurrence.key = QStringLiteral("test");
    occurrence.transition = alarms::EventKind::ToOffnormal;
    occurrence.state = alarms::SourceState::Offnormal;
    occurrence.data = {{QStringLiteral("sourceName"), QStringLiteral("Boiler")},
                       {QStringLiteral("msgText"), QStringLiteral("too hot")}};
    m_bench->station().service<alarms::AlarmService>()->report(occurrence);
    QTRY_COMPARE(cell(0, Notifications::Text), QStringLiteral("Alarm: Boiler, too hot"));
    doubleClick(0);
    QCOMPARE(m_dock->currentIndex(), 0);
    QCOMPARE(m_dock->alarms().selectedAlarms().size(), 1);
    QCOMPARE(m_dock->alarms().selectedAlarms().first().text, QStringLiteral("too hot"));
}

QTEST_MAIN(NotificationsTest)
#include "notificationstest.moc"
