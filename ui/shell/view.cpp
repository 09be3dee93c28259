#include "ui/shell/view.h"

#include <QLocale>
#include <QTime>

namespace ui {

View::View(ViewContext &context, ComponentDescription component, QWidget *parent)
    : QWidget(parent), m_context(context), m_component(std::move(component))
{
    connect(this, &View::helpChanged, this, [this](const QString &text) { m_help = text; });
}

QString View::staleText()
{
    return tr("Not connected to the station: this is how it was at %1. Unsaved changes are kept.")
        .arg(QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm")));
}

} // namespace ui
