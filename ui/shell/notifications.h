#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>

namespace ui {

/// What happened in the background: kept with its history instead of popping up.
class Notifications final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Kind { Information, Warning, Error };
    enum Column { Time, Text, Subject, ColumnCount };
    enum Role { OrdRole = Qt::UserRole + 1, UnseenRole };

    /// More are forgotten, the oldest first.
    static constexpr int maxEntries = 1000;

    using QAbstractTableModel::QAbstractTableModel;

    /// @p ord is what it is about, for going there; may be empty. The same text about the same thing again
    /// only raises its count.
    void add(Kind kind, const QString &text, const QString &ord = {});
    void markSeen();
    int unseen() const { return m_unseen; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void added(Kind kind, const QString &text);
    void unseenChanged(int unseen);

private:
    struct Entry
    {
        Kind kind = Information;
        QDateTime time;
        QString text;
        QString ord;
        int count = 1;
    };

    QList<Entry> m_entries; ///< The newest first.
    int m_unseen = 0;
};

} // namespace ui
