#include "station/transaction.h"

#include <QTest>

#include <limits>
#include <malloc.h>

using station::Statement;
using station::Transaction;

class TransactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statementsComeOutAsTheyWentIn();
    void manyKeepTheirOrder();
    void aCopyIsIndependent();
    void theOutboxSharesItsMail();
    void tensOfThousandsTakeLittleMemory();
};

void TransactionTest::statementsComeOutAsTheyWentIn()
{
    const QVariantList args{0,
                            -1,
                            127,
                            128,
                            std::numeric_limits<qint64>::max(),
                            std::numeric_limits<qint64>::min(),
                            7u,
                            true,
                            2.5,
                            QStringLiteral("Zuluft „Süd“ 😀"),
                            QStringLiteral(""),
                            QString(),
                            QByteArray("\0\xff", 2),
                            QVariant(QMetaType::fromType<qint64>()),
                            QVariant(),
                            quint64(5)};
    Transaction transaction{{QStringLiteral("one"), args}, {QStringLiteral("two"), {}}};
    transaction.add(QStringLiteral("one"), {1});
    QCOMPARE(transaction.size(), 3u);

    Transaction::Reader reader(transaction);
    Statement statement;
    QVERIFY(reader.next(statement));
    QCOMPARE(statement.sql, QStringLiteral("one"));
    QCOMPARE(statement.args.size(), args.size());
    for (qsizetype i = 0; i < args.size(); ++i) {
        QCOMPARE(statement.args.at(i).isValid(), i != 13 && i != 14); // What is NULL is an invalid one.
        if (statement.args.at(i).isValid())
            QCOMPARE(statement.args.at(i), args.at(i));
    }
    QCOMPARE(statement.args.at(12).userType(), int(QMetaType::QByteArray));
    QVERIFY(reader.next(statement));
    QCOMPARE(statement.sql, QStringLiteral("two"));
    QCOMPARE(statement.args, QVariantList());
    QVERIFY(reader.next(statement));
    QCOMPARE(statement.args, QVariantList{1});
    QVERIFY(!reader.next(statement));
}

void TransactionTest::manyKeepTheirOrder()
{
    Transaction transaction;
    for (int i = 0; i < 5000; ++i)
        transaction.add(QStringLiteral("statement %1").arg(i % 7), {i, QString(i % 400, QLatin1Char('x'))});
    transaction.add(QStringLiteral("last"), {QString(200'000, QLatin1Char('y'))});
    Statement statement;
    Transaction::Reader reader(transaction);
    for (int i = 0; i < 5000; ++i) {
        QVERIFY(reader.next(statement));
        QCOMPARE(statement.sql, QStringLiteral("statement %1").arg(i % 7));
        QCOMPARE(statement.args.at(0).toInt(), i);
        QCOMPARE(statement.args.at(1).toString().size(), i % 400);
    }
    QVERIFY(reader.next(statement));
    QCOMPARE(statement.args.at(0).toString().size(), 200'000);
    QVERIFY(!reader.next(statement));
}

void TransactionTest::aCopyIsIndependent()
{
    Transaction transaction{{QStringLiteral("one"), {1}}};
    Transaction copy = transaction;
    copy.add(QStringLiteral("two"), {2});
    QCOMPARE(transaction.size(), 1u);
    Statement statement;
    Transaction::Reader reader(transaction);
    QVERIFY(reader.next(statement));
    QVERIFY(!reader.next(statement));
}

void TransactionTest::theOutboxSharesItsMail()
{
    const QByteArray mail(4000, 'm');
    const Transaction transaction{{QStringLiteral("one"), {mail}}};
    Statement statement;
    Transaction::Reader reader(transaction);
    QVERIFY(reader.next(statement));
    QCOMPARE(statement.args.at(0).toByteArray().constData(), mail.constData());
}

/// What the statements of an alarm took one by one was the most of what a burst took.
void TransactionTest::tensOfThousandsTakeLittleMemory()
{
    const QVariantList sixteen(16, QVariant(qint64(1'700'000'000'000)));
    const auto used = [] { return qint64(::mallinfo2().uordblks); };
    const qint64 before = used();
    Transaction transaction;
    for (int i = 0; i < 20'000; ++i)
        transaction.add(QStringLiteral("INSERT INTO message"), sixteen);
    const qint64 each = (used() - before) / 20'000;
    QVERIFY2(each < 200, qPrintable(QStringLiteral("%1 bytes a statement").arg(each)));
}

QTEST_APPLESS_MAIN(TransactionTest)
#include "transactiontest.moc"
