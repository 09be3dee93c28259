#include "tests/components/email/protocol/pop3fixture.h"

using namespace email;
using pop3fixture::addChunksTimes;
using pop3fixture::fetch;
using pop3fixture::ready;
using pop3fixture::request;
using pop3fixture::settings;
using pop3fixture::Told;
using Kind = Pop3Request::Kind;

/// What a POP3 session does once it is signed in, and what a server that lies about it achieves.
class Pop3DialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void surveysTheMaildrop_data() { ScriptPlayer::addChunkRows(); }
    void surveysTheMaildrop();
    void surveysInOneRoundTrip_data() { ScriptPlayer::addChunkRows(); }
    void surveysInOneRoundTrip();
    void liesAboutTheMaildropAreDefined_data();
    void liesAboutTheMaildropAreDefined();
    void aMaildropWithoutEndIsFatal();
    void fetchesBehindEachOther_data() { ScriptPlayer::addChunkRows(); }
    void fetchesBehindEachOther();
    void fetchesOneByOneWithoutPipelining_data() { ScriptPlayer::addChunkRows(); }
    void fetchesOneByOneWithoutPipelining();
    void anythingMayStandInAText_data();
    void anythingMayStandInAText();
    void aTooLargeMessageIsLeftOnTheServer_data() { ScriptPlayer::addChunkRows(); }
    void aTooLargeMessageIsLeftOnTheServer();
    void anEndlessMessageEndsTheSession();
    void aMissingMessageIsGone_data() { ScriptPlayer::addChunkRows(); }
    void aMissingMessageIsGone();
    void deletesCountAfterCommit_data() { ScriptPlayer::addChunkRows(); }
    void deletesCountAfterCommit();
    void aRefusedCommitMayHaveHappened_data() { ScriptPlayer::addChunkRows(); }
    void aRefusedCommitMayHaveHappened();
    void aLostCommitMayHaveHappened_data() { ScriptPlayer::addChunkRows(); }
    void aLostCommitMayHaveHappened();
    void aBrokenSessionDeletesNothing_data();
    void aBrokenSessionDeletesNothing();
    void everyRequestHasOneResult_data();
    void everyRequestHasOneResult();
    void stopSaysQuit_data() { ScriptPlayer::addChunkRows(); }
    void stopSaysQuit();
    void aServerThatSpeaksUnaskedIsLeft_data();
    void aServerThatSpeaksUnaskedIsLeft();
};

void Pop3DialogueTest::surveysTheMaildrop()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready() +
                        "C: STAT\nS: +OK 2 320\nC: LIST\nS: +OK 2 messages\nS: 1 120\nS: 2 200\nS: .\n"
                        "C: UIDL\nS: +OK\nS: 1 whqtswO00WBw418f9t5JxYwZ\nS: 2 QhdPYR:00WBw1Ph7x7\nS: .\n");
    Pop3Dialogue pop3(settings());
    pop3.submit(request(Kind::Survey, 1));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Told told(pop3);
    QVERIFY(told.result(1).done);
    const Pop3Maildrop drop = told.maildrops.first();
    QVERIFY(drop.hasUidl && drop.contradictions.isEmpty());
    QCOMPARE(drop.entries.size(), 2);
    QCOMPARE(drop.find(2)->size, 200);
    QCOMPARE(drop.find(2)->uidl, QByteArray("QhdPYR:00WBw1Ph7x7"));
    QVERIFY(drop.find(1)->isUnique && !drop.find(3));
}

void Pop3DialogueTest::surveysInOneRoundTrip()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({"PIPELINING", "UIDL"}) + "C: STAT\nC: LIST\nC: UIDL\n"
                                                        "S: +OK 1 3\nS: +OK\nS: 1 3\nS: .\nS: -ERR no\n");
    Pop3Dialogue pop3(settings());
    pop3.submit(request(Kind::Survey, 1));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Pop3Maildrop drop = Told(pop3).maildrops.first();
    QVERIFY(!drop.hasUidl && drop.entries.first().uidl.isEmpty() && !drop.entries.first().isUnique);
}

void Pop3DialogueTest::liesAboutTheMaildropAreDefined_data()
{
    QTest::addColumn<QByteArray>("stat");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("uidl");
    QTest::addColumn<QByteArray>("meaning");
    const auto row = [](const char *name, const char *stat, const char *list, const char *uidl,
                        const char *meaning) {
        QTest::newRow(name) << QByteArray(stat) << QByteArray(list) << QByteArray(uidl)
                            << QByteArray(meaning);
    };
    // What is left, as number/size/uidl with "!" for one that is not unique; then how many contradictions.
    row("count too high", "9 1", "1 5", "1 a", "1/5/a 1");
    row("count too low", "0 0", "1 5", "1 a", "1/5/a 1");
    row("no count", "x", "1 5", "1 a", "1/5/a 1");
    row("duplicates", "2 1", "1 5|2 6", "1 a|2 a", "1/5/a!,2/6/a! 0");
    row("missing", "2 1", "1 5|2 6", "2 b", "1/5/!,2/6/b 0");
    row("told twice", "1 1", "1 5", "1 a|1 b", "1/5/a 1");
    row("unknown number", "1 1", "1 5", "1 a|7 b", "1/5/a 1");
    row("listed twice", "1 1", "1 5|1 9", "1 a", "1/5/a 1");
    row("number zero", "1 1", "0 5|1 9", "0 z|1 a", "1/9/a 2");
    row("numbers out of range", "1 1", "4294967296 5|-1 4|1 9|x y", "1 a", "1/9/a 3");
    row("no size", "1 1", "1", "1 a", "1/-1/a 0");
    row("a negative size", "1 1", "1 -4", "1 a", "1/-1/a 0");
    row("a uidl too long", "1 1", "1 5",
        "1 0123456789012345678901234567890123456789012345678901234567890123456789x", "1/5/! 1");
    row("a uidl that cannot be", "1 1", "1 5", "1 \xc3\xa4", "1/5/! 1");
    row("no uidl", "1 1", "1 5", "1", "1/5/! 1");
    row("an empty line", "1 1", "|1 5", "|1 a", "1/5/a 2");
}

void Pop3DialogueTest::liesAboutTheMaildropAreDefined()
{
    QFETCH(QByteArray, stat);
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, uidl);
    const auto lines = [](const QByteArray &text) {
        return "S: " + QByteArray(text).replace("|", "\nS: ") + "\nS: .\n";
    };
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(ready() + "C: STAT\nS: +OK " + stat + "\nC: LIST\nS: +OK\n" + lines(list) +
                            "C: UIDL\nS: +OK\n" + lines(uidl));
        Pop3Dialogue pop3(settings());
        pop3.submit(request(Kind::Survey, 1));
        QVERIFY2(script.play(pop3, chunk), script.mismatch());
        const Pop3Maildrop drop = Told(pop3).maildrops.first();
        QByteArray found;
        for (const Pop3Entry &entry : drop.entries)
            found += (found.isEmpty() ? "" : ",") + QByteArray::number(entry.number) + '/' +
                     QByteArray::number(entry.size) + '/' + entry.uidl + (entry.isUnique ? "" : "!");
        QTEST(found + ' ' + QByteArray::number(drop.contradictions.size()), "meaning");
    }
}

void Pop3DialogueTest::aMaildropWithoutEndIsFatal()
{
    Pop3Dialogue pop3(settings());
    pop3.submit(request(Kind::Survey, 1));
    pop3.connected();
    pop3.receive("+OK hi\r\n-ERR what\r\n+OK 1 1\r\n+OK\r\n");
    const QByteArray lines = QByteArray("1 1\r\n").repeated(1000);
    int thousands = 0;
    for (; thousands < 1000 && !pop3.isFinished(); ++thousands)
        pop3.receive(lines);
    QVERIFY(thousands <= 51);
    QCOMPARE(pop3.ending()->cause, Cause::LineTooLong);
    QCOMPARE(Told(pop3).result(1).cause, Cause::LineTooLong);
}

void Pop3DialogueTest::fetchesBehindEachOther()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({"PIPELINING", "TOP"}) + "C: RETR 1\nC: TOP 2 0\n"
                                                       "S: +OK 7 octets\nS: a\nS: ..\nS: .\nC: DELE 1\n"
                                                       "S: +OK\nS: b\nS: .\nC: NOOP\nS: +OK\nS: +OK\n");
    Pop3Settings two = settings();
    two.window = 2;
    Pop3Dialogue pop3(std::move(two));
    pop3.submit(fetch(1, 1));
    pop3.submit(request(Kind::Header, 2, 2));
    pop3.submit(request(Kind::Delete, 3, 1));
    pop3.submit(request(Kind::Ping, 4));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Told told(pop3);
    QCOMPARE(told.texts.value(1), QByteArray("a\r\n.\r\n"));
    QCOMPARE(told.texts.value(2), QByteArray("b\r\n"));
    for (const qint64 token : {1, 2, 3, 4})
        QVERIFY(told.result(token).done);
}

void Pop3DialogueTest::fetchesOneByOneWithoutPipelining()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) + "C: RETR 1\nS: +OK\nS: a\nS: .\nC: RETR 2\nS: +OK\nS: .\n");
    Pop3Dialogue pop3(settings());
    pop3.submit(fetch(1, 1));
    pop3.submit(fetch(2, 2));
    pop3.submit(request(Kind::Header, 3, 2)); // the server has no TOP
    pop3.submit(fetch(4, 0));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Told told(pop3);
    QVERIFY(told.texts.contains(2) && told.texts.value(2).isEmpty());
    QCOMPARE(told.result(3).cause, Cause::NotOffered);
    QCOMPARE(told.result(4).cause, Cause::MessageGone);
}

void Pop3DialogueTest::anythingMayStandInAText_data()
{
    addChunksTimes({"+OK\r\n", "-ERR no\r\n", "..\r\n", "a\n.\nb\r\n", "\r\n", QByteArray("\0\xff\r\n", 4),
                    QByteArray(20'000, 'x') + "\r\n", QByteArray("x\r\n").repeated(30'000)});
}

void Pop3DialogueTest::anythingMayStandInAText()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    Pop3Dialogue pop3(settings());
    pop3.submit(fetch(1, 1));
    pop3.submit(request(Kind::Ping, 2));
    const QByteArray all = "+OK hi\r\n-ERR what\r\n+OK\r\n" + text + ".\r\n+OK\r\n";
    pop3.connected();
    const qsizetype step = chunk == ScriptPlayer::PerLine ? 80 : chunk;
    for (qsizetype at = 0; at < all.size(); at += step)
        pop3.receive(all.mid(at, step));
    const Told told(pop3);
    QVERIFY(told.texts.value(1) == (text == "..\r\n" ? QByteArray(".\r\n") : text));
    QVERIFY(told.result(1).done && told.result(2).done);
}

void Pop3DialogueTest::aTooLargeMessageIsLeftOnTheServer()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) + "C: RETR 1\nS: +OK 3 octets\nS: elevenbytes\nS: .\nC: RETR 2\nS: +OK\n"
                                    "S: just rig\nS: .\n");
    Pop3Settings small = settings();
    small.maxMessage = 10;
    Pop3Dialogue pop3(std::move(small));
    pop3.submit(fetch(1, 1));
    pop3.submit(fetch(2, 2));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Told told(pop3);
    QCOMPARE(told.result(1).cause, Cause::MessageTooLarge);
    QCOMPARE(told.voids, 1);
    QCOMPARE(told.texts.value(2), QByteArray("just rig\r\n"));
}

void Pop3DialogueTest::anEndlessMessageEndsTheSession()
{
    Pop3Dialogue pop3(settings());
    pop3.submit(fetch(1, 1));
    pop3.connected();
    pop3.receive("+OK hi\r\n-ERR what\r\n+OK\r\n");
    const QByteArray piece(1'000'000, 'x');
    int megabytes = 0;
    qint64 told = 0;
    ReadResult result;
    for (; megabytes < 200 && !pop3.isFinished(); ++megabytes) {
        pop3.receive(piece);
        pop3.takeOutputs();
        while (const auto news = pop3.takeNews()) {
            if (const auto *text = std::get_if<TextPiece>(&*news))
                told += text->bytes.size();
            else if (const auto *end = std::get_if<ReadResult>(&*news))
                result = *end;
        }
    }
    QVERIFY(megabytes < 70);
    QVERIFY(told <= Pop3Settings().maxMessage);
    // Told for good: asking again would end the next session, too.
    QCOMPARE(result.cause, Cause::MessageTooLarge);
}

void Pop3DialogueTest::aMissingMessageIsGone()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) +
                        "C: RETR 7\nS: -ERR no such message\nC: RETR 8\nS: -ERR [SYS/TEMP] disk\n");
    Pop3Dialogue pop3(settings());
    pop3.submit(fetch(1, 7));
    pop3.submit(fetch(2, 8));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Told told(pop3);
    QCOMPARE(told.result(1).cause, Cause::MessageGone);
    QCOMPARE(told.result(2).cause, Cause::ServerRefused); // it may be there next time
    QCOMPARE(told.result(2).reply.condition, Condition::Unavailable);
}

void Pop3DialogueTest::deletesCountAfterCommit()
{
    QFETCH(int, chunk);
    ScriptPlayer script(
        ready({}) +
        "C: DELE 1\nS: +OK\nC: RSET\nS: +OK\nC: DELE 2\nS: -ERR no\nC: QUIT\nS: +OK bye\n[close]");
    Pop3Dialogue pop3(settings());
    pop3.submit(request(Kind::Delete, 1, 1));
    pop3.submit(request(Kind::Undo, 2));
    pop3.submit(request(Kind::Delete, 3, 2));
    pop3.submit(request(Kind::Commit, 4));
    pop3.submit(request(Kind::Ping, 5));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const Told told(pop3);
    QVERIFY(told.result(1).done && told.result(2).done && told.result(4).done);
    QCOMPARE(told.result(3).cause, Cause::ServerRefused);
    QCOMPARE(told.result(5).cause, Cause::Stopped);
    QVERIFY(!pop3.ending());
}

void Pop3DialogueTest::aRefusedCommitMayHaveHappened()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) + "C: QUIT\nS: -ERR some deleted messages not removed\n[close]");
    Pop3Dialogue pop3(settings());
    pop3.submit(request(Kind::Commit, 1));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    const ReadResult result = Told(pop3).result(1);
    QVERIFY(!result.done && result.mayHaveHappened);
}

void Pop3DialogueTest::aLostCommitMayHaveHappened()
{
    QFETCH(int, chunk);
    for (const char *loss : {"[gone]", "[too late]", "S: nonsense"}) {
        ScriptPlayer script(ready({}) + "C: QUIT\n[stop]\n" + loss + "\n[close]");
        Pop3Dialogue pop3(settings());
        pop3.submit(request(Kind::Commit, 1));
        QVERIFY2(script.play(pop3, chunk), script.mismatch());
        const ReadResult result = Told(pop3).result(1);
        QVERIFY(!result.done && result.mayHaveHappened);
        QVERIFY(pop3.ending().has_value());
        QVERIFY(pop3.ending()->cause != Cause::Stopped); // stop() has waited for the answer
        QCOMPARE(pop3.ending()->step, Step::Change);     // with the patience that deleting takes
    }
}

void Pop3DialogueTest::aBrokenSessionDeletesNothing_data()
{
    addChunksTimes({"S: nonsense", "[too late]", "[stop]", "S: + go"});
}

void Pop3DialogueTest::aBrokenSessionDeletesNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) + "C: DELE 1\nS: +OK\nC: RETR 2\n" + text + "\n[close]");
    Pop3Dialogue pop3(settings());
    pop3.submit(request(Kind::Delete, 1, 1));
    pop3.submit(fetch(2, 2));
    pop3.submit(request(Kind::Commit, 3));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QVERIFY(!script.sent().contains("QUIT"));
    const ReadResult result = Told(pop3).result(3);
    QVERIFY(!result.done && !result.mayHaveHappened);
}

void Pop3DialogueTest::everyRequestHasOneResult_data()
{
    addChunksTimes({"[gone]", "[too late]", "[stop]", "S: nonsense", "S:", "S: +OK\ns: half a mes\n[gone]",
                    "s: +OK\\x00\\x0d\\x0a"});
}

void Pop3DialogueTest::everyRequestHasOneResult()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(ready({"PIPELINING"}) + "C: RETR 1\nC: NOOP\n" + text + "\n[close]");
    Pop3Dialogue pop3(settings());
    pop3.submit(fetch(1, 1));
    pop3.submit(request(Kind::Ping, 2));
    pop3.submit(request(Kind::Survey, 3));
    pop3.submit(request(Kind::Commit, 4));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.pending(), 0);
    pop3.submit(request(Kind::Ping, 5)); // after the end
    const Told told(pop3);
    QCOMPARE(told.results.size(), 5);
    QCOMPARE(told.result(1).cause, pop3.ending()->cause);
    QVERIFY(told.texts.isEmpty());
    for (const qint64 token : {2, 3, 4, 5})
        QCOMPARE(told.result(token).cause, Cause::Stopped);
}

void Pop3DialogueTest::stopSaysQuit()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) + "[stop]\nC: QUIT\nS: +OK bye\n[close]");
    Pop3Dialogue pop3(settings());
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QVERIFY(!pop3.ending());
}

void Pop3DialogueTest::aServerThatSpeaksUnaskedIsLeft_data()
{
    addChunksTimes({"S: -ERR idle for too long", "S: +OK what", "S: nonsense"});
}

void Pop3DialogueTest::aServerThatSpeaksUnaskedIsLeft()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(ready({}) + text + "\n[close]");
    Pop3Dialogue pop3(settings());
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, text.contains("-ERR") ? Cause::ServerClosing : Cause::ProtocolError);
}

QTEST_GUILESS_MAIN(Pop3DialogueTest)
#include "pop3dialoguetest.moc"
