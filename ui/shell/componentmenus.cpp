// What a component's menu offers: its views and actions, what can be added, the editing commands.

#include "station/value/ord.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/language.h"
#include "ui/look/mnemonics.h"
#include "ui/shell/componentcommands.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"
#include "ui/shell/viewfactory.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace ui {

void ComponentCommands::fillMenu(QMenu *menu, const QString &ord, const QStringList &selected,
                                 std::function<void()> filled)
{
    const Submenus submenus = addSubmenus(menu);
    menu->addAction(tr("&Open in a new tab"), this, [this, ord] { Q_EMIT tabWanted(ord); })
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+T")));
    menu->addSeparator();
    addEditing(menu, ord, selected);
    fillSubmenus(submenus, ord, std::move(filled));
}

ComponentCommands::Submenus ComponentCommands::addSubmenus(QMenu *menu)
{
    return {menu->addMenu(icon(QStringLiteral("view")), tr("&Views")),
            menu->addMenu(icon(QStringLiteral("action")), tr("&Actions")),
            menu->addMenu(icon(QStringLiteral("add")), tr("&New"))};
}

void ComponentCommands::fillSubmenus(const Submenus &submenus, const QString &ord,
                                     std::function<void()> filled)
{
    m_context.link.call(QStringLiteral("component.describe"), {{QStringLiteral("ord"), ord}}, submenus.views,
                        [this, submenus, ord, filled = std::move(filled)](const client::Reply &reply) {
                            for (QMenu *menu : {submenus.views, submenus.actions, submenus.add})
                                menu->clear();
                            if (!reply.ok()) {
                                m_context.notifications.add(Notifications::Error, reply.errors.first().text(),
                                                            ord);
                                return;
                            }
                            const auto component = ComponentDescription::fromJson(reply.value.toObject());
                            addViews(submenus.views, component);
                            addActions(submenus.actions, component);
                            addNew(submenus.add, ord, filled);
                        });
}

void ComponentCommands::addViews(QMenu *menu, const ComponentDescription &component)
{
    for (const QString &view : component.views) {
        if (!viewTitle(view).isEmpty())
            menu->addAction(viewTitle(view), this,
                            [this, ord = component.ord, view] { m_context.navigate(ord, view); });
    }
    giveMnemonics(*menu);
}

void ComponentCommands::addActions(QMenu *menu, const ComponentDescription &component)
{
    for (const SlotDescription &slot : component.slotList) {
        if (slot.kind != SlotDescription::Action || slot.has(SlotDescription::Hidden))
            continue;
        QAction *action =
            menu->addAction(slot.has(SlotDescription::ConfirmRequired) || !slot.typeName.isEmpty()
                                ? slot.displayName + QStringLiteral("…")
                                : slot.displayName,
                            this, [this, component, slot] { invoke(component, slot); });
        action->setToolTip(slot.doc);
    }
    giveMnemonics(*menu);
    menu->setToolTipsVisible(true);
    menu->setEnabled(!menu->isEmpty());
}

void ComponentCommands::addNew(QMenu *menu, const QString &ord, std::function<void()> filled)
{
    m_context.link.call(
        QStringLiteral("palette.list"), {{QStringLiteral("parent"), ord}}, menu,
        [this, menu, ord, filled = std::move(filled)](const client::Reply &reply) {
            QMap<QString, QMenu *> groups;
            for (const QJsonValue &row : reply.value.toArray()) {
                const QString group = row[QStringLiteral("group")].toString();
                if (!groups.contains(group))
                    groups.insert(group, menu->addMenu(inOwnLanguage(station::displayNameOf(group))));
                const QString type = row[QStringLiteral("type")].toString();
                QAction *action =
                    groups[group]->addAction(icon(row[QStringLiteral("icon")].toString()),
                                             inOwnLanguage(row[QStringLiteral("displayName")].toString()),
                                             this, [this, type, ord] { add(type, ord); });
                action->setToolTip(inOwnLanguage(row[QStringLiteral("doc")].toString()));
                groups[group]->setToolTipsVisible(true);
            }
            giveMnemonics(*menu);
            for (QMenu *group : std::as_const(groups))
                giveMnemonics(*group);
            menu->setEnabled(!menu->isEmpty());
            filled();
        });
}

void ComponentCommands::addEditing(QMenu *menu, const QString &ord, const QStringList &selected)
{
    const bool isRoot = selected.contains(QStringLiteral("/"));
    const auto command = [&](const char *picture, const QString &text, const QKeySequence &keys, auto run,
                             bool can) {
        QAction *action = menu->addAction(icon(QLatin1String(picture)), text, this, run);
        action->setShortcut(keys);
        action->setEnabled(can);
    };
    if (selected.size() > 1)
        command(
            "settings", tr("&Edit %n components together", nullptr, int(selected.size())), {},
            [this, selected] { editTogether(selected); }, true);
    command(
        "cut", tr("Cu&t"), QKeySequence::Cut, [this, selected] { cut(selected); }, !isRoot);
    command(
        "copy", tr("&Copy"), QKeySequence::Copy, [this, selected] { copy(selected); }, !isRoot);
    command(
        "paste", tr("&Paste"), QKeySequence::Paste, [this, ord] { paste(ord); }, canPaste());
    command(
        "duplicate", tr("D&uplicate"), QKeySequence(QStringLiteral("Ctrl+D")),
        [this, selected] { duplicate(selected); }, !isRoot);
    command(
        "delete", tr("&Delete…"), QKeySequence::Delete, [this, selected] { remove(selected); }, !isRoot);
    command(
        "rename", tr("&Rename…"), QKeySequence(Qt::Key_F2), [this, ord] { rename(ord); },
        !isRoot && selected.size() == 1);
    menu->addSeparator();
    menu->addAction(tr("Copy pat&h"), this,
                    [selected] { QGuiApplication::clipboard()->setText(selected.join(QLatin1Char('\n'))); });
}

} // namespace ui
