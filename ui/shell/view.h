#pragma once

#include "ui/link/description.h"

#include <QWidget>

#include <functional>

namespace ui {

class Notifications;
class PendingEdits;
class StationLink;

/// The slot that "Link mark" remembered for "Link from".
struct LinkMark
{
    QString ord; ///< Empty = nothing is marked.
};

/// What a window shares among its views.
struct ViewContext
{
    StationLink &link;
    PendingEdits &edits;
    Notifications &notifications;
    LinkMark &linkMark;
    /// Opens a component in the view area; an empty view name means its best view.
    std::function<void(const QString &ord, const QString &view)> navigate;
    /// Brings the certificate of "host:port/protocol" before a person.
    std::function<void(const QString &challenge)> review = {};
    /// Asks for a name and adds a component of a type.
    std::function<void(const QString &type, const QString &parentOrd)> add = {};
};

/// One way to look at a component, in the view area. Views are made by viewfactory and never outlive the
/// window.
class View : public QWidget
{
    Q_OBJECT
public:
    View(ViewContext &context, ComponentDescription component, QWidget *parent = nullptr);

    quint32 handle() const { return m_component.handle; }
    const ComponentDescription &component() const { return m_component; }
    ViewContext &context() const { return m_context; }
    /// What a view says while there is no session.
    static QString staleText();
    /// What helpChanged() said last.
    const QString &help() const { return m_help; }

    /// Writes the pending edits of what is shown to the station; views without edits do nothing.
    virtual void save() {}
    /// Whether save() writes this component's edits.
    virtual bool saves(quint32 handle) const { return handle == m_component.handle; }
    virtual void revert() {}
    /// Puts the focus into the view's filter (Ctrl+F).
    virtual void find() {}
    /// Brings one of the things that it shows before a person, such as a message by its number. Asked for
    /// with the view's name: "outbox#42".
    virtual void reveal(const QString &what) { Q_UNUSED(what) }
    /// Reads everything again (F5).
    virtual void refresh() {}
    /// Its component was described once more, in a new session perhaps. True when the view goes on as it is;
    /// false = it is made anew.
    virtual bool takeAgain(const ComponentDescription &component)
    {
        Q_UNUSED(component)
        return false;
    }

Q_SIGNALS:
    /// The help of the row or field with the focus, for the status line.
    void helpChanged(const QString &text);

private:
    ViewContext &m_context;
    ComponentDescription m_component;
    QString m_help;
};

} // namespace ui
