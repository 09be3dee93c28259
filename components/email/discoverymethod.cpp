#include "components/email/discoverymethod.h"

#include "components/email/discovery.h"
#include "components/email/protocol/mailaddress.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace email {

namespace {

using station::Answer;
using station::Call;
using station::Error;
using station::Method;
using station::Result;

QString tr(const char *text)
{
    return QCoreApplication::translate("email::Discovery", text);
}

Result<QString> domainOf(const QString &text)
{
    const QString field = QStringLiteral("address");
    const QString remedy = tr("Give a mail address such as alarms@plant.example");
    QString why;
    const std::optional<MailAddress> address = MailAddress::parse(text.trimmed(), &why);
    if (!address)
        return Error{field, why, remedy};
    const QString domain = QString::fromLatin1(address->domain().toLower());
    if (domain.startsWith(QLatin1Char('[')) || !QHostAddress(domain).isNull())
        return Error{field, tr("%1 is an IP address, for which DNS has no mail servers").arg(domain), remedy};
    if (!domain.contains(QLatin1Char('.')))
        return Error{field, tr("%1 is not a domain of the internet's DNS").arg(domain), remedy};
    return domain;
}

/// The discoveries under way. They end with the method table, which goes before the station's clock.
class Discoveries
{
public:
    Discoveries(station::Station &station, std::unique_ptr<Resolver> resolver)
        : m_station(station), m_resolver(std::move(resolver))
    {
    }

    void run(const QString &address, const Answer &answer)
    {
        const Result<QString> domain = domainOf(address);
        if (!domain)
            return answer(domain.error());
        // Each costs six questions to the site's DNS: nobody makes the station flood it.
        if (m_running.size() >= maxAtOnce)
            return answer(Error{tr("looking for the mail servers of %1").arg(*domain),
                                tr("%1 such questions are under way already").arg(maxAtOnce),
                                tr("Try again in %1 seconds").arg(Discovery::patienceMs / 1000)});
        m_running.push_back(std::make_unique<Discovery>(*m_resolver, m_station.clock(), *domain));
        Discovery *discovery = m_running.back().get();
        discovery->start([this, discovery, answer](const QJsonObject &found) {
            remove(discovery);
            answer(QJsonValue(found));
        });
    }

private:
    static constexpr std::size_t maxAtOnce = 4;

    /// It is destroyed later, since it is what calls.
    void remove(const Discovery *discovery)
    {
        const auto found = std::find_if(m_running.begin(), m_running.end(),
                                        [discovery](const auto &one) { return one.get() == discovery; });
        found->release()->deleteLater();
        m_running.erase(found);
    }

    station::Station &m_station;
    std::unique_ptr<Resolver> m_resolver;
    std::vector<std::unique_ptr<Discovery>> m_running; ///< Before the resolver they end.
};

} // namespace

void registerDiscoveryMethod(station::MethodTable &table, station::Station &station,
                             std::unique_ptr<Resolver> resolver)
{
    Method method;
    method.name = QStringLiteral("mail.discover");
    method.doc =
        tr("What the domain of a mail address publishes about its mail servers (SRV records, RFC 6186 and "
           "RFC 8314), asked from the station's network: {domain, found, mailExchangers, notes}. found lists "
           "{protocol: smtp|imap|pop3, host, port, security: ssl|starttls, source, priority, weight, signed, "
           "sameDomain}, the best first; mailExchangers are the hosts of the MX records. None of it is used "
           "by itself: DNS is not signed, and a server outside the domain (sameDomain false) wants a "
           "person's confirmation. Takes up to 5 seconds.");
    method.schema = {
        {QStringLiteral("address"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                                {QStringLiteral("doc"), tr("The mail address.")}}}};
    method.role = station::Role::Operator;
    method.needsRunning = true;
    method.run = [discoveries = std::make_shared<Discoveries>(station, std::move(resolver))](
                     const Call &call, const Answer &answer) {
        discoveries->run(call.params.value(QLatin1String("address")).toString(), answer);
    };
    table.add(std::move(method));
}

} // namespace email
