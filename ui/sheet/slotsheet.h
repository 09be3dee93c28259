#pragma once

#include "ui/shell/view.h"

class QPushButton;
class QTreeView;
class QTreeWidget;

namespace ui {

class MessageArea;
class SlotTable;

/// The slot sheet: what a component is made of, slots that only this component has, and the links that begin
/// or end here. Links are made by "Link mark" and "Link from", or by dragging a slot onto a slot.
class SlotSheet final : public View
{
    Q_OBJECT
public:
    SlotSheet(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    void refresh() override;

    SlotTable &table() const { return *m_table; }
    MessageArea &messages() const { return *m_messages; }
    QTreeView &rows() const { return *m_rows; }
    QTreeWidget &links() const { return *m_links; }
    void makeLink(const QString &source, const QString &target);

private:
    QWidget *makeLinks();
    QWidget *makeButtons();
    void connectRows();
    void readLinks();
    void removeSelectedLink();
    void showMenu(const QPoint &globalPos);
    void addSlot();
    void renameSlot();
    void removeSlot();
    void call(const QString &method, const QJsonObject &params, const QString &success);
    void tell(bool done, const QString &text);
    void showState();

    SlotTable *m_table;
    QTreeView *m_rows;
    QTreeWidget *m_links;
    MessageArea *m_messages;
    QPushButton *m_rename = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_unlink = nullptr;
};

} // namespace ui
