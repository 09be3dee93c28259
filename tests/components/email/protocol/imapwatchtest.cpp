#include "tests/components/email/protocol/imapfixture.h"

using namespace email;
using imapfixture::opened;
using imapfixture::request;
using imapfixture::select;
using imapfixture::settings;
using imapfixture::Told;
using Kind = ImapRequest::Kind;

/// IDLE: renewed within nine minutes by the driver's clock, and silence is failure.
class ImapWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsNew_data() { ScriptPlayer::addChunkRows(); }
    void tellsWhatIsNew();
    void isRenewedWithinNineMinutes_data() { ScriptPlayer::addChunkRows(); }
    void isRenewedWithinNineMinutes();
    void silenceIsFailure_data();
    void silenceIsFailure();
    void endsForTheNextRequest_data() { ScriptPlayer::addChunkRows(); }
    void endsForTheNextRequest();
    void stopEndsIt_data() { ScriptPlayer::addChunkRows(); }
    void stopEndsIt();
    void withoutIdleItIsRefused_data() { ScriptPlayer::addChunkRows(); }
    void withoutIdleItIsRefused();
    void aServerThatEndsItIsAskedAgainButNotForEver_data() { ScriptPlayer::addChunkRows(); }
    void aServerThatEndsItIsAskedAgainButNotForEver();
    void aRefusalIsTold_data() { ScriptPlayer::addChunkRows(); }
    void aRefusalIsTold();
};

namespace {

const QByteArray Idling = opened("IDLE") + "C: A2 IDLE\nS: + idling\n";

void watch(ImapDialogue &imap)
{
    imap.submit(select());
    imap.submit(request(Kind::Watch, 2));
}

} // namespace

void ImapWatchTest::tellsWhatIsNew()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Idling + "S: * 11 EXISTS\nS: * OK still here\nS: * 4 EXPUNGE\n");
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.step(), Step::Watch);
    const Told told(imap);
    QCOMPARE(told.changes.size(), 2);
    QCOMPARE(told.changes.first().number, 11u);
    QCOMPARE(told.results.size(), 1); // it goes on
}

void ImapWatchTest::isRenewedWithinNineMinutes()
{
    QFETCH(int, chunk);
    QVERIFY(patience(Step::Watch) <= std::chrono::minutes(9));
    ScriptPlayer script(Idling +
                        "[too late]\nC: DONE\nS: * 12 EXISTS\nS: A2 OK done\nC: A3 IDLE\nS: + idling\n"
                        "S: * OK still here\n[too late]\nC: DONE\nS: A3 OK done\nC: A4 IDLE\n");
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(!imap.isFinished());
    QCOMPARE(Told(imap).changes.size(), 1);
}

void ImapWatchTest::silenceIsFailure_data()
{
    imapfixture::addChunksTimes({opened("IDLE") + "C: A2 IDLE\n[too late]\n[close]",
                                 Idling + "[too late]\nC: DONE\n[too late]\n[close]",
                                 Idling + "[too late]\nC: DONE\nS: * OK still here\n[too late]\n[close]",
                                 Idling + "s: * 11 EXI\n[too late]\nC: DONE\n[too late]\n[close]"});
}

void ImapWatchTest::silenceIsFailure()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::TimedOut);
    QCOMPARE(imap.ending()->step, Step::Ping);
    QVERIFY(patience(Step::Ping) <= std::chrono::minutes(1));
    QCOMPARE(Told(imap).result(2).cause, Cause::TimedOut);
}

void ImapWatchTest::endsForTheNextRequest()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Idling + "[ask]\nC: DONE\nS: A2 OK done\nC: A3 UID SEARCH UNDELETED\nS: A3 OK\n");
    ImapDialogue imap(settings());
    watch(imap);
    script.on("ask", [&imap] { imap.submit(request(Kind::Search, 3)); });
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    const Told told(imap);
    QVERIFY(told.result(2).done && told.result(3).done);
}

void ImapWatchTest::stopEndsIt()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Idling + "[stop]\nC: DONE\nS: A2 OK done\nC: A3 LOGOUT\nS: * BYE\nS: A3 OK\n[close]");
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(!imap.ending());
    QVERIFY(Told(imap).result(2).done);
}

void ImapWatchTest::withoutIdleItIsRefused()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened());
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(Told(imap).result(2).cause, Cause::NotOffered);
}

void ImapWatchTest::aServerThatEndsItIsAskedAgainButNotForEver()
{
    QFETCH(int, chunk);
    QByteArray text = opened("IDLE");
    for (int i = 2; i <= 6; ++i) {
        const QByteArray tag = 'A' + QByteArray::number(i);
        text += "C: " + tag + " IDLE\nS: + idling\nS: " + tag + " OK enough\n";
    }
    ScriptPlayer script(text);
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(Told(imap).result(2).cause, Cause::NotOffered);
    QVERIFY(!imap.isFinished());
}

void ImapWatchTest::aRefusalIsTold()
{
    QFETCH(int, chunk);
    ScriptPlayer script(opened("IDLE") + "C: A2 IDLE\nS: A2 NO [UNAVAILABLE] not now\n");
    ImapDialogue imap(settings());
    watch(imap);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(Told(imap).result(2).reply.condition, Condition::Unavailable);
}

QTEST_GUILESS_MAIN(ImapWatchTest)
#include "imapwatchtest.moc"
