#include "station/session/sessionerrors.h"
#include "tests/station/session/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using station::Role;

namespace {

const QString ordKey = QStringLiteral("ord");

QJsonObject writing(const QList<std::pair<QString, QJsonValue>> &values)
{
    QJsonArray writes;
    for (const auto &[ord, value] : values)
        writes.append(QJsonObject{{ordKey, ord}, {QStringLiteral("value"), value}});
    return {{QStringLiteral("writes"), writes}};
}

const QString level = QStringLiteral("/G.level");

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helloComesFirst();
    void silenceEndsTheSession();
    void linesMayComeInAnyPieces();
    void aLineWithoutEndIsCutOff();
    void theThirdMistakeEndsTheSession();
    void wrongEnvelopesAreRefused_data();
    void wrongEnvelopesAreRefused();
    void unknownMethodsAndParametersAreRefused();
    void furtherRequestsWaitForTheNextSecond();
    void aClientThatReadsNothingIsCutOff();
    void aViewerMayNotWrite();
    void anOperatorMayWriteWhatIsMarkedForHim();
    void aStoppedStationInvokesNothing();
    void whatIsNotOnDiskIsToldAsSuch();
    void aCommitNamesEveryRefusal();
    void aWriterThatMissedAChangeIsRefused();
    void bothExclusiveSwitchesAreRefused();
    void secretsNeverComeOut();
    void aSessionThatEndsUndoesWhatItAskedFor();
};

void SessionTest::helloComesFirst()
{
    SessionFixture fixture;
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("types.list"))), int(station::HelloFirst));
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("hello"))), int(station::InvalidParameters));
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("types.list"))), int(station::HelloFirst));
    const QJsonObject hello =
        fixture.ask(QStringLiteral("hello"), {{QStringLiteral("client"), QStringLiteral("test")}});
    QCOMPARE(hello[QStringLiteral("result")][QStringLiteral("protocol")].toInt(), 1);
    QCOMPARE(hello[QStringLiteral("result")][QStringLiteral("role")].toString(), QStringLiteral("admin"));
    QVERIFY(fixture.ask(QStringLiteral("types.list"))[QStringLiteral("result")].isArray());
}

void SessionTest::silenceEndsTheSession()
{
    SessionFixture fixture;
    fixture.clock.advance(9'999);
    QVERIFY(!fixture.session->isClosed());
    fixture.clock.advance(1);
    QVERIFY(fixture.session->isClosed());
}

void SessionTest::linesMayComeInAnyPieces()
{
    SessionFixture fixture;
    const QByteArray lines =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"client\":\"x\"}}\r\n\n"
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"types.list\"}\n";
    for (const char c : lines) {
        fixture.client->write(&c, 1);
        QCoreApplication::processEvents();
    }
    const QList<QJsonObject> answers = fixture.messages();
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers.at(0).value(QStringLiteral("id")).toInt(), 1);
    QVERIFY(answers.at(1).value(QStringLiteral("result")).isArray());
}

void SessionTest::aLineWithoutEndIsCutOff()
{
    SessionFixture fixture;
    fixture.hello();
    fixture.client->write(QByteArray((1 << 20) + 1, 'x'));
    const QList<QJsonObject> answers = fixture.messages();
    QCOMPARE(answers.size(), 1);
    QCOMPARE(fixture.code(answers.at(0)), int(station::InvalidRequest));
    QVERIFY(fixture.session->isClosed());
}

void SessionTest::theThirdMistakeEndsTheSession()
{
    SessionFixture fixture;
    fixture.hello();
    for (int i = 0; i < 2; ++i) {
        fixture.send("{\"a\":1,\"a\":2}");
        QCOMPARE(fixture.code(fixture.messages().value(0)), int(station::InvalidRequest));
        QVERIFY(fixture.ask(QStringLiteral("types.list")).contains(QStringLiteral("result")));
    }
    fixture.send("nonsense");
    QCOMPARE(fixture.code(fixture.messages().value(0)), int(station::InvalidRequest));
    QVERIFY(fixture.session->isClosed());
}

void SessionTest::wrongEnvelopesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("noVersion") << QByteArray("{\"id\":1,\"method\":\"types.list\"}");
    QTest::newRow("noId") << QByteArray("{\"jsonrpc\":\"2.0\",\"method\":\"types.list\"}");
    QTest::newRow("nullId") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"types.list\"}");
    QTest::newRow("listOfParams") << QByteArray(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"types.list\",\"params\":[]}");
    QTest::newRow("noMethod") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1}");
}

void SessionTest::wrongEnvelopesAreRefused()
{
    QFETCH(QByteArray, line);
    SessionFixture fixture;
    fixture.hello();
    fixture.send(line);
    QCOMPARE(fixture.code(fixture.messages().value(0)), int(station::InvalidRequest));
}

void SessionTest::unknownMethodsAndParametersAreRefused()
{
    SessionFixture fixture;
    fixture.hello();
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("no.such"))), int(station::UnknownMethod));
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("types.list"), {{QStringLiteral("x"), 1}})),
             int(station::InvalidParameters));
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("slot.read"))), int(station::InvalidParameters));
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("slot.read"), {{QStringLiteral("ords"), level}})),
             int(station::InvalidParameters));
}

void SessionTest::furtherRequestsWaitForTheNextSecond()
{
    SessionFixture fixture;
    fixture.hello();
    for (int i = 0; i < 250; ++i)
        fixture.request(QStringLiteral("hello"), {{QStringLiteral("client"), QStringLiteral("x")}});
    const qsizetype atOnce = fixture.messages().size();
    QCOMPARE(atOnce, 199); // one went for the first hello
    fixture.clock.advance(100);
    const qsizetype later = fixture.messages().size();
    QVERIFY2(later >= 15 && later <= 21, qPrintable(QString::number(later)));
    qsizetype rest = 0;
    for (int i = 0; i < 20; ++i) {
        fixture.clock.advance(100);
        rest += fixture.messages().size();
    }
    QCOMPARE(atOnce + later + rest, 250);
}

void SessionTest::aClientThatReadsNothingIsCutOff()
{
    SessionFixture fixture(Role::Admin, {.unsent = 10'000});
    QSignalSpy closed(fixture.session.get(), &station::Session::closed);
    fixture.request(QStringLiteral("hello"), {{QStringLiteral("client"), QStringLiteral("x")}});
    for (int i = 0; i < 100; ++i)
        fixture.request(QStringLiteral("component.describe"), {{ordKey, QStringLiteral("/G")}});
    QTRY_COMPARE(closed.size(), 1);
    // Nobody else notices.
    fixture.connectClient(Role::Admin);
    fixture.input.clear();
    fixture.hello();
    QVERIFY(fixture.ask(QStringLiteral("types.list")).contains(QStringLiteral("result")));
}

void SessionTest::aViewerMayNotWrite()
{
    SessionFixture fixture(Role::Viewer);
    fixture.hello();
    QVERIFY(fixture.ask(QStringLiteral("slot.read"), {{QStringLiteral("ords"), QJsonArray{level}}})
                .contains(QStringLiteral("result")));
    const QList<std::pair<QString, QJsonObject>> calls{
        {QStringLiteral("slot.commit"), writing({{level, 2}})},
        {QStringLiteral("action.invoke"), {{ordKey, QStringLiteral("/G.kick")}}},
        {QStringLiteral("component.add"),
         {{QStringLiteral("parent"), QStringLiteral("/")},
          {QStringLiteral("type"), QStringLiteral("station:Folder")},
          {QStringLiteral("name"), QStringLiteral("F")}}},
        {QStringLiteral("component.remove"), {{ordKey, QStringLiteral("/G")}}},
        {QStringLiteral("component.rename"),
         {{ordKey, QStringLiteral("/G")}, {QStringLiteral("name"), QStringLiteral("H")}}},
        {QStringLiteral("audit.query"), {}}};
    for (const auto &[method, params] : calls)
        QCOMPARE(fixture.code(fixture.ask(method, params)), int(station::Forbidden));
    QCOMPARE(fixture.gadget->level(), 1.0);
}

void SessionTest::anOperatorMayWriteWhatIsMarkedForHim()
{
    SessionFixture fixture(Role::Operator);
    fixture.hello();
    fixture.ask(QStringLiteral("slot.commit"), writing({{level, 2}}));
    QCOMPARE(fixture.gadget->level(), 2.0);
    const QJsonObject refused =
        fixture.ask(QStringLiteral("slot.commit"), writing({{level, 3}, {QStringLiteral("/G.one"), true}}));
    QCOMPARE(fixture.code(refused), int(station::Refused));
    QCOMPARE(fixture.gadget->level(), 2.0);
    QCOMPARE(fixture.gadget->one(), false);
    QCOMPARE(fixture.code(fixture.ask(QStringLiteral("component.remove"), {{ordKey, QStringLiteral("/G")}})),
             int(station::Forbidden));
}

void SessionTest::aStoppedStationInvokesNothing()
{
    SessionFixture fixture;
    fixture.hello();
    QCOMPARE(
        fixture.code(fixture.ask(QStringLiteral("action.invoke"), {{ordKey, QStringLiteral("/G.kick")}})),
        int(station::MustRun));
    fixture.station.start();
    fixture.ask(QStringLiteral("action.invoke"), {{ordKey, QStringLiteral("/G.kick")}});
    QCOMPARE(fixture.gadget->count(), 1);
}

void SessionTest::whatIsNotOnDiskIsToldAsSuch()
{
    SessionFixture fixture; // its database is not open, so nothing becomes durable
    fixture.hello();
    const QJsonObject answer = fixture.ask(QStringLiteral("slot.commit"), writing({{level, 2}}));
    QCOMPARE(fixture.code(answer), int(station::NotDurable));
    const QJsonValue data = answer[QStringLiteral("error")][QStringLiteral("data")];
    QCOMPARE(data[QStringLiteral("applied")].toBool(), true);
    QVERIFY(data[QStringLiteral("why")].toString().contains(QLatin1String("not on disk")));
    QCOMPARE(fixture.gadget->level(), 2.0);
}

void SessionTest::aCommitNamesEveryRefusal()
{
    SessionFixture fixture;
    fixture.hello();
    const QJsonObject answer = fixture.ask(
        QStringLiteral("slot.commit"),
        writing({{level, 11}, {QStringLiteral("/G.one"), true}, {QStringLiteral("/G.count"), 5}}));
    QCOMPARE(fixture.code(answer), int(station::Refused));
    const QJsonArray refusals =
        answer[QStringLiteral("error")][QStringLiteral("data")][QStringLiteral("refusals")].toArray();
    QCOMPARE(refusals.size(), 2);
    QCOMPARE(refusals.at(0)[QStringLiteral("what")].toString(), level);
    QVERIFY(refusals.at(0)[QStringLiteral("why")].toString().contains(QLatin1String("10")));
    QCOMPARE(fixture.gadget->one(), false);
}

void SessionTest::aWriterThatMissedAChangeIsRefused()
{
    SessionFixture fixture;
    fixture.hello();
    const auto write = [&fixture](double was, double value) {
        QJsonObject params = writing({{level, value}, {QStringLiteral("/G.one"), true}});
        QJsonArray writes = params[QStringLiteral("writes")].toArray();
        QJsonObject first = writes.at(0).toObject();
        first.insert(QStringLiteral("was"), was);
        writes[0] = first;
        params.insert(QStringLiteral("writes"), writes);
        return fixture.ask(QStringLiteral("slot.commit"), params);
    };
    const double before = fixture.gadget->level();
    const QJsonObject answer = write(before + 1, 3);
    QCOMPARE(fixture.code(answer), int(station::Refused));
    const QJsonArray refusals =
        answer[QStringLiteral("error")][QStringLiteral("data")][QStringLiteral("refusals")].toArray();
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(refusals.at(0)[QStringLiteral("what")].toString(), level);
    QCOMPARE(fixture.gadget->level(), before);
    QCOMPARE(fixture.gadget->one(), false);
    write(before, 3);
    QCOMPARE(fixture.gadget->level(), 3.0);
    QCOMPARE(fixture.gadget->one(), true);
}

void SessionTest::bothExclusiveSwitchesAreRefused()
{
    SessionFixture fixture;
    fixture.hello();
    const QJsonObject answer =
        fixture.ask(QStringLiteral("slot.commit"),
                    writing({{QStringLiteral("/G.one"), true}, {QStringLiteral("/G.two"), true}}));
    QCOMPARE(fixture.code(answer), int(station::Refused));
    QCOMPARE(fixture.gadget->one(), false);
    fixture.ask(QStringLiteral("slot.commit"), writing({{QStringLiteral("/G.one"), true}}));
    QCOMPARE(fixture.gadget->one(), true);
    QCOMPARE(
        fixture.code(fixture.ask(QStringLiteral("slot.commit"), writing({{QStringLiteral("/G.two"), true}}))),
        int(station::Refused));
}

void SessionTest::secretsNeverComeOut()
{
    SessionFixture fixture;
    QVERIFY(fixture.secretsOpened);
    fixture.hello();
    QByteArray everything;
    const auto keep = [&](const QJsonObject &message) { everything += QJsonDocument(message).toJson(); };
    const QString ord = QStringLiteral("/G.password");
    keep(fixture.ask(QStringLiteral("watch.add"),
                     {{QStringLiteral("ords"), QJsonArray{QStringLiteral("/G")}}}));
    keep(fixture.ask(QStringLiteral("slot.commit"), writing({{ord, QStringLiteral("hunter2")}})));
    keep(
        fixture.ask(QStringLiteral("slot.commit"), writing({{ord, QStringLiteral("hunter2")}, {level, 99}})));
    keep(fixture.ask(QStringLiteral("slot.read"),
                     {{QStringLiteral("ords"), QJsonArray{ord, QStringLiteral("/G")}}}));
    keep(fixture.ask(QStringLiteral("component.describe"), {{ordKey, QStringLiteral("/G")}}));
    keep(fixture.ask(QStringLiteral("component.duplicate"), {{ordKey, QStringLiteral("/G")}}));
    keep(fixture.ask(QStringLiteral("log.tail")));
    QVERIFY(everything.contains("password"));
    QVERIFY(fixture.gadget->password().set);
    QVERIFY(!everything.contains("hunter2"));
}

void SessionTest::aSessionThatEndsUndoesWhatItAskedFor()
{
    SessionFixture fixture;
    bool undone = false;
    station::Answer late;
    fixture.methods.add({.name = QStringLiteral("test.wait"),
                         .doc = QStringLiteral("Waits."),
                         .run = [&](const station::Call &call, const station::Answer &answer) {
                             late = answer;
                             call.onClose([&undone] { undone = true; });
                         }});
    fixture.hello();
    fixture.request(QStringLiteral("test.wait"));
    fixture.settle();
    QVERIFY(late && !undone);
    fixture.client->close();
    fixture.settle();
    QVERIFY(undone);
    fixture.session.reset();
    late(QJsonValue(1)); // nobody is there any more; nothing happens
}

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
