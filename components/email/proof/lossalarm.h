#pragma once

#include "station/component.h"

namespace email {

/// The one alarm of a component that misses mail. It outlives a restart, and says in the log too when it
/// begins and ends.
class LossAlarm
{
public:
    LossAlarm(station::Component &owner, QString key) : m_owner(owner), m_key(std::move(key)) {}

    /// What was open when the station stopped.
    void load();
    bool isOpen() const { return !m_words.isEmpty(); }
    /// What the open alarm says; empty when there is none.
    const QString &words() const { return m_words; }
    /// @p sourceName is what the console shows as its source.
    void raise(const QString &sourceName, const QString &words) { report(true, sourceName, words); }
    /// @p words say what ended it.
    void end(const QString &sourceName, const QString &words) { report(false, sourceName, words); }

private:
    void report(bool isLost, const QString &sourceName, const QString &words);

    station::Component &m_owner;
    const QString m_key;
    QString m_words;
};

} // namespace email
