#include "ui/sheet/editors/editorfactory.h"

#include "ui/sheet/editors/choiceeditor.h"
#include "ui/sheet/editors/numbereditor.h"
#include "ui/sheet/editors/texteditor.h"

namespace ui {

ValueEditor *makeEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent)
{
    const QString &type = slot.typeName;
    const auto is = [&type](const char *name) { return type == QLatin1String(name); };
    if (is("bool") || (is("enumOrdinal") && !slot.facets.range.isEmpty()))
        return new ChoiceEditor(slot, parent);
    if (is("int") || is("double") || is("enumOrdinal"))
        return new NumberEditor(slot, parent);
    if (is("port"))
        return new PortEditor(slot, context, parent);
    if (!slot.type && !slot.facets.range.isEmpty())
        return new ChoiceEditor(slot, parent);
    return new TextEditor(slot, parent);
}

} // namespace ui
