#pragma once

#include "station/links.h"
#include "tests/components/email/accountbench.h"

/// A station with an account that is tested, another one, and one that is only told what it received.
namespace proofbench {

using station::Status;
using testsupport::FakeClock;
using testsupport::MailServer;
using testsupport::MailStation;

inline const QString Service = QStringLiteral("/Services/EmailService");
constexpr qint64 MinuteMs = 60'000;
constexpr qint64 HourMs = 60 * MinuteMs;

class ProofBench
{
public:
    explicit ProofBench(bool hasOther = true) : m_hasOther(hasOther)
    {
        if (!tested.start() || !other.start())
            qFatal("no free port");
        m_station = make();
        start();
    }

    station::Station &station() { return m_station->station(); }
    MailStation &mailStation() { return *m_station; }
    void add(station::Component &parent, const char *type, const char *name, const QJsonObject &values)
    {
        const auto added =
            station().add(parent, QLatin1String(type), QLatin1String(name), values, m_station->person);
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
    }
    void addRecipient()
    {
        alarms::AlarmService &service = m_station->alarms();
        add(service, "email:EmailRecipient", "Ops",
            {{"to", QJsonArray{"ops@example.test"}}, {"account", Service + "/Outgoing"}});
        if (!station().links().add(*station().findSlot(service.path() + "/Default.alarm"),
                                   *station().findSlot(service.path() + "/Ops.routeAlarm"),
                                   m_station->person))
            qFatal("the recipient is not linked");
    }
    bool set(const QString &ord, const QJsonValue &value)
    {
        return station().commit({{Service + ord, value}}, m_station->person).empty();
    }
    station::ActionResult invoke(const QString &ord)
    {
        return station().invoke(*station().findSlot(Service + ord), QJsonValue(), m_station->person);
    }
    /// Waits until what was caused is on disk and the mail has gone.
    void settle()
    {
        for (int quiet = 0; quiet < 3; ++quiet) {
            bool done = false;
            station().whenDurable([&done](const auto &) { done = true; });
            await([&] { return done; });
            // And whatever was asked of the database before.
            station().database().query(QStringLiteral("SELECT 1"), {},
                                       [&done](const auto &) { done = false; });
            await([&] { return !done; });
            await([&] { return m_station->account().isIdle(); });
            if (m_hasOther)
                await([&] { return m_station->account(QStringLiteral("Other")).isIdle(); });
        }
    }
    void pass(qint64 ms, qint64 step = 5 * MinuteMs)
    {
        for (qint64 left = ms; left > 0; left -= step) {
            clock.advance(std::min(left, step));
            settle();
        }
    }
    /// The account hands a message on, as it does once it has fetched it.
    void receive(const QByteArray &message)
    {
        email::ReceivedMail mail = email::readHeader(message);
        mail.bytes = message;
        mail.account = Service + QStringLiteral("/Incoming");
        email::IncomingAccount &inbox = m_station->inbox();
        station().fire(inbox, inbox.received.spec(), {station::valueTypeOf<email::ReceivedMail>(), &mail});
    }
    static int alarmsOf(const MailServer &server)
    {
        return int(std::count_if(server.mails.begin(), server.mails.end(), [](const auto &mail) {
            return mail.recipients == QList<QByteArray>{"ops@example.test"};
        }));
    }
    const alarms::AlarmRecord *openAlarm(const QString &component, const char *key)
    {
        const auto source = station().find(Service + component);
        return source ? m_station->alarms().store().openOf((*source)->handle(), QLatin1String(key)) : nullptr;
    }

    /// Starts anew with what is on disk: complete, or as it is this moment. @p awayMs pass meanwhile.
    /// @p type is of a component that is waited for in the station file, @p edit may change that.
    void restart(const char *type, bool isClean, qint64 awayMs,
                 const std::function<void(const QString &folder)> &edit = {})
    {
        settle();
        await([&] {
            clock.advance(100); // The station file follows an edit by a second.
            QFile file(m_station->folder() + QStringLiteral("/station.json"));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(type);
        });
        const auto before = std::exchange(m_station, make());
        if (isClean)
            before->close();
        m_station->beforeLoading = [&before, &edit](const QString &folder) {
            for (const char *file : {"/station.db", "/station.db-wal", "/station.json"}) {
                QFile::remove(folder + QLatin1String(file));
                QFile::copy(before->folder() + QLatin1String(file), folder + QLatin1String(file));
            }
            before->close();
            if (edit)
                edit(folder);
        };
        clock.setWall(clock.wall().addMSecs(awayMs));
        start();
    }

    FakeClock clock;
    MailServer tested;
    MailServer other;

private:
    void await(const std::function<bool()> &condition)
    {
        if (!testsupport::waitUntil([&] { return clock.advance(0), condition(); }, 20'000))
            qFatal("database or server do not come to an end");
    }
    std::unique_ptr<MailStation> make()
    {
        MailStation::Accounts accounts{
            {"Outgoing", accountbench::accountFor(tested, MailServer::Tls::None)},
            {"Incoming", QJsonObject{{"transport", "Imap"}, {"hostname", "127.0.0.1"}, {"enabled", false}}}};
        if (m_hasOther)
            accounts.append({"Other", accountbench::accountFor(other, MailServer::Tls::None)});
        return std::make_unique<MailStation>(clock, accounts);
    }
    void start()
    {
        if (const auto started = m_station->start(); !started)
            qFatal("%s", qPrintable(started.error().text()));
        clock.advance(0);
        if (!QTest::qWaitFor([this] { return m_station->certificates().isReady(); }, 30'000))
            qFatal("the certificate service is not ready");
        settle();
    }

    const bool m_hasOther;
    std::unique_ptr<MailStation> m_station;
};

} // namespace proofbench
