#include "ui/views/mail/wizardsummarypage.h"

#include "station/value/ord.h"
#include "ui/look/icons.h"
#include "ui/views/mail/accountwizard.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

WizardSummaryPage::WizardSummaryPage(AccountWizard &wizard)
    : WizardPage(wizard, tr("Summary"), tr("Finish writes these values. All of them can be altered later.")),
      m_list(new QTreeWidget(this))
{
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("What"), tr("Value")});
    m_list->setAccessibleName(tr("Values that are written"));
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->setMinimumHeight(fontMetrics().height() * 15);
    column()->addWidget(m_list, 1);
    fillPage();
    connect(&wizard, &AccountWizard::refused, this, &WizardSummaryPage::showTrouble);
}

void WizardSummaryPage::addComponent(const QString &ord, const QJsonObject &values,
                                     const ComponentDescription *type)
{
    auto *top = new QTreeWidgetItem(m_list, {ord});
    top->setFirstColumnSpanned(true);
    top->setIcon(0, icon(type ? type->icon : QStringLiteral("mail-recipient")));
    const auto add = [&](const QString &slot) {
        const QJsonValue value = values.value(slot);
        const SlotDescription *known = type ? type->find(slot) : nullptr;
        QString text = known ? textOf(*known, value) : value.toString();
        if (value.isArray())
            text = value.toVariant().toStringList().join(QStringLiteral(", "));
        if (slot == QLatin1String("password"))
            text = value.isNull() ? tr("none") : QStringLiteral("••••");
        if (text.isEmpty())
            text = tr("none");
        const QString title = known ? known->displayName : station::displayNameOf(slot);
        auto *item = new QTreeWidgetItem(top, {title, text});
        item->setToolTip(1, text);
    };
    // In the order of the sheet where there is one.
    if (type) {
        for (const SlotDescription &slot : type->slotList) {
            if (values.contains(slot.name))
                add(slot.name);
        }
    } else {
        for (const QString &slot : values.keys())
            add(slot);
    }
    top->setExpanded(true);
}

void WizardSummaryPage::initializePage()
{
    m_list->clear();
    for (const PlannedAccount *account : plan().accounts())
        addComponent(plan().ordOf(*account), plan().valuesOf(*account), &*account->type);
    if (plan().wantsRecipient) {
        QJsonObject values = plan().recipientValues();
        values.insert(QStringLiteral("linkedFrom"), plan().alarmClassOrd + QStringLiteral(".alarm"));
        addComponent(plan().recipientOrd(), values, nullptr);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showTrouble({});
}

} // namespace ui
