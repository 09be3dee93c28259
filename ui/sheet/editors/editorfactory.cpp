#include "ui/sheet/editors/editorfactory.h"

#include "ui/sheet/editors/addresslisteditor.h"
#include "ui/sheet/editors/certificateeditor.h"
#include "ui/sheet/editors/choiceeditor.h"
#include "ui/sheet/editors/datetimeeditor.h"
#include "ui/sheet/editors/durationeditor.h"
#include "ui/sheet/editors/facetseditor.h"
#include "ui/sheet/editors/formateditor.h"
#include "ui/sheet/editors/hostnameeditor.h"
#include "ui/sheet/editors/numbereditor.h"
#include "ui/sheet/editors/referenceeditor.h"
#include "ui/sheet/editors/secreteditor.h"
#include "ui/sheet/editors/statusvalueeditor.h"
#include "ui/sheet/editors/weekdayseditor.h"

namespace ui {

namespace {

using Make = ValueEditor *(*)(const SlotDescription &, const EditorContext &, QWidget *);

template <typename Editor>
ValueEditor *plain(const SlotDescription &slot, const EditorContext &, QWidget *parent)
{
    return new Editor(slot, parent);
}

template <typename Editor>
ValueEditor *knowing(const SlotDescription &slot, const EditorContext &context, QWidget *parent)
{
    return new Editor(slot, context, parent);
}

constexpr std::pair<const char *, Make> makers[] = {
    {"bool", plain<ChoiceEditor>},
    {"int", plain<NumberEditor>},
    {"double", plain<NumberEditor>},
    {"port", knowing<PortEditor>},
    {"hostName", plain<HostNameEditor>},
    {"mailAddressList", plain<AddressListEditor>},
    {"secret", plain<SecretEditor>},
    {"duration", plain<DurationEditor>},
    {"dateTime", plain<DateTimeEditor>},
    {"weekdays", plain<WeekdaysEditor>},
    {"timeRange", plain<TimeRangeEditor>},
    {"reference", knowing<ReferenceEditor>},
    {"formatText", knowing<FormatEditor>},
    {"certificate", knowing<CertificateEditor>},
    {"facets", plain<FacetsEditor>},
    {"statusNumeric", knowing<StatusValueEditor>},
    {"statusBoolean", knowing<StatusValueEditor>},
    {"statusEnum", knowing<StatusValueEditor>},
    {"statusString", knowing<StatusValueEditor>},
};

} // namespace

ValueEditor *makeEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent)
{
    for (const auto &[type, make] : makers) {
        if (slot.typeName == QLatin1String(type))
            return make(slot, context, parent);
    }
    if (slot.typeName == QLatin1String("enumOrdinal") && slot.facets.range.isEmpty())
        return new NumberEditor(slot, parent);
    if (!slot.facets.range.isEmpty())
        return new ChoiceEditor(slot, parent);
    return new TextEditor(slot, parent);
}

} // namespace ui
