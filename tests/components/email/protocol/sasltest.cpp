#include "components/email/protocol/sasl.h"

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
