#include "components/email/verdict/verdict.h"

#include <QTest>

using namespace email;

Q_DECLARE_METATYPE(email::Step)

namespace {

using Kind = Verdict::Kind;
using Reach = Verdict::Reach;

VerdictFacts facts()
{
    return {QStringLiteral("mail.example.com"), 587, QStringLiteral("ahu@example.com"),
            QStringLiteral("station@example.com")};
}

ServerReply reply(int code, const QByteArray &enhanced = {}, const QString &text = QStringLiteral("no"))
{
    return {code, enhanced, {text}};
}

MailAddress address(const QString &text)
{
    return *MailAddress::parse(text);
}

/// A message that ended at @p step with @p said.
Outcome ended(Step step, const ServerReply &said)
{
    Outcome outcome;
    outcome.token = 1;
    outcome.step = step;
    outcome.reply = said;
    outcome.kind = said.code == 421 ? Outcome::Kind::Broken : Outcome::Kind::Refused;
    outcome.cause = said.code == 421 ? Cause::ServerClosing : Cause::ServerRefused;
    outcome.afterDot = step == Step::EndOfData;
    const bool refusedHere = step == Step::RcptTo;
    outcome.receipt.recipients = {{address(QStringLiteral("duty@example.com")), step > Step::RcptTo,
                                   refusedHere ? said : ServerReply{}}};
    return outcome;
}

Outcome broken(Cause cause, Step step, bool afterDot = false)
{
    Outcome outcome;
    outcome.token = 1;
    outcome.cause = cause;
    outcome.step = step;
    outcome.afterDot = afterDot;
    outcome.text = QStringLiteral("driver words");
    return outcome;
}

/// Three recipients: one taken, one refused with @p said, one taken.
Outcome partly(const ServerReply &said)
{
    Outcome outcome;
    outcome.token = 1;
    outcome.kind = Outcome::Kind::Delivered;
    outcome.step = Step::EndOfData;
    outcome.reply = reply(250);
    outcome.receipt.recipients = {{address(QStringLiteral("a@example.com")), true, reply(250)},
                                  {address(QStringLiteral("b@example.com")), false, said},
                                  {address(QStringLiteral("c@example.com")), true, reply(250)}};
    return outcome;
}

} // namespace

class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeNamedIsRefusedByItself()
    {
        Outcome outcome = ended(Step::EndOfData, ::reply(250));
        outcome.kind = Outcome::Kind::Delivered;
        RecipientResult foreign{
            address(QStringLiteral("d\u00fcty@example.com")), false, {}, Cause::Utf8NotOffered};
        const Verdict verdict = judgeRecipient(outcome, foreign, facts());
        QCOMPARE(verdict.kind, Kind::RecipientRefused);
        QVERIFY2(verdict.text().contains(u"SMTPUTF8"), qPrintable(verdict.text()));
        // Who had no place in the transaction gets one at once.
        foreign.cause = Cause::None;
        QVERIFY(judgeRecipient(outcome, foreign, facts()).split);
    }

    void replyDecidesByPhaseAndCode_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("enhanced");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("holdSeconds");
        QTest::addColumn<QString>("status");
        const auto row = [](Step step, int code, const char *enhanced, const char *kind, int hold,
                            const char *status, const char *text = "no") {
            const QByteArray name =
                stepName(step).toLatin1() + ' ' + QByteArray::number(code) + ' ' + enhanced + ' ' + text;
            QTest::newRow(name.constData())
                << step << code << QByteArray(enhanced) << QString::fromLatin1(text)
                << QString::fromLatin1(kind) << hold << QString::fromLatin1(status);
        };
        using enum Step;
        row(Greeting, 421, "", "retryLater", 0, "{down}");
        row(Greeting, 450, "", "retryLater", 0, "{down}");
        row(Greeting, 554, "", "accountHeld", 0, "{fault}");
        row(Greeting, 521, "", "accountHeld", 0, "{fault}");
        row(Hello, 451, "", "retryLater", 0, "{down}");
        row(Hello, 501, "", "accountHeld", 0, "{fault}");
        row(Hello, 550, "5.7.1", "accountHeld", 0, "{fault}");
        row(StartTls, 454, "4.7.0", "retryLater", 0, "{down}");
        row(StartTls, 502, "", "accountHeld", 0, "{fault}");
        row(SignIn, 535, "", "accountHeld", 0, "{fault}");
        row(SignIn, 535, "5.7.8", "accountHeld", 0, "{fault}");
        row(SignIn, 535, "5.7.139", "accountHeld", 0, "{fault}");
        row(SignIn, 535, "5.7.3", "accountHeld", 0, "{fault}");
        row(SignIn, 534, "5.7.9", "accountHeld", 0, "{fault}");
        row(SignIn, 534, "5.7.14", "accountHeld", 0, "{fault}");
        row(SignIn, 550, "5.7.30", "accountHeld", 0, "{fault}");
        row(SignIn, 538, "", "accountHeld", 0, "{fault}");
        row(SignIn, 530, "5.7.0", "accountHeld", 0, "{fault}", "Must issue a STARTTLS command first");
        row(SignIn, 504, "5.5.4", "accountHeld", 0, "{fault}");
        row(SignIn, 500, "", "accountHeld", 0, "{fault}");
        row(SignIn, 0, "", "accountHeld", 0, "{fault}"); // IMAP and POP3.
        row(SignIn, 454, "4.7.0", "accountHeld", 300, "{down}");
        row(SignIn, 432, "4.7.12", "accountHeld", 0, "{fault}");
        row(SignIn, 432, "4.3.2", "retryLater", 60, "{down}");
        row(SignIn, 421, "4.7.0", "retryLater", 300, "{down}");
        row(Hello, 421, "4.7.1", "accountHeld", 0, "{fault}", "No client certificate presented");
        row(MailFrom, 421, "", "retryLater", 0, "{down}");
        row(MailFrom, 451, "4.3.0", "retryLater", 0, "{down}");
        row(MailFrom, 451, "4.7.500", "retryLater", 300, "{down}");
        row(MailFrom, 452, "4.3.1", "retryLater", 0, "{down}");
        row(MailFrom, 530, "5.7.1", "accountHeld", 0, "{fault}");
        row(MailFrom, 550, "5.4.5", "quotaHold", 3600, "{down}");
        row(MailFrom, 550, "5.1.90", "quotaHold", 3600, "{down}");
        row(MailFrom, 552, "", "messageRefused", 0, "{ok}");
        row(MailFrom, 550, "5.6.7", "messageRefused", 0, "{ok}");
        row(MailFrom, 554, "5.3.4", "messageRefused", 0, "{ok}");
        row(MailFrom, 553, "5.7.1", "accountHeld", 0, "{fault}");
        row(MailFrom, 501, "5.1.7", "accountHeld", 0, "{fault}");
        row(RcptTo, 421, "", "retryLater", 0, "{down}");
        row(RcptTo, 450, "", "retryLater", 0, "{ok}");
        row(RcptTo, 450, "4.2.1", "retryLater", 600, "{ok}");
        row(RcptTo, 451, "4.7.1", "retryLater", 0, "{ok}");
        row(RcptTo, 452, "4.5.3", "retryLater", 0, "{ok}");
        row(RcptTo, 550, "5.1.1", "recipientRefused", 0, "{ok}");
        row(RcptTo, 550, "", "recipientRefused", 0, "{ok}");
        row(RcptTo, 552, "5.2.2", "recipientRefused", 0, "{ok}");
        row(RcptTo, 552, "", "retryLater", 0, "{ok}"); // RFC 5321 §4.5.3.1.10: as 452.
        row(RcptTo, 553, "5.1.3", "recipientRefused", 0, "{ok}");
        row(RcptTo, 554, "5.7.1", "retryLater", 0, "{fault}", "Relay access denied");
        row(RcptTo, 550, "5.7.1", "recipientRefused", 0, "{ok}");
        row(RcptTo, 530, "5.7.0", "accountHeld", 0, "{fault}");
        row(RcptTo, 550, "5.4.5", "quotaHold", 3600, "{down}");
        row(RcptTo, 550, "5.7.708", "accountHeld", 0, "{fault}");
        row(Data, 451, "", "retryLater", 0, "{down}");
        row(Data, 554, "", "messageRefused", 0, "{ok}");
        row(EndOfData, 451, "4.7.1", "retryLater", 0, "{down}");
        row(EndOfData, 452, "", "retryLater", 0, "{down}");
        row(EndOfData, 552, "5.2.3", "messageRefused", 0, "{ok}");
        row(EndOfData, 552, "5.2.2", "retryLater", 0, "{ok}");
        row(EndOfData, 554, "5.7.1", "messageRefused", 0, "{ok}");
        row(EndOfData, 550, "", "messageRefused", 0, "{ok}");
        row(EndOfData, 550, "5.7.60", "accountHeld", 0, "{fault}");
        row(EndOfData, 554, "5.2.0", "quotaHold", 3600, "{down}", "SubmissionQuotaExceededException");
        row(EndOfData, 554, "5.2.0", "messageRefused", 0, "{ok}");
        row(EndOfData, 554, "5.2.2", "accountHeld", 0, "{fault}");
        row(EndOfData, 554, "5.2.252", "accountHeld", 0, "{fault}");
        row(EndOfData, 421, "", "ambiguous", 60, "{down}");
        row(Reset, 500, "", "retryLater", 0, "{ok}");
    }

    void replyDecidesByPhaseAndCode()
    {
        QFETCH(Step, step);
        QFETCH(int, code);
        QFETCH(QByteArray, enhanced);
        QFETCH(QString, text);
        const Outcome outcome = ended(step, reply(code, enhanced, text));
        const Verdict verdict = judge(outcome, facts());
        QTEST(verdictName(verdict.kind), "kind");
        QFETCH(int, holdSeconds);
        QCOMPARE(verdict.holdMs, holdSeconds * qint64(1000));
        QTEST(verdict.status.text(), "status");
        QVERIFY2(verdict.cause.contains(text), qPrintable(verdict.cause));
        QVERIFY2(verdict.cause.contains(QStringLiteral("example.com")), qPrintable(verdict.cause));
        QVERIFY(!verdict.cause.contains(QLatin1Char('{')) && !verdict.remedy.contains(QLatin1Char('{')));
        QVERIFY(!verdict.split); // Nobody was taken: at once would be without end.
        if (verdict.kind == Kind::AccountHeld && verdict.status.has(station::Status::Fault))
            QVERIFY(!verdict.remedy.isEmpty());
        if (step != Step::RcptTo || code == 421)
            return;
        const Verdict recipient = judgeRecipient(outcome, outcome.receipt.recipients.first(), facts());
        QTEST(verdictName(recipient.kind), "kind");
        QVERIFY(!recipient.split);
    }

    void everyReplyHasAMeaningAndOnlySilenceAfterTheDotIsAmbiguous()
    {
        for (int step = 0; step < StepCount; ++step) {
            for (int code = 400; code < 600; ++code) {
                const Verdict verdict = judge(ended(Step(step), reply(code)), facts());
                QVERIFY(!verdict.cause.isEmpty());
                QVERIFY(verdict.kind != Kind::Delivered);
                QCOMPARE(verdict.kind == Kind::Ambiguous, Step(step) == Step::EndOfData && code == 421);
                const bool givenUp =
                    verdict.kind == Kind::RecipientRefused || verdict.kind == Kind::MessageRefused;
                QVERIFY2(!givenUp || code >= 500, qPrintable(verdict.cause)); // 4yz never gives up.
                QVERIFY2(!givenUp || Step(step) >= Step::MailFrom, qPrintable(verdict.cause));
            }
        }
    }

    /// Every way to fail, with words that end as servers and drivers end theirs.
    void noCauseHasADoubledFullStop()
    {
        for (int cause = 0; cause <= int(LastCause); ++cause) {
            for (const char *said : {"The server sent a NUL character.", "No.", "why...", "nothing"}) {
                for (const bool afterDot : {false, true}) {
                    Outcome outcome;
                    outcome.cause = Cause(cause);
                    outcome.step = afterDot ? Step::EndOfData : Step::Hello;
                    outcome.afterDot = afterDot;
                    outcome.text = QString::fromLatin1(said);
                    outcome.reply = {550, "5.1.1", {QString::fromLatin1(said)}};
                    const Verdict verdict = judge(outcome, {QStringLiteral("mail.example"), 25, {}, {}});
                    QVERIFY2(!verdict.text().contains(QStringLiteral("..")), qPrintable(verdict.text()));
                    QVERIFY2(!verdict.cause.endsWith(QLatin1Char('.')), qPrintable(verdict.cause));
                    QVERIFY2(!verdict.text().startsWith(QLatin1Char(':')), qPrintable(verdict.text()));
                }
            }
        }
    }

    void failureWithoutReply_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<Step>("step");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("status");
        const auto row = [](Cause cause, Step step, const char *kind, const char *status) {
            QTest::newRow(qPrintable(causeName(cause) + QLatin1Char(' ') + stepName(step)))
                << int(cause) << step << QString::fromLatin1(kind) << QString::fromLatin1(status);
        };
        using enum Step;
        row(Cause::HostNotFound, Lookup, "retryLater", "{down}");
        row(Cause::ConnectFailed, Connect, "retryLater", "{down}");
        row(Cause::ConnectRefused, Connect, "retryLater", "{down}");
        row(Cause::TlsFailed, TlsHandshake, "accountHeld", "{fault}");
        row(Cause::Untrusted, TlsHandshake, "accountHeld", "{fault}");
        row(Cause::WaitingForClock, TlsHandshake, "retryLater", "{down}");
        row(Cause::NotConnectable, Lookup, "accountHeld", "{fault}");
        row(Cause::Denied, TlsHandshake, "accountHeld", "{fault}");
        row(Cause::TimedOut, Greeting, "retryLater", "{down}");
        row(Cause::PlaintextInsteadOfTls, TlsHandshake, "accountHeld", "{fault}");
        row(Cause::InjectedPlaintext, StartTls, "accountHeld", "{fault}");
        row(Cause::StartTlsNotOffered, Hello, "accountHeld", "{fault}");
        row(Cause::StartTlsRefused, StartTls, "accountHeld", "{fault}");
        row(Cause::PlaintextAuthForbidden, SignIn, "accountHeld", "{fault}");
        row(Cause::NoCommonMechanism, SignIn, "accountHeld", "{fault}");
        row(Cause::ConnectionLost, SignIn, "retryLater", "{down}");
        row(Cause::ConnectionLost, RcptTo, "retryLater", "{down}");
        row(Cause::ConnectionLost, Body, "retryLater", "{down}");
        row(Cause::ConnectionLost, Idle, "retryLater", "{ok}");
        row(Cause::ProtocolError, Data, "retryLater", "{down}");
        row(Cause::LineTooLong, Greeting, "retryLater", "{down}");
        row(Cause::Stopped, MailFrom, "retryLater", "{ok}");
        row(Cause::MessageTooLarge, MailFrom, "messageRefused", "{ok}");
        row(Cause::EightBitNotOffered, MailFrom, "messageRefused", "{ok}");
        row(Cause::MessageUnsendable, MailFrom, "messageRefused", "{ok}");
    }

    void failureWithoutReply()
    {
        QFETCH(int, cause);
        QFETCH(Step, step);
        const Verdict verdict = judge(broken(Cause(cause), step), facts());
        QTEST(verdictName(verdict.kind), "kind");
        QTEST(verdict.status.text(), "status");
        QVERIFY(verdict.cause.contains(QStringLiteral("driver words")));
        if (verdict.status.has(station::Status::Fault))
            QVERIFY(!verdict.remedy.isEmpty());
    }

    void lossAfterTheDotIsAmbiguousWhateverTheCause()
    {
        for (const Cause cause : {Cause::ConnectionLost, Cause::TimedOut, Cause::ProtocolError,
                                  Cause::LineTooLong, Cause::ServerClosing, Cause::Stopped}) {
            const Verdict verdict = judge(broken(cause, Step::EndOfData, true), facts());
            QCOMPARE(verdict.kind, Kind::Ambiguous);
            QCOMPARE(verdict.holdMs, 60'000);
            QVERIFY(verdict.burnsAttempt());
            QVERIFY(judge(broken(cause, Step::Body, false), facts()).kind != Kind::Ambiguous);
        }
    }

    void oneRefusedRecipientLeavesTheOthersDelivered()
    {
        const Outcome outcome = partly(reply(550, "5.1.1", QStringLiteral("no such user")));
        QCOMPARE(judge(outcome, facts()).kind, Kind::Delivered);
        const auto &recipients = outcome.receipt.recipients;
        QCOMPARE(judgeRecipient(outcome, recipients[0], facts()).kind, Kind::Delivered);
        QCOMPARE(judgeRecipient(outcome, recipients[2], facts()).kind, Kind::Delivered);
        const Verdict refused = judgeRecipient(outcome, recipients[1], facts());
        QCOMPARE(refused.kind, Kind::RecipientRefused);
        QCOMPARE(refused.reach, Reach::Recipient);
        QCOMPARE(refused.cause, QStringLiteral("mail.example.com:587 does not take mail for b@example.com: "
                                               "550 5.1.1 no such user"));
    }

    void tooManyRecipientsAreSplitAtOnce()
    {
        const Outcome outcome = partly(reply(452, "4.5.3"));
        const Verdict verdict = judgeRecipient(outcome, outcome.receipt.recipients[1], facts());
        QCOMPARE(verdict.kind, Kind::RetryLater);
        QVERIFY(verdict.split);
    }

    void refusedRelayForOneOfThreeDoesNotHoldTheAccount()
    {
        const Outcome outcome = partly(reply(554, "5.7.1", QStringLiteral("Relay access denied")));
        const Verdict verdict = judgeRecipient(outcome, outcome.receipt.recipients[1], facts());
        QCOMPARE(verdict.kind, Kind::RecipientRefused);
        QVERIFY(verdict.status.has(station::Status::Fault));
    }

    void worstOfSeveralRefusedRecipientsDecidesForTheMessage()
    {
        Outcome outcome = ended(Step::RcptTo, reply(550, "5.1.1"));
        outcome.receipt.recipients.append({address(QStringLiteral("b@example.com")), false, reply(450)});
        QCOMPARE(judge(outcome, facts()).kind, Kind::RetryLater);
        QCOMPARE(judge(outcome, facts()).reach, Reach::Message);
        outcome.receipt.recipients.append({address(QStringLiteral("c@example.com")), false, reply(530)});
        QCOMPARE(judge(outcome, facts()).kind, Kind::AccountHeld);
    }

    void recipientsShareTheFateOfTheirMessage()
    {
        Outcome outcome = ended(Step::EndOfData, reply(451));
        QCOMPARE(judgeRecipient(outcome, outcome.receipt.recipients[0], facts()).kind, Kind::RetryLater);
        outcome = ended(Step::EndOfData, reply(554));
        QCOMPARE(judgeRecipient(outcome, outcome.receipt.recipients[0], facts()).kind, Kind::MessageRefused);
        outcome = broken(Cause::ConnectionLost, Step::EndOfData, true);
        outcome.receipt.recipients = {{address(QStringLiteral("a@example.com")), true, reply(250)},
                                      {address(QStringLiteral("b@example.com")), false, reply(550)}};
        QCOMPARE(judgeRecipient(outcome, outcome.receipt.recipients[0], facts()).kind, Kind::Ambiguous);
        QCOMPARE(judgeRecipient(outcome, outcome.receipt.recipients[1], facts()).kind,
                 Kind::RecipientRefused);
    }

    void messageThatBreaksTheConnectionDoesNotStopTheOthers()
    {
        QCOMPARE(judge(broken(Cause::ConnectionLost, Step::Body), facts()).reach, Reach::Message);
        const Verdict unreachable = judge(broken(Cause::ConnectFailed, Step::Connect), facts());
        QCOMPARE(unreachable.reach, Reach::Account);
        QVERIFY(!unreachable.burnsAttempt());
    }

    void wordsNameTheHostAndWhatToDo()
    {
        const Verdict verdict =
            judge(ended(Step::SignIn,
                        reply(535, "5.7.139", QStringLiteral("SmtpClientAuthentication is disabled"))),
                  facts());
        QCOMPARE(verdict.cause,
                 QStringLiteral("mail.example.com:587 has password sign-in switched off for "
                                "ahu@example.com: 535 5.7.139 SmtpClientAuthentication is disabled"));
        QVERIFY(verdict.remedy.contains(QStringLiteral("OAuth2")));
        const Verdict unnamed = judge(broken(Cause::ConnectFailed, Step::Connect));
        QCOMPARE(unnamed.cause, QStringLiteral("The mail server cannot be reached: driver words"));
        const Verdict v6 =
            judge(broken(Cause::ConnectFailed, Step::Connect), {QStringLiteral("::1"), 25, {}, {}});
        QVERIFY(v6.cause.startsWith(QStringLiteral("[::1]:25 ")));
    }

    void serverWordsAreNotFilledIn()
    {
        const Verdict verdict =
            judge(ended(Step::MailFrom, reply(550, {}, QStringLiteral("{account} %1"))), facts());
        QVERIFY(verdict.cause.endsWith(QStringLiteral("550 {account} %1")));
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdicttest.moc"
