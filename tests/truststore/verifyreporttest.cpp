#include "truststore/verifyreport.h"

#include "tests/truststore/certificatefactory.h"

#include <QJsonArray>
#include <QtTest>

using namespace trust;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

} // namespace

class VerifyReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trustedFileStandsInForTheStores();
    void storesAreUsedWithoutATrustedFile();
    void revocationFileCounts();
    void timeIsThatOfTheRequest();
    void unreadableQuestionIsRefused_data();
    void unreadableQuestionIsRefused();

private:
    VerifyRequest m_request;
    factory::Identity m_root;
    factory::Identity m_leaf;
};

void VerifyReportTest::initTestCase()
{
    m_root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    factory::Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.org")};
    m_leaf = factory::issue(recipe, m_root);
    m_request.chain = m_leaf.certificate.pem();
    m_request.trusted = m_root.certificate.pem();
    m_request.host = QStringLiteral("mail.example.org");
    m_request.at = now;
}

void VerifyReportTest::trustedFileStandsInForTheStores()
{
    const QJsonObject good = verifyReport(m_request).value();
    QCOMPARE(good.value(QLatin1String("trusted")).toBool(), true);
    QVERIFY(good.value(QLatin1String("errors")).toArray().isEmpty());
    const QJsonArray chain = good.value(QLatin1String("chain")).toArray();
    QCOMPARE(chain.size(), 2);
    QCOMPARE(chain.at(0).toObject().value(QLatin1String("sha256")).toString(), m_leaf.certificate.sha256());

    VerifyRequest other = m_request;
    other.stores.system = {m_root.certificate};
    other.trusted = factory::selfSigned(factory::caRecipe(QStringLiteral("Other"))).certificate.pem();
    const QJsonObject bad = verifyReport(other).value();
    QCOMPARE(bad.value(QLatin1String("trusted")).toBool(), false);
    QVERIFY(bad.value(QLatin1String("errors")).toArray().contains(QStringLiteral("untrustedRoot")));
}

void VerifyReportTest::storesAreUsedWithoutATrustedFile()
{
    VerifyRequest request = m_request;
    request.trusted.clear();
    QCOMPARE(verifyReport(request)->value(QLatin1String("trusted")).toBool(), false);
    request.stores.user = {m_root.certificate};
    QCOMPARE(verifyReport(request)->value(QLatin1String("trusted")).toBool(), true);
}

void VerifyReportTest::revocationFileCounts()
{
    VerifyRequest request = m_request;
    request.crls = {
        factory::revocationList(m_root, {m_leaf.certificate}, now.addDays(-1), now.addDays(1)).pem()};
    QCOMPARE(verifyReport(request)->value(QLatin1String("errors")).toArray(),
             QJsonArray{QStringLiteral("revoked")});
}

void VerifyReportTest::timeIsThatOfTheRequest()
{
    VerifyRequest request = m_request;
    request.at = now.addYears(30);
    const QJsonObject report = verifyReport(request).value();
    QCOMPARE(report.value(QLatin1String("errors")).toArray(), QJsonArray{QStringLiteral("expired")});
    QVERIFY(!report.value(QLatin1String("warnings")).toArray().isEmpty());
}

void VerifyReportTest::unreadableQuestionIsRefused_data()
{
    QTest::addColumn<VerifyRequest>("request");
    VerifyRequest request = m_request;
    request.chain = "nothing";
    QTest::newRow("chain file") << request;
    request = m_request;
    request.trusted = "nothing";
    QTest::newRow("trusted file") << request;
    request = m_request;
    request.crls = {"nothing"};
    QTest::newRow("CRL file") << request;
    request = m_request;
    request.at = {};
    QTest::newRow("time") << request;
    request = m_request;
    request.host = QStringLiteral("a b");
    QTest::newRow("host name \"a b\"") << request;
}

void VerifyReportTest::unreadableQuestionIsRefused()
{
    QFETCH(VerifyRequest, request);
    const auto report = verifyReport(request);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().what, QString::fromLatin1(QTest::currentDataTag()));
}

QTEST_GUILESS_MAIN(VerifyReportTest)
#include "verifyreporttest.moc"
