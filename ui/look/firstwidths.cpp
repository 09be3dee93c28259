#include "ui/look/firstwidths.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QTreeView>

namespace ui {

namespace {

/// Letters; a longer text is cut, and its tool tip tells it.
constexpr int widest = 40;

bool fit(QTreeView &list, const QList<int> &columns)
{
    if (list.model()->rowCount() == 0)
        return false;
    const QSignalBlocker quiet(list.header()); // What nobody chose is not remembered.
    for (const int column : columns) {
        const int now = list.columnWidth(column);
        list.resizeColumnToContents(column);
        const int needed = std::min(list.columnWidth(column), list.fontMetrics().averageCharWidth() * widest);
        list.setColumnWidth(column, std::max(now, needed));
    }
    list.doItemsLayout();
    return true;
}

} // namespace

void setFirstWidths(QTreeView &list, const QList<int> &letters)
{
    const int letter = list.fontMetrics().averageCharWidth();
    for (int column = 0; column < letters.size(); ++column)
        list.setColumnWidth(column,
                            std::max(letter * letters[column], list.header()->sectionSizeHint(column)));
}

void fitToFirstRows(QTreeView &list, const QList<int> &columns)
{
    if (fit(list, columns))
        return;
    auto *once = new QObject(&list);
    const auto look = [&list, columns, once] {
        if (fit(list, columns))
            once->deleteLater();
    };
    QObject::connect(list.model(), &QAbstractItemModel::rowsInserted, once, look, Qt::QueuedConnection);
    QObject::connect(list.model(), &QAbstractItemModel::modelReset, once, look, Qt::QueuedConnection);
}

} // namespace ui
