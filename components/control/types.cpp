#include "components/control/types.h"

#include "components/control/compare.h"
#include "components/control/delay.h"
#include "components/control/gates.h"
#include "components/control/valuepoint.h"
#include "components/control/waveform.h"

#include <QCoreApplication>

namespace control {

namespace {

template <typename C>
void add(station::Registry &registry, const char *name, const char *icon, const QString &doc)
{
    registry.add<C>({.name = QStringLiteral("control:") + QLatin1String(name),
                     .doc = doc,
                     .icon = QString::fromLatin1(icon)});
}

} // namespace

void registerControl(station::Registry &registry)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("control::Types", text); };
    add<NumericPoint>(registry, "NumericPoint", "point-numeric",
                      tr("A number with its status, from a link, a driver or a person."));
    add<BooleanPoint>(registry, "BooleanPoint", "point-boolean",
                      tr("A boolean with its status, from a link, a driver or a person."));
    add<EnumPoint>(registry, "EnumPoint", "point-enum",
                   tr("One of several texts with its status; the facets list the texts."));
    add<StringPoint>(registry, "StringPoint", "point-string",
                     tr("A text with its status, from a link, a driver or a person."));
    add<NumericWritable>(registry, "NumericWritable", "writable-numeric",
                         tr("A number that a person can override."));
    add<BooleanWritable>(registry, "BooleanWritable", "writable-boolean",
                         tr("A boolean that a person can override."));
    add<EnumWritable>(registry, "EnumWritable", "writable-enum",
                      tr("One of several texts, which a person can override."));
    add<StringWritable>(registry, "StringWritable", "writable-string",
                        tr("A text that a person can override."));
    add<And>(registry, "And", "logic", tr("True while every input in use is true."));
    add<Or>(registry, "Or", "logic", tr("True while at least one input is true."));
    add<Not>(registry, "Not", "logic", tr("The opposite of its input."));
    add<Compare>(registry, "Compare", "logic", tr("Compares two numbers, with hysteresis."));
    add<Delay>(registry, "Delay", "delay", tr("Hands a boolean on once it has lasted."));
    add<Ramp>(registry, "Ramp", "waveform", tr("A sawtooth wave, for trying things out."));
    add<SineWave>(registry, "SineWave", "waveform", tr("A sine wave, for trying things out."));
}

} // namespace control
