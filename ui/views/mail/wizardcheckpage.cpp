#include "ui/views/mail/wizardcheckpage.h"

#include "ui/look/icons.h"
#include "ui/views/mail/accountwizard.h"
#include "ui/views/mail/checkpanel.h"

#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

WizardCheckPage::WizardCheckPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Check"),
                 tr("Each step to the mailbox is tried with what you entered. Nothing is saved by it, and "
                    "you can go on without it.")),
      m_to(new QLineEdit(this)),
      m_check(new QPushButton(icon(QStringLiteral("refresh")), QString(), this)),
      m_tabs(new QTabWidget(this)),
      m_outgoing(makePart()),
      m_incoming(makePart())
{
    auto *form = new QFormLayout;
    auto *row = new QHBoxLayout;
    m_toLabel = addRow(form, tr("Test mail t&o:"), m_to,
                       tr("Where the test mail goes when all before it went well. Empty: none is sent."));
    m_to->setPlaceholderText(tr("nobody"));
    row->addLayout(form, 1);
    row->addWidget(m_check);
    column()->addLayout(row);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Reports"));
    column()->addWidget(m_tabs, 1);
    fillPage();
    m_check->setAccessibleDescription(
        tr("Connects, signs in and sends the test mail, over a connection of its own."));
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (isRunning())
            cancel();
        else
            check();
    });
    connect(m_outgoing.panel, &CheckPanel::approved, this, [this] { check(m_outgoing, plan().outgoing); });
    connect(m_incoming.panel, &CheckPanel::approved, this, [this] { check(m_incoming, plan().incoming); });
    updateState();
}

WizardCheckPage::Part WizardCheckPage::makePart()
{
    Part part{new CheckPanel(accountWizard().context(), this), {}};
    part.panel->setConversationShown(false);
    part.panel->hide();
    connect(part.panel, &CheckPanel::runningChanged, this, &WizardCheckPage::updateState);
    return part;
}

void WizardCheckPage::initializePage()
{
    if (m_to->text().isEmpty())
        m_to->setText(plan().address);
    m_to->setVisible(plan().outgoing.wanted);
    m_toLabel->setVisible(plan().outgoing.wanted);
    showPart(m_outgoing, plan().outgoing);
    showPart(m_incoming, plan().incoming);
    showTrouble({});
    updateState();
}

/// A report of other values would say nothing of these.
void WizardCheckPage::showPart(Part &part, const PlannedAccount &account)
{
    if (const int present = m_tabs->indexOf(part.panel); present >= 0)
        m_tabs->removeTab(present);
    if (part.params.value(QStringLiteral("slots")) != paramsOf(account).value(QStringLiteral("slots")))
        part.panel->show(QJsonObject());
    if (!account.wanted || !account.type)
        return;
    m_tabs->addTab(part.panel, QStringLiteral("%1 · %2:%3 · %4")
                                   .arg(account.name, account.host)
                                   .arg(account.resolvedPort())
                                   .arg(securityText(account.security)));
}

QJsonObject WizardCheckPage::paramsOf(const PlannedAccount &account) const
{
    if (!account.type)
        return {};
    QJsonObject params{{QStringLiteral("type"), account.type->type},
                       {QStringLiteral("slots"), plan().newValuesOf(account)}};
    const QString to = m_to->text().trimmed();
    if (&account == &plan().outgoing && !to.isEmpty()) {
        params.insert(QStringLiteral("to"), QJsonArray{to});
        params.insert(QStringLiteral("send"), true);
    }
    return params;
}

void WizardCheckPage::check()
{
    const QString to = m_to->text().trimmed();
    if (plan().outgoing.wanted && !to.isEmpty() && !looksLikeAddress(to))
        return showTrouble(tr("\"%1\" is no mail address. Write it as name@domain.").arg(to));
    showTrouble({});
    if (plan().outgoing.wanted)
        check(m_outgoing, plan().outgoing);
    if (plan().incoming.wanted)
        check(m_incoming, plan().incoming);
}

void WizardCheckPage::check(Part &part, const PlannedAccount &account)
{
    part.params = paramsOf(account);
    part.panel->start(part.params);
}

void WizardCheckPage::cancel()
{
    m_outgoing.panel->cancel();
    m_incoming.panel->cancel();
}

bool WizardCheckPage::validatePage()
{
    cancel();
    return WizardPage::validatePage();
}

bool WizardCheckPage::isRunning() const
{
    return m_outgoing.panel->isRunning() || m_incoming.panel->isRunning();
}

void WizardCheckPage::updateState()
{
    const bool checked = !m_outgoing.panel->report().isEmpty() || !m_incoming.panel->report().isEmpty();
    m_check->setText(isRunning() ? tr("&Cancel the check") : checked ? tr("C&heck again") : tr("C&heck now"));
    m_check->setIcon(icon(isRunning() ? QStringLiteral("status-disabled") : QStringLiteral("refresh")));
}

} // namespace ui
