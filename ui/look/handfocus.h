#pragma once

class QWidget;

namespace ui {

/// Whoever gives @p container the focus by setFocus() gives it to @p target; with nullptr the container keeps
/// it. A focus proxy would do that too, but Tab from in front of the container would land on the target and
/// pass over every field before it.
void handFocus(QWidget *container, QWidget *target);

} // namespace ui
