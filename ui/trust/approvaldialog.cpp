#include "ui/trust/approvaldialog.h"

#include "ui/trust/challengetext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

namespace {

constexpr int usualDays = 90;
/// The station grants no more.
constexpr int mostDays = 398;

} // namespace

ApprovalDialog::ApprovalDialog(const HostEntry &entry, bool proven, const QStringList &forgiven,
                               QDateTime now, QWidget *parent)
    : QDialog(parent), m_note(new QLineEdit(this)), m_period(new QComboBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Approve the certificate of %1").arg(entry.host));
    if (casesOf(entry).testFlag(ChallengeCase::KeyChanged) && !proven)
        m_wantedName = entry.host;
    QStringList errors;
    for (const QString &error : forgiven)
        errors.append(errorText(error));
    auto *scope =
        new QLabel(tr("The station will connect to %1 (%2) while it shows exactly this certificate.\n"
                      "Forgiven: %3.")
                       .arg(entry.hostAndPort(), entry.protocolText(),
                            errors.isEmpty() ? tr("nothing else") : errors.join(QStringLiteral(", "))),
                   this);
    scope->setWordWrap(true);
    scope->setTextFormat(Qt::PlainText);
    auto *form = new QFormLayout(this);
    form->addRow(scope);
    addName(form);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setPlaceholderText(tr("For example: read out by the provider's support"));
    m_note->setAccessibleName(tr("How it was checked"));
    m_note->setAccessibleDescription(tr("Kept with the approval. It is needed."));
    m_note->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    form->addRow(tr("&How it was checked"), m_note);
    addPeriods(entry, now);
    form->addRow(tr("&Lasts"), m_period);
    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = buttons->addButton(tr("Do not approve"), QDialogButtonBox::RejectRole);
    m_approve = buttons->addButton(tr("&Approve"), QDialogButtonBox::AcceptRole);
    m_approve->setObjectName(QStringLiteral("approve"));
    m_approve->setAutoDefault(false);
    m_approve->setAccessibleName(tr("Approve"));
    cancel->setAccessibleName(cancel->text());
    cancel->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_note, &QLineEdit::textChanged, this, &ApprovalDialog::check);
    check();
    (m_name ? m_name : m_note)->setFocus();
}

void ApprovalDialog::addName(QFormLayout *form)
{
    if (m_wantedName.isEmpty())
        return;
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(tr("Type the host's name"));
    m_name->setAccessibleDescription(
        tr("%1, to show that a changed certificate is meant.").arg(m_wantedName));
    connect(m_name, &QLineEdit::textChanged, this, &ApprovalDialog::check);
    form->addRow(tr("&Type the host's name, %1").arg(m_wantedName), m_name);
}

void ApprovalDialog::addPeriods(const HostEntry &entry, const QDateTime &now)
{
    m_period->setAccessibleName(tr("Lasts"));
    const QDateTime end = entry.leaf.notAfter;
    const bool over = end <= now;
    const QDateTime usual = now.addDays(usualDays);
    const QDateTime most = now.addDays(mostDays);
    if (over || usual < end)
        m_period->addItem(tr("%n days, until %1", nullptr, usualDays).arg(dateText(usual)), usual);
    if (!over && end <= most)
        m_period->addItem(tr("as long as the certificate, until %1").arg(dateText(end)), QDateTime());
    else
        m_period->addItem(tr("%n days, until %1", nullptr, mostDays).arg(dateText(most)), QDateTime());
}

void ApprovalDialog::check()
{
    const bool named =
        m_wantedName.isEmpty() || m_name->text().trimmed().compare(m_wantedName, Qt::CaseInsensitive) == 0;
    const bool noted = !m_note->text().trimmed().isEmpty();
    m_approve->setEnabled(named && noted);
    m_approve->setToolTip(m_approve->isEnabled() ? QString()
                          : named                ? tr("Say first how it was checked.")
                                                 : tr("Type the host's name first."));
    m_approve->setAccessibleDescription(m_approve->toolTip());
}

QString ApprovalDialog::note() const
{
    return m_note->text().trimmed();
}

QDateTime ApprovalDialog::expires() const
{
    return m_period->currentData().toDateTime();
}

} // namespace ui
