#include "components/platform/certificateservice.h"

#include "components/alarm/types.h"
#include "components/platform/types.h"
#include "station/basictypes.h"
#include "station/session/methods.h"
#include "station/stationcodec.h"
#include "station/value/atomicfile.h"
#include "tests/components/alarm/alarmrig.h"
#include "tests/truststore/certificatefactory.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using trust::Problem;

namespace {

const station::Actor person{.kind = station::Actor::Person, .user = "ann", .through = "test"};

/// Connects to the server that the tests show.
class Account final : public station::Component
{
public:
    station::Slot<station::HostName> hostname{
        this, {.name = "hostname", .value = "mail.example.org", .doc = "Where to."}};
    station::Slot<station::Port> resolvedPort{
        this, {.name = "resolvedPort", .value = station::Port{465}, .doc = "Where to."}};
};

const station::Registry &registry()
{
    static const station::Registry *all = [] {
        auto *made = new station::Registry;
        station::registerBasicTypes(*made);
        alarms::registerAlarm(*made);
        platform::registerPlatform(*made);
        made->add<testsupport::EventRecorder>({.name = "test:Recorder", .doc = "Keeps events."});
        made->add<Account>({.name = "test:Account", .doc = "Connects."});
        return made;
    }();
    return *all;
}

trust::Endpoint at(const char *hostAndPort)
{
    return trust::parseEndpoint(trust::Protocol::Smtp, QLatin1String(hostAndPort)).value();
}

factory::Recipe goodServer()
{
    factory::Recipe recipe;
    recipe.alternativeNames = {"DNS:mail.example.org"};
    return recipe;
}

/// What a person says who compared the fingerprint.
QJsonObject approval(const factory::Identity &server, int port)
{
    return {{"host", "mail.example.org"}, {"port", port}, {"fingerprint", server.certificate.sha256()}};
}

/// A station in @p folder with an alarm service that has a recorder, and a certificate service.
class Rig
{
public:
    explicit Rig(const QString &folder, const QByteArray &file = {}) : m_station(registry(), clock)
    {
        clock.setWall(trust::TrustPolicy::buildDate().addDays(1));
        m_station.setFolder(folder);
        QDir(folder).mkpath("trust");
        if (file.isEmpty()) {
            m_station.finishLoading();
            add("/", "station:Services", "Services");
            add("/Services", "alarm:AlarmService", "AlarmService");
            add("/Services/AlarmService", "alarm:AlarmClass", "Default");
            add("/Services", "platform:PlatformServices", "PlatformServices");
            add("/Services/PlatformServices", "platform:CertificateService", "CertificateService");
            add("/", "test:Recorder", "Recorder");
            if (!m_station.links().add(*m_station.findSlot("/Services/AlarmService/Default.alarm"),
                                       *m_station.findSlot("/Recorder.take"), person))
                qFatal("no link");
        } else {
            QStringList warnings;
            if (const auto failure = station::decodeStation(m_station, file, warnings))
                qFatal("%s", qPrintable(failure->error.text()));
            m_station.finishLoading();
        }
        platform::registerTrustMethods(m_methods, m_station);
    }
    ~Rig() { m_station.stop(); }

    void start()
    {
        m_station.start();
        clock.advance(0);
        // The operating system's store is read by a thread.
        if (!QTest::qWaitFor([this] { return service().isReady(); }))
            qFatal("no trust store");
    }
    platform::CertificateService &service() { return *m_station.service<platform::CertificateService>(); }
    QByteArray save() const { return station::encodeStation(m_station); }
    QString kinds() const
    {
        QStringList list;
        for (const alarms::AlarmEvent &event : m_station.service<testsupport::EventRecorder>()->events)
            list.append(alarms::textOf(event.kind));
        return list.join(QLatin1Char(' '));
    }
    /// Of the last alarm.
    QString words() const
    {
        const auto &events = m_station.service<testsupport::EventRecorder>()->events;
        return events.empty() ? QString() : events.back().record.text();
    }
    station::Result<QJsonValue> call(const char *method, const QJsonObject &params)
    {
        std::optional<station::Result<QJsonValue>> result;
        station::Call made;
        made.params = params;
        made.actor = person;
        m_methods.find(QLatin1String(method))->run(made, [&](const station::Result<QJsonValue> &answer) {
            result.emplace(answer);
        });
        return *result;
    }
    /// What a server showed that nothing vouches for.
    trust::PeerAnswer show(const factory::Identity &server, const char *hostAndPort = "mail.example.org:465",
                           trust::Protocol protocol = trust::Protocol::Smtp)
    {
        trust::PeerQuestion question;
        question.endpoint = at(hostAndPort);
        question.endpoint.protocol = protocol;
        question.chain = {QSslCertificate(server.certificate.der(), QSsl::Der)};
        question.protocol = QSsl::TlsV1_3;
        question.now = clock.wall();
        return service().judge(question);
    }
    station::Station &station() { return m_station; }

    testsupport::FakeClock clock;

    void add(const char *parent, const char *type, const char *name)
    {
        const auto added = m_station.add(**m_station.find(QLatin1String(parent)), QLatin1String(type),
                                         QLatin1String(name), {}, person);
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
    }

private:
    station::Station m_station;
    station::MethodTable m_methods;
};

} // namespace

/// What the certificate service shows and tells beyond the judgement itself.
class CertificateServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.reset(new QTemporaryDir); }
    void aDamagedHostsFileIsAFaultUntilAPersonResetsIt();
    void aDamageFoundWhileStoppedIsToldAtTheNextStart();
    void importNamesTheApprovalsThatItMakesNeedless();
    void deletingAnIssuerNamesTheServersThatItVouchedFor();
    void aNameOfTwoCertificatesIsNoName();
    void strangersPushOutNobodyWhoIsUsed();
    void denyNamesEveryServerWithTheKey();
    void whoNamesNoProtocolMeansTheOnlyEntry();
    void aServerThatIsDeniedWhileInUseIsAnAlarm();
    void theAlarmAsksForNoApprovalThatIsImpossible();
    void fileIsInspectedBeforeItIsImported();
    void listAndShowCarryWhatTheWorkbenchShows();
    void aChangedKeyShowsThePreviousCertificate();
    void selfSignedServerIsApprovedOverTheSession();
    void onceIsForOneConnection();

private:
    void damage(const QByteArray &text = "{ oops")
    {
        QVERIFY(QDir().mkpath(m_folder->filePath("trust")));
        QVERIFY(station::replaceFile(m_folder->filePath("trust/allowed-hosts.json"), text).ok());
    }
    QScopedPointer<QTemporaryDir> m_folder;
};

void CertificateServiceTest::aDamagedHostsFileIsAFaultUntilAPersonResetsIt()
{
    damage();
    QByteArray saved;
    {
        Rig rig(m_folder->path());
        rig.start();
        QVERIFY(rig.service().status().has(station::Status::Fault));
        const QString cause = rig.service().faultCause();
        QVERIFY2(cause.contains("allowed-hosts.json.damaged-"), qPrintable(cause));
        QVERIFY2(cause.contains("deny them again"), qPrintable(cause));
        QVERIFY2(cause.contains("resetFault"), qPrintable(cause));
        QCOMPARE(rig.kinds(), "toFault");
        saved = rig.save();
    }
    Rig rig(m_folder->path(), saved);
    rig.start();
    QVERIFY(rig.service().faultCause().contains(".damaged-"));
    QCOMPARE(rig.kinds(), "toFault"); // This rig keeps no database.
    QVERIFY(rig.station()
                .invoke(*rig.station().findSlot("/Services/PlatformServices/CertificateService.resetFault"),
                        QJsonValue(), person)
                .ok());
    QCOMPARE(rig.kinds(), "toFault toNormal");
    QCOMPARE(rig.service().status(), station::Status());
    QCOMPARE(QDir(m_folder->filePath("trust")).entryList({"*.damaged-*"}).size(), 1);
}

void CertificateServiceTest::aDamageFoundWhileStoppedIsToldAtTheNextStart()
{
    QByteArray saved = Rig(m_folder->path()).save();
    damage();
    {
        Rig opened(m_folder->path(), saved);
        int dirty = 0;
        opened.station().setDirtyListener([&] { ++dirty; });
        opened.clock.advance(0);
        QCOMPARE(dirty, 1);
        saved = opened.save();
    }
    Rig rig(m_folder->path(), saved);
    rig.start();
    QCOMPARE(rig.kinds(), "toFault");
}

void CertificateServiceTest::importNamesTheApprovalsThatItMakesNeedless()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity root = factory::selfSigned(factory::caRecipe("Root"));
    const factory::Identity server = factory::issue(goodServer(), root);
    const factory::Identity lonely = factory::selfSigned(goodServer());
    rig.show(server);
    rig.show(lonely, "mail.example.org:25");
    QVERIFY(rig.call("hosts.approve", approval(server, 465)).ok());
    QVERIFY(rig.call("hosts.approve", approval(lonely, 25)).ok());
    const QJsonObject params{{"content", QString::fromLatin1(root.certificate.pem().toBase64())}};
    const auto imported = rig.call("trust.import", params);
    QVERIFY(imported.ok());
    QCOMPARE((*imported)["added"].toArray().size(), 1);
    QCOMPARE((*imported)["needless"],
             (QJsonArray{QJsonObject{{"host", "mail.example.org"}, {"port", 465}, {"protocol", "smtp"}}}));
    QVERIFY(rig.call("hosts.delete", (*imported)["needless"].toArray().at(0).toObject()).ok());
    QVERIFY((*rig.call("trust.import", params))["needless"].toArray().isEmpty());
}

void CertificateServiceTest::deletingAnIssuerNamesTheServersThatItVouchedFor()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity root = factory::selfSigned(factory::caRecipe("Root"));
    const factory::Identity server = factory::issue(goodServer(), root);
    rig.show(server);
    rig.show(factory::selfSigned(goodServer()), "mail.example.org:25");
    QVERIFY(rig.call("hosts.approve", approval(server, 465)).ok());
    QVERIFY(
        rig.call("trust.import", {{"content", QString::fromLatin1(root.certificate.pem().toBase64())}}).ok());
    rig.show(server); // The approval is superseded.
    const auto deleted = rig.call("trust.delete", {{"sha256", "Root"}});
    QVERIFY2(deleted.ok(), qPrintable(deleted.error().text()));
    QCOMPARE((*deleted)["orphaned"],
             (QJsonArray{QJsonObject{{"host", "mail.example.org"}, {"port", 465}, {"protocol", "smtp"}}}));
    QVERIFY(!rig.call("trust.delete", {{"sha256", "Root"}}).ok());
}

void CertificateServiceTest::aNameOfTwoCertificatesIsNoName()
{
    Rig rig(m_folder->path());
    rig.start();
    for (int i = 0; i < 2; ++i) {
        const factory::Identity root = factory::selfSigned(factory::caRecipe("Root"));
        const QString content = QString::fromLatin1(root.certificate.pem().toBase64());
        QVERIFY(rig.call("trust.import", {{"content", content}}).ok());
    }
    for (const char *method : {"trust.export", "trust.delete"}) {
        const auto refused = rig.call(method, {{"sha256", "Root"}});
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().text().contains("2 certificates"), qPrintable(refused.error().text()));
    }
    QCOMPARE(rig.service().userStore().certificates().size(), 2);
}

/// A check may try any server; the entry that an account's mail waits for stays.
void CertificateServiceTest::strangersPushOutNobodyWhoIsUsed()
{
    Rig rig(m_folder->path());
    rig.add("/", "test:Account", "Account");
    rig.start();
    const factory::Identity server = factory::selfSigned(goodServer());
    rig.show(server);
    for (int i = 0; i < 40; ++i) {
        rig.clock.advance(1000);
        rig.show(server, QByteArray("other.example:" + QByteArray::number(2000 + i)).constData());
    }
    QVERIFY(rig.service().hosts().find(at("mail.example.org:465")));
    QVERIFY(!rig.service().hosts().find(at("other.example:2000")));
    QVERIFY(rig.service().hosts().find(at("other.example:2039")));
}

void CertificateServiceTest::denyNamesEveryServerWithTheKey()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity server = factory::selfSigned(goodServer());
    rig.show(server, "mail.example.org:25");
    rig.show(server, "mail.example.org:465");
    rig.show(factory::selfSigned(goodServer()), "mail.example.org:587");
    const auto denied = rig.call("hosts.deny", {{"host", "mail.example.org"}, {"port", 465}});
    QVERIFY(denied.ok());
    QCOMPARE((*denied)["port"].toInt(), 465);
    const QJsonArray stopped = (*denied)["stopped"].toArray();
    QCOMPARE(stopped.size(), 2);
    QCOMPARE(stopped[0]["port"].toInt(), 465);
    QCOMPARE(stopped[1]["port"].toInt(), 25);
}

void CertificateServiceTest::whoNamesNoProtocolMeansTheOnlyEntry()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity server = factory::selfSigned(goodServer());
    rig.show(server, "mail.example.org:993", trust::Protocol::Imap);
    QCOMPARE((*rig.call("hosts.approve", approval(server, 993)))["protocol"], "imap");
    rig.show(factory::selfSigned(goodServer()), "mail.example.org:993");
    QCOMPARE((*rig.call("hosts.show", {{"host", "mail.example.org"}, {"port", 993}}))["protocol"], "smtp");
}

/// Mail to it went until now, and nobody else would say that it does no more.
void CertificateServiceTest::aServerThatIsDeniedWhileInUseIsAnAlarm()
{
    Rig rig(m_folder->path());
    rig.start();
    rig.add("/", "test:Account", "Account");
    const factory::Identity server = factory::selfSigned(goodServer());
    rig.show(server);
    QVERIFY(rig.call("hosts.approve", approval(server, 465)).ok());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    QVERIFY(rig.call("hosts.deny", {{"host", "mail.example.org"}, {"port", 465}}).ok());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal toOffnormal");
    QVERIFY(!rig.show(server).allowed());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal toOffnormal");
    QVERIFY(rig.call("hosts.delete", {{"host", "mail.example.org"}, {"port", 465}}).ok());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal toOffnormal toNormal");
}

void CertificateServiceTest::theAlarmAsksForNoApprovalThatIsImpossible()
{
    Rig rig(m_folder->path());
    rig.start();
    rig.add("/", "test:Account", "Account");
    factory::Recipe recipe = goodServer();
    recipe.extendedKeyUsage = "clientAuth";
    rig.show(factory::selfSigned(recipe));
    QCOMPARE(rig.kinds(), "toOffnormal");
    QVERIFY2(rig.words().contains("nobody can approve"), qPrintable(rig.words()));
}

void CertificateServiceTest::fileIsInspectedBeforeItIsImported()
{
    Rig rig(m_folder->path());
    factory::Recipe recipe = goodServer();
    recipe.alternativeNames.append("IP:192.0.2.1");
    const factory::Identity root = factory::selfSigned(factory::caRecipe("Root"));
    const trust::Certificate leaf = factory::issue(recipe, root).certificate;
    const QByteArray file = leaf.pem() + root.certificate.pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n";
    const auto seen = rig.call("trust.inspect", {{"content", QString::fromLatin1(file.toBase64())}});
    QVERIFY(seen.ok());
    QCOMPARE((*seen)["damaged"].toArray().size(), 1);
    const QJsonArray certificates = (*seen)["certificates"].toArray();
    QCOMPARE(certificates.size(), 2);
    const QJsonObject first = certificates.at(0).toObject();
    QCOMPARE(first["sans"], (QJsonArray{"DNS:mail.example.org", "IP:192.0.2.1"}));
    QCOMPARE(first["pem"].toString().toLatin1(), leaf.pem());
    QCOMPARE(first["keyAlgorithm"], "EC");
    QCOMPARE(first["keySize"], 256);
    QCOMPARE(first["basicConstraints"], (QJsonObject{{"ca", false}}));
    QVERIFY(certificates.at(1)["basicConstraints"]["ca"].toBool());
    QVERIFY(rig.service().userStore().certificates().isEmpty());

    QVERIFY(!rig.call("trust.inspect", {{"content", "AAAA"}}).ok());
    QVERIFY(!rig.call("trust.inspect", {{"sha256", leaf.sha256()}}).ok());
    QVERIFY(
        rig.call("trust.import", {{"content", QString::fromLatin1(root.certificate.pem().toBase64())}}).ok());
    const auto held = rig.call("trust.inspect", {{"sha256", root.certificate.sha256().toUpper()}});
    QCOMPARE((*held)["certificates"][0]["subject"], root.certificate.subject());
}

void CertificateServiceTest::listAndShowCarryWhatTheWorkbenchShows()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity server = factory::selfSigned(goodServer());
    rig.show(server);
    const QJsonObject row = (*rig.call("hosts.list", {}))[0].toObject();
    for (const char *name :
         {"host", "port", "protocol", "state", "sha256", "spkiSha256", "subject", "issuer", "notBefore",
          "notAfter", "errors", "firstSeen", "lastSeen", "approvedBy", "note", "expires", "useCount"})
        QVERIFY2(row.contains(QLatin1String(name)), name);
    const auto shown = rig.call("hosts.show", {{"host", "mail.example.org"}, {"port", 465}});
    const QJsonObject leaf = (*shown)["chain"][0].toObject();
    for (const char *name :
         {"subject", "issuer", "notBefore", "notAfter", "sans", "keyAlgorithm", "keySize",
          "signatureAlgorithm", "serial", "sha256", "spkiSha256", "basicConstraints", "pem"})
        QVERIFY2(leaf.contains(QLatin1String(name)), name);
    QVERIFY(!shown->toObject().contains("previous"));
    QCOMPARE((*shown)["reasons"].toArray().size(), 1);

    QVERIFY(rig.call("trust.import", {{"content", QString::fromLatin1(server.certificate.pem().toBase64())}})
                .ok());
    const QJsonObject anchor = (*rig.call("trust.list", {{"store", "user"}}))[0].toObject();
    for (const char *name : {"subject", "issuer", "notBefore", "notAfter", "keyAlgorithm", "keySize",
                             "signatureAlgorithm", "signatureSize", "sha256", "selfSigned", "alias"})
        QVERIFY2(anchor.contains(QLatin1String(name)), name);
}

void CertificateServiceTest::aChangedKeyShowsThePreviousCertificate()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity before = factory::selfSigned(goodServer());
    const factory::Identity after = factory::selfSigned(goodServer());
    rig.show(before);
    QVERIFY(rig.call("hosts.approve", approval(before, 465)).ok());
    rig.show(after);
    const auto shown = rig.call("hosts.show", {{"host", "mail.example.org"}, {"port", 465}});
    QCOMPARE((*shown)["state"], "Changed");
    QCOMPARE((*shown)["chain"][0]["sha256"], after.certificate.sha256());
    QCOMPARE((*shown)["previous"]["chain"][0]["sha256"], before.certificate.sha256());
    QCOMPARE((*shown)["previous"]["chain"][0]["pem"].toString().toLatin1(), before.certificate.pem());
    QCOMPARE((*shown)["previous"]["approvedBy"], "ann");
    QVERIFY(!(*shown)["previous"]["approvedAt"].toString().isEmpty());
}

void CertificateServiceTest::selfSignedServerIsApprovedOverTheSession()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity server = factory::selfSigned(goodServer());
    QVERIFY(!rig.show(server).allowed());
    QCOMPARE(rig.kinds(), ""); // No account leads there, so nothing waits for a decision.
    rig.add("/", "test:Account", "Account");
    QVERIFY(!rig.show(server).allowed());
    QVERIFY(!rig.show(server).allowed());
    QCOMPARE(rig.kinds(), "toOffnormal");
    QCOMPARE((*rig.call("hosts.approve", approval(server, 465)))["state"], "Approved");
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    QVERIFY(rig.show(server).allowed());
}

void CertificateServiceTest::onceIsForOneConnection()
{
    Rig rig(m_folder->path());
    rig.start();
    const factory::Identity server = factory::selfSigned(goodServer());
    rig.show(server);
    int told = 0;
    rig.service().listen(this, [&told] { ++told; });
    QJsonObject once = approval(server, 465);
    once.insert("once", true);
    QCOMPARE((*rig.call("hosts.approve", once))["state"], "Unapproved");
    QCOMPARE(told, 1); // The account tries at once.
    QVERIFY(rig.show(server).allowed());
    QVERIFY(!rig.show(server).allowed());
    rig.service().forget(this);
}

QTEST_GUILESS_MAIN(CertificateServiceTest)
#include "certificateservicetest.moc"
