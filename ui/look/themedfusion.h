#pragma once

#include "ui/look/ownicons.h"

namespace ui {

/// Fusion, with frames around check boxes and radio buttons that are seen on a dark window as well, with the
/// arrow of a button that has a menu beside its text instead of in the corner below it, and with titles of
/// docks that do not touch the window's edge.
class ThemedFusion final : public OwnIcons
{
    Q_OBJECT
public:
    ThemedFusion();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
};

} // namespace ui
