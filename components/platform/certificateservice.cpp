#include "components/platform/certificateservice.h"

#include "components/platform/trustcalls.h"

#include <QCoreApplication>

namespace platform {

using station::Actor;
using station::Error;
using station::Log;
using station::Result;
using station::Status;
using Event = trust::AllowedHosts::Event;

namespace {

constexpr qint64 expiryCheckMs = 3'600'000;
constexpr qint64 saveRetryMs = 5000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Trust", text);
}

QString eventName(Event event)
{
    switch (event) {
    case Event::Challenged:
        return QStringLiteral("challenged");
    case Event::KeyChanged:
        return QStringLiteral("keyChanged");
    case Event::Renewed:
        return QStringLiteral("renewed");
    case Event::Expired:
        return QStringLiteral("expired");
    case Event::Superseded:
        return QStringLiteral("superseded");
    case Event::Approved:
        return QStringLiteral("approved");
    case Event::Denied:
        return QStringLiteral("denied");
    case Event::Removed:
        return QStringLiteral("removed");
    }
    return {};
}

/// The audit is of what persons do, and of the few things that trust does in their place.
Actor theStation()
{
    return {.kind = Actor::Person, .user = tr("station"), .through = tr("trust rules")};
}

} // namespace

CertificateService::CertificateService() : m_user({}), m_hostsFile({}), m_policy(m_hosts)
{
    m_hosts.isUsed = [this](const trust::Endpoint &endpoint) { return isClaimed(*station(), endpoint); };
    m_hosts.notify = [this](Event event, const trust::AllowedHost &entry) { announce(event, entry); };
}

CertificateService::~CertificateService()
{
    if (m_reader.joinable())
        m_reader.join();
}

// Stores ----------------------------------------------------------------------------------------------------

void CertificateService::loaded()
{
    if (!station()->folder().isEmpty())
        readFiles();
}

void CertificateService::readFiles()
{
    const QString folder = station()->folder() + QStringLiteral("/trust");
    m_user = trust::UserTrustStore(folder);
    m_hostsFile = trust::AllowedHostsFile(folder + QStringLiteral("/allowed-hosts.json"));
    m_faults.clear();
    if (const Result<void> read = m_user.load(); !read)
        m_faults.append(read.error().text());
    for (const Error &damage : m_user.damaged())
        m_faults.append(damage.text());
    const QList<Error> refused = m_hostsFile.load(m_hosts, station()->clock().wall());
    for (const Error &error : refused) {
        if (m_hostsFile.keptAs().isEmpty())
            m_faults.append(error.text());
        else
            m_damage.keep(tr("%1 When that is done, invoke %2.resetFault").arg(error.text(), path()));
    }
    // What could be kept of a damaged file is on disk before anything else happens.
    if (!m_hostsFile.keptAs().isEmpty())
        saveHosts();
    for (const QString &fault : std::as_const(m_faults))
        station()->log().write(Log::Level::Error, path(), fault);
    rebuild();
}

void CertificateService::started()
{
    // The bundle takes some ten milliseconds to parse, which the engine does not wait for.
    m_reader = std::thread([this] {
        auto store = std::make_shared<Result<trust::SystemTrustStore>>(trust::readSystemTrustStore());
        m_inbox.post([this, store] { systemRead(*store); });
    });
}

/// Not before: whoever is told by an alarm is there from now on.
void CertificateService::steady()
{
    watchExpiry();
}

void CertificateService::stopped()
{
    m_expiryTimer.stop();
}

void CertificateService::readNow()
{
    systemRead(trust::readSystemTrustStore());
}

void CertificateService::systemRead(const Result<trust::SystemTrustStore> &store)
{
    if (store) {
        m_system = store.value();
        m_systemFault.clear();
    } else {
        m_systemFault = store.error().text();
        station()->log().write(Log::Level::Error, path(), m_systemFault);
    }
    m_ready = true;
    rebuild();
    beliefChanged();
}

void CertificateService::rebuild()
{
    trust::TrustBase base;
    base.system = m_system.certificates;
    base.user = m_user.certificates();
    base.crls = m_user.crls();
    m_policy.setBase(base);
    systemAnchors.set(int(m_system.certificates.size()));
    userAnchors.set(int(m_user.certificates().size()));
    showFault();
}

void CertificateService::showFault()
{
    const QStringList present = m_faults + QStringList{m_systemFault, m_saveFault};
    const QStringList faults = m_damage.all(present);
    faultCause.set(faults.join(QStringLiteral("; ")));
    status.set(faults.isEmpty() ? Status() : Status(Status::Fault));
    openChallenges.set(
        int(std::count_if(m_hosts.entries().begin(), m_hosts.entries().end(), [](const auto &entry) {
            return entry.state == trust::HostState::Unapproved || entry.state == trust::HostState::Changed;
        })));
    m_damage.tell(present, tr("Trust files"));
    if (station()->phase() == station::Station::Phase::Steady)
        m_alarms.revocationLists(m_user.crls(), station()->clock().wall());
}

void CertificateService::doResetFault()
{
    m_damage.forget();
    showFault();
}

// Judging ---------------------------------------------------------------------------------------------------

trust::PeerAnswer CertificateService::judge(const trust::PeerQuestion &question)
{
    station::Turn turn(*station());
    m_announced = false;
    trust::PeerAnswer answer = m_policy.judge(question);
    m_believed.note(question, answer);
    if (answer.entryChanged)
        saveHosts();
    // A check may have met the server before there was an account whose mail could wait.
    if (const auto *entry = m_hosts.find(question.endpoint); entry && !answer.allowed() && !m_announced)
        m_alarms.waits(*entry);
    return answer;
}

bool CertificateService::wouldAllow(trust::PeerQuestion question) const
{
    question.now = station()->clock().wall();
    return m_policy.wouldAllow(question);
}

void CertificateService::saveHosts()
{
    if (station()->folder().isEmpty())
        return;
    const Result<void> saved = m_hostsFile.save(m_hosts);
    if (!saved) {
        station()->log().write(Log::Level::Error, path(), saved.error().text());
        // A decision of a person must not be forgotten at the next start: tried again until it is on disk.
        m_saveTimer.start(station()->clock(), saveRetryMs, [this] { saveHosts(); });
    }
    m_saveFault = saved ? QString() : saved.error().text();
    showFault();
}

/// What a deleted or changed account leaves behind.
void CertificateService::forgetUnclaimed(const QDateTime &now)
{
    const QList<trust::AllowedHost> gone = m_hosts.noteClaims(
        [this](const trust::Endpoint &endpoint) { return isClaimed(*station(), endpoint); }, now);
    for (const trust::AllowedHost &entry : gone)
        station()->audit(theStation(), tr("deleted from Allowed Hosts"),
                         tr("%1, which no account used for 30 days").arg(entry.endpoint.hostAndPort()));
}

void CertificateService::watchExpiry()
{
    const QDateTime now = station()->clock().wall();
    station::Turn turn(*station());
    const quint64 before = m_hosts.revision();
    m_hosts.expire(now);
    // A clock that cannot be right would end the 30 days of an entry at the moment when it is set.
    if (m_policy.isPlausible(now))
        forgetUnclaimed(now);
    if (m_hosts.revision() != before)
        beliefChanged();
    const auto warnings = m_hosts.takeExpiryWarnings(now);
    for (const auto &warning : warnings) {
        m_alarms.endsSoon(warning);
        station()->log().write(
            Log::Level::Warning, path(),
            tr("The approval for %1 ends on %2, in %3 days or less; renew it or import the issuer")
                .arg(warning.endpoint.hostAndPort(), warning.expires.toString(Qt::ISODate))
                .arg(warning.days));
    }
    saveHosts();
    showFault();
    m_expiryTimer.start(station()->clock(), expiryCheckMs, [this] { watchExpiry(); });
}

// Telling ---------------------------------------------------------------------------------------------------

void CertificateService::announce(Event event, const trust::AllowedHost &entry)
{
    // Loading the file announces nothing.
    if (!isStarted())
        return;
    m_announced = true;
    station::Turn turn(*station());
    const TrustEvent payload{eventName(event), entry.toJson()};
    challenged.fire({station::valueTypeOf<TrustEvent>(), &payload});
    const QString where = entry.endpoint.hostAndPort();
    station()->log().write(Log::Level::Info, path(), tr("Allowed Hosts: %1 %2").arg(where, payload.what));
    // What trust changes by itself is on record beside what people decide.
    const bool isRenewed = event == Event::Renewed;
    if (isRenewed || event == Event::KeyChanged)
        station()->audit(theStation(),
                         isRenewed ? tr("renewed with the same key") : tr("refused a changed key"),
                         QStringLiteral("%1 %2").arg(where, entry.leaf().sha256()));
    else if (event == Event::Expired || (event == Event::Superseded && entry.approval))
        station()->audit(theStation(), tr("ended an approval"),
                         QStringLiteral("%1 %2").arg(where, payload.what));
    m_alarms.entryChanged(event, entry);
}

/// For whoever watches only: the account at fault raises its own alarm.
void CertificateService::noteTlsFailure(const TlsFailure &failure)
{
    if (!m_tlsFailures.note(failure) || !isStarted())
        return;
    station::Turn turn(*station());
    const TrustEvent payload{QStringLiteral("tlsFailed"), tlsFailureEntry(failure.endpoint, &failure)};
    challenged.fire({station::valueTypeOf<TrustEvent>(), &payload});
}

void CertificateService::forgetTlsFailure(const trust::Endpoint &endpoint)
{
    if (!m_tlsFailures.forget(endpoint) || !isStarted())
        return;
    station::Turn turn(*station());
    const TrustEvent payload{QStringLiteral("tlsWorks"), tlsFailureEntry(endpoint, nullptr)};
    challenged.fire({station::valueTypeOf<TrustEvent>(), &payload});
}

void CertificateService::listen(const void *owner, std::function<void()> listener)
{
    m_listeners.emplace_back(owner, std::move(listener));
}

void CertificateService::forget(const void *owner)
{
    std::erase_if(m_listeners, [owner](const auto &entry) { return entry.first == owner; });
}

void CertificateService::beliefChanged()
{
    const auto listeners = m_listeners;
    for (const auto &[owner, listener] : listeners)
        listener();
}

} // namespace platform
