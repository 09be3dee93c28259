#include "tests/ui/views/alarm/alarmbench.h"
#include "ui/sheet/messagearea.h"
#include "ui/views/alarm/alarmlook.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolBar>
#include <QToolButton>

using testsupport::AlarmBench;
using namespace ui;

/// The alarm console before a station whose points go in and out of alarm.
class AlarmConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAlarmsItSaysSo();
    void rowsFollowTheStation();
    void whatWasOpenBeforeIsRead();
    void aStateIsToldByIconColourAndWords();
    void ctrlKAcknowledges();
    void behindOneThatIsOverTheNextIsChosen();
    void severalRowsAreAcknowledgedAtOnceWithANote();
    void hundredsAreAcknowledgedAtOnceWhileAScreenReaderLooksOn();
    void anOutdatedRowIsNotAcknowledged();
    void aViewersRefusalIsShown();
    void theFilterSaysThatItHidesSomething();
    void filtersByStateClassAndPriority();
    void sortsByTheColumnThatIsClicked();
    void shownColumnsAreRemembered();
    void enterShowsTheDetails();
    void goesToTheSource();
    void copiesRowsAsText();
    void theContextMenuHasTheCommands();
    void withoutTheStationRowsStayAndAreGrey();
    void everyControlHasAName();

private:
    QString ackStateOf(const char *point)
    {
        const qsizetype row = m_bench->column(AlarmModel::Source).indexOf(QLatin1String(point));
        return row < 0 ? QString() : m_bench->cell(int(row), AlarmModel::AckState);
    }
    QString userOf(const char *point)
    {
        const qsizetype row = m_bench->column(AlarmModel::Source).indexOf(QLatin1String(point));
        return row < 0 ? QString() : m_bench->cell(int(row), AlarmModel::User);
    }
    QStringList sources() { return m_bench->column(AlarmModel::Source); }
    QStringList sortedSources()
    {
        QStringList names = sources();
        names.sort();
        return names;
    }
    template <typename T>
    T *named(const QString &accessibleName)
    {
        for (T *one : m_bench->console->findChildren<T *>()) {
            if (one->accessibleName() == accessibleName)
                return one;
        }
        return nullptr;
    }
    QAction *filterChoice(const QString &text)
    {
        QMenu *menu = named<QToolButton>(QStringLiteral("Filter by state, class and priority"))->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *choice : menu->actions()) {
            if (choice->text() == text)
                return choice;
        }
        return nullptr;
    }
    QStringList messages() { return m_bench->console->findChild<MessageArea *>()->texts(); }

    std::unique_ptr<AlarmBench> m_bench;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
};

void AlarmConsoleTest::init()
{
    m_bench = std::make_unique<AlarmBench>();
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->open());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_bench->console->findChild<AlarmModel *>());
    m_filterTester = std::make_unique<QAbstractItemModelTester>(&m_bench->rows());
}

void AlarmConsoleTest::cleanup()
{
    m_filterTester.reset();
    m_tester.reset();
    m_bench.reset();
}

void AlarmConsoleTest::withoutAlarmsItSaysSo()
{
    QVERIFY(!m_bench->list().isVisible());
    QTRY_COMPARE(named<QLabel>(QStringLiteral("Alarms"))->text(), QStringLiteral("No open alarms"));
    QVERIFY(named<QLabel>(QStringLiteral("Alarms"))->isVisible());
}

void AlarmConsoleTest::rowsFollowTheStation()
{
    QCOMPARE(m_bench->raise("Fan"), QString());
    QTRY_COMPARE(sources(), QStringList{QStringLiteral("Fan")});
    QVERIFY(m_bench->list().isVisible());
    QCOMPARE(m_bench->cell(0, AlarmModel::State), QStringLiteral("Off normal"));
    QCOMPARE(m_bench->cell(0, AlarmModel::Class), QStringLiteral("Default"));
    QCOMPARE(ackStateOf("Fan"), QStringLiteral("Not acknowledged"));
    m_bench->raise("Fan", false);
    QTRY_COMPARE(m_bench->cell(0, AlarmModel::State), QStringLiteral("Normal"));
    // Back in alarm before anybody acknowledged: the same alarm goes on.
    m_bench->raise("Fan");
    QTRY_COMPARE(m_bench->cell(0, AlarmModel::State), QStringLiteral("Off normal"));
    QCOMPARE(m_bench->rows().rowCount(), 1);
    QVERIFY(m_bench->list().currentIndex().isValid());
}

void AlarmConsoleTest::whatWasOpenBeforeIsRead()
{
    m_bench->raise("Fan");
    m_bench->raise("Pump");
    QTRY_COMPARE(sources().size(), 2);
    m_bench->click(QStringLiteral("Pump"));
    m_bench->console->refresh();
    QTRY_COMPARE(m_bench->list().selectionModel()->selectedRows().size(), 1);
    QTRY_COMPARE(sortedSources(), (QStringList{QStringLiteral("Fan"), QStringLiteral("Pump")}));
    AlarmConsole another(*m_bench->context);
    QCOMPARE(another.findChild<QTreeView *>()->model()->rowCount(), 2);
}

void AlarmConsoleTest::aStateIsToldByIconColourAndWords()
{
    const auto look = [](const char *state, bool unacked) {
        return lookOf(AlarmRow::fromJson(
            {{QStringLiteral("state"), QLatin1String(state)},
             {QStringLiteral("ackState"), unacked ? QStringLiteral("unacked") : QStringLiteral("acked")}}));
    };
    QCOMPARE(look("offnormal", true), AlarmLook::Unacked);
    QCOMPARE(look("fault", true), AlarmLook::Unacked);
    QCOMPARE(look("alert", true), AlarmLook::Alert);
    QCOMPARE(look("offnormal", false), AlarmLook::Acked);
    QCOMPARE(look("normal", true), AlarmLook::Returned);
    QCOMPARE(look("normal", false), AlarmLook::Plain);

    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    const QModelIndex time = m_bench->rows().index(0, AlarmModel::Time);
    QVERIFY(!time.data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(time.data(Qt::ForegroundRole).value<QBrush>().color(), alarmColour(AlarmLook::Unacked));
    const QString spoken = time.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("Off normal, Not acknowledged")), qPrintable(spoken));
}

// Acknowledging ---------------------------------------------------------------------------------------------

void AlarmConsoleTest::ctrlKAcknowledges()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    QVERIFY(m_bench->click(QStringLiteral("Fan")));
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(ackStateOf("Fan"), QStringLiteral("Acknowledged"));
    QCOMPARE(userOf("Fan"), QStringLiteral("anna"));
    QVERIFY(!m_bench->console->commands().first()->isEnabled());
    // Normal and acknowledged: it leaves the console.
    m_bench->raise("Fan", false);
    QTRY_VERIFY(!m_bench->list().isVisible());
}

void AlarmConsoleTest::behindOneThatIsOverTheNextIsChosen()
{
    for (const char *name : {"Fan", "Pump", "Boiler"})
        m_bench->raise(name);
    m_bench->raise("Fan", false);
    QTRY_COMPARE(sources().size(), 3);
    QVERIFY(m_bench->click(QStringLiteral("Fan")));
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(sources().size(), 2);
    QTRY_VERIFY(m_bench->console->commands().first()->isEnabled());
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(ackStateOf("Pump") == QStringLiteral("Acknowledged") ||
                ackStateOf("Boiler") == QStringLiteral("Acknowledged"));
}

void AlarmConsoleTest::severalRowsAreAcknowledgedAtOnceWithANote()
{
    for (const char *name : {"Fan", "Pump", "Boiler"})
        m_bench->raise(name);
    QTRY_COMPARE(sources().size(), 3);
    m_bench->list().setFocus();
    QTest::keyClick(&m_bench->list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_bench->console->findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *note = dialog->findChild<QLineEdit *>();
    QTRY_VERIFY(note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("somebody is there"));
    QTest::keyClick(note, Qt::Key_Return);
    for (const char *name : {"Fan", "Pump", "Boiler"})
        QTRY_COMPARE(ackStateOf(name), QStringLiteral("Acknowledged"));
    for (int row = 0; row < 3; ++row)
        QCOMPARE(m_bench->cell(row, AlarmModel::Notes), QStringLiteral("somebody is there"));
    QTRY_VERIFY(messages().contains(QStringLiteral("3 alarm(s) acknowledged")) ||
                messages().contains(QStringLiteral("3 alarms acknowledged")));
}

void AlarmConsoleTest::hundredsAreAcknowledgedAtOnceWhileAScreenReaderLooksOn()
{
    constexpr int count = 400;
    for (int i = 0; i < count; ++i) {
        const QByteArray name = "P" + QByteArray::number(i);
        m_bench->addPoint(QString::fromLatin1(name));
        m_bench->raise(name.constData());
        if (i % 2 == 0)
            m_bench->raise(name.constData(), false); // Over, so that it goes with its acknowledgement.
        if (i % 4 == 0)
            m_bench->raise(name.constData()); // A second alarm of the same source.
    }
    QTRY_COMPARE(sources().size(), count);
    m_bench->list().setFocus();
    QTest::keyClick(&m_bench->list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    // A screen reader looks on.
    const auto look = [this] {
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(&m_bench->list());
        for (int i = 0; i < seen->childCount(); ++i) {
            if (QAccessibleInterface *cell = seen->child(i))
                (void)(cell->text(QAccessible::Name).size() + cell->rect().width() + cell->state().selected);
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        look() && messages().join(QLatin1Char(' ')).contains(QStringLiteral(" acknowledged")), 30'000);
    QTRY_COMPARE(sources().size(), count * 3 / 4);
    for (int row = 0; row < count * 3 / 4; ++row)
        QCOMPARE(m_bench->cell(row, AlarmModel::AckState), QStringLiteral("Acknowledged"));
}

void AlarmConsoleTest::anOutdatedRowIsNotAcknowledged()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    m_bench->click(QStringLiteral("Fan"));
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_bench->console->findChild<QDialog *>();
    // While the person writes, the alarm goes back to normal: that is not what was seen.
    m_bench->bench.clock().advance(1000);
    m_bench->raise("Fan", false);
    QTRY_COMPARE(m_bench->cell(0, AlarmModel::State), QStringLiteral("Normal"));
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 1);
    const QString said = messages().first();
    QVERIFY2(said.startsWith(QStringLiteral("Fan was not acknowledged: the alarm changed")),
             qPrintable(said));
    QCOMPARE(ackStateOf("Fan"), QStringLiteral("Not acknowledged"));
    // Seen again, it can be. A window manager would go back to the console by itself.
    m_bench->console->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bench->console.get()));
    m_bench->list().clearSelection();
    auto *show = m_bench->console->findChild<MessageArea *>()->findChild<QPushButton *>();
    QTest::mouseClick(show, Qt::LeftButton);
    QTRY_VERIFY(m_bench->list().hasFocus());
    QVERIFY(m_bench->console->commands().first()->isEnabled());
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(!m_bench->list().isVisible());
    QVERIFY(messages().isEmpty());
}

void AlarmConsoleTest::aViewersRefusalIsShown()
{
    cleanup();
    m_bench = std::make_unique<AlarmBench>();
    QVERIFY(m_bench->start(station::Role::Viewer));
    QVERIFY(m_bench->open());
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    m_bench->click(QStringLiteral("Fan"));
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY2(messages().first().startsWith(QStringLiteral("Fan was not acknowledged: ")),
             qPrintable(messages().first()));
}

// Finding ---------------------------------------------------------------------------------------------------

void AlarmConsoleTest::theFilterSaysThatItHidesSomething()
{
    m_bench->raise("Fan");
    m_bench->raise("Pump");
    QTRY_COMPARE(sources().size(), 2);
    m_bench->console->find();
    auto *search = named<QLineEdit>(QStringLiteral("Filter by text"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("pump"));
    QCOMPARE(sources(), QStringList{QStringLiteral("Pump")});
    auto *label = named<QLabel>(QStringLiteral("Filter state"));
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), QStringLiteral("1 of 2 shown, filtered by text"));
    QTest::keyClicks(search, QStringLiteral("xyz"));
    QVERIFY(!m_bench->list().isVisible());
    QVERIFY(named<QLabel>(QStringLiteral("Alarms"))->text().contains(QStringLiteral("filter hides all 2")));
    // What comes meanwhile is counted.
    m_bench->raise("Boiler");
    QTRY_COMPARE(label->text(), QStringLiteral("0 of 3 shown, filtered by text"));
    QTest::mouseClick(named<QToolButton>(QStringLiteral("Show all alarms")), Qt::LeftButton);
    QCOMPARE(sources().size(), 3);
    QVERIFY(!label->isVisible());
    QVERIFY(search->text().isEmpty());
}

void AlarmConsoleTest::filtersByStateClassAndPriority()
{
    m_bench->bench.add(QStringLiteral("/Services/AlarmService"), QStringLiteral("alarm:AlarmClass"),
                       QStringLiteral("Urgent"));
    QCOMPARE(m_bench->bench.set(QStringLiteral("/Services/AlarmService/Urgent.priorityToOffnormal"), 5),
             QString());
    m_bench->addPoint(QStringLiteral("Gas"),
                      {{QStringLiteral("alarmClass"), QStringLiteral("/Services/AlarmService/Urgent")}});
    for (const char *name : {"Gas", "Fan", "Pump"})
        m_bench->raise(name);
    m_bench->raise("Pump", false);
    QTRY_COMPARE(sources().size(), 3);
    filterChoice(QStringLiteral("Normal"))->trigger();
    QCOMPARE(sources(), QStringList{QStringLiteral("Pump")});
    filterChoice(QStringLiteral("Normal"))->trigger();
    filterChoice(QStringLiteral("Urgent"))->trigger();
    QCOMPARE(sources(), QStringList{QStringLiteral("Gas")});
    filterChoice(QStringLiteral("Default"))->trigger();
    QCOMPARE(sources().size(), 3);
    filterChoice(QStringLiteral("1 to 10"))->trigger();
    QCOMPARE(sources(), QStringList{QStringLiteral("Gas")});
    QCOMPARE(named<QLabel>(QStringLiteral("Filter state"))->text(),
             QStringLiteral("1 of 3 shown, filtered by class, priority"));
    QTest::mouseClick(named<QToolButton>(QStringLiteral("Show all alarms")), Qt::LeftButton);
    filterChoice(QStringLiteral("Not acknowledged"))->trigger();
    m_bench->click(QStringLiteral("Gas"));
    QTest::keyClick(&m_bench->list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(sortedSources(), (QStringList{QStringLiteral("Fan"), QStringLiteral("Pump")}));
}

void AlarmConsoleTest::sortsByTheColumnThatIsClicked()
{
    for (const char *name : {"Pump", "Boiler", "Fan"}) {
        m_bench->bench.clock().advance(1000);
        m_bench->raise(name);
    }
    QTRY_COMPARE(sources(),
                 (QStringList{QStringLiteral("Fan"), QStringLiteral("Boiler"), QStringLiteral("Pump")}));
    QHeaderView *head = m_bench->list().header();
    const int x = head->sectionViewportPosition(AlarmModel::Source) + 10;
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(x, head->height() / 2));
    QCOMPARE(sources(),
             (QStringList{QStringLiteral("Boiler"), QStringLiteral("Fan"), QStringLiteral("Pump")}));
    // What changes or comes keeps the order.
    m_bench->addPoint(QStringLiteral("Cooler"));
    m_bench->raise("Cooler");
    QTRY_COMPARE(sources(), (QStringList{QStringLiteral("Boiler"), QStringLiteral("Cooler"),
                                         QStringLiteral("Fan"), QStringLiteral("Pump")}));
}

void AlarmConsoleTest::shownColumnsAreRemembered()
{
    QVERIFY(m_bench->list().isColumnHidden(AlarmModel::Id));
    auto *menu = m_bench->list().findChild<QMenu *>();
    Q_EMIT menu->aboutToShow();
    for (QAction *choice : menu->actions()) {
        if (choice->text() == QStringLiteral("Id"))
            choice->trigger();
    }
    QVERIFY(!m_bench->list().isColumnHidden(AlarmModel::Id));
    AlarmConsole later(*m_bench->context);
    QVERIFY(!later.findChild<QTreeView *>()->isColumnHidden(AlarmModel::Id));
}

// Looking ---------------------------------------------------------------------------------------------------

void AlarmConsoleTest::enterShowsTheDetails()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    m_bench->click(QStringLiteral("Fan"));
    QTest::keyClick(&m_bench->list(), Qt::Key_Return);
    auto *dialog = m_bench->console->findChild<QDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->windowTitle(), QStringLiteral("Alarm of Fan"));
    QVERIFY(!dialog->isModal());
}

void AlarmConsoleTest::goesToTheSource()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    m_bench->click(QStringLiteral("Fan"));
    QTest::keyClick(&m_bench->list(), Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(m_bench->went.size(), 1);
    QCOMPARE(m_bench->bench.describe(m_bench->went.first()).ord, QStringLiteral("/Config/Fan/Alarm"));
}

void AlarmConsoleTest::copiesRowsAsText()
{
    m_bench->raise("Fan");
    m_bench->raise("Pump");
    QTRY_COMPARE(sources().size(), 2);
    m_bench->list().setFocus();
    QTest::keyClick(&m_bench->list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_bench->list(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    const QStringList cells = lines.first().split(QLatin1Char('\t'));
    QCOMPARE(cells.size(), 7);
    QVERIFY(QDateTime::fromString(cells.first(), Qt::ISODate).isValid());
    QCOMPARE(cells[1], m_bench->cell(0, AlarmModel::Source));
}

void AlarmConsoleTest::theContextMenuHasTheCommands()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    m_bench->click(QStringLiteral("Fan"));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5),
                            m_bench->list().mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(m_bench->list().viewport(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *command : m_bench->console->commands())
        QVERIFY(menu->actions().contains(command));
    QTest::keyClick(menu, Qt::Key_A);
    QTRY_COMPARE(ackStateOf("Fan"), QStringLiteral("Acknowledged"));
}

void AlarmConsoleTest::withoutTheStationRowsStayAndAreGrey()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    QSignalSpy lost(&m_bench->bench.link(), &StationLink::stateChanged);
    m_bench->bench.cut();
    QTRY_VERIFY(!lost.isEmpty());
    QVERIFY(!m_bench->bench.link().isOpen());
    QCOMPARE(sources().size(), 1);
    QVERIFY(m_bench->list().isVisible());
    QCOMPARE(m_bench->rows().index(0, AlarmModel::State).data(Qt::ForegroundRole).value<QBrush>().color(),
             QApplication::palette().color(QPalette::Disabled, QPalette::Text));
    auto *notice = named<QLabel>(QStringLiteral("Notice"));
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().startsWith(QStringLiteral("Not connected with the station.")));
    QVERIFY(!m_bench->console->commands().first()->isEnabled());
    // An alarm that comes while nobody listens is there when the session is back.
    m_bench->raise("Pump");
    QTRY_COMPARE_WITH_TIMEOUT(sources().size(), 2, 10000);
    QTRY_VERIFY(!notice->isVisible());
    m_bench->raise("Boiler");
    QTRY_COMPARE(sources().size(), 3);
}

void AlarmConsoleTest::everyControlHasAName()
{
    m_bench->raise("Fan");
    QTRY_COMPARE(sources().size(), 1);
    for (QWidget *widget : m_bench->console->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    for (QAction *command : m_bench->console->commands())
        QVERIFY(!command->toolTip().isEmpty());
}

QTEST_MAIN(AlarmConsoleTest)
#include "alarmconsoletest.moc"
