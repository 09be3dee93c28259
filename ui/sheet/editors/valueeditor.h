#pragma once

#include "ui/link/description.h"
#include "ui/sheet/sheetrules.h"

#include <QWidget>

namespace ui {

class StationLink;

/// What editors may ask of where they stand.
struct EditorContext
{
    StationLink *link = nullptr;                     ///< For pickers and previews; null = none.
    const ComponentDescription *component = nullptr; ///< Whose slot it is; null = none.
    rules::Values values{};                          ///< The component's values as they stand.
};

/// The widget in which one value is edited, on a row of the sheet or in a dialog.
///
/// While a person types, only impossible characters are stopped; what is wrong is said when the field is
/// left, and the entry is kept. The wheel never changes a value whose list is not open.
class ValueEditor : public QWidget
{
    Q_OBJECT
public:
    enum Next { Stay, NextField, PreviousField };
    Q_ENUM(Next)

    /// What a person entered.
    struct Entry
    {
        QJsonValue value{};
        QString wrong{}; ///< Why it cannot be the slot's value; then `text` is kept as it was typed.
        QString text{};
        QString said{}; ///< What was mended by itself: "trimmed".
    };

    ValueEditor(const SlotDescription &slot, QWidget *parent);

    const SlotDescription &slot() const { return m_slot; }
    virtual void setValue(const QJsonValue &value) = 0;
    virtual Entry entry() const = 0;
    /// Opens what the editor has to open: a list, a dialog. Most have nothing.
    virtual void open() {}
    /// Whether a person changed anything since setValue().
    virtual bool isTouched() const { return m_touched; }

    /// Shows why the last entry was refused, for assistive programs too.
    void setError(const QString &error);
    /// Whether the focus is in the editor, its lists and dialogs included.
    bool holdsFocus(const QWidget *focus) const;

Q_SIGNALS:
    /// The entry is to be taken: Enter, Tab, or a choice from a list.
    void finished(Next next);
    /// Esc: the entry is to be forgotten.
    void cancelled();
    /// A person has changed the entry.
    void touched();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    /// A part that takes the keyboard, in tab order; the first one gets the focus.
    void addField(QWidget *field);
    void touch();
    void setUntouched() { m_touched = false; }
    /// Up and down in steps; false when the key means nothing here.
    virtual bool step(int steps);
    /// Checks a value against type and facets.
    Entry checked(const QJsonValue &value, const QString &text) const;
    /// The editor's layout: parts side by side without margins.
    void addPart(QWidget *part, int stretch = 0);

private:
    bool onKey(QWidget *field, const QKeyEvent &event);

    const SlotDescription m_slot;
    QList<QWidget *> m_fields;
    bool m_touched = false;
};

} // namespace ui
