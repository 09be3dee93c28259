#include "components/email/connection/resolver.h"

#include <QDnsLookup>

namespace email {

namespace {

DnsAnswer answerOf(const QDnsLookup &lookup)
{
    if (lookup.error() == QDnsLookup::NotFoundError)
        return {};
    if (lookup.error() != QDnsLookup::NoError)
        return {DnsAnswer::Failed, {}, lookup.errorString()};
    DnsAnswer answer;
    for (const QDnsServiceRecord &record : lookup.serviceRecords())
        answer.records.append({record.target(), record.priority(), record.port(), record.weight()});
    for (const QDnsMailExchangeRecord &record : lookup.mailExchangeRecords())
        answer.records.append({record.exchange(), record.preference()});
    if (!answer.records.isEmpty())
        answer.outcome = DnsAnswer::Found;
    return answer;
}

class SystemResolver final : public Resolver
{
public:
    explicit SystemResolver(const QHostAddress &nameserver) : m_nameserver(nameserver) {}

    void ask(Kind kind, const QString &name, QObject *context, Done done) override
    {
        auto *lookup = new QDnsLookup(kind == Services ? QDnsLookup::SRV : QDnsLookup::MX, name, context);
        if (!m_nameserver.isNull())
            lookup->setNameserver(m_nameserver);
        QObject::connect(lookup, &QDnsLookup::finished, context, [lookup, done = std::move(done)] {
            lookup->deleteLater();
            done(answerOf(*lookup));
        });
        lookup->lookup();
    }

private:
    QHostAddress m_nameserver;
};

} // namespace

std::unique_ptr<Resolver> Resolver::system(const QHostAddress &nameserver)
{
    return std::make_unique<SystemResolver>(nameserver);
}

} // namespace email
