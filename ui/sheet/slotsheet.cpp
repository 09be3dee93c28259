#include "ui/sheet/slotsheet.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"
#include "ui/sheet/linkmaking.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/roomydelegate.h"
#include "ui/sheet/slotdialog.h"
#include "ui/sheet/slottable.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QString handleOrd(quint32 handle)
{
    return QStringLiteral("h:%1").arg(handle);
}

QStringList ends(const QTreeWidgetItem *link)
{
    return link ? QStringList{link->text(0), link->text(1)} : QStringList();
}

} // namespace

SlotSheet::SlotSheet(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent),
      m_table(new SlotTable(context.link, this)),
      m_rows(new QTreeView(this)),
      m_links(new QTreeWidget(this)),
      m_messages(new MessageArea(this))
{
    m_rows->setModel(m_table);
    m_rows->setItemDelegate(new RoomyDelegate(m_rows));
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setAlternatingRowColors(true);
    m_rows->setAllColumnsShowFocus(true);
    m_rows->setDragDropMode(QAbstractItemView::DragDrop);
    m_rows->setDefaultDropAction(Qt::LinkAction);
    m_rows->setDragDropOverwriteMode(true);
    m_rows->setContextMenuPolicy(Qt::CustomContextMenu);
    m_rows->setAccessibleName(tr("Slots of %1").arg(component.displayName));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_rows);
    split->addWidget(makeLinks());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeButtons());
    column->addWidget(split, 1);
    column->addWidget(m_messages);
    handFocus(this, m_rows);
    connectRows();
    m_table->show(component);
    m_rows->setCurrentIndex(m_table->index(0, 0));
    m_rows->header()->resizeSections(QHeaderView::ResizeToContents);
}

QWidget *SlotSheet::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 4, 6, 4);
    const auto add = [&](const QString &text, const QString &help, void (SlotSheet::*run)()) {
        auto *button = new QPushButton(text, bar);
        button->setToolTip(help);
        button->setAccessibleDescription(help);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
        return button;
    };
    add(tr("Add slot…"), tr("Add a property that only this component has"), &SlotSheet::addSlot);
    m_rename = add(tr("Rename…"), tr("Give a dynamic slot another name"), &SlotSheet::renameSlot);
    m_remove = add(tr("Remove"), tr("Remove a dynamic slot and its links"), &SlotSheet::removeSlot);
    row->addStretch(1);
    return bar;
}

QWidget *SlotSheet::makeLinks()
{
    auto *box = new QWidget(this);
    auto *title = new QLabel(tr("Links that begin or end here"), box);
    title->setBuddy(m_links);
    m_links->setHeaderLabels({tr("From"), tr("To")});
    m_links->setRootIsDecorated(false);
    m_links->setItemDelegate(new RoomyDelegate(m_links));
    m_links->setAccessibleName(title->text());
    m_unlink = new QPushButton(tr("Remove link"), box);
    m_unlink->setAccessibleDescription(tr("Removes the link that is chosen in the list"));
    connect(m_unlink, &QPushButton::clicked, this, &SlotSheet::removeSelectedLink);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(6, 0, 6, 4);
    foot->addWidget(m_unlink);
    foot->addStretch(1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(title);
    column->addWidget(m_links, 1);
    column->addLayout(foot);
    title->setIndent(6);
    return box;
}

void SlotSheet::connectRows()
{
    connect(m_table, &SlotTable::reread, this, [this] {
        readLinks();
        showState();
    });
    connect(m_table, &SlotTable::failed, this, [this](const QString &why) { tell(false, why); });
    // What was done is told until something else is done, or it is undone.
    connect(&context().edits.undoStack(), &QUndoStack::indexChanged, this,
            [this] { m_messages->clear(QStringLiteral("deed")); });
    connect(m_table, &SlotTable::linkAsked, this, &SlotSheet::makeLink);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (const SlotDescription *slot = m_table->slotAt(m_rows->currentIndex()))
            Q_EMIT helpChanged(slot->doc);
        showState();
    });
    connect(m_links, &QTreeWidget::currentItemChanged, this, &SlotSheet::showState);
    connect(m_links, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item, int column) {
        context().navigate(item->text(column).section(QLatin1Char('.'), 0, -2), {});
    });
    connect(m_rows, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &pos) { showMenu(m_rows->viewport()->mapToGlobal(pos)); });
}

void SlotSheet::refresh()
{
    m_table->refresh();
}

void SlotSheet::showState()
{
    const SlotDescription *slot = m_table->slotAt(m_rows->currentIndex());
    m_rename->setEnabled(slot && slot->dynamic);
    m_remove->setEnabled(slot && slot->dynamic);
    m_unlink->setEnabled(m_links->currentItem() != nullptr);
}

void SlotSheet::tell(bool done, const QString &text)
{
    m_messages->show(QStringLiteral("deed"), done ? MessageArea::Information : MessageArea::Warning, text);
}

// Links -----------------------------------------------------------------------------------------------------

void SlotSheet::readLinks()
{
    context().link.call(QStringLiteral("link.list"), {{QStringLiteral("ord"), handleOrd(handle())}}, this,
                        [this](const client::Reply &reply) {
                            const QStringList chosen = ends(m_links->currentItem());
                            m_links->clear();
                            for (const QJsonValue &row : reply.value.toArray()) {
                                auto *item =
                                    new QTreeWidgetItem(m_links, {row[QStringLiteral("source")].toString(),
                                                                  row[QStringLiteral("target")].toString()});
                                if (ends(item) == chosen)
                                    m_links->setCurrentItem(item);
                            }
                            m_links->header()->resizeSections(QHeaderView::ResizeToContents);
                            showState();
                        });
}

void SlotSheet::makeLink(const QString &source, const QString &target)
{
    addLink(context(), source, target, this, [this](bool done, const QString &text) {
        tell(done, text);
        refresh();
    });
}

void SlotSheet::removeSelectedLink()
{
    if (const QTreeWidgetItem *item = m_links->currentItem())
        removeLink(context(), item->text(0), item->text(1), this, [this](bool done, const QString &text) {
            tell(done, text);
            refresh();
        });
}

void SlotSheet::showMenu(const QPoint &globalPos)
{
    const SlotDescription *slot = m_table->slotAt(m_rows->currentIndex());
    if (!slot)
        return;
    const QString ord = m_table->ordOf(*slot);
    const QString marked = context().linkMark.ord;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Link mark"), this, [this, ord] {
        context().linkMark.ord = ord;
        tell(true, linkMarkText(ord));
    });
    menu->addAction(marked.isEmpty() ? tr("Link from the marked slot") : tr("Link from %1").arg(marked), this,
                    [this, marked, ord] { makeLink(marked, ord); })
        ->setEnabled(!marked.isEmpty() && marked != ord);
    menu->addSeparator();
    menu->addAction(tr("Copy path"), this, [ord] { QApplication::clipboard()->setText(ord); });
    menu->addSeparator();
    menu->addAction(tr("Rename…"), this, &SlotSheet::renameSlot)->setEnabled(slot->dynamic);
    menu->addAction(tr("Remove"), this, &SlotSheet::removeSlot)->setEnabled(slot->dynamic);
    menu->popup(globalPos);
}

// Dynamic slots ---------------------------------------------------------------------------------------------

void SlotSheet::call(const QString &method, const QJsonObject &params, const QString &success)
{
    context().link.call(method, params, this, [this, success](const client::Reply &reply) {
        tell(reply.ok(), reply.ok() ? success : reply.errors.constFirst().text());
        refresh();
    });
}

void SlotSheet::addSlot()
{
    auto *dialog = new SlotDialog(tr("Add a slot"), {}, true, this);
    connect(dialog, &SlotDialog::given, this, [this](const QString &name, const QString &type) {
        call(QStringLiteral("slot.add"),
             {{QStringLiteral("ord"), handleOrd(handle())},
              {QStringLiteral("name"), name},
              {QStringLiteral("type"), type}},
             tr("The slot %1 was added").arg(name));
    });
    dialog->open();
}

void SlotSheet::renameSlot()
{
    const SlotDescription *slot = m_table->slotAt(m_rows->currentIndex());
    if (!slot || !slot->dynamic)
        return;
    auto *dialog = new SlotDialog(tr("Rename a slot"), slot->name, false, this);
    const QString ord = m_table->ordOf(*slot);
    connect(dialog, &SlotDialog::given, this, [this, ord](const QString &name) {
        call(QStringLiteral("slot.rename"), {{QStringLiteral("ord"), ord}, {QStringLiteral("name"), name}},
             tr("The slot is called %1 now").arg(name));
    });
    dialog->open();
}

void SlotSheet::removeSlot()
{
    const SlotDescription *slot = m_table->slotAt(m_rows->currentIndex());
    if (slot && slot->dynamic)
        call(QStringLiteral("slot.remove"), {{QStringLiteral("ord"), m_table->ordOf(*slot)}},
             tr("The slot %1 was removed").arg(slot->name));
}

} // namespace ui
