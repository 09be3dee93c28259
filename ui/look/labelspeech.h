#pragma once

namespace ui {

/// Lets a screen reader hear what a label says whose accessible name says what it is: its text is its
/// description. Qt tells the name alone. Call it once, before there are windows; again does nothing.
void installLabelSpeech();

} // namespace ui
