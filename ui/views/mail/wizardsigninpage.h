#pragma once

#include "ui/views/mail/wizardpage.h"

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace ui {

/// Step 3: how the station signs in, with what the provider wants one to know.
class WizardSignInPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardSignInPage(AccountWizard &wizard);

    void initializePage() override;
    void cleanupPage() override;

protected:
    QString store() override;

private:
    void updateFields();

    QRadioButton *m_password;
    QRadioButton *m_none;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QCheckBox *m_reveal;
    QLabel *m_note;
    QString m_address;                                ///< The login name was taken from this one.
    const client::ProviderPreset *m_preset = nullptr; ///< The choice was made for this one.
    bool m_visited = false;
};

} // namespace ui
