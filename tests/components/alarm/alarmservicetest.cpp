#include "station/session/methods.h"
#include "tests/components/alarm/alarmrig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using testsupport::AlarmRig;

/// Acknowledgement, counters, routing and what the database keeps over a restart.
class AlarmServiceTest : public QObject
{
    Q_OBJECT

private:
    static void addBoolean(AlarmRig &rig, const char *name)
    {
        rig.add("/", "control:BooleanPoint", name, {{"in", false}});
        rig.add(QByteArray("/").append(name).constData(), "alarm:BooleanChangeOfStateAlarm", "Alarm");
    }
    /// Runs the event loop until everything is on disk.
    static void settle(AlarmRig &rig)
    {
        bool done = false;
        rig.station().whenDurable([&done](const station::Result<void> &result) {
            QVERIFY(result.ok());
            done = true;
        });
        QVERIFY(QTest::qWaitFor([&done] { return done; }));
    }
    static station::Result<QJsonValue> call(AlarmRig &rig, const char *method, const QJsonObject &params)
    {
        station::MethodTable table;
        alarms::registerAlarmMethods(table, rig.station());
        std::optional<station::Result<QJsonValue>> result;
        station::Call made;
        made.params = params;
        made.actor = {.kind = station::Actor::Person, .user = QStringLiteral("ann"), .through = {}};
        table.find(QLatin1String(method))->run(made, [&result](const station::Result<QJsonValue> &answer) {
            result.emplace(answer);
        });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }))
            qFatal("no answer");
        return *result;
    }

private Q_SLOTS:
    void init();
    void ackClosesANormalAlarmAndKeepsAnActiveOneOpen();
    void ackIsIdempotentAndOutdatedOnesAreRefused();
    void toNormalWaitsForItsOwnAckWhenTheClassSaysSo();
    void withoutRequiredAcksAnEpisodeClosesByItself();
    void alertClosesByAck();
    void theAckActionsKeepThePersonWhoInvokedThem();
    void theServiceStaysAndSaysWhatWouldBeLost();
    void countersFollow();
    void priorityComesFromTheClassOfTheTransition();
    void unknownClassFallsBackToDefault();
    void recordAndEventsAreOneTransaction();
    void openEpisodeContinuesAfterRestart();
    void episodeThatEndedWhileStoppedGetsItsNormal();
    void removedSourceEndsItsAlarm();
    void whyTellsEveryDecision();
    void queryFindsOpenAndClosed();
    void openAlarmsAreReadInPages();
    void queryShowsWhatIsInMemoryOnly();
    void aDamagedDatabaseIsAFaultUntilAPersonResetsIt();
    void aDatabaseThatIsDeletedIsAFaultToo();

private:
    QTemporaryDir m_folder;
    QString m_database;
};

void AlarmServiceTest::init()
{
    m_database = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + ".db");
}

void AlarmServiceTest::ackClosesANormalAlarmAndKeepsAnActiveOneOpen()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const QString id = rig.events().front().record.id;
    const auto acked = rig.service().acknowledge({.id = id, .user = "ann", .note = "on my way"});
    QVERIFY(acked.ok());
    QCOMPARE(rig.kinds(), "toOffnormal ack");
    QCOMPARE(rig.events().back().note, "on my way");
    QCOMPARE(rig.events().back().record.user, "ann");
    QCOMPARE(rig.events().back().record.ackTime, rig.clock.wall());
    QVERIFY(rig.service().store().open(id));
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(!rig.service().store().open(id));

    QVERIFY(rig.set("/A.in", true));
    const QString next = rig.events().back().record.id;
    QVERIFY(next != id);
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().store().open(next));
    QVERIFY(rig.service().acknowledge({.id = next, .user = "ann"}).ok());
    QVERIFY(!rig.service().store().open(next));
}

void AlarmServiceTest::theAckActionsKeepThePersonWhoInvokedThem()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    const station::Actor anna{.kind = station::Actor::Person, .user = "anna", .through = "test"};
    const auto invoke = [&](const char *ord, const QJsonValue &argument) {
        return rig.station().invoke(*rig.station().findSlot(QLatin1String(ord)), argument, anna).ok();
    };
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(invoke("/Services/AlarmService.ackAll", {}));
    QCOMPARE(rig.events().back().record.user, "anna");
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(invoke("/Services/AlarmService.ack", rig.events().back().record.id));
    QCOMPARE(rig.events().back().record.user, "anna");
}

void AlarmServiceTest::theServiceStaysAndSaysWhatWouldBeLost()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    for (const char *ord : {"/Services/AlarmService", "/Services"}) {
        const auto gone = rig.station().remove(**rig.station().find(QLatin1String(ord)), {});
        QVERIFY(!gone.ok());
        QVERIFY2(gone.error().why.contains("1 open alarms"), qPrintable(gone.error().why));
    }
}

void AlarmServiceTest::ackIsIdempotentAndOutdatedOnesAreRefused()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const alarms::AlarmRecord seen = rig.events().front().record;
    rig.clock.advance(10);
    QVERIFY(rig.set("/A.in", false));
    const auto outdated = rig.service().acknowledge({.id = seen.id, .seen = seen.lastUpdate, .user = "ann"});
    QVERIFY(!outdated.ok());
    QVERIFY(outdated.error().why.contains("changed"));
    QVERIFY(rig.set("/A.in", true));
    const QDateTime now = rig.events().back().record.lastUpdate;
    QVERIFY(rig.service().acknowledge({.id = seen.id, .seen = now, .user = "ann"}).ok());
    const std::size_t events = rig.events().size();
    QVERIFY(rig.service().acknowledge({.id = seen.id, .user = "bob"}).ok());
    QCOMPARE(rig.events().size(), events);
    QVERIFY(!rig.service().acknowledge({.id = "nonsense", .user = "bob"}).ok());
}

void AlarmServiceTest::toNormalWaitsForItsOwnAckWhenTheClassSaysSo()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    QVERIFY(rig.set("/Services/AlarmService/Default.ackRequiredToNormal", true));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const QString id = rig.events().front().record.id;
    QVERIFY(rig.service().acknowledge({.id = id, .user = "ann"}).ok());
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().store().open(id));
    QCOMPARE(rig.text("/A/Alarm.ackedTransitions"), "toOffnormal, toFault");
    QVERIFY(rig.service().acknowledge({.id = id, .user = "ann"}).ok());
    QVERIFY(!rig.service().store().open(id));
}

void AlarmServiceTest::withoutRequiredAcksAnEpisodeClosesByItself()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    QVERIFY(rig.set("/Services/AlarmService/Default.ackRequiredToOffnormal", false));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.at<control::BooleanPoint>("/A").out().status.text(), "{alarm}");
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().store().allOpen().isEmpty());
    QVERIFY(rig.text("/A/Alarm.alarmId").isEmpty());
}

void AlarmServiceTest::alertClosesByAck()
{
    AlarmRig rig;
    rig.start();
    const alarms::Occurrence alert{.sourceHandle = rig.service().handle(),
                                   .source = rig.service().path(),
                                   .key = "mail.example:587",
                                   .transition = alarms::EventKind::ToAlert,
                                   .state = alarms::SourceState::Alert,
                                   .data = {{"msgText", "a certificate wants a decision"}}};
    const alarms::AlarmRecord first = rig.service().report(alert);
    QCOMPARE(rig.service().report(alert).id, first.id);
    alarms::Occurrence other = alert;
    other.key = "mail.example:465";
    QVERIFY(rig.service().report(other).id != first.id);
    QVERIFY(rig.service().acknowledge({.id = first.id, .user = "ann"}).ok());
    QVERIFY(!rig.service().store().open(first.id));
    QCOMPARE(rig.service().openAlarms(), 1);
}

void AlarmServiceTest::countersFollow()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    addBoolean(rig, "B");
    rig.start();
    const auto counters = [&rig] {
        const auto &c = rig.at<alarms::AlarmClass>("/Services/AlarmService/Default");
        return QStringLiteral("%1 %2 %3 %4")
            .arg(c.totalAlarmCount())
            .arg(c.openAlarmCount())
            .arg(c.inAlarmCount())
            .arg(c.unackedAlarmCount());
    };
    QCOMPARE(counters(), "0 0 0 0");
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(rig.set("/B.in", true));
    QCOMPARE(counters(), "2 2 2 2");
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(counters(), "2 2 1 2");
    QVERIFY(rig.station()
                .invoke(*rig.station().findSlot("/Services/AlarmService.ackAll"), QJsonValue(), {})
                .ok());
    QCOMPARE(counters(), "2 1 1 0");
    QVERIFY(rig.set("/B.in", false));
    QCOMPARE(counters(), "2 0 0 0");
    QCOMPARE(rig.service().openAlarms(), 0);
    QCOMPARE(rig.service().unackedAlarms(), 0);
}

void AlarmServiceTest::priorityComesFromTheClassOfTheTransition()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    QVERIFY(rig.set("/Services/AlarmService/Default.priorityToOffnormal", 5));
    QVERIFY(rig.set("/Services/AlarmService/Default.priorityToNormal", 200));
    QVERIFY(!rig.set("/Services/AlarmService/Default.priorityToNormal", 0));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.events().back().record.priority, 5);
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(rig.events().back().record.priority, 200);
}

void AlarmServiceTest::unknownClassFallsBackToDefault()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.add("/Services/AlarmService", "alarm:AlarmClass", "Critical");
    QVERIFY(rig.set("/A/Alarm.alarmClass", "/Services/AlarmService/Critical"));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.events().size(), 0u);
    QCOMPARE(rig.at<alarms::AlarmClass>("/Services/AlarmService/Critical").openAlarmCount(), 1);
    QVERIFY(rig.station().remove(**rig.station().find("/Services/AlarmService/Critical"), {}).ok());
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(rig.kinds(), "toNormal");
    QCOMPARE(rig.events().back().record.alarmClass, "Default");
}

void AlarmServiceTest::recordAndEventsAreOneTransaction()
{
    AlarmRig rig(m_database);
    addBoolean(rig, "A");
    rig.start();
    settle(rig);
    const quint64 before = rig.station().database().commits();
    QVERIFY(rig.station()
                .write(rig.at<station::Component>("/A"), *rig.at<station::Component>("/A").findSlot(u"in"),
                       station::Value::of(station::StatusBoolean{true, {}}).ref(), {})
                .ok());
    settle(rig);
    QCOMPARE(rig.station().database().commits(), before + 1);
    const auto rows = rig.station().database().queryNow(
        "SELECT a.id, a.closed, e.id, e.kind, e.detail FROM alarm a JOIN episode_event e ON e.alarm = a.id");
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), 1u);
    QCOMPARE(rows->front().at(0).toString(), rig.events().front().record.id);
    QVERIFY(rows->front().at(1).isNull());
    QCOMPARE(rows->front().at(2).toString(), rig.events().front().id);
    QCOMPARE(rows->front().at(3).toString(), "toOffnormal");
    QVERIFY(rows->front().at(4).toString().contains("kept"));
}

void AlarmServiceTest::openEpisodeContinuesAfterRestart()
{
    QByteArray file;
    QString id;
    {
        AlarmRig rig(m_database);
        addBoolean(rig, "A");
        rig.start();
        QVERIFY(rig.set("/A.in", true));
        id = rig.events().front().record.id;
        settle(rig);
        file = rig.save();
    }
    AlarmRig rig(m_database, file);
    QCOMPARE(rig.service().openAlarms(), 1);
    QCOMPARE(rig.at<alarms::AlarmClass>("/Services/AlarmService/Default").totalAlarmCount(), 1);
    rig.start();
    QCOMPARE(rig.events().size(), 0u);
    QCOMPARE(rig.text("/A/Alarm.alarmState"), "offnormal");
    QCOMPARE(rig.at<control::BooleanPoint>("/A").out().status.text(), "{alarm,unackedAlarm}");
    QVERIFY(rig.service().acknowledge({.id = id, .user = "ann"}).ok());
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(rig.kinds(), "ack toNormal");
    QCOMPARE(rig.events().back().record.id, id);
    QCOMPARE(rig.events().back().id, id + ".3");
    QCOMPARE(rig.at<alarms::AlarmClass>("/Services/AlarmService/Default").unackedAlarmCount(), 0);
}

void AlarmServiceTest::episodeThatEndedWhileStoppedGetsItsNormal()
{
    QByteArray file;
    QString id;
    {
        AlarmRig rig(m_database);
        addBoolean(rig, "A");
        rig.start();
        QVERIFY(rig.set("/A.in", true));
        id = rig.events().front().record.id;
        settle(rig);
        file = rig.save();
    }
    file.replace("\"value\": true", "\"value\": false");
    AlarmRig rig(m_database, file);
    rig.start();
    QCOMPARE(rig.kinds(), "toNormal");
    QCOMPARE(rig.events().back().record.id, id);
}

void AlarmServiceTest::removedSourceEndsItsAlarm()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(rig.station().remove(**rig.station().find("/A"), {}).ok());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    QVERIFY(rig.events().back().record.text().contains("removed"));
    QVERIFY(rig.service().store().open(rig.events().back().record.id));
}

void AlarmServiceTest::whyTellsEveryDecision()
{
    AlarmRig rig(m_database);
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const QString id = rig.events().front().record.id;
    QVERIFY(call(rig, "alarm.ack", {{"id", id}, {"note", "seen"}}).ok());
    const auto why = call(rig, "alarm.why", {{"id", id}});
    QVERIFY2(why.ok(), qPrintable(why.ok() ? QString() : why.error().text()));
    const QJsonObject answer = why->toObject();
    QCOMPARE(answer["alarm"]["id"].toString(), id);
    QCOMPARE(answer["alarm"]["ackedBy"].toString(), "ann");
    QCOMPARE(answer["class"]["ord"].toString(), "/Services/AlarmService/Default");
    QCOMPARE(answer["class"]["linkedTo"].toArray(), QJsonArray{"/Recorder.take"});
    const QJsonArray recipients = answer["recipients"].toArray();
    QCOMPARE(recipients.size(), 2);
    QCOMPARE(recipients[0]["ord"].toString(), "/Recorder");
    QCOMPARE(recipients[0]["decision"].toString(), "kept");
    QCOMPARE(recipients[0]["messageIds"].toArray(), QJsonArray{"<m@x>"});
    QCOMPARE(recipients[1]["transition"].toString(), "ack");
    QVERIFY(!call(rig, "alarm.why", {{"id", "nonsense"}}).ok());
}

void AlarmServiceTest::queryFindsOpenAndClosed()
{
    AlarmRig rig(m_database);
    addBoolean(rig, "A");
    addBoolean(rig, "B");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const QString closed = rig.events().back().record.id;
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().acknowledge({.id = closed, .user = "ann"}).ok());
    rig.clock.advance(60'000);
    QVERIFY(rig.set("/B.in", true));
    const QString open = rig.events().back().record.id;

    const auto ids = [&rig](const QJsonObject &params) {
        QStringList list;
        const auto found = call(rig, "alarm.query", params);
        for (const QJsonValue &alarm : found->toArray())
            list.append(alarm["id"].toString());
        return list;
    };
    QCOMPARE(ids({{"open", true}}), QStringList{open});
    QCOMPARE(ids({}), (QStringList{open, closed}));
    QCOMPARE(ids({{"since", "2026-11-22T07:00:30Z"}}), QStringList{open});
    QCOMPARE(ids({{"id", closed}}), QStringList{closed});
    QVERIFY(!call(rig, "alarm.query", {{"since", "yesterday"}}).ok());
}

void AlarmServiceTest::openAlarmsAreReadInPages()
{
    AlarmRig rig;
    for (const char *name : {"A", "B", "C", "D", "E"})
        addBoolean(rig, name);
    rig.start();
    // All in one moment: only the id tells where a page ends.
    for (const char *name : {"A", "B", "C", "D", "E"})
        QVERIFY(rig.set(QStringLiteral("/%1.in").arg(QLatin1String(name)).toLatin1().constData(), true));
    QStringList seen;
    QJsonObject params{{"open", true}, {"limit", 2}};
    for (;;) {
        const QJsonArray page = call(rig, "alarm.query", params)->toArray();
        for (const QJsonValue &alarm : page)
            seen.append(alarm["id"].toString());
        if (page.size() < 2)
            break;
        params["after"] = QJsonObject{{"raised", page.last()["raised"]}, {"id", page.last()["id"]}};
    }
    QCOMPARE(seen.size(), 5);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 5);
    QVERIFY(!call(rig, "alarm.query", {{"open", true}, {"after", QJsonObject{{"id", seen.first()}}}}).ok());
}

void AlarmServiceTest::queryShowsWhatIsInMemoryOnly()
{
    AlarmRig rig(m_database);
    addBoolean(rig, "A");
    addBoolean(rig, "B");
    QVERIFY(rig.set("/Services/AlarmService/Default.ackRequiredToOffnormal", false));
    rig.start();
    settle(rig);
    rig.station().database().setMaxBytes(1);
    rig.service().report({.sourceHandle = rig.service().handle(),
                          .source = rig.service().path(),
                          .key = "large",
                          .data = {{"msgText", QString(300'000, QLatin1Char('x'))}}});
    using Health = station::Database::Health;
    QVERIFY(QTest::qWaitFor([&] { return rig.station().database().health() == Health::NotDurable; }));
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(rig.set("/B.in", true));
    QVERIFY(rig.set("/B.in", false));
    const auto shown = [&rig](const QJsonObject &params) {
        QStringList list;
        const QJsonArray rows = call(rig, "alarm.query", params)->toArray();
        for (const QJsonValue &row : rows) {
            if (row["key"].toString().isEmpty())
                list.append(row["source"].toString() + ' ' + row["state"].toString());
        }
        list.sort();
        return list.join(", ");
    };
    QCOMPARE(shown({}), "/A/Alarm offnormal, /B/Alarm normal");
    QCOMPARE(shown({{"open", true}}), "/A/Alarm offnormal");
    const QString id = rig.service().store().openOf(rig.at<station::Component>("/A/Alarm").handle(), {})->id;
    QCOMPARE(shown({{"id", id}}), "/A/Alarm offnormal");

    QVERIFY(rig.service().status().has(station::Status::Fault));
    QVERIFY2(rig.service().faultCause().contains(m_database), qPrintable(rig.service().faultCause()));
    QVERIFY(rig.kinds().startsWith("toOffnormal toFault"));
    rig.station().database().setMaxBytes(0);
    QVERIFY(QTest::qWaitFor([&] { return rig.station().database().health() == Health::Good; }, 20'000));
    QCOMPARE(rig.service().status(), station::Status());
    settle(rig);
    QCOMPARE(shown({}), "/A/Alarm offnormal, /B/Alarm normal");
}

void AlarmServiceTest::aDamagedDatabaseIsAFaultUntilAPersonResetsIt()
{
    QFile file(m_database);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray(5000, 'x')) == 5000);
    file.close();
    QByteArray saved;
    {
        AlarmRig rig(m_database);
        rig.start();
        QVERIFY(rig.service().status().has(station::Status::Fault));
        QVERIFY2(rig.service().faultCause().contains(m_database + ".damaged-"),
                 qPrintable(rig.service().faultCause()));
        QVERIFY(rig.service().faultCause().contains("resetFault"));
        QCOMPARE(rig.kinds(), "toFault");
        QCOMPARE(rig.events().front().record.text(), rig.service().faultCause());
        QVERIFY(rig.service().acknowledge({.id = rig.events().front().record.id, .user = "ann"}).ok());
        settle(rig);
        saved = rig.save();
    }
    // The next run finds a sound file, and still says what happened; but it does not raise it again.
    AlarmRig rig(m_database, saved);
    rig.start();
    QVERIFY(rig.service().faultCause().contains(".damaged-"));
    QCOMPARE(rig.kinds(), "");
    QCOMPARE(rig.service().openAlarms(), 1);
    const auto reset = rig.station().findSlot("/Services/AlarmService.resetFault");
    QVERIFY(rig.station().invoke(*reset, QJsonValue(), {}).ok());
    QCOMPARE(rig.kinds(), "toNormal");
    QCOMPARE(rig.service().status(), station::Status());
    QCOMPARE(rig.service().faultCause(), QString());
}

void AlarmServiceTest::aDatabaseThatIsDeletedIsAFaultToo()
{
    AlarmRig rig(m_database);
    addBoolean(rig, "A");
    rig.start();
    settle(rig);
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(m_database + QLatin1String(suffix));
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(QTest::qWaitFor([&] { return rig.service().status().has(station::Status::Fault); }, 20'000));
    QVERIFY2(rig.service().faultCause().contains("deleted"), qPrintable(rig.service().faultCause()));
    QCOMPARE(rig.kinds(), "toOffnormal toFault");
}

QTEST_GUILESS_MAIN(AlarmServiceTest)
#include "alarmservicetest.moc"
