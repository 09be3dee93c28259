#include "ui/views/alarm/alarmconsoleview.h"

#include "ui/look/handfocus.h"
#include "ui/views/alarm/alarmconsole.h"

#include <QVBoxLayout>

namespace ui {

AlarmConsoleView::AlarmConsoleView(ViewContext &context, const ComponentDescription &component,
                                   QWidget *parent)
    : View(context, component, parent), m_console(new AlarmConsole(context, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_console);
    handFocus(this, m_console);
}

void AlarmConsoleView::find()
{
    m_console->find();
}

void AlarmConsoleView::reveal(const QString &what)
{
    m_console->reveal(what);
}

void AlarmConsoleView::refresh()
{
    m_console->refresh();
}

} // namespace ui
