#include "ui/look/ownicons.h"

#include "ui/look/icons.h"
#include "ui/look/statuslook.h"

#include <QApplication>
#include <QWidget>

namespace ui {

namespace {

/// Our icon's name for a standard one; empty where the style draws its own.
QString nameOf(QStyle::StandardPixmap standard)
{
    switch (standard) {
    case QStyle::SP_MessageBoxInformation:
        return QStringLiteral("information");
    case QStyle::SP_MessageBoxQuestion:
        return QStringLiteral("question");
    case QStyle::SP_MessageBoxWarning:
        return QStringLiteral("warning");
    case QStyle::SP_MessageBoxCritical:
        return QStringLiteral("error");
    case QStyle::SP_FileDialogToParent:
        return QStringLiteral("up");
    case QStyle::SP_FileDialogBack:
        return QStringLiteral("back");
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirOpenIcon:
        return QStringLiteral("folder");
    default:
        return {};
    }
}

/// What warns stands out by its colour as well as by its shape.
QIcon iconOf(QStyle::StandardPixmap standard, const QWidget *widget)
{
    const QPalette palette = widget ? widget->palette() : QApplication::palette();
    if (standard == QStyle::SP_MessageBoxWarning || standard == QStyle::SP_MessageBoxCritical)
        return icon(nameOf(standard), alertColour(palette));
    if (standard == QStyle::SP_MessageBoxInformation || standard == QStyle::SP_MessageBoxQuestion)
        return icon(nameOf(standard), pendingColour(palette));
    return icon(nameOf(standard));
}

} // namespace

int OwnIcons::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returned) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons
               ? 0
               : QProxyStyle::styleHint(hint, option, widget, returned);
}

QIcon OwnIcons::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    return nameOf(standard).isEmpty() ? QProxyStyle::standardIcon(standard, option, widget)
                                      : iconOf(standard, widget);
}

QPixmap OwnIcons::standardPixmap(StandardPixmap standard, const QStyleOption *option,
                                 const QWidget *widget) const
{
    const int size = pixelMetric(PM_MessageBoxIconSize, option, widget);
    return nameOf(standard).isEmpty() ? QProxyStyle::standardPixmap(standard, option, widget)
                                      : iconOf(standard, widget).pixmap(size);
}

} // namespace ui
