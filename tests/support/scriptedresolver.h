#pragma once

#include "components/email/connection/resolver.h"

#include <QMap>
#include <QPointer>
#include <QStringList>

namespace testsupport {

/// A DNS that a test writes: names that are not in it do not exist. While it holds, answers wait for let().
struct Dns
{
    QMap<QString, email::DnsAnswer> answers; ///< By name; MX by "MX name".
    QStringList asked;
    bool holds = false;

    void publish(const QString &name, const QString &target, quint16 port, quint16 priority = 0,
                 quint16 weight = 0)
    {
        email::DnsAnswer &answer = answers[name];
        answer.outcome = email::DnsAnswer::Found;
        answer.records.append({target, priority, port, weight});
    }
    void publishExchanger(const QString &domain, const QString &target, quint16 preference = 10)
    {
        publish(QStringLiteral("MX ") + domain, target, 0, preference);
    }
    void fail(const QString &name, const QString &reason)
    {
        answers[name] = {email::DnsAnswer::Failed, {}, reason};
    }
    /// Answers what has been asked so far.
    void let()
    {
        holds = false;
        for (const auto &answer : std::exchange(held, {}))
            answer();
    }

    std::vector<std::function<void()>> held;
};

/// Answers from a Dns that outlives it.
class ScriptedResolver final : public email::Resolver
{
public:
    explicit ScriptedResolver(Dns &dns) : m_dns(dns) {}

    void ask(Kind kind, const QString &name, QObject *context, Done done) override
    {
        const QString key = kind == MailExchangers ? QStringLiteral("MX ") + name : name;
        m_dns.asked.append(key);
        const auto answer = [context = QPointer<QObject>(context), done = std::move(done),
                             said = m_dns.answers.value(key)] {
            if (context)
                done(said);
        };
        if (m_dns.holds)
            m_dns.held.push_back(answer);
        else
            answer();
    }

private:
    Dns &m_dns;
};

} // namespace testsupport
