#include "station/session/watches.h"
#include "tests/components/email/accountbench.h"

using namespace accountbench;

namespace {

/// Counts what a topic says.
class TopicListener final : public station::Observer
{
public:
    explicit TopicListener(station::Station &station) : m_station(station) { m_station.addObserver(this); }
    ~TopicListener() override { m_station.removeObserver(this); }
    void topicFired(station::Component &, const station::SlotSpec &topic, station::ValueRef payload) override
    {
        if (topic.name == u"challenged")
            fired.append(payload.type->toText(payload.data, {}));
    }
    QStringList fired;

private:
    station::Station &m_station;
};

bool isInAlarm(MailStation &station)
{
    const auto &open = station.alarms().store().allOpen();
    return std::any_of(open.begin(), open.end(), [&](const alarms::AlarmRecord &record) {
        return record.sourceHandle == station.certificates().handle() && record.isInAlarm();
    });
}

/// Nothing but the two commands that come before TLS was said.
bool saidNothingInTheClear(const MailServer &server)
{
    return std::all_of(server.clearLines.begin(), server.clearLines.end(),
                       [](const QByteArray &line) { return line.startsWith("EHLO ") || line == "STARTTLS"; });
}

} // namespace

/// What an account does about a server that it has no reason to believe.
class OutgoingAccountTrustTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnknownCertificateParksTheMailUntilAPersonApproves_data();
    void anUnknownCertificateParksTheMailUntilAPersonApproves();
    void importingTheIssuerSendsAtOnce();
    void aDecisionShowsItsEffectWithoutMailToo_data();
    void aDecisionShowsItsEffectWithoutMailToo();
    void aCheckGoesOnAfterAnImport();
    void aCheckGoesOnAfterADenial();
    void aDeniedServerGetsNoFurtherMail();
    void aChangedCertificateIsRefused();
    void anExpiredOneNeedsATick();
    void stalledHandshakesEndWithinTheirPatience_data();
    void stalledHandshakesEndWithinTheirPatience();
    void textBehindTheStartTlsReplyEndsTheConnection_data();
    void textBehindTheStartTlsReplyEndsTheConnection();
    void withoutStartTlsNothingIsSent_data();
    void withoutStartTlsNothingIsSent();
    void aPlainServerOnATlsPortIsNamed();
};

void OutgoingAccountTrustTest::anUnknownCertificateParksTheMailUntilAPersonApproves_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addRow("STARTTLS") << Tls::StartTls;
    QTest::addRow("TLS") << Tls::First;
}

void OutgoingAccountTrustTest::anUnknownCertificateParksTheMailUntilAPersonApproves()
{
    QFETCH(Tls, tls);
    Bench bench(tls, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    TopicListener listener(bench.station->station());
    // A client that watches the topic is told the same over its session.
    QList<QJsonObject> told;
    station::Watches watches(bench.station->station());
    station::Call client;
    client.notify = [&told](const QString &method, const QJsonObject &params) {
        if (method == u"fired")
            told.append(params);
    };
    client.onClose = [](const auto &) {};
    QVERIFY(watches.add(client, bench.station->certificates().path() + QStringLiteral(".challenged"), false));
    QCOMPARE(bench.signIn(), QString());
    const quint64 id = bench.station->send();
    WAIT_FOR(!bench.status().isValid());

    QVERIFY(bench.status().has(Status::Fault));
    QVERIFY2(!bench.account().faultCause().contains(u".."), qPrintable(bench.account().faultCause()));
    QVERIFY2(bench.account().faultCause().contains(u"not trusted"), qPrintable(bench.account().faultCause()));
    QVERIFY(bench.account().faultCause().contains(u"Allowed Hosts"));
    const trust::AllowedHost *entry = bench.station->host();
    QVERIFY(entry);
    QCOMPARE(entry->state, trust::HostState::Unapproved);
    QCOMPARE(entry->leaf().sha256(), selfSignedServer().certificate.sha256());
    QCOMPARE(listener.fired, QStringList{QStringLiteral("challenged 127.0.0.1")});
    WAIT_FOR(!told.isEmpty());
    QCOMPARE(told.size(), 1);
    const QJsonValue challenge = told.at(0)[QStringLiteral("events")][0][QStringLiteral("payload")];
    QCOMPARE(challenge[QStringLiteral("what")].toString(), QStringLiteral("challenged"));
    QCOMPARE(challenge[QStringLiteral("entry")][QStringLiteral("port")].toInt(), bench.server.port());
    QCOMPARE(challenge[QStringLiteral("entry")][QStringLiteral("sha256")].toString(), entry->leaf().sha256());
    QCOMPARE(bench.station->certificates().openChallenges(), 1);
    QVERIFY(isInAlarm(*bench.station));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QVERIFY(saidNothingInTheClear(bench.server));
    QCOMPARE(bench.server.count("AUTH"), 0);

    // Time alone changes nothing; the person's decision sends at once, without any time going by.
    QVERIFY(!bench.pass(1'200'000, [&] { return !bench.server.mails.isEmpty(); }));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
    QCOMPARE(bench.status(), Status());
    QVERIFY(bench.account().tlsSession().contains(u"approved by a person"));
    QVERIFY(!isInAlarm(*bench.station));
    QCOMPARE(bench.station->certificates().openChallenges(), 0);
    QCOMPARE(bench.server.mails.constFirst().user, "alice");
}

void OutgoingAccountTrustTest::importingTheIssuerSendsAtOnce()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start(false);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->certificates().import(authority().certificate.pem(), QStringLiteral("test"),
                                                 bench.station->person));
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
    QVERIFY(bench.account().tlsSession().endsWith(u"verified"));
    QCOMPARE(bench.status(), Status());
    QVERIFY2(!isInAlarm(*bench.station), "a certificate that verifies needs nobody's approval");
}

void OutgoingAccountTrustTest::aDecisionShowsItsEffectWithoutMailToo_data()
{
    QTest::addColumn<bool>("import");
    QTest::addRow("approved") << false;
    QTest::addRow("issuer imported") << true;
}

void OutgoingAccountTrustTest::aDecisionShowsItsEffectWithoutMailToo()
{
    QFETCH(bool, import);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start(false);
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(!bench.account().challenge().isEmpty());
    if (import)
        QVERIFY(bench.station->certificates().import(authority().certificate.pem(), QStringLiteral("test"),
                                                     bench.station->person));
    else
        QVERIFY(bench.station->approve());
    WAIT_FOR(bench.status() == Status() && bench.account().isIdle());
    QCOMPARE(bench.account().faultCause(), QString());
    QCOMPARE(bench.account().challenge(), QString());
}

void OutgoingAccountTrustTest::aCheckGoesOnAfterAnImport()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.server.answer(At::Handshake, {.then = Then::Stall}, 1);
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.account().state() == u"tlsHandshake" && bench.server.connections == 1);
    QVERIFY(bench.station->certificates().import(authority().certificate.pem(), QStringLiteral("test"), {}));
    WAIT_FOR(!bench.account().lastPollSuccess().isNull());
    QVERIFY2(bench.account().lastPollFailure().isNull(), qPrintable(bench.account().lastPollFailureCause()));
    QCOMPARE(bench.status(), Status());
}

void OutgoingAccountTrustTest::aCheckGoesOnAfterADenial()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.status().has(Status::Fault) && bench.account().isIdle());
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.status() == Status() && bench.account().isIdle());

    const int before = bench.server.connections;
    bench.server.answer(At::Handshake, {.then = Then::Stall}, 1);
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.account().state() == u"tlsHandshake" && bench.server.connections == before + 1);
    QVERIFY(bench.station->certificates().deny(bench.station->host()->endpoint, {}, bench.station->person));
    WAIT_FOR(bench.status().has(Status::Fault) && bench.account().isIdle());
    QVERIFY2(bench.account().lastPollFailureCause().contains(u"denied"),
             qPrintable(bench.account().lastPollFailureCause()));
}

void OutgoingAccountTrustTest::aDeniedServerGetsNoFurtherMail()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    // The connection is still open, but it was believed under a decision that no longer stands.
    QVERIFY(bench.station->certificates().deny(bench.station->host()->endpoint, {}, bench.station->person));
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(bench.server.mails.size(), 1);
}

void OutgoingAccountTrustTest::aChangedCertificateIsRefused()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    const quint16 port = bench.server.port();
    bench.server.stop();
    MailServer impostor(Tls::First, factory::selfSigned(serverRecipe()));
    QVERIFY(impostor.start(port));
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.station->host()->state, trust::HostState::Changed);
    QVERIFY(isInAlarm(*bench.station));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(impostor.lines.size(), 0);
}

void OutgoingAccountTrustTest::anExpiredOneNeedsATick()
{
    factory::Recipe recipe = serverRecipe();
    recipe.to = QDateTime({2024, 1, 1}, {0, 0}, Qt::UTC);
    Bench bench(Tls::First, factory::selfSigned(recipe));
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    // Approved without the tick it stays refused, or the approval itself is.
    if (bench.station->approve()) {
        QVERIFY(!bench.pass(60'000, [&] { return !bench.server.mails.isEmpty(); }));
        WAIT_FOR(bench.account().isIdle());
    }
    QVERIFY(bench.station->approve(trust::Problem::Expired));
    WAIT_FOR(bench.server.mails.size() == 1);
}

void OutgoingAccountTrustTest::stalledHandshakesEndWithinTheirPatience_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addRow("STARTTLS") << Tls::StartTls;
    QTest::addRow("TLS") << Tls::First;
}

void OutgoingAccountTrustTest::stalledHandshakesEndWithinTheirPatience()
{
    QFETCH(Tls, tls);
    Bench bench(tls);
    FakeClock &clock = bench.clock;
    bench.start();
    bench.server.answer(At::Handshake, {.then = Then::Stall}, 1);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.account().state() == u"tlsHandshake" && bench.server.connections == 1);
    clock.advance(19'000);
    QVERIFY(!bench.account().isIdle());
    clock.advance(1'001);
    QVERIFY(bench.account().isIdle());
    QCOMPARE(bench.status(), Status(Status::Down));
    QVERIFY2(bench.account().faultCause().contains(u"in time during the TLS handshake"),
             qPrintable(bench.account().faultCause()));
    QVERIFY(bench.pass(60'000, [&] { return bench.server.mails.size() == 1; }));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

void OutgoingAccountTrustTest::textBehindTheStartTlsReplyEndsTheConnection_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::addRow("a reply") << QByteArray("250-AUTH PLAIN\r\n250 8BITMIME\r\n");
    QTest::addRow("half a line") << QByteArray("250 ");
    QTest::addRow("a byte") << QByteArray("\n");
}

void OutgoingAccountTrustTest::textBehindTheStartTlsReplyEndsTheConnection()
{
    QFETCH(QByteArray, behind);
    Bench bench(Tls::StartTls);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(At::StartTls, {.behind = behind});
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault) && bench.account().isIdle());
    QVERIFY2(bench.account().faultCause().contains(u"slipped unencrypted text"),
             qPrintable(bench.account().faultCause()));
    QVERIFY(saidNothingInTheClear(bench.server));
    QCOMPARE(bench.server.lines.size(), bench.server.clearLines.size());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));

    bench.server.behaveWell();
    QVERIFY(bench.station->invoke(QStringLiteral("pollNow")));
    WAIT_FOR(bench.server.mails.size() == 1);
}

void OutgoingAccountTrustTest::withoutStartTlsNothingIsSent_data()
{
    QTest::addColumn<At>("step");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cause");
    QTest::addRow("not offered") << At::Hello << QByteArray("250-test.example\r\n250 AUTH PLAIN")
                                 << QStringLiteral("does not offer STARTTLS");
    QTest::addRow("no EHLO") << At::Hello << QByteArray("502 what")
                             << QStringLiteral("does not offer STARTTLS");
    QTest::addRow("refused") << At::StartTls << QByteArray("501 no")
                             << QStringLiteral("refuses to begin TLS");
    QTest::addRow("not now") << At::StartTls << QByteArray("454 later") << QStringLiteral("TLS");
}

void OutgoingAccountTrustTest::withoutStartTlsNothingIsSent()
{
    QFETCH(At, step);
    QFETCH(QByteArray, text);
    QFETCH(QString, cause);
    Bench bench(Tls::StartTls);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(step, {.text = text});
    const quint64 id = bench.station->send();
    WAIT_FOR(!bench.status().isValid() && bench.account().isIdle());
    QVERIFY2(bench.account().faultCause().contains(cause), qPrintable(bench.account().faultCause()));
    QVERIFY(saidNothingInTheClear(bench.server));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
}

void OutgoingAccountTrustTest::aPlainServerOnATlsPortIsNamed()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("useSsl"), true}});
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    const quint64 id = bench.station->send();
    WAIT_FOR(!bench.status().isValid() && bench.account().isIdle());
    QVERIFY(bench.status().has(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(u"useStartTls"), qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(bench.server.count("AUTH"), 0);
}

QTEST_GUILESS_MAIN(OutgoingAccountTrustTest)
#include "outgoingaccounttrusttest.moc"
