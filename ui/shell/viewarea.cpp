#include "ui/shell/viewarea.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/propertysheet.h"
#include "ui/shell/viewpage.h"

#include <QTabBar>

namespace ui {

ViewArea::ViewArea(ViewContext &context, QWidget *parent) : QTabWidget(parent), m_context(context)
{
    setDocumentMode(true);
    setTabsClosable(true);
    setMovable(true);
    setTabBarAutoHide(true);
    // A slot is dragged onto one of another view.
    tabBar()->setAcceptDrops(true);
    tabBar()->setChangeCurrentOnDrag(true);
    // It would hand the focus to its bar; while that is hidden, Tab would stay where it is.
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Open views"));
    connect(this, &QTabWidget::currentChanged, this, &ViewArea::changed);
    connect(this, &QTabWidget::tabCloseRequested, this, [this](int index) {
        QWidget *page = widget(index);
        removeTab(index);
        page->deleteLater();
    });
}

ViewPage *ViewArea::page() const
{
    return qobject_cast<ViewPage *>(currentWidget());
}

View *ViewArea::view() const
{
    return page() ? page()->view() : qobject_cast<View *>(currentWidget());
}

void ViewArea::openTogether(const QList<ComponentDescription> &components)
{
    auto *sheet = new PropertySheet(m_context, components, this);
    connect(sheet, &View::helpChanged, this, &ViewArea::helpChanged);
    const QString title = tr("%n components", nullptr, int(components.size()));
    setCurrentIndex(addTab(sheet, icon(components.first().icon), title));
    connect(&m_context.edits, &PendingEdits::changed, sheet, [this, sheet, title] {
        setTabText(indexOf(sheet), sheet->editCount() > 0 ? title + QStringLiteral(" *") : title);
    });
    connect(&m_context.link, &StationLink::stateChanged, sheet, [this, sheet] {
        if (!m_context.link.isOpen())
            sheet->messages().show(QStringLiteral("stale"), MessageArea::Warning, View::staleText());
    });
    sheet->setFocus();
}

ViewPage *ViewArea::addPage()
{
    auto *page = new ViewPage(m_context, this);
    connect(page, &ViewPage::titleChanged, this, [this, page] {
        setTabText(indexOf(page), page->title().replace(QLatin1Char('&'), QStringLiteral("&&")));
    });
    connect(page, &ViewPage::shown, this, [this, page] {
        if (page == currentWidget())
            Q_EMIT changed();
    });
    connect(page, &ViewPage::helpChanged, this, &ViewArea::helpChanged);
    setCurrentIndex(addTab(page, QString()));
    return page;
}

void ViewArea::open(const QString &ord, const QString &view, bool newTab)
{
    ViewPage *target = page();
    if (!target || newTab)
        target = addPage();
    target->open(ord, view);
}

QStringList ViewArea::places() const
{
    QStringList places;
    for (int index = 0; index < count(); ++index) {
        if (const auto *one = qobject_cast<ViewPage *>(widget(index)))
            places.append(one->ord());
    }
    return places;
}

} // namespace ui
