#include "ui/sheet/sheetchanges.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/sheet/valuetext.h"

#include <QPointer>

namespace ui {

namespace {

/// Whether a value can be what its slot's type and facets want; the reason when it cannot.
QString whyWrong(const SlotDescription &slot, const QJsonValue &value)
{
    if (!slot.type) {
        const bool known = slot.facets.range.isEmpty() || slot.facets.range.contains(value.toString());
        return known ? QString()
                     : SheetChanges::tr("\"%1\" is none of: %2")
                           .arg(value.toString(), slot.facets.range.join(QStringLiteral(", ")));
    }
    station::Value parsed = station::makeValue(slot.type);
    if (const auto read = slot.type->fromJson(parsed.data(), value, slot.facets); !read)
        return read.error().text();
    if (const auto checked = slot.type->check(parsed.ref().data, slot.facets); !checked)
        return checked.error().text();
    return {};
}

} // namespace

SheetChanges::SheetChanges(StationLink &link, PendingEdits &edits, QObject *parent)
    : QObject(parent), m_link(link), m_edits(edits)
{
}

QJsonValue SheetChanges::current(const SheetPart &part, const QString &slot) const
{
    const quint32 handle = part.handles.value(0);
    const PendingEdit *edit = m_edits.find(handle, slot);
    return edit ? edit->value : m_edits.known(handle, slot);
}

rules::Values SheetChanges::valuesOf(const SheetPart &part) const
{
    return [this, &part](const QString &slot) { return current(part, slot); };
}

QString SheetChanges::shown(const SheetPart &part, const SlotDescription &slot, const QJsonValue &value) const
{
    if (slot.isSecret()) {
        if (value.isObject())
            return value.toObject().value(QStringLiteral("set")).toBool() ? tr("•••• stored") : tr("none");
        return value.isNull() ? tr("will be forgotten") : tr("•••• new");
    }
    const QString text = personText(slot, value);
    if (slot.typeName != QLatin1String("port") || value.toInt() != -1)
        return text;
    const int automatic = rules::automaticPort(part.description, valuesOf(part), slot.name);
    return automatic > 0 ? tr("auto (%1)").arg(automatic) : text;
}

QString SheetChanges::stepText(const SheetPart &part, const QString &slot, const QJsonValue &from,
                               const QJsonValue &to) const
{
    const SlotDescription *found = part.description.find(slot);
    if (!found)
        return slot;
    if (found->isSecret() || part.isMany())
        return found->displayName;
    const auto brief = [](const QString &text) {
        const QString line = text.section(QLatin1Char('\n'), 0, 0);
        return line.size() > 40 ? line.left(39) + QStringLiteral("…") : line;
    };
    return tr("%1 %2 → %3")
        .arg(found->displayName, brief(personText(*found, from)), brief(personText(*found, to)));
}

bool SheetChanges::isForMany(const SlotDescription &slot)
{
    return !slot.isSecret() && slot.name != QLatin1String("name");
}

// Changing --------------------------------------------------------------------------------------------------

void SheetChanges::change(const std::shared_ptr<SheetPart> &part, const QString &slot,
                          const QJsonValue &value)
{
    const QJsonValue before = current(*part, slot);
    const rules::Consequences first = rules::follow(part->description, valuesOf(*part), slot, value);
    QList<PendingEdits::Change> all;
    for (const quint32 handle : part->handles) {
        // Each component follows by its own values: one may have a port that was chosen by hand.
        const rules::Values own = [this, handle](const QString &name) {
            const PendingEdit *edit = m_edits.find(handle, name);
            return edit ? edit->value : m_edits.known(handle, name);
        };
        all.append({handle, slot, value});
        for (const rules::Write &write : rules::follow(part->description, own, slot, value).writes)
            all.append({handle, write.slot, write.value});
    }
    const bool same = !part->isMany() && before == value;
    m_edits.edit(all, stepText(*part, slot, before, value));
    if (!same)
        Q_EMIT said(part, first);
}

void SheetChanges::keepWrong(const std::shared_ptr<SheetPart> &part, const QString &slot,
                             const QString &entry, const QString &why)
{
    change(part, QList<rules::Write>{{slot, entry}},
           stepText(*part, slot, current(*part, slot), QJsonValue(entry)));
    for (const quint32 handle : part->handles)
        m_edits.setRefusal(handle, slot, why);
}

void SheetChanges::change(const std::shared_ptr<SheetPart> &part, const QList<rules::Write> &writes,
                          const QString &step)
{
    QList<PendingEdits::Change> all;
    for (const quint32 handle : part->handles) {
        for (const rules::Write &write : writes)
            all.append({handle, write.slot, write.value});
    }
    m_edits.edit(all, step);
}

void SheetChanges::reset(const std::shared_ptr<SheetPart> &part, const QStringList &slotNames)
{
    QList<rules::Write> writes;
    for (const QString &name : slotNames) {
        const SlotDescription *slot = part->description.find(name);
        if (!slot || !slot->writable || (part->isMany() && !isForMany(*slot)))
            continue;
        // The default of a secret is that there is none.
        if (!slot->isSecret())
            writes.append({name, slot->initial});
        else if (current(*part, name).toObject().value(QStringLiteral("set")).toBool())
            writes.append({name, QJsonValue()});
        else
            writes.append({name, m_edits.known(part->handles.value(0), name)});
    }
    const SlotDescription *only =
        writes.size() == 1 ? part->description.find(slotNames.constFirst()) : nullptr;
    change(part, writes,
           only ? tr("Reset %1").arg(only->displayName) : tr("Reset %n slots", nullptr, int(writes.size())));
}

void SheetChanges::revert(const Parts &parts)
{
    for (const auto &part : parts) {
        for (const quint32 handle : part->handles)
            m_edits.revert(handle);
    }
}

void SheetChanges::revertSlot(const std::shared_ptr<SheetPart> &part, const QString &slot)
{
    QList<PendingEdits::Change> all;
    for (const quint32 handle : part->handles)
        all.append({handle, slot, m_edits.known(handle, slot)});
    const SlotDescription *found = part->description.find(slot);
    m_edits.edit(all, tr("Revert %1").arg(found ? found->displayName : slot));
}

// Saving ----------------------------------------------------------------------------------------------------

QList<SheetChanges::Problem> SheetChanges::check(const Parts &parts)
{
    QList<Problem> problems;
    for (const auto &part : parts) {
        for (const quint32 handle : part->handles) {
            const QMap<QString, PendingEdit> edits = m_edits.of(handle);
            const bool isFirst = handle == part->handles.constFirst();
            for (auto it = edits.begin(); it != edits.end(); ++it) {
                const SlotDescription *slot = part->description.find(it.key());
                const QString why = slot ? whyWrong(*slot, it->value) : QString();
                m_edits.setRefusal(handle, it.key(), why);
                if (!why.isEmpty() && isFirst)
                    problems.append({part, handle, it.key(), why});
                // Never overwritten silently: it waits on the sheet with its two choices.
                else if (it->theirs)
                    problems.append({part, handle, it.key(), tr("it was changed elsewhere")});
            }
            if (!isFirst || edits.isEmpty())
                continue;
            const QHash<QString, QString> refused = rules::refusals(part->description, valuesOf(*part));
            for (auto it = refused.begin(); it != refused.end(); ++it) {
                m_edits.setRefusal(handle, it.key(), *it);
                problems.append({part, handle, it.key(), *it});
            }
        }
    }
    return problems;
}

void SheetChanges::save(const Parts &parts, std::function<void(const QList<Problem> &, int)> done)
{
    if (const QList<Problem> problems = check(parts); !problems.isEmpty())
        return done(problems, 0);
    auto saving = std::make_shared<Saving>();
    saving->done = std::move(done);
    saving->open = 1;
    for (const auto &part : parts) {
        for (const quint32 handle : part->handles) {
            if (m_edits.count(handle) > 0)
                saveOne(part, handle, saving);
        }
    }
    if (--saving->open == 0)
        saving->done(saving->problems, saving->applied);
}

void SheetChanges::saveOne(const std::shared_ptr<SheetPart> &part, quint32 handle,
                           const std::shared_ptr<Saving> &saving)
{
    ++saving->open;
    const QPointer<SheetChanges> self(this);
    m_edits.save(handle, m_link, [self, part, handle, saving](const QList<station::Error> &refusals) {
        saving->applied += refusals.isEmpty() ? 1 : 0;
        for (const station::Error &error : refusals) {
            const QString slot = error.what.section(QLatin1Char('.'), -1);
            const bool known = part->description.find(slot) != nullptr;
            const QString where =
                part->isMany() ? part->ords.value(part->handles.indexOf(handle)) : QString();
            const QString text = part->description.inWords(
                known ? station::Error{where, error.why, error.remedy}.text() : error.text());
            saving->problems.append({part, handle, known ? slot : QString(), text});
        }
        if (--saving->open == 0 && self)
            saving->done(saving->problems, saving->applied);
    });
}

} // namespace ui
