#pragma once

#include <QStringList>

class QMenu;
class QWidget;

namespace ui {

/// Gives every entry of a menu a letter of its own, for entries whose texts come from the station. An entry
/// that has one keeps it; a menu with more entries than letters leaves the last ones without.
void giveMnemonics(QMenu &menu);

/// Gives another letter to every label of @p page whose letter something before it has, as parts that appear
/// twice on a page do. Buttons keep theirs, and so do the texts @p beside the page.
void separateMnemonics(QWidget &page, const QStringList &beside);

} // namespace ui
