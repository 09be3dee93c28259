#include "ui/views/mail/messagelist.h"

#include <QSortFilterProxyModel>
#include <QTreeView>

namespace ui {

void setUpMessageList(QTreeView &list, QSortFilterProxyModel &sorted, QAbstractItemModel &model, int sortRole)
{
    sorted.setSourceModel(&model);
    sorted.setSortRole(sortRole);
    sorted.setSortCaseSensitivity(Qt::CaseInsensitive);
    list.setModel(&sorted);
    list.setRootIsDecorated(false);
    list.setUniformRowHeights(true);
    list.setAlternatingRowColors(true);
    list.setAllColumnsShowFocus(true);
    list.setSortingEnabled(true);
    list.sortByColumn(-1, Qt::AscendingOrder);
}

} // namespace ui
