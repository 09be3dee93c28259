#include "tests/components/email/check/checkbench.h"

/// What works, but should not stay as it is.
class CheckWarningsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startTlsIfOfferedThatIsNotOffered();
    void aStaleRevocationListIsAWarning();
    void weakTlsIsAWarning_data();
    void weakTlsIsAWarning();
    void aServerThatKnowsHeloOnlyWasNotEncrypted();

private:
    CheckRun m_run;
};

void CheckWarningsTest::startTlsIfOfferedThatIsNotOffered()
{
    Bench bench;
    bench.start();
    const QJsonObject report = m_run.check(
        bench, {{QStringLiteral("slots"),
                 QJsonObject{{QStringLiteral("useStartTls"), true},
                             {QStringLiteral("startTlsPolicy"), QStringLiteral("IfSupported")}}}});
    QVERIFY(
        stage(report, "settings")[QStringLiteral("text")].toString().contains(u"if the server offers it"));
    QCOMPARE(result(report, "startTls"), QStringLiteral("warning"));
    const QJsonObject detail = stage(report, "capabilities")[QStringLiteral("detail")].toObject();
    QVERIFY(!detail.contains(QStringLiteral("before")) && detail.contains(QStringLiteral("offered")));
}

void CheckWarningsTest::aStaleRevocationListIsAWarning()
{
    Bench bench(Tls::First);
    bench.start();
    const QDateTime now = bench.clock.wall();
    const trust::Crl list = factory::revocationList(authority(), {}, now.addDays(-9), now.addDays(-2));
    const auto taken = bench.station->certificates().import(list.pem(), QStringLiteral("test"), {});
    QVERIFY2(taken.ok(), taken.ok() ? "" : qPrintable(taken.error().text()));
    const QJsonObject report = m_run.check(bench);
    QCOMPARE(result(report, "certificate"), QStringLiteral("warning"));
    const QString text = stage(report, "certificate")[QStringLiteral("text")].toString();
    QVERIFY2(text.contains(QStringLiteral("The revocation list of \"CN=Test CA\" is out of date")),
             qPrintable(text));
    QVERIFY(!stage(report, "certificate")[QStringLiteral("next")].toString().isEmpty());
}

void CheckWarningsTest::weakTlsIsAWarning_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addColumn<QByteArray>("at");
    QTest::addRow("STARTTLS") << Tls::StartTls << QByteArray("startTls");
    QTest::addRow("TLS") << Tls::First << QByteArray("greeting");
}

void CheckWarningsTest::weakTlsIsAWarning()
{
    QFETCH(Tls, tls);
    QFETCH(QByteArray, at);
    Bench bench(tls, goodServer(), {{QStringLiteral("tlsMinProtocol"), QStringLiteral("1.0")}});
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    bench.server.protocol = QSsl::TlsV1_0;
    QT_WARNING_POP
    bench.start();
    const QJsonObject report = m_run.check(bench);
    QCOMPARE(result(report, at.constData()), QStringLiteral("warning"));
    QVERIFY(stage(report, at.constData())[QStringLiteral("text")].toString().contains(u"TLS 1.0 (weak)"));
    QVERIFY(stage(report, at.constData())[QStringLiteral("next")].toString().contains(u"tlsMinProtocol"));
    QVERIFY(report[QStringLiteral("verdict")].toString().contains(u"warning"));
}

void CheckWarningsTest::aServerThatKnowsHeloOnlyWasNotEncrypted()
{
    Bench bench;
    bench.server.answer(At::Hello, {"502 5.5.1 what"}, 1);
    bench.start();
    const QJsonObject report = m_run.check(bench);
    const QString text = stage(report, "startTls")[QStringLiteral("text")].toString();
    QVERIFY2(text.contains(u"Not used"), qPrintable(text));
    QCOMPARE(result(report, "certificate"), QStringLiteral("skipped"));
}

QTEST_GUILESS_MAIN(CheckWarningsTest)
#include "checkwarningstest.moc"
