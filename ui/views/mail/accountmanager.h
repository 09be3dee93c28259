#pragma once

#include "ui/shell/view.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace ui {

class AccountChecks;
class AccountModel;
class ComponentCommands;

/// The mail accounts of an EmailService: how each is and what one does with them.
class AccountManager final : public View
{
    Q_OBJECT
public:
    AccountManager(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    void refresh() override;
    /// Opens the wizard for a new account.
    void newAccount();

private:
    QWidget *makeButtons();
    QWidget *makeEmptyState();
    QPushButton *addButton(const char *picture, const QString &text, const QString &help,
                           void (AccountManager::*run)());
    void makeList();
    void updateState();
    const ComponentDescription *current() const;
    /// All that are selected, in the order of the list.
    QList<ComponentDescription> chosen() const;

    void openSheet();
    void check();
    void sendTest();
    void sendTestTo(const ComponentDescription &account, const QString &to);
    void toggle();
    void remove();
    void showMenu(const QPoint &where);

    AccountModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_list;
    QStackedWidget *m_stack;
    QLabel *m_empty = nullptr;
    ComponentCommands *m_commands;
    AccountChecks *m_checks;
    QPushButton *m_check = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_toggle = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace ui
