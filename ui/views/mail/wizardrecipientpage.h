#pragma once

#include "ui/views/mail/wizardpage.h"

class QCheckBox;
class QLineEdit;

namespace ui {

/// Step 5: who gets the alarms.
class WizardRecipientPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardRecipientPage(AccountWizard &wizard);

    void initializePage() override;
    void cleanupPage() override;

protected:
    QString store() override;

private:
    QCheckBox *m_wanted;
    QLineEdit *m_to;
    QLabel *m_class;
    bool m_visited = false;
};

} // namespace ui
