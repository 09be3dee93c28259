#include "ui/views/mail/guardedcombo.h"

#include <QWheelEvent>

namespace ui {

GuardedCombo::GuardedCombo(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void GuardedCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace ui
