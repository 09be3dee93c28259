#include "components/alarm/booleanchangeofstatealarm.h"

#include <QCoreApplication>

namespace alarms {

SourceState BooleanChangeOfStateAlarm::judge(const control::Point &point, SourceState) const
{
    const auto *out = point.value(point.outputSlot()).as<station::StatusBoolean>();
    return out && out->value == alarmValue() ? SourceState::Offnormal : SourceState::Normal;
}

void BooleanChangeOfStateAlarm::addFacts(const control::Point &point, QJsonObject &facts) const
{
    const bool value = alarmValue();
    facts.insert(QStringLiteral("offnormalValue"),
                 station::Codec<bool>::toText(value, point.facetsOf(point.outputSlot())));
}

QString BooleanChangeOfStateAlarm::defaultText(const control::Point &point, SourceState) const
{
    return QCoreApplication::translate("BooleanChangeOfStateAlarm", "the state is %1")
        .arg(point.outputText());
}

} // namespace alarms
