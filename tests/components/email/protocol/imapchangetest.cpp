#include "tests/components/email/protocol/imapfixture.h"

using namespace email;
using imapfixture::addChunksTimes;
using imapfixture::opened;
using imapfixture::ready;
using imapfixture::request;
using imapfixture::select;
using imapfixture::settings;
using imapfixture::Told;
using Kind = ImapRequest::Kind;

/// Marking, copying, moving and deleting messages, and what is known when the answer is lost.
class ImapChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesMessages_data();
    void changesMessages();
    void movesWithoutMove_data() { ScriptPlayer::addChunkRows(); }
    void movesWithoutMove();
    void withoutUidplusNothingIsExpunged_data() { ScriptPlayer::addChunkRows(); }
    void withoutUidplusNothingIsExpunged();
    void appends_data();
    void appends();
    void aLostAnswerToAChangeMayHaveHappened_data() { ScriptPlayer::addChunkRows(); }
    void aLostAnswerToAChangeMayHaveHappened();
};

void ImapChangeTest::changesMessages_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QList<quint32>>("now");
    const auto row = [](const char *name, Kind kind, const char *said, const char *answer,
                        QList<quint32> now) {
        QTest::newRow(name) << int(kind) << QByteArray(said) << QByteArray(answer) << now;
    };
    row("store", Kind::Store, "UID STORE 4:5 +FLAGS.SILENT (\\\\Seen)", "", {});
    row("copy", Kind::Copy, "UID COPY 4:5 \"Done\"", "[COPYUID 3 4:5 14:15] ", {14, 15});
    row("copy, told nonsense", Kind::Copy, "UID COPY 4:5 \"Done\"", "[COPYUID 3 4:5 1:4294967295] ", {});
    row("move", Kind::Move, "UID MOVE 4:5 \"Done\"", "", {});
    row("expunge", Kind::Expunge, "UID EXPUNGE 4:5", "", {});
    row("create", Kind::Create, "CREATE \"Done\"", "", {});
    row("ping", Kind::Ping, "NOOP", "", {});
}

void ImapChangeTest::changesMessages()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, answer);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        for (const bool good : {true, false}) {
            ScriptPlayer script(opened("UIDPLUS MOVE") + "C: A2 " + said + "\nS: A2 " +
                                (good ? "OK " + answer : QByteArray("NO [TRYCREATE] ")) + "x\n");
            ImapDialogue imap(settings());
            imap.submit(select());
            ImapRequest change = request(Kind(kind), 2, {5, 4});
            change.flags = {"\\Seen"};
            change.folder = QStringLiteral("Done");
            imap.submit(change);
            QVERIFY2(script.play(imap, chunk), script.mismatch());
            const ReadResult result = Told(imap).result(2);
            QCOMPARE(result.done, good);
            QCOMPARE(result.mayHaveHappened, false);
            if (good)
                QTEST(result.uids, "now");
            else
                QCOMPARE(result.reply.condition, Condition::NoSuchMailbox);
        }
    }
}

void ImapChangeTest::movesWithoutMove()
{
    QFETCH(int, chunk);
    const QByteArray copied =
        "C: A2 UID COPY 4 \"Done\"\nS: A2 OK\nC: A3 UID STORE 4 +FLAGS.SILENT (\\\\Deleted)\n";
    const auto played = [chunk](const QByteArray &text, const char *capabilities) {
        ScriptPlayer script(opened(capabilities) + text);
        ImapDialogue imap(settings());
        imap.submit(select());
        ImapRequest move = request(Kind::Move, 2, {4});
        move.folder = QStringLiteral("Done");
        imap.submit(move);
        return script.play(imap, chunk) ? Told(imap).result(2)
                                        : ReadResult{.text = QString::fromUtf8(script.mismatch())};
    };
    const ReadResult whole = played(copied + "S: A3 OK\nC: A4 UID EXPUNGE 4\nS: A4 OK\n", "UIDPLUS");
    QVERIFY2(whole.done, qPrintable(whole.text));
    const ReadResult flagged = played(copied + "S: A3 OK\n", "");
    QVERIFY2(flagged.done, qPrintable(flagged.text));
    // The copy is there and the original stays: whoever tries again would have two.
    const ReadResult half = played(copied + "S: A3 NO read-only\n", "UIDPLUS");
    QCOMPARE(half.cause, Cause::ServerRefused);
    QVERIFY(half.mayHaveHappened);
    const ReadResult none = played("C: A2 UID COPY 4 \"Done\"\nS: A2 NO full\n", "UIDPLUS");
    QVERIFY(!none.done && !none.mayHaveHappened);
}

void ImapChangeTest::withoutUidplusNothingIsExpunged()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened());
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(request(Kind::Expunge, 2, {4}));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(Told(imap).result(2).cause, Cause::NotOffered);
}

void ImapChangeTest::appends_data()
{
    addChunksTimes(
        {ready() +
             "C: A1 APPEND \"Sent\" (\\\\Seen) {6}\nS: + go\nC: a\nC: bc!\nS: A1 OK [APPENDUID 3 9] x\n",
         ready("LITERAL-") +
             "C: A1 APPEND \"Sent\" (\\\\Seen) {6+}\nC: a\nC: bc!\nS: A1 OK [APPENDUID 3 9] x\n",
         ready() + "C: A1 APPEND \"Sent\" (\\\\Seen) {6}\nS: * 3 EXISTS\nS: A1 NO [TRYCREATE] no\n"});
}

void ImapChangeTest::appends()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    ImapDialogue imap(settings());
    ImapRequest append = request(Kind::Append, 1);
    append.folder = QStringLiteral("Sent");
    append.flags = {"\\Seen"};
    append.message = "a\r\nbc!";
    imap.submit(append);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const ReadResult result = Told(imap).result(1);
    QCOMPARE(result.done, text.contains("APPENDUID"));
    if (result.done)
        QCOMPARE(result.uids, QList<quint32>{9});
}

void ImapChangeTest::aLostAnswerToAChangeMayHaveHappened()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened("MOVE") + "C: A2 UID MOVE 4 \"Done\"\n[gone]\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    ImapRequest move = request(Kind::Move, 2, {4});
    move.folder = QStringLiteral("Done");
    imap.submit(move);
    imap.submit(request(Kind::Ping, 3));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.result(2).cause, Cause::ConnectionLost);
    QVERIFY(told.result(2).mayHaveHappened);
    QCOMPARE(told.result(3).cause, Cause::Stopped);
    QVERIFY(!told.result(3).mayHaveHappened);
}

QTEST_GUILESS_MAIN(ImapChangeTest)
#include "imapchangetest.moc"
