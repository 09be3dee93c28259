#include "ui/shell/notifications.h"

#include "ui/look/icons.h"

#include <QLocale>

namespace ui {

void Notifications::add(Kind kind, const QString &text, const QString &ord)
{
    if (!m_entries.isEmpty() && m_entries.first().text == text && m_entries.first().ord == ord) {
        ++m_entries.first().count;
        m_entries.first().time = QDateTime::currentDateTime();
        Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
    } else {
        beginInsertRows({}, 0, 0);
        m_entries.prepend({kind, QDateTime::currentDateTime(), text, ord});
        endInsertRows();
        if (m_entries.size() > maxEntries) {
            beginRemoveRows({}, maxEntries, maxEntries);
            m_entries.removeLast();
            endRemoveRows();
        }
    }
    Q_EMIT unseenChanged(++m_unseen);
    Q_EMIT added(kind, text);
}

void Notifications::markSeen()
{
    if (std::exchange(m_unseen, 0) > 0)
        Q_EMIT unseenChanged(0);
}

int Notifications::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int Notifications::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant Notifications::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[index.row()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        switch (index.column()) {
        case Time:
            return QLocale().toString(entry.time, QLocale::ShortFormat);
        case Text:
            return entry.count > 1 ? tr("%1 (%2 times)").arg(entry.text).arg(entry.count) : entry.text;
        case Subject:
            return entry.ord;
        }
    }
    if (role == Qt::DecorationRole && index.column() == Text) {
        static constexpr const char *names[] = {"information", "warning", "error"};
        return icon(QLatin1String(names[entry.kind]));
    }
    if (role == OrdRole)
        return entry.ord;
    if (role == UnseenRole)
        return index.row() < m_unseen;
    return {};
}

QVariant Notifications::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Time"), tr("What happened"), tr("Where")};
    return titles[section];
}

} // namespace ui
