#include "components/email/mailsendmethod.h"
#include "tests/components/email/outbox/outboxbench.h"

#include <QJsonDocument>

using namespace outboxbench;

class OutboxMethodsTest : public QObject
{
    Q_OBJECT

    /// Calls a method and waits for its answer.
    static station::Result<QJsonValue> call(Bench &bench, const QString &name, const QJsonObject &params)
    {
        station::MethodTable table;
        registerOutboxMethods(table, *bench.station, [&bench] { return bench.outbox.get(); });
        const station::Method *method = table.find(name);
        if (!method)
            return station::Error{name, QStringLiteral("no such method"), {}};
        station::Call call;
        call.params = params;
        call.actor = {station::Actor::Person, QStringLiteral("kim"), QStringLiteral("test")};
        std::optional<station::Result<QJsonValue>> answer;
        method->run(call, [&](const auto &result) { answer.emplace(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return station::Error{name, QStringLiteral("no answer"), {}};
        return *answer;
    }
    static QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

private Q_SLOTS:
    void mailIsSentAndWaitedFor()
    {
        Bench bench;
        const auto ticket = call(bench, QStringLiteral("mail.send"),
                                 json(R"({"to": ["Duty <duty@x.example>"], "bcc": ["log@x.example"],
                                          "subject": "Öl", "text": "low", "priority": 3,
                                          "attachments": [{"fileName": "a.txt", "mediaType": "text/plain", "base64": "aGk="}]})"));
        QVERIFY2(ticket.ok(), ticket.ok() ? "" : qPrintable(ticket.error().text()));
        const QJsonObject given = ticket->toObject();
        QVERIFY(given.value(QLatin1String("messageId")).toString().contains(QStringLiteral("@site.example")));
        const auto settled = call(bench, QStringLiteral("outbox.wait"),
                                  {{QStringLiteral("id"), given.value(QLatin1String("id"))}});
        QVERIFY(settled.ok());
        QCOMPARE(settled->toObject().value(QLatin1String("state")).toString(), QStringLiteral("Sent"));
        QCOMPARE(settled->toObject().value(QLatin1String("priority")).toInt(), 3);
        QCOMPARE(settled->toObject().value(QLatin1String("recipients")).toArray().size(), 2);
        const QByteArray bytes = bench.a.seen.at(0).envelope.message;
        QVERIFY(bytes.contains("duty@x.example") && bytes.contains("a.txt"));
        QVERIFY(!bytes.contains("log@x.example"));
    }

    void wrongParametersAreNamed_data()
    {
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QString>("field");
        QTest::newRow("no recipient")
            << QByteArray(R"({"subject": "s", "text": "t"})") << QStringLiteral("to");
        QTest::newRow("bad address") << QByteArray(R"({"to": ["a b@x"], "subject": "s", "text": "t"})")
                                     << QStringLiteral("to");
        QTest::newRow("lineBreakInAddress")
            << QByteArray(R"({"cc": ["a@x.example\r\nBcc: b@x.example"], "subject": "s", "text": "t"})")
            << QStringLiteral("cc");
        QTest::newRow("lineBreakInSubject")
            << QByteArray(R"({"to": ["a@x.example"], "subject": "s\r\nBcc: b@x.example", "text": "t"})")
            << QStringLiteral("subject");
        QTest::newRow("priority")
            << QByteArray(R"({"to": ["a@x.example"], "subject": "s", "text": "t", "priority": 0})")
            << QStringLiteral("priority");
        QTest::newRow("base64")
            << QByteArray(
                   R"({"to": ["a@x.example"], "subject": "s", "text": "t", "attachments": [{"fileName": "f", "base64": "*"}]})")
            << QStringLiteral("attachments[0]");
        QTest::newRow("account")
            << QByteArray(R"({"to": ["a@x.example"], "subject": "s", "text": "t", "account": "/X"})")
            << QStringLiteral("/X");
    }
    void wrongParametersAreNamed()
    {
        QFETCH(QByteArray, params);
        QFETCH(QString, field);
        Bench bench;
        const auto answer = call(bench, QStringLiteral("mail.send"), json(params.constData()));
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().what, field);
        QCOMPARE(bench.outbox->waiting(), 0);
    }

    void messagesAreListedRetriedAndDiscarded()
    {
        Bench bench;
        bench.a.accepting = false;
        const qint64 id = qint64(bench.put(mail()));
        bench.settle();
        const QJsonObject number{{QStringLiteral("id"), id}};
        const auto list =
            call(bench, QStringLiteral("outbox.query"), json(R"({"state": "Queued", "limit": 5})"));
        QVERIFY(list.ok());
        QCOMPARE(list->toArray().size(), 1);
        QCOMPARE(call(bench, QStringLiteral("outbox.get"), number)
                     ->toObject()
                     .value(QLatin1String("id"))
                     .toInteger(),
                 id);
        QVERIFY(!call(bench, QStringLiteral("outbox.get"), json(R"({"id": 999})")).ok());
        QVERIFY(!call(bench, QStringLiteral("outbox.discard"), number).ok());
        QVERIFY(call(bench, QStringLiteral("outbox.discard"),
                     {{QStringLiteral("id"), id}, {QStringLiteral("reason"), QStringLiteral("drill")}})
                    .ok());
        bench.settle();
        QCOMPARE(bench.state(quint64(id)), QStringLiteral("Discarded"));
        bench.a.accepting = true;
        QVERIFY(call(bench, QStringLiteral("outbox.retry"), number).ok());
        bench.settle();
        QCOMPARE(bench.state(quint64(id)), QStringLiteral("Sent"));
        QVERIFY(!call(bench, QStringLiteral("outbox.retry"), {}).ok());
        QCOMPARE(call(bench, QStringLiteral("outbox.retry"), json(R"({"all": true})"))
                     ->toObject()
                     .value(QLatin1String("count"))
                     .toInt(),
                 0);
    }

    void listsAreNarrowedAndReadByPage()
    {
        Bench bench;
        bench.a.accepting = false;
        QList<qint64> ids;
        for (int i = 0; i < 4; ++i)
            ids.append(qint64(bench.put(mail())));
        bench.settle();
        const auto found = [&bench](const QJsonObject &params) {
            QList<qint64> numbers;
            const auto rows = call(bench, QStringLiteral("outbox.query"), params);
            for (const QJsonValue &row : rows ? rows->toArray() : QJsonArray())
                numbers.append(row[QStringLiteral("id")].toInteger());
            return numbers;
        };
        QCOMPARE(found({{QStringLiteral("limit"), 2}}), (QList<qint64>{ids[3], ids[2]}));
        QCOMPARE(found({{QStringLiteral("limit"), 2}, {QStringLiteral("before"), ids[2]}}),
                 (QList<qint64>{ids[1], ids[0]}));
        QCOMPARE(found({{QStringLiteral("ids"), QJsonArray{ids[1], ids[3], 999}}}),
                 (QList<qint64>{ids[3], ids[1]}));
        QCOMPARE(found({{QStringLiteral("ids"), QJsonArray{ids[1]}},
                        {QStringLiteral("state"), QStringLiteral("Held")}}),
                 QList<qint64>());
        QCOMPARE(found({{QStringLiteral("text"), QStringLiteral("DUTY@example")}}).size(), 4);
        QCOMPARE(found({{QStringLiteral("text"), QStringLiteral("nobody")}}), QList<qint64>());
        // What a person types is text, not a pattern.
        QCOMPARE(found({{QStringLiteral("text"), QStringLiteral("%")}}), QList<qint64>());
    }

    void whatIsUnansweredWhenTheServiceGoesGetsAReason_data()
    {
        QTest::addColumn<QString>("method");
        for (const char *name : {"outbox.query", "outbox.get", "outbox.wait"})
            QTest::newRow(name) << QString::fromLatin1(name);
        QTest::newRow("settled") << QStringLiteral("outbox.discard");
        QTest::newRow("all") << QStringLiteral("outbox.retry");
    }
    void whatIsUnansweredWhenTheServiceGoesGetsAReason()
    {
        QFETCH(QString, method);
        Bench bench;
        const bool settled = method == QLatin1String("outbox.discard");
        bench.a.accepting = settled;
        const qint64 id = qint64(bench.put(mail()));
        bench.settle();
        station::MethodTable table;
        registerOutboxMethods(table, *bench.station, [&bench] { return bench.outbox.get(); });
        station::Call asked;
        asked.params = {{QStringLiteral("id"), id},
                        {QStringLiteral("all"), true},
                        {QStringLiteral("reason"), QStringLiteral("drill")}};
        std::optional<station::Result<QJsonValue>> answer;
        table.find(method)->run(asked, [&](const auto &result) { answer.emplace(result); });
        QVERIFY(!answer);
        bench.outbox->stop();
        bench.outbox.reset();
        QVERIFY(QTest::qWaitFor([&] { return answer.has_value(); }));
        QVERIFY(!answer->ok());
        const station::Error &error = answer->error();
        QVERIFY(!error.what.isEmpty() && !error.why.isEmpty() && !error.remedy.isEmpty());
        QVERIFY2(error.why.contains(QStringLiteral("removed")), qPrintable(error.text()));
    }

    void waitingForANumberThatThereIsNotIsAnError()
    {
        Bench bench;
        QVERIFY(!call(bench, QStringLiteral("outbox.wait"), json(R"({"id": 999})")).ok());
    }

    void whatChangesAnswersAfterTheCommit()
    {
        Bench bench;
        station::MethodTable table;
        registerOutboxMethods(table, *bench.station, [] { return nullptr; });
        for (const char *name : {"outbox.retry", "outbox.discard", "mail.send"}) {
            const station::Method *method = table.find(QLatin1String(name));
            QVERIFY(method && method->afterCommit && method->role == station::Role::Operator);
        }
    }
};

QTEST_GUILESS_MAIN(OutboxMethodsTest)
#include "outboxmethodstest.moc"
