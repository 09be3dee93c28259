#include "ui/sheet/changepreview.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

ChangePreview::ChangePreview(const QString &title, const QString &deed, const QList<Row> &rows,
                             std::function<void(const QList<rules::Write> &)> done, QWidget *parent)
    : QDialog(parent), m_rows(rows), m_done(std::move(done)), m_list(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    m_list->setHeaderLabels({tr("Name"), tr("Now"), tr("Then")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(title);
    for (const Row &row : rows) {
        auto *item = new QTreeWidgetItem(
            m_list, {row.title, row.before, row.problem.isEmpty() ? row.after : row.problem});
        item->setCheckState(0, row.problem.isEmpty() ? Qt::Checked : Qt::Unchecked);
        item->setDisabled(!row.problem.isEmpty());
    }
    m_list->header()->resizeSections(QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(deed);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChangePreview::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 20);
}

void ChangePreview::take()
{
    QList<rules::Write> writes;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).problem.isEmpty() && m_list->topLevelItem(i)->checkState(0) == Qt::Checked)
            writes.append(m_rows.at(i).write);
    }
    accept();
    if (!writes.isEmpty())
        m_done(writes);
}

} // namespace ui
