#include "ui/look/theme.h"

#include "ui/look/themedfusion.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>

namespace ui {

namespace {

Theme chosen = Theme::System;
QPalette desktopPalette;

QPalette makePalette(bool dark)
{
    const auto grey = [](int level) { return QColor(level, level, level); };
    QPalette palette(dark ? grey(0x2b) : grey(0xf0));
    palette.setColor(QPalette::Window, dark ? grey(0x2b) : grey(0xf3));
    palette.setColor(QPalette::Base, dark ? grey(0x1e) : grey(0xff));
    palette.setColor(QPalette::AlternateBase, dark ? grey(0x26) : grey(0xf7));
    palette.setColor(QPalette::Button, dark ? grey(0x3a) : grey(0xe9));
    palette.setColor(QPalette::ToolTipBase, dark ? grey(0x3a) : grey(0xff));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, dark ? grey(0xe6) : grey(0x1a));
        palette.setColor(QPalette::Disabled, role, dark ? grey(0x85) : grey(0x80));
    }
    palette.setColor(QPalette::PlaceholderText, dark ? grey(0x95) : grey(0x70));
    palette.setColor(QPalette::Highlight, dark ? QColor(0x2f, 0x65, 0xca) : QColor(0x1a, 0x5f, 0xb4));
    palette.setColor(QPalette::HighlightedText, grey(0xff));
    palette.setColor(QPalette::Link, dark ? QColor(0x8a, 0xb4, 0xf8) : QColor(0x0b, 0x57, 0xd0));
    palette.setColor(QPalette::LinkVisited, dark ? QColor(0xc5, 0x8a, 0xf9) : QColor(0x6a, 0x1b, 0x9a));
    return palette;
}

} // namespace

QString themeTitle(Theme theme)
{
    switch (theme) {
    case Theme::System:
        return QCoreApplication::translate("Theme", "As the desktop");
    case Theme::Light:
        return QCoreApplication::translate("Theme", "Light");
    case Theme::Dark:
        return QCoreApplication::translate("Theme", "Dark");
    }
    return {};
}

Theme currentTheme()
{
    return chosen;
}

void applyTheme(Theme theme)
{
    chosen = theme;
    if (theme == Theme::System)
        return QApplication::setPalette(desktopPalette);
    // The desktop's own style may ignore a palette; Fusion draws everything from it.
    QApplication::setStyle(new ThemedFusion);
    QApplication::setPalette(makePalette(theme == Theme::Dark));
}

void chooseTheme(Theme theme)
{
    QSettings().setValue(QStringLiteral("window/theme"), int(theme));
    applyTheme(theme);
}

void restoreTheme()
{
    desktopPalette = QApplication::palette();
    const QString desktopStyle = QApplication::style()->name();
    if (desktopStyle == QLatin1String("fusion"))
        QApplication::setStyle(new ThemedFusion);
    else if (QStyle *style = QStyleFactory::create(desktopStyle))
        QApplication::setStyle(new OwnIcons(style));
    applyTheme(Theme(QSettings().value(QStringLiteral("window/theme"), 0).toInt()));
}

} // namespace ui
