// How the rows of the outbox are shown.

#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"
#include "ui/views/mail/outboxmodel.h"

namespace ui {

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void OutboxModel::refreshAges()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Age), index(rowCount() - 1, Age), {Qt::DisplayRole});
}

QString OutboxModel::text(const OutboxRow &row, int column) const
{
    switch (column) {
    case State:
        return row.stateText();
    case Age:
        return ageSince(row.created);
    case Subject:
        return row.subject;
    case Account:
        return shortName(row.account);
    case Recipients:
        return row.recipients.size() == 1 ? row.recipients.first().address
                                          : tr("%1 recipients").arg(row.recipients.size());
    case Priority:
        return QString::number(row.priority);
    case Tries:
        return QString::number(row.attempts);
    case NextTry:
        return shortTime(row.nextTry);
    case LastCause:
        return row.lastCause;
    }
    return {};
}

QString OutboxModel::toolTip(const OutboxRow &row, int column) const
{
    switch (column) {
    case State:
        return row.durable ? QString() : tr("Not on disk yet: it would be lost if the station stopped now.");
    case Age:
        return longTime(row.created);
    case NextTry:
        return longTime(row.nextTry);
    case Account:
        return row.account;
    case Priority:
        return tr("1 is the most urgent, 255 the least.");
    case Recipients: {
        QStringList addresses;
        for (const OutboxRecipient &recipient : row.recipients.mid(0, 20))
            addresses.append(recipient.address);
        return addresses.join(QLatin1Char('\n'));
    }
    case Subject:
    case LastCause:
        return text(row, column);
    default:
        return {};
    }
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxRow &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::DecorationRole:
        if (column != State)
            return {};
        return row.isPartlyAccepted() ? alertMark(QStringLiteral("warning")) : outboxStateIcon(row.state);
    case Qt::ForegroundRole:
        return column == State && outboxStateColour(row.state).isValid() ? outboxStateColour(row.state)
                                                                         : QVariant();
    case Qt::TextAlignmentRole:
        return column == Priority || column == Tries ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                     : QVariant();
    case IdRole:
        return row.id;
    case SortRole:
        switch (column) {
        case Age:
            return -row.id; // The number is the order of arrival.
        case Recipients:
            return row.recipients.size();
        case Priority:
            return row.priority;
        case Tries:
            return row.attempts;
        case NextTry:
            return row.nextTry;
        default:
            return text(row, column);
        }
    default:
        return {};
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString titles[] = {tr("State"),    tr("Age"),   tr("Subject"),  tr("Account"),   tr("Recipients"),
                              tr("Priority"), tr("Tries"), tr("Next try"), tr("Last cause")};
    return section < ColumnCount ? titles[section] : QString();
}

} // namespace ui
