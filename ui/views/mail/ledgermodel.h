#pragma once

#include "ui/views/mail/outboxrow.h"

#include <QAbstractTableModel>

namespace ui {

/// The recipients of one message, each with what the server said.
class LedgerModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Address, State, Code, EnhancedCode, Text, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<OutboxRecipient> &recipients);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<OutboxRecipient> m_recipients;
};

} // namespace ui
