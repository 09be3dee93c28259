#include "tests/truststore/certificatefactory.h"
#include "truststore/certificatefile.h"

#include <QtTest>

using namespace trust;

class CertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreReadable();
    void fingerprintsAreThoseOfTheDerForm();
    void selfSignedNeedsItsOwnSignature();
    void pemDerAndPkcs7GiveTheSameCertificates();
    void damagedPemBlockIsNamedByLineAndTheOthersGoOn();
    void contentWithoutCertificateIsRefused_data();
    void contentWithoutCertificateIsRefused();
    void tooLargeFileIsRefused();
    void bytesBehindACertificateAreRefused();
    void privateKeyInTheFileIsPassedOver();
    void fingerprintIsTakenAsPeopleTypeIt();
    void controlCharactersInNamesAreReplaced();
};

void CertificateTest::fieldsAreReadable()
{
    factory::Recipe recipe;
    recipe.commonName = QStringLiteral("Kessel Süd");
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.org"), QStringLiteral("IP:192.0.2.7"),
                               QStringLiteral("IP:2001:db8::1")};
    const Certificate certificate = factory::selfSigned(recipe).certificate;
    QCOMPARE(certificate.subject(), QStringLiteral("CN=Kessel Süd"));
    QCOMPARE(certificate.issuer(), QStringLiteral("CN=Kessel Süd"));
    QCOMPARE(certificate.commonName(), QStringLiteral("Kessel Süd"));
    QCOMPARE(certificate.dnsNames(), QStringList{QStringLiteral("mail.example.org")});
    QCOMPARE(certificate.ipAddresses(),
             (QStringList{QStringLiteral("192.0.2.7"), QStringLiteral("2001:db8::1")}));
    QCOMPARE(certificate.notAfter(), recipe.to);
    QCOMPARE(certificate.keyText(), QStringLiteral("EC 256"));
    QCOMPARE(certificate.signatureAlgorithm(), QStringLiteral("ecdsa-with-SHA256"));
    // Two numbers of 256 bits, and what DER needs around them.
    QVERIFY(certificate.signatureBits() > 512 && certificate.signatureBits() <= 576);
    QCOMPARE(certificate.serial().size(), 32);
    QVERIFY(certificate.isSelfSigned());
    QVERIFY(!certificate.isCa());
}

void CertificateTest::fingerprintsAreThoseOfTheDerForm()
{
    const factory::Key key = factory::ecKey();
    factory::Recipe recipe;
    recipe.key = key;
    const Certificate one = factory::selfSigned(recipe).certificate;
    const Certificate two = factory::selfSigned(recipe).certificate;
    const QByteArray digest = QCryptographicHash::hash(one.der(), QCryptographicHash::Sha256);
    QCOMPARE(one.sha256(), QString::fromLatin1(digest.toHex()));
    QVERIFY(one.sha256() != two.sha256());
    QCOMPARE(one.spkiSha256(), two.spkiSha256());
    QCOMPARE(one.spkiSha256().size(), 64);
}

void CertificateTest::selfSignedNeedsItsOwnSignature()
{
    const Certificate good = factory::selfSigned({}).certificate;
    QVERIFY(good.isSelfSigned());
    QVERIFY(!factory::withDamagedSignature(good).isSelfSigned());
}

void CertificateTest::pemDerAndPkcs7GiveTheSameCertificates()
{
    const Certificate a = factory::selfSigned(factory::caRecipe(QStringLiteral("A"))).certificate;
    const Certificate b = factory::selfSigned(factory::caRecipe(QStringLiteral("B"))).certificate;
    const QList<Certificate> both{a, b};
    QCOMPARE(parseCertificates(a.pem() + b.pem(), QStringLiteral("f")).value(), both);
    QCOMPARE(parseCertificates(factory::pkcs7(both), QStringLiteral("f")).value(), both);
    QCOMPARE(parseCertificates(a.der(), QStringLiteral("f")).value(), QList<Certificate>{a});

    QByteArray folded = "-----BEGIN PKCS7-----\n";
    const QByteArray base64 = factory::pkcs7(both).toBase64();
    for (qsizetype i = 0; i < base64.size(); i += 64)
        folded += base64.mid(i, 64) + '\n';
    folded += "-----END PKCS7-----\n";
    QCOMPARE(parseCertificates(folded, QStringLiteral("f")).value(), both);
}

void CertificateTest::damagedPemBlockIsNamedByLineAndTheOthersGoOn()
{
    const Certificate good = factory::selfSigned({}).certificate;
    const QByteArray content =
        "comment\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + good.pem();
    const station::Result<CertificateFile> file = parseCertificateFile(content, QStringLiteral("ca.pem"));
    QVERIFY(file.ok());
    QCOMPARE(file->certificates, QList<Certificate>{good});
    QCOMPARE(file->damaged.size(), 1);
    QCOMPARE(file->damaged.constFirst().what, QStringLiteral("ca.pem, line 2"));
    QVERIFY(!parseCertificates(content, QStringLiteral("ca.pem")).ok());
}

void CertificateTest::contentWithoutCertificateIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("block without end") << QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n");
    QTest::newRow("garbage in a block")
        << QByteArray("-----BEGIN CERTIFICATE-----\nZ2FyYmFnZQ==\n-----END CERTIFICATE-----\n");
    QTest::newRow("cut DER") << factory::selfSigned({}).certificate.der().chopped(10);
}

void CertificateTest::contentWithoutCertificateIsRefused()
{
    QFETCH(QByteArray, content);
    const auto result = parseCertificates(content, QStringLiteral("x.pem"));
    QVERIFY(!result.ok());
    QVERIFY2(result.error().text().startsWith(QLatin1String("x.pem")), qPrintable(result.error().text()));
}

void CertificateTest::tooLargeFileIsRefused()
{
    const auto result =
        parseCertificates(QByteArray(maxCertificateFileBytes + 1, 'x'), QStringLiteral("big"));
    QVERIFY(!result.ok());
    QVERIFY(result.error().why.contains(QLatin1String("more than")));
    QVERIFY(!Certificate::fromDer(QByteArray(Certificate::maxBytes + 1, 'x')).ok());
}

void CertificateTest::bytesBehindACertificateAreRefused()
{
    QVERIFY(!Certificate::fromDer(factory::selfSigned({}).certificate.der() + "x").ok());
}

void CertificateTest::privateKeyInTheFileIsPassedOver()
{
    const factory::Identity identity = factory::selfSigned({});
    const auto result =
        parseCertificates(identity.keyPem() + identity.certificate.pem(), QStringLiteral("f"));
    QCOMPARE(result.value(), QList<Certificate>{identity.certificate});
}

void CertificateTest::fingerprintIsTakenAsPeopleTypeIt()
{
    const QString plain = factory::selfSigned({}).certificate.sha256();
    QString colons;
    for (qsizetype i = 0; i < plain.size(); i += 2)
        colons += (i ? QStringLiteral(":") : QString()) + plain.mid(i, 2).toUpper();
    QCOMPARE(parseFingerprint(plain).value(), plain);
    QCOMPARE(parseFingerprint(colons).value(), plain);
    QCOMPARE(parseFingerprint(groupedFingerprint(plain)).value(), plain);
    QVERIFY(!parseFingerprint(plain.chopped(2)).ok());
    QVERIFY(!parseFingerprint(QStringLiteral("any")).ok());
    QVERIFY(!parseFingerprint({}).ok());
}

void CertificateTest::controlCharactersInNamesAreReplaced()
{
    factory::Recipe recipe;
    recipe.commonName = QStringLiteral("a\u202Eb\u200Fc");
    const QString subject = factory::selfSigned(recipe).certificate.subject();
    QCOMPARE(subject, QStringLiteral("CN=a\uFFFDb\uFFFDc"));
}

QTEST_GUILESS_MAIN(CertificateTest)
#include "certificatetest.moc"
