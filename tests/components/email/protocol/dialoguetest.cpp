#include "components/email/protocol/dialogue.h"

#include "components/email/protocol/messagetext.h"

#include <QTest>

using namespace email;

namespace {

/// Repeats what it hears; "bytes N" makes it take N raw bytes.
class Echo final : public Dialogue
{
public:
    QList<QByteArray> heardLines;
    QByteArray heardBytes;
    bool overflowed = false;
    int allowedLines = 1'000'000;

protected:
    Task<void> &root() override { return m_root; }

private:
    Task<void> run()
    {
        allow(allowedLines, 1'000'000'000);
        for (;;) {
            const Event event = co_await next();
            if (event.kind == Event::Kind::BytesIn)
                heardBytes += event.bytes;
            else if (event.kind == Event::Kind::LineIn)
                heardLines.append(event.bytes);
            if (event.kind == Event::Kind::LineIn && event.bytes.startsWith("bytes "))
                expectBytes(event.bytes.mid(6).toInt());
            if (event.kind == Event::Kind::LineIn && event.bytes.startsWith("say "))
                say(event.bytes.mid(4).replace('_', '\n').replace('0', '\0'));
            overflowed = overflowed || event.kind == Event::Kind::Overflow;
            if (event.kind == Event::Kind::Stop || overflowed)
                co_return;
        }
    }

    Task<void> m_root = run();
};

} // namespace

/// The base of the dialogues, the table of steps, and the message text.
class DialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreTheSameHoweverTheyArrive_data();
    void linesAreTheSameHoweverTheyArrive();
    void anUnfinishedLineIsUnread();
    void manyBufferedLinesDoNotGrowTheStack();
    void lineWithoutEndOverflows_data();
    void lineWithoutEndOverflows();
    void aCommandIsOneLine_data();
    void aCommandIsOneLine();
    void afterTheEndNothingIsTaken();
    void everyStepHasNamePatienceAndWording();
    void everyCauseHasAName();
    void messageTextHasProperLines_data();
    void messageTextHasProperLines();
};

void DialogueTest::linesAreTheSameHoweverTheyArrive_data()
{
    QTest::addColumn<int>("chunk");
    for (const int chunk : {1, 2, 3, 7, 4096})
        QTest::addRow("%d", chunk) << chunk;
}

void DialogueTest::linesAreTheSameHoweverTheyArrive()
{
    QFETCH(int, chunk);
    const QByteArray text = "one\r\ntwo\n\r\n\nbytes 7\r\na\r\nb\nc\rd\r\r\nbytes 2\n\r\nend\r\n";
    Echo echo;
    for (qsizetype at = 0; at < text.size(); at += chunk)
        echo.receive(text.mid(at, chunk));
    QCOMPARE(echo.heardLines, (QList<QByteArray>{"one", "two", "", "", "bytes 7", "d\r", "bytes 2", "end"}));
    QCOMPARE(echo.heardBytes, QByteArray("a\r\nb\nc\r\r\n"));
    QVERIFY(!echo.hasUnread());
}

void DialogueTest::anUnfinishedLineIsUnread()
{
    Echo echo;
    echo.receive("one\r\ntw");
    QVERIFY(echo.hasUnread());
    QCOMPARE(echo.heardLines.size(), 1);
    echo.receive("o\r\n");
    QVERIFY(!echo.hasUnread());
    QCOMPARE(echo.heardLines.last(), QByteArray("two"));
}

void DialogueTest::manyBufferedLinesDoNotGrowTheStack()
{
    Echo echo;
    echo.receive(QByteArray("250 ok\r\n").repeated(200'000));
    QCOMPARE(echo.heardLines.size(), 200'000);
}

void DialogueTest::lineWithoutEndOverflows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("overflows");
    QTest::newRow("2,048 with its end") << QByteArray(2046, 'x') + "\r\n" << false;
    QTest::newRow("2,049 with its end") << QByteArray(2047, 'x') + "\r\n" << true;
    QTest::newRow("2,048 so far") << QByteArray(2048, 'x') << false;
    QTest::newRow("2,049 so far") << QByteArray(2049, 'x') << true;
    QTest::newRow("a million") << QByteArray(1'000'000, 'x') << true;
}

void DialogueTest::lineWithoutEndOverflows()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, overflows);
    for (const qsizetype chunk : {qsizetype(64), text.size()}) {
        Echo echo;
        for (qsizetype at = 0; at < text.size(); at += chunk)
            echo.receive(text.mid(at, chunk));
        QCOMPARE(echo.overflowed, overflows);
    }
}

void DialogueTest::aCommandIsOneLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("line break") << QByteArray("say a_b");
    QTest::newRow("NUL") << QByteArray("say a0b");
    QTest::newRow("over 1012") << "say " + QByteArray(1011, 'x');
}

void DialogueTest::aCommandIsOneLine()
{
    QFETCH(QByteArray, line);
    Echo good;
    good.receive("say " + QByteArray(510, 'x') + "\r\n");
    QCOMPARE(good.takeOutputs().first().bytes, QByteArray(510, 'x') + "\r\n");
    Echo echo;
    QVERIFY_THROWS_EXCEPTION(Broken, echo.receive(line + "\r\n"));
    for (const Output &output : echo.takeOutputs())
        QVERIFY(output.kind != Output::Kind::Write);
}

void DialogueTest::afterTheEndNothingIsTaken()
{
    Echo echo;
    echo.stop();
    QVERIFY(echo.isFinished());
    QCOMPARE(echo.takeOutputs().last().kind, Output::Kind::Close);
    echo.receive("one\r\n");
    echo.gone(Cause::ConnectionLost, {});
    QVERIFY(echo.heardLines.isEmpty());
    QVERIFY(echo.takeOutputs().isEmpty());
}

void DialogueTest::everyStepHasNamePatienceAndWording()
{
    QSet<QString> names;
    for (int i = 0; i < StepCount; ++i) {
        names.insert(stepName(Step(i)));
        QVERIFY(!stepWording(Step(i)).isEmpty());
    }
    QCOMPARE(names.size(), StepCount);
    using namespace std::chrono_literals;
    QCOMPARE(patience(Step::EndOfData), std::chrono::milliseconds(600s));
    QCOMPARE(patience(Step::Quit), std::chrono::milliseconds(5s));
    QCOMPARE(patience(Step::Idle), 0ms);
}

void DialogueTest::everyCauseHasAName()
{
    QSet<QString> names;
    for (int i = 0; i <= int(LastCause); ++i)
        names.insert(causeName(Cause(i)));
    QCOMPARE(names.size(), int(LastCause) + 1);
    QCOMPARE(causeName(Cause::InjectedPlaintext), QStringLiteral("injectedPlaintext"));
}

void DialogueTest::messageTextHasProperLines_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("canonical");
    QTest::addColumn<QByteArray>("stuffed");
    const auto row = [](const char *name, const char *message, const char *canonical, const char *stuffed) {
        QTest::newRow(name) << QByteArray(message) << QByteArray(canonical) << QByteArray(stuffed);
    };
    row("proper", "a\r\nb\r\n", "a\r\nb\r\n", "a\r\nb\r\n");
    row("nothing", "", "", "");
    row("no end", "a", "a\r\n", "a\r\n");
    row("LF", "a\n.\nb", "a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n");
    row("CR", "a\r.\rb", "a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n");
    row("CR CR LF", "a\r\r\nb", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n");
    row("LF CR", "a\n\rb", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n");
    row("CR at the end", "a\r", "a\r\n", "a\r\n");
    row("dot first", ".a\r\n..\r\n", ".a\r\n..\r\n", "..a\r\n...\r\n");
}

void DialogueTest::messageTextHasProperLines()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, canonical);
    QFETCH(QByteArray, stuffed);
    const MessageText text = MessageText::from(message);
    QCOMPARE(text.canonical, canonical);
    QCOMPARE(dotStuffed(text.canonical), stuffed);
    QCOMPARE(text.problem, MessageText::Problem::None);
    QVERIFY(!text.eightBit);
}

QTEST_GUILESS_MAIN(DialogueTest)
#include "dialoguetest.moc"
