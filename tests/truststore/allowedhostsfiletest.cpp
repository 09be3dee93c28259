#include "truststore/allowedhostsfile.h"

#include "station/value/atomicfile.h"
#include "tests/truststore/certificatefactory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace trust;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

Endpoint at(const char *hostAndPort)
{
    return parseEndpoint(Protocol::Smtp, QString::fromLatin1(hostAndPort)).value();
}

} // namespace

class AllowedHostsFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void absentFileIsAnEmptyList();
    void whatIsSavedIsReadBack();
    void unchangedListIsNotWritten();
    void fileIsForItsOwnerOnly();
    void textThatIsNoJsonIsMovedAsideAndNamedWithLine();
    void truncatedFileGrantsNothing();
    void deniedKeysOutliveADamagedFile_data();
    void deniedKeysOutliveADamagedFile();
    void lostDenialsAreNamed();
    void newerFormatIsMovedAside();
    void editedNonsenseIsRefusedWithLineAndTheOthersGoOn_data();
    void editedNonsenseIsRefusedWithLineAndTheOthersGoOn();
    void secondEntryForAHostIsRefused();
    void worldWritableFileIsNeitherBelievedNorReplaced();
    void symbolicLinkIsNotBelieved();
    void twoDamagedFilesAreBothKept();

private:
    QByteArray content() const { return station::readFile(m_path).value(); }
    void write(const QByteArray &text) { QVERIFY(station::replaceFile(m_path, text).ok()); }
    QStringList keptFiles() const;
    QJsonObject edited(const QString &part, const QString &key, const QJsonValue &value) const;

    QScopedPointer<QTemporaryDir> m_folder;
    QString m_path;
    AllowedHosts m_hosts;
    Certificate m_leaf;
};

/// Each test starts from a saved file with two approved hosts and a denied key.
void AllowedHostsFileTest::init()
{
    m_folder.reset(new QTemporaryDir);
    m_path = m_folder->filePath(QStringLiteral("allowed-hosts.json"));
    m_hosts = AllowedHosts();
    m_leaf = factory::selfSigned({}).certificate;
    for (const char *where : {"a.example:25", "b.example:25"}) {
        m_hosts.judge(at(where), {m_leaf}, Problem::SelfSigned | Problem::NameMismatch, now);
        QVERIFY(m_hosts
                    .approve(at(where),
                             {m_leaf.sha256(), Problem::Expired, now.addDays(100), QStringLiteral("plan 7"),
                              QStringLiteral("anna"), QStringLiteral("dialog")},
                             now)
                    .ok());
    }
    m_hosts.judge(at("c.example:25"), {factory::selfSigned({}).certificate}, Problem::SelfSigned, now);
    QVERIFY(m_hosts.deny(at("c.example:25"), QStringLiteral("bert"), now).ok());
    QVERIFY(AllowedHostsFile(m_path).save(m_hosts).ok());
}

QStringList AllowedHostsFileTest::keptFiles() const
{
    return QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*")}, QDir::Files);
}

/// The saved file with one value of the second entry replaced; @p part is "challenge", "approval" or empty.
QJsonObject AllowedHostsFileTest::edited(const QString &part, const QString &key,
                                         const QJsonValue &value) const
{
    QJsonObject json = QJsonDocument::fromJson(content()).object();
    QJsonArray hosts = json.value(QLatin1String("hosts")).toArray();
    QJsonObject entry = hosts.at(1).toObject();
    if (part.isEmpty()) {
        entry.insert(key, value);
    } else {
        QJsonObject inner = entry.value(part).toObject();
        inner.insert(key, value);
        entry.insert(part, inner);
    }
    hosts.replace(1, entry);
    json.insert(QStringLiteral("hosts"), hosts);
    return json;
}

void AllowedHostsFileTest::absentFileIsAnEmptyList()
{
    AllowedHosts hosts;
    AllowedHostsFile file(m_folder->filePath(QStringLiteral("none.json")));
    QVERIFY(file.load(hosts, now).isEmpty());
    QVERIFY(hosts.entries().isEmpty());
}

void AllowedHostsFileTest::whatIsSavedIsReadBack()
{
    AllowedHosts hosts;
    const QList<station::Error> errors = AllowedHostsFile(m_path).load(hosts, now);
    QVERIFY2(errors.isEmpty(), qPrintable(errors.isEmpty() ? QString() : errors.constFirst().text()));
    QCOMPARE(hosts.entries().size(), 3);
    for (const AllowedHost &entry : m_hosts.entries())
        QCOMPARE(hosts.find(entry.endpoint)->toJson(), entry.toJson());
    QVERIFY(hosts.judge(at("a.example:25"), {m_leaf}, Problem::SelfSigned, now).allowed);
    QCOMPARE(hosts.deniedKeys().size(), 1);
    QCOMPARE(hosts.deniedKeys().constFirst().by, QStringLiteral("bert"));
}

void AllowedHostsFileTest::unchangedListIsNotWritten()
{
    AllowedHosts hosts;
    AllowedHostsFile file(m_path);
    QVERIFY(file.load(hosts, now).isEmpty());
    QVERIFY(QFile::remove(m_path));
    QVERIFY(file.save(hosts).ok());
    QVERIFY(!QFile::exists(m_path));
    QVERIFY(hosts.remove(at("a.example:25")).ok());
    QVERIFY(file.save(hosts).ok());
    QVERIFY(QFile::exists(m_path));
}

void AllowedHostsFileTest::fileIsForItsOwnerOnly()
{
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777u, 0600u);
}

void AllowedHostsFileTest::textThatIsNoJsonIsMovedAsideAndNamedWithLine()
{
    write("{\n  \"format\": 1,\n  \"hosts\": [ oops ]\n}\n");
    AllowedHosts hosts;
    const QList<station::Error> errors = AllowedHostsFile(m_path).load(hosts, now);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.constFirst().what, m_path);
    QVERIFY2(errors.constFirst().why.startsWith(QLatin1String("line 3, column 1")),
             qPrintable(errors.constFirst().text()));
    QVERIFY(!QFile::exists(m_path));
    QCOMPARE(keptFiles().size(), 1);
    QVERIFY(errors.constFirst().remedy.contains(keptFiles().constFirst()));
}

void AllowedHostsFileTest::truncatedFileGrantsNothing()
{
    const QByteArray whole = content();
    for (qsizetype length = 0; length < whole.size() - 2; length += 397) {
        write(whole.left(length));
        AllowedHosts hosts;
        QVERIFY(!AllowedHostsFile(m_path).load(hosts, now).isEmpty());
        QVERIFY(!hosts.judge(at("a.example:25"), {m_leaf}, Problem::SelfSigned, now).allowed);
    }
}

void AllowedHostsFileTest::deniedKeysOutliveADamagedFile_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("an entry is broken") << QByteArray("\"hosts\": [") << QByteArray("\"hosts\": [ oops");
    QTest::newRow("a quote is missing") << QByteArray("\"challenge\":") << QByteArray("\"challenge:");
    QTest::newRow("unknown format") << QByteArray("\"format\": 1") << QByteArray("\"format\": 7");
    QTest::newRow("the end is missing") << QByteArray("\"format\"") << QByteArray();
    QTest::newRow("the beginning is missing")
        << QByteArray("{\n    \"deniedKeys\": [") << QByteArray("\0\0", 2);
}

void AllowedHostsFileTest::deniedKeysOutliveADamagedFile()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const Certificate denied = m_hosts.find(at("c.example:25"))->leaf();
    QByteArray text = content();
    const qsizetype place = text.indexOf(from);
    QVERIFY(place >= 0);
    if (to.isEmpty())
        text.truncate(place);
    else
        text.replace(place, from.size(), to);
    write(text);
    AllowedHosts hosts;
    AllowedHostsFile file(m_path);
    const QList<station::Error> errors = file.load(hosts, now);
    QCOMPARE(errors.size(), 1);
    QVERIFY(hosts.entries().isEmpty());
    QVERIFY(hosts.denialOf(denied));
    QCOMPARE(hosts.denialOf(denied)->by, QStringLiteral("bert"));
    QCOMPARE(hosts.deniedKeys().size(), 1);
    QVERIFY2(errors.constFirst().remedy.contains(QLatin1String("1 denied")),
             qPrintable(errors.constFirst().text()));
    QVERIFY(file.keptAs().endsWith(keptFiles().constFirst()));

    // What was saved holds after the next start as well.
    QVERIFY(file.save(hosts).ok());
    AllowedHosts again;
    QVERIFY(AllowedHostsFile(m_path).load(again, now).isEmpty());
    QVERIFY(again.denialOf(denied));
}

void AllowedHostsFileTest::lostDenialsAreNamed()
{
    write("nothing of it is left");
    AllowedHosts hosts;
    const QList<station::Error> errors = AllowedHostsFile(m_path).load(hosts, now);
    QVERIFY2(errors.constFirst().remedy.contains(QLatin1String("denied keys are lost")),
             qPrintable(errors.constFirst().text()));
    QJsonObject json = QJsonDocument::fromJson(QByteArray()).object();
    json.insert(QStringLiteral("format"), 1);
    json.insert(QStringLiteral("deniedKeys"),
                QJsonArray{QJsonObject{{QStringLiteral("by"), QStringLiteral("x")}}});
    write(QJsonDocument(json).toJson());
    const QList<station::Error> refused = AllowedHostsFile(m_path).load(hosts, now);
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused.constFirst().why.contains(QLatin1String("no longer denied")),
             qPrintable(refused.constFirst().text()));
}

void AllowedHostsFileTest::newerFormatIsMovedAside()
{
    write("{\"format\": 2, \"hosts\": []}");
    AllowedHosts hosts;
    QCOMPARE(AllowedHostsFile(m_path).load(hosts, now).size(), 1);
    QCOMPARE(keptFiles().size(), 1);
}

void AllowedHostsFileTest::editedNonsenseIsRefusedWithLineAndTheOthersGoOn_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char *part, const char *key, const QVariant &value) {
        const QByteArray title = QByteArray(part) + '.' + key + ' ' + value.toString().left(20).toUtf8();
        QTest::newRow(title.constData()) << QString::fromLatin1(part) << QString::fromLatin1(key) << value;
    };
    row("", "state", QStringLiteral("Aproved"));
    row("", "state", 1);
    row("", "host", QStringLiteral("*.example"));
    row("", "host", QStringLiteral("B.example"));
    row("", "port", 0);
    row("", "port", 70000);
    row("", "port", QStringLiteral("25"));
    row("", "protocol", QStringLiteral("any"));
    row("", "firstSeen", QStringLiteral("yesterday"));
    row("approval", "sha256", QString(64, u'a'));
    row("approval", "spkiSha256", QString(64, u'a'));
    row("approval", "certificates", QStringList());
    row("approval", "certificates", QStringList{QStringLiteral("AAAA")});
    row("approval", "forgiven", QStringList{QStringLiteral("selfSigned"), QStringLiteral("revoked")});
    row("approval", "forgiven", QStringList{QStringLiteral("everything")});
    row("approval", "forgiven", QStringList());
    row("approval", "by", QString());
    row("approval", "at", QString());
    row("approval", "until", QStringLiteral("2036-01-01T00:00:00.000Z"));
    row("challenge", "sha256", QString());
}

void AllowedHostsFileTest::editedNonsenseIsRefusedWithLineAndTheOthersGoOn()
{
    QFETCH(QString, part);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    const QByteArray text = QJsonDocument(edited(part, key, QJsonValue::fromVariant(value))).toJson();
    write(text);
    AllowedHosts hosts;
    const QList<station::Error> errors = AllowedHostsFile(m_path).load(hosts, now);
    QCOMPARE(errors.size(), 1);
    // The second entry begins in the line behind the end of the first one.
    const int line = text.left(text.indexOf("        },\n        {\n")).count('\n') + 2;
    QVERIFY2(errors.constFirst().why.startsWith(QStringLiteral("line %1, column 9").arg(line)),
             qPrintable(errors.constFirst().text()));
    QVERIFY(!hosts.find(at("b.example:25")));
    QVERIFY(hosts.judge(at("a.example:25"), {m_leaf}, Problem::SelfSigned, now).allowed);
    QCOMPARE(keptFiles().size(), 1);
    QCOMPARE(station::readFile(m_folder->filePath(keptFiles().constFirst())).value(), text);
}

void AllowedHostsFileTest::secondEntryForAHostIsRefused()
{
    write(QJsonDocument(edited({}, QStringLiteral("host"), QStringLiteral("a.example"))).toJson());
    AllowedHosts hosts;
    const QList<station::Error> errors = AllowedHostsFile(m_path).load(hosts, now);
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors.constFirst().why.contains(QLatin1String("second entry for a.example:25")));
}

void AllowedHostsFileTest::worldWritableFileIsNeitherBelievedNorReplaced()
{
    const QByteArray before = content();
    QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0666), 0);
    AllowedHosts hosts;
    AllowedHostsFile file(m_path);
    const QList<station::Error> errors = file.load(hosts, now);
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors.constFirst().remedy.contains(QLatin1String("chmod 600")));
    QVERIFY(!hosts.judge(at("a.example:25"), {m_leaf}, Problem::SelfSigned, now).allowed);
    QVERIFY(!file.save(hosts).ok());
    QCOMPARE(content(), before);
}

void AllowedHostsFileTest::symbolicLinkIsNotBelieved()
{
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere.json"));
    QVERIFY(QFile::rename(m_path, elsewhere));
    QVERIFY(QFile::link(elsewhere, m_path));
    AllowedHosts hosts;
    QCOMPARE(AllowedHostsFile(m_path).load(hosts, now).size(), 1);
    QVERIFY(hosts.entries().isEmpty());
}

void AllowedHostsFileTest::twoDamagedFilesAreBothKept()
{
    for (const char *text : {"one", "two"}) {
        write(text);
        AllowedHosts hosts;
        QCOMPARE(AllowedHostsFile(m_path).load(hosts, now).size(), 1);
    }
    QCOMPARE(keptFiles().size(), 2);
}

QTEST_GUILESS_MAIN(AllowedHostsFileTest)
#include "allowedhostsfiletest.moc"
