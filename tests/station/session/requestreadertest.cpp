#include "station/session/requestreader.h"

#include <QTest>

using station::readRequest;

class RequestReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void countsKeysOverTheWholeRequest();
};

void RequestReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &line, const char *why) {
        QTest::newRow(name) << line << QString::fromLatin1(why);
    };
    row("nothing", "", "not JSON");
    row("noJson", "hello", "not JSON");
    row("cut", "{\"a\":1", "not JSON");
    row("list", "[{\"a\":1}]", "one JSON object");
    row("text", "\"a\"", "not JSON");
    row("afterTheEnd", "{} {}", "not JSON");
    row("keyTwice", "{\"a\":1,\"a\":2}", "twice");
    row("keyTwiceEscaped", "{\"a\":1,\"\\u0061\":2}", "twice");
    row("keyTwiceBelow", "{\"x\":[{\"a\":1,\"b\":{},\"a\":2}]}", "twice");
    row("nulByte", QByteArray("{\"a\":\"\0\"}", 9), "NUL");
    row("nulEscape", "{\"a\":\"\\u0000\"}", "NUL");
    row("nulBetween", QByteArray("{\0\"a\":1}", 8), "NUL");
    row("loneHigh", "{\"a\":\"\\ud800\"}", "surrogate");
    row("loneHighThenText", "{\"a\":\"\\ud800x\"}", "surrogate");
    row("loneHighThenEscape", "{\"a\":\"\\ud800\\n\"}", "surrogate");
    row("loneLow", "{\"a\":\"\\udc00\"}", "surrogate");
    row("twoHigh", "{\"a\":\"\\ud800\\ud800\"}", "surrogate");
    row("badEscape", "{\"a\":\"\\u12\"}", "four digits");
    row("huge", "{\"a\":1e999}", "too large");
    row("hugeNegative", "{\"a\":-1e999}", "too large");
    row("minusZero", "{\"a\":-0}", "minus zero");
    row("minusZeroFraction", "{\"a\":-0.0e5}", "minus zero");
    row("nan", "{\"a\":NaN}", "not JSON");
    row("badUtf8", "{\"a\":\"\xff\xfe\"}", "not JSON");
    row("overlongUtf8", "{\"a\":\"\xc0\xaf\"}", "not JSON");
    row("deep", QByteArray("{\"a\":") + QByteArray(40, '[') + QByteArray(40, ']') + '}', "deeper");
    row("deepAndOpen", QByteArray(100'000, '['), "deeper");
    row("deepObjects", QByteArray("{\"a\":").repeated(50), "deeper");
}

void RequestReaderTest::refuses()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, why);
    const auto read = readRequest(line);
    QVERIFY(!read);
    QVERIFY2(read.error().why.contains(why), qPrintable(read.error().why));
}

void RequestReaderTest::accepts_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("sameKeyInSiblings")
        << QByteArray("{\"a\":{\"x\":1},\"b\":{\"x\":2},\"c\":[{\"x\":1},{\"x\":2}]}");
    QTest::newRow("valueLikeKey") << QByteArray("{\"a\":\"a\",\"b\":[\"a\",\"a\"]}");
    QTest::newRow("bracketsInText") << QByteArray("{\"a\":\"[[[[{{{{\\\"]\"}");
    QTest::newRow("pair") << QByteArray("{\"a\":\"\\ud83d\\ude00\"}");
    QTest::newRow("escapedBackslash") << QByteArray("{\"a\\\\\":1,\"a\":2}");
    QTest::newRow("zero") << QByteArray("{\"a\":0,\"b\":-1,\"c\":-0.5,\"d\":1e300}");
    QTest::newRow("depth32") << QByteArray("{\"a\":") + QByteArray(31, '[') + QByteArray(31, ']') + '}';
}

void RequestReaderTest::accepts()
{
    QFETCH(QByteArray, line);
    const auto read = readRequest(line);
    QVERIFY2(read, read ? "" : qPrintable(read.error().why));
}

void RequestReaderTest::countsKeysOverTheWholeRequest()
{
    const auto request = [](int keys) {
        QByteArray line = "{\"p\":[";
        for (int i = 1; i < keys; ++i)
            line += (i > 1 ? ",{\"a\":" : "{\"a\":") + QByteArray::number(i) + '}';
        return line + "]}";
    };
    QVERIFY(readRequest(request(10'000)));
    const auto tooMany = readRequest(request(10'001));
    QVERIFY(!tooMany);
    QVERIFY(tooMany.error().why.contains(QLatin1String("keys")));
}

QTEST_GUILESS_MAIN(RequestReaderTest)
#include "requestreadertest.moc"
