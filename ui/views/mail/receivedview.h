#pragma once

#include "ui/shell/view.h"
#include "ui/views/mail/receivedmodel.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace ui {

class AccountModel;
class FilterField;
class ReceivedDetails;

/// What came by mail: of all accounts on the service, of one on an account, and on an acknowledger what it
/// decided about each reply, and why.
class ReceivedView final : public View
{
    Q_OBJECT
public:
    ReceivedView(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    void find() override;
    void refresh() override { m_model->reload(); }

private:
    void follow();
    QWidget *makeBar();
    void makeList();
    void showLeft(const ComponentDescription &account);
    void updateState();
    QString emptyText() const;

    ReceivedModel::Source m_source;
    ReceivedModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_list;
    ReceivedDetails *m_details;
    FilterField *m_text = nullptr;
    QPushButton *m_more = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_left;
    QLabel *m_message;
    AccountModel *m_accounts = nullptr; ///< Of the service: each tells when something came.
    QTimer m_typing;
};

} // namespace ui
