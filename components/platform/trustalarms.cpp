#include "components/platform/trustalarms.h"

#include "components/alarm/alarmservice.h"
#include "components/alarm/occurrence.h"
#include "components/platform/trustcalls.h"

#include <QCoreApplication>
#include <QMap>

namespace platform {

using Event = trust::AllowedHosts::Event;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Trust", text);
}

/// What the alarm says; %1 is the server.
QString textOf(Event event, const trust::AllowedHost &entry)
{
    if (event == Event::Challenged && !entry.challenge.met.clockSynchronised &&
        entry.challenge.problems.testFlag(trust::Problem::NotYetValid))
        return tr(
            "The certificate of %1 is not valid yet by this computer's clock, which is not synchronised; "
            "mail to it waits. Set the clock or let it reach a time server");
    if ((event == Event::Challenged || event == Event::KeyChanged) && trust::fatal(entry.challenge.problems))
        return tr(
            "The certificate of %1 has a fault that nobody can approve; mail to it waits. Have it replaced, "
            "or send through another account");
    switch (event) {
    case Event::KeyChanged:
        return tr(
            "%1 shows another key than the one that was approved; mail to it waits. Somebody may pose as the "
            "server: ask its administrator before approving the new one");
    case Event::Expired:
        return tr("The approval of %1's certificate has run out; mail to it waits. Approve it again, or "
                  "import its issuer");
    case Event::Challenged:
        return tr("The certificate of %1 is not approved; mail to it waits. Compare its fingerprint, then "
                  "approve it in Allowed Hosts");
    case Event::Denied:
        return tr(
            "The key of %1 was denied; mail to it waits. Have the server get another key, or send through "
            "another account. If the denial was a mistake, delete its entry in Allowed Hosts");
    default:
        return tr("The certificate of %1 is settled");
    }
}

QString keyOf(const trust::Endpoint &endpoint)
{
    return trust::name(endpoint.protocol) + QLatin1Char(' ') + endpoint.hostAndPort();
}

QString nameOf(const trust::Endpoint &endpoint)
{
    return tr("Certificate of %1").arg(endpoint.hostAndPort());
}

/// Before the issuer, in the keys of revocation lists.
const QString listPrefix = QStringLiteral("crl ");

alarms::Occurrence occurrenceOf(const station::Component &source, const QString &key, const QString &name,
                                const QString &text)
{
    alarms::Occurrence occurrence;
    occurrence.sourceHandle = source.handle();
    occurrence.source = source.path();
    occurrence.key = key;
    occurrence.data = {{QStringLiteral("sourceName"), name}, {QStringLiteral("msgText"), text}};
    return occurrence;
}

} // namespace

void TrustAlarms::entryChanged(Event event, const trust::AllowedHost &entry)
{
    const QString text = textOf(event, entry).arg(entry.endpoint.hostAndPort());
    if (event == Event::Expired && entry.unclaimed.isValid())
        return; // Nothing waits for it.
    switch (event) {
    case Event::Challenged:
    case Event::KeyChanged:
    case Event::Denied:
        if (!isClaimed(*m_source.station(), entry.endpoint))
            break; // A check only met it: no mail waits.
        [[fallthrough]];
    case Event::Expired:
        raise(keyOf(entry.endpoint), nameOf(entry.endpoint), text);
        break;
    case Event::Approved:
    case Event::Superseded:
    case Event::Removed:
    case Event::Renewed: // It may have been about to end.
        end(keyOf(entry.endpoint), nameOf(entry.endpoint), text);
        break;
    }
}

void TrustAlarms::waits(const trust::AllowedHost &entry)
{
    if (isRaised(keyOf(entry.endpoint)))
        return;
    if (entry.state == trust::HostState::Unapproved)
        entryChanged(Event::Challenged, entry);
    else if (entry.state == trust::HostState::Changed)
        entryChanged(Event::KeyChanged, entry);
    else if (entry.state == trust::HostState::Denied)
        entryChanged(Event::Denied, entry);
}

void TrustAlarms::endsSoon(const trust::AllowedHosts::ExpiryWarning &warning)
{
    raise(keyOf(warning.endpoint), nameOf(warning.endpoint),
          tr("The approval of %1's certificate ends on %2, within %3 day(s); mail to it waits from then on. "
             "Approve it again, or import its issuer")
              .arg(warning.endpoint.hostAndPort(), warning.expires.toString(Qt::ISODate))
              .arg(warning.days));
}

void TrustAlarms::revocationLists(const QList<trust::Crl> &lists, const QDateTime &now)
{
    QMap<QString, QDateTime> stale;
    for (const trust::Crl &list : lists) {
        if (list.isStale(now))
            stale.insert(list.issuer(), list.nextUpdate());
    }
    for (auto it = stale.cbegin(); it != stale.cend(); ++it) {
        if (!isRaised(listPrefix + it.key()))
            raise(listPrefix + it.key(), tr("Revocation list of %1").arg(it.key()),
                  tr("The revocation list of %1 is out of date since %2: what was revoked since then is not "
                     "known here. Import a newer one")
                      .arg(it.key(), it.value().toString(Qt::ISODate)));
    }
    auto *service = m_source.station()->service<alarms::AlarmService>();
    if (!service)
        return;
    const auto open = service->store().allOpen().values();
    for (const alarms::AlarmRecord &record : open) {
        if (record.sourceHandle != m_source.handle() || !record.key.startsWith(listPrefix) ||
            !record.isInAlarm())
            continue;
        const QString issuer = record.key.mid(listPrefix.size());
        if (!stale.contains(issuer))
            end(record.key, tr("Revocation list of %1").arg(issuer),
                tr("The revocation list of %1 is up to date or not there any more").arg(issuer));
    }
}

bool TrustAlarms::isRaised(const QString &key) const
{
    auto *service = m_source.station()->service<alarms::AlarmService>();
    const alarms::AlarmRecord *open = service ? service->store().openOf(m_source.handle(), key) : nullptr;
    return open && open->isInAlarm();
}

void TrustAlarms::raise(const QString &key, const QString &name, const QString &text)
{
    if (auto *service = m_source.station()->service<alarms::AlarmService>())
        service->report(occurrenceOf(m_source, key, name, text));
}

void TrustAlarms::end(const QString &key, const QString &name, const QString &text)
{
    auto *service = m_source.station()->service<alarms::AlarmService>();
    if (!service)
        return;
    alarms::Occurrence occurrence = occurrenceOf(m_source, key, name, text);
    occurrence.transition = alarms::EventKind::ToNormal;
    occurrence.state = alarms::SourceState::Normal;
    service->report(occurrence);
}

} // namespace platform
