#include "ui/sheet/sheetdelegate.h"

#include "ui/look/statuslook.h"
#include "ui/sheet/editors/editorfactory.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QPainter>

namespace ui {

SheetDelegate::SheetDelegate(SheetModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model)
{
    // Leaving a field takes its entry; a list or dialog that the editor opened is no leaving.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        const ValueEditor *open = editor();
        if (open && now && !open->holdsFocus(now) && open->window() == now->window())
            commit();
    });
}

ValueEditor *SheetDelegate::editor() const
{
    return qobject_cast<ValueEditor *>(m_editor);
}

const SheetRow *SheetDelegate::rowOf(const QModelIndex &index) const
{
    const auto *proxy = qobject_cast<const QAbstractProxyModel *>(index.model());
    return m_model.rowAt(proxy ? proxy->mapToSource(index) : index);
}

// Drawing ---------------------------------------------------------------------------------------------------

int SheetDelegate::markWidth(const QStyleOptionViewItem &option) const
{
    return option.fontMetrics.horizontalAdvance(QLatin1Char('m')) + option.fontMetrics.height() / 4;
}

QSize SheetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    // Room for an editor, so that opening one moves nothing.
    size.setHeight(std::max(size.height(), option.fontMetrics.height() * 9 / 5));
    if (index.column() == SheetModel::Name)
        size.rwidth() += markWidth(option);
    return size;
}

void SheetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (index.column() != SheetModel::Name)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem shifted = option;
    const int width = markWidth(option);
    const bool rtl = option.direction == Qt::RightToLeft;
    // The background belongs to the whole cell, the mark's place included.
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    shifted.rect.adjust(rtl ? 0 : width, 0, rtl ? -width : 0, 0);
    QStyledItemDelegate::paint(painter, shifted, index);
    const int marks = index.data(SheetModel::MarkRole).toInt();
    if (!(marks & (SheetModel::Changed | SheetModel::ChangedBelow | SheetModel::NotDefault)))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor colour = selected ? text : pendingColour(option.palette);
    const bool small = !(marks & (SheetModel::Changed | SheetModel::ChangedBelow));
    const qreal radius = option.fontMetrics.height() * (small ? 0.11 : 0.24);
    const QPointF centre(rtl ? option.rect.right() - width / 2.0 : option.rect.left() + width / 2.0,
                         option.rect.center().y() + 0.5);
    if (marks & SheetModel::ChangedBelow) {
        painter->setPen(QPen(colour, std::max(1.0, option.fontMetrics.height() / 11.0)));
        painter->setBrush(Qt::NoBrush);
    } else {
        painter->setPen(Qt::NoPen);
        painter->setBrush(small ? text : colour);
    }
    painter->drawEllipse(centre, radius, radius);
    painter->restore();
}

// Editing ---------------------------------------------------------------------------------------------------

QWidget *SheetDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    const SheetRow *row = rowOf(index);
    if (!row || row->kind != SheetRow::Slot)
        return nullptr;
    const EditorContext context{&m_model.link(), &row->part->description,
                                m_model.changes().valuesOf(*row->part)};
    ValueEditor *editor = makeEditor(row->slot(), context, parent);
    auto *self = const_cast<SheetDelegate *>(this);
    connect(editor, &ValueEditor::finished, self,
            [self, editor](ValueEditor::Next next) { self->end(editor, next, false); });
    connect(editor, &ValueEditor::cancelled, self,
            [self, editor] { self->end(editor, ValueEditor::Stay, true); });
    m_editor = editor;
    return editor;
}

void SheetDelegate::setEditorData(QWidget *widget, const QModelIndex &index) const
{
    auto *editor = qobject_cast<ValueEditor *>(widget);
    const SheetRow *row = rowOf(index);
    // Once only: what the station sends meanwhile must not take a person's text or caret away.
    if (!editor || !row || editor->property("filled").toBool())
        return;
    editor->setProperty("filled", true);
    editor->setValue(m_model.valueOf(*row));
    if (m_model.marksOf(*row) & SheetModel::Refused)
        editor->setError(index.siblingAtColumn(SheetModel::Limits).data().toString());
}

void SheetDelegate::setModelData(QWidget *widget, QAbstractItemModel *, const QModelIndex &index) const
{
    const auto *editor = qobject_cast<ValueEditor *>(widget);
    const SheetRow *row = rowOf(index);
    if (!editor || !row || !editor->isTouched())
        return;
    const ValueEditor::Entry entry = editor->entry();
    // The slot's name lives in a row that a change may rebuild.
    const std::shared_ptr<SheetPart> part = row->part;
    const QString slot = row->slot().name;
    const QString title = row->slot().displayName;
    if (entry.wrong.isEmpty())
        m_model.changes().change(part, slot, entry.value);
    else
        m_model.changes().keepWrong(part, slot, entry.text, entry.wrong);
    // After the change, which takes older news away.
    if (!entry.said.isEmpty())
        Q_EMIT mended(title, entry.said);
}

void SheetDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &) const
{
    // At least what the editor needs, so that buttons behind a short value are not cut off.
    QRect rect = option.rect;
    const QWidget *view = editor->parentWidget();
    const int wanted = std::min(editor->sizeHint().width(), view->width() - rect.left());
    rect.setWidth(std::max(rect.width(), wanted));
    editor->setGeometry(rect);
}

void SheetDelegate::commit(ValueEditor::Next next)
{
    if (ValueEditor *open = editor())
        end(open, next, false);
}

void SheetDelegate::abandon()
{
    if (ValueEditor *open = editor())
        end(open, ValueEditor::Stay, true);
}

void SheetDelegate::end(ValueEditor *editor, ValueEditor::Next next, bool cancelled)
{
    if (editor != m_editor)
        return;
    m_editor = nullptr;
    if (!cancelled)
        Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor, NoHint);
    Q_EMIT editingEnded(next, cancelled);
}

bool SheetDelegate::eventFilter(QObject *, QEvent *)
{
    // The editor says by itself when it has ended; Qt's own rules would take Tab and Esc from its parts.
    return false;
}

} // namespace ui
