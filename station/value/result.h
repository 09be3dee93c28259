#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace station {

/// Why something was refused or failed: what was tried, the reason, and what a person can do about it.
struct Error
{
    QString what{};   ///< The thing that failed, e.g. "/Services/EmailService/Outgoing.port".
    QString why{};    ///< The reason, e.g. "70000 is above the highest port 65535".
    QString remedy{}; ///< What to do next; empty when the reason says it already.

    /// One line for a person: "what: why. remedy".
    QString text() const
    {
        QString line = what.isEmpty() ? why : what + QStringLiteral(": ") + why;
        while (line.endsWith(QLatin1Char('.')))
            line.chop(1);
        if (!remedy.isEmpty())
            line += QStringLiteral(". ") + remedy;
        return line;
    }
};

/// Either a value or the Error that says why there is none.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return m_value.has_value(); }
    explicit operator bool() const { return ok(); }
    const T &value() const & { return *m_value; }
    T &&value() && { return std::move(*m_value); }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return &*m_value; }
    const Error &error() const { return m_error; }

private:
    std::optional<T> m_value;
    Error m_error;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace station
