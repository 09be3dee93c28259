#pragma once

#include "station/value/result.h"
#include "ui/link/description.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace ui {

class StationLink;

/// A change that a person made on a sheet and has not saved.
struct PendingEdit
{
    QJsonValue value;
    QJsonValue was;                   ///< The station's value when the edit began.
    std::optional<QJsonValue> theirs; ///< What somebody else made of it meanwhile.
    QString refusal;                  ///< Why the station refused it, or why it cannot be right.
};

/// All changes of a window that are not saved: they stay with their component whatever view is open, and
/// while the station is away. Each change is a step of the window's undo stack; nothing reaches the station
/// before save().
class PendingEdits final : public QObject
{
    Q_OBJECT
public:
    /// One slot's part of an undo step.
    struct Change
    {
        quint32 handle = 0;
        QString slot;
        QJsonValue value; ///< Equal to the station's value = no edit any more.
    };
    /// What save() came to: nothing on success, else one error for each refused slot, or one for the whole.
    using Saved = std::function<void(const QList<station::Error> &refusals)>;

    explicit PendingEdits(QObject *parent = nullptr);

    QUndoStack &undoStack() { return m_undo; }

    /// Says what the station holds now. An edit that is pending notes a difference as somebody else's change.
    void setKnown(quint32 handle, const QString &slot, const QJsonValue &value);
    QJsonValue known(quint32 handle, const QString &slot) const { return m_known.value(handle).value(slot); }
    /// Takes all values of a component as the station described it, and how it and its slots are called.
    void learn(const ComponentDescription &component);
    /// As it was learnt last; null = never.
    const ComponentDescription *description(quint32 handle) const;

    /// Makes, alters or ends edits in one undo step called @p text: "Port 25 → 465".
    void edit(const QList<Change> &changes, const QString &text);
    /// Gives all edits of a component up, in one undo step.
    void revert(quint32 handle);
    /// Takes somebody else's value over, or keeps the own one and forgets the notice.
    void useTheirs(quint32 handle, const QString &slot);
    void keepMine(quint32 handle, const QString &slot);
    /// Notes why an edit cannot be saved as it is; empty takes the note away.
    void setRefusal(quint32 handle, const QString &slot, const QString &why);
    /// The component has gone: there is nothing left to save.
    void forget(quint32 handle);

    const PendingEdit *find(quint32 handle, const QString &slot) const;
    QMap<QString, PendingEdit> of(quint32 handle) const { return m_edits.value(handle); }
    QList<quint32> handles() const { return m_edits.keys(); }
    int count() const;
    int count(quint32 handle) const { return int(m_edits.value(handle).size()); }

    /// Commits all edits of a component, whole or not at all. Refusals are noted on their edits. A slot that
    /// somebody else changed meanwhile refuses all until a person has decided between the two.
    void save(quint32 handle, StationLink &link, Saved done);

Q_SIGNALS:
    void changed(quint32 handle);

private:
    class Step;

    void apply(const Change &change);
    QJsonValue current(quint32 handle, const QString &slot) const;
    QList<station::Error> undecided(quint32 handle) const;
    void commit(quint32 handle, StationLink &link, Saved done);
    void settle(quint32 handle, const QMap<QString, PendingEdit> &sent, const QJsonArray &rows);
    void readAgain(quint32 handle, StationLink &link, const QList<station::Error> &refusals, Saved done);
    void forgetSecret(quint32 handle, const QString &slot);
    void noteRefusals(quint32 handle, const QList<station::Error> &errors);

    QUndoStack m_undo;
    QMap<quint32, QMap<QString, PendingEdit>> m_edits;
    QHash<quint32, QHash<QString, QJsonValue>> m_known;
    QHash<quint32, ComponentDescription> m_descriptions;
    /// Saves that wait for one of the same component that is under way.
    QHash<quint32, QList<std::function<void()>>> m_saving;
};

} // namespace ui
