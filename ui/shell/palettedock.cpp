#include "ui/shell/palettedock.h"

#include "ui/look/filterfield.h"
#include "ui/look/handfocus.h"
#include "ui/shell/palettemodel.h"
#include "ui/tree/dragtree.h"

#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

PaletteDock::PaletteDock(StationLink &link, QWidget *parent)
    : QWidget(parent),
      m_search(new FilterField(tr("Search component types"), tr("Part of a name, a type or its description."),
                               this)),
      m_tree(new DragTree(this)),
      m_model(new PaletteModel(link, this))
{
    auto *filtered = new QSortFilterProxyModel(this);
    filtered->setSourceModel(m_model);
    filtered->setFilterRole(PaletteModel::SearchRole);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered->setRecursiveFilteringEnabled(true);
    m_search->setView(m_tree);
    m_tree->setModel(filtered);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAccessibleName(tr("Palette"));
    m_tree->setAccessibleDescription(
        tr("Enter adds the type below the component that is selected in the tree."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *none = new QLabel(tr("No type fits"), this);
    none->hide();
    layout->addWidget(m_search);
    layout->addWidget(none);
    layout->addWidget(m_tree);
    handFocus(this, m_tree);

    const auto showFound = [this, filtered, none] {
        const bool searches = !m_search->text().isEmpty();
        if (searches)
            m_tree->expandAll();
        none->setVisible(searches && filtered->rowCount() == 0);
    };
    connect(m_search, &FilterField::textChanged, this, [filtered, showFound](const QString &text) {
        filtered->setFilterFixedString(text.trimmed());
        showFound();
    });
    connect(m_model, &PaletteModel::shown, this, showFound);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QString type = index.data(PaletteModel::TypeRole).toString();
        if (!type.isEmpty())
            Q_EMIT chosen(type);
    });
}

void PaletteDock::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace ui
