#include "ui/look/themedfusion.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace ui {

namespace {

/// The option of a button with text whose menu opens wherever it is clicked; else a null pointer.
const QStyleOptionToolButton *menuButton(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
                   !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup) &&
                   button->toolButtonStyle != Qt::ToolButtonIconOnly
               ? button
               : nullptr;
}

/// Half the height of the text, as that of a combo box.
int arrowSize(const QStyleOption &option)
{
    return option.fontMetrics.height() / 2;
}

} // namespace

ThemedFusion::ThemedFusion() : OwnIcons(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ThemedFusion::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    OwnIcons::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isDark = option->palette.color(QPalette::Window).lightness() < 128;
    if (!isDark || (!isBox && element != PE_IndicatorRadioButton))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isEnabled = option->state & State_Enabled;
    painter->setPen(
        option->palette.color(isEnabled ? QPalette::Active : QPalette::Disabled, QPalette::PlaceholderText));
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isBox)
        painter->drawRoundedRect(frame, 2, 2);
    else
        painter->drawEllipse(frame);
    painter->restore();
}

void ThemedFusion::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    const QStyleOptionToolButton *button = control == CC_ToolButton ? menuButton(option) : nullptr;
    if (!button)
        return OwnIcons::drawComplexControl(control, option, painter, widget);
    QStyleOptionToolButton plain(*button);
    plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    OwnIcons::drawComplexControl(control, &plain, painter, widget);
    const int size = arrowSize(*button);
    const int margin = OwnIcons::pixelMetric(PM_ButtonMargin, button, widget) / 2;
    const QSize square(size, size);
    QStyleOption arrow(*button);
    arrow.rect = alignedRect(button->direction, Qt::AlignRight | Qt::AlignVCenter, square,
                             button->rect.adjusted(margin, 0, -margin, 0));
    OwnIcons::drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

QSize ThemedFusion::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    const QSize fitted = OwnIcons::sizeFromContents(type, option, size, widget);
    // Text alone stands in the middle, so that both sides get the arrow's room.
    return type == CT_ToolButton && menuButton(option) ? fitted + QSize(3 * arrowSize(*option), 0) : fitted;
}

QRect ThemedFusion::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    const QRect rect = OwnIcons::subElementRect(element, option, widget);
    if (element != SE_DockWidgetTitleBarText)
        return rect;
    const int margin = OwnIcons::pixelMetric(PM_LayoutLeftMargin, option, widget);
    return rect.adjusted(option->direction == Qt::LeftToRight ? margin : 0, 0,
                         option->direction == Qt::RightToLeft ? -margin : 0, 0);
}

} // namespace ui
