#pragma once

#include "station/station.h"

#include <QStringList>

namespace alarms {

/// Keeps what a person must know of a damage to the station itself, such as a file that was set aside: over
/// restarts, and as an alarm, until a person says that it was looked after. What is merely wrong at present
/// joins the alarm and leaves it by itself.
class LastingFault
{
public:
    /// @p kept is a saved slot of @p source. @p key tells its alarm from others of the same source.
    LastingFault(station::Component &source, station::Slot<QString> &kept, QString key)
        : m_source(source), m_kept(kept), m_key(std::move(key))
    {
    }

    /// Adds a damage. It reaches the station file even when the station was only opened, not started.
    void keep(const QString &text);
    void forget();
    /// What is kept and what is wrong at present, a line each.
    QStringList all(const QStringList &present) const;
    /// Raises, renews or ends the alarm so that it says all(); does nothing before the station is steady,
    /// because only then somebody listens.
    void tell(const QStringList &present, const QString &sourceName);

private:
    station::Component &m_source;
    station::Slot<QString> &m_kept;
    const QString m_key;
    station::Timer m_saveTimer;
};

} // namespace alarms
