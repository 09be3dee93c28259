#pragma once

#include "ui/views/mail/wizardpage.h"

class QLineEdit;
class QPushButton;

namespace ui {

class AccountTrial;
class TrialPanel;

/// Step 4: connects and signs in for real, then sends a real mail. It may be left out.
class WizardTrialPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardTrialPage(AccountWizard &wizard);

    void initializePage() override;

protected:
    QString store() override { return {}; }

private:
    void tryIt();
    void checkAll();
    void updateState();

    QLineEdit *m_to;
    QLabel *m_toLabel = nullptr;
    QPushButton *m_try;
    bool m_busy = false; ///< The accounts are being added.
    QLabel *m_outgoingTitle;
    QLabel *m_incomingTitle;
};

} // namespace ui
