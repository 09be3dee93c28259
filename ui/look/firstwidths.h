#pragma once

#include <QList>

class QTreeView;

namespace ui {

/// The widths of a list's columns until a person chooses others: @p letters each, and never less than its
/// head needs in the person's language. To be called once the list has its model.
void setFirstWidths(QTreeView &list, const QList<int> &letters);

/// As soon as @p list has rows, @p columns take what the shown ones need, within bounds; never less than they
/// have. That is remembered as nobody's choice.
void fitToFirstRows(QTreeView &list, const QList<int> &columns);

} // namespace ui
