// What a property sheet has to say: what is pending, refused, changed elsewhere, and what followed by itself.

#include "ui/edits/pendingedits.h"
#include "ui/sheet/editors/hostnameeditor.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetview.h"
#include "ui/sheet/valuetext.h"

#include <QAction>
#include <QLabel>

namespace ui {

namespace {

/// The message that a save waits for a decision.
const QString undecided = QStringLiteral("undecided");

} // namespace

// The state of the sheet ------------------------------------------------------------------------------------

int PropertySheet::editCount() const
{
    int count = 0;
    for (const auto &part : m_model->parts()) {
        for (const quint32 handle : part->handles)
            count += context().edits.count(handle);
    }
    return count;
}

void PropertySheet::showState()
{
    const int count = editCount();
    m_count->setText(count == 0   ? QString()
                     : count == 1 ? tr("1 change not saved")
                                  : tr("%1 changes not saved").arg(count));
    m_save->setEnabled(count > 0);
    m_revert->setEnabled(count > 0);
    if (count == 0)
        m_messages->clear(QStringLiteral("refused")); // What was refused is not wanted any more.
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
    if (wanted.filter(QStringLiteral(" theirs")).isEmpty())
        m_messages->clear(undecided);
}

QStringList PropertySheet::showNotice(const SheetPart &part, quint32 handle, const QString &name)
{
    const SlotDescription *slot = part.description.find(name);
    const PendingEdit *edit = context().edits.find(handle, name);
    if (!slot || !edit)
        return {};
    QStringList keys;
    const QString key = QStringLiteral("row:%1.%2").arg(handle).arg(name);
    const QString whose = part.ords.value(part.handles.indexOf(handle));
    const QString title =
        part.isMany() ? QStringLiteral("%1 (%2)").arg(slot->displayName, whose) : slot->displayName;
    if (!edit->refusal.isEmpty()) {
        keys.append(key + QStringLiteral(" refused"));
        QList<MessageArea::Answer> answers;
        const QString host = HostNameEditor::hostIn(edit->value.toString());
        if (slot->typeName == QLatin1String("hostName") && !host.isEmpty())
            answers.append({tr("Use %1").arg(host), [this, handle, name, host] {
                                if (const auto its = m_model->partOf(handle))
                                    m_model->changes().change(its, name, host);
                                m_view->setFocus();
                            }});
        answers.append({tr("Go to %1").arg(slot->displayName),
                        [this, handle, name] { m_view->goTo(handle, name, true); }});
        m_messages->show(keys.constLast(), MessageArea::Warning,
                         QStringLiteral("%1: %2").arg(title, edit->refusal), answers);
    }
    if (edit->theirs) {
        keys.append(key + QStringLiteral(" theirs"));
        const QString text = slot->isSecret() ? tr("another one") : personText(*slot, *edit->theirs);
        const auto decide = [this, handle, name](void (PendingEdits::*decision)(quint32, const QString &)) {
            return [this, handle, name, decision] {
                (context().edits.*decision)(handle, name);
                m_view->setFocus();
            };
        };
        m_messages->show(keys.constLast(), MessageArea::Warning,
                         tr("%1 was changed elsewhere to %2").arg(title, text),
                         {{tr("Use theirs"), decide(&PendingEdits::useTheirs)},
                          {tr("Keep mine"), decide(&PendingEdits::keepMine)}});
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
    if (what.said.isEmpty())
        return;
    QList<MessageArea::Answer> answers;
    for (const rules::Offer &offer : what.offers) {
        answers.append(
            {offer.text, [this, part, offer] { m_model->changes().change(part, offer.writes, offer.text); }});
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
    bool first = true;
    for (const SheetChanges::Problem &problem : problems) {
        const SlotDescription *slot = problem.part->description.find(problem.slot);
        const PendingEdit *edit = context().edits.find(problem.handle, problem.slot);
        if (slot && std::exchange(first, false)) {
            m_view->goTo(problem.handle, slot->name);
            if (edit && edit->theirs) {
                m_messages->show(undecided, MessageArea::Warning,
                                 tr("Nothing is saved before it is decided whose value shall stand"));
                m_messages->focus(QStringLiteral("row:%1.%2 theirs").arg(problem.handle).arg(slot->name));
            }
        }
        if (edit && (!edit->refusal.isEmpty() || edit->theirs))
            continue;
        const QString text =
            slot ? QStringLiteral("%1: %2").arg(slot->displayName, problem.text) : problem.text;
        m_messages->show(QStringLiteral("refused:") + text, MessageArea::Warning, text); // Once for all.
    }
    const auto &top = m_model->top();
    if (top && top->isMany() && applied > 0)
        m_messages->show(QStringLiteral("said"), MessageArea::Information,
                         tr("Applied to %1 of %2").arg(applied).arg(top->handles.size()));
}

} // namespace ui
