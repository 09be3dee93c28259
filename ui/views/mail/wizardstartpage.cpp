#include "ui/views/mail/wizardstartpage.h"

#include "ui/views/mail/accountwizard.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

WizardStartPage::WizardStartPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Address"), tr("Whose mail it is.")),
      m_address(new QLineEdit(this)),
      m_asks(new QCheckBox(tr("As&k DNS which mail servers its domain publishes"), this)),
      m_sender(new QLineEdit(this)),
      m_outgoing(new QRadioButton(tr("&Outgoing: the station sends mail"), this)),
      m_incoming(new QRadioButton(tr("&Incoming: the station fetches mail"), this)),
      m_both(new QRadioButton(tr("Bot&h"), this)),
      m_kinds(new QWidget(this)),
      m_outgoingName(new QLineEdit(this)),
      m_incomingName(new QLineEdit(this))
{
    m_outgoing->setChecked(true);
    m_address->setPlaceholderText(tr("alarms@plant.example"));
    m_sender->setPlaceholderText(tr("Plant 1"));
    auto *kinds = new QVBoxLayout(m_kinds);
    kinds->setContentsMargins(0, 0, 0, 0);
    for (QRadioButton *kind : {m_outgoing, m_incoming, m_both}) {
        kinds->addWidget(kind);
        kind->setAccessibleDescription(tr("Which way the mail goes."));
        connect(kind, &QRadioButton::toggled, this, &WizardStartPage::updateNames);
    }
    auto *form = new QFormLayout;
    addRow(form, tr("Mail &address:"), m_address, tr("The address that the station's mail comes from."));
    m_asks->setChecked(plan().asksDomain);
    m_asks->setToolTip(
        tr("The station asks, unless the provider is known. Only the name of the domain is sent."));
    m_asks->setAccessibleDescription(m_asks->toolTip());
    form->addRow(QString(), m_asks);
    addRow(form, tr("&Sender's name:"), m_sender,
           tr("What recipients read beside the address; may be left empty."));
    m_kindsLabel = new QLabel(tr("Direction:"), this);
    form->addRow(m_kindsLabel, m_kinds);
    m_outgoingLabel = addRow(form, tr("Account's na&me:"), m_outgoingName,
                             tr("What the account is called in the station's tree."));
    m_incomingLabel = addRow(form, tr("Name of the in&coming account:"), m_incomingName,
                             tr("What the account is called in the station's tree."));
    column()->addLayout(form);
    connect(m_address, &QLineEdit::textChanged, this, &QWizardPage::completeChanged);
    connect(&wizard, &AccountWizard::ready, this, &WizardStartPage::offerKinds);
    connect(&wizard, &AccountWizard::refused, this, &WizardStartPage::showTrouble);
    updateNames();
}

void WizardStartPage::offerKinds()
{
    const bool canSend = plan().outgoing.type.has_value();
    const bool canFetch = plan().incoming.type.has_value();
    m_kinds->setVisible(canFetch && canSend);
    m_kindsLabel->setVisible(canFetch && canSend);
    if (canFetch && canSend)
        setSubTitle(tr("Whose mail it is, and which way it goes."));
    if (!canSend && canFetch)
        m_incoming->setChecked(true);
    if (!canSend && !canFetch)
        showTrouble(tr("This station knows no kind of mail account."));
    m_outgoingName->setText(accountWizard().freeName(QStringLiteral("Outgoing")));
    m_incomingName->setText(accountWizard().freeName(QStringLiteral("Incoming")));
    updateNames();
    Q_EMIT completeChanged();
}

void WizardStartPage::updateNames()
{
    if (!m_incomingLabel)
        return;
    const bool sends = !m_incoming->isChecked();
    const bool fetches = !m_outgoing->isChecked();
    m_outgoingName->setVisible(sends);
    m_outgoingLabel->setVisible(sends);
    m_incomingName->setVisible(fetches);
    m_incomingLabel->setVisible(fetches);
}

bool WizardStartPage::isComplete() const
{
    const AccountPlan &entries = plan();
    return accountWizard().isReady() && (entries.outgoing.type || entries.incoming.type) &&
           !m_address->text().trimmed().isEmpty();
}

QString WizardStartPage::troubleOf(const PlannedAccount &account) const
{
    if (!account.wanted)
        return {};
    if (account.name.isEmpty())
        return tr("The account needs a name.");
    // Added when something behind it was refused.
    const bool isOwn = accountWizard().making().handleOf(&account == &plan().outgoing) != 0;
    if (!isOwn && accountWizard().isTaken(account.name))
        return tr("There is a component called %1 already. Choose another name.").arg(account.name);
    return {};
}

QString WizardStartPage::store()
{
    plan().asksDomain = m_asks->isChecked();
    AccountPlan &entries = plan();
    entries.address = m_address->text().trimmed();
    entries.senderName = m_sender->text().trimmed();
    entries.outgoing.wanted = !m_incoming->isChecked();
    entries.incoming.wanted = !m_outgoing->isChecked() && entries.incoming.type;
    entries.outgoing.name = m_outgoingName->text().trimmed();
    entries.incoming.name = m_incomingName->text().trimmed();
    if (!looksLikeAddress(entries.address))
        return tr("\"%1\" is no mail address. Write it as name@domain.").arg(entries.address);
    if (const QString trouble = troubleOf(entries.outgoing); !trouble.isEmpty())
        return trouble;
    if (entries.incoming.wanted && entries.outgoing.wanted && entries.incoming.name == entries.outgoing.name)
        return tr("The two accounts need different names.");
    return troubleOf(entries.incoming);
}

} // namespace ui
