#include "ui/views/mail/traceview.h"

#include "ui/look/handfocus.h"
#include "ui/shell/notifications.h"
#include "ui/views/mail/tracebox.h"

#include <QVBoxLayout>

namespace ui {

TraceView::TraceView(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent), m_box(new TraceBox(context.link, this))
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_box);
    handFocus(this, m_box);
    connect(m_box, &TraceBox::failed, this, [this](const QString &text) {
        this->context().notifications.add(Notifications::Error, text, this->component().ord);
    });
    m_box->show(component.ord);
}

void TraceView::refresh()
{
    m_box->refresh();
}

} // namespace ui
