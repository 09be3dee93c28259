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

const station::Registry &registry()
{
    static const station::Registry *all = [] {
        auto *made = new station::Registry;
        station::registerBasicTypes(*made);
        alarms::registerAlarm(*made);
        platform::registerPlatform(*made);
        made->add<testsupport::EventRecorder>({.name = "test:Recorder", .doc = "Keeps events."});
        return made;
    }();
    return *all;
}

trust::Endpoint at(const char *hostAndPort)
{
    return trust::parseEndpoint(trust::Protocol::Smtp, QLatin1String(hostAndPort)).value();
}

/// A station in @p folder with an alarm service that has a recorder, and a certificate service.
class Rig
{
public:
    explicit Rig(const QString &folder, const QByteArray &file = {}) : m_station(registry(), clock)
    {
        clock.setWall(trust::TrustPolicy::buildDate().addDays(1));
        m_station.setFolder(folder);
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
    trust::PeerAnswer show(const factory::Identity &server, const char *hostAndPort = "mail.example.org:465")
    {
        trust::PeerQuestion question;
        question.endpoint = at(hostAndPort);
        question.chain = {QSslCertificate(server.certificate.der(), QSsl::Der)};
        question.protocol = QSsl::TlsV1_3;
        question.now = clock.wall();
        return service().judge(question);
    }
    station::Station &station() { return m_station; }

    testsupport::FakeClock clock;

private:
    void add(const char *parent, const char *type, const char *name)
    {
        const auto added = m_station.add(**m_station.find(QLatin1String(parent)), QLatin1String(type),
                                         QLatin1String(name), {}, person);
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
    }

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

QTEST_GUILESS_MAIN(CertificateServiceTest)
#include "certificateservicetest.moc"
