#include "ui/trust/trustpanel.h"

#include "ui/look/filterfield.h"
#include "ui/look/icons.h"
#include "ui/trust/certificatedetails.h"
#include "ui/views/mail/columnchooser.h"

#include <QAbstractTableModel>
#include <QAccessible>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

TrustPanel::TrustPanel(QWidget *parent)
    : QWidget(parent),
      m_filter(new FilterField(tr("Filter"), tr("Shows only rows that hold this text."), this)),
      m_columns(new QPushButton(tr("C&olumns"), this)),
      m_table(new QTreeView(this)),
      m_proxy(new QSortFilterProxyModel(this)),
      m_empty(new QLabel(m_table->viewport())),
      m_message(selectableLabel(tr("Message"), this)),
      m_buttons(new QHBoxLayout)
{
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setView(m_table);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->hide();
    // Inside the table, so that an empty one still shows which columns there are.
    (new QVBoxLayout(m_table->viewport()))->addWidget(m_empty);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->hide();
    m_buttons->addStretch();
    m_columns->setAutoDefault(false);
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setAccessibleDescription(tr("Chooses which columns are shown."));
    auto *top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addStretch();
    top->addWidget(m_columns);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_message);
    layout->addLayout(m_buttons);
}

void TrustPanel::setModel(QAbstractTableModel *model, int sortRole, const Table &table)
{
    m_emptyText = table.empty;
    m_proxy->setSourceModel(model);
    m_proxy->setSortRole(sortRole);
    m_table->setModel(m_proxy);
    m_table->setAccessibleName(table.title);
    m_table->sortByColumn(table.sortColumn, Qt::AscendingOrder);
    m_table->header()->setStretchLastSection(true);
    // What a person arranged stays as it is; else the columns fit what they first hold.
    m_fitted = QSettings().contains(QStringLiteral("columns/") + table.key);
    for (int column = 0; !m_fitted && column < model->columnCount(); ++column)
        m_table->header()->resizeSection(column, m_table->header()->sectionSizeHint(column));
    m_columns->setMenu((new ColumnChooser(*m_table, table.key, table.hiddenAtFirst))->menu());
    connect(m_filter, &FilterField::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { updateButtons(); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &TrustPanel::updateEmpty);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &TrustPanel::updateEmpty);
    connect(m_proxy, &QAbstractItemModel::dataChanged, this, [this] { updateButtons(); });
    updateEmpty();
}

void TrustPanel::updateEmpty()
{
    const bool empty = m_proxy->sourceModel()->rowCount() == 0;
    const bool nothingFits = !empty && m_proxy->rowCount() == 0;
    m_empty->setText(empty ? m_emptyText : tr("No row holds \"%1\".").arg(m_filter->text()));
    m_table->setAccessibleDescription(empty || nothingFits ? m_empty->text() : QString());
    m_empty->setVisible(empty || nothingFits);
    updateButtons();
}

void TrustPanel::filled()
{
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_proxy->index(0, 0));
    if (m_fitted || m_proxy->rowCount() == 0)
        return;
    m_fitted = true;
    const int most = fontMetrics().averageCharWidth() * 32;
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), most));
    }
}

QPushButton *TrustPanel::addButton(const QString &text, const char *name, const char *picture,
                                   std::function<void()> run)
{
    auto *button = new QPushButton(icon(QLatin1String(picture)), text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    return button;
}

QList<int> TrustPanel::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(m_proxy->mapToSource(index).row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

int TrustPanel::currentRow() const
{
    const QList<int> rows = selectedRows();
    return rows.isEmpty() ? -1 : rows.first();
}

void TrustPanel::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TrustPanel::say(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    QAccessibleEvent spoken(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void askBefore(QWidget *parent, const QString &title, const QString &text, const QString &yes,
               std::function<void()> run)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *go = box->addButton(yes, QMessageBox::AcceptRole);
    go->setObjectName(QStringLiteral("yes"));
    QPushButton *keep =
        box->addButton(QCoreApplication::translate("Certificates", "&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(box, &QMessageBox::finished, parent, [box, go, run = std::move(run)] {
        if (box->clickedButton() == go)
            run();
    });
    box->open();
}

} // namespace ui
