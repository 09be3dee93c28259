#pragma once

#include "ui/link/description.h"

#include <functional>

namespace ui {

/// The rules between slots as a sheet keeps them, drawn from what component.describe says and from no type's
/// name. Everything here is a pure function: the station repeats each check and has the last word.
///
/// Exclusive slots never are true together, and the port follows the mode only where nobody chose it by hand:
/// where it is a standard port of the same transport, or automatic. Whatever follows by itself is said.
namespace rules {

/// The values as they stand, pending ones included.
using Values = std::function<QJsonValue(const QString &slot)>;

struct Write
{
    QString slot;
    QJsonValue value;
};

/// Something that a person may want next, and is asked rather than done.
struct Offer
{
    QString text; ///< "Use STARTTLS": what a button says.
    QList<Write> writes;
};

/// What a change of one slot brings with it.
struct Consequences
{
    QList<Write> writes; ///< Of other slots, in the same undo step.
    QString said;        ///< "Port 25 → 465"; empty when nothing followed.
    QList<Offer> offers;
};

/// What a row says about itself besides its value.
struct Note
{
    QString text;
    bool alert = false; ///< Must not be overlooked.
};

/// @p values are those before the change.
Consequences follow(const ComponentDescription &component, const Values &values, const QString &slot,
                    const QJsonValue &value);
/// The notes by slot: "TLS from the first byte", "Not encrypted", an unusual port.
QHash<QString, Note> notes(const ComponentDescription &component, const Values &values);
/// Contradictions that the station would refuse, by slot.
QHash<QString, QString> refusals(const ComponentDescription &component, const Values &values);
/// What -1 means for a port now; 0 where no rule says it.
int automaticPort(const ComponentDescription &component, const Values &values, const QString &port);
/// Why a row means nothing now: "Only when Use Ssl is false"; empty when it means something.
QString irrelevance(const ComponentDescription &component, const Values &values, const SlotDescription &slot);

} // namespace rules

} // namespace ui
