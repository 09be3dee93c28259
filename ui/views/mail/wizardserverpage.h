#pragma once

#include "ui/views/mail/wizardpage.h"

namespace ui {

class GuardedCombo;
class ServerForm;

/// Step 2: the servers, as a provider's preset says or by hand. A preset is shown before it is used and can
/// be altered.
class WizardServerPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardServerPage(AccountWizard &wizard);

    void initializePage() override;
    void cleanupPage() override;

protected:
    QString store() override;

private:
    void choose();
    void showPlan();
    void showProvider();

    GuardedCombo *m_provider;
    QLabel *m_note;
    ServerForm *m_outgoing;
    ServerForm *m_incoming;
    QString m_domain; ///< The provider was chosen for this one.
};

} // namespace ui
