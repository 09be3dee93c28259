#include "ui/views/mail/mailtimes.h"

#include <QLocale>
#include <QTest>

/// Times in lists are read alike everywhere.
class MailTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDateHasItsMonthsNameAndItsWholeYear()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(ui::shortTime(QDateTime({2025, 2, 11}, {14, 5})), QStringLiteral("11 Feb 2025 14:05"));
    }

    void ofTodayTheClockIsEnough()
    {
        const QString text = ui::shortTime(QDateTime(QDate::currentDate(), {14, 5}));
        QCOMPARE(text, QStringLiteral("14:05:00"));
    }
};

QTEST_MAIN(MailTimesTest)
#include "mailtimestest.moc"
