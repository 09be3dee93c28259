#include "components/email/reading/receivedmethods.h"
#include "station/session/methods.h"
#include "tests/components/email/replies/ackbench.h"

using namespace ackbench;
using email::ReceivedMails;

#define AWAIT(condition)                                                                                     \
    QVERIFY2(testsupport::waitUntil([&] { return bench.clock.advance(0), bool(condition); }, 15'000),        \
             #condition)

/// What a person can look up of the mail that came.
class ReceivedMailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListSaysWhatBecameOfEach();
    void oneIsShownWithTextAndAttachments();
    void nothingOfItMovesATerminal();
    void replyCodesAreTakenOut();
    void itIsSearched_data();
    void itIsSearched();
    void theNumberKeptIsBounded();
    void itIsThereAfterARestart();
    void theTextIsForOperators();

private:
    static station::Result<QJsonValue> call(AckBench &bench, const char *method,
                                            const QJsonObject &params = {})
    {
        bench.settle();
        station::MethodTable table;
        email::registerReceivedMethods(table, bench.station());
        std::optional<station::Result<QJsonValue>> answer;
        station::Call call;
        call.params = params;
        table.find(QLatin1String(method))->run(call, [&answer](const auto &value) { answer = value; });
        if (!testsupport::waitUntil([&] { return bench.clock.advance(0), answer.has_value(); }, 15'000))
            qFatal("no answer");
        return *answer;
    }
    static QJsonArray list(AckBench &bench, const QJsonObject &params = {})
    {
        return call(bench, "mail.query", params).value().toArray();
    }
    static QJsonObject show(AckBench &bench, int id)
    {
        return call(bench, "mail.show", {{"id", id}}).value().toObject();
    }
    static QByteArray mail(const QByteArray &subject, const QByteArray &text = "Hello.\r\n",
                           const QByteArray &from = "Carl <carl@example.com>")
    {
        return "From: " + from + "\r\nTo: alarms@example.test\r\nSubject: " + subject + "\r\nMessage-ID: <" +
               QByteArray::number(qHash(subject)) +
               "@example.com>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\n" + text;
    }
    static void deliver(AckBench &bench, const QByteArray &message)
    {
        const int before = bench.mailStation().inbox().numberReceived();
        bench.deliver(message);
        AWAIT(bench.mailStation().inbox().numberReceived() > before);
    }
};

void ReceivedMailsTest::theListSaysWhatBecameOfEach()
{
    AckBench bench;
    const AlarmRecord alarm = bench.raise();
    const QByteArray asked = bench.mailTo("Anna@example.com");
    const QByteArray told = bench.mailTo("carl@example.com");
    deliver(bench, AckBench::answer(asked, "ACK\r\n"));
    deliver(bench, mail("Lunch"));
    AWAIT(bench.mailStation().stateOf(1) == "Sent" && bench.mailStation().stateOf(2) == "Sent");
    const QByteArray bounce =
        "X-Failed-Recipients: carl@example.com\r\nFrom: Mailer-Daemon@mx.example\r\nSubject: "
        "failed\r\n\r\n  carl@example.com\r\n    550 5.1.1 gone\r\n\r\nMessage-ID: ";
    deliver(bench, bounce + AckBench::messageId(told) + "\r\n");
    deliver(bench, bounce + "<of@somebody.else>\r\n");
    const QJsonArray rows = list(bench);
    QStringList states;
    for (const QJsonValue &row : rows)
        states.append(row["state"].toString());
    QCOMPARE(states, (QStringList{"unknownBounce", "bounce", "refused", "acknowledged"}));
    QCOMPARE(rows[3]["id"].toInt(), 1);
    QCOMPARE(rows[3]["account"].toString(), QStringLiteral("/Services/EmailService/Incoming"));
    QCOMPARE(rows[3]["user"].toString(), QStringLiteral("anna"));
    QCOMPARE(rows[3]["alarm"].toString(), alarm.id);
    QCOMPARE(rows[2]["subject"].toString(), QStringLiteral("Lunch"));
    QCOMPARE(rows[2]["from"].toString(), QStringLiteral("Carl <carl@example.com>"));
    QCOMPARE(rows[2]["date"].toString(), QStringLiteral("2026-11-22T10:00:00.000Z"));
    QVERIFY(!rows[2]["cause"].toString().isEmpty());
    QVERIFY2(rows[1]["cause"].toString().contains("carl@example.com"),
             qPrintable(rows[1]["cause"].toString()));
    QVERIFY(rows[0]["received"].toString() >= rows[3]["received"].toString());
    QCOMPARE(list(bench, {{"limit", 2}}).size(), 2);
    QCOMPARE(list(bench, {{"before", 3}}).first()["id"].toInt(), 2);
}

void ReceivedMailsTest::oneIsShownWithTextAndAttachments()
{
    AckBench bench;
    deliver(bench, "From: carl@example.com\r\nSubject: Plan\r\nMessage-ID: <plan@x>\r\nContent-Type: "
                   "multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                   "See the plan.\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\n"
                   "Content-Disposition: attachment\r\n\r\n" +
                       QByteArray(1000, 'x') + "\r\n--b--\r\n");
    const QJsonObject one = show(bench, 1);
    QCOMPARE(one["text"].toString(), QStringLiteral("See the plan."));
    QCOMPARE(one["textIsCut"].toBool(), false);
    QCOMPARE(one["messageId"].toString(), QStringLiteral("plan@x"));
    QCOMPARE(one["attachments"].toArray().size(), 1);
    QCOMPARE(one["attachments"][0]["name"].toString(), QStringLiteral("plan.pdf"));
    QCOMPARE(one["attachments"][0]["size"].toInt(), 1000);
    deliver(bench, mail("Long", QByteArray(10'000, 'x')));
    QCOMPARE(show(bench, 2)["text"].toString().size(), qsizetype(ReceivedMails::mostText));
    QCOMPARE(show(bench, 2)["textIsCut"].toBool(), true);
    QVERIFY(!call(bench, "mail.show", {{"id", 77}}).ok());
}

void ReceivedMailsTest::nothingOfItMovesATerminal()
{
    AckBench bench;
    deliver(bench,
            mail("Red \x1b[31m\x07 alert", "One\x1b]0;title\x07\r\nTwo\xe2\x80\xae\r\n", "\x1b[2J <c@x.y>"));
    const QString all = QString::fromUtf8(QJsonDocument(show(bench, 1)).toJson());
    for (const char *control : {"\\u001b", "\\u0007", "\xe2\x80\xae"})
        QVERIFY2(!all.contains(QString::fromUtf8(control)), qPrintable(all));
    QVERIFY(all.contains("alert") && all.contains("Two"));
}

void ReceivedMailsTest::replyCodesAreTakenOut()
{
    AckBench bench;
    bench.raise();
    const QByteArray asked = bench.mailTo("Anna@example.com");
    const QByteArray code = AckBench::messageId(asked).mid(1, 64);
    // Whoever shows it must not be able to answer with it.
    deliver(bench, mail("Fwd " + code, "Look: " + code.toUpper() + " and <" + code + "-7@example.test>\r\n"));
    const QString all = QString::fromUtf8(QJsonDocument(show(bench, 1)).toJson());
    QVERIFY2(!all.contains(QString::fromLatin1(code), Qt::CaseInsensitive), qPrintable(all));
    QCOMPARE(all.count("(reply code)"), 3);
}

void ReceivedMailsTest::itIsSearched_data()
{
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("subject") << QJsonObject{{"text", "pump"}} << QStringList{"Pump 1"};
    QTest::newRow("text") << QJsonObject{{"text", "VALVE"}} << QStringList{"Fan"};
    QTest::newRow("no pattern") << QJsonObject{{"text", "P%1"}} << QStringList();
    QTest::newRow("sender") << QJsonObject{{"from", "eva@"}} << QStringList{"Fan"};
    QTest::newRow("both") << QJsonObject{{"from", "eva@"}, {"text", "pump"}} << QStringList();
    QTest::newRow("since long ago") << QJsonObject{{"since", "2000-01-01T00:00:00Z"}}
                                    << QStringList{"Fan", "Pump 1"};
    QTest::newRow("since later") << QJsonObject{{"since", "2100-01-01T00:00:00Z"}} << QStringList();
    QTest::newRow("account") << QJsonObject{{"account", "/Services/EmailService/Incoming"}}
                             << QStringList{"Fan", "Pump 1"};
    QTest::newRow("another account") << QJsonObject{{"account", "/Services/EmailService/Outgoing"}}
                                     << QStringList();
}

void ReceivedMailsTest::itIsSearched()
{
    QFETCH(QJsonObject, params);
    AckBench bench;
    deliver(bench, mail("Pump 1"));
    deliver(bench, mail("Fan", "The valve too.\r\n", "eva@example.com"));
    QStringList subjects;
    for (const QJsonValue &row : list(bench, params))
        subjects.append(row["subject"].toString());
    QTEST(subjects, "found");
}

void ReceivedMailsTest::theNumberKeptIsBounded()
{
    AckBench bench;
    ReceivedMails mails;
    const int many = ReceivedMails::mostKept + 250;
    email::ReceivedMail one;
    for (int i = 1; i <= many; ++i) {
        one.subject = QString::number(i);
        mails.add(bench.station(), 1, one, {}, email::ReceivedFate::None, {});
    }
    const QJsonArray rows = list(bench, {{"limit", 5000}});
    QVERIFY2(rows.size() >= ReceivedMails::mostKept && rows.size() <= ReceivedMails::mostKept + 100,
             qPrintable(QString::number(rows.size())));
    QCOMPARE(rows[0]["subject"].toString(), QString::number(many));
    QCOMPARE(rows[0]["id"].toInt(), many);
}

void ReceivedMailsTest::itIsThereAfterARestart()
{
    AckBench bench;
    deliver(bench, mail("Pump 1"));
    bench.restart(false);
    QCOMPARE(list(bench).size(), 1);
    deliver(bench, mail("Fan"));
    QCOMPARE(list(bench).first()["id"].toInt(), 2);
}

void ReceivedMailsTest::theTextIsForOperators()
{
    AckBench bench;
    station::MethodTable table;
    email::registerReceivedMethods(table, bench.station());
    QVERIFY(table.find(QStringLiteral("mail.query"))->role == station::Role::Viewer);
    QVERIFY(table.find(QStringLiteral("mail.show"))->role == station::Role::Operator);
    deliver(bench, mail("Pump 1"));
    QVERIFY(!list(bench).first().toObject().contains("text"));
}

QTEST_GUILESS_MAIN(ReceivedMailsTest)
#include "receivedmailstest.moc"
