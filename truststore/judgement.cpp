// Policy. The order of the questions is the order of what a person said: a denied key first, on whatever
// host; then the entry for exactly this endpoint; then, for an approved one, whether key, certificate,
// problems and time are those that were approved. Whatever fails is recorded as it was shown, so that a
// person can judge later what the machine saw, and nothing was sent. An approval is never widened here: the
// only thing taken over is a new certificate for a key that a person approved, if it claims nothing more.

#include "truststore/judgement.h"

#include <QCoreApplication>
#include <QSet>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AllowedHosts", text);
}

/// An attacker decides how much is sent; what is kept of it is bounded.
constexpr qsizetype maxKeptBytes = 64 * 1024;
constexpr qsizetype maxKeptLines = 40;
constexpr qsizetype maxKeptLine = 200;

QList<Certificate> kept(const QList<Certificate> &chain)
{
    QList<Certificate> list;
    qsizetype bytes = 0;
    for (const Certificate &certificate : chain) {
        bytes += certificate.der().size();
        if (!list.isEmpty() && bytes > maxKeptBytes)
            break;
        list.append(certificate);
    }
    return list;
}

QStringList kept(const QStringList &trace)
{
    QStringList lines = trace.mid(0, maxKeptLines);
    for (QString &line : lines)
        line.truncate(maxKeptLine);
    return lines;
}

/// All names that a certificate claims, for comparison.
QSet<QString> namesOf(const Certificate &certificate)
{
    const QStringList dns = certificate.dnsNames();
    const QStringList addresses = certificate.ipAddresses();
    QSet<QString> names(addresses.begin(), addresses.end());
    for (const QString &name : dns)
        names.insert(name.toLower());
    return names;
}

/// The problems in plain sentences, most serious first.
QString reasonOf(Problems problems, const QString &host)
{
    QStringList sentences;
    for (const QString &each : names(problems))
        sentences.append(describe(*problemNamed(each), host));
    return sentences.join(u' ');
}

} // namespace

AllowedHosts::Judgement::Judgement(AllowedHosts &hosts, const Endpoint &endpoint, Challenge challenge)
    : m_hosts(hosts), m_endpoint(endpoint), m_shown(std::move(challenge))
{
    m_shown.chain = kept(m_shown.chain);
    m_shown.met.trace = kept(m_shown.met.trace);
}

AllowedHosts::Decision AllowedHosts::Judgement::run()
{
    if (const std::optional<DeniedKey> denied = m_hosts.denialOf(leaf()))
        return refuseDenied(*denied);
    m_hosts.expire(now());
    AllowedHost *entry = m_hosts.entryFor(m_endpoint);
    if (!entry)
        return recordNew();
    if (entry->state == HostState::Approved)
        return judgeApproved(*entry);
    if (const std::optional<Decision> passed = usePass(*entry))
        return *passed;
    QString reason = reasonOf(m_shown.problems, m_endpoint.host.text());
    if (entry->state == HostState::Expired)
        reason = tr("The approval for %1 has ended. %2").arg(m_endpoint.host.text(), reason);
    // Said each time: whoever looks later has not seen the first one.
    if (entry->state == HostState::Changed && entry->approval)
        reason = changedWords(*entry) + u' ' + reason;
    return record(*entry, stateAfter(*entry), reason);
}

QString AllowedHosts::Judgement::changedWords(const AllowedHost &entry) const
{
    const QString host = m_endpoint.host.text();
    const QString when = entry.approval->at.toString(Qt::ISODate);
    if (entry.approval->chain.constFirst().spkiSha256() == leaf().spkiSha256())
        return tr("%1 showed something else than what was approved on %2.").arg(host, when);
    return tr("%1 shows another key than the one that was approved on %2. Either the server got a new "
              "certificate, or someone stands between this station and the server.")
        .arg(host, when);
}

/// A pass is used up whether it fits or not: it was given for what the very next connection shows.
std::optional<AllowedHosts::Decision> AllowedHosts::Judgement::usePass(AllowedHost &entry)
{
    const std::optional<OncePass> pass = std::exchange(entry.once, std::nullopt);
    if (!pass || pass->sha256 != leaf().sha256() || (m_shown.problems & ~pass->forgiven) ||
        now() >= pass->until)
        return std::nullopt;
    m_shown.count = 0; // The next challenge is news again.
    entry.challenge = m_shown;
    entry.lastSeen = entry.lastUsed = now();
    ++entry.useCount;
    ++m_hosts.m_revision;
    return Decision{true, entry.state, tr("Accepted once by %1.").arg(pass->by), {}, true};
}

/// Where an entry goes that was not Approved when this certificate came.
HostState AllowedHosts::Judgement::stateAfter(const AllowedHost &entry) const
{
    switch (entry.state) {
    case HostState::Expired:
        // A key that was once approved and is another one now deserves the louder word.
        return entry.approval->chain.constFirst().spkiSha256() == leaf().spkiSha256() ? HostState::Expired
                                                                                      : HostState::Changed;
    case HostState::Changed:
        return HostState::Changed;
    case HostState::Approved:
    case HostState::Denied: // Another key than the denied one: a challenge like any other.
    case HostState::Unapproved:
        break;
    }
    return HostState::Unapproved;
}

/// Key, certificate, problems, in this order, since a changed key says more than anything else that changed
/// with it.
AllowedHosts::Decision AllowedHosts::Judgement::judgeApproved(AllowedHost &entry)
{
    const QString host = m_endpoint.host.text();
    if (entry.superseded.isValid())
        return record(
            entry, HostState::Unapproved,
            tr("The approval for %1 ended on %2, when the certificate chain verified without it. %3")
                .arg(host, entry.superseded.toString(Qt::ISODate), reasonOf(m_shown.problems, host)));
    const Certificate &pinned = entry.approval->chain.constFirst();
    if (pinned.spkiSha256() != leaf().spkiSha256())
        return record(entry, HostState::Changed, changedWords(entry));
    if (pinned != leaf())
        return judgeRenewed(entry);

    const Problems added = m_shown.problems & ~entry.approval->forgiven;
    if (!added)
        return allow(entry, tr("Approved by %1.").arg(entry.approval->by), false);
    // The same certificate was in time when it was approved: it is the clock that went back. Ending the
    // approval for that would silence the station after a flat battery; nothing is sent until the clock is
    // right again.
    if (added == Problems(Problem::NotYetValid))
        return refuse(HostState::Approved, reasonOf(added, host) + u' ' + tr("Check the station's clock."),
                      false);
    return record(entry, added.testFlag(Problem::Expired) ? HostState::Expired : HostState::Unapproved,
                  tr("The approval for %1 does not cover this: %2").arg(host, reasonOf(added, host)));
}

/// A new certificate with the approved key. Its holder proved possession in the handshake, so it is taken
/// over if it claims nothing more and is no weaker.
AllowedHosts::Decision AllowedHosts::Judgement::judgeRenewed(AllowedHost &entry)
{
    const QString host = m_endpoint.host.text();
    const Certificate &pinned = entry.approval->chain.constFirst();
    QStringList worse;
    if (namesOf(pinned) != namesOf(leaf()))
        worse.append(tr("it carries other names."));
    if (leaf().signatureStrength() < pinned.signatureStrength())
        worse.append(tr("its signature is weaker."));
    if (const Problems added = m_shown.problems & ~entry.approval->forgiven)
        worse.append(reasonOf(added, host));
    if (worse.isEmpty())
        return allow(entry, tr("Renewed with the same key."), true);
    return record(entry, HostState::Changed,
                  tr("%1 shows a new certificate with the approved key, but %2").arg(host, worse.join(u' ')));
}

/// Keeps what was shown as the newest challenge. It is announced only if it says something new: a server that
/// is tried every minute must not raise an alarm every minute.
AllowedHosts::Decision AllowedHosts::Judgement::record(AllowedHost &entry, HostState state,
                                                       const QString &reason)
{
    const bool news = entry.state != state || entry.leaf() != leaf() ||
                      entry.challenge.problems != m_shown.problems || entry.superseded.isValid() ||
                      entry.challenge.count == 0;
    m_shown.count = entry.challenge.count + 1;
    entry.challenge = m_shown;
    entry.state = state;
    entry.superseded = {};
    entry.lastSeen = now();
    if (news) {
        const Event event = state == HostState::Changed   ? Event::KeyChanged
                            : state == HostState::Expired ? Event::Expired
                                                          : Event::Challenged;
        m_hosts.changed(event, entry);
    }
    return refuse(state, reason, news);
}

AllowedHosts::Decision AllowedHosts::Judgement::recordNew()
{
    m_hosts.makeRoom();
    m_shown.count = 1;
    AllowedHost entry;
    entry.endpoint = m_endpoint;
    entry.challenge = m_shown;
    entry.firstSeen = entry.lastSeen = now();
    m_hosts.m_entries.append(entry);
    m_hosts.changed(Event::Challenged, entry);
    return refuse(HostState::Unapproved, reasonOf(m_shown.problems, m_endpoint.host.text()), true);
}

AllowedHosts::Decision AllowedHosts::Judgement::allow(AllowedHost &entry, const QString &reason, bool renewed)
{
    // A use is worth a write once a day: it decides on the 400 days only.
    const bool firstToday = !entry.lastUsed.isValid() || entry.lastUsed.date() != now().date();
    m_shown.count = 0;
    entry.challenge = m_shown;
    entry.lastSeen = entry.lastUsed = now();
    ++entry.useCount;
    if (renewed) {
        entry.approval->chain = m_shown.chain;
        entry.renewed = now();
        entry.warnedDays = 0;
        m_hosts.changed(Event::Renewed, entry);
    } else if (firstToday) {
        ++m_hosts.m_revision;
    }
    return {true, HostState::Approved, reason, {}, renewed || firstToday};
}

/// A denied key is not recorded as a challenge: there is nothing left to ask.
AllowedHosts::Decision AllowedHosts::Judgement::refuseDenied(const DeniedKey &denied)
{
    bool news = false;
    if (AllowedHost *entry = m_hosts.entryFor(m_endpoint); entry && entry->state != HostState::Denied) {
        entry->challenge = m_shown;
        entry->state = HostState::Denied;
        entry->lastSeen = now();
        m_hosts.changed(Event::Denied, *entry);
        news = true;
    }
    Decision decision;
    decision.state = HostState::Denied;
    decision.entryChanged = news;
    decision.reason = tr("The key that %1 shows was denied by %2 on %3.")
                          .arg(m_endpoint.host.text(), denied.by, denied.at.toString(Qt::ISODate));
    decision.remedy = tr("If that was a mistake, delete the entry: tocsin hosts delete %1.")
                          .arg(denied.endpoint.hostAndPort());
    return decision;
}

AllowedHosts::Decision AllowedHosts::Judgement::refuse(HostState state, const QString &reason,
                                                       bool changed) const
{
    return {false, state, reason, remedy(state), changed};
}

/// The one command that would let the connection through, or why there is none.
QString AllowedHosts::Judgement::remedy(HostState state) const
{
    if (fatal(m_shown.problems))
        return tr("This can never be approved; ask the server's administrator for a correct certificate.");
    // After a change the fingerprint is to come from the administrator, not from this line by copy and paste.
    QString command = QStringLiteral("tocsin hosts approve %1 --fingerprint %2")
                          .arg(m_endpoint.hostAndPort(),
                               state == HostState::Changed ? QStringLiteral("SHA256") : leaf().sha256());
    if (m_endpoint.protocol != Protocol::Smtp)
        command += QStringLiteral(" --protocol ") + name(m_endpoint.protocol);
    if (const Problems dates = m_shown.problems & forgivableIfTicked())
        command += QStringLiteral(" --also ") + names(dates).join(u',');
    return tr("Compare the fingerprint with the server's administrator, then approve it: %1").arg(command);
}

AllowedHosts::Decision AllowedHosts::judge(const Endpoint &endpoint, const QList<Certificate> &chain,
                                           Problems observed, const QDateTime &now, const Meeting &met)
{
    if (chain.isEmpty() || chain.constFirst().isNull()) {
        Decision decision;
        decision.reason = describe(Problem::NoCertificate, endpoint.host.text());
        return decision;
    }
    return Judgement(*this, endpoint, {chain, observed, now, met, 0}).run();
}

} // namespace trust
