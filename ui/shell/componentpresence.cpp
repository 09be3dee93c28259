#include "ui/shell/componentpresence.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/shell/notifications.h"
#include "ui/shell/presencestep.h"
#include "ui/shell/view.h"

#include <QJsonArray>

namespace ui {

namespace {

bool liesBelowAnother(const QString &ord, const QStringList &ords)
{
    return std::any_of(ords.begin(), ords.end(),
                       [&ord](const QString &other) { return ord.startsWith(other + QLatin1Char('/')); });
}

} // namespace

ComponentPresence::ComponentPresence(ViewContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
}

void ComponentPresence::remove(const QStringList &ords)
{
    const auto together = std::make_shared<Together>();
    for (const QString &ord : ords) {
        if (!liesBelowAnother(ord, ords))
            together->list.push_back({.ord = ord, .removal = {}});
    }
    together->unanswered = int(together->list.size());
    want(together, false);
}

void ComponentPresence::remember(const QString &text, const QStringList &ords)
{
    const auto together = std::make_shared<Together>();
    for (const QString &ord : ords)
        together->list.push_back({.ord = ord, .removal = {}});
    push(text, true, together);
}

void ComponentPresence::push(const QString &text, bool present, const Shared &together)
{
    m_context.edits.undoStack().push(
        new PresenceStep(text, present, [this, together](bool wanted) { want(together, wanted); }));
}

void ComponentPresence::want(const Shared &together, bool present)
{
    for (One &one : together->list)
        one.wanted = present;
    // The last that went comes first, so that each finds its place among the others.
    for (std::size_t i = 0; i < together->list.size(); ++i)
        settle(together, present ? together->list.size() - 1 - i : i);
}

void ComponentPresence::settle(const Shared &together, std::size_t index)
{
    One &one = together->list.at(index);
    if (one.busy || one.present == one.wanted)
        return;
    one.busy = true;
    const QString method =
        one.wanted ? QStringLiteral("component.restore") : QStringLiteral("component.remove");
    const QJsonObject params = one.wanted ? QJsonObject{{QStringLiteral("removal"), one.removal}}
                                          : QJsonObject{{QStringLiteral("ord"), one.ord}};
    m_context.link.call(method, params, this, [this, together, index](const client::Reply &reply) {
        One &answered = together->list.at(index);
        answered.busy = false;
        if (reply.ok()) {
            take(answered, reply.value);
        } else {
            answered.wanted = answered.present;
            m_context.notifications.add(Notifications::Error, reply.errors.first().text(), answered.ord);
        }
        if (together->unanswered > 0 && --together->unanswered == 0)
            finishRemoval(together);
        settle(together, index);
    });
}

void ComponentPresence::take(One &one, const QJsonValue &answer)
{
    one.present = !one.present;
    one.ord = answer[QStringLiteral("ord")].toString(one.ord);
    one.removal = answer[QStringLiteral("removal")].toString();
    for (const QJsonValue &lost : answer[QStringLiteral("lost")].toArray())
        m_context.notifications.add(Notifications::Warning,
                                    tr("%1 is back, but not this: %2").arg(one.ord, lost.toString()),
                                    one.ord);
}

/// Only what the station keeps can be undone.
void ComponentPresence::finishRemoval(const Shared &together)
{
    const auto kept = std::make_shared<Together>();
    for (const One &one : together->list) {
        if (one.present)
            continue;
        if (one.removal.isEmpty())
            m_context.notifications.add(
                Notifications::Warning,
                tr("%1 has too many components to be kept: deleting it cannot be undone").arg(one.ord));
        else
            kept->list.push_back(one);
    }
    if (kept->list.empty())
        return;
    push(kept->list.size() == 1 ? tr("Delete %1").arg(nameIn(kept->list.front().ord))
                                : tr("Delete %n components", nullptr, int(kept->list.size())),
         false, kept);
}

} // namespace ui
