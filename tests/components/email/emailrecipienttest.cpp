#include "components/email/emailrecipient.h"

#include "components/components.h"
#include "components/email/alarmmail.h"
#include "components/email/emailservice.h"
#include "tests/components/alarm/alarmrig.h"

#include <QTemporaryDir>
#include <QTest>

#include <time.h>

using testsupport::AlarmRig;

/// From the alarm class to the outbox: who gets which event, and what the mail says. Nothing is sent: the
/// account is disabled.
class EmailRecipientTest : public QObject
{
    Q_OBJECT

private:
    static const station::Registry &registry()
    {
        static const station::Registry *made = [] {
            auto *all = new station::Registry;
            registerComponents(*all);
            all->add<testsupport::EventRecorder>({.name = QStringLiteral("test:Recorder"), .doc = {}});
            return all;
        }();
        return *made;
    }
    /// A station with a point that alarms when true, and a recipient for it.
    std::unique_ptr<AlarmRig> rigWith(QJsonObject recipient)
    {
        const QString database = m_folder.filePath(QStringLiteral("%1.db").arg(++m_databases));
        auto rig = std::make_unique<AlarmRig>(database, QByteArray(), registry(), componentSchemas());
        rig->add("/Services", "email:EmailService", "EmailService");
        rig->add(
            "/Services/EmailService", "email:OutgoingAccount", "Out",
            {{"enabled", false}, {"hostname", "mail.example"}, {"from", "Station <station@example.com>"}});
        if (!recipient.contains("to"))
            recipient.insert("to", "duty@example.com");
        rig->add("/Services/AlarmService", "email:EmailRecipient", "Mail", recipient);
        rig->link("/Services/AlarmService/Default.alarm", "/Services/AlarmService/Mail.routeAlarm");
        rig->add("/", "control:BooleanPoint", "Pump", {{"in", false}});
        rig->add("/Pump", "alarm:BooleanChangeOfStateAlarm", "Alarm");
        rig->start();
        return rig;
    }
    static QString decision(const AlarmRig &rig)
    {
        return rig.text("/Services/AlarmService/Mail.lastDecision");
    }
    static station::Rows rows(AlarmRig &rig, const QString &sql)
    {
        bool done = false;
        rig.station().whenDurable([&done](const station::Result<void> &) { done = true; });
        if (!QTest::qWaitFor([&done] { return done; }))
            qFatal("nothing became durable");
        const auto found = rig.station().database().queryNow(sql);
        if (!found)
            qFatal("%s", qPrintable(found.error().text()));
        return *found;
    }

private Q_SLOTS:
    void initTestCase();
    void takesWhatItsSlotsSay_data();
    void takesWhatItsSlotsSay();
    void alarmAndMailAreOneTransaction();
    void withoutADiskTheMailSaysSo();
    void episodeIsOneConversation();
    void unknownVariableStillMails();
    void previewNamesUnknownVariables();
    void accountWithoutSenderStillMails();
    void withoutAddressItSaysSo();
    void anAccountThatIsGoneIsAFaultAndCostsNoMail();

private:
    QTemporaryDir m_folder;
    int m_databases = 0;
};

void EmailRecipientTest::initTestCase()
{
    qputenv("TZ", "UTC");
    tzset();
}

void EmailRecipientTest::takesWhatItsSlotsSay_data()
{
    QTest::addColumn<QJsonObject>("recipient");
    QTest::addColumn<QString>("time"); ///< The clock begins on Sunday, 2026-11-22.
    QTest::addColumn<QString>("happens");
    QTest::addColumn<QString>("decision");

    const QString hours = QStringLiteral("not: outside its hours");
    const QString kind = QStringLiteral("not: to");
    QTest::newRow("everything by default") << QJsonObject{} << "2026-11-22T12:00:00Z"
                                           << "toOffnormal"
                                           << "mailed";
    QTest::newRow("within hours") << QJsonObject{{"timeRange", "07:00-17:00"}} << "2026-11-23T16:59:59Z"
                                  << "toOffnormal"
                                  << "mailed";
    QTest::newRow("at the start") << QJsonObject{{"timeRange", "07:00-17:00"}} << "2026-11-23T07:00:00Z"
                                  << "toOffnormal"
                                  << "mailed";
    QTest::newRow("at the end") << QJsonObject{{"timeRange", "07:00-17:00"}} << "2026-11-23T17:00:00Z"
                                << "toOffnormal" << hours;
    QTest::newRow("overnight, evening") << QJsonObject{{"timeRange", "18:00-06:00"}} << "2026-11-23T23:00:00Z"
                                        << "toOffnormal"
                                        << "mailed";
    QTest::newRow("overnight, noon") << QJsonObject{{"timeRange", "18:00-06:00"}} << "2026-11-23T12:00:00Z"
                                     << "toOffnormal" << hours;
    QTest::newRow("day off") << QJsonObject{{"daysOfWeek", "mon,tue,wed,thu,fri"}} << "2026-11-28T12:00:00Z"
                             << "toOffnormal" << hours;
    QTest::newRow("working day") << QJsonObject{{"daysOfWeek", "mon,tue,wed,thu,fri"}}
                                 << "2026-11-27T12:00:00Z"
                                 << "toOffnormal"
                                 << "mailed";
    QTest::newRow("Saturday's small hours belong to Friday's night")
        << QJsonObject{{"timeRange", "18:00-06:00"}, {"daysOfWeek", "fri"}} << "2026-11-28T02:00:00Z"
        << "toOffnormal"
        << "mailed";
    QTest::newRow("Friday's small hours belong to Thursday's night")
        << QJsonObject{{"timeRange", "18:00-06:00"}, {"daysOfWeek", "fri"}} << "2026-11-27T02:00:00Z"
        << "toOffnormal" << hours;
    QTest::newRow("offnormal off") << QJsonObject{{"sendToOffnormal", false}} << "2026-11-22T12:00:00Z"
                                   << "toOffnormal" << kind;
    QTest::newRow("fault") << QJsonObject{{"sendToOffnormal", false}} << "2026-11-22T12:00:00Z"
                           << "toFault"
                           << "mailed";
    QTest::newRow("fault off") << QJsonObject{{"sendToFault", false}} << "2026-11-22T12:00:00Z"
                               << "toFault" << kind;
    QTest::newRow("normal off") << QJsonObject{{"sendToNormal", false}} << "2026-11-22T12:00:00Z"
                                << "toNormal" << kind;
    QTest::newRow("acks are off by default") << QJsonObject{} << "2026-11-22T12:00:00Z"
                                             << "ack"
                                             << "not: acknowledgements";
    QTest::newRow("acks on") << QJsonObject{{"routeAcks", true}} << "2026-11-22T12:00:00Z"
                             << "ack"
                             << "mailed";
}

void EmailRecipientTest::takesWhatItsSlotsSay()
{
    QFETCH(QJsonObject, recipient);
    QFETCH(QString, time);
    QFETCH(QString, happens);
    QFETCH(QString, decision);
    const auto rig = rigWith(recipient);
    rig->clock.setWall(QDateTime::fromString(time, Qt::ISODate));
    if (happens == "toFault") {
        QVERIFY(rig->set("/Pump.in", QJsonObject{{"value", false}, {"status", "{fault}"}}));
    } else {
        QVERIFY(rig->set("/Pump.in", true));
    }
    if (happens == "toNormal")
        QVERIFY(rig->set("/Pump.in", false));
    if (happens == "ack")
        QVERIFY(
            rig->service().doAckAll({.kind = station::Actor::Person, .user = QStringLiteral("anna")}).ok());
    QVERIFY2(EmailRecipientTest::decision(*rig).startsWith(decision),
             qPrintable(EmailRecipientTest::decision(*rig)));
}

void EmailRecipientTest::alarmAndMailAreOneTransaction()
{
    const auto rig = rigWith({{"cc", "boss@example.com"}});
    rows(*rig, "SELECT 1");
    const quint64 before = rig->station().database().commits();
    QVERIFY(rig->station()
                .write(rig->at<station::Component>("/Pump"),
                       *rig->at<station::Component>("/Pump").findSlot(u"in"),
                       station::Value::of(station::StatusBoolean{true, {}}).ref(), {})
                .ok());
    const station::Rows joined = rows(*rig, "SELECT a.id, e.detail FROM alarm a "
                                            "JOIN episode_event e ON e.alarm = a.id "
                                            "JOIN message_alarm m ON m.alarm = a.id");
    QCOMPARE(rig->station().database().commits(), before + 1);
    QCOMPARE(joined.size(), 1u);
    QVERIFY(joined.front().at(1).toString().contains("\"decision\":\"mailed\""));
    QVERIFY(joined.front().at(1).toString().contains("@example.com"));
}

void EmailRecipientTest::withoutADiskTheMailSaysSo()
{
    const auto rig = rigWith({{"html", true}});
    QVERIFY(rig->set("/Services/EmailService/Out.allowDisabledQueuing", true));
    rows(*rig, "SELECT 1");
    const auto mailed = [&rig] {
        return rig->at<email::EmailService>("/Services/EmailService").outbox().waiting();
    };
    QVERIFY(rig->set("/Pump.in", true));
    rig->station().database().setMaxBytes(1);
    rig->service().report({.sourceHandle = rig->service().handle(),
                           .source = rig->service().path(),
                           .key = "large",
                           .data = {{"msgText", QString(300'000, QLatin1Char('x'))}}});
    using Health = station::Database::Health;
    QVERIFY(QTest::qWaitFor([&] { return rig->station().database().health() == Health::NotDurable; }));
    const int before = mailed();
    QVERIFY(rig->set("/Pump.in", false));
    QCOMPARE(mailed(), before + 1);
    rig->station().database().setMaxBytes(0);
    QVERIFY(QTest::qWaitFor([&] { return rig->station().database().health() == Health::Good; }, 30'000));
    const station::Rows texts = rows(*rig, "SELECT plain, bytes FROM message_body "
                                           "WHERE plain LIKE '%Pump%' ORDER BY message");
    QVERIFY(!texts.front().at(0).toString().contains("Not durable"));
    QVERIFY(texts.back().at(0).toString().contains("Not durable: the station cannot write to its disk"));
    QCOMPARE(texts.back().at(1).toByteArray().count("Not durable"), 2); // As text and as HTML.
}

void EmailRecipientTest::episodeIsOneConversation()
{
    alarms::AlarmEvent event;
    event.record = email::sampleAlarm({});
    email::MailDraft first;
    first.from.address = *email::MailAddress::parse("station@example.com");
    email::MailDraft second = first;
    email::MailDraft other = first;
    email::threadEpisode(first, event, 7);
    email::threadEpisode(other, event, 8);
    event.record.sequence = 2;
    email::threadEpisode(second, event, 7);
    QVERIFY(first.inReplyTo.isEmpty());
    QCOMPARE(second.inReplyTo, first.messageId);
    QCOMPARE(second.references, QList<QByteArray>{first.messageId});
    QVERIFY(second.messageId != first.messageId);
    QVERIFY(other.messageId != first.messageId);
}

void EmailRecipientTest::unknownVariableStillMails()
{
    const auto rig = rigWith({{"body", "what: %alarmData.nonsense%"}});
    QVERIFY(rig->set("/Pump.in", true));
    QCOMPARE(decision(*rig), "mailed");
}

void EmailRecipientTest::previewNamesUnknownVariables()
{
    const auto rig = rigWith({{"subject", "%alarmData.sourceName% %alarmData.nonsense%"}});
    const auto preview = [&rig] {
        return rig->station()
            .invoke(*rig->station().findSlot("/Services/AlarmService/Mail.preview"), QJsonValue(), {})
            .value()
            .toObject();
    };
    QCOMPARE(preview()["sample"].toBool(), true);
    QCOMPARE(preview()["unknown"].toArray(), QJsonArray{"alarmData.nonsense"});
    QVERIFY(rig->set("/Pump.in", true));
    QCOMPARE(preview()["sample"].toBool(), false);
    QCOMPARE(preview()["subject"].toString(), "Pump ?alarmData.nonsense?");
    QVERIFY(preview()["body"].toString().contains("Timestamp: 2026-11-22 07:00:00 UTC"));
    QVERIFY(preview()["body"].toString().contains("State: offnormal / unacked"));
}

void EmailRecipientTest::accountWithoutSenderStillMails()
{
    const auto rig = rigWith({});
    QVERIFY(rig->set("/Services/EmailService/Out.from", ""));
    QVERIFY(rig->set("/Pump.in", true));
    QCOMPARE(decision(*rig), "mailed");
}

void EmailRecipientTest::withoutAddressItSaysSo()
{
    const auto rig = rigWith({{"to", ""}});
    QVERIFY(rig->set("/Pump.in", true));
    QCOMPARE(decision(*rig), "not: it has no address");
    const QString fault = rig->text("/Services/AlarmService/Mail.faultCause");
    QCOMPARE(fault, "/Services/AlarmService/Mail: it has no address, so alarms that are routed here reach "
                    "nobody. Set to, cc or bcc");
    QCOMPARE(rig->text("/Services/AlarmService/Mail.status"), "{fault}");
    QVERIFY(rig->set("/Services/AlarmService/Mail.cc", "duty@example.com"));
    QCOMPARE(rig->text("/Services/AlarmService/Mail.status"), "{ok}");
    QCOMPARE(rig->text("/Services/AlarmService/Mail.faultCause"), "");
}

void EmailRecipientTest::anAccountThatIsGoneIsAFaultAndCostsNoMail()
{
    const auto rig = rigWith({{"account", "/Services/EmailService/Out"}});
    const station::Component &spare = rig->add("/Services/EmailService", "email:OutgoingAccount", "Spare",
                                               {{"hostname", "mail.example"}, {"from", "b@example.com"}});
    QCOMPARE(rig->text("/Services/AlarmService/Mail.status"), "{ok}");
    QVERIFY(rig->station().remove(rig->at<station::Component>("/Services/EmailService/Out"), {}).ok());
    QCOMPARE(rig->text("/Services/AlarmService/Mail.status"), "{fault}");
    const QString fault = rig->text("/Services/AlarmService/Mail.faultCause");
    QVERIFY2(fault.contains("there is no outgoing account"), qPrintable(fault));
    QVERIFY2(fault.contains("Set account"), qPrintable(fault));

    QVERIFY(rig->set("/Pump.in", true));
    QCOMPARE(decision(*rig), "mailed");
    QCOMPARE(rig->text("/Services/AlarmService/Mail.status"), "{fault}"); // Mailed, but not as it is set.
    const station::Rows owed = rows(*rig, "SELECT home FROM message");
    QCOMPARE(owed.size(), 1u);
    QCOMPARE(owed.front().at(0).toUInt(), spare.handle());
    QVERIFY(rig->set("/Services/AlarmService/Mail.account", "/Services/EmailService/Spare"));
    QCOMPARE(rig->text("/Services/AlarmService/Mail.status"), "{ok}");
}

QTEST_GUILESS_MAIN(EmailRecipientTest)
#include "emailrecipienttest.moc"
