#include "station/stationfolder.h"

#include "station/links.h"
#include "station/stationcodec.h"
#include "tests/station/samplecomponents.h"

#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace station;
using sample::Adder;

namespace {

const Actor person{.kind = Actor::Person, .user = QStringLiteral("anna"), .through = QStringLiteral("test")};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

} // namespace

class StationFolderTest : public QObject
{
    Q_OBJECT

    /// A station in a temporary folder, by the real clock unless another one is given.
    struct Opened
    {
        explicit Opened(const QString &path, std::unique_ptr<Clock> time = Clock::system())
            : clock(std::move(time)), folder(path)
        {
            sample::registerSample(registry);
            station = std::make_unique<Station>(registry, *clock);
        }
        ~Opened() { (void)folder.close(); }
        Result<void> load()
        {
            if (const Result<void> loaded = folder.load(*station); !loaded)
                return loaded;
            station->finishLoading();
            folder.keepSaved(*station);
            return {};
        }
        Adder &adder(const QString &name)
        {
            return static_cast<Adder &>(**station->find(QLatin1Char('/') + name));
        }

        std::unique_ptr<Clock> clock;
        Registry registry;
        std::unique_ptr<Station> station;
        StationFolder folder;
    };

    QString make()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        const QString path = m_temporary->path() + QStringLiteral("/station");
        Registry registry;
        sample::registerSample(registry);
        const auto clock = Clock::system();
        Station station(registry, *clock);
        sample::adder(station, QStringLiteral("one"));
        sample::adder(station, QStringLiteral("two"));
        if (!StationFolder::create(path, encodeStation(station)))
            qFatal("the folder was not made");
        return path;
    }
    QString file(const QString &folder) const { return folder + QStringLiteral("/station.json"); }

    std::unique_ptr<QTemporaryDir> m_temporary;

private Q_SLOTS:
    void onlyWhatDiffersFromTheDefaultsIsSaved();
    void everythingSurvivesARoundTrip();
    void anEditIsOnDiskWithinASecond();
    void whatALinkFeedsIsNotSaved();
    void theLastTenVersionsAreKept();
    void aDamagedFileIsNamedWithLineAndColumnAndKept_data();
    void aDamagedFileIsNamedWithLineAndColumnAndKept();
    void anOlderVersionCanBeRestored();
    void contradictionsInTheFileAreReportedAndLoaded();
    void aLinkThatDoesNotFitIsLeftOutAndTold();
    void aSecondProcessIsKeptOut();
    void aFolderInUseIsNotMadeAgain();
    void aFailedWriteKeepsTheOldFileAndIsRetried();
};

void StationFolderTest::onlyWhatDiffersFromTheDefaultsIsSaved()
{
    const QString path = make();
    const QByteArray text = contentOf(file(path));
    QVERIFY(!text.contains("\"mode\""));
    Opened opened(path);
    QVERIFY(opened.load().ok());
    opened.adder(QStringLiteral("one")).mode.set(sample::Mode::Fast);
    opened.adder(QStringLiteral("one")).sum.set(3);
    QVERIFY(opened.folder.close().ok());
    const QByteArray saved = contentOf(file(path));
    QVERIFY(saved.contains("\"mode\": \"Fast\""));
    QVERIFY(!saved.contains("\"sum\""));
    QCOMPARE(QFile::permissions(file(path)) & 0x0077, QFileDevice::Permissions());
}

void StationFolderTest::everythingSurvivesARoundTrip()
{
    const QString path = make();
    quint32 handle = 0;
    {
        Opened opened(path);
        QVERIFY(opened.load().ok());
        Station &s = *opened.station;
        QVERIFY(
            s.links()
                .add(*s.findSlot(QStringLiteral("/one.sum")), *s.findSlot(QStringLiteral("/two.a")), person)
                .ok());
        QVERIFY(s.addDynamicSlot(opened.adder(QStringLiteral("one")), QStringLiteral("duration"),
                                 QStringLiteral("extra"), QStringLiteral("PT5M"), person)
                    .ok());
        QVERIFY(s.commit({{QStringLiteral("/two.other"), QStringLiteral("/one")},
                          {QStringLiteral("/one.label"), QStringLiteral("Zuluft \"1\" °C")}},
                         person)
                    .empty());
        handle = opened.adder(QStringLiteral("two")).handle();
        QVERIFY(opened.folder.close().ok());
    }
    Opened again(path);
    QVERIFY(again.load().ok());
    QCOMPARE(again.folder.warnings(), QStringList());
    QCOMPARE(again.adder(QStringLiteral("two")).handle(), handle);
    QCOMPARE(again.adder(QStringLiteral("two")).other().path, QStringLiteral("/one"));
    QCOMPARE(again.adder(QStringLiteral("one")).label(), QStringLiteral("Zuluft \"1\" °C"));
    const Adder &one = again.adder(QStringLiteral("one"));
    QCOMPARE(one.value(*one.findSlot(u"extra")).as<Duration>()->ms, 300'000);
    QCOMPARE(again.station->links().from(one).size(), 1u);
    QCOMPARE(encodeStation(*again.station), contentOf(file(path)));
}

void StationFolderTest::anEditIsOnDiskWithinASecond()
{
    const QString path = make();
    auto time = std::make_unique<testsupport::FakeClock>();
    testsupport::FakeClock &clock = *time;
    Opened opened(path, std::move(time));
    QVERIFY(opened.load().ok());
    opened.adder(QStringLiteral("one")).label.set(QStringLiteral("soon"));
    // Further edits do not put it off.
    for (int i = 0; i < 9; ++i) {
        clock.advance(100);
        opened.adder(QStringLiteral("two")).a.set(i);
    }
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(file(path)).contains("soon"), 5000);
}

void StationFolderTest::whatALinkFeedsIsNotSaved()
{
    const QString path = make();
    Opened opened(path);
    QVERIFY(opened.load().ok());
    Station &s = *opened.station;
    QVERIFY(s.links()
                .add(*s.findSlot(QStringLiteral("/one.sum")), *s.findSlot(QStringLiteral("/two.a")), person)
                .ok());
    int edits = 0;
    s.setDirtyListener([&edits] { ++edits; });
    opened.adder(QStringLiteral("one")).sum.set(7);
    s.links().propagateAll();
    QCOMPARE(opened.adder(QStringLiteral("two")).a(), 7.0);
    QCOMPARE(edits, 0);
    QVERIFY(!encodeStation(s).contains("\"a\": 7"));
}

void StationFolderTest::theLastTenVersionsAreKept()
{
    const QString path = make();
    Opened opened(path);
    QVERIFY(opened.load().ok());
    for (int i = 0; i < 13; ++i) {
        opened.adder(QStringLiteral("one")).label.set(QStringLiteral("version %1").arg(i));
        bool saved = false;
        opened.folder.save([&saved](const Result<void> &result) { saved = result.ok(); });
        QTRY_VERIFY(saved);
    }
    const QStringList kept = QDir(path + QStringLiteral("/history")).entryList(QDir::Files, QDir::Name);
    QCOMPARE(kept.size(), 10);
    QVERIFY(contentOf(path + QStringLiteral("/history/") + kept.constLast()).contains("version 11"));
}

void StationFolderTest::aDamagedFileIsNamedWithLineAndColumnAndKept_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("\"root\": {") << QByteArray("\"root\": [")
                             << QStringLiteral("line");
    QTest::newRow("unknown type") << QByteArray("\"type\": \"sample:Adder\"")
                                  << QByteArray("\"type\": \"sample:Gone\"") << QStringLiteral("sample:Gone");
    QTest::newRow("bad name") << QByteArray("\"name\": \"two\"") << QByteArray("\"name\": \"t/o\"")
                              << QStringLiteral("t/o");
    QTest::newRow("newer version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 9")
                                   << QStringLiteral("version 9");
    QTest::newRow("handle used twice")
        << QByteArray("\"handle\": 3") << QByteArray("\"handle\": 2") << QStringLiteral("used twice");
    QTest::newRow("not ours") << QByteArray("tocsin-station") << QByteArray("something-else")
                              << QStringLiteral("format");
}

void StationFolderTest::aDamagedFileIsNamedWithLineAndColumnAndKept()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, says);
    const QString path = make();
    const QByteArray damaged = contentOf(file(path)).replace(from, to);
    overwrite(file(path), damaged);
    Opened opened(path);
    const Result<void> loaded = opened.folder.load(*opened.station);
    QVERIFY(!loaded.ok());
    const QString text = loaded.error().text();
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("station.json")) && text.contains(QStringLiteral("column")),
             qPrintable(text));
    QCOMPARE(contentOf(file(path)), damaged);
}

void StationFolderTest::anOlderVersionCanBeRestored()
{
    const QString path = make();
    {
        Opened opened(path);
        QVERIFY(opened.load().ok());
        opened.adder(QStringLiteral("one")).label.set(QStringLiteral("good"));
        bool saved = false;
        opened.folder.save([&saved](const Result<void> &result) { saved = result.ok(); });
        QTRY_VERIFY(saved);
        opened.adder(QStringLiteral("one")).label.set(QStringLiteral("last"));
    }
    overwrite(file(path), "{ broken");
    Opened opened(path);
    const Result<void> loaded = opened.folder.load(*opened.station);
    QVERIFY(loaded.error().remedy.contains(QStringLiteral("--restore latest")));
    QVERIFY(!opened.folder.restore(opened.registry, *opened.clock, QStringLiteral("station-none.json")).ok());
    const auto restored = opened.folder.restore(opened.registry, *opened.clock, QStringLiteral("latest"));
    QVERIFY2(restored.ok(), qPrintable(restored.ok() ? QString() : restored.error().text()));
    QVERIFY(opened.load().ok());
    QCOMPARE(opened.adder(QStringLiteral("one")).label(), QStringLiteral("good"));
    const QStringList aside = QDir(path).entryList({QStringLiteral("station.json.replaced-*")});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(contentOf(path + QLatin1Char('/') + aside.constFirst()), QByteArray("{ broken"));
}

void StationFolderTest::contradictionsInTheFileAreReportedAndLoaded()
{
    const QString path = make();
    overwrite(file(path), contentOf(file(path))
                              .replace("\"name\": \"two\",",
                                       "\"name\": \"two\", \"slots\": {\"left\": true, \"right\": true},"));
    Opened opened(path);
    QVERIFY(opened.load().ok());
    QVERIFY(opened.folder.warnings()
                .join(QLatin1Char(' '))
                .contains(QStringLiteral("left and right can never both be true")));
    QVERIFY(opened.adder(QStringLiteral("two")).left() && opened.adder(QStringLiteral("two")).right());
}

void StationFolderTest::aLinkThatDoesNotFitIsLeftOutAndTold()
{
    const QString path = make();
    overwrite(file(path),
              contentOf(file(path))
                  .replace("\"name\": \"two\",",
                           "\"name\": \"two\", \"links\": [{\"from\": \"/gone.sum\", \"to\": \"left\"}, "
                           "{\"from\": \"/one.left\", \"to\": \"gone\"}],"));
    Opened opened(path);
    QVERIFY(opened.load().ok());
    const QString told = opened.folder.warnings().join(QLatin1Char(' '));
    QVERIFY2(told.contains(QStringLiteral("/gone")), qPrintable(told));
    QCOMPARE(told.count(QStringLiteral("link left out")), 2);
    QVERIFY(opened.station->links().into(opened.adder(QStringLiteral("two"))).empty());
}

void StationFolderTest::aSecondProcessIsKeptOut()
{
    const QString path = make();
    StationFolder first(path);
    QVERIFY(first.lock().ok());
    StationFolder second(path);
    const Result<void> locked = second.lock();
    QVERIFY(!locked.ok());
    QVERIFY(locked.error().why.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(!StationFolder(path + QStringLiteral("/nowhere")).lock().ok());
}

void StationFolderTest::aFolderInUseIsNotMadeAgain()
{
    const QString path = make();
    QVERIFY(!StationFolder::create(path, "{}").ok());
    QTemporaryDir other;
    overwrite(other.path() + QStringLiteral("/something"), "x");
    QVERIFY(!StationFolder::create(other.path(), "{}").ok());
    QVERIFY(!contentOf(file(path)).isEmpty());
}

void StationFolderTest::aFailedWriteKeepsTheOldFileAndIsRetried()
{
    const QString path = make();
    auto time = std::make_unique<testsupport::FakeClock>();
    testsupport::FakeClock &clock = *time;
    Opened opened(path, std::move(time));
    QVERIFY(opened.load().ok());
    const QByteArray before = contentOf(file(path));
    opened.adder(QStringLiteral("one")).label.set(QStringLiteral("kept"));
    const auto save = [&opened] {
        std::optional<Result<void>> result;
        opened.folder.save([&result](const Result<void> &r) { result = r; });
        (void)QTest::qWaitFor([&result] { return result.has_value(); });
        return result.value_or(Error{QStringLiteral("save"), QStringLiteral("no answer"), {}});
    };
    // No file may grow beyond 100 bytes, so that the write fails as it does on a full disk.
    struct rlimit previous;
    std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &previous), 0);
    struct rlimit small = previous;
    small.rlim_cur = 100;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<void> failed = save();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &previous), 0);
    QVERIFY(!failed.ok());
    QCOMPARE(contentOf(file(path)), before);
    QVERIFY(!opened.folder.saveFailure().isEmpty());
    QVERIFY(QDir(path).entryList({QStringLiteral("*.tmp.*")}).isEmpty());
    clock.advance(5000);
    QTRY_VERIFY(opened.folder.saveFailure().isEmpty());
    QVERIFY(contentOf(file(path)).contains("kept"));
    QVERIFY(save().ok());
}

QTEST_GUILESS_MAIN(StationFolderTest)
#include "stationfoldertest.moc"
