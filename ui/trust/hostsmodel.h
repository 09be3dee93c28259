#pragma once

#include "ui/trust/hostentry.h"

#include <QAbstractTableModel>

namespace ui {

/// Allowed Hosts, one server in each row.
class HostsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Host,
        Port,
        Protocol,
        State,
        Certificate,
        Subject,
        IssuedBy,
        NotBefore,
        NotAfter,
        Forgiven,
        Expires,
        LastUsed,
        Created,
        By,
        ColumnCount
    };
    /// What a column is sorted by: numbers and times as such.
    static constexpr int SortRole = Qt::UserRole + 1;

    /// @p widget tells icon size and palette.
    explicit HostsModel(const QWidget *widget, QObject *parent = nullptr);

    /// Takes a new list over; rows that stay keep their place and selection.
    void setEntries(const QList<HostEntry> &entries);
    const HostEntry &at(int row) const { return m_entries[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const HostEntry &entry, int column);
    static QVariant sortKey(const HostEntry &entry, int column);
    static QString help(const HostEntry &entry);
    int rowOf(const QString &key) const;

    const QWidget *m_widget;
    QList<HostEntry> m_entries;
};

} // namespace ui
