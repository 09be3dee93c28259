#include "ui/sheet/propertysheet.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/filterfield.h"
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
#include "ui/sheet/valuetext.h"

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
    m_view = new SheetView(*m_model, *m_filter, this);
    m_search->setView(m_view);
    m_view->setAccessibleName(tr("Property sheet of %1").arg(components.constFirst().displayName));
    makeToolBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_messages);
    layout->addWidget(m_actions);
    setFocusProxy(m_view);
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
    connect(&m_model->changes(), &SheetChanges::said, this, &PropertySheet::tellConsequences);
    connect(&m_view->sheetDelegate(), &SheetDelegate::mended, this,
            [this](const QString &title, const QString &what) {
                m_messages->show(QStringLiteral("said"), MessageArea::Information,
                                 QStringLiteral("%1: %2").arg(title, what));
            });
    connect(m_view, &SheetView::currentRowChanged, this, &PropertySheet::tellHelp);
    connect(m_view, &SheetView::helpAsked, this, &PropertySheet::tellHelp);
    connect(m_view, &SheetView::resetAsked, this, &PropertySheet::resetSelected);
    connect(m_view, &SheetView::copyAsked, this, [this] { copy(false); });
    connect(m_view, &SheetView::menuAsked, this, &PropertySheet::showMenu);
    connect(m_view, &SheetView::leaveAsked, this, [this] { focusPreviousChild(); });
    connect(m_view, &SheetView::linkAsked, this, &PropertySheet::makeLink);
    connect(m_view, &SheetView::referenceDropped, this, [this](const QModelIndex &index, const QString &ord) {
        if (const SheetRow *row = m_model->rowAt(index))
            m_model->changes().change(row->part, row->slot().name, ord);
    });
}

// The state of the sheet ------------------------------------------------------------------------------------

void PropertySheet::filter()
{
    m_filter->setText(m_search->text());
    m_view->refold();
    m_matches->setText(m_search->text().isEmpty() ? QString() : tr("%1 found").arg(m_filter->matches()));
}

void PropertySheet::showState()
{
    int count = 0;
    for (const auto &part : m_model->parts()) {
        for (const quint32 handle : part->handles)
            count += context().edits.count(handle);
    }
    m_count->setText(count == 0   ? QString()
                     : count == 1 ? tr("1 change not saved")
                                  : tr("%1 changes not saved").arg(count));
    m_save->setEnabled(count > 0);
    m_revert->setEnabled(count > 0);
    showNotices();
}

/// What is refused, and remote changes under pending edits: each waits on the sheet until it is settled.
void PropertySheet::showNotices()
{
    QStringList wanted;
    for (const auto &part : m_model->parts()) {
        for (const quint32 handle : part->handles) {
            for (const QString &slot : context().edits.of(handle).keys())
                wanted += showNotice(*part, handle, slot);
        }
    }
    for (const QString &key : m_messages->keys()) {
        if (key.startsWith(QLatin1String("row:")) && !wanted.contains(key))
            m_messages->clear(key);
    }
}

QStringList PropertySheet::showNotice(const SheetPart &part, quint32 handle, const QString &name)
{
    const SlotDescription *slot = part.description.find(name);
    const PendingEdit *edit = context().edits.find(handle, name);
    if (!slot || !edit)
        return {};
    QStringList keys;
    const QString key = QStringLiteral("row:%1.%2").arg(handle).arg(name);
    if (!edit->refusal.isEmpty()) {
        keys.append(key + QStringLiteral(" refused"));
        m_messages->show(keys.constLast(), MessageArea::Warning,
                         QStringLiteral("%1: %2").arg(slot->displayName, edit->refusal),
                         {{tr("Go to %1").arg(slot->displayName),
                           [this, handle, name] { m_view->goTo(handle, name, true); }}});
    }
    if (edit->theirs) {
        keys.append(key + QStringLiteral(" theirs"));
        const QString text = slot->isSecret() ? tr("another one") : personText(*slot, *edit->theirs);
        PendingEdits &edits = context().edits;
        m_messages->show(keys.constLast(), MessageArea::Warning,
                         tr("%1 was changed elsewhere to %2").arg(slot->displayName, text),
                         {{tr("Use theirs"), [&edits, handle, name] { edits.useTheirs(handle, name); }},
                          {tr("Keep mine"), [&edits, handle, name] { edits.keepMine(handle, name); }}});
    }
    return keys;
}

void PropertySheet::tellHelp()
{
    const SheetRow *row = m_view->currentRow();
    if (!row)
        return;
    Q_EMIT helpChanged(row->kind == SheetRow::Slot ? row->slot().doc
                       : row->part                 ? row->part->description.doc
                                                   : row->ord);
}

void PropertySheet::tellConsequences(const std::shared_ptr<SheetPart> &part, const rules::Consequences &what)
{
    m_messages->clear(QStringLiteral("said"));
    if (what.said.isEmpty())
        return;
    QList<MessageArea::Answer> answers;
    for (const rules::Offer &offer : what.offers) {
        answers.append({offer.text, [this, part, offer] {
                            m_messages->clear(QStringLiteral("said"));
                            m_model->changes().change(part, offer.writes, offer.text);
                        }});
    }
    m_messages->show(QStringLiteral("said"), MessageArea::Information, what.said, answers);
}

// Saving ----------------------------------------------------------------------------------------------------

void PropertySheet::save()
{
    m_view->commitOpenEditor();
    m_messages->clear(QStringLiteral("refused"));
    m_model->changes().save(m_model->parts(),
                            [self = QPointer<PropertySheet>(this)](const auto &problems, int applied) {
                                if (self)
                                    self->saved(problems, applied);
                            });
}

/// Refusals of slots that are being edited already stand in the message area, by their edits.
void PropertySheet::saved(const QList<SheetChanges::Problem> &problems, int applied)
{
    int number = 0;
    bool first = true;
    for (const SheetChanges::Problem &problem : problems) {
        const SlotDescription *slot = problem.part->description.find(problem.slot);
        const quint32 handle = problem.part->handles.constFirst();
        if (slot && std::exchange(first, false))
            m_view->goTo(handle, slot->name);
        const PendingEdit *edit = context().edits.find(handle, problem.slot);
        if (!edit || edit->refusal.isEmpty())
            m_messages->show(QStringLiteral("refused:%1").arg(number++), MessageArea::Warning,
                             slot ? QStringLiteral("%1: %2").arg(slot->displayName, problem.text)
                                  : problem.text);
    }
    const auto &top = m_model->top();
    if (top && top->isMany() && applied > 0)
        m_messages->show(QStringLiteral("said"), MessageArea::Information,
                         tr("Applied to %1 of %2").arg(applied).arg(top->handles.size()));
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
    addLink(context().link, source, target, this,
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
    deeds.link = [this](const QString &source, const QString &target) { makeLink(source, target); };
    deeds.unlink = [this](const QString &source, const QString &target) {
        removeLink(context().link, source, target, this,
                   [this](bool done, const QString &text) { tellLink(done, text); });
    };
    auto *menu =
        new SheetMenu(*m_model, m_view->selectedSlots(), m_view->currentRow(), context(), deeds, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(globalPos);
}

} // namespace ui
