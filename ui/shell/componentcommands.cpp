#include "ui/shell/componentcommands.h"

#include "station/value/ord.h"
#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/language.h"
#include "ui/look/mnemonics.h"
#include "ui/shell/componentmoves.h"
#include "ui/shell/componentpresence.h"
#include "ui/shell/notifications.h"
#include "ui/shell/treestep.h"
#include "ui/shell/view.h"
#include "ui/shell/viewfactory.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

ComponentCommands::ComponentCommands(ViewContext &context, QWidget *window)
    : QObject(window),
      m_context(context),
      m_window(window),
      m_moves(new ComponentMoves(context, this)),
      m_presence(new ComponentPresence(context, this))
{
    connect(m_moves, &ComponentMoves::nameWanted, this,
            [this](const QString &ord, const QString &parentOrd, const QString &freeName) {
                askForText(tr("Move %1").arg(nameIn(ord)),
                           tr("%1 has a component of that name already. Name there").arg(parentOrd), freeName,
                           [=, this](const QString &name) { m_moves->move(ord, parentOrd, name); });
            });
}

// Menu -----------------------------------------------------------------------------------------------------

void ComponentCommands::fillMenu(QMenu *menu, const QString &ord, const QStringList &selected,
                                 std::function<void()> filled)
{
    const Submenus submenus = addSubmenus(menu);
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

// Commands -------------------------------------------------------------------------------------------------

void ComponentCommands::cut(const QStringList &ords)
{
    copy(ords);
    m_cut = true;
    Q_EMIT cutChanged(ords);
}

void ComponentCommands::copy(const QStringList &ords)
{
    uncut();
    m_clipboard = ords;
    QGuiApplication::clipboard()->setText(ords.join(QLatin1Char('\n')));
}

void ComponentCommands::uncut()
{
    if (!std::exchange(m_cut, false))
        return;
    m_clipboard.clear();
    Q_EMIT cutChanged({});
}

void ComponentCommands::paste(const QString &parentOrd)
{
    const QStringList ords = m_clipboard;
    const bool moves = m_cut;
    uncut();
    drop(ords, parentOrd, !moves);
}

void ComponentCommands::drop(const QStringList &ords, const QString &parentOrd, bool copies)
{
    for (const QString &ord : ords) {
        if (copies)
            requestCopy({{QStringLiteral("ord"), ord}, {QStringLiteral("parent"), parentOrd}});
        else
            m_moves->move(ord, parentOrd);
    }
}

void ComponentCommands::requestCopy(const QJsonObject &params)
{
    ask(QStringLiteral("component.duplicate"), params, [this](const QJsonValue &row) {
        const QString ord = row[QStringLiteral("ord")].toString();
        m_presence->remember(tr("Add %1").arg(nameIn(ord)), {ord});
        Q_EMIT added(ord);
    });
}

void ComponentCommands::duplicate(const QStringList &ords)
{
    for (const QString &ord : ords)
        requestCopy({{QStringLiteral("ord"), ord}});
}

void ComponentCommands::remove(const QStringList &ords)
{
    if (ords.isEmpty())
        return;
    const QString what = ords.size() == 1 ? ords.first() : tr("%n components", nullptr, int(ords.size()));
    confirm(tr("Delete %1?").arg(what),
            tr("Everything below goes too, with its links. Undo (Ctrl+Z) brings it back as it was, with its "
               "links "
               "and passwords, until the station stops; the station also keeps its last 10 versions in the "
               "folder "
               "history."),
            tr("Delete"), [this, ords] { m_presence->remove(ords); });
}

void ComponentCommands::rename(const QString &ord)
{
    askForText(
        tr("Rename %1").arg(nameIn(ord)), tr("New name"), nameIn(ord), [this, ord](const QString &name) {
            if (name == nameIn(ord))
                return;
            const auto renaming = [](const QString &what, const QString &to) {
                return TreeStep::Request{QStringLiteral("component.rename"),
                                         {{QStringLiteral("ord"), what}, {QStringLiteral("name"), to}}};
            };
            const TreeStep::Request there = renaming(ord, name);
            const TreeStep::Request back = renaming(pathBelow(pathAbove(ord), name), nameIn(ord));
            ask(there.method, there.params, [this, name, ord, there, back](const QJsonValue &) {
                m_context.edits.undoStack().push(
                    new TreeStep(tr("Rename %1 → %2").arg(nameIn(ord), name), back, there,
                                 [this](const TreeStep::Request &one) { ask(one.method, one.params); }));
            });
        });
}

void ComponentCommands::editTogether(const QStringList &ords)
{
    // Answers come in the order of the questions, so the last one completes the list.
    const auto components = std::make_shared<QList<ComponentDescription>>();
    for (const QString &ord : ords)
        ask(QStringLiteral("component.describe"), {{QStringLiteral("ord"), ord}},
            [this, components, count = ords.size()](const QJsonValue &answer) {
                components->append(ComponentDescription::fromJson(answer.toObject()));
                if (components->size() < count)
                    return;
                const QString type = components->first().type;
                const bool same =
                    std::all_of(components->begin(), components->end(),
                                [&type](const ComponentDescription &one) { return one.type == type; });
                if (same)
                    Q_EMIT togetherWanted(*components);
                else
                    m_context.notifications.add(
                        Notifications::Error,
                        tr("These components cannot be edited together: they are of several types. Select "
                           "components of one type"));
            });
}

void ComponentCommands::add(const QString &type, const QString &parentOrd)
{
    const QString proposal = type.section(QLatin1Char(':'), 1);
    askForText(tr("New %1").arg(inOwnLanguage(station::displayNameOf(proposal))),
               tr("Name below %1").arg(parentOrd), proposal, [this, type, parentOrd](const QString &name) {
                   ask(QStringLiteral("component.add"),
                       {{QStringLiteral("parent"), parentOrd},
                        {QStringLiteral("type"), type},
                        {QStringLiteral("name"), name}},
                       [this, name](const QJsonValue &row) {
                           const QString ord = row[QStringLiteral("ord")].toString();
                           m_presence->remember(tr("Add %1").arg(name), {ord});
                           Q_EMIT added(ord);
                       });
               });
}

void ComponentCommands::invoke(const ComponentDescription &component, const SlotDescription &action)
{
    const auto withArgument = [this, component, action] {
        if (action.typeName.isEmpty())
            return send(component, action, QJsonValue::Undefined);
        askForText(action.displayName, action.doc, {}, [this, component, action](const QString &text) {
            if (text.isEmpty())
                return send(component, action, QJsonValue::Undefined);
            const station::Result<QJsonValue> argument = parseText(action, text);
            if (!argument)
                return m_context.notifications.add(Notifications::Error, argument.error().text(),
                                                   component.ord);
            send(component, action, *argument);
        });
    };
    if (!action.has(SlotDescription::ConfirmRequired))
        return withArgument();
    confirm(tr("%1: %2?").arg(component.displayName, action.displayName), action.doc, action.displayName,
            withArgument);
}

void ComponentCommands::send(const ComponentDescription &component, const SlotDescription &action,
                             const QJsonValue &argument)
{
    QJsonObject params{{QStringLiteral("ord"), handleOrd(component.handle, action.name)}};
    if (!argument.isUndefined())
        params.insert(QStringLiteral("argument"), argument);
    ask(QStringLiteral("action.invoke"), params, [this, component, action](const QJsonValue &result) {
        const QString said = actionResultText(result);
        m_context.notifications.add(Notifications::Information,
                                    said.isEmpty()
                                        ? tr("%1: %2 is done").arg(component.displayName, action.displayName)
                                        : tr("%1: %2").arg(action.displayName, said),
                                    component.ord);
    });
}

// Asking ---------------------------------------------------------------------------------------------------

void ComponentCommands::ask(const QString &method, const QJsonObject &params,
                            std::function<void(const QJsonValue &)> done)
{
    m_context.link.call(
        method, params, this, [this, params, done = std::move(done)](const client::Reply &reply) {
            if (!reply.ok()) {
                for (const station::Error &error : reply.errors)
                    m_context.notifications.add(Notifications::Error, error.text(),
                                                params.value(QStringLiteral("ord")).toString());
            } else if (done) {
                done(reply.value);
            }
        });
}

void ComponentCommands::askForText(const QString &title, const QString &label, const QString &text,
                                   std::function<void(const QString &)> done)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(text);
    // Room for the title too, which the window manager cuts; the bar's buttons stand beside it.
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->setMinimumWidth(std::min(metrics.horizontalAdvance(title) + metrics.averageCharWidth() * 24,
                                     metrics.averageCharWidth() * 100));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [done](const QString &entered) { done(entered.trimmed()); });
    dialog->open();
}

void ComponentCommands::confirm(const QString &title, const QString &text, const QString &button,
                                std::function<void()> done)
{
    auto *box = new QMessageBox(QMessageBox::Question, title, title, QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text);
    QPushButton *yes = box->addButton(button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [box, yes, done](QAbstractButton *clicked) {
        if (clicked == yes)
            done();
    });
    box->open();
}

} // namespace ui
