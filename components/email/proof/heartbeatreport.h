#pragma once

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace station {
class Station;
}

namespace email {

/// How many messages of the outbox ended how.
struct SettledCounts
{
    struct Count
    {
        int kept = 0;  ///< As long as the outbox keeps what is settled.
        int inDay = 0; ///< In the last 24 hours.
    };
    Count held{};
    Count failed{};
    Count expired{};
    Count discarded{};

    /// Asks the database; nothing when it does not answer.
    static void ask(station::Station &station,
                    std::function<void(const std::optional<SettledCounts> &)> done);
};

/// What a heartbeat tells besides that it comes.
struct HeartbeatReport
{
    int number = 0;
    qint64 announcedMs = 0; ///< When the next one is due.
    qint64 runningMs = 0;   ///< How long the station has been running, as far as known.
    bool isAtLeast = false; ///< It may have been running for longer.
    std::optional<SettledCounts> counts{};

    /// In lines, the worst first within each.
    QString text(station::Station &station) const;
};

} // namespace email
