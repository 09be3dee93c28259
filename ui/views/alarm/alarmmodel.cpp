#include "ui/views/alarm/alarmmodel.h"

#include "ui/views/alarm/alarmfeed.h"

namespace ui {

namespace {

/// More that go at once are not taken out one by one: everything is put together again.
constexpr qsizetype maxSingleRemovals = 200;

/// A component keeps its alarms when it is renamed, so the handle tells sources apart.
QString keyOf(const AlarmRow &alarm)
{
    return alarm.sourceHandle ? QString::number(alarm.sourceHandle) : alarm.source;
}

bool isLater(const AlarmRow &a, const AlarmRow &b)
{
    return a.raised != b.raised ? a.raised > b.raised : a.id < b.id;
}

} // namespace

AlarmModel::AlarmModel(AlarmFeed &feed, QObject *parent) : QAbstractItemModel(parent), m_feed(feed)
{
    connect(&feed, &AlarmFeed::reset, this, &AlarmModel::rebuild);
    connect(&feed, &AlarmFeed::changed, this, &AlarmModel::apply);
    connect(&feed, &AlarmFeed::stateChanged, this, [this] {
        if (!m_sources.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                               {Qt::ForegroundRole, Qt::DecorationRole});
    });
    rebuild();
}

// Following the feed ----------------------------------------------------------------------------------------

void AlarmModel::rebuild()
{
    beginResetModel();
    m_sources.clear();
    m_byKey.clear();
    m_byId.clear();
    for (const AlarmRow &alarm : m_feed.alarms()) {
        SourceRow *&source = m_byKey[keyOf(alarm)];
        if (!source) {
            m_sources.push_back(std::make_unique<SourceRow>());
            source = m_sources.back().get();
        }
        source->alarms.push_back(alarm);
        m_byId.insert(alarm.id, source);
    }
    for (const auto &source : m_sources)
        std::sort(source->alarms.begin(), source->alarms.end(), isLater);
    renumber();
    endResetModel();
    Q_EMIT applied();
}

void AlarmModel::apply(const QList<AlarmRow> &alarms, const QStringList &closed)
{
    if (closed.size() > maxSingleRemovals)
        return rebuild();
    for (const QString &id : closed) {
        if (SourceRow *source = m_byId.take(id))
            drop(*source, id);
    }
    QList<AlarmRow> ofNewSources;
    for (const AlarmRow &alarm : alarms) {
        if (SourceRow *source = sourceOf(alarm))
            put(*source, alarm);
        else
            ofNewSources.append(alarm);
    }
    removeEmptySources();
    addSources(ofNewSources);
    if (!m_sources.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT applied();
}

/// A source's only alarm has no row of its own, so that the first two come and go together.
void AlarmModel::put(SourceRow &source, const AlarmRow &alarm)
{
    auto &rows = source.alarms;
    const auto known =
        std::find_if(rows.begin(), rows.end(), [&alarm](const AlarmRow &one) { return one.id == alarm.id; });
    const QModelIndex above = index(source.row, 0);
    if (known != rows.end()) {
        *known = alarm;
        if (rows.size() > 1) {
            const int row = int(known - rows.begin());
            Q_EMIT dataChanged(index(row, 0, above), index(row, ColumnCount - 1, above));
        }
        return;
    }
    const auto place = std::upper_bound(rows.begin(), rows.end(), alarm, isLater);
    const int row = int(place - rows.begin());
    if (rows.size() == 1)
        beginInsertRows(above, 0, 1);
    else if (rows.size() > 1)
        beginInsertRows(above, row, row);
    rows.insert(place, alarm);
    m_byId.insert(alarm.id, &source);
    if (rows.size() > 1)
        endInsertRows();
}

void AlarmModel::drop(SourceRow &source, const QString &id)
{
    auto &rows = source.alarms;
    const auto place =
        std::find_if(rows.begin(), rows.end(), [&id](const AlarmRow &one) { return one.id == id; });
    const int row = int(place - rows.begin());
    const bool shown = rows.size() > 1;
    if (rows.size() == 2)
        beginRemoveRows(index(source.row, 0), 0, 1);
    else if (shown)
        beginRemoveRows(index(source.row, 0), row, row);
    rows.erase(place);
    if (shown)
        endRemoveRows();
}

void AlarmModel::addSources(const QList<AlarmRow> &alarms)
{
    std::vector<std::unique_ptr<SourceRow>> added;
    for (const AlarmRow &alarm : alarms) {
        SourceRow *&source = m_byKey[keyOf(alarm)];
        if (!source) {
            added.push_back(std::make_unique<SourceRow>());
            source = added.back().get();
        }
        auto &rows = source->alarms;
        rows.insert(std::upper_bound(rows.begin(), rows.end(), alarm, isLater), alarm);
        m_byId.insert(alarm.id, source);
    }
    if (added.empty())
        return;
    beginInsertRows({}, int(m_sources.size()), int(m_sources.size() + added.size()) - 1);
    std::move(added.begin(), added.end(), std::back_inserter(m_sources));
    renumber();
    endInsertRows();
}

void AlarmModel::removeEmptySources()
{
    m_byKey.removeIf([](const auto &entry) { return entry.value()->alarms.empty(); });
    for (int last = int(m_sources.size()) - 1; last >= 0; --last) {
        if (!m_sources[std::size_t(last)]->alarms.empty())
            continue;
        int first = last;
        while (first > 0 && m_sources[std::size_t(first) - 1]->alarms.empty())
            --first;
        beginRemoveRows({}, first, last);
        m_sources.erase(m_sources.begin() + first, m_sources.begin() + last + 1);
        renumber();
        endRemoveRows();
        last = first;
    }
}

void AlarmModel::renumber()
{
    for (std::size_t row = 0; row < m_sources.size(); ++row)
        m_sources[row]->row = int(row);
}

AlarmModel::SourceRow *AlarmModel::sourceOf(const AlarmRow &alarm) const
{
    SourceRow *source = m_byKey.value(keyOf(alarm));
    return source && !source->alarms.empty() ? source : nullptr;
}

// Rows ------------------------------------------------------------------------------------------------------

const AlarmRow *AlarmModel::at(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (const auto *source = static_cast<const SourceRow *>(index.internalPointer()))
        return &source->alarms[std::size_t(index.row())];
    const auto &alarms = m_sources[std::size_t(index.row())]->alarms;
    return alarms.empty() ? nullptr : &alarms.front();
}

QList<AlarmRow> AlarmModel::allAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalPointer())
        return {*at(index)};
    const auto &alarms = m_sources[std::size_t(index.row())]->alarms;
    return {alarms.begin(), alarms.end()};
}

QModelIndex AlarmModel::indexOf(const QString &id) const
{
    SourceRow *source = m_byId.value(id);
    if (!source || source->alarms.front().id == id)
        return source ? createIndex(source->row, 0) : QModelIndex();
    for (std::size_t row = 0; row < source->alarms.size(); ++row) {
        if (source->alarms[row].id == id)
            return createIndex(int(row), 0, source);
    }
    return {};
}

QStringList AlarmModel::classes() const
{
    QSet<QString> names;
    for (const AlarmRow &alarm : m_feed.alarms())
        names.insert(alarm.alarmClass);
    QStringList sorted(names.begin(), names.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

QModelIndex AlarmModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_sources[std::size_t(parent.row())].get())
                            : createIndex(row, column);
}

QModelIndex AlarmModel::parent(const QModelIndex &index) const
{
    const auto *source = static_cast<const SourceRow *>(index.internalPointer());
    return source ? createIndex(source->row, 0) : QModelIndex();
}

int AlarmModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_sources.size());
    if (parent.internalPointer() || parent.column() > 0)
        return 0;
    const auto count = m_sources[std::size_t(parent.row())]->alarms.size();
    return count > 1 ? int(count) : 0;
}

int AlarmModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

} // namespace ui
