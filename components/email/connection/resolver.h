#pragma once

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace email {

/// An SRV or MX record, as far as mail needs it.
struct DnsRecord
{
    QString target;       ///< As DNS gave it. Empty or "." = explicitly nothing (RFC 2782, RFC 7505).
    quint16 priority = 0; ///< The lowest is to be tried first.
    quint16 port = 0;     ///< SRV alone has these two.
    quint16 weight = 0;
};

/// What DNS said to one question.
struct DnsAnswer
{
    enum Outcome { Found, Nothing, Failed };

    Outcome outcome = Nothing;
    QList<DnsRecord> records{};
    QString reason{}; ///< Why it failed, for a person.
};

/// Asks DNS. An interface so that what is made of the answers can be tried without a network.
class Resolver
{
public:
    enum Kind { Services, MailExchangers };
    using Done = std::function<void(const DnsAnswer &)>;

    virtual ~Resolver() = default;

    /// Asks for the records of @p name. @p done gets the answer once, perhaps before this returns, and never
    /// after @p context has gone. How long that takes is not bounded here.
    virtual void ask(Kind kind, const QString &name, QObject *context, Done done) = 0;

    /// The resolver of this machine, or the one at @p nameserver.
    static std::unique_ptr<Resolver> system(const QHostAddress &nameserver = {});
};

} // namespace email
