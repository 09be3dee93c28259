#include "components/email/protocol/sasl.h"

#include "tests/support/saslserver.h"

#include <QTest>

using namespace email;

class SaslTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainSpeaksFirst();
    void loginWaitsForTheServer();
    void unknownNamesGiveNothing_data();
    void unknownNamesGiveNothing();
    void aNulWouldShortenThePassword();
    void cramMd5IsTheOneOfTheRfc();
    void scramProvesBothSides_data();
    void scramProvesBothSides();
    void scramImpostorIsFoundOut();
    void scramCostAttackIsRefused_data();
    void scramCostAttackIsRefused();
    void muchHashingBelongsElsewhere();
    void externalNamesNobodyOrWhom();
    void theStrongestComesFirst();
    void wipingLeavesSharedCopiesAlone();
};

void SaslTest::plainSpeaksFirst()
{
    const auto plain = SaslMechanism::make("PLAIN", "üser", SecretBytes("pä ss"));
    QVERIFY(plain && plain->speaksFirst());
    const SaslMechanism::Turn turn = plain->next({});
    QCOMPARE(turn.state, SaslMechanism::State::Done);
    QCOMPARE(turn.response.bytes(), QByteArray("\0üser\0pä ss", 13));
    QCOMPARE(plain->next({}).state, SaslMechanism::State::Failed);
}

void SaslTest::loginWaitsForTheServer()
{
    const auto login = SaslMechanism::make("LOGIN", "user", SecretBytes("secret"));
    QVERIFY(login && !login->speaksFirst() && login->ignoresChallenge());
    const SaslMechanism::Turn name = login->next("Username:");
    QCOMPARE(name.state, SaslMechanism::State::NeedsMore);
    QCOMPARE(name.response.bytes(), QByteArray("user"));
    const SaslMechanism::Turn password = login->next("Password:");
    QCOMPARE(password.state, SaslMechanism::State::Done);
    QCOMPARE(password.response.bytes(), QByteArray("secret"));
    QCOMPARE(login->next({}).state, SaslMechanism::State::Failed);
}

void SaslTest::unknownNamesGiveNothing_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", "NTLM", "DIGEST-MD5", "plain", "PLAIN ", "PLAINX"})
        QTest::newRow(*name ? name : "empty") << QByteArray(name);
}

void SaslTest::unknownNamesGiveNothing()
{
    QFETCH(QByteArray, name);
    QVERIFY(!SaslMechanism::make(name, "user", SecretBytes("secret")));
}

void SaslTest::aNulWouldShortenThePassword()
{
    QVERIFY(!SaslMechanism::make("PLAIN", "user", SecretBytes(QByteArray("a\0b", 3))));
    QVERIFY(!SaslMechanism::make("PLAIN", QByteArray("a\0b", 3), SecretBytes("secret")));
}

void SaslTest::cramMd5IsTheOneOfTheRfc()
{
    // RFC 2195 §2.
    const auto cram = SaslMechanism::make("CRAM-MD5", "tim", SecretBytes("tanstaaftanstaaf"));
    QVERIFY(cram && !cram->speaksFirst());
    const SaslMechanism::Turn turn = cram->next("<1896.697170952@postoffice.reston.mci.net>");
    QCOMPARE(turn.state, SaslMechanism::State::Done);
    QCOMPARE(turn.response.bytes(), QByteArray("tim b913a602c7eda7a495b4e6e7334d3890"));
}

void SaslTest::scramProvesBothSides_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("SCRAM-SHA-1") << QByteArray("SCRAM-SHA-1");
    QTest::newRow("SCRAM-SHA-256") << QByteArray("SCRAM-SHA-256");
}

void SaslTest::scramProvesBothSides()
{
    QFETCH(QByteArray, name);
    const auto scram = SaslMechanism::make(name, "user", SecretBytes("pencil"));
    QVERIFY(scram && scram->speaksFirst());
    SaslServer server(name, "pencil");
    QByteArray challenge;
    SaslMechanism::Turn turn = scram->next({});
    QVERIFY(turn.response.bytes().startsWith("n,,n=user,r="));
    QCOMPARE(server.step(turn.response.bytes(), challenge), SaslServer::State::Ask);
    turn = scram->next(challenge);
    QCOMPARE(turn.state, SaslMechanism::State::NeedsMore);
    QCOMPARE(server.step(turn.response.bytes(), challenge), SaslServer::State::Accept);
    turn = scram->next(challenge);
    QCOMPARE(turn.state, SaslMechanism::State::Done);
    QVERIFY(turn.response.isEmpty());
}

void SaslTest::scramImpostorIsFoundOut()
{
    const auto scram = SaslMechanism::make("SCRAM-SHA-256", "user", SecretBytes("pencil"));
    SaslServer server("SCRAM-SHA-256", "pencil");
    QByteArray challenge;
    (void)server.step(scram->next({}).response.bytes(), challenge);
    (void)scram->next(challenge);
    const SaslMechanism::Turn turn = scram->next("v=" + QByteArray(32, 'x').toBase64());
    QCOMPARE(turn.state, SaslMechanism::State::Failed);
    QVERIFY2(scram->problem().contains(u"impostor"), qPrintable(scram->problem()));
}

void SaslTest::scramCostAttackIsRefused_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("4096") << QByteArray("i=4096") << true;
    QTest::newRow("too few") << QByteArray("i=4095") << false;
    QTest::newRow("too many") << QByteArray("i=1000001") << false;
    QTest::newRow("overflow") << QByteArray("i=99999999999999999999") << false;
    QTest::newRow("negative") << QByteArray("i=-4096") << false;
    QTest::newRow("an extension") << QByteArray("i=4096,m=x") << false;
}

void SaslTest::scramCostAttackIsRefused()
{
    QFETCH(QByteArray, attribute);
    QFETCH(bool, accepted);
    const auto scram = SaslMechanism::make("SCRAM-SHA-256", "user", SecretBytes("pencil"));
    const SaslMechanism::Turn first = scram->next({});
    const QByteArray nonce = first.response.bytes().mid(first.response.bytes().indexOf("r="));
    const SaslMechanism::Turn turn = scram->next(nonce + "more,s=c2FsdHNhbHQ=," + attribute);
    QCOMPARE(turn.state != SaslMechanism::State::Failed, accepted);
    QCOMPARE(scram->problem().isEmpty(), accepted);
}

void SaslTest::muchHashingBelongsElsewhere()
{
    const auto scram = SaslMechanism::make("SCRAM-SHA-256", "user", SecretBytes("pencil"));
    const auto takesLong = [&](const char *rounds) {
        return scram->takesLong(QByteArray("r=nonce,s=c2FsdHNhbHQ=,i=") + rounds);
    };
    QVERIFY(!takesLong("4096"));
    QVERIFY(!takesLong("200000"));
    QVERIFY(takesLong("200001"));
    QVERIFY(takesLong("1000000"));
    QVERIFY(!takesLong("1000001")); // Refused, at once.
    QVERIFY(!scram->takesLong("v=proof,i=300000"));
    QVERIFY(!SaslMechanism::make("PLAIN", "user", SecretBytes("pencil"))->takesLong("r=x,i=300000"));
}

void SaslTest::externalNamesNobodyOrWhom()
{
    for (const QByteArray &account : {QByteArray(), QByteArray("alice")}) {
        const auto external = SaslMechanism::make("EXTERNAL", account, SecretBytes());
        QVERIFY(external && external->speaksFirst());
        const SaslMechanism::Turn turn = external->next({});
        QCOMPARE(turn.state, SaslMechanism::State::Done);
        QCOMPARE(turn.response.bytes(), account);
    }
}

void SaslTest::theStrongestComesFirst()
{
    QCOMPARE(SaslMechanism::automatic(false),
             QList<QByteArray>({"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN"}));
    QCOMPARE(SaslMechanism::automatic(true).constFirst(), QByteArray("EXTERNAL"));
    QCOMPARE(SaslMechanism::strength("PLAIN"), SaslMechanism::strength("LOGIN"));
    QVERIFY(SaslMechanism::strength("SCRAM-SHA-1") > SaslMechanism::strength("CRAM-MD5"));
    QVERIFY(SaslMechanism::strength("CRAM-MD5") > SaslMechanism::strength("PLAIN"));
    QCOMPARE(SaslMechanism::strength("X-OWN"), 0);
}

void SaslTest::wipingLeavesSharedCopiesAlone()
{
    SecretBytes first(QByteArray("secret"));
    SecretBytes second(std::move(first));
    QVERIFY(first.isEmpty());
    QCOMPARE(second.bytes(), QByteArray("secret"));
    QByteArray bytes("hush hush");
    const QByteArray kept = bytes;
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(kept, QByteArray("hush hush"));
    second.clear();
    QVERIFY(second.isEmpty());
}

QTEST_GUILESS_MAIN(SaslTest)
#include "sasltest.moc"
