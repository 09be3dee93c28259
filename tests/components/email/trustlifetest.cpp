#include "tests/components/email/accountbench.h"

using namespace accountbench;

namespace {

constexpr qint64 hourMs = 3'600'000;

/// What is said by the open alarms of the certificate service that are not over.
QStringList alarmTexts(MailStation &station)
{
    QStringList texts;
    for (const alarms::AlarmRecord &record : station.alarms().store().allOpen()) {
        if (record.sourceHandle == station.certificates().handle() && record.isInAlarm())
            texts.append(record.text());
    }
    return texts;
}

/// "what detail" of each line of the audit that begins with @p what.
QStringList audited(MailStation &station, const char *what)
{
    QStringList lines;
    const auto rows = station.station().database().queryNow(
        QStringLiteral("SELECT what, detail FROM audit WHERE what = '%1'").arg(QLatin1String(what)));
    for (const auto &row : rows ? *rows : station::Rows())
        lines.append(row.at(0).toString() + u' ' + row.at(1).toString());
    return lines;
}

/// A server whose key is given, with a certificate of its own.
factory::Identity renewed(const factory::Key &key)
{
    factory::Recipe recipe = serverRecipe();
    recipe.key = key;
    return factory::selfSigned(recipe);
}

} // namespace

/// What trust does by itself over weeks and months, seen from a station with an account and a real server.
class TrustLifeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newCertificateForTheSameKeyIsTakenOverAndOnRecord();
    void changedKeyIsOnRecord();
    void approvalThatEndsSoonIsAnAlarmUntilItIsRenewed();
    void importedRevocationListIsEnforcedUntilItIsDeleted();
    void staleRevocationListIsAnAlarmAndStillRevokes();
    void forgedRevocationListIsNotTaken();
    void entryOfADeletedAccountGoesAfterThirtyDays();
};

void TrustLifeTest::newCertificateForTheSameKeyIsTakenOverAndOnRecord()
{
    const factory::Key key = factory::ecKey();
    Bench bench(Tls::First, renewed(key));
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    const factory::Identity next = renewed(key);
    const quint16 port = bench.server.port();
    bench.server.stop();
    MailServer server(Tls::First, next);
    QVERIFY(server.start(port));
    bench.station->send();
    WAIT_FOR(server.mails.size() == 1 && bench.account().isIdle());
    const trust::AllowedHost *entry = bench.station->host();
    QCOMPARE(entry->state, trust::HostState::Approved);
    QCOMPARE(entry->renewed, clock.wall());
    QCOMPARE(entry->approval->chain.constFirst().sha256(), next.certificate.sha256());
    bench.settle();
    const QStringList lines = audited(*bench.station, "renewed with the same key");
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.constFirst().contains(next.certificate.sha256()), qPrintable(lines.constFirst()));
    QVERIFY(alarmTexts(*bench.station).isEmpty());
}

void TrustLifeTest::changedKeyIsOnRecord()
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
    MailServer impostor(Tls::First, renewed({}));
    QVERIFY(impostor.start(port));
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    bench.settle();
    QCOMPARE(audited(*bench.station, "refused a changed key").size(), 1);
    QVERIFY(alarmTexts(*bench.station).constFirst().contains(QLatin1String("another key")));
}

void TrustLifeTest::approvalThatEndsSoonIsAnAlarmUntilItIsRenewed()
{
    const factory::Key key = factory::ecKey();
    Bench bench(Tls::First, renewed(key));
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QVERIFY(alarmTexts(*bench.station).isEmpty());
    const QDateTime end = bench.station->host()->expires();
    for (const int days : {30, 14, 7, 1}) {
        clock.setWall(end.addDays(-days).addSecs(-2 * 3600));
        clock.advance(hourMs);
        QVERIFY(!alarmTexts(*bench.station).value(0).contains(QStringLiteral("within %1 day").arg(days)));
        clock.advance(2 * hourMs);
        const QString text = alarmTexts(*bench.station).value(0);
        QVERIFY2(text.contains(QStringLiteral("within %1 day").arg(days)), qPrintable(text));
        QVERIFY2(text.contains(end.toString(Qt::ISODate)), qPrintable(text));
    }
    QVERIFY(bench.station->approve());
    QVERIFY(alarmTexts(*bench.station).isEmpty());
    QVERIFY(bench.station->host()->expires() > end);
}

void TrustLifeTest::importedRevocationListIsEnforcedUntilItIsDeleted()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    const trust::Crl list = factory::revocationList(authority(), {goodServer().certificate},
                                                    clock.wall().addDays(-1), clock.wall().addDays(7));
    QVERIFY(bench.station->certificates().import(list.der(), "list.crl", bench.station->person));
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(trust::names(bench.station->host()->challenge.problems), QStringList{"revoked"});
    QVERIFY2(!bench.station->approve().ok(), "revoked is fatal always");
    QVERIFY(alarmTexts(*bench.station).constFirst().contains("nobody can approve"));
    bench.settle();
    QCOMPARE(audited(*bench.station, "imported a revocation list").size(), 1);

    QVERIFY(bench.station->certificates().removeAnchor(list.sha256(), bench.station->person));
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

void TrustLifeTest::staleRevocationListIsAnAlarmAndStillRevokes()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    const auto listOf = [&](const QList<trust::Certificate> &revoked, int from, int to) {
        return factory::revocationList(authority(), revoked, clock.wall().addDays(from),
                                       clock.wall().addDays(to))
            .pem();
    };
    platform::CertificateService &service = bench.station->certificates();
    QVERIFY(service.import(listOf({}, -1, 2), "list.pem", bench.station->person));
    QVERIFY(alarmTexts(*bench.station).isEmpty());
    clock.setWall(clock.wall().addDays(3));
    clock.advance(hourMs);
    QCOMPARE(alarmTexts(*bench.station).size(), 1);
    QVERIFY(alarmTexts(*bench.station).constFirst().contains("CN=Test CA is out of date"));
    // A warning: mail goes all the same, and the trace says so.
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QVERIFY(bench.station->traceOf().contains("out of date; import a newer one"));
    // Stale lists are believed in what they revoke.
    QVERIFY(service.import(listOf({goodServer().certificate}, -3, -1), "list.pem", bench.station->person));
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(trust::names(bench.station->host()->challenge.problems), QStringList{"revoked"});

    QVERIFY(service.import(listOf({}, 0, 7), "list.pem", bench.station->person));
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QVERIFY(alarmTexts(*bench.station).isEmpty());
}

void TrustLifeTest::forgedRevocationListIsNotTaken()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    const factory::Identity forger = factory::selfSigned(factory::caRecipe("Test CA"));
    const trust::Crl list = factory::revocationList(forger, {}, clock.wall(), clock.wall().addDays(7));
    const auto taken = bench.station->certificates().import(list.der(), "list.crl", bench.station->person);
    QVERIFY(!taken.ok());
    QVERIFY2(taken.error().text().contains("not signed by the CA"), qPrintable(taken.error().text()));
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1);
}

void TrustLifeTest::entryOfADeletedAccountGoesAfterThirtyDays()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    clock.setWall(clock.wall().addDays(60));
    clock.advance(hourMs);
    const auto &hosts = bench.station->certificates().hosts();
    QCOMPARE(hosts.entries().size(), 1); // The account is there.

    QVERIFY(bench.station->station().remove(bench.account(), bench.station->person).ok());
    clock.advance(hourMs);
    QVERIFY(hosts.entries().constFirst().unclaimed.isValid());
    clock.setWall(clock.wall().addDays(29));
    clock.advance(hourMs);
    QCOMPARE(hosts.entries().size(), 1);
    clock.setWall(clock.wall().addDays(1));
    clock.advance(hourMs);
    QCOMPARE(hosts.entries().size(), 0);
}

QTEST_GUILESS_MAIN(TrustLifeTest)
#include "trustlifetest.moc"
