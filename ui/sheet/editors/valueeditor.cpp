#include "ui/sheet/editors/valueeditor.h"

#include "ui/sheet/valuetext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace ui {

ValueEditor::ValueEditor(const SlotDescription &slot, QWidget *parent) : QWidget(parent), m_slot(slot)
{
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    setError({});
}

void ValueEditor::addPart(QWidget *part, int stretch)
{
    static_cast<QHBoxLayout *>(layout())->addWidget(part, stretch);
}

void ValueEditor::addField(QWidget *field)
{
    if (m_fields.isEmpty())
        setFocusProxy(field);
    m_fields.append(field);
    field->installEventFilter(this);
    setError({});
}

void ValueEditor::setError(const QString &error)
{
    const QString shown = shownUnit(m_slot).unit;
    const QString name = shown.isEmpty() ? m_slot.displayName : m_slot.displayName + QLatin1Char(' ') + shown;
    const QString description = error.isEmpty() ? m_slot.doc : m_slot.doc + QLatin1Char(' ') + error;
    setAccessibleName(name);
    setAccessibleDescription(description);
    for (QWidget *field : std::as_const(m_fields)) {
        // A part that says what it is ("Monday", "Clear") says whose it is as well.
        const QString own = field->property("part").toString();
        field->setAccessibleName(own.isEmpty() ? name : name + QStringLiteral(": ") + own);
        field->setAccessibleDescription(description);
    }
}

void ValueEditor::touch()
{
    m_touched = true;
    Q_EMIT touched();
}

bool ValueEditor::holdsFocus(const QWidget *focus) const
{
    for (; focus; focus = focus->parentWidget()) {
        if (focus == this)
            return true;
    }
    return false;
}

ValueEditor::Entry ValueEditor::checked(const QJsonValue &value, const QString &text) const
{
    if (!m_slot.type)
        return {.value = value, .text = text};
    station::Value parsed = station::makeValue(m_slot.type);
    if (const auto read = m_slot.type->fromJson(parsed.data(), value, m_slot.facets); !read)
        return {.wrong = read.error().text(), .text = text};
    if (const auto fits = m_slot.type->check(parsed.ref().data, m_slot.facets); !fits)
        return {.wrong = fits.error().text(), .text = text};
    return {.value = m_slot.isSecret() ? value : m_slot.type->toJson(parsed.ref().data, m_slot.facets),
            .text = text};
}

bool ValueEditor::step(int)
{
    return false;
}

bool ValueEditor::onKey(QWidget *field, const QKeyEvent &event)
{
    const qsizetype place = m_fields.indexOf(field);
    const auto *combo = qobject_cast<QComboBox *>(field);
    const auto move = [&](qsizetype to, Next beyond) {
        if (to >= 0 && to < m_fields.size())
            m_fields.at(to)->setFocus(Qt::TabFocusReason);
        else
            Q_EMIT finished(beyond);
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & Qt::ControlModifier)
            return false;
        Q_EMIT finished(Stay);
        return true;
    case Qt::Key_Escape:
        Q_EMIT cancelled();
        return true;
    case Qt::Key_Tab:
        return move(place + 1, NextField);
    case Qt::Key_Backtab:
        return move(place - 1, PreviousField);
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const bool up = event.key() == Qt::Key_Up || event.key() == Qt::Key_PageUp;
        const bool far = event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown;
        return !combo && step((up ? 1 : -1) * (far ? 10 : 1));
    }
    default:
        return false;
    }
}

/// What no part took. Typed text ends here: the sheet would take it as the beginning of a new entry.
void ValueEditor::keyPressEvent(QKeyEvent *event)
{
    const bool held = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool typed = !held && !event->text().isEmpty() && event->text().at(0).isPrint();
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else if (!typed)
        event->ignore();
}

bool ValueEditor::eventFilter(QObject *watched, QEvent *event)
{
    auto *field = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::KeyPress && field && m_fields.contains(field))
        return onKey(field, *static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::Wheel) {
        // A list that is open gets its wheel in a window of its own; here it belongs to the sheet.
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
