#include "ui/sheet/propertysheet.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/filterfield.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/sheet/actionbar.h"
#include "ui/sheet/changepreview.h"
#include "ui/sheet/linkmaking.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/resetting.h"
#include "ui/sheet/sheetdelegate.h"
#include "ui/sheet/sheetfilter.h"
#include "ui/sheet/sheetmemory.h"
#include "ui/sheet/sheetmenu.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheettext.h"
#include "ui/sheet/sheetview.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QToolBar>
#include <QVBoxLayout>

namespace ui {

PropertySheet::PropertySheet(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : PropertySheet(context, QList<ComponentDescription>{component}, parent)
{
}

PropertySheet::PropertySheet(ViewContext &context, const QList<ComponentDescription> &components,
                             QWidget *parent, int pageSize)
    : View(context, components.constFirst(), parent),
      m_model(new SheetModel(context.link, context.edits, pageSize, this)),
      m_filter(new SheetFilter(this)),
      m_bar(new QToolBar(this)),
      m_search(new FilterField(tr("Filter by name, value or help"),
                               tr("Shows only rows whose name, value, unit or help holds this text"), this)),
      m_matches(new QLabel(this)),
      m_count(new QLabel(this)),
      m_messages(new MessageArea(this)),
      m_actions(new ActionBar(context.link, *m_messages, this))
{
    m_filter->setSourceModel(m_model);
    makeToolBar(); // Before the rows, so that Tab comes to it before them.
    m_view = new SheetView(*m_model, *m_filter, this);
    m_search->setView(m_view);
    m_view->setAccessibleName(tr("Property sheet of %1").arg(components.constFirst().displayName));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_messages);
    layout->addWidget(m_actions);
    handFocus(this, m_view);
    connectRows();
    m_model->show(components);
    m_actions->show(components);
    recallSheet(component().type, *m_view);
    m_view->setCurrentIndex(m_view->indexBelow(m_filter->index(0, 0)));
    showState();
}

PropertySheet::~PropertySheet()
{
    rememberSheet(component().type, *m_view, m_search->text().isEmpty());
}

void PropertySheet::makeToolBar()
{
    m_save = m_bar->addAction(icon(QStringLiteral("save")), tr("Save"), this, &PropertySheet::save);
    m_save->setToolTip(tr("Write all changes to the station (Ctrl+S)"));
    m_revert = m_bar->addAction(icon(QStringLiteral("revert")), tr("Revert"), this, &PropertySheet::revert);
    m_revert->setToolTip(tr("Forget all changes (Ctrl+R)"));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    connect(m_search, &FilterField::textChanged, this, &PropertySheet::filter);
    m_bar->addWidget(m_search);
    m_bar->addWidget(m_matches);
    auto *changed = new QCheckBox(tr("Changed only"), m_bar);
    connect(changed, &QCheckBox::toggled, m_filter, &SheetFilter::setChangedOnly);
    auto *hidden = new QCheckBox(tr("Show hidden"), m_bar);
    connect(hidden, &QCheckBox::toggled, m_filter, &SheetFilter::setHiddenShown);
    for (QCheckBox *box : {changed, hidden}) {
        box->setAccessibleDescription(tr("Which rows the sheet shows"));
        m_bar->addWidget(box);
    }
    auto *space = new QWidget(m_bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_bar->addWidget(space);
    m_bar->addWidget(m_count);
}

void PropertySheet::connectRows()
{
    connect(m_model, &SheetModel::stateChanged, this, &PropertySheet::showState);
    connect(m_model, &SheetModel::failed, this, [this](const QString &why) {
        m_messages->show(QStringLiteral("read"), MessageArea::Warning, why);
    });
    connect(m_model, &SheetModel::gone, this, [this] {
        m_messages->show(QStringLiteral("gone"), MessageArea::Warning,
                         tr("This component has been removed from the station"));
        m_view->setEnabled(false);
        m_actions->setEnabled(false);
    });
    connect(&context().link, &StationLink::opened, this, [this] {
        for (const char *key : {"read", "refused", "stale"}) // What was so without the station.
            m_messages->clear(QLatin1String(key));
    });
    connect(&m_model->changes(), &SheetChanges::said, this, &PropertySheet::tellConsequences);
    connect(&m_view->sheetDelegate(), &SheetDelegate::mended, this,
            [this](const QString &title, const QString &what) {
                m_messages->show(QStringLiteral("mended"), MessageArea::Information,
                                 QStringLiteral("%1: %2").arg(title, what));
            });
    // What an entry made follow is told until the next step, or the way back, makes something else of it.
    connect(&context().edits.undoStack(), &QUndoStack::indexChanged, this, [this] {
        for (const char *key : {"said", "mended", "link"})
            m_messages->clear(QLatin1String(key));
    });
    connect(m_view, &SheetView::currentRowChanged, this, &PropertySheet::tellHelp);
    connect(m_view, &SheetView::helpAsked, this, &PropertySheet::tellHelp);
    connect(m_view, &SheetView::resetAsked, this, &PropertySheet::resetSelected);
    connect(m_view, &SheetView::copyAsked, this, [this] { copy(false); });
    connect(m_view, &SheetView::menuAsked, this, &PropertySheet::showMenu);
    connect(m_view, &SheetView::leaveAsked, this, [this] { focusPreviousChild(); });
    connect(m_view, &SheetView::linkAsked, this, &PropertySheet::makeLink);
    connect(m_view, &SheetView::typeDropped, this, [this](const QString &type, const QString &parentOrd) {
        if (context().add)
            context().add(type, parentOrd);
    });
    connect(m_view, &SheetView::referenceDropped, this, [this](const QModelIndex &index, const QString &ord) {
        if (const SheetRow *row = m_model->rowAt(index))
            m_model->changes().change(row->part, row->slot().name, ord);
    });
}

// What a person asks for -----------------------------------------------------------------------------------

void PropertySheet::filter()
{
    m_filter->setText(m_search->text());
    m_view->refold();
    m_matches->setText(m_search->text().isEmpty() ? QString() : tr("%1 found").arg(m_filter->matches()));
}

void PropertySheet::revert()
{
    m_view->sheetDelegate().abandon();
    m_messages->clear(QStringLiteral("refused"));
    m_messages->clear(QStringLiteral("said"));
    m_model->changes().revert(m_model->parts());
}

void PropertySheet::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PropertySheet::refresh()
{
    m_model->refresh();
}

bool PropertySheet::takeAgain(const ComponentDescription &component)
{
    const ComponentDescription &mine = View::component();
    const auto same = [](const SlotDescription &a, const SlotDescription &b) {
        return a.name == b.name && a.kind == b.kind && a.typeName == b.typeName && a.writable == b.writable;
    };
    // The rows are read again by themselves; what is folded, typed and selected stays as it is.
    return !m_model->top()->isMany() && mine.ord == component.ord && mine.type == component.type &&
           std::equal(mine.slotList.begin(), mine.slotList.end(), component.slotList.begin(),
                      component.slotList.end(), same);
}

// Keys and menu ---------------------------------------------------------------------------------------------

void PropertySheet::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const int key = event->key();
    const bool control = held == Qt::ControlModifier;
    if (control && key == Qt::Key_S)
        save();
    else if (control && key == Qt::Key_R)
        revert();
    else if (control && key == Qt::Key_F)
        find();
    else if (key == Qt::Key_F3)
        m_view->goToMatch(held != Qt::ShiftModifier);
    else if (control && (key == Qt::Key_Return || key == Qt::Key_Enter))
        m_actions->runDefault();
    else if (key == Qt::Key_C && held == (Qt::ControlModifier | Qt::ShiftModifier))
        copy(true);
    else if (control && key == Qt::Key_V)
        paste();
    else if (control && key == Qt::Key_Z)
        context().edits.undoStack().undo();
    else if (key == Qt::Key_Z && held == (Qt::ControlModifier | Qt::ShiftModifier))
        context().edits.undoStack().redo();
    else if (key == Qt::Key_F5)
        refresh();
    else if (key == Qt::Key_Escape && m_search->hasFocus()) {
        m_search->clear();
        m_view->setFocus();
    } else
        View::keyPressEvent(event);
}

void PropertySheet::copy(bool whole)
{
    const QString text = whole
                             ? sheetText(*m_model, context().link.stationName(), QDateTime::currentDateTime())
                             : rowsText(*m_model, m_view->selectedSlots());
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void PropertySheet::paste()
{
    const QList<PastedRow> rows = readPasted(*m_model, QApplication::clipboard()->text());
    if (rows.isEmpty()) {
        m_messages->show(QStringLiteral("said"), MessageArea::Information,
                         tr("The clipboard holds no rows of this sheet: lines of a name, a tab and a value"));
        return;
    }
    QList<ChangePreview::Row> preview;
    for (const PastedRow &row : rows)
        preview.append({{row.slot, row.value}, row.title, row.before, row.after, row.problem});
    const auto done = [this](const QList<rules::Write> &writes) {
        m_model->changes().change(m_model->top(), writes, tr("Paste"));
    };
    (new ChangePreview(tr("Paste into the sheet"), tr("Paste"), preview, done, this))->open();
}

void PropertySheet::resetSelected()
{
    resetRows(*m_model, m_view->selectedSlots(), this);
}

void PropertySheet::makeLink(const QString &source, const QString &target)
{
    addLink(context(), source, target, this,
            [this](bool done, const QString &text) { tellLink(done, text); });
}

void PropertySheet::tellLink(bool done, const QString &text)
{
    m_messages->show(QStringLiteral("link"), done ? MessageArea::Information : MessageArea::Warning, text);
}

void PropertySheet::showMenu(const QPoint &globalPos)
{
    SheetMenu::Deeds deeds;
    deeds.edit = [this] { m_view->startEditing(m_view->currentIndex(), true); };
    deeds.copyRow = [this] { copy(false); };
    deeds.copySheet = [this] { copy(true); };
    deeds.paste = [this] { paste(); };
    deeds.reset = [this] { resetSelected(); };
    deeds.resetAll = [this] { resetAll(*m_model, this); };
    deeds.mark = [this](const QString &slot) {
        context().linkMark.ord = slot;
        tellLink(true, linkMarkText(slot));
    };
    deeds.link = [this](const QString &source, const QString &target) { makeLink(source, target); };
    deeds.unlink = [this](const QString &source, const QString &target) {
        removeLink(context(), source, target, this,
                   [this](bool done, const QString &text) { tellLink(done, text); });
    };
    auto *menu =
        new SheetMenu(*m_model, m_view->selectedSlots(), m_view->currentRow(), context(), deeds, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(globalPos);
}

} // namespace ui
