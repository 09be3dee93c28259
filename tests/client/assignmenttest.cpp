#include "client/assignment.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using client::Assignment;

namespace {

const QString secret = QStringLiteral("secret");

QString fileWith(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath(QStringLiteral("content")));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return QLatin1Char('@') + file.fileName();
}

} // namespace

class AssignmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreTexts();
    void onlyWhatMayBeJsonIsReadAsJson();
    void aSecretIsNeverTakenFromTheArgument();
    void aSecretComesFromAFileWithoutItsLineEnd();
    void anEmptySecretForgetsTheStoredOne();
    void anEmptyFileIsNoSecret();
    void aCertificateMayComeFromAFile();
    void aValueIsNeededForAnythingElse();
};

void AssignmentTest::valuesAreTexts()
{
    const Assignment assignment = Assignment::parse(QStringLiteral("/A.x=1=2"));
    QCOMPARE(assignment.target, QStringLiteral("/A.x"));
    QCOMPARE(*assignment.toJson(QStringLiteral("string")), QJsonValue(QStringLiteral("1=2")));
    QCOMPARE(*assignment.toJson(QStringLiteral("int")), QJsonValue(QStringLiteral("1=2")));
    QCOMPARE(*Assignment::parse(QStringLiteral("x=@me")).toJson(QStringLiteral("string")),
             QJsonValue(QStringLiteral("@me")));
}

void AssignmentTest::onlyWhatMayBeJsonIsReadAsJson()
{
    const Assignment assignment = Assignment::parse(QStringLiteral("x={\"value\":1,\"status\":\"{ok}\"}"));
    QVERIFY(assignment.toJson(QStringLiteral("statusNumeric"))->isObject());
    QVERIFY(assignment.toJson(QStringLiteral("string"))->isString());
}

void AssignmentTest::aSecretIsNeverTakenFromTheArgument()
{
    const Assignment assignment = Assignment::parse(QStringLiteral("password=hunter2"));
    QVERIFY(assignment.isForbidden(secret));
    const auto value = assignment.toJson(secret);
    QVERIFY(!value);
    QVERIFY(value.error().remedy.contains(QLatin1String("@FILE")));
    QVERIFY(value.error().remedy.contains(QLatin1String("=-")));
    QVERIFY(!value.error().text().contains(QLatin1String("hunter2")));
}

void AssignmentTest::aSecretComesFromAFileWithoutItsLineEnd()
{
    const QTemporaryDir folder;
    for (const char *content : {"hunter2", "hunter2\n", "hunter2\r\n"}) {
        const Assignment assignment =
            Assignment::parse(QStringLiteral("password=") + fileWith(folder, content));
        QVERIFY(!assignment.isForbidden(secret));
        QCOMPARE(*assignment.toJson(secret), QJsonValue(QStringLiteral("hunter2")));
    }
    QVERIFY(!Assignment::parse(QStringLiteral("password=@/nowhere/at/all")).toJson(secret));
}

void AssignmentTest::anEmptySecretForgetsTheStoredOne()
{
    QCOMPARE(*Assignment::parse(QStringLiteral("password=")).toJson(secret), QJsonValue(QJsonValue::Null));
}

void AssignmentTest::anEmptyFileIsNoSecret()
{
    const QTemporaryDir folder;
    QVERIFY(!Assignment::parse(QStringLiteral("password=") + fileWith(folder, "\n")).toJson(secret));
}

void AssignmentTest::aCertificateMayComeFromAFile()
{
    const QTemporaryDir folder;
    const Assignment assignment = Assignment::parse(QStringLiteral("c=") + fileWith(folder, "PEM\n"));
    QCOMPARE(*assignment.toJson(QStringLiteral("certificate")), QJsonValue(QStringLiteral("PEM\n")));
}

void AssignmentTest::aValueIsNeededForAnythingElse()
{
    QVERIFY(!Assignment::parse(QStringLiteral("x")).toJson(QStringLiteral("string")));
    QVERIFY(Assignment::parse(QStringLiteral("x")).isForbidden(QStringLiteral("string")));
}

QTEST_GUILESS_MAIN(AssignmentTest)
#include "assignmenttest.moc"
