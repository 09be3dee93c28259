#pragma once

#include "ui/views/mail/wizardpage.h"

#include <QJsonObject>

class QLineEdit;
class QPushButton;
class QTabWidget;

namespace ui {

class CheckPanel;

/// Step 4: the staged check of what was entered, up to a real mail. The station needs no account for it, and
/// it may be left out.
class WizardCheckPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardCheckPage(AccountWizard &wizard);

    void initializePage() override;
    void cleanupPage() override { cancel(); }
    bool validatePage() override;

protected:
    QString store() override { return {}; }

private:
    /// One direction and what its report is about.
    struct Part
    {
        CheckPanel *panel = nullptr;
        QJsonObject params;
    };

    Part makePart();
    void showPart(Part &part, const PlannedAccount &account);
    QJsonObject paramsOf(const PlannedAccount &account) const;
    void check();
    void check(Part &part, const PlannedAccount &account);
    void cancel();
    bool isRunning() const;
    void updateState();

    QLineEdit *m_to;
    QLabel *m_toLabel;
    QPushButton *m_check;
    QTabWidget *m_tabs;
    Part m_outgoing;
    Part m_incoming;
};

} // namespace ui
