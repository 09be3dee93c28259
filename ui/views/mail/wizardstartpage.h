#pragma once

#include "ui/views/mail/wizardpage.h"

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace ui {

/// Step 1: whose address, which way the mail goes, and what the account is called.
class WizardStartPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardStartPage(AccountWizard &wizard);

    bool isComplete() const override;

protected:
    QString store() override;

private:
    void offerKinds();
    void updateNames();
    QString troubleOf(const PlannedAccount &account) const;

    QLineEdit *m_address;
    QCheckBox *m_asks;
    QLineEdit *m_sender;
    QRadioButton *m_outgoing;
    QRadioButton *m_incoming;
    QRadioButton *m_both;
    QWidget *m_kinds;
    QLineEdit *m_outgoingName;
    QLineEdit *m_incomingName;
    QLabel *m_outgoingLabel = nullptr;
    QLabel *m_incomingLabel = nullptr;
    QLabel *m_kindsLabel = nullptr;
};

} // namespace ui
