// What the buttons of the challenge dialog do.

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/shell/notifications.h"
#include "ui/trust/approvaldialog.h"
#include "ui/trust/certificateimport.h"
#include "ui/trust/challengedialog.h"
#include "ui/trust/challengeremedies.h"
#include "ui/trust/fingerprintcheck.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>

namespace ui {

QStringList ChallengeDialog::ticked() const
{
    QStringList errors;
    for (const QCheckBox *tick : m_ticks) {
        if (tick->isChecked())
            errors.append(tick->objectName());
    }
    return errors;
}

void ChallengeDialog::approveOnce()
{
    send({{QStringLiteral("once"), true}});
}

void ChallengeDialog::approve()
{
    const QDateTime now = m_data.stationTime.isValid() ? m_data.stationTime : QDateTime::currentDateTimeUtc();
    auto *step = new ApprovalDialog(m_data.entry, m_check->result() == FingerprintCheck::Matches,
                                    m_data.entry.errors, now, this);
    connect(step, &QDialog::accepted, this, [this, step] {
        QJsonObject params{{QStringLiteral("note"), step->note()}};
        if (const QDateTime end = step->expires(); end.isValid())
            params.insert(QStringLiteral("expires"), end.toUTC().toString(Qt::ISODate));
        send(params);
    });
    step->open();
}

/// Sends the fingerprint that is on screen: what the person saw, not what the station has by now.
void ChallengeDialog::send(QJsonObject params)
{
    const QJsonObject host = m_data.entry.params();
    for (auto it = host.begin(); it != host.end(); ++it)
        params.insert(it.key(), it.value());
    params.insert(QStringLiteral("fingerprint"), m_data.entry.leaf.sha256);
    if (const QStringList also = ticked(); !also.isEmpty())
        params.insert(QStringLiteral("also"), QJsonArray::fromStringList(also));
    m_deciding = true;
    const bool once = params.contains(QStringLiteral("once"));
    m_context.link.call(
        QStringLiteral("hosts.approve"), params, this, [this, once](const client::Reply &reply) {
            m_deciding = false;
            if (!reply.ok()) {
                say(reply.errors.first().text());
                // Perhaps because somebody else decided: then what is shown is no longer true.
                if (m_context.review)
                    m_context.review(m_data.entry.key());
                return;
            }
            const QString what = once ? tr("The certificate of %1 is approved for one connection")
                                      : tr("The certificate of %1 is approved");
            const QString said = what.arg(m_data.entry.hostAndPort());
            m_context.notifications.add(
                Notifications::Information,
                m_data.account.isEmpty() ? said : tr("%1; %2 tries again").arg(said, m_data.account),
                m_data.accountOrd);
            accept();
        });
}

void ChallengeDialog::importIssuer()
{
    startIssuerImport(m_context.link, m_data.entry, this, [this](CertificateImport &import) {
        connect(&import, &CertificateImport::said, this, &ChallengeDialog::say);
        connect(&import, &CertificateImport::imported, this, [this] {
            m_context.notifications.add(Notifications::Information,
                                        tr("The issuer of %1 is imported").arg(m_data.entry.hostAndPort()),
                                        m_data.accountOrd);
            accept();
        });
    });
}

/// Changes the account on its sheet, not in the station: the person saves it there.
void ChallengeDialog::useHost(const QString &host)
{
    m_context.edits.setKnown(m_data.accountHandle, m_data.hostSlot, m_data.hostname);
    m_context.edits.edit({{m_data.accountHandle, m_data.hostSlot, host}},
                         tr("Host %1 → %2").arg(m_data.hostname, host));
    m_context.navigate(m_data.accountOrd, {});
    reject();
}

void ChallengeDialog::checkClock()
{
    m_context.link.call(QStringLiteral("station.status"), {}, this, [this](const client::Reply &reply) {
        const auto time =
            QDateTime::fromString(reply.value[QStringLiteral("time")].toString(), Qt::ISODateWithMs);
        if (!time.isValid())
            return say(reply.ok() ? tr("The station does not tell its time.") : reply.errors.first().text());
        m_remedies->setClock(time, QDateTime::currentDateTimeUtc());
        fit();
    });
}

void ChallengeDialog::requestApproval()
{
    copyText(tr("Please decide on this certificate in Allowed Hosts.") + QLatin1Char('\n') +
                 reportText(m_data.entry, m_text),
             tr("The request is on the clipboard: send it to an administrator of the station."));
}

void ChallengeDialog::copyText(const QString &text, const QString &said)
{
    QGuiApplication::clipboard()->setText(text);
    say(said);
}

void ChallengeDialog::say(const QString &text)
{
    m_message->setText(text);
    m_message->show();
    fit();
    QAccessibleEvent spoken(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

} // namespace ui
