#pragma once

#include "ui/sheet/editors/valueeditor.h"

#include <QLineEdit>

class QToolButton;

namespace ui {

/// An editor whose value is written in one line; the base of most.
class LineEditor : public ValueEditor
{
    Q_OBJECT
public:
    LineEditor(const SlotDescription &slot, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    QLineEdit *line() const { return m_line; }

protected:
    /// The line's text for a value; a text that is no value is shown as it was typed.
    virtual QString textFor(const QJsonValue &value) const;
    /// The characters that the line takes; others are not even typed.
    void allowOnly(const QString &pattern);
    /// Puts the unit behind the line.
    void showUnit(const QString &unit);
    /// Adds a "…" button that opens what needs more room.
    QToolButton *addMore(const QString &toolTip);
    void setText(const QString &text);

private:
    QLineEdit *m_line;
};

} // namespace ui
