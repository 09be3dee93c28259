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
        const QStringList texts{row.title, row.before, row.problem.isEmpty() ? row.after : row.problem};
        auto *item = new QTreeWidgetItem(m_list, texts);
        for (int column = 0; column < texts.size(); ++column)
            item->setToolTip(column, texts.at(column));
        item->setCheckState(0, row.problem.isEmpty() ? Qt::Checked : Qt::Unchecked);
        item->setDisabled(!row.problem.isEmpty());
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(deed);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChangePreview::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 20);
    // No text is so long that what comes of it would be out of sight.
    const int third = width() / 3;
    m_list->header()->resizeSections(QHeaderView::ResizeToContents);
    for (const int column : {0, 1})
        m_list->header()->resizeSection(column, std::min(m_list->header()->sectionSize(column), third));
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
