#include "ui/views/mail/wizardrecipientpage.h"

#include "ui/views/mail/accountwizard.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ui {

WizardRecipientPage::WizardRecipientPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Recipients"), tr("Who is told of alarms through this account.")),
      m_wanted(new QCheckBox(tr("&Mail alarms to these addresses"), this)),
      m_to(new QLineEdit(this)),
      m_class(makeText())
{
    m_wanted->setChecked(true);
    m_wanted->setAccessibleDescription(tr("Adds a recipient and links the alarm class to it."));
    auto *form = new QFormLayout;
    addRow(form, tr("&Addresses:"), m_to, tr("One or more, with commas between them."));
    column()->addWidget(m_wanted);
    column()->addLayout(form);
    column()->addWidget(m_class);
    connect(m_wanted, &QCheckBox::toggled, m_to, &QWidget::setEnabled);
}

void WizardRecipientPage::initializePage()
{
    if (!std::exchange(m_visited, true))
        m_to->setText(plan().address);
    m_class->setText(
        tr("The alarm class %1 is linked to a new recipient %2. Times, weekdays, texts and further "
           "recipients are set on its property sheet.")
            .arg(shortName(plan().alarmClassOrd), plan().recipientName));
    showTrouble({});
}

void WizardRecipientPage::cleanupPage()
{
    (void)store();
}

QString WizardRecipientPage::store()
{
    AccountPlan &entries = plan();
    entries.wantsRecipient = m_wanted->isChecked();
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    entries.recipients = m_to->text().split(between, Qt::SkipEmptyParts);
    if (!entries.wantsRecipient)
        return {};
    if (entries.recipients.isEmpty())
        return tr("Who is to get the alarms? Give an address, or switch it off.");
    for (const QString &address : entries.recipients) {
        if (!looksLikeAddress(address))
            return tr("\"%1\" is no mail address. Write it as name@domain.").arg(address);
    }
    return {};
}

} // namespace ui
