#pragma once

#include "ui/shell/view.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QTreeView;

namespace ui {

class FilterField;
class OutboxDetails;
class OutboxModel;

/// The outbox: every message with its state, what happened to each recipient, and what a person can do.
class OutboxView final : public View
{
    Q_OBJECT
public:
    OutboxView(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    void find() override;
    /// Selects the message with this number, however old it is.
    void reveal(const QString &what) override;
    void refresh() override;

private:
    QWidget *makeBar();
    QPushButton *addButton(const char *picture, const QString &text, const QString &help,
                           void (OutboxView::*run)());
    void makeList();
    void filter();
    void showRevealed();
    void updateState();
    QList<qint64> chosen() const;

    void retry();
    void retryAll();
    void discard();
    void send(const QString &method, const QJsonObject &params, const QList<qint64> &about);

    OutboxModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_list;
    OutboxDetails *m_details;
    QComboBox *m_state = nullptr;
    FilterField *m_text = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_more = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_message;
    qint64 m_revealed = 0; ///< Wanted, and not selected yet.
    QTimer m_ages;
    QTimer m_typing;
};

} // namespace ui
