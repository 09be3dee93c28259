#include "components/alarm/outofrangealarm.h"

#include <QCoreApplication>

#include <cmath>

namespace alarms {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OutOfRangeAlarm", text);
}

} // namespace

SourceState OutOfRangeAlarm::judge(const control::Point &point, SourceState held) const
{
    const auto *out = point.value(point.outputSlot()).as<station::StatusNumeric>();
    if (!out)
        return SourceState::Normal;
    const double value = out->value;
    // A number that is none compares as neither high nor low, and would pass for normal.
    if (std::isnan(value))
        return held;
    if (highLimitEnabled() && value > highLimit())
        return SourceState::HighLimit;
    if (lowLimitEnabled() && value < lowLimit())
        return SourceState::LowLimit;
    if (highLimitEnabled() && held == SourceState::HighLimit && value > highLimit() - deadband())
        return SourceState::HighLimit;
    if (lowLimitEnabled() && held == SourceState::LowLimit && value < lowLimit() + deadband())
        return SourceState::LowLimit;
    return SourceState::Normal;
}

void OutOfRangeAlarm::addFacts(const control::Point &point, QJsonObject &facts) const
{
    facts.insert(QStringLiteral("highLimit"), highLimitEnabled() ? point.numberText(highLimit()) : QString());
    facts.insert(QStringLiteral("lowLimit"), lowLimitEnabled() ? point.numberText(lowLimit()) : QString());
    facts.insert(QStringLiteral("deadband"), point.numberText(deadband()));
}

QString OutOfRangeAlarm::defaultText(const control::Point &point, SourceState state) const
{
    if (state == SourceState::HighLimit)
        return tr("%1 is above the high limit %2").arg(point.outputText(), point.numberText(highLimit()));
    return tr("%1 is below the low limit %2").arg(point.outputText(), point.numberText(lowLimit()));
}

QString OutOfRangeAlarm::textOverride(SourceState state) const
{
    return state == SourceState::HighLimit ? highLimitText().text : lowLimitText().text;
}

station::Result<void> OutOfRangeAlarm::check(const station::Proposal &proposal) const
{
    if (!proposal.get(highLimitEnabled) || !proposal.get(lowLimitEnabled))
        return {};
    if (proposal.get(lowLimit) < proposal.get(highLimit))
        return {};
    return station::Error{path() + QStringLiteral(".lowLimit"),
                          tr("the low limit %1 is not below the high limit %2")
                              .arg(proposal.get(lowLimit))
                              .arg(proposal.get(highLimit)),
                          tr("Set both limits in one step, or switch one of them off")};
}

} // namespace alarms
