#pragma once

#include "station/actor.h"
#include "station/clock.h"
#include "station/component.h"
#include "station/database.h"
#include "station/log.h"
#include "station/secretstore.h"
#include "station/value/ord.h"

#include <QJsonArray>

#include <typeindex>
#include <unordered_map>

namespace station {

class Links;
class Tree;
struct SecretWrite;

/// One value for one slot, as the wire gives it.
struct SlotWrite
{
    QString ord;
    QJsonValue value;
};

/// A component and one of its slots.
struct SlotAddress
{
    Component *component = nullptr;
    const SlotSpec *slot = nullptr;
    QString ord() const;
};

/// Is told what happens in the tree, at once and in order. Observers must not write from these calls.
class Observer
{
public:
    virtual ~Observer() = default;
    virtual void slotChanged(Component &, const SlotSpec &) {}
    virtual void topicFired(Component &, const SlotSpec &, ValueRef) {}
    virtual void componentAdded(Component &) {}
    virtual void componentRemoved(const QString & /*path*/, quint32 /*handle*/) {}
    virtual void componentRenamed(Component &, const QString & /*oldPath*/) {}
    /// Slots, links or the order of children changed in kind, not in value.
    virtual void structureChanged(Component &) {}
    virtual void steadyReached() {}
};

/// The object tree with everything that serves it: time, database, secrets, log. One thread, no waiting.
///
/// All writes end in one function (validate, apply, notify, audit). What one event causes is one turn: when
/// the outermost Turn ends, scheduled components execute in link order, and the database statements that were
/// gathered are submitted as one transaction.
class Station
{
public:
    enum class Phase { Loading, Loaded, Started, Steady, Stopped };

    Station(const Registry &registry, Clock &clock);
    ~Station();

    // The tree --------------------------------------------------------------------------------------------
    Component &root() const;
    Component *byHandle(quint32 handle) const;
    Result<Component *> find(const QString &ord) const;
    Result<SlotAddress> findSlot(const QString &ord) const;
    /// The first component of C++ type C anywhere below the root, in tree order; nullptr when there is none.
    template <typename C>
    C *service() const
    {
        const auto [known, isNew] = m_services.try_emplace(std::type_index(typeid(C)), nullptr);
        if (isNew)
            known->second = findWhere([](Component &c) { return dynamic_cast<C *>(&c) != nullptr; });
        return static_cast<C *>(known->second);
    }
    Component *findWhere(const std::function<bool(Component &)> &matches) const;
    void forEach(const std::function<void(Component &)> &visit) const;

    /// Makes a component, gives it @p values and mounts it; nothing is left behind when a value is refused.
    Result<Component *> add(Component &parent, const QString &typeName, const QString &name,
                            const QJsonObject &values, const Actor &actor);
    /// Adds a property of value type @p valueType ("double", …) that only this instance has.
    Result<void> addDynamicSlot(Component &owner, const QString &valueType, const QString &name,
                                const QJsonValue &value, const Actor &actor);
    Result<void> removeDynamicSlot(const SlotAddress &address, const Actor &actor);
    Result<void> remove(Component &component, const Actor &actor);
    Result<void> rename(Component &component, const QString &name, const Actor &actor);
    Result<void> move(Component &component, Component &newParent, const Actor &actor);
    Result<Component *> duplicate(const Component &component, Component &parent, const QString &name,
                                  const Actor &actor);
    /// Links carry slot to slot; refused with the reason when the types differ or a loop would arise.
    Links &links() const { return *m_links; }

    // Writing ---------------------------------------------------------------------------------------------
    /// All or nothing. The list names every refusal; empty = everything was applied.
    std::vector<Error> commit(const std::vector<SlotWrite> &writes, const Actor &actor);
    /// The one write function. @p value must have the slot's type.
    Result<void> write(Component &component, const SlotSpec &slot, ValueRef value, const Actor &actor);
    ActionResult invoke(const SlotAddress &action, const QJsonValue &argument, const Actor &actor);
    ActionResult invoke(const SlotAddress &action, ValueRef argument, const Actor &actor);
    void fire(Component &component, const SlotSpec &topic, ValueRef payload);
    void scheduleExecute(Component &component);
    /// Appends to the transaction of the current turn; a Turn must be open.
    void addStatement(const QString &sql, const QVariantList &args);
    /// Calls @p done once everything of this and earlier turns is on disk, or with the reason it is not.
    void whenDurable(std::function<void(const Result<void> &)> done);
    void audit(const Actor &actor, const QString &what, const QString &detail);
    /// The plain text of a secret slot, for the component's own use; an Error says why it cannot be used.
    Result<SecretBytes> secret(const Component &component, const SlotSpec &slot) const;
    /// Whether the station file holds the slot's value: saved slots that no link feeds.
    bool isKept(const Component &component, const SlotSpec &slot) const;
    /// Asks the declared rules and the component whether the proposed values may stand together.
    Result<void> checkRules(const Component &component, const Proposal &proposal) const;

    // Life ------------------------------------------------------------------------------------------------
    Phase phase() const { return m_phase; }
    /// To be called once the tree, the database and the secrets are there: marks which secrets are set and
    /// tells every component loaded().
    void finishLoading();
    /// started() everywhere, then steady() once every scheduled component was executed.
    void start();
    void stop();
    void addObserver(Observer *observer);
    void removeObserver(Observer *observer);
    /// Called when something that the station file keeps has changed.
    void setDirtyListener(std::function<void()> listener) { m_dirtyListener = std::move(listener); }
    void markDirty();
    /// Counts the edits that concern more than one component: a text of the tree that was written half before
    /// and half after one would hold what never was.
    quint64 shape() const { return m_shape; }
    void notifyStructure(Component &component);

    const Registry &registry() const { return m_registry; }
    Clock &clock() const { return m_clock; }
    Database &database() { return m_database; }
    Log &log() { return m_log; }
    SecretStore &secrets() { return m_secrets; }
    Tree &tree() const { return *m_tree; }
    /// The folder DIR; empty for a station without one (tests).
    QString folder() const { return m_folder; }
    void setFolder(const QString &folder) { m_folder = folder; }

private:
    friend class Turn;
    friend class Tree;

    void apply(Component &component, const SlotSpec &slot, ValueRef value, const Actor &actor);
    Result<void> storeSecrets(const std::vector<SecretWrite> &writes, const Actor &actor);
    Result<void> mayGo(const Component &component) const;
    void notifyChanged(Component &component, const SlotSpec &slot);
    void markEdited(const Component &component);
    void refresh(Component &component, const SlotSpec &slot, const Actor &actor);
    void bringToLife(Component &added);
    void afterPathChange(Component &component, const QString &oldPath);
    static bool laterInTurn(const Component *a, const Component *b);
    void markSecrets(Component &component);
    void endTurn();
    void drain();

    const Registry &m_registry;
    Clock &m_clock;
    Database m_database;
    Log m_log;
    SecretStore m_secrets;
    QString m_folder;
    /// What service() found; forgotten whenever a component comes, goes or moves.
    mutable std::unordered_map<std::type_index, Component *> m_services;
    std::unique_ptr<Tree> m_tree;
    std::unique_ptr<Links> m_links;
    std::vector<Observer *> m_observers;
    std::function<void()> m_dirtyListener;
    quint64 m_shape = 0;
    const Component *m_edited = nullptr;  ///< The only one whose kept values this turn has changed.
    std::vector<Component *> m_scheduled; ///< A heap by rank.
    Transaction m_transaction;
    std::vector<std::function<void(const Result<void> &)>> m_waiting;
    std::vector<std::unique_ptr<Component>> m_removed; ///< Until the turn ends.
    Timer m_steadyTimer;
    int m_turnDepth = 0;
    Phase m_phase = Phase::Loading;
};

/// The table of who changed what.
Schema auditSchema();

/// Everything done while it lives belongs together; see Station. Nests freely.
class Turn
{
public:
    explicit Turn(Station &station) : m_station(station) { ++station.m_turnDepth; }
    ~Turn()
    {
        if (m_station.m_turnDepth == 1)
            m_station.endTurn();
        --m_station.m_turnDepth;
    }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

private:
    Station &m_station;
};

} // namespace station
