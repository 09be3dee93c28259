#include "ui/views/alarm/alarmfilter.h"

#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/alarmmodel.h"

namespace ui {

namespace {

template <typename T>
int compared(const T &a, const T &b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

int byColumn(const AlarmRow &a, const AlarmRow &b, int column)
{
    switch (column) {
    case AlarmModel::Time:
        return compared(a.raised, b.raised);
    case AlarmModel::Priority:
        return compared(a.priority, b.priority);
    case AlarmModel::State:
        // The worst first, then by name.
        if (const int looks = compared(int(lookOf(a)), int(lookOf(b))))
            return looks;
        return a.sourceState.compare(b.sourceState);
    case AlarmModel::AckState:
        return compared(!a.unacked, !b.unacked);
    case AlarmModel::AckRequired:
        return compared(a.ackRequired, b.ackRequired);
    case AlarmModel::NormalTime:
        return compared(a.normal, b.normal);
    case AlarmModel::AckTime:
        return compared(a.acked, b.acked);
    }
    return QString::compare(AlarmModel::text(a, column), AlarmModel::text(b, column), Qt::CaseInsensitive);
}

} // namespace

AlarmFilter::AlarmFilter(AlarmModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    // The model says when many changes are complete; sorting after each single one would take too long.
    setDynamicSortFilter(false);
    setSourceModel(&model);
    connect(&model, &AlarmModel::applied, this, &AlarmFilter::invalidate);
}

void AlarmFilter::setWanted(const Wanted &wanted)
{
    m_wanted = wanted;
    invalidate();
}

bool AlarmFilter::isActive() const
{
    return !description().isEmpty();
}

QString AlarmFilter::description() const
{
    QStringList parts;
    if (!m_wanted.text.isEmpty())
        parts.append(tr("text"));
    if (!m_wanted.states.isEmpty())
        parts.append(tr("state"));
    if (!m_wanted.classes.isEmpty())
        parts.append(tr("class"));
    if (m_wanted.priority < 255)
        parts.append(tr("priority"));
    if (m_wanted.unackedOnly)
        parts.append(tr("not acknowledged"));
    return parts.join(QStringLiteral(", "));
}

int AlarmFilter::shownAlarms() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += std::max(1, rowCount(index(row, 0)));
    return count;
}

bool AlarmFilter::accepts(const AlarmRow &alarm) const
{
    if ((m_wanted.unackedOnly && !alarm.unacked) || alarm.priority > m_wanted.priority ||
        (!m_wanted.states.isEmpty() && !m_wanted.states.contains(alarm.state)) ||
        (!m_wanted.classes.isEmpty() && !m_wanted.classes.contains(alarm.alarmClass)))
        return false;
    if (m_wanted.text.isEmpty() || alarm.source.contains(m_wanted.text, Qt::CaseInsensitive))
        return true;
    for (int column = 0; column < AlarmModel::ColumnCount; ++column) {
        if (AlarmModel::text(alarm, column).contains(m_wanted.text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool AlarmFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!isActive())
        return true;
    const QList<AlarmRow> alarms = m_model.allAt(m_model.index(row, 0, parent));
    return std::any_of(alarms.begin(), alarms.end(), [this](const AlarmRow &one) { return accepts(one); });
}

bool AlarmFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const AlarmRow *a = m_model.at(left);
    const AlarmRow *b = m_model.at(right);
    if (!a || !b)
        return left.row() < right.row();
    if (const int order = byColumn(*a, *b, left.column()))
        return order < 0;
    // Among equals the latest comes first, whichever way the column is sorted.
    return sortOrder() == Qt::AscendingOrder ? a->raised > b->raised : a->raised < b->raised;
}

} // namespace ui
