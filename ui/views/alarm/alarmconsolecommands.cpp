// What a person does in the alarm console.

#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/sheet/messagearea.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmconsole.h"
#include "ui/views/alarm/alarmdetails.h"
#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/alarm/alarmfilter.h"
#include "ui/views/alarm/alarmmodel.h"
#include "ui/views/alarm/notedialog.h"
#include "ui/views/mail/columnchooser.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QToolBar>
#include <QTreeView>

namespace ui {

namespace {

/// The order in which makeCommands() adds them.
enum Command { Acknowledge, AcknowledgeWithNote, Details, Why, GoToSource, Copy };

/// More refusals than these are counted.
constexpr int maxRefusals = 20;

} // namespace

void AlarmConsole::makeCommands()
{
    command("ack", tr("&Acknowledge"), tr("Says that somebody knows. It cannot be undone."), "Ctrl+K",
            &AlarmConsole::acknowledge);
    command("note", tr("Acknowledge with a &note…"), tr("Acknowledges and keeps a note with the alarms."),
            "Ctrl+Shift+K", &AlarmConsole::acknowledgeWithNote);
    command("information", tr("&Details"), tr("Every field of the alarm and what happened to it (Enter)."),
            "", &AlarmConsole::showDetails);
    command("send", tr("&Why mailed?"), tr("Why this alarm was mailed, or why it was not, and to whom."),
            "Ctrl+Y", &AlarmConsole::showWhy);
    command("forward", tr("&Go to the source"), tr("Opens the component that raised the alarm."), "Ctrl+G",
            &AlarmConsole::goToSource);
    command("copy", tr("&Copy"), tr("Copies the selected rows as text."), "Ctrl+C", &AlarmConsole::copy);
    for (const Command shown : {Acknowledge, AcknowledgeWithNote, Details, Why, GoToSource})
        m_bar->addAction(m_commands[shown]);
    updateCommands();
}

QAction *AlarmConsole::command(const char *picture, const QString &text, const QString &help,
                               const char *keys, void (AlarmConsole::*run)())
{
    auto *made = new QAction(icon(QLatin1String(picture)), text, this);
    made->setShortcut(QKeySequence(QLatin1String(keys)));
    // Keys of the console belong to it only while it has the focus: nothing is acknowledged out of sight.
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    made->setToolTip(*keys ? tr("%1 (%2)").arg(help, made->shortcut().toString(QKeySequence::NativeText))
                           : help);
    made->setStatusTip(help);
    connect(made, &QAction::triggered, this, run);
    addAction(made);
    m_commands.append(made);
    return made;
}

QList<AlarmRow> AlarmConsole::selectedAlarms() const
{
    QList<AlarmRow> alarms;
    QSet<QString> known;
    const QModelIndexList indexes = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes) {
        // An unfolded source shows each alarm in a row of its own; its own row stands for the latest.
        const QModelIndex source = m_filter->mapToSource(index);
        const QList<AlarmRow> all =
            m_list->isExpanded(index) ? QList<AlarmRow>{*m_model->at(source)} : m_model->allAt(source);
        for (const AlarmRow &alarm : all) {
            if (m_filter->accepts(alarm) && !known.contains(alarm.id)) {
                known.insert(alarm.id);
                alarms.append(alarm);
            }
        }
    }
    return alarms;
}

bool AlarmConsole::isUsable()
{
    if (isVisible())
        return true;
    Q_EMIT seeMe();
    return false;
}

void AlarmConsole::updateCommands()
{
    if (m_commands.isEmpty())
        return;
    const bool open = m_context.link.isOpen();
    const QList<AlarmRow> alarms = selectedAlarms();
    const bool unacked =
        std::any_of(alarms.begin(), alarms.end(), [](const AlarmRow &a) { return a.unacked; });
    m_commands[Acknowledge]->setEnabled(open && unacked);
    m_commands[AcknowledgeWithNote]->setEnabled(open && unacked);
    m_commands[Details]->setEnabled(open && !alarms.isEmpty());
    m_commands[Why]->setEnabled(open && !alarms.isEmpty());
    m_commands[GoToSource]->setEnabled(open && !alarms.isEmpty());
    m_commands[Copy]->setEnabled(!alarms.isEmpty());
}

// Acknowledging ---------------------------------------------------------------------------------------------

QList<AlarmRow> AlarmConsole::unackedOnes()
{
    QList<AlarmRow> alarms = selectedAlarms();
    alarms.removeIf([](const AlarmRow &alarm) { return !alarm.unacked; });
    return alarms;
}

void AlarmConsole::acknowledge()
{
    if (!isUsable())
        return;
    m_messages->clear(QStringLiteral("ack"));
    m_acknowledging->add(unackedOnes(), {});
}

void AlarmConsole::acknowledgeWithNote()
{
    if (!isUsable())
        return;
    auto *dialog = new NoteDialog(unackedOnes(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_messages->clear(QStringLiteral("ack"));
        m_acknowledging->add(dialog->alarms(), dialog->note());
    });
    dialog->open();
}

void AlarmConsole::acknowledged(int done, const QList<Acknowledging::Refusal> &refusals)
{
    m_messages->clear(QStringLiteral("ack"));
    if (done > 1)
        m_messages->show(QStringLiteral("ack"), MessageArea::Information,
                         tr("%n alarm(s) acknowledged", nullptr, done));
    for (int i = 0; i < std::min(maxRefusals, int(refusals.size())); ++i) {
        const QString id = refusals[i].id;
        m_messages->show(QStringLiteral("ack:%1").arg(id), MessageArea::Warning, refusals[i].text,
                         {{tr("Show the alarm"), [this, id] {
                               m_list->clearSelection();
                               select(id);
                               m_list->setFocus();
                           }}});
    }
    if (refusals.size() > maxRefusals)
        m_messages->show(QStringLiteral("ack~"), MessageArea::Warning,
                         tr("%1 more were not acknowledged").arg(refusals.size() - maxRefusals));
}

// Looking ---------------------------------------------------------------------------------------------------

void AlarmConsole::showDetails()
{
    openDetails(AlarmDetails::Fields);
}

void AlarmConsole::showWhy()
{
    openDetails(AlarmDetails::Mail);
}

void AlarmConsole::openDetails(int page)
{
    const AlarmRow *alarm = m_model->at(m_filter->mapToSource(m_list->currentIndex()));
    if (!isUsable() || !alarm)
        return;
    auto *dialog = new AlarmDetails(m_context, alarm->id, AlarmDetails::Page(page), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void AlarmConsole::goToSource()
{
    const AlarmRow *alarm = m_model->at(m_filter->mapToSource(m_list->currentIndex()));
    // The handle leads there even when the source was renamed since.
    if (isUsable() && alarm)
        m_context.navigate(
            alarm->sourceHandle ? QStringLiteral("h:%1").arg(alarm->sourceHandle) : alarm->source, {});
}

void AlarmConsole::copy()
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return m_list->visualRect(a).top() < m_list->visualRect(b).top();
    });
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        const AlarmRow *alarm = m_model->at(m_filter->mapToSource(row));
        QStringList cells;
        for (int place = 0; place < AlarmModel::ColumnCount; ++place) {
            const int column = m_list->header()->logicalIndex(place);
            if (m_list->isColumnHidden(column))
                continue;
            // A text is read elsewhere and later, so its time is whole.
            cells.append(column == AlarmModel::Time ? alarm->raised.toLocalTime().toString(Qt::ISODate)
                                                    : AlarmModel::text(*alarm, column));
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void AlarmConsole::showMenu(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_commands.mid(Acknowledge, 2));
    menu->addSeparator();
    menu->addActions(m_commands.mid(Details, 3));
    menu->addSeparator();
    menu->addAction(m_commands[Copy]);
    QMenu *columns = m_columns->menu();
    columns->setTitle(tr("C&olumns"));
    menu->addMenu(columns);
    menu->popup(where);
}

} // namespace ui
