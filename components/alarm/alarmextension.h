#pragma once

#include "components/alarm/alarmsettings.h"
#include "components/alarm/condition.h"
#include "components/alarm/lookups.h"
#include "components/alarm/occurrence.h"
#include "components/control/point.h"

namespace alarms {

/// Watches the point that it stands below and reports what the point's value means to the AlarmService. What
/// counts as offnormal is up to the derived type; delays, faults, texts, episodes and restarts are the same
/// for all.
class AlarmExtension : public AlarmSettings, public AlarmSource, public control::AlarmIndicator
{
public:
    station::Action ack{this,
                        {.name = "ack",
                         .flags = station::Operator,
                         .run = station::act<&AlarmExtension::doAck>,
                         .doc = "Acknowledges the open alarm of this source."}};

    station::ActionResult doAck(const station::Actor &actor);
    station::Status alarmFlags() const override { return m_flags; }
    void alarmUpdated(const AlarmRecord &record) override;
    /// Boot time at which a running delay ends.
    std::optional<qint64> delayEnds() const { return m_condition.dueMs(); }

protected:
    /// What the value means; @p held is the kind that was reported, for deadbands. Called for usable values
    /// only.
    virtual SourceState judge(const control::Point &point, SourceState held) const = 0;
    /// False for extensions that judge the status themselves.
    virtual bool watchesFaults() const { return true; }
    /// Limits and the like, for alarmData.
    virtual void addFacts(const control::Point &, QJsonObject &) const {}
    /// The message when nobody wrote one.
    virtual QString defaultText(const control::Point &point, SourceState state) const = 0;
    /// A text for this state that goes before toOffnormalText; mostly empty.
    virtual QString textOverride(SourceState) const { return {}; }

    bool followsParent() const override { return true; }
    void started() override;
    void stopped() override { m_timer.stop(); }
    void changed(const station::SlotSpec &slot) override;
    void execute() override;

private:
    Condition::Finding findingFor(const control::Point &point) const;
    void report(const control::Point &point, const Condition::Change &change);
    QJsonObject factsOf(const control::Point &point, const Condition::Change &change) const;
    QString messageFor(const control::Point &point, const Condition::Change &change) const;

    Condition m_condition;
    station::Timer m_timer;
    station::Status m_flags;
};

} // namespace alarms
