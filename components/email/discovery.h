#pragma once

#include "components/email/connection/resolver.h"
#include "station/clock.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace email {

/// Asks once what a domain publishes about its mail servers (SRV, RFC 6186 and RFC 8314) and who receives its
/// mail (MX). All questions are asked at once; what is not answered after five seconds counts as no answer.
class Discovery final : public QObject
{
public:
    static constexpr qint64 patienceMs = 5000;
    static constexpr int maxRecords = 8; ///< Of one question; DNS may say as much as it likes.

    using Done = std::function<void(const QJsonObject &found)>;

    /// @p domain is in its ASCII form.
    Discovery(Resolver &resolver, station::Clock &clock, const QString &domain);

    /// @p done gets {domain, found, mailExchangers, notes} once, unless this is destroyed before.
    void start(Done done);

private:
    struct Service;
    struct Offer
    {
        const Service *service;
        QString host;
        DnsRecord record;
    };

    static const QList<Service> &services();
    void ask(Resolver::Kind kind, const QString &name, std::function<void(const QList<DnsRecord> &)> found);
    void take(const Service &service, const QList<DnsRecord> &records);
    void takeExchangers(const QList<DnsRecord> &records);
    /// The usable name of a record's target; empty, with a note, when it has none.
    QString hostOf(const DnsRecord &record, const QString &source);
    QList<DnsRecord> inOrder(QList<DnsRecord> records, const QString &source);
    void answered();
    void finish();
    QJsonObject result();
    void noteSilence();

    Resolver &m_resolver;
    station::Clock &m_clock;
    QString m_domain;
    Done m_done;
    std::unique_ptr<QObject> m_asking; ///< Its end takes back the questions that are still open.
    station::Timer m_patience;
    int m_open = 0;
    QStringList m_unanswered; ///< Names that were asked for and not answered yet.
    QStringList m_failed;
    QStringList m_reasons; ///< Of the failures.
    QList<Offer> m_offers;
    QStringList m_exchangers;
    QStringList m_notes;
};

} // namespace email
