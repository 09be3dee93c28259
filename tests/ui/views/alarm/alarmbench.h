#pragma once

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmconsole.h"
#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/alarm/alarmmodel.h"

#include <QSettings>
#include <QTest>
#include <QTreeView>

namespace testsupport {

/// A station with points that alarm while true, and an alarm console before it.
class AlarmBench
{
public:
    AlarmBench()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    bool start(station::Role role = station::Role::Operator)
    {
        if (!bench.start(role))
            return false;
        context = std::make_unique<ui::ViewContext>(ui::ViewContext{
            bench.link(), edits, notifications, mark, [this](const QString &ord, const QString &view) {
                went.append((ord + QLatin1Char(' ') + view).trimmed());
            }});
        for (const char *name : {"Boiler", "Fan", "Pump"})
            addPoint(QLatin1String(name));
        return true;
    }
    /// Opens the console and waits for its first rows.
    bool open()
    {
        console = std::make_unique<ui::AlarmConsole>(*context);
        console->resize(1100, 400);
        console->show();
        return QTest::qWaitForWindowActive(console.get()) &&
               QTest::qWaitFor([this] { return console->feed().isLoaded(); });
    }

    void addPoint(const QString &name, const QJsonObject &settings = {})
    {
        bench.add(QStringLiteral("/Config"), QStringLiteral("control:BooleanPoint"), name,
                  {{QStringLiteral("in"), false}});
        bench.add(QStringLiteral("/Config/") + name, QStringLiteral("alarm:BooleanChangeOfStateAlarm"),
                  QStringLiteral("Alarm"), settings);
    }
    QString raise(const char *name, bool alarm = true)
    {
        return bench.set(QStringLiteral("/Config/%1.in").arg(QLatin1String(name)), alarm);
    }

    QTreeView &list() { return *console->findChild<QTreeView *>(); }
    QAbstractItemModel &rows() { return *list().model(); }
    QString cell(int row, int column) { return rows().index(row, column).data().toString(); }
    /// The texts of one column, from the top.
    QStringList column(int which)
    {
        QStringList texts;
        for (int row = 0; row < rows().rowCount(); ++row)
            texts.append(cell(row, which));
        return texts;
    }
    /// Clicks the row of this source with the mouse.
    bool click(const QString &source, Qt::KeyboardModifiers held = Qt::NoModifier)
    {
        const qsizetype row = column(ui::AlarmModel::Source).indexOf(source);
        if (row < 0)
            return false;
        const QRect place = list().visualRect(rows().index(int(row), ui::AlarmModel::Source));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, held, place.center());
        return true;
    }

    UiStation bench;
    ui::PendingEdits edits;
    ui::Notifications notifications;
    ui::LinkMark mark;
    QStringList went; ///< Where the console went: "ord view".
    std::unique_ptr<ui::ViewContext> context;
    std::unique_ptr<ui::AlarmConsole> console;

private:
    QTemporaryDir m_settings;
};

} // namespace testsupport
