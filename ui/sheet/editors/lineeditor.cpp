#include "ui/sheet/editors/lineeditor.h"

#include <QLabel>
#include <QRegularExpressionValidator>
#include <QToolButton>

namespace ui {

LineEditor::LineEditor(const SlotDescription &slot, QWidget *parent)
    : ValueEditor(slot, parent), m_line(new QLineEdit(this))
{
    if (slot.facets.fieldWidth > 0)
        m_line->setMinimumWidth(m_line->fontMetrics().averageCharWidth() * (slot.facets.fieldWidth + 2));
    addPart(m_line, 1);
    addField(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { touch(); });
}

void LineEditor::setValue(const QJsonValue &value)
{
    m_line->setText(textFor(value));
    m_line->selectAll();
    setUntouched();
}

void LineEditor::setText(const QString &text)
{
    m_line->setText(text);
    touch();
}

QString LineEditor::textFor(const QJsonValue &value) const
{
    return textOf(slot(), value);
}

ValueEditor::Entry LineEditor::entry() const
{
    return checked(m_line->text(), m_line->text());
}

void LineEditor::allowOnly(const QString &pattern)
{
    m_line->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), m_line));
}

void LineEditor::showUnit(const QString &unit)
{
    if (unit.isEmpty())
        return;
    auto *label = new QLabel(unit, this);
    label->setBuddy(m_line);
    addPart(label);
}

QToolButton *LineEditor::addMore(const QString &toolTip)
{
    auto *more = new QToolButton(this);
    more->setText(QStringLiteral("…"));
    more->setToolTip(toolTip);
    more->setProperty("part", toolTip);
    more->setAutoRaise(true);
    addPart(more);
    addField(more);
    return more;
}

} // namespace ui
