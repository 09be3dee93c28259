#include "ui/views/mail/wizardtrialpage.h"

#include "ui/look/icons.h"
#include "ui/views/mail/accountwizard.h"
#include "ui/views/mail/trialpanel.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

WizardTrialPage::WizardTrialPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Trial"), tr("A real sign-in and a real mail show whether it works.")),
      m_to(new QLineEdit(this)),
      m_try(new QPushButton(icon(QStringLiteral("send")), tr("&Try it"), this)),
      m_outgoingTitle(makeText()),
      m_incomingTitle(makeText())
{
    column()->addWidget(
        makeText(tr("The account is added to the station for the trial; Cancel removes it again. "
                    "You can go on without a trial.")));
    auto *form = new QFormLayout;
    m_toLabel = addRow(form, tr("Test mail t&o:"), m_to, tr("Where the test mail goes."));
    column()->addLayout(form);
    m_try->setAccessibleDescription(tr("Adds the account, signs in and sends a test mail."));
    column()->addWidget(m_try, 0, Qt::AlignLeft);
    QFont heading = font();
    heading.setBold(true);
    const auto addTrial = [&](QLabel *title, AccountTrial &trial) {
        title->setFont(heading);
        column()->addSpacing(fontMetrics().height() / 2);
        column()->addWidget(title);
        column()->addWidget(new TrialPanel(trial, wizard.context(), this));
        connect(&trial, &AccountTrial::changed, this, &WizardTrialPage::updateState);
    };
    addTrial(m_outgoingTitle, wizard.outgoingTrial());
    addTrial(m_incomingTitle, wizard.incomingTrial());
    connect(m_try, &QPushButton::clicked, this, &WizardTrialPage::tryIt);
    connect(&wizard.outgoingTrial(), &AccountTrial::checked, this, [this](bool passed) {
        AccountTrial &trial = accountWizard().outgoingTrial();
        // Once is enough: a mail that waits goes by itself when its cause is mended.
        if (passed && !trial.isMailWaiting() && trial.mailId() == 0)
            trial.sendTest(plan().ordOf(plan().outgoing), accountWizard().making().handleOf(true),
                           m_to->text().trimmed());
    });
    updateState();
}

void WizardTrialPage::initializePage()
{
    if (m_to->text().isEmpty())
        m_to->setText(plan().address);
    m_to->setVisible(plan().outgoing.wanted);
    m_toLabel->setVisible(plan().outgoing.wanted);
    showTrouble({});
    updateState();
}

void WizardTrialPage::updateState()
{
    const auto show = [](QLabel *title, const PlannedAccount &account, const AccountTrial &trial) {
        title->setVisible(!trial.steps().isEmpty());
        title->setText(QStringLiteral("%1 · %2:%3 · %4")
                           .arg(account.name, account.host)
                           .arg(account.resolvedPort())
                           .arg(securityText(account.security)));
    };
    show(m_outgoingTitle, plan().outgoing, accountWizard().outgoingTrial());
    show(m_incomingTitle, plan().incoming, accountWizard().incomingTrial());
    const bool running =
        accountWizard().outgoingTrial().isRunning() || accountWizard().incomingTrial().isRunning();
    m_try->setText(accountWizard().making().hasAdded() && !running ? tr("&Try again") : tr("&Try it"));
}

void WizardTrialPage::tryIt()
{
    if (plan().outgoing.wanted && !looksLikeAddress(m_to->text().trimmed()))
        return showTrouble(tr("\"%1\" is no mail address. Write it as name@domain.").arg(m_to->text()));
    showTrouble({});
    if (std::exchange(m_busy, true))
        return;
    accountWizard().making().makeAccounts(plan(), [this](const QList<station::Error> &refusals) {
        m_busy = false;
        if (!refusals.isEmpty())
            return showTrouble(refusals.first().text());
        checkAll();
    });
}

void WizardTrialPage::checkAll()
{
    AccountMaking &making = accountWizard().making();
    AccountTrial &outgoing = accountWizard().outgoingTrial();
    AccountTrial &incoming = accountWizard().incomingTrial();
    outgoing.clear();
    incoming.clear();
    if (plan().outgoing.wanted)
        outgoing.check(plan().ordOf(plan().outgoing), making.handleOf(true));
    if (plan().incoming.wanted)
        incoming.check(plan().ordOf(plan().incoming), making.handleOf(false));
}

} // namespace ui
