#include "client/checktext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

/// The words of a check's report.
class CheckTextTest : public QObject
{
    Q_OBJECT

    static QJsonObject object(const char *json) { return QJsonDocument::fromJson(QByteArray(json)).object(); }

private Q_SLOTS:
    void theVerdictStandsAboveTheStages()
    {
        const QJsonObject report = object(R"({"subject":"/Out","verdict":"Stops at the sign-in","stages":[
            {"stage":3,"title":"Connection","result":"pass","ms":7,"text":"Connected"},
            {"stage":8,"title":"Sign-in","result":"fail","ms":1,"text":"Refused","next":"Set password"},
            {"stage":9,"title":"Sender","result":"skipped","ms":0,"text":"Not reached"}],
            "transcript":[{"ms":0,"line":"<-- 220 hi"},{"ms":1055,"line":"~~> QUIT"}]})");
        const QStringList lines = client::checkReport(report, true);
        QCOMPARE(lines.size(), 8);
        QCOMPARE(lines[0], QStringLiteral("/Out: Stops at the sign-in"));
        QVERIFY(lines[1].startsWith(QStringLiteral("✔  3 Connection")));
        QVERIFY(lines[1].contains(QStringLiteral("7 ms  Connected")));
        QVERIFY(lines[2].startsWith(QStringLiteral("✖  8 Sign-in")));
        QCOMPARE(lines[3].trimmed(), QStringLiteral("→ Set password"));
        QVERIFY(!lines[4].contains(QStringLiteral("ms")));
        QCOMPARE(lines[6], QStringLiteral("+0.000  <-- 220 hi"));
        QCOMPARE(lines[7], QStringLiteral("+1.055  ~~> QUIT"));
        QCOMPARE(client::checkReport(report, false).size(), 5);
    }

    void longLinesAreWrappedBetweenWordsBelowTheirSentence()
    {
        const QJsonObject report = object(R"({"subject":"/Out","verdict":"Stops at the sign-in","stages":[
            {"stage":8,"title":"Sign-in","result":"fail","ms":1,
             "text":"The server refused the password of this account for a reason of its own",
             "next":"Set a password that the provider accepts for programs"},
            {"stage":6,"title":"Certificate","result":"pass","ms":1,"text":"Believed","detail":{"chain":[
             {"subject":"CN=a","fingerprint":"AABBCCDDEEFFAABBCCDDEEFFAABBCCDDEEFFAABBCCDDEEFFAABBCCDD"}]}}]})");
        const QStringList whole = client::checkReport(report, false);
        const QStringList lines = client::checkReport(report, false, 70);
        QVERIFY(lines.size() > whole.size());
        QString put = lines.join(QLatin1Char(' ')).simplified();
        QCOMPARE(put, whole.join(QLatin1Char(' ')).simplified()); // No word is broken.
        const qsizetype column = lines[1].indexOf(QStringLiteral("The server"));
        for (const QString &line : lines) {
            if (!line.contains(QStringLiteral("AABBCC"))) // One long word stays whole.
                QVERIFY2(line.size() <= 70, qPrintable(line));
        }
        QCOMPARE(lines[2], QString(column, QLatin1Char(' ')) + lines[2].trimmed());
        // On a narrow terminal the words need the room more than the column does.
        for (const QString &line : client::checkReport(report, false, 30))
            QVERIFY2(line.size() <= 30 || line.contains(QStringLiteral("AABBCC")), qPrintable(line));
    }

    void offersAreToldBeforeAndAfterTls()
    {
        QCOMPARE(client::checkDetails(
                     object(R"({"detail":{"before":{"maxSize":100,"startTls":true,"mechanisms":[]}}})")),
                 QStringList{QStringLiteral("Before TLS: SIZE 100, STARTTLS; no sign-in")});
        QCOMPARE(client::checkDetails(object(
                     R"({"detail":{"before":{},"offered":{"dsn":true,"mechanisms":["PLAIN","LOGIN"]}}})")),
                 QStringList{QStringLiteral("After TLS: DSN, AUTH PLAIN LOGIN")});
        QVERIFY(client::checkDetails(object(R"({"detail":{"offered":{"dsn":true}}})")).isEmpty());
        QCOMPARE(client::checkDetails(
                     object(R"({"detail":{"before":{"maxRecipients":100,"mechanisms":["PLAIN"]}}})")),
                 QStringList{QStringLiteral("Before TLS: LIMITS RCPTMAX=100, AUTH PLAIN")});
    }

    void everyCertificateIsShown()
    {
        const QStringList lines =
            client::checkDetails(object(R"({"detail":{"tls":"TLS 1.3, X","verified":false,
            "reasons":["It is over."],"nameMatches":false,"chain":[
            {"subject":"CN=a","issuer":"CN=b","notBefore":"2026-01-01","notAfter":"2027-01-01",
             "fingerprint":"AB CD","sans":["DNS:a"]},
            {"subject":"CN=b","issuer":"CN=b","selfSigned":true,"fingerprint":"EF"}]}})"));
        for (const char *wanted :
             {"Protocol and cipher: TLS 1.3, X", "The chain validates: no", "  It is over.",
              "The name matches: no", "Certificate 1: CN=a", "  for DNS:a", "  issued by CN=b",
              "  valid from 2026-01-01 to 2027-01-01", "  SHA-256 AB CD", "Certificate 2: CN=b",
              "  issued by itself", "  SHA-256 EF"})
            QVERIFY2(lines.contains(QString::fromUtf8(wanted)), wanted);
        // A chain that is in order for another name.
        QVERIFY(client::checkDetails(
                    object(R"({"detail":{"chainValidates":true,"nameMatches":false,"chain":[]}})"))
                    .contains(QStringLiteral("The chain validates: yes")));
    }

    void refusedSettingsAndRecipientsAreAllTold()
    {
        QCOMPARE(client::checkDetails(object(R"({"detail":{"refusals":["a","b","c"]}})")),
                 (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(client::checkDetails(object(
                     R"({"detail":{"recipients":[{"address":"x@y","accepted":true,"reply":"250 ok"}]}})")),
                 QStringList{QStringLiteral("x@y: 250 ok")});
    }
};

QTEST_APPLESS_MAIN(CheckTextTest)
#include "checktexttest.moc"
