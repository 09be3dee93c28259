#include "ui/views/mail/accountmodel.h"

#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"

#include <QApplication>

namespace ui {

namespace {

QString textOfSlot(const ComponentDescription &account, const char *slot)
{
    const SlotDescription *found = account.find(QLatin1String(slot));
    return found ? found->text : QString();
}

QJsonValue valueOfSlot(const ComponentDescription &account, const char *slot)
{
    const SlotDescription *found = account.find(QLatin1String(slot));
    return found ? found->value : QJsonValue();
}

QVariant checkMark(const CheckWord &word)
{
    if (word.text.isEmpty() || word.kind == CheckWord::Unknown)
        return {};
    return word.kind == CheckWord::Passed   ? icon(QStringLiteral("ok"))
           : word.kind == CheckWord::Warned ? icon(QStringLiteral("warning"))
                                            : alertMark(QStringLiteral("error"));
}

QString parentOf(const QString &ord)
{
    return ord.left(ord.lastIndexOf(QLatin1Char('/')));
}

/// STARTTLS that anybody on the way may take away.
bool isIfOffered(const ComponentDescription &account)
{
    return securityOf(account) == MailSecurity::StartTls &&
           valueOfSlot(account, "startTlsPolicy").toString() == QLatin1String("IfSupported");
}

bool mayBeReadOnTheWay(const ComponentDescription &account)
{
    return securityOf(account) == MailSecurity::None || isIfOffered(account);
}

} // namespace

AccountModel::AccountModel(StationLink &link, const ComponentDescription &service, QObject *parent)
    : QAbstractTableModel(parent), m_link(link), m_service(service.ord), m_handle(service.handle)
{
    connect(&m_link, &StationLink::opened, this, &AccountModel::reload);
    connect(&m_link, &StationLink::slotChanged, this, &AccountModel::change);
    connect(&m_link, &StationLink::componentAdded, this, [this](const QJsonObject &row) {
        const QString ord = row.value(QStringLiteral("ord")).toString();
        if (parentOf(ord) == m_service)
            describe(ord, quint32(row.value(QStringLiteral("handle")).toInteger()));
    });
    connect(&m_link, &StationLink::componentRemoved, this, &AccountModel::remove);
    connect(&m_link, &StationLink::componentRestructured, this, [this](quint32 handle, const QString &ord) {
        if (rowOf(handle) >= 0)
            describe(ord, handle);
    });
    connect(&m_link, &StationLink::componentRenamed, this,
            [this](quint32 handle, const QString &ord, const QString &) {
                if (handle == m_handle)
                    m_service = ord;
                else if (parentOf(ord) != m_service)
                    return remove(handle);
                else
                    return describe(ord, handle);
                reload();
            });
    m_link.watch(QStringLiteral("h:%1").arg(m_handle), this);
    reload();
}

// Reading --------------------------------------------------------------------------------------------------

void AccountModel::reload()
{
    m_link.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), m_service}}, this,
                [this](const client::Reply &reply) {
                    if (!reply.ok())
                        return;
                    const QJsonArray rows = reply.value.toArray();
                    QStringList ords;
                    for (const QJsonValue &row : rows)
                        ords.append(row[QStringLiteral("ord")].toString());
                    const QList<ComponentDescription> before = m_accounts;
                    for (const ComponentDescription &account : before) {
                        if (!ords.contains(account.ord))
                            remove(account.handle);
                    }
                    m_order = ords;
                    if (ords.isEmpty()) {
                        m_loaded = true;
                        Q_EMIT accountsChanged();
                    }
                    for (const QJsonValue &row : rows)
                        describe(row[QStringLiteral("ord")].toString(),
                                 quint32(row[QStringLiteral("handle")].toInteger()));
                });
}

void AccountModel::describe(const QString &ord, quint32 handle)
{
    // Watched before it is read: what changes between the two would be missed otherwise.
    m_link.watch(QStringLiteral("h:%1").arg(handle), this);
    m_link.call(QStringLiteral("component.describe"), {{QStringLiteral("ord"), ord}}, this,
                [this, ord](const client::Reply &reply) {
                    if (reply.ok())
                        take(ComponentDescription::fromJson(reply.value.toObject()));
                    // Answers come in the order of the questions, so the last child's ends the first reading.
                    if (!m_loaded && (m_order.isEmpty() || ord == m_order.last())) {
                        m_loaded = true;
                        Q_EMIT accountsChanged();
                    }
                });
}

void AccountModel::take(const ComponentDescription &component)
{
    if (!isMailAccount(component))
        return m_link.unwatch(QStringLiteral("h:%1").arg(component.handle), this);
    if (const int row = rowOf(component.handle); row >= 0) {
        m_accounts[row] = component;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT accountChanged(component.handle);
        return;
    }
    const int row = int(m_accounts.size());
    beginInsertRows({}, row, row);
    m_accounts.append(component);
    endInsertRows();
    readCheck(component);
    if (m_loaded)
        Q_EMIT accountsChanged();
}

/// The last one, whoever asked for it.
void AccountModel::readCheck(const ComponentDescription &account)
{
    if (!account.views.contains(QStringLiteral("check")))
        return;
    m_link.call(QStringLiteral("check.last"),
                {{QStringLiteral("ord"), QStringLiteral("h:%1").arg(account.handle)}}, this,
                [this, handle = account.handle](const client::Reply &reply) {
                    const QJsonObject report = reply.value.toObject();
                    if (!report.isEmpty() && !m_checks.contains(handle))
                        setCheck(handle, CheckWord::ofReport(report));
                });
}

void AccountModel::setCheck(quint32 handle, const CheckWord &word)
{
    const int row = rowOf(handle);
    if (row < 0)
        return;
    m_checks.insert(handle, word);
    Q_EMIT dataChanged(index(row, Check), index(row, Check));
}

void AccountModel::remove(quint32 handle)
{
    const int row = rowOf(handle);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_accounts.removeAt(row);
    m_checks.remove(handle);
    endRemoveRows();
    m_link.unwatch(QStringLiteral("h:%1").arg(handle), this);
    Q_EMIT accountsChanged();
}

void AccountModel::change(quint32 handle, const QString &slot, const QJsonObject &row)
{
    const int at = rowOf(handle);
    if (at < 0)
        return;
    for (SlotDescription &one : m_accounts[at].slotList) {
        if (one.name != slot)
            continue;
        one.value = row.value(QStringLiteral("value"));
        one.text = row.value(QStringLiteral("text")).toString();
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        Q_EMIT accountChanged(handle);
        return;
    }
}

int AccountModel::rowOf(quint32 handle) const
{
    for (qsizetype row = 0; row < m_accounts.size(); ++row) {
        if (m_accounts[row].handle == handle)
            return int(row);
    }
    return -1;
}

const ComponentDescription *AccountModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_accounts.size() ? &m_accounts[index.row()] : nullptr;
}

QModelIndex AccountModel::indexOf(quint32 handle) const
{
    const int row = rowOf(handle);
    return row < 0 ? QModelIndex() : index(row, 0);
}

// Showing --------------------------------------------------------------------------------------------------

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_accounts.size());
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AccountModel::text(const ComponentDescription &account, int column) const
{
    switch (column) {
    case Name:
        return account.displayName;
    case Direction:
        return isOutgoing(account) ? tr("Outgoing") : tr("Incoming");
    case Protocol:
        return textOfSlot(account, "transport").toUpper();
    case Security:
        return isIfOffered(account) ? tr("STARTTLS if offered") : securityText(securityOf(account));
    case Host:
        return textOfSlot(account, "hostname");
    case Port:
        return textOfSlot(account, "resolvedPort");
    case Login:
        return textOfSlot(account, "account");
    case Queue:
        return textOfSlot(account, "queueSize");
    case Status:
        return textOfSlot(account, "status");
    case Check:
        return m_checks.value(account.handle).text;
    case LastFailure:
        return failureText(account);
    }
    return {};
}

/// What is wrong now comes before what once was.
QString AccountModel::failureText(const ComponentDescription &account)
{
    const QString present = account.inWords(textOfSlot(account, "faultCause"));
    if (!present.isEmpty())
        return present;
    const QString past = account.inWords(textOfSlot(account, "lastPollFailureCause"));
    const QString time = shortTime(mailTime(valueOfSlot(account, "lastPollFailure")));
    return past.isEmpty() || time.isEmpty() ? past : tr("%1: %2").arg(time, past);
}

QString AccountModel::toolTip(const ComponentDescription &account, int column) const
{
    if (column == Status) {
        const QString state = textOfSlot(account, "state");
        return state.isEmpty() ? QString() : connectionText(state);
    }
    if (column == Security && isIfOffered(account))
        return tr("Where the server offers no STARTTLS, everything that is sent can be read on its way.");
    if (column == Security && securityOf(account) == MailSecurity::None)
        return tr("Everything that is sent, a password included, can be read on its way.");
    if (column == Check)
        return text(account, column);
    if (column == LastFailure)
        return QStringList{text(account, column), longTime(mailTime(valueOfSlot(account, "lastPollFailure")))}
            .join(QLatin1Char('\n'))
            .trimmed();
    return {};
}

QVariant AccountModel::decoration(const ComponentDescription &account, int column) const
{
    if (column == Name)
        return icon(account.icon);
    if (column == Status)
        return statusMark(statusIn(textOfSlot(account, "status")));
    if (column == Check)
        return checkMark(m_checks.value(account.handle));
    if (column == Security)
        return mayBeReadOnTheWay(account) ? alertMark(QStringLiteral("lock-open"))
                                          : icon(QStringLiteral("lock"));
    return {};
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComponentDescription &account = m_accounts[index.row()];
    const int column = index.column();
    const bool isNumber = column == Port || column == Queue;
    switch (role) {
    case Qt::DisplayRole:
        return text(account, column);
    case Qt::ToolTipRole:
        return toolTip(account, column);
    case Qt::DecorationRole:
        return decoration(account, column);
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        if (column == Status)
            return statusColour(statusIn(text(account, Status)), QApplication::palette());
        if (column == Security && mayBeReadOnTheWay(account))
            return alertColour(QApplication::palette());
        return {};
    case SortRole:
        return isNumber ? QVariant(text(account, column).toInt()) : QVariant(text(account, column));
    default:
        return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString titles[] = {tr("Name"),   tr("Direction"), tr("Protocol"),    tr("Security"),
                              tr("Host"),   tr("Port"),      tr("Login"),       tr("Queue"),
                              tr("Status"), tr("Check"),     tr("Last failure")};
    return section < ColumnCount ? titles[section] : QString();
}

} // namespace ui
