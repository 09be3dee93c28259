#include "ui/views/mail/columnchooser.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTreeView>

namespace ui {

ColumnChooser::ColumnChooser(QTreeView &list, const QString &key, const QList<int> &hiddenAtFirst)
    : QObject(&list), m_list(list), m_key(QStringLiteral("columns/") + key), m_menu(new QMenu(&list))
{
    QHeaderView *head = list.header();
    const QByteArray state = QSettings().value(m_key).toByteArray();
    m_restored = !state.isEmpty() && head->restoreState(state);
    if (!m_restored) {
        for (const int column : hiddenAtFirst)
            list.setColumnHidden(column, true);
    }
    // The first column carries the row's name: a list without it could not be read.
    list.setColumnHidden(0, false);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this,
            [this, head](const QPoint &where) { m_menu->popup(head->mapToGlobal(where)); });
    connect(m_menu, &QMenu::aboutToShow, this, &ColumnChooser::fill);
    connect(head, &QHeaderView::sectionResized, this, &ColumnChooser::remember);
    connect(head, &QHeaderView::sectionMoved, this, &ColumnChooser::remember);
    connect(head, &QHeaderView::sortIndicatorChanged, this, &ColumnChooser::remember);
    fill();
}

void ColumnChooser::fill()
{
    m_menu->clear();
    const QAbstractItemModel *model = m_list.model();
    for (int column = 1; column < model->columnCount(); ++column) {
        QAction *action = m_menu->addAction(model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_list.isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_list.setColumnHidden(column, !shown);
            remember();
        });
    }
}

void ColumnChooser::remember() const
{
    QSettings().setValue(m_key, m_list.header()->saveState());
}

} // namespace ui
