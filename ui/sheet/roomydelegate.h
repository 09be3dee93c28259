#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Gives rows the height that they have on the property sheet.
class RoomyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), option.fontMetrics.height() * 8 / 5));
        size.rwidth() += option.fontMetrics.averageCharWidth();
        return size;
    }
};

} // namespace ui
