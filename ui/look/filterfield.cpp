#include "ui/look/filterfield.h"

#include "ui/look/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QKeyEvent>
#include <QToolButton>

namespace ui {

namespace {

/// The first row that is no group, depth first.
QModelIndex firstChoice(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (model.rowCount(index) == 0)
            return index;
        if (const QModelIndex below = firstChoice(model, index); below.isValid())
            return below;
    }
    return {};
}

} // namespace

FilterField::FilterField(const QString &hint, const QString &description, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    setAccessibleDescription(description);
    setClearButtonEnabled(true);
    for (auto *clears : findChildren<QToolButton *>())
        clears->setAccessibleName(tr("Clear the filter"));
    const QAction *search = addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    for (QObject *shows : search->associatedObjects()) {
        if (auto *picture = qobject_cast<QToolButton *>(shows))
            picture->setAccessibleName(hint);
    }
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    const bool into =
        event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (into && m_view && m_view->isVisible() && m_view->model()) {
        if (const QModelIndex first = firstChoice(*m_view->model()); first.isValid()) {
            m_view->setCurrentIndex(first);
            m_view->scrollTo(first);
            return m_view->setFocus(Qt::OtherFocusReason);
        }
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ui
