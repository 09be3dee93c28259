#include "ui/shell/view.h"

namespace ui {

View::View(ViewContext &context, ComponentDescription component, QWidget *parent)
    : QWidget(parent), m_context(context), m_component(std::move(component))
{
}

} // namespace ui
