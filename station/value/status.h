#pragma once

#include <QString>

namespace station {

/// The quality of a value or the health of a component: a set of flags. No flag means {ok}.
/// When several are set, the lowest bit decides the colour: disabled, fault, down, alarm, stale, overridden.
class Status
{
public:
    enum Flag : quint16 {
        Ok = 0,
        Disabled = 1,    ///< Switched off by a person.
        Fault = 2,       ///< Configuration or logic error; a person must mend it.
        Down = 4,        ///< Communication lost; may come back by itself.
        Alarm = 8,       ///< The value is in alarm.
        Stale = 16,      ///< No fresh data in time.
        Overridden = 32, ///< A person's command is in force.
        Null = 64,       ///< There is no value.
        UnackedAlarm = 128,
    };

    constexpr Status() noexcept {}
    constexpr Status(Flag flag) : m_flags(flag) {}
    constexpr explicit Status(quint16 flags) : m_flags(flags) {}

    constexpr quint16 flags() const { return m_flags; }
    constexpr bool has(Flag flag) const { return (m_flags & flag) != 0; }
    /// True when the value may be used: neither disabled, fault, down, stale nor null.
    constexpr bool isValid() const { return (m_flags & (Disabled | Fault | Down | Stale | Null)) == 0; }
    constexpr Status with(Flag flag, bool on = true) const
    {
        return Status(quint16(on ? m_flags | flag : m_flags & ~flag));
    }
    /// What a result inherits from its input: everything but the person's override and the alarm bits.
    constexpr Status inherited() const
    {
        return Status(quint16(m_flags & (Disabled | Fault | Down | Stale | Null)));
    }

    /// "{ok}", "{fault,alarm}".
    QString text() const;
    /// Reads text() back, with or without braces; false when a word is unknown.
    static bool parse(const QString &text, Status &status);

    friend constexpr bool operator==(Status, Status) = default;
    friend constexpr Status operator|(Status a, Status b) { return Status(quint16(a.m_flags | b.m_flags)); }

private:
    quint16 m_flags = 0;
};

} // namespace station
