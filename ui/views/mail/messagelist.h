#pragma once

class QAbstractItemModel;
class QSortFilterProxyModel;
class QTreeView;

namespace ui {

/// Makes @p list a list of messages: @p model's rows in its own order until a person sorts them by a column.
void setUpMessageList(QTreeView &list, QSortFilterProxyModel &sorted, QAbstractItemModel &model,
                      int sortRole);

} // namespace ui
