#pragma once

#include <QString>

namespace ui {

/// Loads the texts of the person's language, and Qt's own; English where there are none. To be called once,
/// before the first window. An empty @p language means the desktop's.
void loadLanguage(const QString &language = {});

/// A text that came from the station (documentation, a slot's displayed name, a group) in the person's
/// language; unchanged when it is not known here.
QString inOwnLanguage(const QString &stationText);

} // namespace ui
