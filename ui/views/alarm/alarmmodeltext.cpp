// What the cells of the alarm console say.

#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/alarmmodel.h"
#include "ui/views/mail/mailtimes.h"

#include <QApplication>
#include <QFont>

namespace ui {

QString AlarmModel::text(const AlarmRow &alarm, int column)
{
    switch (column) {
    case Time:
        return shortTime(alarm.raised);
    case Source:
        return alarm.name();
    case Message:
        return alarm.text.simplified();
    case State:
        return alarmStateText(alarm.sourceState);
    case Priority:
        return QString::number(alarm.priority);
    case AckState:
        return ackStateText(alarm.unacked);
    case Class:
        return alarm.alarmClass;
    case AckRequired:
        return alarm.ackRequired ? tr("Yes") : tr("No");
    case NormalTime:
        return shortTime(alarm.normal);
    case AckTime:
        return shortTime(alarm.acked);
    case User:
        return alarm.ackedBy;
    case Notes:
        return alarm.notes.simplified();
    case Id:
        return alarm.id;
    }
    return {};
}

QString AlarmModel::toolTip(const AlarmRow &alarm, int column) const
{
    switch (column) {
    case Time:
        return longTime(alarm.raised);
    case NormalTime:
        return longTime(alarm.normal);
    case AckTime:
        return longTime(alarm.acked);
    case Source:
        return alarm.source;
    case Message:
        return alarm.text;
    case Notes:
        return alarm.notes;
    case Priority:
        return tr("Priority %1; 1 is the most urgent, 255 the least.").arg(alarm.priority);
    }
    return text(alarm, column);
}

QVariant AlarmModel::decoration(const AlarmRow &alarm, int column) const
{
    if (column == Time)
        return alarmIcon(lookOf(alarm), m_feed.isLive());
    if (column == Notes && !alarm.notes.isEmpty())
        return colouredIcon(QStringLiteral("note"), QApplication::palette().color(QPalette::Text));
    return {};
}

QVariant AlarmModel::data(const QModelIndex &index, int role) const
{
    const AlarmRow *alarm = at(index);
    if (!alarm)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Source && !index.internalPointer() && rowCount(index.siblingAtColumn(0)) > 0)
            return tr("%1 (%2 alarms)").arg(alarm->name()).arg(rowCount(index.siblingAtColumn(0)));
        return text(*alarm, column);
    case Qt::ToolTipRole:
        return toolTip(*alarm, column);
    case Qt::DecorationRole:
        return decoration(*alarm, column);
    case Qt::ForegroundRole:
        if (!m_feed.isLive())
            return QApplication::palette().brush(QPalette::Disabled, QPalette::Text);
        return column == Time || column == State || column == AckState
                   ? QVariant(QBrush(alarmColour(lookOf(*alarm))))
                   : QVariant();
    case Qt::FontRole:
        if (alarm->unacked && column == Source) {
            QFont bold = QApplication::font("QTreeView");
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::TextAlignmentRole:
        return column == Priority ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        // The icon's meaning in words.
        return column == Time ? tr("%1, %2, %3")
                                    .arg(longTime(alarm->raised), alarmStateText(alarm->sourceState),
                                         ackStateText(alarm->unacked))
                              : QVariant();
    case IdRole:
        return alarm->id;
    }
    return {};
}

QVariant AlarmModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Time"),        tr("Source"),          tr("Message"), tr("State"),
                              tr("Priority"),    tr("Acknowledgement"), tr("Class"),   tr("Ack required"),
                              tr("Normal time"), tr("Ack time"),        tr("User"),    tr("Notes"),
                              tr("Id")};
    return titles[section];
}

} // namespace ui
