#include "components/email/emailrecipient.h"
#include "station/links.h"
#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// Alarms whose mail has trouble: the trouble is told once, where somebody looks, and makes no mail without
/// end.
class MailTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedAddressMakesNoStorm();
    void aFullQueueMakesNoStorm();
    void oneRefusedOfThreeIsTold();
    void aMendedSenderMendsWhatWaits();
    void theFallbackSendsInItsOwnName();
    void aBlockedStationUsesTheFallback();
    void aCheckThatSucceedsReleasesWhatWaits();
    void theUsedUpDayIsShown();
    void mailThatWaitsTooLongIsAnAlarm();
    void anAddressThatTheServerDoesNotRelayToHoldsNobodyBack();
    void aMessageThatIsToBlameHoldsNobodyBack();

private:
    /// A recipient that hears of every alarm of the class Default.
    static void addRecipient(Bench &bench, const QStringList &to)
    {
        station::Station &station = bench.station->station();
        station::Component &alarms = bench.station->alarms();
        station::Component *alarmClass = alarms.child(u"Default");
        if (!alarmClass)
            alarmClass = *station.add(alarms, QStringLiteral("alarm:AlarmClass"), QStringLiteral("Default"),
                                      {}, bench.station->person);
        const auto recipient =
            station.add(alarms, QStringLiteral("email:EmailRecipient"), QStringLiteral("Duty"),
                        {{QStringLiteral("to"), QJsonArray::fromStringList(to)}}, bench.station->person);
        QVERIFY(recipient);
        QVERIFY(station.links().add(*station.findSlot(alarmClass->path() + QStringLiteral(".alarm")),
                                    *station.findSlot((*recipient)->path() + QStringLiteral(".routeAlarm")),
                                    bench.station->person));
    }
    static void raise(Bench &bench, int source = 1)
    {
        bench.station->alarms().report({.sourceHandle = quint32(100'000 + source),
                                        .source = QStringLiteral("/Config/P%1").arg(source),
                                        .key = QStringLiteral("high"),
                                        .transition = alarms::EventKind::ToOffnormal,
                                        .state = alarms::SourceState::HighLimit,
                                        .data = {{QStringLiteral("msgText"), QStringLiteral("too warm")}}});
    }
    static qsizetype openAlarms(Bench &bench) { return bench.station->alarms().store().allOpen().size(); }
    /// Messages of the outbox, whatever became of them.
    static int messages(Bench &bench)
    {
        int count = 0;
        while (!bench.station->message(quint64(count + 1)).isEmpty())
            ++count;
        return count;
    }
    static void letTimeGo(Bench &bench, qint64 ms)
    {
        bench.pass(ms, [] { return false; });
    }
};

void MailTroubleTest::aRefusedAddressMakesNoStorm()
{
    Bench bench;
    bench.start();
    addRecipient(bench, {QStringLiteral("gone@example.test")});
    bench.server.answer(At::Rcpt, {.text = "550 5.1.1 no such user"});
    raise(bench);
    letTimeGo(bench, 60'000);
    QCOMPARE(messages(bench), 2); // The alarm, and the one alarm about it.
    QCOMPARE(openAlarms(bench), 2);
    raise(bench, 2);
    letTimeGo(bench, 60'000);
    QCOMPARE(messages(bench), 3);
    QCOMPARE(openAlarms(bench), 3);
    // Also when everything is acknowledged in between: the alarm about mail closes then.
    (void)bench.station->alarms().doAckAll(bench.station->person);
    raise(bench, 3);
    letTimeGo(bench, 60'000);
    QVERIFY2(messages(bench) <= 6, qPrintable(QString::number(messages(bench))));
    QVERIFY(bench.account().lastPollFailureCause().contains(QStringLiteral("550")));
}

void MailTroubleTest::aFullQueueMakesNoStorm()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("maxQueueSize"), 5}});
    bench.start();
    addRecipient(bench, {QStringLiteral("duty@example.test")});
    bench.server.answer(At::Greeting, {.text = "421 4.3.2 not now", .then = Then::Close});
    for (int source = 1; source <= 12; ++source) {
        raise(bench, source);
        letTimeGo(bench, 5'000);
    }
    QCOMPARE(bench.account().queueSize(), 5);
    QCOMPARE(messages(bench), 13);
    QCOMPARE(openAlarms(bench), 13);
    QVERIFY(bench.account().numberDiscarded() >= 8);
}

void MailTroubleTest::oneRefusedOfThreeIsTold()
{
    Bench bench;
    bench.start();
    addRecipient(bench, {QStringLiteral("a@example.test"), QStringLiteral("gone@example.test"),
                         QStringLiteral("c@example.test")});
    bench.server.answer(At::Rcpt, {.text = "550 5.1.1 no such user"}, -1, "gone@example.test");
    raise(bench);
    letTimeGo(bench, 30'000);
    QVERIFY2(bench.account().lastPollFailureCause().contains(QStringLiteral("gone@example.test")),
             qPrintable(bench.account().lastPollFailureCause()));
    QVERIFY(bench.account().lastPollFailureCause().contains(QStringLiteral("Check the address")));
    QCOMPARE(openAlarms(bench), 2);
    QCOMPARE(messages(bench), 2); // The two good addresses are told of the bad one.
    QCOMPARE(bench.server.mails.size(), 2);
    QVERIFY(bench.server.mails[1].message.contains("gone@example.test"));
    raise(bench, 2);
    letTimeGo(bench, 30'000);
    QCOMPARE(openAlarms(bench), 3);
    QCOMPARE(bench.server.mails.size(), 3);
}

void MailTroubleTest::aMendedSenderMendsWhatWaits()
{
    Bench bench;
    bench.start();
    bench.server.answer(At::Mail, {.text = "550 5.7.60 may not send as this"});
    const quint64 id = bench.station->send();
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.account().faultCause().contains(QStringLiteral("alice@example.test")));
    bench.server.behaveWell();
    QCOMPARE(bench.station->set({{QStringLiteral("from"), QStringLiteral("Tür <right@example.test>")}}),
             QString());
    WAIT_FOR(bench.station->stateOf(id) == QStringLiteral("Sent"));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.server.mails[0].sender, QByteArray("right@example.test"));
    const QByteArray &message = bench.server.mails[0].message;
    QCOMPARE(message.count("From:"), 1);
    QVERIFY(message.contains("<right@example.test>\r\n"));
    QVERIFY(!message.contains("alice@example.test>"));
    QCOMPARE(message.mid(message.indexOf("\r\n\r\n")),
             bench.station->lastMessage().mid(bench.station->lastMessage().indexOf("\r\n\r\n")));
}

void MailTroubleTest::theFallbackSendsInItsOwnName()
{
    Bench bench;
    bench.start();
    MailServer spare(Tls::None, goodServer());
    QVERIFY(spare.start());
    const auto added = bench.station->station().add(
        bench.station->service(), QStringLiteral("email:OutgoingAccount"), QStringLiteral("Spare"),
        accountFor(spare, Tls::None, {{QStringLiteral("from"), QStringLiteral("spare@example.test")}}),
        bench.station->person);
    QVERIFY(added);
    QCOMPARE(bench.station->set({{QStringLiteral("fallbackAccount"), (*added)->path()}}), QString());
    bench.server.answer(At::Mail, {.text = "550 5.7.60 may not send as this"});
    const quint64 id = bench.station->send();
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.station->stateOf(id) == QStringLiteral("Sent"));
    QCOMPARE(spare.mails.size(), 1);
    QCOMPARE(spare.mails[0].sender, QByteArray("spare@example.test"));
    QVERIFY(spare.mails[0].message.contains("From: spare@example.test"));
}

void MailTroubleTest::aBlockedStationUsesTheFallback()
{
    Bench bench;
    bench.start();
    MailServer spare(Tls::None, goodServer());
    QVERIFY(spare.start());
    const auto added = bench.station->station().add(
        bench.station->service(), QStringLiteral("email:OutgoingAccount"), QStringLiteral("Spare"),
        accountFor(spare, Tls::None), bench.station->person);
    QVERIFY(added);
    QCOMPARE(bench.station->set({{QStringLiteral("fallbackAccount"), (*added)->path()}}), QString());
    bench.server.answer(
        At::Rcpt,
        {.text = "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using dnsbl.example"});
    const quint64 id = bench.station->send();
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.station->stateOf(id) == QStringLiteral("Sent"));
    QCOMPARE(spare.mails.size(), 1);
    QVERIFY(bench.status().has(Status::Fault));
}

void MailTroubleTest::aCheckThatSucceedsReleasesWhatWaits()
{
    Bench bench;
    bench.start();
    bench.server.answer(At::Greeting, {.text = "554 5.3.2 no mail from you"});
    const quint64 id = bench.station->send();
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.status().has(Status::Fault));
    bench.server.behaveWell();
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.station->stateOf(id) == QStringLiteral("Sent"));
}

void MailTroubleTest::theUsedUpDayIsShown()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("maxSendablePerDay"), 1}});
    bench.start();
    bench.station->send();
    const quint64 second = bench.station->send();
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.server.mails.size() == 1);
    WAIT_FOR(bench.status().has(Status::Down));
    QVERIFY(bench.account().faultCause().contains(QStringLiteral("24 hours")));
    const QJsonObject waiting = bench.station->message(second);
    QVERIFY(waiting[QStringLiteral("lastCause")].toString().contains(QStringLiteral("24 hours")));
    const QDateTime next =
        QDateTime::fromString(waiting[QStringLiteral("nextTry")].toString(), Qt::ISODateWithMs);
    QVERIFY2(next > clock.wall().addSecs(3600), qPrintable(next.toString()));
}

/// Nobody hears of it by mail, so it has to be heard of otherwise.
void MailTroubleTest::mailThatWaitsTooLongIsAnAlarm()
{
    Bench bench;
    bench.start();
    addRecipient(bench, {QStringLiteral("duty@example.test")});
    bench.server.answer(At::Greeting, {.text = "421 4.3.2 not now", .then = Then::Close}, -1);
    raise(bench);
    letTimeGo(bench, 50 * 60'000);
    const auto isOpen = [&bench] {
        const auto *open = bench.station->alarms().store().openOf(bench.station->service().handle(),
                                                                  QStringLiteral("mailWaits"));
        return open && open->isInAlarm() && open->text().contains(bench.account().faultCause());
    };
    QVERIFY(!isOpen());
    letTimeGo(bench, 11 * 60'000);
    QVERIFY(isOpen());
    bench.server.behaveWell();
    letTimeGo(bench, 20 * 60'000);
    QVERIFY(!bench.server.mails.isEmpty());
    QVERIFY(!isOpen());
}

void MailTroubleTest::anAddressThatTheServerDoesNotRelayToHoldsNobodyBack()
{
    Bench bench;
    bench.start();
    bench.server.answer(At::Rcpt, {.text = "554 5.7.1 Relay access denied"}, -1, "boss@elsewhere.example");
    const quint64 outside = bench.station->send({QStringLiteral("boss@elsewhere.example")});
    bench.pass(60'000, [&] { return bench.account().status().has(Status::Fault); });
    QVERIFY(bench.account().status().has(Status::Fault));
    bench.station->send({QStringLiteral("duty@example.test")});
    bench.pass(60'000, [&] { return !bench.server.mails.isEmpty(); });
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.station->stateOf(outside), QStringLiteral("Queued")); // Somebody may still allow it.
}

/// The server's words are those for an account that is blocked. Others are tried before that is believed.
void MailTroubleTest::aMessageThatIsToBlameHoldsNobodyBack()
{
    Bench bench;
    bench.start();
    bench.server.answer(At::Rcpt, {.text = "550 5.7.1 blacklisted"}, -1, "bad@example.test");
    const quint64 bad = bench.station->send({QStringLiteral("bad@example.test")}, QStringLiteral("First"), 1);
    bench.pass(60'000, [&] { return bench.account().status().has(Status::Fault); });
    QVERIFY(bench.account().status().has(Status::Fault));
    for (int more = 0; more < 3; ++more)
        bench.station->send();
    bench.pass(20'000, [&] { return bench.server.mails.size() == 3; });
    QCOMPARE(bench.server.mails.size(), 3);
    bench.pass(3 * 60 * 60'000, [] { return false; });
    QCOMPARE(bench.station->stateOf(bad), QStringLiteral("Queued"));
    bench.station->send();
    bench.pass(20'000, [&] { return bench.server.mails.size() == 4; });
    QCOMPARE(bench.server.mails.size(), 4);
}

QTEST_GUILESS_MAIN(MailTroubleTest)
#include "mailtroubletest.moc"
