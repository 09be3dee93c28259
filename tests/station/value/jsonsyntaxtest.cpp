#include "station/value/jsonsyntax.h"

#include <QJsonDocument>
#include <QtTest>

class JsonSyntaxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatQtReadsIsSound_data();
    void whatQtReadsIsSound();
    void whatQtRefusesIsWrong_data();
    void whatQtRefusesIsWrong();
    void everyTruncationIsWrong();
};

void JsonSyntaxTest::whatQtReadsIsSound_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const QByteArray text :
         {"{}", "[]", " [ ] ", "[1,-0,0.5,1e9,1E-3,2.5e+10]", "{\"a\":{\"b\":[true,false,null]}}",
          "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\"]", "[\"\xc3\xa4\"]",
          "{\n \"a\" : \"b\" ,\t\"\":1}\r\n"})
        QTest::newRow(text.constData()) << text;
    QTest::newRow("as deep as may be") << QByteArray(1024, '[') + QByteArray(1024, ']');
}

void JsonSyntaxTest::whatQtReadsIsSound()
{
    QFETCH(QByteArray, text);
    QVERIFY(!QJsonDocument::fromJson(text).isNull());
    QCOMPARE(station::errorInJson(text), qsizetype(-1));
}

void JsonSyntaxTest::whatQtRefusesIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const QByteArray text :
         {"",      "{",    "[1,]",       "[,1]",  "{\"a\"}", "{\"a\":}",  "{a:1}",         "[01]",
          "[1.]",  "[+1]", "[tru]",      "[1 2]", "[\"a]",   "[\"\\x\"]", "[\"\\u12g4\"]", "[\"\xff\"]",
          "{} {}", "[}",   "{\"a\":1,}", "[nan]", "[-]",     "[1e]"})
        QTest::newRow(text.constData()) << text;
    QTest::newRow("too deep") << QByteArray(1025, '[') + QByteArray(1025, ']');
    QTest::newRow("a NUL") << QByteArray("[\"a\0b\"]", 7);
}

void JsonSyntaxTest::whatQtRefusesIsWrong()
{
    QFETCH(QByteArray, text);
    QVERIFY(station::errorInJson(text) >= 0);
    QVERIFY(station::errorInJson(text) <= text.size());
}

void JsonSyntaxTest::everyTruncationIsWrong()
{
    const QByteArray text = R"({"a": [1, -2.5e3, "x\u00e4\n"], "b": {"c": true, "d": null}})";
    QCOMPARE(station::errorInJson(text), qsizetype(-1));
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(station::errorInJson(text.first(size)) >= 0, text.first(size).constData());
}

QTEST_APPLESS_MAIN(JsonSyntaxTest)
#include "jsonsyntaxtest.moc"
