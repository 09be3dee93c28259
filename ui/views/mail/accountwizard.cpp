#include "ui/views/mail/accountwizard.h"

#include "ui/link/stationlink.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"
#include "ui/views/mail/wizardcheckpage.h"
#include "ui/views/mail/wizardrecipientpage.h"
#include "ui/views/mail/wizardserverpage.h"
#include "ui/views/mail/wizardsigninpage.h"
#include "ui/views/mail/wizardstartpage.h"
#include "ui/views/mail/wizardsummarypage.h"

namespace ui {

AccountWizard::AccountWizard(ViewContext &context, const ComponentDescription &service, QWidget *parent)
    : QWizard(parent), m_context(context), m_making(context.link)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New mail account"));
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setOption(QWizard::NoDefaultButton, false);
    m_plan.serviceOrd = service.ord;
    m_plan.outgoing.wanted = true;
    setPage(Start, new WizardStartPage(*this));
    setPage(Server, new WizardServerPage(*this));
    setPage(SignIn, new WizardSignInPage(*this));
    setPage(Check, new WizardCheckPage(*this));
    setPage(Recipients, new WizardRecipientPage(*this));
    setPage(Summary, new WizardSummaryPage(*this));
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 100, metrics.height() * 42);
    read();
}

// Reading --------------------------------------------------------------------------------------------------

/// What the station can make: asked from its palette, so that a kind of account that comes later is offered.
void AccountWizard::read()
{
    StationLink &link = m_context.link;
    link.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), m_plan.serviceOrd}}, this,
              [this](const client::Reply &reply) {
                  for (const QJsonValue &row : reply.value.toArray())
                      m_taken.append(row[QStringLiteral("name")].toString());
              });
    readAlarms();
    link.call(QStringLiteral("palette.list"), {{QStringLiteral("parent"), m_plan.serviceOrd}}, this,
              [this](const client::Reply &reply) {
                  if (!reply.ok())
                      return Q_EMIT refused(reply.errors.first().text());
                  QStringList types;
                  for (const QJsonValue &row : reply.value.toArray())
                      types.append(row[QStringLiteral("type")].toString());
                  describe(types);
              });
}

void AccountWizard::describe(const QStringList &types)
{
    if (types.isEmpty()) {
        m_ready = true;
        return Q_EMIT ready();
    }
    m_context.link.call(QStringLiteral("component.describe"), {{QStringLiteral("type"), types.first()}}, this,
                        [this, rest = types.mid(1)](const client::Reply &reply) {
                            const auto type = ComponentDescription::fromJson(reply.value.toObject());
                            if (reply.ok() && isMailAccount(type)) {
                                PlannedAccount &account =
                                    isOutgoing(type) ? m_plan.outgoing : m_plan.incoming;
                                account.type = type;
                                account.transport = account.transports().value(0);
                            }
                            describe(rest);
                        });
}

void AccountWizard::readAlarms()
{
    const auto search = [this](const char *type, std::function<void(const QJsonArray &)> found) {
        m_context.link.call(
            QStringLiteral("tree.search"), {{QStringLiteral("type"), QLatin1String(type)}}, this,
            [found = std::move(found)](const client::Reply &reply) { found(reply.value.toArray()); });
    };
    search("alarm:AlarmService", [this](const QJsonArray &rows) {
        m_plan.alarmServiceOrd = rows.first()[QStringLiteral("ord")].toString();
    });
    search("alarm:AlarmClass", [this](const QJsonArray &rows) {
        for (const QJsonValue &row : rows) {
            const bool isDefault = row[QStringLiteral("name")].toString() == QLatin1String("Default");
            if (isDefault || m_plan.alarmClassOrd.isEmpty())
                m_plan.alarmClassOrd = row[QStringLiteral("ord")].toString();
        }
    });
    search("email:EmailRecipient", [this](const QJsonArray &rows) {
        QStringList taken;
        for (const QJsonValue &row : rows)
            taken.append(row[QStringLiteral("name")].toString());
        m_plan.recipientName = QStringLiteral("MailRecipient");
        for (int number = 2; taken.contains(m_plan.recipientName); ++number)
            m_plan.recipientName = QStringLiteral("MailRecipient%1").arg(number);
    });
}

QString AccountWizard::freeName(const QString &wish) const
{
    QString name = wish;
    for (int number = 2; isTaken(name); ++number)
        name = wish + QString::number(number);
    return name;
}

// Going on -------------------------------------------------------------------------------------------------

int AccountWizard::nextId() const
{
    // Alarms go out; an account that only fetches has no recipients.
    const bool canMailAlarms =
        m_plan.outgoing.wanted && !m_plan.alarmServiceOrd.isEmpty() && !m_plan.alarmClassOrd.isEmpty();
    if (currentId() == Check && !canMailAlarms)
        return Summary;
    return currentId() == Summary ? -1 : currentId() + 1;
}

void AccountWizard::setBusy(bool busy)
{
    m_busy = busy;
    for (const WizardButton which : {BackButton, NextButton, FinishButton, CancelButton})
        button(which)->setEnabled(!busy);
}

void AccountWizard::accept()
{
    if (m_busy)
        return;
    setBusy(true);
    m_making.makeAccounts(m_plan, [this](const QList<station::Error> &refusals) {
        if (refusals.isEmpty())
            return finish();
        setBusy(false);
        Q_EMIT refused(refusals.first().text());
    });
}

void AccountWizard::finish()
{
    m_making.makeRecipient(m_plan, [this](const QList<station::Error> &refusals) {
        setBusy(false);
        if (!refusals.isEmpty())
            return Q_EMIT refused(refusals.first().text());
        const PlannedAccount *first = m_plan.accounts().value(0);
        const QString ord = first ? m_plan.ordOf(*first) : m_plan.serviceOrd;
        m_context.notifications.add(Notifications::Information, tr("The account %1 was made").arg(ord), ord);
        Q_EMIT made(ord);
        QWizard::accept();
    });
}

void AccountWizard::reject()
{
    if (m_busy)
        return;
    if (!m_making.hasAdded())
        return QWizard::reject();
    setBusy(true);
    m_making.takeBack([this](const QList<station::Error> &) {
        setBusy(false);
        if (m_making.hasAdded())
            m_context.notifications.add(
                Notifications::Error, tr("What the wizard had added could not be removed; delete it by hand"),
                m_plan.serviceOrd);
        QWizard::reject();
    });
}

} // namespace ui
