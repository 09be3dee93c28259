#include "ui/views/mail/wizardpage.h"

#include "ui/look/statuslook.h"
#include "ui/views/mail/accountwizard.h"

#include <QAccessible>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

WizardPage::WizardPage(AccountWizard &wizard, const QString &title, const QString &explanation)
    : QWizardPage(&wizard), m_wizard(wizard), m_column(new QVBoxLayout), m_trouble(makeText())
{
    setTitle(title);
    setSubTitle(explanation);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, alertColour(palette()));
    m_trouble->setPalette(colours);
    m_trouble->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_column);
    layout->addWidget(m_trouble);
    layout->addStretch(1);
}

void WizardPage::fillPage()
{
    auto *all = static_cast<QVBoxLayout *>(layout());
    all->setStretch(0, 1);
    all->setStretch(all->count() - 1, 0);
}

AccountPlan &WizardPage::plan() const
{
    return m_wizard.plan();
}

QLabel *WizardPage::makeText(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *WizardPage::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &help)
{
    auto *made = new QLabel(label, field->parentWidget());
    made->setBuddy(field);
    QString name = label;
    name.remove(QLatin1Char('&'));
    name.remove(QLatin1Char(':'));
    field->setAccessibleName(name);
    field->setAccessibleDescription(help);
    field->setToolTip(help);
    form->addRow(made, field);
    return made;
}

void WizardPage::showTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_trouble->setAccessibleName(text);
    QAccessibleEvent told(m_trouble, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

bool WizardPage::validatePage()
{
    const QString trouble = store();
    showTrouble(trouble);
    return trouble.isEmpty();
}

} // namespace ui
