#pragma once

#include "ui/sheet/editors/valueeditor.h"

#include <QTreeView>

namespace ui {

class SheetDelegate;
class SheetFilter;
class SheetModel;
struct SheetRow;

/// The rows of a property sheet under keyboard and mouse. Everything that needs more than the rows (menus,
/// saving, questions) is asked for by signals.
class SheetView final : public QTreeView
{
    Q_OBJECT
public:
    SheetView(SheetModel &model, SheetFilter &filter, QWidget *parent = nullptr);

    SheetDelegate &sheetDelegate() { return *m_delegate; }
    const SheetRow *currentRow() const;
    /// The rows of slots that are selected, top down.
    QList<const SheetRow *> selectedSlots() const;
    bool isEditing() const;
    /// Opens the editor of a row; @p open also opens its list or dialog.
    void startEditing(const QModelIndex &index, bool open = false);
    /// Takes the entry of an editor that is open.
    void commitOpenEditor();
    /// Goes to a slot, wherever it is folded away.
    void goTo(quint32 handle, const QString &slot, bool edit = false);
    void goToMatch(bool forward);
    /// Folds the groups as they are by default: what is for diagnosis only is closed.
    void foldAsUsual(const QStringList &folded, const QStringList &unfolded);
    /// Opens groups again where the filter now finds something.
    void refold() { foldGroups({}); }
    /// The titles of groups that are folded (or not) against the usual.
    QStringList groups(bool expanded) const;

Q_SIGNALS:
    void currentRowChanged();
    void resetAsked();
    void copyAsked();
    void menuAsked(const QPoint &globalPos);
    void helpAsked();
    /// Esc while nothing is edited.
    void leaveAsked();
    void linkAsked(const QString &sourceOrd, const QString &targetOrd);
    /// A component was dropped on a reference.
    void referenceDropped(const QModelIndex &index, const QString &ord);
    /// A type of the palette was dropped: on a child component's row, or for the sheet's own component.
    void typeDropped(const QString &type, const QString &parentOrd);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    const SheetRow *rowOf(const QModelIndex &index) const;
    bool isEditable(const QModelIndex &index) const;
    void editNeighbour(bool forward);
    void askMenu();
    void onSpace();
    bool onTyped(QKeyEvent *event);
    bool takesDrop(const QPoint &pos, const QMimeData &data) const;
    /// Where a type that is dropped here is added; empty = nowhere.
    QString parentAt(const QPoint &pos) const;
    void foldGroups(const QModelIndex &parent);

    SheetModel &m_model;
    SheetFilter &m_filter;
    SheetDelegate *m_delegate;
    QStringList m_folded;
    QStringList m_unfolded;
};

} // namespace ui
