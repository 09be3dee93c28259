#include "components/email/outbox/lane.h"

#include <algorithm>

namespace email {

void Lane::succeeded()
{
    proven = true;
    blamed = 0;
    failures = 0;
    brokenInRow = 0;
    doubtsInRow = 0;
    showsDayIsUsedUp = false;
    refresh();
}

void Lane::answered()
{
    blamed = 0;
    failures = 0;
    brokenInRow = 0;
    refresh();
}

void Lane::failed(qint64 now, qint64 waitMs, bool mayHurry)
{
    proven = false;
    ++failures;
    notBefore = now + waitMs;
    hurryAt = mayHurry ? now + ShortestRetryMs : Never;
}

bool Lane::broke()
{
    proven = false;
    return ++brokenInRow >= BreaksBeforeBlame;
}

bool Lane::doubted(qint64 now, qint64 waitMs)
{
    proven = false;
    pauseUntil = now + waitMs;
    if (++doubtsInRow < DoubtsBeforeFallback)
        return false;
    doubtUntil = now + LongestRetryMs;
    return true;
}

void Lane::refresh()
{
    notBefore = 0;
    pauseUntil = 0;
    doubtUntil = 0;
}

void Lane::hurry(qint64 now)
{
    if (notBefore > now && hurryAt != Never)
        notBefore = std::min(notBefore, std::max(now, hurryAt));
}

int Lane::room(bool urgent, qint64 now) const
{
    if (pauseUntil > now)
        return 0;
    const int room = courier->capacity(urgent) - preparing;
    const bool shaky = failures > 0 || brokenInRow > 0 || doubtsInRow > 0;
    return shaky ? std::min(room, 1 - underWay) : room;
}

std::vector<quint32> Lanes::setCouriers(const std::vector<Courier *> &inOrder)
{
    std::vector<std::unique_ptr<Lane>> before = std::exchange(m_lanes, {});
    for (Courier *courier : inOrder) {
        const quint32 handle = courier->courierHandle();
        const auto known = std::find_if(before.begin(), before.end(),
                                        [&](const auto &lane) { return lane && lane->handle == handle; });
        auto lane = known == before.end() ? std::make_unique<Lane>() : std::move(*known);
        lane->courier = courier;
        lane->handle = handle;
        m_lanes.push_back(std::move(lane));
    }
    std::vector<quint32> gone;
    for (const auto &lane : before) {
        if (lane)
            gone.push_back(lane->handle);
    }
    return gone;
}

Lane *Lanes::find(quint32 handle) const
{
    for (const auto &lane : m_lanes) {
        if (lane->handle == handle)
            return lane.get();
    }
    return nullptr;
}

Lane *Lanes::findByOrd(const QString &ord) const
{
    for (const auto &lane : m_lanes) {
        if (lane->courier->courierOrd() == ord)
            return lane.get();
    }
    return nullptr;
}

Lane *Lanes::first() const
{
    for (const auto &lane : m_lanes) {
        if (lane->courier->isEnabled())
            return lane.get();
    }
    return m_lanes.empty() ? nullptr : m_lanes.front().get();
}

bool Lanes::isOpen(const Lane &lane, qint64 now)
{
    return lane.courier->isEnabled() && lane.courier->isAccepting() && lane.notBefore <= now;
}

std::vector<Lane *> Lanes::able(quint32 home, qint64 now, bool urgent) const
{
    Lane *own = find(home);
    std::vector<Lane *> seen;
    std::vector<Lane *> able;
    for (Lane *lane = own; lane && std::find(seen.begin(), seen.end(), lane) == seen.end();) {
        if (isOpen(*lane, now) && lane->doubtUntil <= now &&
            !lane->quota.dayIsUsedUp(lane->limitsFor(urgent, now), now, urgent))
            able.push_back(lane);
        seen.push_back(lane);
        Courier *fallback = lane->courier->fallback();
        lane = fallback ? find(fallback->courierHandle()) : nullptr;
    }
    // Nobody better: an account whose deliveries end in doubt is still better than none.
    if (able.empty() && own && isOpen(*own, now))
        able.push_back(own);
    return able;
}

Lane *Lanes::route(quint32 home, qint64 now, bool urgent) const
{
    const std::vector<Lane *> lanes = able(home, now, urgent);
    return lanes.empty() ? nullptr : lanes.front();
}

std::vector<Lane *> Lanes::ways(quint32 home, qint64 now, Wanted wanted) const
{
    std::vector<Lane *> lanes = able(home, now, wanted.urgent);
    if (wanted.only)
        std::erase_if(lanes, [&](const Lane *lane) { return lane->handle != wanted.only; });
    if (lanes.size() < 2)
        return lanes;
    if (!wanted.late)
        lanes.erase(lanes.begin() + 1, lanes.end());
    else
        std::erase_if(lanes, [&](const Lane *lane) { return lane->handle == wanted.avoid; });
    return lanes;
}

qint64 Lanes::nextTime(qint64 now) const
{
    qint64 next = Never;
    for (const auto &lane : m_lanes) {
        for (const qint64 time : {lane->notBefore, lane->pauseUntil, lane->doubtUntil}) {
            if (time > now)
                next = std::min(next, time);
        }
    }
    return next;
}

} // namespace email
