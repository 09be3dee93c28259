#include "truststore/allowedhosts.h"

#include <QCoreApplication>

#include <algorithm>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AllowedHosts", text);
}

/// What is left of a deleted account is kept for so long, in case it comes back.
constexpr int unclaimedDays = 30;
/// A pass for one connection is meant for the one that a person is waiting for.
constexpr qint64 onceSeconds = 600;
/// An exemption that runs out silently is a lost alarm.
constexpr int warningDays[] = {1, 7, 14, 30};

station::Error noEntry(const Endpoint &endpoint)
{
    return {endpoint.hostAndPort(), tr("no certificate was presented for this protocol, host and port yet"),
            tr("Let the account connect once; the certificate is then listed by `tocsin hosts list`.")};
}

/// Why @p decision cannot be taken on @p entry, whatever its fingerprint; nothing if it can.
std::optional<station::Error> refusalOf(const AllowedHost &entry, const AllowedHosts::Approve &decision,
                                        const QDateTime &now)
{
    const QString what = entry.endpoint.hostAndPort();
    const Problems problems = entry.challenge.problems;
    if (fatal(problems))
        return station::Error{what, tr("%1 can never be approved").arg(names(fatal(problems)).join(u' ')),
                              tr("Ask the server's administrator for a correct certificate.")};
    if (decision.also & ~forgivableIfTicked())
        return station::Error{what, tr("only expired and notYetValid can be approved in addition"), {}};
    const Problems missing = problems & forgivableIfTicked() & ~decision.also;
    if (missing)
        return station::Error{
            what, tr("the certificate is %1 as well").arg(names(missing).join(u' ')),
            missing == Problems(Problem::NotYetValid)
                ? tr("Check the station's clock, or approve it with --also notYetValid.")
                : tr("Have it renewed, or approve it with --also %1.").arg(names(missing).join(u','))};
    if (decision.until.isValid() && decision.until <= now)
        return station::Error{what, tr("the end of the approval lies in the past"), {}};
    if (decision.until.isValid() && decision.until > now.addDays(AllowedHost::maxDays))
        return station::Error{what, tr("an approval lasts at most %1 days").arg(AllowedHost::maxDays), {}};
    if (entry.leaf().notAfter() <= now && !decision.also.testFlag(Problem::Expired))
        return station::Error{what, tr("the certificate has expired since it was presented"),
                              tr("Have it renewed, or approve it with --also expired.")};
    return std::nullopt;
}

/// The problems that an approval of @p problems covers. "Unknown issuer" and "incomplete chain" are one row
/// of the rules: whether a server sends its useless root along changes nothing.
Problems coveredBy(Problems problems, Problems also)
{
    Problems covered = (problems & forgivable()) | also;
    if (covered & (Problem::UntrustedRoot | Problem::IncompleteChain))
        covered |= Problem::UntrustedRoot | Problem::IncompleteChain;
    return covered;
}

} // namespace

const AllowedHost *AllowedHosts::find(const Endpoint &endpoint) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [&endpoint](const AllowedHost &entry) { return entry.endpoint == endpoint; });
    return found == m_entries.end() ? nullptr : &*found;
}

AllowedHost *AllowedHosts::entryFor(const Endpoint &endpoint)
{
    // Not by way of find(): a copy of the list shares its entries until it is written to as one's own.
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const AllowedHost &entry) { return entry.endpoint == endpoint; });
    return found == m_entries.end() ? nullptr : &*found;
}

void AllowedHosts::changed(Event event, const AllowedHost &entry)
{
    ++m_revision;
    if (notify) {
        // The listener may call back; it gets a copy that no such call can invalidate.
        const AllowedHost copy = entry;
        notify(event, copy);
    }
}

std::optional<AllowedHosts::DeniedKey> AllowedHosts::denialOf(const Certificate &certificate) const
{
    const QString key = certificate.spkiSha256();
    for (const DeniedKey &denied : m_denied) {
        if (denied.spkiSha256 == key)
            return denied;
    }
    return std::nullopt;
}

// The approval stays visible but is not used again: if the chain breaks later, that is news for a person.
bool AllowedHosts::noteVerified(const Endpoint &endpoint, const QDateTime &now)
{
    AllowedHost *entry = entryFor(endpoint);
    if (!entry || entry->superseded.isValid())
        return false;
    entry->superseded = now;
    changed(Event::Superseded, *entry);
    return true;
}

station::Result<AllowedHost> AllowedHosts::approve(const Endpoint &endpoint, const Approve &decision,
                                                   const QDateTime &now)
{
    station::Result<QString> fingerprint = parseFingerprint(decision.sha256);
    if (!fingerprint)
        return fingerprint.error();
    AllowedHost *entry = entryFor(endpoint);
    if (!entry)
        return noEntry(endpoint);
    // The person approves what the person saw. A peer that shows something else by now is judged afresh.
    if (entry->leaf().sha256() != *fingerprint)
        return station::Error{
            // The right one is not printed: it would be pasted without a look.
            endpoint.hostAndPort(), tr("the fingerprint is not that of the certificate presented last"),
            tr("Do not connect before the server's administrator has told you the fingerprint again.")};
    if (const std::optional<DeniedKey> denied = denialOf(entry->leaf()))
        return station::Error{
            endpoint.hostAndPort(),
            tr("this key was denied at %1 by %2").arg(denied->endpoint.hostAndPort(), denied->by),
            tr("Delete the denied entry first if that was a mistake.")};
    if (const std::optional<station::Error> refusal = refusalOf(*entry, decision, now))
        return *refusal;

    const Problems covered = coveredBy(entry->challenge.problems, decision.also);
    if (decision.once) {
        // After a change of the key a decision is to be made, not put off.
        if (entry->state == HostState::Changed || entry->state == HostState::Approved)
            return station::Error{endpoint.hostAndPort(),
                                  tr("only a certificate that nobody approved yet can be accepted once"),
                                  {}};
        entry->once = OncePass{*fingerprint, covered, decision.by, now.addSecs(onceSeconds)};
        return *entry;
    }
    entry->once.reset();
    entry->approval = Approval{entry->challenge.chain, covered,       now,           decision.by,
                               decision.through,       decision.note, decision.until};
    entry->state = HostState::Approved;
    entry->superseded = {};
    entry->renewed = {};
    entry->warnedDays = 0;
    const AllowedHost result = *entry;
    changed(Event::Approved, result);
    return result;
}

station::Result<QList<AllowedHost>> AllowedHosts::deny(const Endpoint &endpoint, const QString &by,
                                                       const QDateTime &now)
{
    const AllowedHost *entry = find(endpoint);
    if (!entry)
        return noEntry(endpoint);
    const QString key = entry->leaf().spkiSha256();
    if (!denialOf(entry->leaf()))
        m_denied.append({key, entry->leaf().subject(), endpoint, by, now});
    // The same key may be approved elsewhere: denial beats that.
    QList<AllowedHost> denied;
    for (AllowedHost &other : m_entries) {
        const bool approvedKey = other.state == HostState::Approved && other.approval &&
                                 other.approval->chain.constFirst().spkiSha256() == key;
        if (other.endpoint != endpoint && other.leaf().spkiSha256() != key && !approvedKey)
            continue;
        other.state = HostState::Denied;
        other.superseded = {};
        other.once.reset();
        if (other.endpoint == endpoint)
            denied.prepend(other);
        else
            denied.append(other);
    }
    for (const AllowedHost &each : std::as_const(denied))
        changed(Event::Denied, each);
    return denied;
}

station::Result<void> AllowedHosts::remove(const Endpoint &endpoint)
{
    const AllowedHost *entry = find(endpoint);
    if (!entry)
        return noEntry(endpoint);
    const AllowedHost removed = *entry;
    m_entries.removeIf([&endpoint](const AllowedHost &each) { return each.endpoint == endpoint; });
    m_denied.removeIf([&endpoint](const DeniedKey &key) { return key.endpoint == endpoint; });
    changed(Event::Removed, removed);
    return {};
}

void AllowedHosts::expire(const QDateTime &now)
{
    QList<AllowedHost> news;
    for (AllowedHost &entry : m_entries) {
        const bool isCurrent = entry.approval && entry.expires() > now && !entry.isUnused(now);
        if (entry.state == HostState::Approved && !isCurrent)
            entry.state = HostState::Expired;
        else if (entry.state == HostState::Expired && isCurrent)
            entry.state = HostState::Approved;
        else
            continue;
        news.append(entry);
    }
    for (const AllowedHost &entry : std::as_const(news))
        changed(entry.state == HostState::Approved ? Event::Approved : Event::Expired, entry);
}

QList<AllowedHost> AllowedHosts::noteClaims(const std::function<bool(const Endpoint &)> &isClaimed,
                                            const QDateTime &now)
{
    QList<AllowedHost> gone;
    for (AllowedHost &entry : m_entries) {
        const bool claimed = isClaimed(entry.endpoint);
        if (claimed == entry.unclaimed.isValid()) {
            entry.unclaimed = claimed ? QDateTime() : now;
            ++m_revision;
        }
        if (!claimed && entry.state != HostState::Denied && entry.unclaimed.addDays(unclaimedDays) <= now)
            gone.append(entry);
    }
    for (const AllowedHost &entry : std::as_const(gone)) {
        m_entries.removeIf([&entry](const AllowedHost &each) { return each.endpoint == entry.endpoint; });
        changed(Event::Removed, entry);
    }
    return gone;
}

QList<AllowedHosts::ExpiryWarning> AllowedHosts::takeExpiryWarnings(const QDateTime &now)
{
    QList<ExpiryWarning> warnings;
    for (AllowedHost &entry : m_entries) {
        if (entry.state != HostState::Approved || entry.superseded.isValid() || entry.unclaimed.isValid())
            continue;
        const QDateTime end = entry.expires();
        const auto *due = std::find_if(std::begin(warningDays), std::end(warningDays),
                                       [&](int days) { return now >= end.addDays(-days); });
        if (due == std::end(warningDays) || (entry.warnedDays != 0 && entry.warnedDays <= *due))
            continue;
        entry.warnedDays = *due;
        ++m_revision;
        warnings.append({entry.endpoint, end, *due});
    }
    return warnings;
}

/// A peer, or someone who plays one, must not be able to fill the list, nor to push out the entry that
/// somebody's mail waits for.
void AllowedHosts::makeRoom()
{
    const auto unapproved = [](const AllowedHost &entry) {
        return entry.state == HostState::Unapproved && !entry.approval;
    };
    if (std::count_if(m_entries.begin(), m_entries.end(), unapproved) < maxUnapproved)
        return;
    const auto rank = [this](const AllowedHost &entry) {
        return std::pair(isUsed && isUsed(entry.endpoint), entry.lastSeen);
    };
    auto first = m_entries.end();
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (unapproved(*entry) && (first == m_entries.end() || rank(*entry) < rank(*first)))
            first = entry;
    }
    const AllowedHost removed = *first;
    m_entries.erase(first);
    changed(Event::Removed, removed);
}

} // namespace trust
