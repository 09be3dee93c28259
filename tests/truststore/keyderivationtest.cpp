#include "truststore/keyderivation.h"

#include "tests/truststore/certificatefactory.h"

#include <QSslKey>
#include <QTest>

#include <openssl/pem.h>

/// What opening a file costs is known before it is opened.
class KeyDerivationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundsOfAPkcs12FileAreThoseOfAllItsParts()
    {
        const factory::Identity identity = factory::selfSigned({});
        // Those of certificate and key; a single round for the integrity check is not written down.
        QCOMPARE(trust::derivationRounds(factory::pkcs12(identity, "open", 3000)), 6000);
        QCOMPARE(trust::derivationRounds(factory::pkcs12(identity, "open", 1)), 2);
    }

    void roundsOfAnEncryptedKeyAreRead()
    {
        const factory::Identity identity = factory::selfSigned({});
        BIO *bio = BIO_new(BIO_s_mem());
        QVERIFY(
            i2d_PKCS8PrivateKey_bio(bio, identity.key.get(), EVP_aes_256_cbc(), "open", 4, nullptr, nullptr));
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        QCOMPARE(trust::derivationRounds(QByteArray(data, size)), 2048); // What OpenSSL takes by itself.
        BIO_free(bio);
    }

    void anythingElseCostsNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("rubbish");
        QTest::newRow("a certificate") << factory::selfSigned({}).certificate.der();
        QTest::newRow("a file that is cut") << factory::pkcs12(factory::selfSigned({}), "open").left(200);
    }
    void anythingElseCostsNothing()
    {
        QFETCH(QByteArray, content);
        QCOMPARE(trust::derivationRounds(content), 0);
    }
};

QTEST_GUILESS_MAIN(KeyDerivationTest)
#include "keyderivationtest.moc"
