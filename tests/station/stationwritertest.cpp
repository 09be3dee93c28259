#include "station/stationwriter.h"

#include "station/links.h"
#include "station/stationcodec.h"
#include "station/stationfolder.h"
#include "tests/station/samplecomponents.h"

#include <QJsonDocument>
#include <QtTest>

#include <limits>

using namespace station;
using sample::Adder;

namespace {

const Actor person{.kind = Actor::Person, .user = QStringLiteral("anna"), .through = QStringLiteral("test")};
constexpr int many = 1200; ///< More than two pieces of a save.

struct Sample
{
    explicit Sample(int adders, std::unique_ptr<Clock> time = std::make_unique<testsupport::FakeClock>())
        : clock(std::move(time))
    {
        sample::registerSample(registry);
        station = std::make_unique<Station>(registry, *clock);
        for (int i = 0; i < adders; ++i)
            sample::adder(*station, nameOf(i));
        station->finishLoading();
    }
    static QString nameOf(int i) { return QStringLiteral("adder%1").arg(i); }
    Adder &adder(int i) { return static_cast<Adder &>(**station->find(QLatin1Char('/') + nameOf(i))); }

    void advance(qint64 ms) { static_cast<testsupport::FakeClock &>(*clock).advance(ms); }

    std::unique_ptr<Clock> clock;
    Registry registry;
    std::unique_ptr<Station> station;
};

} // namespace

class StationWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextIsWhatQJsonDocumentMakesOfIt();
    void inPiecesItIsTheSameText();
    void aValueOfOneComponentMakesNothingStale();
    void whatConcernsSeveralComponentsMakesItStale();
    void aLargeStationIsSavedInPiecesAndNeverHalf();
    void editsWithoutEndDoNotPutASaveOff();
    void aSaveThatIsAskedForHoldsEveryEdit();
};

void StationWriterTest::theTextIsWhatQJsonDocumentMakesOfIt()
{
    Sample s(3);
    Component &one = s.adder(0);
    QVERIFY(s.station->add(one, QStringLiteral("station:Folder"), QStringLiteral("below"), {}, person).ok());
    QVERIFY(s.station->add(one, QStringLiteral("station:Folder"), QStringLiteral("below2"), {}, person).ok());
    Component &below = **s.station->find(QStringLiteral("/adder0/below"));
    QVERIFY(
        s.station->add(below, QStringLiteral("sample:Adder"), QStringLiteral("Ä \"1\""), {}, person).ok() ||
        s.station->add(below, QStringLiteral("sample:Adder"), QStringLiteral("Zähler"), {}, person).ok());
    QVERIFY(s.station
                ->addDynamicSlot(one, QStringLiteral("duration"), QStringLiteral("extra"),
                                 QStringLiteral("PT5M"), person)
                .ok());
    s.adder(0).label.set(QStringLiteral("line\nbreak \"quoted\" \\ °C"));
    QVERIFY(s.station->links()
                .add(*s.station->findSlot(QStringLiteral("/adder0.sum")),
                     *s.station->findSlot(QStringLiteral("/adder1.a")), person)
                .ok());
    const QByteArray text = encodeStation(*s.station);
    const QJsonDocument read = QJsonDocument::fromJson(text);
    QVERIFY(!read.isNull());
    QCOMPARE(text, read.toJson(QJsonDocument::Indented));
}

void StationWriterTest::inPiecesItIsTheSameText()
{
    Sample s(20);
    s.adder(3).label.set(QStringLiteral("third"));
    const QByteArray whole = encodeStation(*s.station);
    for (const int piece : {1, 2, 7}) {
        StationWriter writer(*s.station);
        int pieces = 1;
        for (; !writer.write(piece); ++pieces) {
        }
        QVERIFY(pieces >= 20 / piece);
        QCOMPARE(writer.take(), whole);
    }
}

void StationWriterTest::aValueOfOneComponentMakesNothingStale()
{
    Sample s(20);
    StationWriter writer(*s.station);
    QVERIFY(!writer.write(5));
    s.adder(1).label.set(QStringLiteral("written already"));
    s.adder(15).label.set(QStringLiteral("still to come"));
    {
        Turn turn(*s.station);
        s.adder(3).label.set(QStringLiteral("two values"));
        s.adder(3).a.set(3);
    }
    QVERIFY(!writer.isStale());
    QVERIFY(writer.write(std::numeric_limits<int>::max()));
    const QByteArray text = writer.take();
    QVERIFY(text.contains("still to come") && !text.contains("written already"));
}

void StationWriterTest::whatConcernsSeveralComponentsMakesItStale()
{
    Sample s(20);
    const auto isStaleAfter = [&s](const std::function<void()> &edit) {
        StationWriter writer(*s.station);
        writer.write(5);
        edit();
        return writer.isStale();
    };
    QVERIFY(isStaleAfter([&] {
        QVERIFY(s.station
                    ->commit({{QStringLiteral("/adder1.label"), QStringLiteral("x")},
                              {QStringLiteral("/adder15.label"), QStringLiteral("x")}},
                             person)
                    .empty());
    }));
    QVERIFY(isStaleAfter([&] { QVERIFY(s.station->remove(s.adder(19), person).ok()); }));
    QVERIFY(
        isStaleAfter([&] { QVERIFY(s.station->rename(s.adder(18), QStringLiteral("new"), person).ok()); }));
    QVERIFY(isStaleAfter([&] {
        QVERIFY(s.station->add(s.adder(0), QStringLiteral("station:Folder"), QStringLiteral("f"), {}, person)
                    .ok());
    }));
    QVERIFY(isStaleAfter([&] {
        QVERIFY(s.station->links()
                    .add(*s.station->findSlot(QStringLiteral("/adder0.sum")),
                         *s.station->findSlot(QStringLiteral("/adder1.a")), person)
                    .ok());
    }));
}

void StationWriterTest::aLargeStationIsSavedInPiecesAndNeverHalf()
{
    Sample s(many);
    QTemporaryDir folder;
    const QString path = folder.path() + QStringLiteral("/station");
    QVERIFY(StationFolder::create(path, encodeStation(*s.station)).ok());
    StationFolder saved(path);
    saved.keepSaved(*s.station);
    s.adder(0).label.set(QStringLiteral("first edit"));
    // Between the first piece and the second, as any event may come.
    Timer between;
    between.start(*s.clock, 500, [&] {
        QVERIFY(s.station
                    ->commit({{QStringLiteral("/adder0.label"), QStringLiteral("both")},
                              {QStringLiteral("/adder1199.label"), QStringLiteral("both")}},
                             person)
                    .empty());
    });
    s.advance(500);
    const auto content = [&] {
        QFile file(path + QStringLiteral("/station.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(content().contains("both"));
    QCOMPARE(content().count("\"both\""), 2);
    QVERIFY(!content().contains("first edit")); // It was never handed over: the text was begun anew.
    QCOMPARE(content(), encodeStation(*s.station));
    QVERIFY(saved.close().ok());
    QCOMPARE(QDir(path + QStringLiteral("/history")).entryList(QDir::Files).size(), 1);
}

void StationWriterTest::editsWithoutEndDoNotPutASaveOff()
{
    Sample s(many, Clock::system()); // Time has to go on between one edit and the next.
    QTemporaryDir folder;
    const QString path = folder.path() + QStringLiteral("/station");
    QVERIFY(StationFolder::create(path, encodeStation(*s.station)).ok());
    StationFolder saved(path);
    saved.keepSaved(*s.station);
    // Whenever a piece is due, what was written before it is stale.
    Timer restless;
    int edits = 0;
    std::function<void()> edit = [&] {
        s.adder(0).label.set(QStringLiteral("edit %1").arg(++edits));
        s.station->markDirty();
        restless.start(*s.clock, 0, edit);
    };
    edit();
    QTRY_VERIFY(!QDir(path + QStringLiteral("/history")).entryList(QDir::Files).isEmpty());
    restless.stop();
    QVERIFY(saved.close().ok());
}

void StationWriterTest::aSaveThatIsAskedForHoldsEveryEdit()
{
    Sample s(many);
    QTemporaryDir folder;
    const QString path = folder.path() + QStringLiteral("/station");
    QVERIFY(StationFolder::create(path, encodeStation(*s.station)).ok());
    StationFolder saved(path);
    saved.keepSaved(*s.station);
    s.adder(many - 1).label.set(QStringLiteral("begins a save"));
    bool done = false;
    Timer between;
    between.start(*s.clock, 500, [&] {
        s.adder(0).label.set(QStringLiteral("in the first piece"));
        saved.save([&done](const Result<void> &result) { done = result.ok(); });
    });
    s.advance(500);
    QTRY_VERIFY(done);
    QFile file(path + QStringLiteral("/station.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("in the first piece"));
    QVERIFY(saved.close().ok());
}

QTEST_GUILESS_MAIN(StationWriterTest)
#include "stationwritertest.moc"
