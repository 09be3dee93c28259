#include "ui/views/mail/wizardserverpage.h"

#include "ui/views/mail/guardedcombo.h"
#include "ui/views/mail/serverform.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace ui {

WizardServerPage::WizardServerPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Server"), tr("Where mail is handed over, and how it is encrypted.")),
      m_provider(new GuardedCombo(this)),
      m_note(makeText()),
      m_outgoing(new ServerForm(tr("Outgoing mail"), this)),
      m_incoming(new ServerForm(tr("Incoming mail"), this))
{
    m_provider->addItem(tr("Other: I know the server"), QString());
    for (const client::ProviderPreset &preset : client::providerPresets())
        m_provider->addItem(preset.name, preset.id);
    auto *form = new QFormLayout;
    addRow(form, tr("Pro&vider:"), m_provider,
           tr("Fills in what the provider publishes; all of it can be altered."));
    column()->addLayout(form);
    column()->addWidget(m_note);
    column()->addSpacing(fontMetrics().height() / 2);
    column()->addWidget(m_outgoing);
    column()->addWidget(m_incoming);
    connect(m_provider, &QComboBox::activated, this, &WizardServerPage::choose);
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
    }
    showPlan();
}

/// Going back keeps what was entered.
void WizardServerPage::cleanupPage()
{
    (void)store();
}

void WizardServerPage::choose()
{
    plan().preset = client::findPreset(m_provider->currentData().toString());
    plan().applyPreset();
    showPlan();
}

void WizardServerPage::showPlan()
{
    m_outgoing->setVisible(plan().outgoing.wanted);
    m_incoming->setVisible(plan().incoming.wanted);
    m_outgoing->show(plan().outgoing);
    m_incoming->show(plan().incoming);
    showProvider();
    showTrouble({});
}

void WizardServerPage::showProvider()
{
    const client::ProviderPreset *preset = plan().preset;
    m_note->setVisible(preset);
    if (!preset)
        return;
    const QString date =
        QLocale().toString(QDate::fromString(preset->date, Qt::ISODate), QLocale::ShortFormat);
    m_note->setText(
        tr("%1 Limits: %2\nAs of %3, from %4").arg(preset->note, preset->limits, date, preset->source));
}

QString WizardServerPage::store()
{
    QString trouble;
    if (plan().outgoing.wanted) {
        m_outgoing->store(plan().outgoing);
        trouble = m_outgoing->trouble();
    }
    if (plan().incoming.wanted) {
        m_incoming->store(plan().incoming);
        trouble = trouble.isEmpty() ? m_incoming->trouble() : trouble;
    }
    return trouble;
}

} // namespace ui
