#pragma once

#include "ui/views/mail/wizardpage.h"

namespace ui {

class GuardedCombo;
class ServerForm;
class WizardDiscovery;

/// Step 2: the servers, as a provider's preset says, as the domain publishes them, or by hand. All of it is
/// shown before it is used and can be altered.
class WizardServerPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardServerPage(AccountWizard &wizard);

    void initializePage() override;
    void cleanupPage() override;
    bool validatePage() override;

protected:
    QString store() override;

private:
    void choose();
    void usePreset(const QString &id);
    void showPlan();
    void followForms();
    void storeForms();
    void showProvider();

    GuardedCombo *m_provider;
    QLabel *m_note;
    WizardDiscovery *m_discovery;
    ServerForm *m_outgoing;
    ServerForm *m_incoming;
    QString m_domain; ///< The provider was chosen for this one.
};

} // namespace ui
