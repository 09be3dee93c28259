#pragma once

#include "ui/views/alarm/alarmrow.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace ui {

class AlarmFeed;

/// The open alarms by source: a row for each source shows its latest alarm, and unfolds to all of them where
/// there are several.
class AlarmModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        Time,
        Source,
        Message,
        State,
        Priority,
        AckState,
        Class,
        AckRequired,
        NormalTime,
        AckTime,
        User,
        Notes,
        Id,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole + 1 };

    explicit AlarmModel(AlarmFeed &feed, QObject *parent = nullptr);

    /// The alarm that a row shows; a null pointer for no row.
    const AlarmRow *at(const QModelIndex &index) const;
    /// All alarms of the row: of its source, or the single one.
    QList<AlarmRow> allAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &id) const;
    QStringList classes() const;
    /// How many alarms there are, over all sources.
    int count() const { return int(m_byId.size()); }
    static QString text(const AlarmRow &alarm, int column);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows came, went or changed: sort and filter again. Comes once for many changes.
    void applied();

private:
    struct SourceRow
    {
        int row = 0;
        std::vector<AlarmRow> alarms; ///< The latest first.
    };

    void rebuild();
    void apply(const QList<AlarmRow> &alarms, const QStringList &closed);
    void put(SourceRow &source, const AlarmRow &alarm);
    void drop(SourceRow &source, const QString &id);
    void addSources(const QList<AlarmRow> &alarms);
    void removeEmptySources();
    void renumber();
    SourceRow *sourceOf(const AlarmRow &alarm) const;
    QVariant decoration(const AlarmRow &alarm, int column) const;
    QString toolTip(const AlarmRow &alarm, int column) const;

    AlarmFeed &m_feed;
    std::vector<std::unique_ptr<SourceRow>> m_sources;
    QHash<QString, SourceRow *> m_byKey; ///< By keyOf() of their alarms.
    QHash<QString, SourceRow *> m_byId;
};

} // namespace ui
