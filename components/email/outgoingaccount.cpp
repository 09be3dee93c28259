#include "components/email/outgoingaccount.h"

#include "components/email/emailservice.h"
#include "components/email/incomingaccount.h"
#include "components/email/verdict/provider.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

using station::Error;
using station::Proposal;
using station::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OutgoingAccount", text);
}

} // namespace

// Settings --------------------------------------------------------------------------------------------------

Result<void> OutgoingAccount::check(const Proposal &proposal) const
{
    const QString &sender = proposal.get(from);
    QString why;
    const auto parsed = parseAddressList(sender, &why);
    if (!parsed || parsed->size() > 1)
        return Error{path() + QStringLiteral(".from"), parsed ? tr("one sender is needed, not several") : why,
                     tr("Write an address such as alarms@example.com")};
    if (proposal.get(fallbackAccount).path.isEmpty())
        return MailAccount::check(proposal);
    // A fallback that leads back would hand mail round and round.
    Result<station::Component *> next = station()->find(proposal.get(fallbackAccount).path);
    for (int hops = 0; next && hops < 100; ++hops) {
        const auto *other = dynamic_cast<const OutgoingAccount *>(*next);
        if (other == this)
            return Error{path() + QStringLiteral(".fallbackAccount"),
                         tr("the fallback leads back to this account"),
                         tr("Choose an account whose own fallback is another one, or none")};
        if (!other || other->fallbackAccount().path.isEmpty())
            break;
        next = station()->find(other->fallbackAccount().path);
    }
    return MailAccount::check(proposal);
}

void OutgoingAccount::started()
{
    MailAccount::started();
    if (auto *certificates = station()->service<platform::CertificateService>())
        certificates->listen(this, [this] { trustChanged(); });
    if (auto *service = ancestor<EmailService>())
        service->accountsChanged(nullptr);
    pollLater();
}

void OutgoingAccount::trustChanged()
{
    const TrustShift shift = trustShift();
    if (!shift.concernsUs)
        return;
    // A connection that is kept was believed under the old rules; one whose server has shown nothing yet will
    // be judged by the new ones. A check that was under way has not failed: it begins anew.
    const bool interrupted = std::exchange(m_checking, false);
    if (hasMetServer() || interrupted)
        m_link.replace();
    if (shift.helped)
        doPollNow();
    else if (auto *service = ancestor<EmailService>(); service && shift.isFirst)
        service->outbox().wake();
    // With nothing to send, the account shows by itself whether the decision helped.
    if (((shift.helped && queueSize() == 0) || interrupted) && isEnabled())
        (void)doCheckConnection();
}

void OutgoingAccount::stopped()
{
    m_poll.stop();
    if (auto *certificates = station()->service<platform::CertificateService>())
        certificates->forget(this);
    if (auto *service = ancestor<EmailService>())
        service->accountsChanged(this);
    m_link.clear();
}

void OutgoingAccount::changed(const station::SlotSpec &slot)
{
    MailAccount::changed(slot);
    if (faultCause == slot)
        mendedBy.set({}); // Whoever failed says so again.
    if (hostname == slot)
        m_server.clear();
    if (slot.has(station::ReadOnly) || !isStarted())
        return;
    const bool interrupted = std::exchange(m_checking, false);
    m_link.replace();
    // A check that was under way goes on with the new settings.
    if (interrupted && isEnabled())
        (void)doCheckConnection();
    if (pollrate == slot)
        pollLater();
    doPollNow();
}

void OutgoingAccount::serviceSwitched()
{
    showConfiguration();
    doPollNow();
}

// Courier: what the outbox asks -----------------------------------------------------------------------------

bool OutgoingAccount::isAccepting() const
{
    const auto *certificates = station()->service<platform::CertificateService>();
    return certificates && certificates->isReady() && configurationFault().isEmpty();
}

QString OutgoingAccount::hindrance() const
{
    if (!isEnabled())
        return tr("the account is disabled");
    const Result<WireSettings> wire = wireSettings();
    return wire || !faultCause().isEmpty() ? faultCause()
                                           : Error{{}, wire.error().why, wire.error().remedy}.text();
}

CourierLimits OutgoingAccount::limits() const
{
    const Provider *known = provider(Proposal(*this));
    return {maxQueueSize(),
            maxSendablePerDay(),
            maxRecipientsPerDay(),
            maxPerMinute(),
            allowDisabledQueuing(),
            reserveForUrgent(),
            known ? known->figures().recipientsPerMessage : 0};
}

/// By the name that a person gave, else by the one that the server itself did: many sites have an alias.
const Provider *OutgoingAccount::provider(const Proposal &proposal) const
{
    const QString &host = proposal.get(hostname).text;
    const Provider *known = Provider::ofServer(host);
    return known || host != hostname().text ? known : Provider::ofServer(m_server);
}

Mailbox OutgoingAccount::senderOf(const Proposal &proposal) const
{
    const QString &sender = proposal.get(from);
    const auto parsed = parseAddressList(sender.isEmpty() ? proposal.get(account) : sender);
    return parsed && !parsed->isEmpty() ? parsed->constFirst() : Mailbox{};
}

QList<Mailbox> OutgoingAccount::defaultReplyTo() const
{
    return parseAddressList(replyTo().addresses.join(QLatin1Char(','))).value_or(QList<Mailbox>());
}

Courier *OutgoingAccount::fallback() const
{
    const auto found = station()->find(fallbackAccount().path);
    return found ? dynamic_cast<OutgoingAccount *>(*found) : nullptr;
}

bool OutgoingAccount::canLookFor() const
{
    return !sentMailbox().path.isEmpty();
}

void OutgoingAccount::lookFor(const QByteArray &messageId, std::function<void(Sighting)> done)
{
    const auto found = station()->find(sentMailbox().path);
    auto *mailbox = found ? dynamic_cast<IncomingAccount *>(*found) : nullptr;
    if (mailbox)
        mailbox->lookFor(messageId, sentFolder(), std::move(done));
    else
        done(Sighting::Unknown);
}

VerdictFacts OutgoingAccount::verdictFacts() const
{
    return {hostname().text, resolvedPort().number, account(), defaultSender().address.toString(),
            provider(Proposal(*this))};
}

// Courier: what the outbox tells ----------------------------------------------------------------------------

void OutgoingAccount::queueSizeChanged(int waiting)
{
    queueSize.set(waiting);
    if (auto *service = ancestor<EmailService>())
        service->showQueue();
}

void OutgoingAccount::mailSent()
{
    numberSent.set(numberSent() + 1);
    showSuccess();
}

void OutgoingAccount::mailFailed(const Verdict &verdict)
{
    fail(verdict);
}

void OutgoingAccount::fail(const Verdict &verdict)
{
    showFailure(verdict.status, verdict.cause, verdict.remedy);
    mendedBy.set(faultCause().isEmpty() ? QString() : menderWords(verdict.mender));
}

void OutgoingAccount::quotaChanged(const QuotaNews &news)
{
    quotaUsed.set(news.used);
    quotaLearned.set(news.learned);
    m_connections = news.connections;
}

void OutgoingAccount::mailDiscarded(const QDateTime &when, const QString &cause)
{
    numberDiscarded.set(numberDiscarded() + 1);
    lastDiscard.set(when);
    lastDiscardCause.set(cause);
}

} // namespace email
