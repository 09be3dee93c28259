#include "ui/views/mail/wizardserverpage.h"

#include "ui/look/mnemonics.h"
#include "ui/shell/view.h"
#include "ui/trust/certificateinfo.h"
#include "ui/views/mail/accountwizard.h"
#include "ui/views/mail/guardedcombo.h"
#include "ui/views/mail/serverform.h"
#include "ui/views/mail/wizarddiscovery.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

WizardServerPage::WizardServerPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Server"), tr("Where mail is handed over, and how it is encrypted.")),
      m_provider(new GuardedCombo(this)),
      m_note(makeText()),
      m_discovery(new WizardDiscovery(wizard.context().link, wizard.plan(), this)),
      m_outgoing(new ServerForm(tr("Outgoing mail"), this)),
      m_incoming(new ServerForm(tr("Incoming mail"), this))
{
    m_provider->addItem(tr("Other: I know the server"), QString());
    for (const client::ProviderPreset &preset : client::providerPresets())
        m_provider->addItem(preset.name, preset.id);
    auto *form = new QFormLayout;
    addRow(form, tr("Pro&vider:"), m_provider,
           tr("Fills in what the provider publishes; all of it can be altered."));
    // What is published takes as many lines as it likes, so that the rest has to be able to go out of sight.
    auto *content = new QWidget;
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    column()->addWidget(scroll);
    fillPage();
    lines->addLayout(form);
    lines->addWidget(m_note);
    lines->addWidget(m_discovery);
    lines->addSpacing(fontMetrics().height() / 2);
    lines->addWidget(m_outgoing);
    lines->addWidget(m_incoming);
    lines->addStretch(1);
    connect(m_provider, &QComboBox::activated, this, &WizardServerPage::choose);
    connect(m_discovery, &WizardDiscovery::presetPicked, this, &WizardServerPage::usePreset);
    connect(m_discovery, &WizardDiscovery::picked, this, [this] {
        m_provider->setCurrentIndex(0);
        showPlan();
    });
    for (const ServerForm *server : {m_outgoing, m_incoming})
        connect(server, &ServerForm::edited, this, &WizardServerPage::followForms);
}

void WizardServerPage::initializePage()
{
    // A choice that a person made stays, unless the address now belongs to somebody else.
    const QString domain = plan().address.section(QLatin1Char('@'), -1).toLower();
    if (domain != m_domain) {
        m_domain = domain;
        const client::ProviderPreset *preset = client::presetForAddress(plan().address);
        const int index = preset ? m_provider->findData(preset->id) : 0;
        m_provider->setCurrentIndex(std::max(0, index));
        plan().preset = preset;
        plan().applyPreset();
        m_discovery->setDomain(domain);
        m_discovery->setVisible(!preset);
        if (!preset && plan().asksDomain)
            m_discovery->look();
    }
    m_discovery->offer();
    showPlan();
}

/// Going back keeps what was entered.
void WizardServerPage::cleanupPage()
{
    m_discovery->cancel();
    storeForms();
}

bool WizardServerPage::validatePage()
{
    const bool right = WizardPage::validatePage();
    if (right)
        m_discovery->cancel();
    return right;
}

void WizardServerPage::choose()
{
    usePreset(m_provider->currentData().toString());
}

void WizardServerPage::usePreset(const QString &id)
{
    m_provider->setCurrentIndex(std::max(0, m_provider->findData(id)));
    plan().preset = client::findPreset(id);
    plan().applyPreset();
    m_discovery->follow();
    showPlan();
}

void WizardServerPage::followForms()
{
    storeForms();
    m_discovery->follow();
}

void WizardServerPage::showPlan()
{
    m_outgoing->setVisible(plan().outgoing.wanted);
    m_incoming->setVisible(plan().incoming.wanted);
    m_outgoing->show(plan().outgoing);
    m_incoming->show(plan().incoming);
    showProvider();
    showTrouble({});
    // Both forms have the same labels.
    QStringList below;
    for (const auto which :
         {QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton, QWizard::CancelButton})
        below.append(wizard()->buttonText(which));
    separateMnemonics(*this, below);
}

void WizardServerPage::showProvider()
{
    const client::ProviderPreset *preset = plan().preset;
    m_note->setVisible(preset);
    if (!preset)
        return;
    const QString date = dateText(QDate::fromString(preset->date, Qt::ISODate).startOfDay());
    m_note->setText(
        tr("%1 Limits: %2\nAs of %3, from %4").arg(preset->note, preset->limits, date, preset->source));
}

void WizardServerPage::storeForms()
{
    if (plan().outgoing.wanted)
        m_outgoing->store(plan().outgoing);
    if (plan().incoming.wanted)
        m_incoming->store(plan().incoming);
}

QString WizardServerPage::store()
{
    storeForms();
    QString trouble = plan().outgoing.wanted ? m_outgoing->trouble() : QString();
    if (trouble.isEmpty() && plan().incoming.wanted)
        trouble = m_incoming->trouble();
    return trouble.isEmpty() ? m_discovery->trouble() : trouble;
}

} // namespace ui
