#include "client/arguments.h"

#include <QTest>

using client::Arguments;
using client::Option;

namespace {

QList<Option> options()
{
    return {{.name = QStringLiteral("to"), .value = QStringLiteral("A"), .doc = {}, .many = true},
            {.name = QStringLiteral("lines"),
             .value = QStringLiteral("N"),
             .doc = {},
             .letter = QLatin1Char('n')},
            {.name = QStringLiteral("wait"), .value = {}, .doc = {}}};
}

station::Result<Arguments> parse(const QString &line)
{
    return Arguments::parse(line.split(QLatin1Char(' '), Qt::SkipEmptyParts), options());
}

} // namespace

class ArgumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsMayStandAnywhere();
    void valuesFollowOrAreGlued();
    void negativeNumbersAndADashAreNoOptions();
    void twoDashesEndTheOptions();
    void repeatedOptionsAreKeptInOrder();
    void mistakesAreRefused_data();
    void mistakesAreRefused();
};

void ArgumentsTest::optionsMayStandAnywhere()
{
    const auto arguments = parse(QStringLiteral("one --wait two -n 5 three"));
    QVERIFY(arguments);
    QCOMPARE(arguments->words(),
             QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    QVERIFY(arguments->has(QStringLiteral("wait")));
    QCOMPARE(arguments->value(QStringLiteral("lines")), QStringLiteral("5"));
    QCOMPARE(arguments->value(QStringLiteral("to"), QStringLiteral("nobody")), QStringLiteral("nobody"));
}

void ArgumentsTest::valuesFollowOrAreGlued()
{
    const auto arguments = parse(QStringLiteral("--to=a=b --lines 3"));
    QVERIFY(arguments);
    QCOMPARE(arguments->value(QStringLiteral("to")), QStringLiteral("a=b"));
    QCOMPARE(arguments->value(QStringLiteral("lines")), QStringLiteral("3"));
}

void ArgumentsTest::negativeNumbersAndADashAreNoOptions()
{
    const auto arguments = parse(QStringLiteral("-5 - --lines -7 --to -"));
    QVERIFY(arguments);
    QCOMPARE(arguments->words(), QStringList({QStringLiteral("-5"), QStringLiteral("-")}));
    QCOMPARE(arguments->value(QStringLiteral("lines")), QStringLiteral("-7"));
    QCOMPARE(arguments->value(QStringLiteral("to")), QStringLiteral("-"));
}

void ArgumentsTest::twoDashesEndTheOptions()
{
    const auto arguments = parse(QStringLiteral("--wait -- --to -n"));
    QVERIFY(arguments);
    QCOMPARE(arguments->words(), QStringList({QStringLiteral("--to"), QStringLiteral("-n")}));
}

void ArgumentsTest::repeatedOptionsAreKeptInOrder()
{
    const auto arguments = parse(QStringLiteral("--to a --to b --wait --wait"));
    QVERIFY(arguments);
    QCOMPARE(arguments->values(QStringLiteral("to")),
             QStringList({QStringLiteral("a"), QStringLiteral("b")}));
}

void ArgumentsTest::mistakesAreRefused_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("unknown") << QStringLiteral("--nope");
    QTest::newRow("unknownLetter") << QStringLiteral("-x");
    QTest::newRow("severalLetters") << QStringLiteral("-nn 5");
    QTest::newRow("noValue") << QStringLiteral("--lines");
    QTest::newRow("optionInsteadOfValue") << QStringLiteral("--lines --wait");
    QTest::newRow("valueForASwitch") << QStringLiteral("--wait=yes");
    QTest::newRow("twice") << QStringLiteral("-n 5 -n 6");
}

void ArgumentsTest::mistakesAreRefused()
{
    QFETCH(QString, line);
    QVERIFY(!parse(line));
}

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "argumentstest.moc"
