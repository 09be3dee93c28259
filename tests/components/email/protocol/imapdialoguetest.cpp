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

/// What an IMAP session does once it is signed in: folders, searches, changes, and how each request ends.
class ImapDialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAFolder_data() { ScriptPlayer::addChunkRows(); }
    void opensAFolder();
    void aFolderThatCannotBeOpenedIsToldWithItsReason_data() { ScriptPlayer::addChunkRows(); }
    void aFolderThatCannotBeOpenedIsToldWithItsReason();
    void uidValidityChangeMakesOldNumbersVoid_data() { ScriptPlayer::addChunkRows(); }
    void uidValidityChangeMakesOldNumbersVoid();
    void uidValidityChangeWhileOpenIsTold_data() { ScriptPlayer::addChunkRows(); }
    void uidValidityChangeWhileOpenIsTold();
    void listsFoldersWithTheirUses_data() { ScriptPlayer::addChunkRows(); }
    void listsFoldersWithTheirUses();
    void searches_data();
    void searches();
    void aLargeFolderIsSearchedInPieces_data() { ScriptPlayer::addChunkRows(); }
    void aLargeFolderIsSearchedInPieces();
    void aSearchThatFindsTheWholeWorldIsFatal_data();
    void aSearchThatFindsTheWholeWorldIsFatal();
    void factsAreToldOnce_data() { ScriptPlayer::addChunkRows(); }
    void factsAreToldOnce();
    void everyRequestHasOneResult_data();
    void everyRequestHasOneResult();
    void unaskedNewsAreToldWhileIdle_data() { ScriptPlayer::addChunkRows(); }
    void unaskedNewsAreToldWhileIdle();
    void byeIsTheEnd_data() { ScriptPlayer::addChunkRows(); }
    void byeIsTheEnd();
    void stopSaysLogout_data() { ScriptPlayer::addChunkRows(); }
    void stopSaysLogout();
    void aMillionUntaggedLinesEndTheSession();
};

void ImapDialogueTest::opensAFolder()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready() + R"(
        C: A1 SELECT "INBOX"
        S: * FLAGS (\\Seen \\Deleted)
        S: * 172 EXISTS
        S: * 1 RECENT
        S: * OK [UNSEEN 12] Message 12 is first unseen
        S: * OK [UIDVALIDITY 3857529045] UIDs valid
        S: * OK [UIDNEXT 4392] Predicted next UID
        S: * OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited
        S: A1 OK [READ-WRITE] SELECT completed
        C: A2 EXAMINE "R&-D"
        S: * 0 EXISTS
        S: A2 OK done)");
    ImapDialogue imap(settings());
    imap.submit(select());
    ImapRequest examine = request(Kind::Select, 2);
    examine.folder = QStringLiteral("R&D");
    examine.readOnly = true;
    imap.submit(examine);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.mailboxes.size(), 2);
    const ImapMailbox &inbox = told.mailboxes.first();
    QCOMPARE(inbox.exists, 172u);
    QCOMPARE(inbox.uidValidity, 3857529045u);
    QCOMPARE(inbox.uidNext, 4392u);
    QVERIFY(!inbox.readOnly && inbox.keepsKeywords);
    QVERIFY(told.mailboxes.last().readOnly);
    QCOMPARE(told.mailboxes.last().uidValidity, 0u); // its numbers do not outlast the session
    QVERIFY(told.result(1).done && told.result(2).done);
    QVERIFY(told.changes.isEmpty()); // a description is no change
}

void ImapDialogueTest::aFolderThatCannotBeOpenedIsToldWithItsReason()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready() + "C: A1 SELECT \"INBOX\"\nS: A1 NO [NONEXISTENT] no such folder\n");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(request(Kind::Facts, 2, {5}));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.result(1).reply.condition, Condition::NoSuchMailbox);
    QCOMPARE(told.result(2).cause, Cause::NotOffered); // no folder is open
    QVERIFY(!imap.isFinished());
}

void ImapDialogueTest::uidValidityChangeMakesOldNumbersVoid()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened("UIDPLUS MOVE") + "C: A2 UID FETCH 5 (UID BODY.PEEK[])\nS: A2 OK\n");
    ImapDialogue imap(settings());
    imap.submit(select(6));
    for (const Kind kind : {Kind::Fetch, Kind::Store, Kind::Copy, Kind::Move, Kind::Expunge, Kind::Facts}) {
        ImapRequest old = request(kind, 10 + int(kind), {5});
        old.uidValidity = 6;
        old.folder = QStringLiteral("x");
        imap.submit(old);
    }
    imap.submit(imapfixture::fetch(2, 5, 7));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QVERIFY(told.result(1).done);
    QCOMPARE(told.changes.size(), 1);
    QCOMPARE(told.changes.first().kind, ImapChange::Kind::UidValidityChanged);
    for (const Kind kind : {Kind::Fetch, Kind::Store, Kind::Copy, Kind::Move, Kind::Expunge, Kind::Facts})
        QCOMPARE(told.result(10 + int(kind)).cause, Cause::MailboxChanged);
    QCOMPARE(told.result(2).cause, Cause::MessageGone);
}

void ImapDialogueTest::uidValidityChangeWhileOpenIsTold()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + R"(
        C: A2 UID FETCH 5 (UID BODY.PEEK[])
        S: * OK [UIDVALIDITY 8] anew
        s: * 1 FETCH (UID 5 BODY[] {3}\x0d\x0aabc)\x0d\x0a
        S: A2 OK
        [next])");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(imapfixture::fetch(2, 5, 7));
    script.on("next", [&] { imap.submit(imapfixture::fetch(3, 6, 7)); });
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.changes.size(), 1);
    QCOMPARE(told.changes.first().number, 8u);
    QCOMPARE(told.result(2).cause, Cause::MailboxChanged);
    QCOMPARE(told.result(3).cause, Cause::MailboxChanged);
}

void ImapDialogueTest::listsFoldersWithTheirUses()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready("SPECIAL-USE LIST-EXTENDED NAMESPACE") + R"(
        C: A1 NAMESPACE
        S: * NAMESPACE (("INBOX." ".")) NIL NIL
        S: A1 OK done
        C: A2 LIST "" "*" RETURN (SPECIAL-USE)
        S: * LIST (\\HasNoChildren) "." INBOX
        S: * LIST (\\sent) "." "INBOX.Gesendet"
        S: * LIST (\\Noselect \\Archive) NIL &U,BTFw-
        S: * LIST NIL NIL NIL
        S: * LIST
        s: * LIST () "/" {3}\x0d\x0aa"b\x0d\x0a
        S: A2 OK done)");
    ImapDialogue imap(settings());
    imap.submit(request(Kind::Folders, 1));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.folders.size(), 1);
    QCOMPARE(told.folders.first().personalPrefix, QStringLiteral("INBOX."));
    const QList<ImapFolder> folders = told.folders.first().folders;
    QCOMPARE(folders.size(), 4);
    QCOMPARE(folders.at(1).specialUse, QByteArray("\\Sent"));
    QCOMPARE(folders.at(1).name, QStringLiteral("INBOX.Gesendet"));
    QCOMPARE(folders.at(2).name, QString::fromUtf8("台北"));
    QVERIFY(!folders.at(2).selectable && folders.at(0).selectable);
    QCOMPARE(folders.at(3).name, QStringLiteral("a\"b"));
}

void ImapDialogueTest::searches_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QList<quint32>>("found");
    const QByteArray plain = "UID SEARCH UID 3:* UNSEEN UNDELETED";
    const QByteArray extended = "UID SEARCH RETURN (ALL) UID 3:* UNSEEN UNDELETED";
    const auto row = [](const char *name, const char *capabilities, const QByteArray &said,
                        const char *answer, const QList<quint32> &found) {
        QTest::newRow(name) << QByteArray(capabilities) << said << QByteArray(answer) << found;
    };
    row("none", "", plain, "S: * SEARCH\n", {});
    row("no answer at all", "", plain, "", {});
    row("some", "", plain, "S: * SEARCH 9 4 4\nS: * SEARCH 7\n", {4, 7, 9});
    row("the last one though it is below", "", plain, "S: * SEARCH 2\n", {});
    row("with a MODSEQ", "", plain, "S: * SEARCH 4 (MODSEQ 917162500)\n", {4});
    row("extended", "ESEARCH", extended, "S: * ESEARCH (TAG \"A2\") UID ALL 4:6,9\n", {4, 5, 6, 9});
    row("extended, none", "ESEARCH", extended, "S: * ESEARCH (TAG \"A2\") UID\n", {});
}

void ImapDialogueTest::searches()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, answer);
    QFETCH(QList<quint32>, found);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(opened(capabilities) + "C: A2 " + said + "\n" + answer + "S: A2 OK done\n");
        ImapDialogue imap(settings());
        imap.submit(select());
        ImapRequest search = request(Kind::Search, 2);
        search.search.unseen = true;
        search.search.fromUid = 3;
        imap.submit(search);
        QVERIFY2(script.play(imap, chunk), script.mismatch());
        const Told told(imap);
        QCOMPARE(told.found.size(), 1);
        const QList<quint32> &uids = told.found.first().uids;
        QVERIFY(uids.size() == found.size() && std::equal(uids.begin(), uids.end(), found.begin()));
        QVERIFY(told.result(2).done);
    }
}

void ImapDialogueTest::aLargeFolderIsSearchedInPieces()
{
    QFETCH(int, chunk);
    ScriptPlayer script(
        ready() + "C: A1 SELECT \"INBOX\"\nS: * 9000 EXISTS\nS: * OK [UIDNEXT 10003] x\nS: A1 OK\n"
                  "C: A2 UID SEARCH UID 1:5000 HEADER Message-ID \"<a@b>\"\nS: * SEARCH 1\nS: A2 OK\n"
                  "C: A3 UID SEARCH UID 5001:10000 HEADER Message-ID \"<a@b>\"\nS: A3 OK\n"
                  "C: A4 UID SEARCH UID 10001:* HEADER Message-ID \"<a@b>\"\nS: * SEARCH 10005\nS: A4 OK\n");
    ImapDialogue imap(settings());
    imap.submit(select());
    ImapRequest search = request(Kind::Search, 2);
    search.search.undeleted = false;
    search.search.messageId = "<a@b>";
    imap.submit(search);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(Told(imap).found.first().uids, (QList<quint32>{1, 10005}));
}

void ImapDialogueTest::aSearchThatFindsTheWholeWorldIsFatal_data()
{
    addChunksTimes({"S: * ESEARCH (TAG \"A2\") UID ALL 1:4294967295", "S: * SEARCH 0", "S: * SEARCH -1",
                    "S: * SEARCH 4294967296", "S: * SEARCH x", "S: * ESEARCH (TAG \"A2\") UID ALL *",
                    "S: * ESEARCH (TAG \"A2\") UID ALL 1:60000\nS: * ESEARCH (TAG \"A2\") UID ALL 1:60000"});
}

void ImapDialogueTest::aSearchThatFindsTheWholeWorldIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "C: A2 UID SEARCH UNDELETED\n" + text + "\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(request(Kind::Search, 2));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::ProtocolError);
    QCOMPARE(Told(imap).result(2).cause, Cause::ProtocolError);
}

void ImapDialogueTest::factsAreToldOnce()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + R"(
        C: A2 UID FETCH 5:8 (UID FLAGS RFC822.SIZE INTERNALDATE)
        S: * 1 FETCH (UID 5 FLAGS (\\Seen $x) RFC822.SIZE 1234 INTERNALDATE "17-Jul-1996 02:44:25 -0700")
        S: * 1 FETCH (UID 5 FLAGS () RFC822.SIZE 1)
        S: * 2 FETCH (FLAGS (\\Answered))
        S: * 3 FETCH (RFC822.SIZE NIL INTERNALDATE NIL FLAGS NIL UID 6)
        S: * 4 FETCH (UID NIL FLAGS NIL RFC822.SIZE NIL)
        S: * 5 FETCH (UID 99 RFC822.SIZE 5)
        S: * 0 FETCH (UID 7 RFC822.SIZE 5)
        S: * 4294967296 FETCH (UID 7 RFC822.SIZE 5)
        S: * 6 FETCH (UID 0 RFC822.SIZE 5)
        S: * 7 FETCH (UID 4294967303 RFC822.SIZE 5)
        S: * 8 FETCH NIL
        S: * 9 FETCH
        S: * 10 FETCH (UID)
        S: * 11 FETCH (UID 8 RFC822.SIZE -5)
        S: A2 OK done)");
    ImapDialogue imap(settings());
    imap.submit(select());
    imap.submit(request(Kind::Facts, 2, {5, 6, 7, 8}));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.facts.size(), 3); // and 7 is not there: "* 0 FETCH" is nobody's
    QCOMPARE(told.facts.at(0).size, 1234);
    QVERIFY(told.facts.at(0).has("\\seen") && told.facts.at(0).has("$X") &&
            !told.facts.at(0).has("\\Deleted"));
    QCOMPARE(told.facts.at(1).uid, 6u);
    QCOMPARE(told.facts.at(1).size, -1);
    QCOMPARE(told.facts.at(2).uid, 8u);
    QCOMPARE(told.facts.at(2).size, -1);
    QCOMPARE(told.oddities.size(), 2);
    QVERIFY(told.result(2).done);
}

void ImapDialogueTest::everyRequestHasOneResult_data()
{
    addChunksTimes({"[gone]", "[too late]", "[stop]", "S: A9 OK what", "S: + more", "S: * BYE bye",
                    "S: nonsense", "s: * X {999999999}\\x0d\\x0a", "S: * 1 EXISTS\n[gone]"});
}

void ImapDialogueTest::everyRequestHasOneResult()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const bool fetching : {false, true}) {
        ScriptPlayer script(opened() + (fetching ? "C: A2 UID FETCH 5 (UID BODY.PEEK[])\n" : "C: A2 NOOP\n") +
                            text + "\n[close]");
        ImapDialogue imap(settings());
        imap.submit(select());
        imap.submit(fetching ? imapfixture::fetch(2, 5) : request(Kind::Ping, 2));
        imap.submit(request(Kind::Watch, 3));
        imap.submit(request(Kind::Folders, 4));
        QVERIFY2(script.play(imap, chunk), script.mismatch());
        QCOMPARE(imap.pending(), 0);
        imap.submit(request(Kind::Ping, 5)); // after the end
        const Told told(imap);
        QCOMPARE(told.results.size(), 5);
        QCOMPARE(told.result(2).cause, imap.ending()->cause);
        for (const qint64 token : {3, 4, 5})
            QCOMPARE(told.result(token).cause, Cause::Stopped);
    }
}

void ImapDialogueTest::unaskedNewsAreToldWhileIdle()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + R"(
        S: * 11 EXISTS
        S: * 3 EXPUNGE
        S: * 99 EXPUNGE
        S: * 0 EXPUNGE
        S: * 2 FETCH (FLAGS (\\Seen))
        S: * 2 FETCH (UID 6 FLAGS (\\Seen))
        S: * OK [ALERT] maintenance tonight
        S: * NO a warning)");
    ImapDialogue imap(settings());
    imap.submit(select());
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QCOMPARE(told.changes.size(), 4);
    QCOMPARE(told.changes.at(0).number, 11u);
    QCOMPARE(told.changes.at(1).number, 10u);
    QCOMPARE(told.changes.at(2).number, 0u);
    QCOMPARE(told.changes.at(3).number, 6u);
    QCOMPARE(told.oddities.size(), 2);
    QCOMPARE(told.alerts, QStringList{QStringLiteral("maintenance tonight")});
    QVERIFY(!imap.isFinished());
}

void ImapDialogueTest::byeIsTheEnd()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened() + "S: * BYE [UNAVAILABLE] going down\n[close]");
    ImapDialogue imap(settings());
    imap.submit(select());
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::ServerClosing);
    QCOMPARE(imap.ending()->reply.condition, Condition::Unavailable);
    QVERIFY(imap.ending()->text.contains(QStringLiteral("going down")));
}

void ImapDialogueTest::stopSaysLogout()
{
    QFETCH(int, chunk);
    ScriptPlayer script(ready() + "[stop]\nC: A1 LOGOUT\nS: * BYE bye\nS: A1 OK\n[close]");
    ImapDialogue imap(settings());
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(!imap.ending());
}

void ImapDialogueTest::aMillionUntaggedLinesEndTheSession()
{
    ImapDialogue imap(settings());
    imap.submit(request(Kind::Ping, 1));
    imap.connected();
    imap.receive("* OK [CAPABILITY IMAP4rev1] hi\r\n");
    const QByteArray lines = QByteArray("* OK x\r\n").repeated(1000);
    int thousands = 0;
    for (; thousands < 1000 && !imap.isFinished(); ++thousands) {
        imap.receive(lines);
        imap.takeOutputs();
        Told(imap).results.clear();
    }
    QVERIFY(thousands <= 101);
    QCOMPARE(imap.ending()->cause, Cause::LineTooLong);
}

QTEST_GUILESS_MAIN(ImapDialogueTest)
#include "imapdialoguetest.moc"
