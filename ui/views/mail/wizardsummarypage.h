#pragma once

#include "ui/views/mail/wizardpage.h"

class QTreeWidget;

namespace ui {

/// Step 6: every value that is written.
class WizardSummaryPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WizardSummaryPage(AccountWizard &wizard);

    void initializePage() override;
    bool validatePage() override { return true; }

protected:
    QString store() override { return {}; }

private:
    void addComponent(const QString &ord, const QJsonObject &values, const ComponentDescription *type);

    QTreeWidget *m_list;
};

} // namespace ui
