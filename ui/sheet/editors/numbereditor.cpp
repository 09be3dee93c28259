#include "ui/sheet/editors/numbereditor.h"

#include "ui/sheet/valuetext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

NumberEditor::NumberEditor(const SlotDescription &slot, QWidget *parent)
    : LineEditor(slot, parent), m_unit(shownUnit(slot))
{
    showUnit(m_unit.unit);
}

bool NumberEditor::isWhole() const
{
    return slot().typeName == QLatin1String("int");
}

bool NumberEditor::read(double &stored) const
{
    return readShownNumber(slot(), m_unit, line()->text(), stored);
}

QString NumberEditor::textFor(const QJsonValue &value) const
{
    // All digits, not as many as are shown: opening an editor must not round what is stored.
    if (!value.isDouble())
        return value.toString();
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    if (m_unit.converts())
        return locale.toString(m_unit.shown(value.toDouble()), 'g', 12);
    return isWhole() ? locale.toString(value.toInteger()) : locale.toString(value.toDouble(), 'g', 15);
}

ValueEditor::Entry NumberEditor::entry() const
{
    double number = 0;
    if (!read(number))
        return checked(line()->text(), line()->text()); // Which says why it is no number.
    return checked(std::isfinite(number) ? QJsonValue(number)
                                         : QJsonValue(line()->text().trimmed().toLower()),
                   line()->text());
}

bool NumberEditor::step(int steps)
{
    double number = 0;
    if (!read(number) || !std::isfinite(number))
        return true;
    const station::Facets &facets = slot().facets;
    // A step of the facet is the stored unit's; without one it is a round step of what is shown.
    const double usual = isWhole()
                             ? 1
                             : (facets.precision < 1 ? 1 : std::pow(10.0, -m_unit.digits(facets.precision))) /
                                   std::abs(m_unit.factor);
    number += steps * facets.step.value_or(usual);
    number = std::max(number, facets.min.value_or(number));
    number = std::min(number, facets.max.value_or(number));
    setText(textFor(isWhole() ? std::round(number) : number));
    return true;
}

PortEditor::PortEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent)
    : LineEditor(slot, parent)
{
    if (context.component && context.values)
        m_automatic = rules::automaticPort(*context.component, context.values, slot.name);
    line()->setPlaceholderText(tr("1 to 65535, or auto"));
    allowOnly(QStringLiteral("[-0-9a-zA-Z():\\s]*"));
}

QString PortEditor::textFor(const QJsonValue &value) const
{
    if (!value.isDouble())
        return value.toString();
    if (value.toInt() != -1)
        return QString::number(value.toInt());
    return m_automatic > 0 ? tr("-1 (auto: %1)").arg(m_automatic) : tr("-1 (auto)");
}

ValueEditor::Entry PortEditor::entry() const
{
    const QString text = line()->text().trimmed();
    const QString word = text.section(QLatin1Char('('), 0, 0).trimmed();
    if (word.isEmpty() || word == QLatin1String("-1") ||
        word.compare(QLatin1String("auto"), Qt::CaseInsensitive) == 0)
        return {.value = -1, .text = text};
    return checked(word, text);
}

bool PortEditor::step(int steps)
{
    const int now = entry().value.toInt(-1);
    const int from = now == -1 ? std::max(m_automatic, 1) : now;
    setText(textFor(std::clamp(from + steps, 1, 65535)));
    return true;
}

} // namespace ui
