#include "tests/components/email/protocol/imapfixture.h"

using namespace email;
using imapfixture::addChunksTimes;
using imapfixture::fetch;
using imapfixture::opened;
using imapfixture::select;
using imapfixture::settings;
using imapfixture::Told;

/// The texts of messages: pipelined, bounded, and never given to the wrong request.
class ImapFetchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesSeveralBehindEachOther_data() { ScriptPlayer::addChunkRows(); }
    void fetchesSeveralBehindEachOther();
    void aMessageThatTheServerCannotReadTakesNoOtherWithIt_data() { ScriptPlayer::addChunkRows(); }
    void aMessageThatTheServerCannotReadTakesNoOtherWithIt();
    void isBoundedInFlight_data() { ScriptPlayer::addChunkRows(); }
    void isBoundedInFlight();
    void anythingMayStandInAText_data();
    void anythingMayStandInAText();
    void messageGoneDuringFetch_data();
    void messageGoneDuringFetch();
    void aTextThatNobodyAskedForIsVoid_data();
    void aTextThatNobodyAskedForIsVoid();
    void aTooLargeMessageIsLeftOnTheServer_data() { ScriptPlayer::addChunkRows(); }
    void aTooLargeMessageIsLeftOnTheServer();
    void anEndlessMessageEndsTheSession_data();
    void anEndlessMessageEndsTheSession();
    void aLargeMessageCostsNoMemory();
    void aRefusalIsToldWithItsReason_data() { ScriptPlayer::addChunkRows(); }
    void aRefusalIsToldWithItsReason();
    void aConnectionLostInATextEndsIt_data() { ScriptPlayer::addChunkRows(); }
    void aConnectionLostInATextEndsIt();
    void aStopBehindTheLastTextWaitsForTheAnswer_data() { ScriptPlayer::addChunkRows(); }
    void aStopBehindTheLastTextWaitsForTheAnswer();
    void wrongTagIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void wrongTagIsFatal();
    void textIsProgressAndATrickleIsNone();
    void theTraceHoldsNoText();
};

void ImapFetchTest::fetchesSeveralBehindEachOther()
{
    QFETCH(int, chunk);
    // Answers out of order, the UID behind the text, a header only, and something else in between.
    ScriptPlayer script(opened() + R"(
        C: A2 UID FETCH 5:6 (UID BODY.PEEK[])
        C: A3 UID FETCH 9 (UID BODY.PEEK[HEADER])
        s: * 2 FETCH (BODY[] {6}\x0d\x0aa)\x0d\x0ab" UID 6)\x0d\x0a
        S: * 12 EXISTS
        s: * 1 FETCH (UID 5 FLAGS () BODY[] {3}\x0d\x0aone)\x0d\x0a
        s: * 4 FETCH (UID 9 BODY[HEADER] {0}\x0d\x0a)\x0d\x0a
        S: A3 OK done
        S: A2 OK done
        C: A4 NOOP)");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    imap.submit(fetch(3, 6));
    ImapRequest header = fetch(4, 9);
    header.headerOnly = true;
    imap.submit(header);
    imap.submit(imapfixture::request(ImapRequest::Kind::Ping, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.texts.value(2), QByteArray("one"));
    QCOMPARE(told.texts.value(3), QByteArray("a)\r\nb\""));
    QVERIFY(told.texts.contains(4) && told.texts.value(4).isEmpty());
    for (const qint64 token : {2, 3, 4})
        QVERIFY(told.result(token).done);
    QCOMPARE(told.voids, 0);
}

/// What came is told at once; the others are asked for one by one, and only the sick one fails.
void ImapFetchTest::aMessageThatTheServerCannotReadTakesNoOtherWithIt()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + R"(
        C: A2 UID FETCH 5:7 (UID BODY.PEEK[])
        s: * 1 FETCH (UID 5 BODY[] {3}\x0d\x0aone)\x0d\x0a
        S: A2 NO [SERVERBUG] cannot read
        C: A3 UID FETCH 6 (UID BODY.PEEK[])
        C: A4 UID FETCH 7 (UID BODY.PEEK[])
        S: A3 NO [SERVERBUG] cannot read
        s: * 3 FETCH (UID 7 BODY[] {5}\x0d\x0athree)\x0d\x0a
        S: A4 OK done)");
    ImapDialogue imap(settings());
    imap.submit(select());
    for (quint32 uid = 5; uid <= 7; ++uid)
        imap.submit(fetch(uid, uid));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.texts.value(5), QByteArray("one"));
    QCOMPARE(told.result(6).cause, Cause::ServerRefused);
    QCOMPARE(told.texts.value(7), QByteArray("three"));
    QVERIFY(told.result(7).done);
}

void ImapFetchTest::isBoundedInFlight()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "C: A2 UID FETCH 1:4 (UID BODY.PEEK[])\n"
                                   "s: * 1 FETCH (UID 1 BODY[] {1}\\x0d\\x0aa)\\x0d\\x0a\n"
                                   "s: * 2 FETCH (UID 2 BODY[] {1}\\x0d\\x0ab)\\x0d\\x0a\n"
                                   "C: A3 UID FETCH 5:6 (UID BODY.PEEK[])\n"
                                   "s: * 3 FETCH (UID 3 BODY[] {1}\\x0d\\x0ac)\\x0d\\x0a\n"
                                   "S: A2 OK\nC: A4 UID FETCH 7:8 (UID BODY.PEEK[])");
    ImapSettings four = settings();
    four.window = 4;
    ImapDialogue imap(std::move(four));
    imap.submit(select());
    for (quint32 uid = 1; uid <= 8; ++uid)
        imap.submit(fetch(10 + uid, uid));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    for (const qint64 token : {11, 12, 13})
        QVERIFY(told.result(token).done); // before their command was answered
    QCOMPARE(told.result(14).cause, Cause::MessageGone);
}

void ImapFetchTest::anythingMayStandInAText_data()
{
    addChunksTimes({"A2 OK done\r\n", "* BYE\r\n", "{5}", ")", "\r\n.\r\n", QByteArray("\0\xff\x01", 3),
                    QByteArray(70'000, 'x'), QByteArray("x\r\n").repeated(30'000),
                    "\r\n* 1 FETCH (UID 5 BODY[] {9}"});
}

void ImapFetchTest::anythingMayStandInAText()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    const QByteArray all = "* OK [CAPABILITY IMAP4rev1] hi\r\nA1 OK done\r\n* 1 FETCH (UID 5 BODY[] {" +
                           QByteArray::number(text.size()) + "}\r\n" + text + ")\r\nA2 OK done\r\n";
    imap.connected();
    const qsizetype step = chunk == ScriptPlayer::PerLine ? 80 : chunk;
    for (qsizetype at = 0; at < all.size(); at += step)
        imap.receive(all.mid(at, step));
    const Told told(imap);
    QVERIFY(told.result(2).done);
    QVERIFY(told.texts.value(2) == text);
    QVERIFY(!imap.isFinished());
}

void ImapFetchTest::messageGoneDuringFetch_data()
{
    addChunksTimes({"S: A2 OK done", "S: * 3 EXPUNGE\nS: A2 OK done",
                    "S: * 1 FETCH (UID 5 BODY[] NIL)\nS: A2 OK done", "S: * 1 FETCH (UID 5)\nS: A2 OK done",
                    "S: * 1 FETCH (UID 5 FLAGS (\\\\Seen))\nS: A2 OK done",
                    "S: A2 NO [EXPUNGEISSUED] some are gone"});
}

void ImapFetchTest::messageGoneDuringFetch()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n" + text);
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.result(2).cause, Cause::MessageGone);
    QVERIFY(told.texts.isEmpty());
    QVERIFY(!imap.isFinished());
}

void ImapFetchTest::aTextThatNobodyAskedForIsVoid_data()
{
    addChunksTimes({"s: * 1 FETCH (UID 6 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 1 FETCH (BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 1 FETCH (UID NIL BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 1 FETCH (UID 0 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 0 FETCH (UID 5 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 1 FETCH (UID 4294967301 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 1 EXISTS (BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "s: * 1 FETCH (UID 5 BODY[] {4}\\x0d\\x0aevil BODY[TEXT] {4}\\x0d\\x0aevil)\\x0d\\x0a",
                    "S: * 1 FETCH (UID 6 BODY[] \"evil\")"});
}

void ImapFetchTest::aTextThatNobodyAskedForIsVoid()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    // The wrong one comes first, then the right one, then the right one again.
    ScriptPlayer script(opened() + "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n" + text +
                        "\ns: * 1 FETCH (UID 5 BODY[] {4}\\x0d\\x0agood)\\x0d\\x0a\n"
                        "s: * 1 FETCH (UID 5 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a\nS: A2 OK done\n"
                        "s: * 1 FETCH (UID 5 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.texts.value(2), QByteArray("good"));
    QVERIFY(told.result(2).done);
    QCOMPARE(told.results.size(), 2);
    QVERIFY(!imap.isFinished());
}

void ImapFetchTest::aTooLargeMessageIsLeftOnTheServer()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() +
                        "C: A2 UID FETCH 5:6 (UID BODY.PEEK[])\n"
                        "s: * 1 FETCH (UID 5 BODY[] {11}\\x0d\\x0aelevenbytes)\\x0d\\x0a\n"
                        "s: * 2 FETCH (BODY[] {10}\\x0d\\x0ajust right UID 6)\\x0d\\x0a\nS: A2 OK\n");
    ImapSettings small = settings();
    small.maxMessage = 10;
    ImapDialogue imap(std::move(small));
    imap.submit(select());
    imap.submit(fetch(2, 5));
    imap.submit(fetch(3, 6));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.result(2).cause, Cause::MessageTooLarge);
    QVERIFY(!told.texts.contains(2));
    QCOMPARE(told.texts.value(3), QByteArray("just right"));
    QVERIFY(told.result(3).done);
}

void ImapFetchTest::anEndlessMessageEndsTheSession_data()
{
    addChunksTimes({"s: * 1 FETCH (UID 5 BODY[] {9223372036854775807}\\x0d\\x0a",
                    "s: * 1 FETCH (BODY[] {67108865}\\x0d\\x0a"});
}

void ImapFetchTest::anEndlessMessageEndsTheSession()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n" + text + "\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::LineTooLong);
    // Told for good: asking again would end the next session, too.
    QCOMPARE(Told(imap).result(2).cause, Cause::MessageTooLarge);
}

void ImapFetchTest::aLargeMessageCostsNoMemory()
{
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    imap.connected();
    imap.receive("* OK [CAPABILITY IMAP4rev1] hi\r\nA1 OK\r\n* 1 FETCH (UID 5 BODY[] {20000000}\r\n");
    const QByteArray piece(50'000, 'x');
    qint64 told = 0;
    for (int i = 0; i < 400; ++i) {
        imap.receive(piece);
        imap.takeOutputs();
        while (const auto news = imap.takeNews()) {
            if (const auto *text = std::get_if<TextPiece>(&*news)) {
                QVERIFY(text->bytes.size() <= piece.size());
                told += text->bytes.size();
            }
        }
        QVERIFY(!imap.hasUnread()); // what came has gone on already
    }
    QCOMPARE(told, 20'000'000);
}

void ImapFetchTest::aRefusalIsToldWithItsReason()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() +
                        "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n"
                        "S: A2 BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\n");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const ReadResult result = Told(imap).result(2);
    QCOMPARE(result.cause, Cause::ServerRefused);
    QCOMPARE(result.reply.waitMs, 92415);
    QCOMPARE(result.reply.condition, Condition::TooSoon);
}

void ImapFetchTest::aConnectionLostInATextEndsIt()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "C: A2 UID FETCH 5:6 (UID BODY.PEEK[])\n"
                                   "s: * 1 FETCH (UID 5 BODY[] {10}\\x0d\\x0ahalf\n[gone]\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    imap.submit(fetch(3, 6));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QVERIFY(told.texts.isEmpty());
    QCOMPARE(told.result(2).cause, Cause::ConnectionLost);
    QCOMPARE(told.result(3).cause, Cause::Stopped);
}

void ImapFetchTest::aStopBehindTheLastTextWaitsForTheAnswer()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() +
                        "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n"
                        "s: * 1 FETCH (UID 5 BODY[] {3}\\x0d\\x0aone)\\x0d\\x0a\n[stop]\nS: A2 OK done\n"
                        "C: A3 LOGOUT\nS: * BYE bye\nS: A3 OK\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(Told(imap).result(2).done);
    QVERIFY(!imap.ending());
}

void ImapFetchTest::wrongTagIsFatal()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "C: A2 UID FETCH 5 (UID BODY.PEEK[])\nS: A1 OK done\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::ProtocolError);
}

/// The driver restarts its timer on Entered: 64 KiB do that, and a byte does not.
void ImapFetchTest::textIsProgressAndATrickleIsNone()
{
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    imap.connected();
    imap.receive("* OK [CAPABILITY IMAP4rev1] hi\r\nA1 OK\r\n* 1 FETCH (UID 5 BODY[] {20000000}\r\n");
    imap.takeOutputs();
    const auto entered = [&imap](const QByteArray &bytes, int times) {
        int found = 0;
        for (int i = 0; i < times; ++i) {
            imap.receive(bytes);
            for (const Output &output : imap.takeOutputs())
                found += output.kind == Output::Kind::Entered && output.step == Step::Fetch;
        }
        return found;
    };
    QCOMPARE(entered("x", 1000), 0);
    QCOMPARE(entered(QByteArray(64 * 1024, 'x'), 10), 10);
}

void ImapFetchTest::theTraceHoldsNoText()
{
    ScriptPlayer script(opened() +
                        "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n"
                        "s: * 1 FETCH (UID 5 BODY[] {4}\\x0d\\x0aevil)\\x0d\\x0a\nS: A2 OK\n" +
                        QByteArray("S: * 3 EXISTS\n").repeated(200));
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(fetch(2, 5));
    QVERIFY2(script.play(imap, 4096), script.mismatch());
    QVERIFY(!script.trace().contains(QStringLiteral("evil")));
    QVERIFY(script.trace().count(QStringLiteral("EXISTS")) < 25); // the rest of the trace is worth more
}

QTEST_GUILESS_MAIN(ImapFetchTest)
#include "imapfetchtest.moc"
