#pragma once

#include "ui/sheet/editors/valueeditor.h"

#include <QPointer>
#include <QStyledItemDelegate>

namespace ui {

class SheetModel;
struct SheetRow;

/// Draws the marks of a row and makes its editor. What a person enters goes to SheetChanges, wrong entries
/// with their reason, so that leaving a field loses nothing.
class SheetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit SheetDelegate(SheetModel &model, QObject *parent = nullptr);

    /// The editor that is open; null = none.
    ValueEditor *editor() const;
    /// Takes the entry of the open editor and closes it.
    void commit(ValueEditor::Next next = ValueEditor::Stay);

    /// Closes the open editor and forgets its entry.
    void abandon();

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

Q_SIGNALS:
    /// Something was mended by itself in an entry: "trimmed".
    void mended(const QString &slotTitle, const QString &what) const;
    void editingEnded(ValueEditor::Next next, bool cancelled);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const SheetRow *rowOf(const QModelIndex &index) const;
    void end(ValueEditor *editor, ValueEditor::Next next, bool cancelled);
    int markWidth(const QStyleOptionViewItem &option) const;

    SheetModel &m_model;
    mutable QPointer<QWidget> m_editor; ///< No ValueEditor any more while it dies and the focus leaves it.
};

} // namespace ui
