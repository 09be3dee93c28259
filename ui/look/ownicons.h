#pragma once

#include <QProxyStyle>

namespace ui {

/// Any style, with our icons in message boxes and file dialogs instead of Qt's or the style's bitmaps, and
/// dialog buttons that bear their text alone.
class OwnIcons : public QProxyStyle
{
    Q_OBJECT
public:
    using QProxyStyle::QProxyStyle;

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption *option,
                       const QWidget *widget) const override;
    QPixmap standardPixmap(StandardPixmap standard, const QStyleOption *option,
                           const QWidget *widget) const override;
};

} // namespace ui
