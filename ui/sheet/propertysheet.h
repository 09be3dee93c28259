#pragma once

#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/shell/view.h"

class QAction;
class QLabel;
class QToolBar;

namespace ui {

class FilterField;
class ActionBar;
class MessageArea;
class SheetFilter;
class SheetView;

/// The property sheet: every property of a component, its child components in place, edited as pending
/// changes that reach the station with Save, whole or not at all.
class PropertySheet final : public View
{
    Q_OBJECT
public:
    PropertySheet(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);
    /// Several components of one type, edited as one; one alone lists its children, @p pageSize at a time.
    PropertySheet(ViewContext &context, const QList<ComponentDescription> &components,
                  QWidget *parent = nullptr, int pageSize = SheetModel::usualPage);
    ~PropertySheet() override;

    void save() override;
    bool saves(quint32 handle) const override { return m_model->partOf(handle) != nullptr; }
    void revert() override;
    void find() override;
    void refresh() override;
    bool takeAgain(const ComponentDescription &component) override;

    SheetModel &model() const { return *m_model; }
    SheetView &view() const { return *m_view; }
    MessageArea &messages() const { return *m_messages; }
    /// How many slots have a change that is not saved.
    int editCount() const;
    ActionBar &actionBar() const { return *m_actions; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeToolBar();
    void connectRows();
    void filter();
    void showState();
    void showNotices();
    QStringList showNotice(const SheetPart &part, quint32 handle, const QString &slot);
    void tellHelp();
    void saved(const QList<SheetChanges::Problem> &problems, int applied);
    void tellConsequences(const std::shared_ptr<SheetPart> &part, const rules::Consequences &what);
    void resetSelected();
    void copy(bool whole);
    void paste();
    void makeLink(const QString &source, const QString &target);
    void tellLink(bool done, const QString &text);
    void showMenu(const QPoint &globalPos);

    SheetModel *m_model;
    SheetFilter *m_filter;
    QToolBar *m_bar;
    FilterField *m_search;
    QLabel *m_matches;
    QLabel *m_count;
    QAction *m_save = nullptr;
    QAction *m_revert = nullptr;
    SheetView *m_view;
    MessageArea *m_messages;
    ActionBar *m_actions;
};

} // namespace ui
