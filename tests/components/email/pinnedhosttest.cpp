#include "station/value/atomicfile.h"
#include "tests/components/email/accountbench.h"
#include "truststore/allowedhostsfile.h"

#include <QDir>

#include <sys/stat.h>

using namespace accountbench;

namespace {

const factory::Key &pinnedKey()
{
    static const factory::Key made = factory::ecKey();
    return made;
}

/// Another certificate of the pinned server each time.
factory::Identity pinned(const QDateTime &until = QDateTime({2040, 1, 1}, {0, 0}, Qt::UTC))
{
    factory::Recipe recipe = serverRecipe();
    recipe.key = pinnedKey();
    recipe.to = until;
    return factory::selfSigned(recipe);
}

/// A file that approves @p server at 127.0.0.1 and @p port.
QByteArray fileFor(const factory::Identity &server, int port, const QDateTime &at)
{
    trust::AllowedHosts hosts;
    const auto endpoint = trust::makeEndpoint(trust::Protocol::Smtp, QStringLiteral("127.0.0.1"), port);
    hosts.judge(*endpoint, {server.certificate}, trust::Problem::SelfSigned, at);
    trust::AllowedHosts::Approve decision;
    decision.sha256 = server.certificate.sha256();
    decision.by = QStringLiteral("anna");
    if (!hosts.approve(*endpoint, decision, at))
        qFatal("not approved");
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("allowed-hosts.json"));
    if (!trust::AllowedHostsFile(path).save(hosts))
        qFatal("not saved");
    return station::readFile(path, 1 << 20).value();
}

QString trustFile(const QString &folder)
{
    return folder + QStringLiteral("/trust/allowed-hosts.json");
}

} // namespace

Q_DECLARE_METATYPE(factory::Identity)

/// A server whose certificate a person approved, over a real connection: what it may change and what not, and
/// what becomes of the approval when the file that holds it was tampered with.
class PinnedHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerShowsNext_data();
    void whatTheServerShowsNext();
    void otherPortIsNotCovered();
    void expiredSinceStops();
    void editedFileGrantsNothing_data();
    void editedFileGrantsNothing();
    void worldWritableFileGrantsNothingAndStaysAsItIs();
};

void PinnedHostTest::whatTheServerShowsNext_data()
{
    QTest::addColumn<factory::Identity>("next");
    QTest::addColumn<QString>("state");
    QTest::newRow("same key, new certificate") << pinned() << "Approved";
    factory::Recipe recipe = serverRecipe();
    QTest::newRow("new key") << factory::selfSigned(recipe) << "Changed";
    recipe.key = pinnedKey();
    recipe.alternativeNames.append(QStringLiteral("DNS:bank.example"));
    QTest::newRow("same key, more names") << factory::selfSigned(recipe) << "Changed";
    recipe = serverRecipe();
    recipe.key = pinnedKey();
    recipe.to = QDateTime({2025, 1, 1}, {0, 0}, Qt::UTC);
    QTest::newRow("same key, expired") << factory::selfSigned(recipe) << "Changed";
    recipe.to = QDateTime({2040, 1, 1}, {0, 0}, Qt::UTC);
    recipe.extendedKeyUsage = "clientAuth";
    QTest::newRow("same key, for clients") << factory::selfSigned(recipe) << "Changed";
    recipe.extendedKeyUsage = "serverAuth";
    QTest::newRow("same key, another issuer")
        << factory::issue(recipe, factory::selfSigned(factory::caRecipe(QStringLiteral("Somebody"))))
        << "Changed";
}

void PinnedHostTest::whatTheServerShowsNext()
{
    QFETCH(factory::Identity, next);
    QFETCH(QString, state);
    Bench bench(Tls::First, pinned());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    const quint16 port = bench.server.port();
    bench.server.stop();
    MailServer server(Tls::First, next);
    QVERIFY(server.start(port));
    bench.station->send();
    if (state == QLatin1String("Approved")) {
        WAIT_FOR(server.mails.size() == 1 && bench.account().isIdle());
        QVERIFY(bench.station->host()->renewed.isValid());
    } else {
        WAIT_FOR(bench.status().has(Status::Fault));
        QCOMPARE(server.lines, QList<QByteArray>());
        QCOMPARE(bench.station->host()->approval->chain.constFirst().spkiSha256(),
                 pinned().certificate.spkiSha256());
    }
    QCOMPARE(trust::name(bench.station->host()->state), state);
}

void PinnedHostTest::otherPortIsNotCovered()
{
    Bench bench(Tls::First, pinned());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    MailServer elsewhere(Tls::First, pinned());
    QVERIFY(elsewhere.start());
    QCOMPARE(bench.station->set({{QStringLiteral("port"), elsewhere.port()}}), QString());
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(elsewhere.lines, QList<QByteArray>());
    QCOMPARE(bench.station->host()->state, trust::HostState::Unapproved);
    QCOMPARE(bench.station->certificates().hosts().entries().size(), 2);
}

void PinnedHostTest::expiredSinceStops()
{
    const QDateTime end({2027, 1, 1}, {0, 0}, Qt::UTC);
    Bench bench(Tls::First, pinned(end));
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    bench.server.hangUp();
    clock.setWall(end.addSecs(1));
    const qsizetype said = bench.server.lines.size();
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.server.lines.size(), said);
    QCOMPARE(bench.station->host()->state, trust::HostState::Expired);
}

void PinnedHostTest::editedFileGrantsNothing_data()
{
    QTest::addColumn<QByteArray>("part"); // Empty: cut in half.
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<bool>("granted");
    QTest::newRow("untouched") << QByteArray("anna") << QByteArray("anna") << true;
    QTest::newRow("truncated") << QByteArray() << QByteArray() << false;
    QTest::newRow("another fingerprint")
        << QByteArray("\"sha256\": \"") << QByteArray("\"sha256\": \"0") << false;
    QTest::newRow("another key's fingerprint")
        << QByteArray("\"spkiSha256\": \"") << QByteArray("\"spkiSha256\": \"0") << false;
    QTest::newRow("damaged certificate") << QByteArray("\"MII") << QByteArray("\"AAA") << false;
    QTest::newRow("forgives revocation")
        << QByteArray("\"forgiven\": [") << QByteArray("\"forgiven\": [ \"revoked\",") << false;
    QTest::newRow("state without approval")
        << QByteArray("\"approval\"") << QByteArray("\"approvel\"") << false;
    QTest::newRow("unknown state") << QByteArray("\"Approved\"") << QByteArray("\"Trusted\"") << false;
    QTest::newRow("no time") << QByteArray("\"at\": \"20") << QByteArray("\"at\": \"x") << false;
    QTest::newRow("other host") << QByteArray("127.0.0.1\"") << QByteArray("127.0.0.2\"") << false;
    QTest::newRow("other protocol") << QByteArray("\"smtp\"") << QByteArray("\"imap\"") << false;
    QTest::newRow("nonsense at the end") << QByteArray("\"hosts\"") << QByteArray("\"hosts\" oops") << false;
}

void PinnedHostTest::editedFileGrantsNothing()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(bool, granted);
    const factory::Identity server = pinned();
    Bench bench(Tls::First, server);
    FakeClock &clock = bench.clock;
    QByteArray file = fileFor(server, bench.server.port(), clock.wall());
    if (part.isEmpty())
        file.truncate(file.size() / 2);
    else
        QVERIFY2(file.contains(part), file.constData());
    file.replace(part, part.isEmpty() ? QByteArray() : instead);
    bench.station->beforeLoading = [&file](const QString &folder) {
        QDir().mkpath(folder + QStringLiteral("/trust"));
        if (!station::replaceFile(trustFile(folder), file))
            qFatal("not written");
    };
    bench.start(false);
    bench.station->send();
    if (granted) {
        WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
        QCOMPARE(bench.station->certificates().faultCause(), QString());
        return;
    }
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.server.lines, QList<QByteArray>());
    // What is merely for another server is no damage; anything else is named with its line.
    const QString fault = bench.station->certificates().faultCause();
    const bool sound = instead.contains("127.0.0.2") || instead.contains("imap");
    QVERIFY2(sound ? fault.isEmpty() : fault.contains(QLatin1String("line ")), qPrintable(fault));
}

void PinnedHostTest::worldWritableFileGrantsNothingAndStaysAsItIs()
{
    const factory::Identity server = pinned();
    Bench bench(Tls::First, server);
    FakeClock &clock = bench.clock;
    const QByteArray file = fileFor(server, bench.server.port(), clock.wall());
    bench.station->beforeLoading = [&file](const QString &folder) {
        QDir().mkpath(folder + QStringLiteral("/trust"));
        if (!station::replaceFile(trustFile(folder), file) ||
            ::chmod(QFile::encodeName(trustFile(folder)).constData(), 0666) != 0)
            qFatal("not written");
    };
    bench.start(false);
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QCOMPARE(bench.server.lines, QList<QByteArray>());
    const QString fault = bench.station->certificates().faultCause();
    QVERIFY2(fault.contains(QLatin1String("everyone may write to it")), qPrintable(fault));
    QCOMPARE(station::readFile(trustFile(bench.station->folder()), 1 << 20).value(), file);
}

QTEST_GUILESS_MAIN(PinnedHostTest)
#include "pinnedhosttest.moc"
