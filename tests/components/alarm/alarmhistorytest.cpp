#include "tests/components/alarm/alarmsteps.h"

#include <QFile>
#include <QTemporaryDir>

using testsupport::addBoolean;
using testsupport::AlarmRig;
using testsupport::call;
using testsupport::settle;

/// What the database keeps of alarms: over a restart, for a query, and when the file itself is in trouble.
class AlarmHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordAndEventsAreOneTransaction();
    void openEpisodeContinuesAfterRestart();
    void episodeThatEndedWhileStoppedGetsItsNormal();
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

void AlarmHistoryTest::init()
{
    m_database = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + ".db");
}

void AlarmHistoryTest::recordAndEventsAreOneTransaction()
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

void AlarmHistoryTest::openEpisodeContinuesAfterRestart()
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

void AlarmHistoryTest::episodeThatEndedWhileStoppedGetsItsNormal()
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

void AlarmHistoryTest::whyTellsEveryDecision()
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

void AlarmHistoryTest::queryFindsOpenAndClosed()
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

void AlarmHistoryTest::openAlarmsAreReadInPages()
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
        QVERIFY(page.size() <= 2 && seen.size() <= 5);
        if (page.size() < 2)
            break;
        params["after"] = QJsonObject{{"raised", page.last()["raised"]}, {"id", page.last()["id"]}};
    }
    QCOMPARE(seen.size(), 5);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 5);
    QVERIFY(!call(rig, "alarm.query", {{"open", true}, {"after", QJsonObject{{"id", seen.first()}}}}).ok());
}

void AlarmHistoryTest::queryShowsWhatIsInMemoryOnly()
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

void AlarmHistoryTest::aDamagedDatabaseIsAFaultUntilAPersonResetsIt()
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

void AlarmHistoryTest::aDatabaseThatIsDeletedIsAFaultToo()
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

QTEST_GUILESS_MAIN(AlarmHistoryTest)
#include "alarmhistorytest.moc"
