#pragma once

class QMenu;

namespace ui {

/// Gives every entry of a menu a letter of its own, for entries whose texts come from the station. An entry
/// that has one keeps it; a menu with more entries than letters leaves the last ones without.
void giveMnemonics(QMenu &menu);

} // namespace ui
