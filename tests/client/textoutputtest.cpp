#include "client/textoutput.h"

#include <QTest>

class TextOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreAligned();
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
