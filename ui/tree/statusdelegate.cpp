#include "ui/tree/statusdelegate.h"

#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/tree/navmodel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace ui {

void StatusDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const station::Status status = statusIn(index.data(NavModel::StatusTextRole).toString());
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    if (index.data(NavModel::CutRole).toBool())
        row.state &= ~QStyle::State_Enabled;
    const QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    const QString words = status.text();
    const int gap = row.fontMetrics.averageCharWidth();
    const int size = row.fontMetrics.height();
    const int width = row.fontMetrics.horizontalAdvance(words) + size + 2 * gap;
    // Where there is no room for both, the name wins and the icon alone tells the status.
    const int nameWidth = row.fontMetrics.horizontalAdvance(row.text) + row.decorationSize.width() + 3 * gap;
    const bool wordsFit = nameWidth + width <= row.rect.width();
    const int taken = status == station::Status() ? 0 : wordsFit ? width : size + gap;
    row.text = shortened(row.text, row.fontMetrics,
                         std::max(0, row.rect.width() - taken - row.decorationSize.width() - 3 * gap));
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    if (taken == 0)
        return;

    const QRect place(row.rect.right() - taken, row.rect.top(), taken, row.rect.height());
    const bool selected = row.state & QStyle::State_Selected;
    painter->save();
    painter->setPen(selected ? row.palette.color(QPalette::HighlightedText)
                             : statusColour(status, row.palette));
    const QRect mark(place.left(), place.center().y() - size / 2, size, size);
    paintTinted(*painter, mark, statusIcon(status), painter->pen().color());
    if (wordsFit)
        painter->drawText(place.adjusted(size + gap / 2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words);
    painter->restore();
}

QString StatusDelegate::shortened(const QString &text, const QFontMetrics &metrics, int width)
{
    const QString mark = text.endsWith(QLatin1String(" *")) ? QStringLiteral(" *") : QString();
    return metrics.elidedText(text.chopped(mark.size()), Qt::ElideRight,
                              width - metrics.horizontalAdvance(mark)) +
           mark;
}

void StatusDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *line = qobject_cast<QLineEdit *>(editor);
    if (!line || !line->isModified())
        QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace ui
