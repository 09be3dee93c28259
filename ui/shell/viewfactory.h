#pragma once

#include "ui/shell/view.h"

namespace ui {

/// The name of a view for a person: "propertySheet" → "Property sheet". A name that this program does not
/// know gives an empty text: the view is not offered.
QString viewTitle(const QString &view);
/// Makes a view by name, as component.describe lists them; a null pointer for a name that is not known.
View *makeView(const QString &view, ViewContext &context, const ComponentDescription &component,
               QWidget *parent);

} // namespace ui
