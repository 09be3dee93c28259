#include "ui/trust/shieldicon.h"

#include "ui/look/icons.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace ui {

QPixmap tintedPixmap(const QWidget *widget, const QString &name, const QColor &colour, int times)
{
    const int size = widget->style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, widget) * times;
    QPixmap pixmap(QSize(size, size) * widget->devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget->devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintTinted(painter, QRect(0, 0, size, size), name, colour);
    return pixmap;
}

QIcon shieldIcon(const QWidget *widget, HostState state)
{
    const QPalette palette = widget->palette();
    QIcon shield(tintedPixmap(widget, hostStateIcon(state), hostStateColour(state, palette)));
    // The state's colour would drown in the colour of the selection.
    shield.addPixmap(tintedPixmap(widget, hostStateIcon(state), palette.color(QPalette::HighlightedText)),
                     QIcon::Selected);
    return shield;
}

} // namespace ui
