#include "components/email/emailservice.h"

#include "components/email/emailrecipient.h"
#include "components/email/outbox/outboxmethods.h"
#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// Hears the topic outboxChanged.
struct NewsListener final : station::Observer
{
    QList<email::OutboxNews> heard;
    void topicFired(station::Component &, const station::SlotSpec &slot, station::ValueRef payload) override
    {
        if (slot.name == QLatin1String("outboxChanged"))
            heard.append(*static_cast<const email::OutboxNews *>(payload.data));
    }
    QList<email::MessageState> statesOf(quint64 id) const
    {
        QList<email::MessageState> states;
        for (const email::OutboxNews &news : heard) {
            if (news.messages.contains(id) && (states.isEmpty() || states.last() != news.messages.value(id)))
                states.append(news.messages.value(id));
        }
        return states;
    }
};

/// What the mail service shows and says of mail that nobody can carry.
class EmailServiceTest : public QObject
{
    Q_OBJECT

    static constexpr auto serviceOrd = "/Services/EmailService";

    static station::Component &add(MailStation &station, const char *parent, const char *type,
                                   const char *name, const QJsonObject &values)
    {
        const auto added =
            station.station().add(**station.station().find(QLatin1String(parent)), QLatin1String(type),
                                  QLatin1String(name), values, station.person);
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
        return **added;
    }
    static void remove(MailStation &station, const char *ord)
    {
        const auto removed =
            station.station().remove(**station.station().find(QLatin1String(ord)), station.person);
        QVERIFY2(removed.ok(), removed.ok() ? "" : qPrintable(removed.error().text()));
    }
    static QString homelessAlarm(MailStation &station)
    {
        for (const alarms::AlarmRecord &record : station.alarms().store().allOpen()) {
            if (record.key == QLatin1String("outgoing mail"))
                return alarms::textOf(record.sourceState);
        }
        return {};
    }

private Q_SLOTS:
    void mailWithoutAnAccountIsAFaultThatAnAccountMends()
    {
        FakeClock clock;
        MailServer server(Tls::None, goodServer());
        QVERIFY(server.start());
        MailStation station(clock, {});
        QVERIFY(station.start().ok());
        clock.advance(0);
        WAIT_FOR(station.certificates().isReady());
        WAIT_FOR(station.station().phase() == station::Station::Phase::Steady);
        QCOMPARE(station.service().status(), Status());

        const quint64 first = station.send();
        const quint64 second = station.send();
        QVERIFY(first && second);
        WAIT_FOR(station.message(second)[QStringLiteral("durable")].toBool());
        clock.advance(1000);
        QCOMPARE(station.service().status(), Status(Status::Fault));
        QCOMPARE(station.service().queueSize(), 2);
        QCOMPARE(station.service().faultCause(), "2 mails wait, there is no outgoing account. Add one: New "
                                                 "account in the workbench, or `tocsin account add`");
        QCOMPARE(
            station.message(first)[QStringLiteral("lastCause")].toString(),
            "there is no outgoing account. Add one: New account in the workbench, or `tocsin account add`");
        QCOMPARE(homelessAlarm(station), "alert");

        add(station, serviceOrd, "email:OutgoingAccount", "Outgoing", accountFor(server, Tls::None));
        WAIT_FOR(server.mails.size() == 2);
        WAIT_FOR(station.stateOf(second) == QStringLiteral("Sent"));
        clock.advance(1000);
        QCOMPARE(station.service().status(), Status());
        QCOMPARE(station.service().faultCause(), QString());
        QCOMPARE(station.service().queueSize(), 0);
        QVERIFY(homelessAlarm(station) != "alert");
    }

    void mailOfTheLastAccountIsAFaultWhenItGoes()
    {
        Bench bench;
        bench.start();
        bench.server.stop();
        const quint64 id = bench.station->send();
        QVERIFY(bench.pass(60'000, [&] { return bench.status().has(Status::Down); }));
        QCOMPARE(bench.station->service().status(), Status(Status::Down));
        remove(*bench.station, "/Services/EmailService/Outgoing");
        bench.clock.advance(1000);
        QCOMPARE(bench.station->service().status(), Status(Status::Fault));
        QVERIFY(
            bench.station->service().faultCause().startsWith("1 mail waits, there is no outgoing account"));
        QCOMPARE(bench.station->service().queueSize(), 1);
        QCOMPARE(bench.station->message(id)[QStringLiteral("state")].toString(), "Queued");
        QCOMPARE(bench.station->message(id)[QStringLiteral("account")].toString(), "(removed)");
    }

    void changesOfTheOutboxAreToldOnceATurn()
    {
        Bench bench;
        bench.start();
        NewsListener listener;
        bench.station->station().addObserver(&listener);
        quint64 first = 0;
        quint64 last = 0;
        {
            station::Turn turn(bench.station->station());
            first = bench.station->send();
            for (int i = 0; i < email::OutboxNews::maxMessages + 10; ++i)
                last = bench.station->send();
            QVERIFY(listener.heard.isEmpty());
        }
        QCOMPARE(listener.heard.size(), 1);
        QCOMPARE(listener.heard.first().messages.size(), email::OutboxNews::maxMessages);
        QVERIFY(listener.heard.first().more);
        auto &clock = bench.clock;
        WAIT_FOR(bench.station->stateOf(last) == QStringLiteral("Sent"));
        QCOMPARE(listener.statesOf(first).first(), email::MessageState::Sending);
        QCOMPARE(listener.statesOf(first).last(), email::MessageState::Sent);
        bench.station->station().removeObserver(&listener);
    }

    void whatIsSaidOfWaitingMailChangesWithItsAccount()
    {
        Bench bench;
        bench.start();
        bench.server.stop();
        bench.station->send();
        QVERIFY(bench.pass(60'000, [&] { return bench.status().has(Status::Down); }));
        NewsListener listener;
        bench.station->station().addObserver(&listener);
        const auto failures = [&] { return bench.station->account().lastPollFailure(); };
        const QDateTime before = failures();
        QVERIFY(bench.pass(20 * 60'000, [&] { return failures() != before; }));
        QVERIFY(std::any_of(listener.heard.begin(), listener.heard.end(),
                            [](const email::OutboxNews &news) { return news.more; }));
        bench.station->station().removeObserver(&listener);
    }

    void stoppingAStationRaisesNoAlarm()
    {
        FakeClock clock;
        MailStation station(clock, {{QStringLiteral("Outgoing"),
                                     {{QStringLiteral("hostname"), QStringLiteral("127.0.0.1")},
                                      {QStringLiteral("enabled"), false}}}});
        QVERIFY(station.start().ok());
        WAIT_FOR(station.station().phase() == station::Station::Phase::Steady);
        QVERIFY(station.send());
        clock.advance(1000);
        station.station().stop();
        QCOMPARE(homelessAlarm(station), QString());
    }
};

QTEST_GUILESS_MAIN(EmailServiceTest)
#include "emailservicetest.moc"
