#include "station/value/atomicfile.h"
#include "tests/truststore/certificatefactory.h"
#include "truststore/systemtruststore.h"
#include "truststore/usertruststore.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace trust;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

Certificate ca(const char *name)
{
    return factory::selfSigned(factory::caRecipe(QString::fromLatin1(name))).certificate;
}

} // namespace

class TrustStoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.reset(new QTemporaryDir); }
    void systemStoreReadsABundleAndNamesDamagedParts();
    void systemStoreWithoutBundleIsNamed();
    void systemStoreOfThisMachineIsReadWhereThereIsOne();
    void importedAnchorsOutliveTheProcess_data();
    void importedAnchorsOutliveTheProcess();
    void knownAnchorIsNotImportedTwice();
    void serverCertificateIsNoAnchor();
    void deletedAnchorStaysAway();
    void deletingFromASharedFileKeepsTheOthers();
    void damagedFileIsNamedKeptAndTheOthersGoOn();
    void newerRevocationListReplacesTheOlderOnly();
    void ofTwoListsOfOneSecondTheHigherNumberCounts();
    void importedRevocationListsOutliveTheProcess_data();
    void importedRevocationListsOutliveTheProcess();
    void revocationListIsSignedByTheCaThatItNames();
    void exportGivesWhatWasImported();

private:
    QString folder() const { return m_folder->path(); }
    QScopedPointer<QTemporaryDir> m_folder;
};

void TrustStoresTest::systemStoreReadsABundleAndNamesDamagedParts()
{
    factory::Recipe recipe = factory::caRecipe(QStringLiteral("Old"));
    recipe.to = now.addDays(-1);
    const QString path = folder() + QStringLiteral("/bundle.crt");
    const QByteArray damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    QVERIFY(
        station::replaceFile(path, ca("A").pem() + damaged + factory::selfSigned(recipe).certificate.pem())
            .ok());
    const station::Result<SystemTrustStore> store = readSystemTrustStore(path);
    QVERIFY(store.ok());
    QCOMPARE(store->certificates.size(), 2);
    QCOMPARE(store->expiredCount(now), 1);
    QCOMPARE(store->damaged.size(), 1);
    QCOMPARE(store->path, path);
    QVERIFY(store->modified.isValid());
}

void TrustStoresTest::systemStoreWithoutBundleIsNamed()
{
    const auto store = readSystemTrustStore(folder() + QStringLiteral("/none"));
    QVERIFY(!store.ok());
    QVERIFY(store.error().text().contains(QLatin1String("/none")));
}

void TrustStoresTest::systemStoreOfThisMachineIsReadWhereThereIsOne()
{
    bool exists = false;
    for (const QString &path : usualBundlePaths())
        exists = exists || QFile::exists(path);
    const auto store = readSystemTrustStore();
    QCOMPARE(store.ok(), exists);
    if (exists)
        QVERIFY(store->certificates.size() > 10);
}

void TrustStoresTest::importedAnchorsOutliveTheProcess_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("count");
    const Certificate a = ca("A");
    const Certificate b = ca("B");
    QTest::newRow("PEM") << a.pem() << 1;
    QTest::newRow("two PEM") << a.pem() + b.pem() << 2;
    QTest::newRow("DER") << a.der() << 1;
    QTest::newRow("PKCS#7 DER") << factory::pkcs7({a, b}) << 2;
    QTest::newRow("PKCS#7 PEM") << factory::pemBlock(factory::pkcs7({a, b}), "PKCS7") << 2;
}

void TrustStoresTest::importedAnchorsOutliveTheProcess()
{
    QFETCH(QByteArray, content);
    QFETCH(int, count);
    UserTrustStore store(folder());
    QVERIFY(store.load().ok());
    const auto import = store.import(content, QStringLiteral("file"));
    QVERIFY2(import.ok(), qPrintable(import.error().text()));
    QCOMPARE(import->added.size(), count);
    QCOMPARE(store.certificates().size(), count);

    UserTrustStore again(folder());
    QVERIFY(again.load().ok());
    QVERIFY(again.damaged().isEmpty());
    QCOMPARE(again.certificates().size(), count);
    for (const Certificate &certificate : store.certificates())
        QVERIFY(again.certificates().contains(certificate));
}

void TrustStoresTest::knownAnchorIsNotImportedTwice()
{
    UserTrustStore store(folder());
    const Certificate a = ca("A");
    QVERIFY(store.import(a.pem(), QStringLiteral("file")).ok());
    const auto again = store.import(a.der(), QStringLiteral("file"));
    QVERIFY(again.ok());
    QCOMPARE(again->known.size(), 1);
    QCOMPARE(store.certificates().size(), 1);
}

void TrustStoresTest::serverCertificateIsNoAnchor()
{
    const factory::Identity root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const Certificate server = factory::issue({}, root).certificate;
    UserTrustStore store(folder());
    const auto alone = store.import(server.pem(), QStringLiteral("file"));
    QVERIFY(!alone.ok());
    QVERIFY(alone.error().remedy.contains(QLatin1String("Allowed Hosts")));
    const auto together = store.import(server.pem() + root.certificate.pem(), QStringLiteral("file"));
    QVERIFY(together.ok());
    QCOMPARE(together->added, QList<Certificate>{root.certificate});
    QCOMPARE(together->refused.size(), 1);
}

void TrustStoresTest::deletedAnchorStaysAway()
{
    UserTrustStore store(folder());
    const Certificate a = ca("A");
    QVERIFY(store.import(a.pem() + ca("B").pem(), QStringLiteral("file")).ok());
    QVERIFY(store.remove(a.sha256()).ok());
    QVERIFY(!store.remove(a.sha256()).ok());
    QVERIFY(store.load().ok());
    QCOMPARE(store.certificates().size(), 1);
    QVERIFY(!store.certificates().contains(a));
}

void TrustStoresTest::deletingFromASharedFileKeepsTheOthers()
{
    const Certificate a = ca("A");
    const Certificate b = ca("B");
    QVERIFY(QDir().mkpath(folder() + QStringLiteral("/user")));
    QVERIFY(station::replaceFile(folder() + QStringLiteral("/user/site.pem"), a.pem() + b.pem()).ok());
    UserTrustStore store(folder());
    QVERIFY(store.load().ok());
    QVERIFY(store.remove(a.sha256()).ok());
    QVERIFY(store.load().ok());
    QCOMPARE(store.certificates(), QList<Certificate>{b});
}

void TrustStoresTest::damagedFileIsNamedKeptAndTheOthersGoOn()
{
    UserTrustStore store(folder());
    QVERIFY(store.import(ca("A").pem(), QStringLiteral("file")).ok());
    const QString path = folder() + QStringLiteral("/user/broken.pem");
    QVERIFY(station::replaceFile(path, "no certificate").ok());
    QVERIFY(store.load().ok());
    QCOMPARE(store.certificates().size(), 1);
    QCOMPARE(store.damaged().size(), 1);
    QCOMPARE(store.damaged().constFirst().what, path);
    QVERIFY(QFile::exists(path));
}

void TrustStoresTest::newerRevocationListReplacesTheOlderOnly()
{
    const factory::Identity root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const factory::Identity other = factory::selfSigned(factory::caRecipe(QStringLiteral("Other")));
    const auto list = [](const factory::Identity &issuer, int day) {
        return factory::revocationList(issuer, {}, now.addDays(day), now.addDays(day + 7));
    };
    UserTrustStore store(folder());
    QVERIFY(store.import(list(root, 0).pem(), QStringLiteral("crl")).ok());
    QVERIFY(store.import(list(other, -5).der(), QStringLiteral("crl")).ok());
    QCOMPARE(store.crls().size(), 2);
    QVERIFY(!store.import(list(root, -1).pem(), QStringLiteral("crl")).ok());
    QVERIFY(store.import(list(root, 1).pem(), QStringLiteral("crl")).ok());
    QVERIFY(store.load().ok());
    QCOMPARE(store.crls().size(), 2);
    for (const Crl &crl : store.crls())
        QVERIFY(crl.issuer() == QLatin1String("CN=Other") || crl.thisUpdate() == now.addDays(1));
}

void TrustStoresTest::ofTwoListsOfOneSecondTheHigherNumberCounts()
{
    const factory::Identity root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const auto list = [&](int number) {
        return factory::revocationList(root, {}, now, now.addDays(7), number).der();
    };
    UserTrustStore store(folder());
    QVERIFY(store.import(list(2), QStringLiteral("crl")).ok());
    QVERIFY(!store.import(list(1), QStringLiteral("crl")).ok());
    const QByteArray newest = list(3);
    QVERIFY(store.import(newest, QStringLiteral("crl")).ok());
    QCOMPARE(store.crls().size(), 1);
    QCOMPARE(store.crls().constFirst().der(), newest);
}

void TrustStoresTest::importedRevocationListsOutliveTheProcess_data()
{
    QTest::addColumn<bool>("pem");
    QTest::newRow("PEM") << true;
    QTest::newRow("DER") << false;
}

void TrustStoresTest::importedRevocationListsOutliveTheProcess()
{
    QFETCH(bool, pem);
    const factory::Identity root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const factory::Identity leaf = factory::issue({}, root);
    const Crl list = factory::revocationList(root, {leaf.certificate}, now, now.addDays(7));
    {
        UserTrustStore store(folder());
        QVERIFY(store.load().ok());
        const auto import = store.import(pem ? list.pem() : list.der(), QStringLiteral("crl"));
        QVERIFY2(import.ok(), import ? "" : qPrintable(import.error().text()));
        QCOMPARE(import->addedCrls.size(), 1);
        const auto again = store.import(pem ? list.pem() : list.der(), QStringLiteral("crl"));
        QVERIFY(again.ok());
        QCOMPARE(again->knownCrls.size(), 1);
    }
    UserTrustStore store(folder());
    QVERIFY(store.load().ok());
    QCOMPARE(store.crls().size(), 1);
    QCOMPARE(store.crls().constFirst().revokedCount(), 1);
    QCOMPARE(store.exportPem(list.sha256()).value(), list.pem());
    QVERIFY(store.remove(list.sha256()).ok());
    QVERIFY(store.load().ok());
    QVERIFY(store.crls().isEmpty());
}

/// One that is not would make every certificate of that CA unbelievable.
void TrustStoresTest::revocationListIsSignedByTheCaThatItNames()
{
    const factory::Identity root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const factory::Identity forger = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const QByteArray forged = factory::revocationList(forger, {}, now, now.addDays(7)).der();
    UserTrustStore store(folder());
    QVERIFY(!store.import(forged, QStringLiteral("crl"), {root.certificate}).ok());
    // Beside its CA in one file, too.
    const auto both =
        store.import(root.certificate.pem() + factory::pemBlock(forged, "X509 CRL"), QStringLiteral("crl"));
    QVERIFY(both.ok());
    QCOMPARE(both->added.size(), 1);
    QCOMPARE(both->refused.size(), 1);
    QVERIFY(store.crls().isEmpty());
    // After a new key of the CA both keys are known, and either may sign.
    QVERIFY(store.import(forged, QStringLiteral("crl"), {forger.certificate}).ok());
}

void TrustStoresTest::exportGivesWhatWasImported()
{
    UserTrustStore store(folder());
    const Certificate a = ca("A");
    QVERIFY(store.import(a.pem(), QStringLiteral("file")).ok());
    QCOMPARE(store.exportPem(a.sha256()).value(), a.pem());
    QVERIFY(!store.exportPem(ca("B").sha256()).ok());
    // As people copy it from elsewhere.
    QString colons = a.sha256().toUpper();
    for (qsizetype i = colons.size() - 2; i > 0; i -= 2)
        colons.insert(i, QLatin1Char(':'));
    QCOMPARE(store.exportPem(colons).value(), a.pem());
    QVERIFY(store.exportPem(QStringLiteral("ab:cd")).error().why.contains(QLatin1String("64")));
    QVERIFY(store.remove(colons).ok());
    QVERIFY(store.certificates().isEmpty());
}

QTEST_GUILESS_MAIN(TrustStoresTest)
#include "truststorestest.moc"
