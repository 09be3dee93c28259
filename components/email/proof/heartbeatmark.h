#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace email {

struct ReceivedMail;

/// What a heartbeat says of itself in a header of its own: `X-Station-Heartbeat: <id>;<sequence>;<interval>`,
/// the interval in seconds, until the next one is due.
struct HeartbeatMark
{
    static constexpr const char *field = "X-Station-Heartbeat";
    /// No heartbeat is further from the next: a day, with the hour that a clock is put back, and one more.
    static constexpr qint64 mostIntervalMs = 26 * 3'600'000;
    static constexpr int mostIdLength = 64;

    QString id{};
    qint64 sequence = 0; ///< From 1, one more each time.
    qint64 intervalMs = 0;

    QString text() const;
    /// Nothing when it is not exactly of this form: anybody can write a header.
    static std::optional<HeartbeatMark> parse(const QString &text);
    static bool isId(const QString &text);
    /// The nearest id to any text: ASCII letters, digits, dots, dashes.
    static QString idOf(const QString &text);
};

/// A heartbeat as it came; nobody vouches for any of it.
struct HeardHeartbeat
{
    HeartbeatMark mark{};
    QStringList from{}; ///< Bare addresses.
    QDateTime sent{};   ///< By its Date; may be invalid.

    /// Out of a message's own header alone: what a bounce or a reply quotes is none.
    static std::optional<HeardHeartbeat> of(const ReceivedMail &mail);
};

} // namespace email
