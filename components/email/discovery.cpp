// DNS is not signed here: whoever can forge an answer can name a server of his own, which then would be given
// the password. So nothing of this is ever used by itself. Every server that was found is a proposal for a
// person, says where it was read and that it is not signed, and is marked when it lies outside the address's
// domain, since a valid certificate of such a host proves nothing about the domain (RFC 6186 §6). Ports in
// the clear are not proposed: STARTTLS means that it is required.

#include "components/email/discovery.h"

#include "components/email/protocol/headertext.h"
#include "components/email/protocol/mailaddress.h"

#include <algorithm>
#include <tuple>

namespace email {

namespace {

/// RFC 2782 and RFC 7505: the root as a target says that there is none.
bool isNowhere(const DnsRecord &record)
{
    return record.target.isEmpty() || record.target == QLatin1String(".");
}

} // namespace

/// A service whose records are asked for, and what a record of it means.
struct Discovery::Service
{
    QString label;
    QString protocol;
    bool implicitTls;

    QString source() const { return QStringLiteral("SRV ") + label; }
};

const QList<Discovery::Service> &Discovery::services()
{
    static const QList<Service> asked{
        {QStringLiteral("_submissions._tcp"), QStringLiteral("smtp"), true},
        {QStringLiteral("_submission._tcp"), QStringLiteral("smtp"), false},
        {QStringLiteral("_imaps._tcp"), QStringLiteral("imap"), true},
        {QStringLiteral("_imap._tcp"), QStringLiteral("imap"), false},
        {QStringLiteral("_pop3s._tcp"), QStringLiteral("pop3"), true},
    };
    return asked;
}

Discovery::Discovery(Resolver &resolver, station::Clock &clock, const QString &domain)
    : m_resolver(resolver), m_clock(clock), m_domain(domain), m_asking(std::make_unique<QObject>())
{
}

void Discovery::start(Done done)
{
    m_done = std::move(done);
    m_open = 1; // The questions that follow may be answered before the last one is asked.
    m_patience.start(m_clock, patienceMs, [this] {
        noteSilence();
        finish();
    });
    for (const Service &service : services())
        ask(Resolver::Services, service.label + QLatin1Char('.') + m_domain,
            [this, &service](const QList<DnsRecord> &records) { take(service, records); });
    ask(Resolver::MailExchangers, m_domain,
        [this](const QList<DnsRecord> &records) { takeExchangers(records); });
    answered();
}

void Discovery::ask(Resolver::Kind kind, const QString &name,
                    std::function<void(const QList<DnsRecord> &)> found)
{
    ++m_open;
    m_unanswered.append(name);
    m_resolver.ask(kind, name, m_asking.get(),
                   [this, name, found = std::move(found)](const DnsAnswer &answer) {
                       m_unanswered.removeOne(name);
                       if (answer.outcome == DnsAnswer::Failed) {
                           m_failed.append(name);
                           if (!m_reasons.contains(answer.reason))
                               m_reasons.append(answer.reason);
                       } else if (answer.outcome == DnsAnswer::Found) {
                           found(answer.records);
                       }
                       answered();
                   });
}

void Discovery::take(const Service &service, const QList<DnsRecord> &records)
{
    for (const DnsRecord &record : inOrder(records, service.source())) {
        if (isNowhere(record)) {
            m_notes.append(
                tr("%1 states that it does not offer this service: %2.").arg(m_domain, service.label));
            continue;
        }
        const QString host = hostOf(record, service.source());
        if (!host.isEmpty())
            m_offers.append({&service, host, record});
    }
}

void Discovery::takeExchangers(const QList<DnsRecord> &records)
{
    for (const DnsRecord &record : inOrder(records, QStringLiteral("MX"))) {
        if (isNowhere(record))
            m_notes.append(tr("%1 states that it receives no mail.").arg(m_domain));
        else if (const QString host = hostOf(record, QStringLiteral("MX")); !host.isEmpty())
            m_exchangers.append(host);
    }
}

QString Discovery::hostOf(const DnsRecord &record, const QString &source)
{
    QString target = record.target;
    if (target.endsWith(QLatin1Char('.')))
        target.chop(1);
    const std::optional<QByteArray> ascii = asciiDomain(target);
    const bool isName = ascii && !ascii->startsWith('[') && QHostAddress(target).isNull();
    const bool isUsable = isName && (record.port > 0 || source == QLatin1String("MX"));
    if (!isUsable)
        m_notes.append(tr("%1 names no server that could be used: %2, port %3.")
                           .arg(source, HeaderText::cleaned(target.left(80)).text())
                           .arg(record.port));
    return isUsable ? QString::fromLatin1(ascii->toLower()) : QString();
}

/// The lowest priority first (RFC 2782). Among equals the heaviest comes first where RFC 2782 draws lots: the
/// lots share load between many connections, while here a person chooses once and has to find the same list
/// when asking again.
QList<DnsRecord> Discovery::inOrder(QList<DnsRecord> records, const QString &source)
{
    std::stable_sort(records.begin(), records.end(), [](const DnsRecord &a, const DnsRecord &b) {
        return std::tuple(a.priority, -int(a.weight)) < std::tuple(b.priority, -int(b.weight));
    });
    if (records.size() > maxRecords) {
        m_notes.append(tr("%1 has %2 records; those after the first %3 were left out.")
                           .arg(source)
                           .arg(records.size())
                           .arg(maxRecords));
        records.resize(maxRecords);
    }
    return records;
}

void Discovery::answered()
{
    if (--m_open == 0)
        finish();
}

void Discovery::noteSilence()
{
    m_failed += m_unanswered;
    m_reasons.append(tr("no answer within %1 s").arg(patienceMs / 1000));
}

void Discovery::finish()
{
    m_patience.stop();
    // Later, since an answer may be what brought us here.
    m_asking.release()->deleteLater();
    if (const Done done = std::exchange(m_done, {}))
        done(result());
}

QJsonObject Discovery::result()
{
    // The answers come in any order. TLS from the first byte precedes STARTTLS of the same priority
    // (RFC 8314 §3); priorities also choose between two services of one protocol (RFC 6186 §3.4).
    const auto rank = [](const Offer &offer) {
        const auto group =
            std::find_if(services().begin(), services().end(), [&offer](const Service &service) {
                return service.protocol == offer.service->protocol;
            });
        return std::tuple(group - services().begin(), offer.record.priority, !offer.service->implicitTls,
                          -int(offer.record.weight), offer.host);
    };
    std::sort(m_offers.begin(), m_offers.end(),
              [&rank](const Offer &a, const Offer &b) { return rank(a) < rank(b); });
    QJsonArray found;
    for (const Offer &offer : m_offers) {
        found.append(
            QJsonObject{{QStringLiteral("protocol"), offer.service->protocol},
                        {QStringLiteral("host"), offer.host},
                        {QStringLiteral("port"), offer.record.port},
                        {QStringLiteral("security"),
                         offer.service->implicitTls ? QStringLiteral("ssl") : QStringLiteral("starttls")},
                        {QStringLiteral("source"), offer.service->source()},
                        {QStringLiteral("priority"), offer.record.priority},
                        {QStringLiteral("weight"), offer.record.weight},
                        {QStringLiteral("signed"), false},
                        {QStringLiteral("sameDomain"),
                         offer.host == m_domain || offer.host.endsWith(QLatin1Char('.') + m_domain)}});
    }
    m_notes.sort();
    if (!m_failed.isEmpty())
        m_notes.append(tr("DNS gave no answer for %1: %2.")
                           .arg(m_failed.join(QStringLiteral(", ")), m_reasons.join(QStringLiteral("; "))));
    else if (m_offers.isEmpty())
        m_notes.append(tr("%1 publishes no mail servers.").arg(m_domain));
    return {{QStringLiteral("domain"), m_domain},
            {QStringLiteral("found"), found},
            {QStringLiteral("mailExchangers"), QJsonArray::fromStringList(m_exchangers)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(m_notes)}};
}

} // namespace email
