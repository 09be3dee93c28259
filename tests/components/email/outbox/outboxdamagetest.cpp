#include "tests/components/email/outbox/outboxbench.h"

#include <QDir>
#include <QFile>

using namespace outboxbench;

/// The database's file is damaged while mail waits: it is moved aside and named, what waits goes all the
/// same.
class OutboxDamageTest : public QObject
{
    Q_OBJECT

    static void overwrite(const QString &path, qint64 from, qint64 bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        QVERIFY(file.seek(from));
        QCOMPARE(file.write(QByteArray(bytes, '\xff')), bytes);
    }
    static QStringList movedAside(const Bench &bench)
    {
        return QDir(bench.dir.path()).entryList({QStringLiteral("station.db.damaged-*Z")});
    }
    /// Enough mail that not all of it is kept in memory.
    static QList<quint64> fill(Bench &bench)
    {
        QList<quint64> ids;
        bench.a.accepting = false;
        for (int i = 0; i < 300; ++i) {
            NewMail large = mail(100 + i % 3);
            large.mail.bytes += QByteArray(40'000, 'x');
            ids << bench.put(large);
        }
        bench.settle();
        return ids;
    }

private Q_SLOTS:
    void damageWhileMailWaits()
    {
        Bench bench;
        const QList<quint64> ids = fill(bench);
        overwrite(bench.dir.filePath(QStringLiteral("station.db")), 400 * 4096, 200 * 4096);
        bench.a.accepting = true;
        bench.a.lanes = 4;
        bench.outbox->retryNow(bench.a);
        QVERIFY(QTest::qWaitFor([&] { return bench.outbox->waiting() == 0; }, 60'000));
        bench.settle();
        QCOMPARE(movedAside(bench).size(), 1);
        QVERIFY2(bench.troubles.join(u'\n').contains(movedAside(bench).constFirst()),
                 qPrintable(bench.troubles.join(u'\n')));
        int sent = 0;
        for (const quint64 id : ids) {
            // Whose text was in the damaged part is held and told of; nothing else is acceptable.
            const QString state = bench.state(id);
            QVERIFY2(state == u"Sent" || state == u"Held", qPrintable(state));
            sent += state == u"Sent";
        }
        QVERIFY2(sent > 200, qPrintable(QString::number(sent)));
        QCOMPARE(bench.a.sent, sent);
        QCOMPARE(bench.sql(QStringLiteral("PRAGMA quick_check")).toString(), QStringLiteral("ok"));
        // And it takes new mail.
        const quint64 fresh = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(fresh), QStringLiteral("Sent"));
    }

    void damageFoundAtTheStart()
    {
        Bench bench;
        const QList<quint64> ids = fill(bench);
        bench.close(End::Clean);
        overwrite(bench.dir.filePath(QStringLiteral("station.db")), 400 * 4096, 200 * 4096);
        bench.a.accepting = true;
        bench.a.lanes = 4;
        bench.open();
        QVERIFY(QTest::qWaitFor([&] { return bench.outbox->waiting() == 0; }, 60'000));
        bench.settle();
        QCOMPARE(movedAside(bench).size(), 1);
        QVERIFY2(bench.station->database().notices().join(u'\n').contains(movedAside(bench).constFirst()),
                 qPrintable(bench.station->database().notices().join(u'\n')));
        QVERIFY2(bench.a.sent > 150, qPrintable(QString::number(bench.a.sent)));
        QVERIFY(bench.put(mail()) > ids.constLast());
    }
};

QTEST_GUILESS_MAIN(OutboxDamageTest)
#include "outboxdamagetest.moc"
