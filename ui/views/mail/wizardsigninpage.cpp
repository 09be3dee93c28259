#include "ui/views/mail/wizardsigninpage.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

WizardSignInPage::WizardSignInPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Sign-in"), tr("How the station shows the server who it is.")),
      m_password(new QRadioButton(this)),
      m_none(new QRadioButton(tr("N&o sign-in: the server allows the station by its address"), this)),
      m_user(new QLineEdit(this)),
      m_secret(new QLineEdit(this)),
      m_reveal(new QCheckBox(tr("&Show what I type"), this)),
      m_note(makeText())
{
    m_secret->setEchoMode(QLineEdit::Password);
    m_reveal->setAccessibleDescription(tr("Shows the password in clear letters on this screen."));
    m_password->setAccessibleDescription(tr("The station signs in with a login name and a password."));
    m_none->setAccessibleDescription(tr("The server wants no password."));
    connect(m_reveal, &QCheckBox::toggled, this,
            [this](bool shown) { m_secret->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_password, &QRadioButton::toggled, this, &WizardSignInPage::updateFields);
    auto *form = new QFormLayout;
    addRow(form, tr("&Login name:"), m_user, tr("Usually the full mail address."));
    addRow(form, tr("&Password:"), m_secret,
           tr("It is stored sealed in the station, is used for this server only, and is never shown again."));
    form->addRow(QString(), m_reveal);
    auto *indented = new QHBoxLayout;
    indented->addSpacing(fontMetrics().height() * 2);
    indented->addLayout(form);
    column()->addWidget(m_password);
    column()->addLayout(indented);
    column()->addWidget(m_none);
    column()->addSpacing(fontMetrics().height() / 2);
    column()->addWidget(m_note);
}

void WizardSignInPage::initializePage()
{
    const AccountPlan &entries = plan();
    if (!m_visited || m_preset != entries.preset) {
        (entries.signsIn ? m_password : m_none)->setChecked(true);
        const QString usual =
            entries.preset && !entries.preset->user.isEmpty() ? entries.preset->user : entries.address;
        m_user->setText(usual);
    } else if (m_user->text() == m_address) {
        m_user->setText(entries.address);
    }
    m_address = entries.address;
    m_preset = entries.preset;
    m_visited = true;
    const auto method = m_preset ? m_preset->signIn : client::ProviderPreset::Password;
    m_password->setText(method == client::ProviderPreset::AppPassword ? tr("With an a&pp password")
                        : method == client::ProviderPreset::ApiKey    ? tr("With an A&PI key as password")
                                                                      : tr("With a pass&word"));
    m_note->setText(m_preset ? m_preset->note : QString());
    m_note->setVisible(m_preset);
    updateFields();
    showTrouble({});
}

void WizardSignInPage::cleanupPage()
{
    (void)store();
}

void WizardSignInPage::updateFields()
{
    for (QWidget *field :
         {static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_reveal)})
        field->setEnabled(m_password->isChecked());
}

QString WizardSignInPage::store()
{
    AccountPlan &entries = plan();
    entries.signsIn = m_password->isChecked();
    entries.user = m_user->text().trimmed();
    entries.password = m_secret->text();
    if (!entries.signsIn)
        return {};
    if (entries.user.isEmpty())
        return tr("The login name is missing.");
    if (entries.password.isEmpty())
        return tr("The password is missing.");
    if (!entries.isEncrypted())
        return tr(
            "Without encryption everybody on the way could read the password. Go back and choose TLS or "
            "STARTTLS, or go on without sign-in.");
    return {};
}

} // namespace ui
