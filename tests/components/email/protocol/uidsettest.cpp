#include "components/email/protocol/uidset.h"

#include <QTest>

using email::UidSet;
using Numbers = QList<quint32>;

class UidSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::addColumn<Numbers>("numbers");
        QTest::newRow("one") << QByteArray("7") << true << Numbers{7};
        QTest::newRow("ranges") << QByteArray("1:3,7,9:10") << true << Numbers{1, 2, 3, 7, 9, 10};
        QTest::newRow("backwards") << QByteArray("4:2") << true << Numbers{2, 3, 4};
        QTest::newRow("the largest") << QByteArray("4294967295") << true << Numbers{4294967295};
        for (const char *bad : {"", "0", "0:3", "1:", ":3", "1,", "*", "1:*", "a", "-1", "4294967296",
                                "1:2:3", "1:4294967295", "1:101", "1:50,60:110"})
            QTest::newRow(bad) << QByteArray(bad) << false << Numbers{};
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QFETCH(Numbers, numbers);
        const auto found = UidSet::parse(text, 100);
        QCOMPARE(found.has_value(), good);
        if (good)
            QCOMPARE(*found, numbers);
    }

    void writesTheShortestForm()
    {
        QCOMPARE(UidSet::write({7, 1, 3, 2, 3, 0}, 100), QList<QByteArray>{"1:3,7"});
        QCOMPARE(UidSet::write({}, 100), QList<QByteArray>());
        QCOMPARE(UidSet::write({4294967295, 4294967294}, 100), QList<QByteArray>{"4294967294:4294967295"});
    }

    void writesSeveralWhenOneIsTooLong()
    {
        QCOMPARE(UidSet::write({1, 3, 5, 7}, 3), (QList<QByteArray>{"1,3", "5,7"}));
        Numbers odd;
        for (quint32 i = 1; i < 20'000; i += 2)
            odd.append(i);
        Numbers again;
        for (const QByteArray &piece : UidSet::write(odd, 4000)) {
            QVERIFY(piece.size() <= 4000);
            again += UidSet::parse(piece, 100'000).value();
        }
        QCOMPARE(again, odd);
    }
};

QTEST_GUILESS_MAIN(UidSetTest)
#include "uidsettest.moc"
