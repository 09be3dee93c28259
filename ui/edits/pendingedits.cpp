#include "ui/edits/pendingedits.h"

#include "ui/link/ords.h"
#include "ui/link/stationlink.h"

#include <QUndoCommand>

#include <set>

namespace ui {

namespace {

/// The session's code for "done and in force, but not on disk" (docs/session.md).
constexpr int notOnDisk = -32003;

} // namespace

/// An undo step keeps values, not differences: after a save, undoing it is a new edit back to the old value.
class PendingEdits::Step final : public QUndoCommand
{
public:
    Step(PendingEdits &edits, QList<Change> after, const QString &text)
        : QUndoCommand(text), m_edits(edits), m_after(std::move(after))
    {
        for (const Change &change : m_after)
            m_before.append({change.handle, change.slot, edits.current(change.handle, change.slot)});
    }

    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }
    /// Once a secret was saved, nothing here needs to hold it any longer.
    void forgetSecret(quint32 handle, const QString &slot, const QJsonValue &stored)
    {
        for (QList<Change> *changes : {&m_before, &m_after}) {
            for (Change &change : *changes) {
                if (change.handle == handle && change.slot == slot)
                    change.value = stored;
            }
        }
    }

private:
    void apply(const QList<Change> &changes)
    {
        std::set<quint32> handles;
        for (const Change &change : changes) {
            m_edits.apply(change);
            handles.insert(change.handle);
        }
        for (const quint32 handle : handles)
            Q_EMIT m_edits.changed(handle);
    }

    PendingEdits &m_edits;
    QList<Change> m_before;
    QList<Change> m_after;
};

PendingEdits::PendingEdits(QObject *parent) : QObject(parent) {}

const PendingEdit *PendingEdits::find(quint32 handle, const QString &slot) const
{
    const auto edits = m_edits.constFind(handle);
    if (edits == m_edits.constEnd())
        return nullptr;
    const auto edit = edits->constFind(slot);
    return edit == edits->constEnd() ? nullptr : &*edit;
}

int PendingEdits::count() const
{
    int count = 0;
    for (const auto &edits : m_edits)
        count += int(edits.size());
    return count;
}

QJsonValue PendingEdits::current(quint32 handle, const QString &slot) const
{
    const PendingEdit *edit = find(handle, slot);
    return edit ? edit->value : known(handle, slot);
}

void PendingEdits::setKnown(quint32 handle, const QString &slot, const QJsonValue &value)
{
    QJsonValue &known = m_known[handle][slot];
    if (known == value)
        return;
    known = value;
    if (!find(handle, slot))
        return;
    PendingEdit &edit = m_edits[handle][slot];
    edit.theirs.reset();
    if (value == edit.value)
        apply({handle, slot, value});
    else if (value != edit.was)
        edit.theirs = value;
    Q_EMIT changed(handle);
}

void PendingEdits::learn(const ComponentDescription &component)
{
    m_descriptions.insert(component.handle, component);
    for (const SlotDescription &slot : component.slotList) {
        if (slot.kind == SlotDescription::Property)
            setKnown(component.handle, slot.name, slot.value);
    }
}

const ComponentDescription *PendingEdits::description(quint32 handle) const
{
    const auto found = m_descriptions.constFind(handle);
    return found == m_descriptions.constEnd() ? nullptr : &*found;
}

void PendingEdits::edit(const QList<Change> &changes, const QString &text)
{
    QList<Change> real;
    for (const Change &change : changes) {
        if (current(change.handle, change.slot) != change.value)
            real.append(change);
    }
    if (!real.isEmpty())
        m_undo.push(new Step(*this, real, text));
}

void PendingEdits::revert(quint32 handle)
{
    QList<Change> changes;
    const QMap<QString, PendingEdit> edits = of(handle);
    for (auto it = edits.begin(); it != edits.end(); ++it)
        changes.append({handle, it.key(), known(handle, it.key())});
    edit(changes, tr("Revert %n change(s)", nullptr, int(changes.size())));
}

void PendingEdits::useTheirs(quint32 handle, const QString &slot)
{
    edit({{handle, slot, known(handle, slot)}}, tr("Use the station's value of %1").arg(slot));
}

void PendingEdits::keepMine(quint32 handle, const QString &slot)
{
    if (!find(handle, slot))
        return;
    PendingEdit &edit = m_edits[handle][slot];
    edit.was = known(handle, slot);
    edit.theirs.reset();
    Q_EMIT changed(handle);
}

void PendingEdits::setRefusal(quint32 handle, const QString &slot, const QString &why)
{
    const PendingEdit *edit = find(handle, slot);
    if (!edit || edit->refusal == why)
        return;
    m_edits[handle][slot].refusal = why;
    Q_EMIT changed(handle);
}

void PendingEdits::forget(quint32 handle)
{
    m_known.remove(handle);
    m_descriptions.remove(handle);
    if (m_edits.remove(handle) > 0)
        Q_EMIT changed(handle);
}

void PendingEdits::apply(const Change &change)
{
    const QJsonValue station = known(change.handle, change.slot);
    QMap<QString, PendingEdit> &edits = m_edits[change.handle];
    // What a secret was can be neither shown nor sent back: going back to it ends the edit.
    const bool storedSecret =
        change.value.isObject() && change.value.toObject().contains(QStringLiteral("changed"));
    if (station == change.value || storedSecret) {
        edits.remove(change.slot);
        if (edits.isEmpty())
            m_edits.remove(change.handle);
        return;
    }
    const auto found = edits.find(change.slot);
    if (found == edits.end()) {
        edits.insert(change.slot, {change.value, station, {}, {}});
    } else {
        found->value = change.value;
        found->refusal.clear();
    }
}

// Saving ----------------------------------------------------------------------------------------------------

/// One at a time: what the first has written would look like somebody else's change to the second.
void PendingEdits::save(quint32 handle, StationLink &link, Saved done)
{
    if (const auto waiting = m_saving.find(handle); waiting != m_saving.end()) {
        waiting->append([this, handle, &link, done = std::move(done)] { save(handle, link, done); });
        return;
    }
    if (of(handle).isEmpty())
        return done({});
    if (const QList<station::Error> open = undecided(handle); !open.isEmpty())
        return done(open);
    m_saving.insert(handle, {});
    commit(handle, link, [this, handle, done = std::move(done)](const QList<station::Error> &refusals) {
        const QList<std::function<void()>> waiting = m_saving.take(handle);
        done(refusals);
        for (const std::function<void()> &next : waiting)
            next();
    });
}

void PendingEdits::commit(quint32 handle, StationLink &link, Saved done)
{
    const QMap<QString, PendingEdit> sent = of(handle);
    QJsonArray writes;
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        QJsonObject write{{QStringLiteral("ord"), handleOrd(handle, it.key())},
                          {QStringLiteral("value"), it->value}};
        // The station may hold what has not reached this window yet: it was away, or the sheet is closed.
        if (!it->was.isUndefined())
            write.insert(QStringLiteral("was"), it->was);
        writes.append(write);
    }
    link.call(QStringLiteral("slot.commit"), {{QStringLiteral("writes"), writes}}, this,
              [this, handle, sent, &link, done = std::move(done)](const client::Reply &reply) {
                  // In force though not on disk: what was sent is the station's value now.
                  if (!reply.ok() && reply.code != notOnDisk)
                      return readAgain(handle, link, reply.errors, done);
                  settle(handle, sent, reply.value.toArray());
                  done(reply.errors);
              });
}

QList<station::Error> PendingEdits::undecided(quint32 handle) const
{
    QList<station::Error> errors;
    const ComponentDescription *component = description(handle);
    const QMap<QString, PendingEdit> edits = of(handle);
    for (auto it = edits.begin(); it != edits.end(); ++it) {
        if (it->theirs)
            errors.append({(component ? component->ord : handleOrd(handle)) + QLatin1Char('.') + it.key(),
                           tr("it was changed elsewhere meanwhile, so nothing is saved yet"),
                           tr("Choose \"Use theirs\" or \"Keep mine\" on its sheet, then save again")});
    }
    return errors;
}

/// A refusal may be news of what somebody else wrote: it is read, and stands beside the edit.
void PendingEdits::readAgain(quint32 handle, StationLink &link, const QList<station::Error> &refusals,
                             Saved done)
{
    QJsonArray ords;
    const QStringList names = of(handle).keys();
    for (const QString &slot : names)
        ords.append(handleOrd(handle, slot));
    link.call(QStringLiteral("slot.read"), {{QStringLiteral("ords"), ords}}, this,
              [this, handle, names, refusals, done = std::move(done)](const client::Reply &reply) {
                  const QJsonArray rows = reply.value.toArray();
                  for (qsizetype i = 0; reply.ok() && i < std::min(names.size(), rows.size()); ++i)
                      setKnown(handle, names.at(i), rows.at(i)[QStringLiteral("value")]);
                  noteRefusals(handle, refusals);
                  done(refusals);
              });
}

/// What was saved is no edit any more, unless the person has changed it again while the answer was under way:
/// then the edit goes on from what was saved. @p rows tell what the station made of it.
void PendingEdits::settle(quint32 handle, const QMap<QString, PendingEdit> &sent, const QJsonArray &rows)
{
    qsizetype row = 0;
    for (auto it = sent.begin(); it != sent.end(); ++it, ++row) {
        // A secret reads differently from what was typed.
        const bool readsAsTyped = it->was.isObject() == it->value.isObject();
        if (row < rows.size())
            m_known[handle][it.key()] = rows.at(row)[QStringLiteral("value")];
        else if (readsAsTyped)
            m_known[handle][it.key()] = it->value;
        if (!readsAsTyped)
            forgetSecret(handle, it.key());
        const PendingEdit *now = find(handle, it.key());
        if (!now)
            continue;
        if (now->value == it->value) {
            m_edits[handle].remove(it.key());
        } else {
            m_edits[handle][it.key()].was = known(handle, it.key());
            m_edits[handle][it.key()].theirs.reset();
        }
    }
    if (m_edits.value(handle).isEmpty())
        m_edits.remove(handle);
    Q_EMIT changed(handle);
}

void PendingEdits::forgetSecret(quint32 handle, const QString &slot)
{
    for (int i = 0; i < m_undo.count(); ++i) {
        // The stack is this object's own and holds nothing else.
        if (auto *step = dynamic_cast<Step *>(const_cast<QUndoCommand *>(m_undo.command(i))))
            step->forgetSecret(handle, slot, known(handle, slot));
    }
}

void PendingEdits::noteRefusals(quint32 handle, const QList<station::Error> &errors)
{
    if (!m_edits.contains(handle))
        return;
    for (auto &edit : m_edits[handle])
        edit.refusal.clear();
    const ComponentDescription *component = description(handle);
    const auto worded = [component](const QString &text) {
        return component ? component->inWords(text) : text;
    };
    for (const station::Error &error : errors) {
        const QString slot = error.what.section(QLatin1Char('.'), -1);
        const auto found = m_edits[handle].find(slot);
        // What somebody else changed waits for a decision, not for another entry.
        if (found != m_edits[handle].end() && !found->theirs)
            found->refusal = worded(station::Error{{}, error.why, error.remedy}.text());
    }
    Q_EMIT changed(handle);
}

} // namespace ui
