#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Draws a row's name and, at its right end, its status when it is not {ok}: colour, icon and words.
class StatusDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// @p text in @p width pixels; the mark of unsaved changes at its end is never what is left out.
    static QString shortened(const QString &text, const QFontMetrics &metrics, int width);
    /// What the station tells of a row whose name is being typed leaves the typed text alone.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
};

} // namespace ui
