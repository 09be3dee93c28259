#pragma once

#include <QString>

namespace ui {

/// Which colours the workbench has: the desktop's, or light or dark whatever the desktop says.
enum class Theme { System, Light, Dark };

QString themeTitle(Theme theme);
Theme currentTheme();
/// For this run only.
void applyTheme(Theme theme);
/// Applies it at once and remembers it for the next start.
void chooseTheme(Theme theme);
/// Applies what was remembered; to be called once, before the first window.
void restoreTheme();

} // namespace ui
