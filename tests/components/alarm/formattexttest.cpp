#include "components/alarm/formattext.h"

#include "components/alarm/alarmvariables.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace alarms;

namespace {

std::optional<QString> look(const QString &name)
{
    static const QMap<QString, QString> values{
        {QStringLiteral("alarmData.sourceName"), QStringLiteral("AHU-1 Supply Temp")},
        {QStringLiteral("priority"), QStringLiteral("10")},
        {QStringLiteral("note"), QString()},
        {QStringLiteral("sly"), QStringLiteral("%priority%")},
        {QStringLiteral("timestamp"), QStringLiteral("2026-11-22T14:03:05+01:00")},
        {QStringLiteral("normalTime"), QStringLiteral("22 Nov")},
        {QStringLiteral("normalTime.toDateString"), QStringLiteral("own form")},
        {QStringLiteral("fire"), QString::fromUcs4(U"a\U0001F525b", 3)},
    };
    const auto found = values.constFind(name);
    return found == values.constEnd() ? std::nullopt : std::optional(*found);
}

FormatFacts facts()
{
    return {QDateTime(QDate(2026, 11, 23), QTime(9, 30), Qt::UTC), QStringLiteral("anna")};
}

} // namespace

class FormatTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rendersScripts_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("unknown");
        const auto row = [](const char *format, const char *expected, const char *unknown = "") {
            QTest::newRow(format) << QString::fromUtf8(format) << QString::fromUtf8(expected)
                                  << QString::fromUtf8(unknown);
        };
        row("P%priority% %alarmData.sourceName%", "P10 AHU-1 Supply Temp");
        row("100%% of %priority%", "100% of 10");
        row("[%note%]", "[]");
        row("%sly%", "%priority%"); // A value is not a format.
        row("%alarmData.sourceName.substring(5)%", "AHU-1");
        row("%alarmData.sourceName.substring(-4)%", "Temp");
        row("%alarmData.sourceName.substring(6,12)%", "Supply");
        row("%alarmData.sourceName.substring(6, 999)%", "Supply Temp");
        row("%alarmData.sourceName.substring(6).substring(-3)%", "-1 ");
        row("%fire.substring(2).substring(-1)%", "\U0001F525");
        row("%priority.substring(x)%", "?priority.substring(x)?", "priority.substring(x)");
        row("%priority.substring(2,1)%", "?priority.substring(2,1)?", "priority.substring(2,1)");
        row("%time()%", "2026-11-23 09:30:00 UTC");
        row("%time().toDateString%", "2026-11-23");
        row("%time().toTimeString.substring(5)%", "09:30");
        row("%timestamp.toDateString%", "2026-11-22");
        row("%timestamp.toTimeString()%", "14:03:05");
        row("%normalTime.toDateString%", "own form");
        row("%normalTime.toTimeString%", "?normalTime.toTimeString?", "normalTime.toTimeString");
        row("%user()%", "anna");
        row("%lexicon(alarm:high)%", "high");
        row("%lexicon(alarm)%", "?lexicon(alarm)?", "lexicon(alarm)");
        row("%decodeFromString(baja:Integer:5)%", "?decodeFromString(baja:Integer:5)?",
            "decodeFromString(baja:Integer:5)");
        row("%nonsense% %nonsense%", "?nonsense? ?nonsense?", "nonsense");
        row("%priority.get%", "?priority.get?", "priority.get");
        row("%priority.substring%", "?priority.substring?", "priority.substring");
        row("load 90 % at %priority%", "load 90 % at 10");
        row("90 % of 5 %", "90 % of 5 %");
        row("%priority", "%priority");
        row("%", "%");
        row("%%%", "%%");
        row("%.%priority%.%", "%.10.%");
        row("%priority\n%", "%priority\n%");
        row("", "");
    }

    void rendersScripts()
    {
        QFETCH(QString, format);
        QFETCH(QString, expected);
        QFETCH(QString, unknown);
        const Rendered rendered = render(format, look, facts());
        QCOMPARE(rendered.text, expected);
        QCOMPARE(rendered.unknown.join(QLatin1Char(';')), unknown);
        QVERIFY(!rendered.truncated);
    }

    void callsWithoutFactsAreUnknown()
    {
        QCOMPARE(render(QStringLiteral("%time()% %user()%"), nullptr).text,
                 QStringLiteral("?time()? ?user()?"));
        QCOMPARE(render(QStringLiteral("%priority%"), nullptr).unknown,
                 QStringList(QStringLiteral("priority")));
    }

    void outputIsBounded()
    {
        const Lookup huge = [](const QString &) { return QString(MaxRendered, QLatin1Char('x')); };
        const Rendered rendered = render(QStringLiteral("%a%").repeated(10'000), huge);
        QCOMPARE(rendered.text.size(), MaxRendered);
        QVERIFY(rendered.text.endsWith(QChar(0x2026)));
        QVERIFY(rendered.truncated);
        QVERIFY(!render(QString(MaxRendered, QLatin1Char('x')), look).truncated);
        QCOMPARE(render(QStringLiteral("%").repeated(100'001), look).text.size(), 50'001);
        QVERIFY(render(QLatin1Char('%') + QString(5000, QLatin1Char('a')) + QLatin1Char('%'), look)
                    .unknown.isEmpty());
    }

    void previewListsScripts()
    {
        QCOMPARE(scripts(QStringLiteral("%a% 5 % %b.c% %% %a% %d")),
                 QStringList({QStringLiteral("a"), QStringLiteral("b.c")}));
    }

    void everyVariableIsAWellFormedScriptWithHelp()
    {
        QSet<QString> seen;
        for (const AlarmVariable &variable : alarmVariables()) {
            QCOMPARE(scripts(QLatin1Char('%') + variable.name + QLatin1Char('%')),
                     QStringList(variable.name));
            QVERIFY(variable.doc.endsWith(QLatin1Char('.')));
            seen.insert(variable.name);
        }
        QCOMPARE(seen.size(), alarmVariables().size());
        QVERIFY(seen.contains(QStringLiteral("alarmData.sourceName")));
    }
};

QTEST_GUILESS_MAIN(FormatTextTest)
#include "formattexttest.moc"
