#pragma once

#include <QString>

namespace ui {

/// A text of the station with its advice for the command line put as what a person does in the workbench:
/// "`tocsin alarms` lists them" is "The alarm console lists them". Other text stays as it is.
QString workbenchAdvice(const QString &stationText);

} // namespace ui
