#include "components/email/protocol/headertext.h"

#include <QTest>

using email::HeaderText;

class HeaderTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryTextIsKept();
    void lineBreakInSubjectIsRefused_data();
    void lineBreakInSubjectIsRefused();
    void cleaningKeepsWhatCanBeKept();
    void cleaningCutsAtWholeCharacters();
};

void HeaderTextTest::ordinaryTextIsKept()
{
    for (const QString &text :
         {QStringLiteral("Zone 3: 21 °C – hoch"), QStringLiteral("温度 🔥"), QString()}) {
        QCOMPARE(HeaderText::parse(text)->text(), text);
        QCOMPARE(HeaderText::cleaned(text).text(), text);
    }
}

void HeaderTextTest::lineBreakInSubjectIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const auto row = [](const char *name, const QString &between, const QString &clean) {
        QTest::newRow(name) << QStringLiteral("a") + between + QStringLiteral("Bcc: x@y")
                            << QStringLiteral("a") + clean + QStringLiteral("Bcc: x@y");
    };
    row("CR LF", QStringLiteral("\r\n"), QStringLiteral("  "));
    row("LF", QStringLiteral("\n"), QStringLiteral(" "));
    row("CR", QStringLiteral("\r"), QStringLiteral(" "));
    row("NUL", QString(QChar(0)), QStringLiteral(" "));
    row("tab", QStringLiteral("\t"), QStringLiteral(" "));
    row("escape", QStringLiteral("\u001b"), QStringLiteral(" "));
    row("next line", QStringLiteral("\u0085"), QStringLiteral(" "));
    row("line separator", QStringLiteral("\u2028"), QStringLiteral(" "));
    row("paragraph separator", QStringLiteral("\u2029"), QStringLiteral(" "));
    for (const ushort c : {0x061c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069})
        row(qPrintable(QStringLiteral("U+%1").arg(c, 4, 16)), QString(QChar(c)), QString());
    row("lone surrogate", QString(QChar(0xd800)), QString(QChar(QChar::ReplacementCharacter)));
}

void HeaderTextTest::lineBreakInSubjectIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QString why;
    QVERIFY(!HeaderText::parse(text, &why));
    QVERIFY(!why.isEmpty());
    QCOMPARE(HeaderText::cleaned(text).text(), clean);
    QVERIFY(HeaderText::parse(clean));
}

void HeaderTextTest::cleaningKeepsWhatCanBeKept()
{
    QVERIFY(!HeaderText::parse(QString(999, QLatin1Char('x'))));
    QVERIFY(HeaderText::parse(QString(998, QLatin1Char('x'))));
    QCOMPARE(HeaderText::cleaned(QString(998, QLatin1Char('x'))).text(), QString(998, QLatin1Char('x')));
    const QString cut = HeaderText::cleaned(QString(5000, QLatin1Char('x'))).text();
    QCOMPARE(cut, QString(997, QLatin1Char('x')) + QChar(0x2026));
}

void HeaderTextTest::cleaningCutsAtWholeCharacters()
{
    for (int before = 0; before < 3; ++before) {
        const QString text = QString(before, QLatin1Char('x')) + QStringLiteral("🔥").repeated(600);
        QVERIFY(HeaderText::parse(HeaderText::cleaned(text).text()));
    }
}

QTEST_GUILESS_MAIN(HeaderTextTest)
#include "headertexttest.moc"
