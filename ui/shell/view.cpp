#include "ui/shell/view.h"

namespace ui {

View::View(ViewContext &context, ComponentDescription component, QWidget *parent)
    : QWidget(parent), m_context(context), m_component(std::move(component))
{
    connect(this, &View::helpChanged, this, [this](const QString &text) { m_help = text; });
}

} // namespace ui
