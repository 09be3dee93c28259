// The list tells how each account is and what came of its check; a report of its own has a view of its own.

#include "ui/views/mail/accountmanager.h"

#include "ui/link/stationlink.h"
#include "ui/look/firstwidths.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/shell/componentcommands.h"
#include "ui/shell/notifications.h"
#include "ui/views/mail/accountchecks.h"
#include "ui/views/mail/accountmodel.h"
#include "ui/views/mail/accountwizard.h"
#include "ui/views/mail/checkrun.h"
#include "ui/views/mail/columnchooser.h"

#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

bool isCheckable(const ComponentDescription &account)
{
    return account.views.contains(QStringLiteral("check"));
}

} // namespace

AccountManager::AccountManager(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent),
      m_model(new AccountModel(context.link, component, this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_list(new QTreeView(this)),
      m_stack(new QStackedWidget(this)),
      m_commands(new ComponentCommands(context, this)),
      m_checks(new AccountChecks(context.link, this))
{
    makeList();
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeButtons());
    m_stack->addWidget(m_list);
    m_stack->addWidget(makeEmptyState());
    column->addWidget(m_stack, 1);
    handFocus(this, m_list);
    connect(m_model, &AccountModel::accountsChanged, this, &AccountManager::updateState);
    connect(m_checks, &AccountChecks::told, m_model, &AccountModel::setCheck);
    connect(m_checks, &AccountChecks::runningChanged, this, &AccountManager::updateState);
    connect(m_model, &AccountModel::accountChanged, this, &AccountManager::updateState);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AccountManager::updateState);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AccountManager::updateState);
    updateState();
}

// Parts ----------------------------------------------------------------------------------------------------

void AccountManager::makeList()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(AccountModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    m_list->setModel(m_sorted);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSortingEnabled(true);
    // Until a person sorts, the order of the tree: the first enabled account is the one that is used.
    m_list->sortByColumn(-1, Qt::AscendingOrder);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAccessibleName(tr("Mail accounts"));
    m_list->setAccessibleDescription(tr("One row for each account. Enter opens its property sheet."));
    setFirstWidths(*m_list, {18, 11, 10, 16, 20, 8, 18, 8, 16, 24, 40});
    connect(m_list, &QTreeView::activated, this, &AccountManager::openSheet);
    connect(m_list, &QWidget::customContextMenuRequested, this, &AccountManager::showMenu);
}

QPushButton *AccountManager::addButton(const char *picture, const QString &text, const QString &help,
                                       void (AccountManager::*run)())
{
    auto *button = new QPushButton(icon(QLatin1String(picture)), text, this);
    button->setToolTip(help);
    button->setAccessibleDescription(help);
    connect(button, &QPushButton::clicked, this, run);
    return button;
}

QWidget *AccountManager::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(addButton("add", tr("&New account…"), tr("Makes an account step by step."),
                             &AccountManager::newAccount));
    m_check = addButton("refresh", tr("&Check connection"),
                        tr("Tries each step to the mailbox, and shows how it goes; of several accounts at "
                           "once the column Check tells."),
                        &AccountManager::check);
    m_test = addButton("send", tr("Send &test…"), tr("Sends a real mail through the account."),
                       &AccountManager::sendTest);
    m_toggle = addButton("status-disabled", tr("&Disable…"), QString(), &AccountManager::toggle);
    m_delete = addButton("delete", tr("De&lete…"), tr("Removes the account from the station."),
                         &AccountManager::remove);
    for (QPushButton *button : {m_check, m_test, m_toggle, m_delete})
        row->addWidget(button);
    row->addStretch();
    auto *columns = new QPushButton(tr("C&olumns"), bar);
    columns->setAccessibleDescription(tr("Chooses which columns are shown."));
    auto *chooser = new ColumnChooser(*m_list, QStringLiteral("accounts"));
    columns->setMenu(chooser->menu());
    if (!chooser->isRestored())
        fitToFirstRows(*m_list, {AccountModel::Name, AccountModel::Direction, AccountModel::Protocol,
                                 AccountModel::Security, AccountModel::Host, AccountModel::Login,
                                 AccountModel::Status});
    row->addWidget(columns);
    return bar;
}

QWidget *AccountManager::makeEmptyState()
{
    auto *page = new QWidget(this);
    m_empty = new QLabel(page);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *button = new QPushButton(icon(QStringLiteral("wizard")), tr("New account…"), page);
    button->setAccessibleDescription(tr("Makes an account step by step."));
    button->setDefault(true);
    connect(button, &QPushButton::clicked, this, &AccountManager::newAccount);
    auto *column = new QVBoxLayout(page);
    column->addStretch(2);
    column->addWidget(m_empty);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

// State ----------------------------------------------------------------------------------------------------

const ComponentDescription *AccountManager::current() const
{
    return m_model->at(m_sorted->mapToSource(m_list->currentIndex()));
}

QList<ComponentDescription> AccountManager::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<ComponentDescription> accounts;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const ComponentDescription *account = m_model->at(m_sorted->mapToSource(row)))
            accounts.append(*account);
    }
    return accounts;
}

void AccountManager::updateState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setText(m_model->isLoaded() ? tr("There is no mail account. Without one, no alarm is mailed.")
                                         : tr("The accounts are being read."));
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    handFocus(this,
              isEmpty ? m_stack->widget(1)->findChild<QPushButton *>() : static_cast<QWidget *>(m_list));
    if (!isEmpty && !m_list->currentIndex().isValid()) {
        // A current row from the start: keys and screen readers need one.
        m_list->setCurrentIndex(m_sorted->index(0, 0));
        return;
    }
    const ComponentDescription *account = current();
    const auto hasAction = [account](const char *name) {
        const SlotDescription *slot = account ? account->find(QLatin1String(name)) : nullptr;
        return slot && slot->kind == SlotDescription::Action;
    };
    const QList<ComponentDescription> accounts = chosen();
    const bool running = m_checks->isRunning();
    m_check->setText(running ? tr("&Cancel the check") : tr("&Check connection"));
    m_check->setEnabled(running || std::any_of(accounts.begin(), accounts.end(), isCheckable));
    m_test->setEnabled(accounts.size() == 1 && hasAction("sendTest"));
    m_delete->setEnabled(!accounts.isEmpty());
    const SlotDescription *enabled = account ? account->find(QStringLiteral("enabled")) : nullptr;
    m_toggle->setEnabled(enabled && accounts.size() == 1);
    const bool on = !enabled || enabled->value.toBool();
    m_toggle->setText(on ? tr("&Disable…") : tr("&Enable"));
    m_toggle->setIcon(icon(on ? QStringLiteral("status-disabled") : QStringLiteral("ok")));
    const QString help =
        on ? tr("Switches the account off: it connects nowhere.") : tr("Switches the account on.");
    m_toggle->setToolTip(help);
    m_toggle->setAccessibleDescription(help);
}

void AccountManager::refresh()
{
    m_model->reload();
}

// Commands -------------------------------------------------------------------------------------------------

void AccountManager::openSheet()
{
    if (const ComponentDescription *account = current())
        context().navigate(account->ord, QStringLiteral("propertySheet"));
}

/// One is looked at as it goes; of several the list tells where each is.
void AccountManager::check()
{
    if (m_checks->isRunning())
        return m_checks->cancel();
    QList<ComponentDescription> accounts = chosen();
    accounts.removeIf([](const ComponentDescription &account) { return !isCheckable(account); });
    if (accounts.size() == 1)
        return context().navigate(accounts.first().ord,
                                  QStringLiteral("check#%1").arg(CheckRun::nextNumber()));
    QList<quint32> handles;
    for (const ComponentDescription &account : accounts)
        handles.append(account.handle);
    m_checks->start(handles);
}

void AccountManager::sendTest()
{
    const ComponentDescription *account = current();
    if (!account)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Send a test mail"));
    dialog->setLabelText(
        tr("Address that %1 sends to. Empty: its own sender address.").arg(account->displayName));
    dialog->setOkButtonText(tr("Send"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, component = *account](const QString &to) { sendTestTo(component, to.trimmed()); });
    dialog->open();
}

/// It goes the way of every mail: the outbox shows what becomes of it.
void AccountManager::sendTestTo(const ComponentDescription &account, const QString &to)
{
    QJsonObject params{{QStringLiteral("ord"), QStringLiteral("h:%1.sendTest").arg(account.handle)}};
    if (!to.isEmpty())
        params.insert(QStringLiteral("argument"), to);
    context().link.call(
        QStringLiteral("action.invoke"), params, this, [this, ord = account.ord](const client::Reply &reply) {
            for (const station::Error &error : reply.errors)
                context().notifications.add(Notifications::Error, error.text(), ord);
            if (reply.ok())
                context().navigate(
                    component().ord,
                    QStringLiteral("outbox#%1").arg(reply.value[QStringLiteral("id")].toInteger()));
        });
}

void AccountManager::toggle()
{
    const ComponentDescription *account = current();
    const SlotDescription *enabled = account ? account->find(QStringLiteral("enabled")) : nullptr;
    if (!enabled)
        return;
    const bool on = enabled->value.toBool();
    const SlotDescription *action = account->find(on ? QStringLiteral("disable") : QStringLiteral("enable"));
    if (action && action->kind == SlotDescription::Action)
        return m_commands->invoke(*account, *action);
    const QJsonObject write{{QStringLiteral("ord"), QStringLiteral("h:%1.enabled").arg(account->handle)},
                            {QStringLiteral("value"), !on}};
    context().link.call(QStringLiteral("slot.commit"), {{QStringLiteral("writes"), QJsonArray{write}}}, this,
                        [this, ord = account->ord](const client::Reply &reply) {
                            for (const station::Error &error : reply.errors)
                                context().notifications.add(Notifications::Error, error.text(), ord);
                        });
}

void AccountManager::remove()
{
    QStringList ords;
    for (const ComponentDescription &account : chosen())
        ords.append(account.ord);
    if (!ords.isEmpty())
        m_commands->remove(ords);
}

void AccountManager::showMenu(const QPoint &where)
{
    const ComponentDescription *account = current();
    if (!account)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QStringList selected;
    for (const ComponentDescription &each : chosen())
        selected.append(each.ord);
    m_commands->fillMenu(menu, account->ord, selected,
                         [menu, at = m_list->viewport()->mapToGlobal(where)] { menu->popup(at); });
}

void AccountManager::newAccount()
{
    // It belongs to the window: this view may be made anew while it is open, when the session comes back.
    auto *wizard = window()->findChild<AccountWizard *>(QString(), Qt::FindDirectChildrenOnly);
    if (!wizard)
        wizard = new AccountWizard(context(), component(), window());
    wizard->show();
    wizard->raise();
    wizard->activateWindow();
}

} // namespace ui
