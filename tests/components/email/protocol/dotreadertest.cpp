#include "components/email/protocol/dotreader.h"

#include <QTest>

using email::DotReader;

class DotReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheTextAndNothingBehindIt_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("done");
        const auto row = [](const char *name, const char *wire, const char *text, bool done = true) {
            QTest::newRow(name) << QByteArray(wire) << QByteArray(text) << done;
        };
        row("plain", "a\r\nb\r\n.\r\n", "a\r\nb\r\n");
        row("empty", ".\r\n", "");
        row("doubled dots", "..\r\n..a\r\n...\r\n.\r\n", ".\r\n.a\r\n..\r\n");
        row("dots inside", "a.\r\nb..c\r\n.\r\n", "a.\r\nb..c\r\n");
        row("loneLfDotSmuggling", "a\n.\nb\n.\r\nc\r\n.\n.\r\n.\r\n", "a\n.\nb\n.\r\nc\r\n\n.\r\n");
        row("lone CR", "a\r.\r\rb\r\n.\r\n", "a\r.\r\rb\r\n");
        row("CR dot CR", "a\r\n.\rb\r\n.\r\n", "a\r\n\rb\r\n");
        row("no end", "a\r\n.", "a\r\n", false);
        row("no line end in front", "a.\r\n", "a.\r\n", false);
        row("NUL and 8-bit", "\xff\x01\r\n.\r\n", "\xff\x01\r\n");
    }
    void readsTheTextAndNothingBehindIt()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, text);
        QFETCH(bool, done);
        const QByteArray behind = done ? QByteArray("+OK next\r\n") : QByteArray();
        for (const qsizetype chunk : {1, 2, 3, 5, 4096}) {
            DotReader reader;
            QByteArray found;
            qsizetype used = 0;
            const QByteArray all = wire + behind;
            for (qsizetype at = 0; at < all.size() && !reader.isDone(); at += chunk)
                used += reader.take(all.mid(at, chunk), found);
            QCOMPARE(found, text);
            QCOMPARE(reader.isDone(), done);
            QCOMPARE(used, wire.size());
        }
    }
};

QTEST_GUILESS_MAIN(DotReaderTest)
#include "dotreadertest.moc"
