#include "station/session/methods.h"
#include "tests/components/email/accountbench.h"

using namespace accountbench;

namespace {

/// What hosts.show says of the bench's server.
QJsonObject shown(Bench &bench)
{
    station::MethodTable table;
    platform::registerTrustMethods(table, bench.station->station());
    const auto *method = table.find(QStringLiteral("hosts.show"));
    QJsonObject answer;
    station::Call call;
    call.params = {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                   {QStringLiteral("port"), bench.server.port()}};
    method->run(call, [&answer](const station::Result<QJsonValue> &result) {
        answer =
            result ? result->toObject() : QJsonObject{{QStringLiteral("refused"), result.error().text()}};
    });
    return answer;
}

QString traceIn(const QJsonObject &json)
{
    QStringList lines;
    for (const QJsonValue &line : json.value(QStringLiteral("trace")).toArray())
        lines.append(line.toString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// What is kept of connections that were refused or never became safe, for the person who is to mend it.
class TlsFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedCertificateIsKeptWithItsConnection_data();
    void aRefusedCertificateIsKeptWithItsConnection();
    void withoutTlsTheFailureIsKept_data();
    void withoutTlsTheFailureIsKept();
    void aFailureEndsWhenTlsWorks();
    void otherSettingsForgetTheFailure();
};

void TlsFailureTest::aRefusedCertificateIsKeptWithItsConnection_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addRow("STARTTLS") << Tls::StartTls;
    QTest::addRow("TLS") << Tls::First;
}

void TlsFailureTest::aRefusedCertificateIsKeptWithItsConnection()
{
    QFETCH(Tls, tls);
    Bench bench(tls, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    const QJsonObject json = shown(bench);
    QCOMPARE(json.value(QStringLiteral("address")).toString(), QStringLiteral("127.0.0.1"));
    QCOMPARE(json.value(QStringLiteral("tls")).toString(), QStringLiteral("TLS 1.3"));
    QVERIFY2(json.value(QStringLiteral("cipher")).toString().startsWith(QStringLiteral("TLS_")),
             qPrintable(json.value(QStringLiteral("cipher")).toString()));
    const QString trace = traceIn(json);
    QVERIFY2(trace.contains(QStringLiteral("connected to 127.0.0.1")), qPrintable(trace));
    QCOMPARE(trace.contains(QStringLiteral("--> STARTTLS")), tls == Tls::StartTls);
    QVERIFY(!json.contains(QStringLiteral("failure")));
}

void TlsFailureTest::withoutTlsTheFailureIsKept_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addColumn<Tls>("wanted");
    QTest::addColumn<At>("step");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("said");
    QTest::addRow("not offered") << Tls::StartTls << Tls::StartTls << At::Hello << QByteArray("250 mail.test")
                                 << "startTlsNotOffered"
                                 << "--> EHLO";
    QTest::addRow("refused") << Tls::StartTls << Tls::StartTls << At::StartTls
                             << QByteArray("454 4.7.0 not now") << "startTlsRefused"
                             << "454 4.7.0 not now";
    QTest::addRow("no handshake") << Tls::StartTls << Tls::StartTls << At::StartTls
                                  << QByteArray("220 2.0.0 go") << "tlsFailed"
                                  << "220 2.0.0 go";
    QTest::addRow("plain server") << Tls::None << Tls::First << At::Quit << QByteArray()
                                  << "plaintextInsteadOfTls"
                                  << "connected to 127.0.0.1";
}

void TlsFailureTest::withoutTlsTheFailureIsKept()
{
    QFETCH(Tls, tls);
    QFETCH(Tls, wanted);
    QFETCH(At, step);
    QFETCH(QByteArray, text);
    QFETCH(QString, cause);
    QFETCH(QString, said);
    Bench bench(tls, goodServer(), {{QStringLiteral("useSsl"), wanted == Tls::First}});
    FakeClock &clock = bench.clock;
    bench.start();
    if (!text.isEmpty())
        bench.server.answer(step, {.text = text, .then = cause == u"tlsFailed" ? Then::Close : Then::GoOn});
    const quint64 id = bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    QCOMPARE(bench.account().challenge(), QStringLiteral("127.0.0.1:%1/smtp").arg(bench.server.port()));
    const QJsonObject json = shown(bench);
    const QJsonObject failure = json.value(QStringLiteral("failure")).toObject();
    QCOMPARE(failure.value(QStringLiteral("cause")).toString(), cause);
    QVERIFY(!failure.value(QStringLiteral("why")).toString().isEmpty());
    QVERIFY(!failure.value(QStringLiteral("remedy")).toString().isEmpty());
    QCOMPARE(failure.value(QStringLiteral("address")).toString(), QStringLiteral("127.0.0.1"));
    QVERIFY2(traceIn(failure).contains(said), qPrintable(traceIn(failure)));
    QCOMPARE(json.value(QStringLiteral("waiting"))[0][QStringLiteral("ord")].toString(),
             bench.account().path());
    // There is nothing that a person could approve.
    QVERIFY(bench.station->certificates().hosts().entries().isEmpty());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
}

void TlsFailureTest::aFailureEndsWhenTlsWorks()
{
    Bench bench(Tls::StartTls);
    FakeClock &clock = bench.clock;
    bench.start();
    bench.server.answer(At::StartTls, {.text = "454 4.7.0 not now"}, 1);
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    QVERIFY(bench.pass(3'600'000, [&] { return bench.server.mails.size() == 1; }));
    WAIT_FOR(bench.account().challenge().isEmpty());
    QVERIFY(!shown(bench).contains(QStringLiteral("failure")));
}

void TlsFailureTest::otherSettingsForgetTheFailure()
{
    Bench bench(Tls::StartTls);
    FakeClock &clock = bench.clock;
    bench.start();
    bench.server.answer(At::StartTls, {.text = "454 4.7.0 not now"});
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    QCOMPARE(bench.station->set({{QStringLiteral("enabled"), false}}), QString());
    QCOMPARE(bench.account().challenge(), QString());
}

QTEST_GUILESS_MAIN(TlsFailureTest)
#include "tlsfailuretest.moc"
