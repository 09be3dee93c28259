#pragma once

#include "ui/shell/view.h"

#include <QTabWidget>

namespace ui {

class ViewPage;

/// The tabs with the open views.
class ViewArea final : public QTabWidget
{
    Q_OBJECT
public:
    explicit ViewArea(ViewContext &context, QWidget *parent = nullptr);

    /// Opens a component in the current tab, or in a new one.
    void open(const QString &ord, const QString &view = {}, bool newTab = false);
    /// Opens one sheet for several components of one type, in a tab of its own.
    void openTogether(const QList<ComponentDescription> &components);
    ViewPage *page() const;
    /// The view in the current tab; a null pointer when there is none.
    View *view() const;
    /// Ord and view of every tab, for the next start.
    QStringList places() const;

Q_SIGNALS:
    /// The current tab shows something else.
    void changed();
    void helpChanged(const QString &text);

private:
    ViewPage *addPage();

    ViewContext &m_context;
};

} // namespace ui
