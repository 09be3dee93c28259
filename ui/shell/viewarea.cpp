#include "ui/shell/viewarea.h"

#include "ui/look/icons.h"
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
    setCurrentIndex(
        addTab(sheet, icon(components.first().icon), tr("%n components", nullptr, int(components.size()))));
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
