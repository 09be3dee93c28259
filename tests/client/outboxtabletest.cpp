#include "client/outboxtable.h"

#include "client/textoutput.h"

#include <QTest>

#include <time.h>

using namespace client;

class OutboxTableTest : public QObject
{
    Q_OBJECT

    static QJsonObject mail(const QString &state, const QString &cause,
                            const QString &recipient = QStringLiteral("Queued"))
    {
        return {{QStringLiteral("id"), 10},
                {QStringLiteral("state"), state},
                {QStringLiteral("created"), QStringLiteral("2026-11-22T08:35:12.345Z")},
                {QStringLiteral("nextTry"), QStringLiteral("2026-11-23T00:05:00.000Z")},
                {QStringLiteral("account"), QStringLiteral("/Services/EmailService/OutgoingOfTheSite")},
                {QStringLiteral("subject"), QString(QLatin1Char('s')).repeated(78)},
                {QStringLiteral("attempts"), 3},
                {QStringLiteral("lastCause"), cause},
                {QStringLiteral("recipients"),
                 QJsonArray{
                     QJsonObject{{QStringLiteral("address"), QStringLiteral("facility.engineer@example.com")},
                                 {QStringLiteral("state"), recipient}}}}};
    }
    static QJsonObject only(const QJsonObject &message)
    {
        return outboxRows({message}, now()).at(0).toObject();
    }
    static QDateTime now() { return QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
    }

    void theTableIsAtMostAHundredColumnsWide()
    {
        const QString cause = QStringLiteral("mail.example.com:587 cannot be reached: no answer").repeated(4);
        const QString text =
            tableText(outboxRows({mail(QStringLiteral("Discarded"), cause)}, now()), outboxColumns());
        for (const QString &line : text.split(QLatin1Char('\n')))
            QVERIFY2(line.size() <= 100, qPrintable(line));
        QVERIFY2(text.contains(QStringLiteral("mail.example.c")), qPrintable(text));
    }

    void timesAreShortAndTheAccountIsItsName()
    {
        const QJsonObject row = only(mail(QStringLiteral("Queued"), {}));
        QCOMPARE(row[QStringLiteral("created")].toString(), QStringLiteral("08:35"));
        QCOMPARE(row[QStringLiteral("nextTry")].toString(), QStringLiteral("11-23"));
        QCOMPARE(row[QStringLiteral("account")].toString(), QStringLiteral("OutgoingO…"));
        QVERIFY(row[QStringLiteral("subject")].toString().startsWith(QStringLiteral("sss")));
    }
};

QTEST_GUILESS_MAIN(OutboxTableTest)
#include "outboxtabletest.moc"
