#include "truststore/verifybatch.h"

#include "tests/truststore/certificatefactory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace trust;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

QString pem(const factory::Identity &identity)
{
    return QString::fromLatin1(identity.certificate.pem());
}

QByteArray fileOf(const QJsonArray &cases)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("testcases"), cases}})
        .toJson();
}

} // namespace

/// The form of the case files is that of x509-limbo; the certificates are made here.
class VerifyBatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void caseIsJudgedByItsOwnWords_data();
    void caseIsJudgedByItsOwnWords();
    void countsTellGoodFromBad();
    void unreadableFileIsRefused_data();
    void unreadableFileIsRefused();

private:
    QJsonObject good() const;

    factory::Identity m_root;
    factory::Identity m_issuing;
    factory::Identity m_leaf;
};

void VerifyBatchTest::initTestCase()
{
    m_root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    m_issuing = factory::issue(factory::caRecipe(QStringLiteral("Issuing")), m_root);
    factory::Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.org"), QStringLiteral("IP:192.0.2.1")};
    m_leaf = factory::issue(recipe, m_issuing);
}

/// A case that is to be believed.
QJsonObject VerifyBatchTest::good() const
{
    return {{QStringLiteral("id"), QStringLiteral("good")},
            {QStringLiteral("validation_kind"), QStringLiteral("SERVER")},
            {QStringLiteral("trusted_certs"), QJsonArray{pem(m_root)}},
            {QStringLiteral("untrusted_intermediates"), QJsonArray{pem(m_issuing)}},
            {QStringLiteral("peer_certificate"), pem(m_leaf)},
            {QStringLiteral("validation_time"), QStringLiteral("2026-01-01T00:00:00+00:00")},
            {QStringLiteral("expected_result"), QStringLiteral("SUCCESS")},
            {QStringLiteral("expected_peer_name"),
             QJsonObject{{QStringLiteral("kind"), QStringLiteral("DNS")},
                         {QStringLiteral("value"), QStringLiteral("mail.example.org")}}},
            {QStringLiteral("crls"), QJsonArray()}};
}

void VerifyBatchTest::caseIsJudgedByItsOwnWords_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("error"); // Empty: trusted.

    const auto row = [](const char *key, const QJsonValue &value, const char *error) {
        QTest::newRow(*error
                          ? qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(key), QLatin1String(error)))
                          : qPrintable(QLatin1String(key) + QStringLiteral(" is good")))
            << QString::fromLatin1(key) << value << QString::fromLatin1(error);
    };
    const auto peer = [](const char *kind, const char *value) {
        return QJsonObject{{QStringLiteral("kind"), QLatin1String(kind)},
                           {QStringLiteral("value"), QLatin1String(value)}};
    };
    const Crl crl =
        factory::revocationList(m_issuing, {m_leaf.certificate}, now.addDays(-300), now.addDays(300));
    row("id", QStringLiteral("x"), "");
    row("expected_peer_name", peer("IP", "192.0.2.1"), "");
    row("expected_peer_name", QJsonValue(), "");
    row("validation_time", QJsonValue(), "");
    row("expected_peer_name", peer("IP", "192.0.2.2"), "nameMismatch");
    row("expected_peer_name", peer("DNS", "other.example.org"), "nameMismatch");
    row("validation_time", QStringLiteral("2041-01-01T00:00:00+00:00"), "expired");
    row("trusted_certs", QJsonArray(), "untrustedRoot");
    row("untrusted_intermediates", QJsonArray(), "untrustedRoot");
    row("validation_kind", QStringLiteral("CLIENT"), "invalidPurpose");
    row("crls", QJsonArray{QString::fromLatin1(crl.pem())}, "revoked");
    row("crls", QJsonArray{QStringLiteral("no list")}, "malformed");
    row("peer_certificate", QStringLiteral("no certificate"), "malformed");
    row("peer_certificate", QStringLiteral("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
        "malformed");
}

void VerifyBatchTest::caseIsJudgedByItsOwnWords()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, error);
    QJsonObject asked = good();
    asked.insert(key, value);
    const auto report = verifyBatch(fileOf({asked}), now);
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().text()));
    const BatchCase &only = report->cases.constFirst();
    QCOMPARE(only.trusted, error.isEmpty());
    if (!error.isEmpty()) {
        QVERIFY2(only.errors.contains(error), qPrintable(only.errors.join(u' ')));
        QVERIFY(!only.text.isEmpty());
    }
}

void VerifyBatchTest::countsTellGoodFromBad()
{
    QJsonObject missed = good();
    missed.insert(QStringLiteral("id"), QStringLiteral("missed"));
    missed.insert(QStringLiteral("expected_result"), QStringLiteral("FAILURE"));
    QJsonObject refused = missed;
    refused.insert(QStringLiteral("id"), QStringLiteral("refused"));
    refused.insert(QStringLiteral("trusted_certs"), QJsonArray());
    const auto report = verifyBatch(fileOf({good(), missed, refused}), now);
    QVERIFY(report.ok());
    const QJsonObject json = report->toJson();
    QCOMPARE(json[QStringLiteral("good")],
             (QJsonObject{{QStringLiteral("cases"), 1}, {QStringLiteral("accepted"), 1}}));
    QCOMPARE(json[QStringLiteral("bad")],
             (QJsonObject{{QStringLiteral("cases"), 2}, {QStringLiteral("refused"), 1}}));
    QCOMPARE(json[QStringLiteral("wrong")], QJsonArray{QStringLiteral("missed")});
    const QJsonObject last = json[QStringLiteral("cases")][2].toObject();
    QCOMPARE(last[QStringLiteral("expected")], false);
    QCOMPARE(last[QStringLiteral("trusted")], false);
    QCOMPARE(last[QStringLiteral("right")], true);
}

void VerifyBatchTest::unreadableFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("{ oops");
    QTest::newRow("no cases") << QByteArray("{}");
    QTest::newRow("empty list") << fileOf({});
}

void VerifyBatchTest::unreadableFileIsRefused()
{
    QFETCH(QByteArray, content);
    const auto report = verifyBatch(content, now);
    QVERIFY(!report.ok());
    QVERIFY(!report.error().why.isEmpty());
}

QTEST_GUILESS_MAIN(VerifyBatchTest)
#include "verifybatchtest.moc"
