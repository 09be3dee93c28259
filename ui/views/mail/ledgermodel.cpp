#include "ui/views/mail/ledgermodel.h"

namespace ui {

void LedgerModel::show(const QList<OutboxRecipient> &recipients)
{
    if (recipients == m_recipients)
        return;
    const bool sameShape = recipients.size() == m_recipients.size() && !recipients.isEmpty();
    if (sameShape) {
        m_recipients = recipients;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_recipients = recipients;
    endResetModel();
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_recipients.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxRecipient &recipient = m_recipients[index.row()];
    if (role == Qt::DecorationRole && index.column() == State)
        return outboxStateIcon(recipient.state);
    if (role == Qt::ForegroundRole && index.column() == State && outboxStateColour(recipient.state).isValid())
        return outboxStateColour(recipient.state);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Address:
        return recipient.address;
    case State:
        return outboxStateText(recipient.state);
    case Code:
        return recipient.code > 0 ? QString::number(recipient.code) : QString();
    case EnhancedCode:
        return recipient.enhancedCode;
    case Text:
        return recipient.text;
    }
    return {};
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString titles[] = {tr("Recipient"), tr("State"), tr("Code"), tr("Enhanced code"),
                              tr("Answer or cause")};
    return section < ColumnCount ? titles[section] : QString();
}

} // namespace ui
