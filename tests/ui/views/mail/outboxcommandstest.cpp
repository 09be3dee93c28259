#include "tests/ui/views/mail/mailbench.h"
#include "ui/look/filterfield.h"
#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/mail/outboxdetails.h"
#include "ui/views/mail/outboxmodel.h"
#include "ui/views/mail/outboxview.h"
#include "ui/views/mail/reasondialog.h"

#include <QTreeView>

using namespace mailbench;
using ui::OutboxModel;

/// The outbox's commands by their buttons, and its ways to elsewhere.
class OutboxCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retryAllBringsBackWhatWasDiscarded()
    {
        Bench bench;
        ui::OutboxView view(bench.context, bench.station.describe(serviceOrd));
        view.resize(1100, 700);
        view.show();
        auto *list = view.findChild<QTreeView *>();
        const QList<qint64> ids{bench.send(QStringLiteral("one")), bench.send(QStringLiteral("two"))};
        QTRY_COMPARE(list->model()->rowCount(), 2);
        for (const qint64 id : ids)
            bench.call(QStringLiteral("outbox.discard"),
                       {{QStringLiteral("id"), id}, {QStringLiteral("reason"), QStringLiteral("a test")}});
        const auto discarded = [&] {
            int count = 0;
            for (int row = 0; row < 2; ++row)
                count +=
                    cell(*list->model(), row, OutboxModel::State).startsWith(QStringLiteral("Discarded"));
            return count;
        };
        QTRY_COMPARE(discarded(), 2);
        click(button(view, QStringLiteral("Retry all")));
        QTRY_COMPARE(discarded(), 0);
        const auto says = [&view](const QString &text) {
            const QList<QLabel *> labels = view.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().startsWith(text);
            });
        };
        QTRY_VERIFY(says(QStringLiteral("2 message")));
    }

    void anAlarmLeadsToTheConsole()
    {
        Bench bench;
        ui::OutboxDetails details(bench.context);
        details.resize(900, 400);
        details.setVisible(true);
        ui::OutboxRow row;
        row.subject = QStringLiteral("Alarm");
        row.alarms = {QStringLiteral("0b0c0d0e-0000-4000-8000-000000000001"), QStringLiteral("<b>x</b>")};
        details.show(&row);
        QTRY_COMPARE(ui::AlarmFeed::of(bench.station.link()).serviceOrd(),
                     QStringLiteral("/Services/AlarmService"));
        QLabel *alarms = nullptr;
        for (QLabel *label : details.findChildren<QLabel *>())
            alarms = label->accessibleName() == QStringLiteral("Alarms") ? label : alarms;
        QVERIFY(alarms);
        // What the station says is text, not markup.
        QVERIFY(alarms->text().contains(QStringLiteral("&lt;b&gt;")));
        alarms->setFocus(Qt::TabFocusReason);
        QTest::keyClick(alarms, Qt::Key_Tab);
        QTest::keyClick(alarms, Qt::Key_Return);
        QCOMPARE(bench.visited,
                 QStringList{QStringLiteral("/Services/AlarmService alarmConsole#") + row.alarms[0]});
    }

    void theFilterGoesOnIntoTheRows()
    {
        Bench bench;
        ui::OutboxView view(bench.context, bench.station.describe(serviceOrd));
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        bench.send(QStringLiteral("one"));
        auto *list = view.findChild<QTreeView *>();
        QTRY_COMPARE(list->model()->rowCount(), 1);
        view.find();
        auto *field = view.findChild<ui::FilterField *>();
        QVERIFY(field && field->hasFocus());
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(list->hasFocus());
        field->setText(QStringLiteral("nothing has this"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(list->model()->rowCount(), 1);
    }
};

QTEST_MAIN(OutboxCommandsTest)
#include "outboxcommandstest.moc"
