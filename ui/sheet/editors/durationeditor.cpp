#include "ui/sheet/editors/durationeditor.h"

#include "station/value/codec.h"
#include "ui/sheet/valuetext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

qint64 unitMs(QChar unit)
{
    switch (unit.toLower().unicode()) {
    case 'd':
        return 86'400'000;
    case 'h':
        return 3'600'000;
    case 'm':
        return 60'000;
    default:
        return 1'000;
    }
}

/// The unit of the part that the caret is in or just behind.
QChar unitAt(const QString &text, int caret)
{
    static const QRegularExpression part(QStringLiteral("[0-9.]+\\s*([dhms])"),
                                         QRegularExpression::CaseInsensitiveOption);
    QChar unit = QLatin1Char('s');
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        unit = match.captured(1).at(0);
        if (caret <= match.capturedEnd())
            break;
    }
    return unit;
}

} // namespace

DurationEditor::DurationEditor(const SlotDescription &slot, QWidget *parent) : LineEditor(slot, parent)
{
    line()->setPlaceholderText(slot.facets.showSeconds.value_or(true) ? tr("1h 30m 5s") : tr("1h 30m"));
    allowOnly(QStringLiteral("[-0-9a-zA-Z.\\s]*"));
}

QString DurationEditor::textFor(const QJsonValue &value) const
{
    station::Duration duration;
    return station::parseDuration(value.toString(), duration) ? spokenDuration(duration.ms)
                                                              : value.toString();
}

ValueEditor::Entry DurationEditor::entry() const
{
    station::Duration duration;
    if (!station::parseDuration(line()->text(), duration))
        return {.wrong = tr("\"%1\" is not a duration such as 1h 30m 5s").arg(line()->text()),
                .text = line()->text()};
    const Entry entry = checked(station::formatDuration(duration), line()->text());
    if (entry.wrong.isEmpty())
        return entry;
    return {.wrong = tr("%1 is not allowed here: %2").arg(spokenDuration(duration.ms), rangeText()),
            .text = line()->text()};
}

QString DurationEditor::rangeText() const
{
    const auto shown = [](double seconds) { return spokenDuration(std::llround(seconds * 1000)); };
    const station::Facets &facets = slot().facets;
    if (facets.min && facets.max)
        return tr("%1 to %2").arg(shown(*facets.min), shown(*facets.max));
    if (facets.max)
        return tr("at most %1").arg(shown(*facets.max));
    return tr("at least %1").arg(shown(facets.min.value_or(0)));
}

bool DurationEditor::step(int steps)
{
    station::Duration duration;
    if (!station::parseDuration(line()->text(), duration))
        return true;
    const QChar unit = unitAt(line()->text(), line()->hasSelectedText() ? int(line()->text().size())
                                                                        : line()->cursorPosition());
    const station::Facets &facets = slot().facets;
    duration.ms += steps * unitMs(unit);
    duration.ms = std::max(duration.ms, qint64(facets.min.value_or(0) * 1000));
    if (facets.max)
        duration.ms = std::min(duration.ms, qint64(*facets.max * 1000));
    const QString text = spokenDuration(duration.ms);
    setText(text);
    // The caret stays in its part, so that further steps change the same one.
    const qsizetype place = text.indexOf(unit, 0, Qt::CaseInsensitive);
    line()->setCursorPosition(place >= 0 ? int(place) : int(text.size()));
    return true;
}

} // namespace ui
