#include "client/textoutput.h"

#include <QTest>

class TextOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreAligned();
    void timesAndLongCellsAreShortened();
    void theLastColumnEndsWithTheTerminal();
    void whatSomebodyTypedIsQuotedOnOneLine();
    void nothingMovesTheTerminalsCursor();
    void outlinesIndentWhatIsNested();
};

void TextOutputTest::columnsAreAligned()
{
    const QJsonArray rows{
        QJsonObject{{QStringLiteral("a"), 1}, {QStringLiteral("b"), QStringLiteral("two\nlines")}},
        QJsonObject{{QStringLiteral("a"), QStringLiteral("longer")}}};
    QCOMPARE(client::tableText(rows, {{QStringLiteral("a"), QStringLiteral("A")},
                                      {QStringLiteral("b"), QStringLiteral("B")}}),
             QStringLiteral("A       B\n1       two lines\nlonger"));
}

void TextOutputTest::timesAndLongCellsAreShortened()
{
    const QJsonArray rows{QJsonObject{{QStringLiteral("t"), QStringLiteral("2026-11-22T06:55:47.123Z")},
                                      {QStringLiteral("o"), QStringLiteral("/Config/Building/Temperature")}}};
    QCOMPARE(client::tableText(rows, {{QStringLiteral("t"), QStringLiteral("T")},
                                      {QStringLiteral("o"), QStringLiteral("O"), 11}}),
             QStringLiteral("T                    O\n2026-11-22 06:55:47  /Conf…ature"));
}

void TextOutputTest::theLastColumnEndsWithTheTerminal()
{
    const QJsonArray rows{QJsonObject{{QStringLiteral("a"), QStringLiteral("x")},
                                      {QStringLiteral("b"), QStringLiteral("0123456789")}}};
    const QList<client::Column> columns{{QStringLiteral("a"), QStringLiteral("A")},
                                        {QStringLiteral("b"), QStringLiteral("B")}};
    QCOMPARE(client::tableText(rows, columns, 10), QStringLiteral("A  B\nx  012345…"));
    QCOMPARE(client::tableText(rows, columns, 13), QStringLiteral("A  B\nx  0123456789"));
    QCOMPARE(client::tableText(rows, columns), QStringLiteral("A  B\nx  0123456789"));
}

void TextOutputTest::whatSomebodyTypedIsQuotedOnOneLine()
{
    QCOMPARE(client::escapedText(QStringLiteral("\"a\nb\x1b[2J\": no")),
             QStringLiteral("\"a\\nb\\x1b[2J\": no"));
}

void TextOutputTest::nothingMovesTheTerminalsCursor()
{
    const QString text = client::plainText(QStringLiteral("a\x1b[2Jb\r\u202Ec"));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(!text.contains(QLatin1Char('\r')));
    QVERIFY(!text.contains(QChar(0x202E)));
    QVERIFY(text.startsWith(QLatin1Char('a')) && text.endsWith(QLatin1Char('c')));
}

void TextOutputTest::outlinesIndentWhatIsNested()
{
    const QJsonObject object{{QStringLiteral("z"), 1},
                             {QStringLiteral("list"), QJsonArray{QStringLiteral("x"), QStringLiteral("y")}},
                             {QStringLiteral("below"), QJsonArray{QJsonObject{{QStringLiteral("k"), true}}}}};
    QCOMPARE(client::outlineText(object, {QStringLiteral("z")}),
             QStringLiteral("z:    1\nbelow:\n  k: true\nlist: x, y"));
}

QTEST_GUILESS_MAIN(TextOutputTest)
#include "textoutputtest.moc"
