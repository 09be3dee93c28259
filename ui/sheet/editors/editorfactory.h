#pragma once

#include "ui/sheet/editors/valueeditor.h"

namespace ui {

/// Makes the editor for a slot by the name of its value type and its facets; types that this program does
/// not know are edited as text, or chosen from their range. Never null.
ValueEditor *makeEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent);

} // namespace ui
