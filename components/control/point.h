#pragma once

#include "station/clock.h"
#include "station/component.h"

namespace control {

/// A child of a point that adds alarm flags to the status of the point's output.
class AlarmIndicator
{
public:
    virtual ~AlarmIndicator() = default;
    /// Any of alarm, unackedAlarm and fault.
    virtual station::Status alarmFlags() const = 0;
};

/// What all points have in common: something with an output that alarm extensions can watch.
///
/// The output's status is what the value inherits from its source, plus overridden and stale where they
/// apply, plus the flags of the point's alarm extensions. Those are not handed on through logic: see
/// Status::inherited().
class Point : public station::Component
{
public:
    station::Slot<station::Facets> facets{
        this,
        {.name = "facets",
         .doc = "Unit, limits and texts of this point's values; they refine its other slots."}};
    station::Slot<station::Duration> staleAfter{
        this,
        {.name = "staleAfter",
         .doc = "The output becomes stale when the input was not written for this long; 0 = never."}};

    /// The output slot; its type is one of the status value types.
    virtual const station::SlotSpec &outputSlot() const = 0;
    station::Status outputStatus() const;
    /// The output's value for a person: "41.2 °C", without the status.
    QString outputText() const;
    /// A number in this point's unit and precision, as texts of alarms show limits.
    QString numberText(double number) const;
    /// Called by an alarm extension whose flags have changed.
    void refreshAlarmFlags() { scheduleExecute(); }

protected:
    const station::Facets *instanceFacets() const override { return &facets(); }
    void started() override;
    void stopped() override;
    /// The input was written: it is fresh, and goes stale after staleAfter.
    void inputWritten();
    station::Status ownFlags() const; ///< Stale, and the flags of the alarm extensions.

private:
    void restartStaleTimer();

    station::Timer m_staleTimer;
    bool m_stale = false;
};

} // namespace control
