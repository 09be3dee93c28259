#pragma once

#include "station/session/methods.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <set>
#include <unordered_map>

namespace station {

/// Tells sessions what happens to the parts of the tree that they watch.
///
/// News are gathered and sent once per turn of the event loop, one notification of a kind to a session. A
/// slot that changed many times in between is told once, with its latest value, so that a fast point costs a
/// client no more than a slow one. Events of topics are never merged; beyond maxEvents in one turn only their
/// number is told.
class Watches final : public QObject, private Observer
{
    Q_OBJECT
public:
    static constexpr int maxEvents = 1000;
    using Notify = std::function<void(const QString &method, const QJsonObject &params)>;

    explicit Watches(Station &station);
    ~Watches() override;

    /// Watches a component (its slots, its children coming and going), everything below it as well when
    /// @p deep, or one slot only. Returns the watch's number, or why there is none.
    Result<quint64> add(const Call &call, const QString &ord, bool deep);
    Result<void> remove(quint64 session, quint64 watch);

private:
    struct Watch
    {
        quint64 session = 0;
        QString slot; ///< Empty = all slots.
        bool deep = false;
    };

    /// What one session is going to be told.
    struct News
    {
        Notify notify;
        int watches = 0;
        std::vector<QJsonObject> removed;
        std::vector<QJsonObject> renamed;
        std::vector<quint32> added;
        std::set<quint32> restructured;
        std::set<std::pair<quint32, QString>> changed;
        std::vector<QJsonObject> fired;
        int firedUntold = 0;
    };

    void slotChanged(Component &component, const SlotSpec &slot) override;
    void topicFired(Component &component, const SlotSpec &slot, ValueRef payload) override;
    void componentAdded(Component &component) override;
    void componentRemoved(const QString &path, quint32 handle) override;
    void componentRenamed(Component &component, const QString &oldPath) override;
    void structureChanged(Component &component) override;

    /// Calls @p tell for each session that watches @p component, or @p slot of it when one is given.
    void forWatchers(const Component *component, const QString &slot,
                     const std::function<void(News &)> &tell);
    void tellNearby(Component &component, const std::function<void(News &)> &tell,
                    const Component *formerParent = nullptr);
    void schedule();
    void flush();
    void flush(News &news);
    void forgetSession(quint64 session);

    Station &m_station;
    std::map<quint64, std::pair<quint32, Watch>>
        m_watches; ///< By number: the component's handle and the watch.
    std::unordered_multimap<quint32, Watch> m_byHandle;
    int m_deep = 0;
    std::map<quint64, News> m_news; ///< By session.
    quint64 m_next = 1;
    bool m_scheduled = false;
};

} // namespace station
