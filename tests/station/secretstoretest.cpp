#include "station/secretstore.h"

#include "station/sealing.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using station::MasterKey;
using station::Result;
using station::SecretBytes;
using station::SecretStore;

namespace {

const QString station1 = QStringLiteral("station-1");
const QString binding = QStringLiteral("smtp.example.com|587|tls");
const QString id = QStringLiteral("42.password");
const QDateTime morning(QDate(2026, 11, 22), QTime(7, 0), Qt::UTC);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content, QFile::Permissions permissions)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(permissions));
}

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions groupReads = ownerOnly | QFile::ReadGroup;
constexpr QFile::Permissions othersRead = ownerOnly | QFile::ReadOther;

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theCipherIsAes256Gcm();
    void theDerivationIsHkdfSha256();
    void aSecretComesBackForItsBindingAfterReopening();
    void theFileHoldsNeitherSecretNorBindingAndIsPrivate();
    void theKeyIsMadeOutsideTheFolderWithTheFirstSecret();
    void pointingAnAccountElsewhereDoesNotCarryThePasswordAlong();
    void aFlippedBitNamesItsEntryAndTheOthersLive();
    void swappedEntriesAreNamedAndTheOthersLive();
    void aChangedDateIsNoticed();
    void anotherStationsFileDoesNotOpen();
    void aSecretsFileThatOthersMayReadIsRefused();
    void aKeyFileThatOthersMayReadIsRefused();
    void aKeyFileInsideTheFolderIsRefused();
    void aKeyFileThatWasNamedButIsMissingIsRefused();
    void aKeyFileThatHoldsNoKeyIsRefused();
    void theCredentialOfSystemdComesFirst();
    void anotherKeyOpensNothingAndSaysSo();
    void aMissingKeyIsToldAndANewSecretMakesANewOne();
    void aDamagedFileIsMovedAsideAndNeverOverwritten();
    void aNewerFormatIsRefusedAndNotTouched();
    void aStationIdThatIsAPathIsRefused();
    void removedSecretsAreGone();
    void afterARefusedOpenNothingIsWritten();
    void secretBytesAreWipedAndMoved();

private:
    SecretStore filled();
    QJsonObject entries() const;
    void replaceEntries(const QJsonObject &entries);

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_folder;
    QString m_keys;
};

void SecretStoreTest::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    m_folder = m_root->filePath(QStringLiteral("station"));
    QVERIFY(QDir().mkpath(m_folder));
    m_keys = m_root->filePath(QStringLiteral("state/tocsin/keys/station-1.key"));
    qputenv("XDG_STATE_HOME", m_root->filePath(QStringLiteral("state")).toUtf8());
    qunsetenv("CREDENTIALS_DIRECTORY");
}

void SecretStoreTest::cleanup()
{
    qunsetenv("XDG_STATE_HOME");
    qunsetenv("CREDENTIALS_DIRECTORY");
}

/// A store with three secrets.
SecretStore SecretStoreTest::filled()
{
    SecretStore store;
    bool done = store.open(m_folder, station1, {}).ok();
    done = done && store.set(id, "correct horse", binding, morning).ok();
    done = done && store.set(QStringLiteral("43.password"), "battery", binding, morning).ok();
    done = done && store.set(QStringLiteral("44.password"), "staple", binding, morning).ok();
    return done ? std::move(store) : SecretStore();
}

QJsonObject SecretStoreTest::entries() const
{
    const QByteArray content = contentOf(m_folder + QStringLiteral("/secrets"));
    return QJsonDocument::fromJson(content).object().value(QStringLiteral("entries")).toObject();
}

void SecretStoreTest::replaceEntries(const QJsonObject &entries)
{
    const QJsonObject file{{QStringLiteral("version"), 1}, {QStringLiteral("entries"), entries}};
    writeFile(m_folder + QStringLiteral("/secrets"), QJsonDocument(file).toJson(), ownerOnly);
}

void SecretStoreTest::theCipherIsAes256Gcm()
{
    // Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation".
    const SecretBytes key(
        QByteArray::fromHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    const QByteArray nonce = QByteArray::fromHex("cafebabefacedbaddecaf888");
    const QByteArray associated = QByteArray::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const QByteArray plain =
        QByteArray::fromHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    const QByteArray sealed = station::sealing::seal(key, nonce, associated, plain);
    QCOMPARE(sealed.toHex(), QByteArray("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                        "76fc6ece0f4e1768cddf8853bb2d551b"));
    const auto opened = station::sealing::unseal(key, nonce, associated, sealed);
    QVERIFY(opened && opened->view() == plain);
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray flipped = sealed;
        flipped[i] = char(flipped[i] ^ 1);
        QVERIFY(!station::sealing::unseal(key, nonce, associated, flipped));
    }
    QVERIFY(!station::sealing::unseal(key, nonce, "other", sealed));
    QVERIFY(!station::sealing::unseal(key, nonce, associated, "short"));
    QVERIFY(!station::sealing::unseal(SecretBytes(), nonce, associated, sealed));
}

void SecretStoreTest::theDerivationIsHkdfSha256()
{
    // Test case 1 of RFC 5869, appendix A; its first 32 bytes.
    const SecretBytes key =
        station::sealing::deriveKey(QByteArray(22, '\x0b'), QByteArray::fromHex("000102030405060708090a0b0c"),
                                    QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9"));
    QCOMPARE(key.view().toByteArray().toHex(),
             QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
}

void SecretStoreTest::aSecretComesBackForItsBindingAfterReopening()
{
    filled();
    SecretStore store;
    QVERIFY(store.open(m_folder, station1, {}).ok());
    QVERIFY(store.notices().isEmpty());
    const Result<SecretBytes> secret = store.get(id, binding);
    QVERIFY(secret.ok());
    QCOMPARE(secret->view().toByteArray(), QByteArray("correct horse"));
    QCOMPARE(store.changed(id), std::optional(morning));
    QVERIFY(!store.changed(QStringLiteral("45.password")));
    QVERIFY(!store.get(QStringLiteral("45.password"), binding).ok());

    QVERIFY(store.set(id, "another", binding, morning.addDays(1)).ok());
    QCOMPARE(store.get(id, binding)->view().toByteArray(), QByteArray("another"));
    QCOMPARE(store.changed(id), std::optional(morning.addDays(1)));
}

void SecretStoreTest::theFileHoldsNeitherSecretNorBindingAndIsPrivate()
{
    filled();
    const QString path = m_folder + QStringLiteral("/secrets");
    const QByteArray content = contentOf(path);
    QVERIFY(content.contains("42.password"));
    for (const QByteArray &hidden :
         {QByteArray("correct horse"), QByteArray("correct horse").toBase64().chopped(2),
          QByteArray("smtp.example.com"), contentOf(m_keys)})
        QVERIFY(!content.contains(hidden));
    QVERIFY(MasterKey::checkPrivate(path).ok());
    QVERIFY(MasterKey::checkPrivate(m_keys).ok());
}

void SecretStoreTest::theKeyIsMadeOutsideTheFolderWithTheFirstSecret()
{
    SecretStore store;
    QVERIFY(store.open(m_folder, station1, {}).ok());
    QVERIFY(!QFile::exists(m_keys));
    QVERIFY(store.set(id, "x", binding, morning).ok());
    const QByteArray key = contentOf(m_keys);
    QCOMPARE(QByteArray::fromHex(key).size(), 32);
    QVERIFY(store.set(id, "y", binding, morning).ok());
    QCOMPARE(contentOf(m_keys), key);
}

void SecretStoreTest::pointingAnAccountElsewhereDoesNotCarryThePasswordAlong()
{
    const SecretStore store = filled();
    for (const char *other :
         {"evil.example.com|587|tls", "smtp.example.com|587|none", "smtp.example.com|25|tls", ""}) {
        const Result<SecretBytes> secret = store.get(id, QString::fromUtf8(other));
        QVERIFY(!secret.ok());
        QCOMPARE(secret.error().remedy, QStringLiteral("Enter the password again."));
        QVERIFY(secret.error().why.contains(QStringLiteral("another host, port or TLS setting")));
    }
    QVERIFY(store.get(id, binding).ok());
}

void SecretStoreTest::aFlippedBitNamesItsEntryAndTheOthersLive()
{
    filled();
    const QJsonObject good = entries();
    for (const char *field : {"sealed", "nonce", "check"}) {
        QJsonObject entry = good.value(id).toObject();
        QByteArray bytes = QByteArray::fromBase64(entry.value(QLatin1String(field)).toString().toLatin1());
        bytes[0] = char(bytes[0] ^ 0x10);
        entry.insert(QLatin1String(field), QString::fromLatin1(bytes.toBase64()));
        QJsonObject changed = good;
        changed.insert(id, entry);
        replaceEntries(changed);

        SecretStore store;
        QVERIFY(store.open(m_folder, station1, {}).ok());
        QCOMPARE(store.notices().size(), 1);
        QVERIFY2(store.notices().first().contains(id), qPrintable(store.notices().first()));
        const Result<SecretBytes> secret = store.get(id, binding);
        QVERIFY(!secret.ok());
        QCOMPARE(secret.error().what, id);
        QCOMPARE(secret.error().remedy, QStringLiteral("Enter the password again."));
        QCOMPARE(store.get(QStringLiteral("43.password"), binding)->view().toByteArray(),
                 QByteArray("battery"));

        QVERIFY(store.set(id, "entered again", binding, morning).ok());
        QVERIFY(store.get(id, binding).ok());
    }
}

void SecretStoreTest::swappedEntriesAreNamedAndTheOthersLive()
{
    filled();
    QJsonObject swapped = entries();
    const QJsonValue first = swapped.value(id);
    swapped.insert(id, swapped.value(QStringLiteral("43.password")));
    swapped.insert(QStringLiteral("43.password"), first);
    replaceEntries(swapped);
    SecretStore store;
    QVERIFY(store.open(m_folder, station1, {}).ok());
    QCOMPARE(store.notices().size(), 2);
    QVERIFY(!store.get(id, binding).ok());
    QVERIFY(!store.get(QStringLiteral("43.password"), binding).ok());
    QVERIFY(store.get(QStringLiteral("44.password"), binding).ok());
}

void SecretStoreTest::aChangedDateIsNoticed()
{
    filled();
    QJsonObject changed = entries();
    QJsonObject entry = changed.value(id).toObject();
    entry.insert(QStringLiteral("changed"), QStringLiteral("2020-01-01T00:00:00.000Z"));
    changed.insert(id, entry);
    changed.insert(QStringLiteral("44.password"), 7); // Not even an object.
    replaceEntries(changed);
    SecretStore store;
    QVERIFY(store.open(m_folder, station1, {}).ok());
    QCOMPARE(store.notices().size(), 2);
    QVERIFY(!store.get(id, binding).ok());
}

void SecretStoreTest::anotherStationsFileDoesNotOpen()
{
    filled();
    const QString other = m_root->filePath(QStringLiteral("state/tocsin/keys/station-2.key"));
    QVERIFY(QFile::copy(m_keys, other)); // Even with the same key.
    SecretStore store;
    QVERIFY(store.open(m_folder, QStringLiteral("station-2"), {}).ok());
    QCOMPARE(store.notices().size(), 3);
    QVERIFY(!store.get(id, binding).ok());
}

void SecretStoreTest::aSecretsFileThatOthersMayReadIsRefused()
{
    filled();
    const QString path = m_folder + QStringLiteral("/secrets");
    for (const QFile::Permissions permissions : {groupReads, othersRead}) {
        QVERIFY(QFile::setPermissions(path, permissions));
        SecretStore store;
        const Result<void> opened = store.open(m_folder, station1, {});
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().what, path);
        QCOMPARE(opened.error().remedy, QStringLiteral("chmod 600 %1").arg(path));
    }
}

void SecretStoreTest::aKeyFileThatOthersMayReadIsRefused()
{
    filled();
    QVERIFY(QFile::setPermissions(m_keys, groupReads));
    SecretStore store;
    const Result<void> opened = store.open(m_folder, station1, {});
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().remedy, QStringLiteral("chmod 600 %1").arg(m_keys));
}

void SecretStoreTest::aKeyFileInsideTheFolderIsRefused()
{
    const QByteArray key = QByteArray(32, 'k').toHex();
    const QString inside = m_folder + QStringLiteral("/sub/own.key");
    writeFile(inside, key, ownerOnly);
    QVERIFY(QFile::link(m_folder + QStringLiteral("/sub"), m_root->filePath(QStringLiteral("link"))));
    for (const QString &path : {inside, m_folder + QStringLiteral("/../station/sub/own.key"),
                                m_root->filePath(QStringLiteral("link/own.key")),
                                m_folder + QStringLiteral("/not/yet/there.key")}) {
        SecretStore store;
        const Result<void> opened = store.open(m_folder, station1, path);
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().why.contains(QStringLiteral("inside the station's folder")),
                 qPrintable(opened.error().text()));
        QVERIFY(!opened.error().remedy.isEmpty());
    }
    qputenv("XDG_STATE_HOME", m_folder.toUtf8());
    SecretStore store;
    QVERIFY(!store.open(m_folder, station1, {}).ok());
}

void SecretStoreTest::aKeyFileThatWasNamedButIsMissingIsRefused()
{
    SecretStore store;
    const Result<void> opened = store.open(m_folder, station1, m_root->filePath(QStringLiteral("gone.key")));
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().why.contains(QStringLiteral("does not exist")));
    QVERIFY(!QFile::exists(m_root->filePath(QStringLiteral("gone.key"))));
}

void SecretStoreTest::aKeyFileThatHoldsNoKeyIsRefused()
{
    const QString path = m_root->filePath(QStringLiteral("own.key"));
    for (const QByteArray &text : {QByteArray(), QByteArray("password"), QByteArray(31, 'k'),
                                   QByteArray(64, 'z'), QByteArray(128, 'a')}) {
        writeFile(path, text, ownerOnly);
        SecretStore store;
        QVERIFY2(!store.open(m_folder, station1, path).ok(), text.constData());
    }
    for (const QByteArray &key : {QByteArray(32, '\0'), QByteArray(32, 'k').toHex() + '\n'}) {
        writeFile(path, key, ownerOnly);
        SecretStore store;
        QVERIFY(store.open(m_folder, station1, path).ok());
    }
}

void SecretStoreTest::theCredentialOfSystemdComesFirst()
{
    const QString credentials = m_root->filePath(QStringLiteral("credentials"));
    const QString named = m_root->filePath(QStringLiteral("own.key"));
    // Credentials are guarded by an access control list; its mask shows as group rights.
    writeFile(credentials + QStringLiteral("/tocsin-key"), QByteArray(32, 'c').toHex(), groupReads);
    writeFile(named, QByteArray(32, 'n').toHex(), ownerOnly);
    qputenv("CREDENTIALS_DIRECTORY", credentials.toUtf8());
    QCOMPARE(MasterKey(m_folder, station1, named).path(), credentials + QStringLiteral("/tocsin-key"));
    {
        SecretStore store;
        QVERIFY(store.open(m_folder, station1, named).ok());
        QVERIFY(store.set(id, "x", binding, morning).ok());
        QVERIFY(store.get(id, binding).ok());
    }
    qputenv("CREDENTIALS_DIRECTORY", m_root->filePath(QStringLiteral("elsewhere")).toUtf8());
    QCOMPARE(MasterKey(m_folder, station1, named).path(), named);
    QCOMPARE(MasterKey(m_folder, station1, {}).path(), m_keys);
    QVERIFY(!QFile::exists(m_keys));
}

void SecretStoreTest::anotherKeyOpensNothingAndSaysSo()
{
    filled();
    writeFile(m_keys, QByteArray(32, 'o').toHex(), ownerOnly);
    SecretStore store;
    QVERIFY(store.open(m_folder, station1, {}).ok());
    QCOMPARE(store.notices().size(), 3);
    QVERIFY(store.get(id, binding).error().why.contains(QStringLiteral("another key")));
}

void SecretStoreTest::aMissingKeyIsToldAndANewSecretMakesANewOne()
{
    filled();
    QVERIFY(QFile::remove(m_keys)); // As in a copy of the folder on another machine.
    SecretStore store;
    QVERIFY(store.open(m_folder, station1, {}).ok());
    QCOMPARE(store.notices().size(), 1);
    QVERIFY(store.notices().first().contains(m_keys));
    QVERIFY(store.get(id, binding).error().remedy.contains(QStringLiteral("enter the password again")));
    QVERIFY(store.changed(id));
    QVERIFY(store.set(id, "entered again", binding, morning).ok());
    QCOMPARE(store.get(id, binding)->view().toByteArray(), QByteArray("entered again"));
    QVERIFY(!store.get(QStringLiteral("43.password"), binding).ok());
}

void SecretStoreTest::aDamagedFileIsMovedAsideAndNeverOverwritten()
{
    for (const QByteArray &damage : {QByteArray("{\"version\": 1, \"entr"), QByteArray(), QByteArray("[]")}) {
        writeFile(m_folder + QStringLiteral("/secrets"), damage, ownerOnly);
        SecretStore store;
        QVERIFY(store.open(m_folder, station1, {}).ok());
        QCOMPARE(store.notices().size(), 1);
        QVERIFY(store.notices().first().contains(QStringLiteral("secrets.damaged-")));
        QVERIFY(store.set(id, "x", binding, morning).ok());
    }
    const QStringList kept = QDir(m_folder).entryList({QStringLiteral("secrets.damaged-*")});
    QCOMPARE(kept.size(), 3);
}

void SecretStoreTest::aNewerFormatIsRefusedAndNotTouched()
{
    const QByteArray newer("{\"version\": 2, \"entries\": {}}");
    writeFile(m_folder + QStringLiteral("/secrets"), newer, ownerOnly);
    SecretStore store;
    QVERIFY(!store.open(m_folder, station1, {}).ok());
    QVERIFY(!store.set(id, "x", binding, morning).ok());
    QCOMPARE(contentOf(m_folder + QStringLiteral("/secrets")), newer);
}

void SecretStoreTest::aStationIdThatIsAPathIsRefused()
{
    for (const char *bad : {"", "../../etc", "a/b", ".hidden", "a b", "a\n"}) {
        SecretStore store;
        QVERIFY2(!store.open(m_folder, QString::fromUtf8(bad), {}).ok(), bad);
    }
}

void SecretStoreTest::removedSecretsAreGone()
{
    SecretStore store = filled();
    QVERIFY(store.remove(id).ok());
    QVERIFY(store.remove(id).ok());
    QVERIFY(!store.get(id, binding).ok());
    QCOMPARE(entries().keys(), (QStringList{QStringLiteral("43.password"), QStringLiteral("44.password")}));
}

void SecretStoreTest::afterARefusedOpenNothingIsWritten()
{
    filled();
    const QString path = m_folder + QStringLiteral("/secrets");
    const QByteArray before = contentOf(path);
    QVERIFY(QFile::setPermissions(path, othersRead));
    SecretStore store;
    QVERIFY(!store.open(m_folder, station1, {}).ok());
    QVERIFY(!store.set(id, "x", binding, morning).ok());
    QVERIFY(!store.remove(id).ok());
    QVERIFY(!store.get(id, binding).ok());
    QCOMPARE(contentOf(path), before);
}

void SecretStoreTest::secretBytesAreWipedAndMoved()
{
    QByteArray typed("correct horse");
    typed.detach();
    const char *place = typed.constData();
    SecretBytes first(std::move(typed));
    QVERIFY(typed.isEmpty());
    QCOMPARE(static_cast<const void *>(first.view().data()), static_cast<const void *>(place));
    SecretBytes second(std::move(first));
    QVERIFY(first.isEmpty());
    QCOMPARE(second.view().toByteArray(), QByteArray("correct horse"));

    const QByteArray kept("kept by the caller");
    {
        const SecretBytes copy(kept);
        QVERIFY(copy.view().data() != kept.constData());
    }
    QCOMPARE(kept, QByteArray("kept by the caller"));
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "secretstoretest.moc"
