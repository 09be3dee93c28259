#include "ui/views/mail/factform.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>

namespace ui {

FactForm::FactForm(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FactForm::addRow(const QString &name, QWidget *value)
{
    auto *label = new QLabel(name, this);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setBuddy(value);
    m_form->addRow(label, value);
}

void FactForm::setShown(QWidget *value, bool shown)
{
    m_form->setRowVisible(value, shown);
}

QLabel *FactForm::addFact(const QString &name)
{
    auto *value = new QLabel(this);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setAlignment(Qt::AlignLeft | Qt::AlignTop); // Beside its name, however high the row grows.
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(name);
    addRow(name, value);
    return value;
}

/// Where it scrolls, nobody else asks how high the wrapped texts are at this width.
bool FactForm::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        setMinimumHeight(m_form->totalHeightForWidth(width()));
    return done;
}

} // namespace ui
