#pragma once

#include "ui/views/mail/accountplan.h"

#include <QWizardPage>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace ui {

class AccountWizard;

/// What the steps of the account wizard share: the plan that they fill in, and a place for what is wrong.
class WizardPage : public QWizardPage
{
    Q_OBJECT
public:
    WizardPage(AccountWizard &wizard, const QString &title, const QString &explanation);

    bool validatePage() override;

protected:
    AccountWizard &accountWizard() const { return m_wizard; }
    AccountPlan &plan() const;
    QVBoxLayout *column() const { return m_column; }
    /// Writes what was entered into the plan, and says what is wrong with it; empty when nothing is.
    virtual QString store() = 0;
    void showTrouble(const QString &text);
    /// What is in the column takes all the room that there is.
    void fillPage();
    /// A row with a label that belongs to its field, which a screen reader calls so as well.
    static QLabel *addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &help);
    QLabel *makeText(const QString &text = {});

private:
    AccountWizard &m_wizard;
    QVBoxLayout *m_column;
    QLabel *m_trouble;
};

} // namespace ui
