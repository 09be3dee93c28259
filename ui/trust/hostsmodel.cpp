#include "ui/trust/hostsmodel.h"

#include "ui/trust/shieldicon.h"

#include <QWidget>

namespace ui {

namespace {

QString shortFingerprint(const QString &sha256)
{
    return sha256.isEmpty() ? QString() : sha256.left(8).toUpper() + QStringLiteral("…");
}

QString errorTexts(const QStringList &errors)
{
    QStringList texts;
    for (const QString &error : errors)
        texts.append(errorText(error));
    return texts.join(QStringLiteral(", "));
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

HostsModel::HostsModel(const QWidget *widget, QObject *parent) : QAbstractTableModel(parent), m_widget(widget)
{
}

int HostsModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].key() == key)
            return row;
    }
    return -1;
}

void HostsModel::setEntries(const QList<HostEntry> &entries)
{
    QStringList keys;
    for (const HostEntry &entry : entries)
        keys.append(entry.key());
    for (int row = int(m_entries.size()) - 1; row >= 0; --row) {
        if (keys.contains(m_entries[row].key()))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (const HostEntry &entry : entries) {
        const int row = rowOf(entry.key());
        if (row >= 0) {
            m_entries[row] = entry;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            beginInsertRows({}, int(m_entries.size()), int(m_entries.size()));
            m_entries.append(entry);
            endInsertRows();
        }
    }
}

int HostsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int HostsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HostsModel::text(const HostEntry &entry, int column)
{
    switch (column) {
    case Host:
        return entry.host;
    case Port:
        return QString::number(entry.port);
    case Protocol:
        return entry.protocolText();
    case State:
        return entry.isSuperseded() ? tr("%1, no longer needed").arg(hostStateText(entry.state))
                                    : hostStateText(entry.state);
    case Certificate:
        return entry.approvedSha256.isEmpty()
                   ? shortFingerprint(entry.leaf.sha256)
                   : tr("%1 was %2")
                         .arg(shortFingerprint(entry.leaf.sha256), shortFingerprint(entry.approvedSha256));
    case Subject:
        return entry.leaf.subject;
    case NotBefore:
        return dateText(entry.leaf.notBefore);
    case IssuedBy:
        return entry.leaf.issuer == entry.leaf.subject ? tr("the same") : entry.leaf.issuer;
    case NotAfter:
        return dateText(entry.leaf.notAfter);
    case Forgiven:
        return orDash(entry.state == HostState::Approved ? errorTexts(entry.forgiven) : QString());
    case Expires:
        return orDash(entry.state == HostState::Approved ? dateText(entry.expires) : QString());
    case LastUsed:
        return entry.lastUsed.isValid() ? whenText(entry.lastUsed) : tr("never");
    case Created:
        return dateText(entry.firstSeen);
    default:
        return orDash(entry.state == HostState::Denied ? entry.deniedBy : entry.approvedBy);
    }
}

QVariant HostsModel::sortKey(const HostEntry &entry, int column)
{
    switch (column) {
    case Port:
        return entry.port;
    case State:
        return int(entry.state);
    case NotBefore:
        return entry.leaf.notBefore;
    case NotAfter:
        return entry.leaf.notAfter;
    case Expires:
        return entry.expires;
    case LastUsed:
        return entry.lastUsed;
    case Created:
        return entry.firstSeen;
    default:
        return text(entry, column);
    }
}

QString HostsModel::help(const HostEntry &entry)
{
    QStringList lines{hostStateHelp(entry.state)};
    if (entry.isSuperseded())
        lines = {
            tr("The certificate is believed without the approval since %1.").arg(dateText(entry.superseded))};
    if (entry.renewed.isValid())
        lines.append(tr("Renewed with the same key on %1.").arg(dateText(entry.renewed)));
    lines.append(groupedFingerprint(entry.leaf.sha256));
    if (!entry.approvedSha256.isEmpty())
        lines.append(tr("Approved was %1").arg(groupedFingerprint(entry.approvedSha256)));
    if (!entry.errors.isEmpty())
        lines.append(tr("What is wrong: %1").arg(errorTexts(entry.errors)));
    if (!entry.note.isEmpty())
        lines.append(tr("Note: %1").arg(entry.note));
    return lines.join(QLatin1Char('\n'));
}

QVariant HostsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HostEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case SortRole:
        return sortKey(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == State ? shieldIcon(m_widget, entry.state) : QVariant();
    case Qt::ToolTipRole:
        return help(entry);
    case Qt::AccessibleDescriptionRole:
        return index.column() == State ? hostStateHelp(entry.state) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Port ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        return {};
    }
}

QVariant HostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {
        tr("Host"),    tr("Port"),      tr("Protocol"),   tr("State"),     tr("Certificate"),
        tr("Subject"), tr("Issued by"), tr("Not before"), tr("Not after"), tr("Errors forgiven"),
        tr("Expires"), tr("Last used"), tr("Created"),    tr("By")};
    return titles[section];
}

} // namespace ui
