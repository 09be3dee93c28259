#pragma once

#include "ui/link/description.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace ui {

class ComponentMoves;
class ComponentPresence;
struct ViewContext;

/// What a person can do with components from the tree and the menus: new, cut, copy, paste, duplicate,
/// delete, rename, actions. The station decides; refusals go to the notifications. What can be undone is put
/// on the undo stack, and what cannot be is asked for first.
class ComponentCommands final : public QObject
{
    Q_OBJECT
public:
    ComponentCommands(ViewContext &context, QWidget *window);

    /// Fills a menu with Views, Actions and New of the component that was pointed at, and with the editing
    /// commands for all that are @p selected; tells when it is complete.
    void fillMenu(QMenu *menu, const QString &ord, const QStringList &selected, std::function<void()> filled);
    /// The part of it that differs between components.
    struct Submenus
    {
        QMenu *views = nullptr;
        QMenu *actions = nullptr;
        QMenu *add = nullptr;
    };
    static Submenus addSubmenus(QMenu *menu);
    void fillSubmenus(
        const Submenus &submenus, const QString &ord, std::function<void()> filled = [] {});

    void cut(const QStringList &ords);
    void copy(const QStringList &ords);
    void paste(const QString &parentOrd);
    /// Takes back the mark of what was cut: it stays where it is.
    void uncut();
    /// What was dragged to another place.
    void drop(const QStringList &ords, const QString &parentOrd, bool copies);
    void duplicate(const QStringList &ords);
    void remove(const QStringList &ords);
    void rename(const QString &ord);
    /// Reads components of one type and hands them over as togetherWanted(); of several types, says so.
    void editTogether(const QStringList &ords);
    /// Asks for the name and adds a component of @p type; says at once why where it cannot stand there.
    void add(const QString &type, const QString &parentOrd);
    /// Invokes an action, after its confirmation and argument where it wants them.
    void invoke(const ComponentDescription &component, const SlotDescription &action);
    bool canPaste() const { return !m_clipboard.isEmpty(); }

Q_SIGNALS:
    /// A component was added here by this person: it wants to be seen.
    void added(const QString &ord);
    void tabWanted(const QString &ord);
    void togetherWanted(const QList<ui::ComponentDescription> &components);
    /// What waits to be pasted somewhere else; empty when nothing does.
    void cutChanged(const QStringList &ords);

private:
    struct NewComponent
    {
        QString type{};
        QString parentOrd{};
        QString name{};
    };

    void addViews(QMenu *menu, const ComponentDescription &component);
    void addActions(QMenu *menu, const ComponentDescription &component);
    void addNew(QMenu *menu, const QString &ord, std::function<void()> filled);
    void addEditing(QMenu *menu, const QString &ord, const QStringList &selected);
    /// Begins anew with what was typed when the station refuses it.
    void askForName(const NewComponent &wanted, const QString &refusal = {});
    void requestNew(const NewComponent &wanted, std::function<void(const QString &)> refused);
    void requestCopy(const QJsonObject &params);
    void ask(const QString &method, const QJsonObject &params,
             std::function<void(const QJsonValue &)> done = {});
    void askForText(const QString &title, const QString &label, const QString &text,
                    std::function<void(const QString &)> done);
    void confirm(const QString &title, const QString &text, const QString &button,
                 std::function<void()> done);
    void send(const ComponentDescription &component, const SlotDescription &action,
              const QJsonValue &argument);

    ViewContext &m_context;
    QWidget *m_window;
    ComponentMoves *m_moves;
    ComponentPresence *m_presence;
    QStringList m_clipboard; ///< Ords.
    bool m_cut = false;
};

} // namespace ui
