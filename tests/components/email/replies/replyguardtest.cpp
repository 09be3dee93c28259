#include "tests/components/email/replies/ackbench.h"

using namespace ackbench;

/// What must not acknowledge an alarm does not, and is recorded with its cause.
class ReplyGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void outOfOfficeReplyAcknowledgesNothing_data();
    void outOfOfficeReplyAcknowledgesNothing();
    void mailingListCopyAcknowledgesNothing();
    void aQuotationThatIsWrappedAnewAcknowledgesNothing();
    void bounceAcknowledgesNothing();
    void forgedSenderWithoutACodeAcknowledgesNothing();
    void forgedSenderWithAnothersCodeAcknowledgesNothing();
    void anothersReplyWithAForwardedCodeAcknowledgesNothing();
    void twoSendersAcknowledgeNothing_data();
    void twoSendersAcknowledgeNothing();
    void anotherWritingInOnesNameAcknowledgesNothing();
    void replayedTokenAcknowledgesNothing();
    void tokenOfAnotherAlarmAcknowledgesNothing();
    void tokensOfTwoAlarmsAcknowledgeNothing();
    void madeUpTokenAcknowledgesNothing();
    void ackOnlyInTheQuotedPartAcknowledgesNothing_data();
    void ackOnlyInTheQuotedPartAcknowledgesNothing();
    void anAnswerBelowTheQuotationCounts();
    void otherFirstWordAcknowledgesNothing();
    void oldTokenAcknowledgesNothing();
    void tokenOfAnOldKeyAcknowledgesNothing();
    void whoMayNoMoreAcknowledgesNothing();
    void whoIsNoMoreAUserAcknowledgesNothing();
    void anAlarmThatWentOffAgainStays();
    void anAlarmThatIsBackToNormalIsAcknowledged();
    void aClosedAlarmIsNotTouched();
    void aStrangeMessageAcknowledgesNothing();

private:
    void refuses(const QByteArray &message, const char *cause, int unacked = 1);
    QByteArray reply(const QByteArray &text = "ACK", const QByteArray &fields = {},
                     const QByteArray &from = "anna@example.com")
    {
        return AckBench::answer(m_mail, text, fields, from);
    }

    std::unique_ptr<AckBench> m_bench;
    AlarmRecord m_alarm;
    QByteArray m_mail; ///< Anna's.
};

void ReplyGuardTest::init()
{
    m_bench =
        std::make_unique<AckBench>(QJsonObject{}, QJsonObject{{"to", "anna@example.com, ben@example.com"}});
    m_alarm = m_bench->raise();
    m_mail = m_bench->mailTo("anna@example.com");
}

void ReplyGuardTest::cleanup()
{
    m_bench.reset();
}

void ReplyGuardTest::refuses(const QByteArray &message, const char *cause, int unacked)
{
    const int before = m_bench->replies().size();
    m_bench->receive(message);
    QCOMPARE(m_bench->replies().size(), before + 1);
    QCOMPARE(m_bench->outcome(), QStringLiteral("refused"));
    QVERIFY2(m_bench->cause().contains(QLatin1String(cause)), qPrintable(m_bench->cause()));
    QCOMPARE(m_bench->mailStation().alarms().unackedAlarms(), unacked);
    QCOMPARE(m_bench->confirmations(), QStringList());
}

void ReplyGuardTest::outOfOfficeReplyAcknowledgesNothing_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("RFC 3834") << QByteArray("Auto-Submitted: auto-replied");
    QTest::newRow("Exchange") << QByteArray("X-Auto-Response-Suppress: All");
    QTest::newRow("vacation") << QByteArray("Precedence: bulk");
    QTest::newRow("Gmail") << QByteArray("Precedence: auto_reply");
    QTest::newRow("cPanel") << QByteArray("X-Autorespond: ACK");
}

void ReplyGuardTest::outOfOfficeReplyAcknowledgesNothing()
{
    QFETCH(QByteArray, field);
    refuses(reply("ACK I am on holiday", field + "\r\n"), "no person wrote it");
}

/// Some mail programs wrap what they quote, and mark the first of the new lines only.
void ReplyGuardTest::aQuotationThatIsWrappedAnewAcknowledgesNothing()
{
    QByteArray text = m_mail;
    text.replace("=\r\n", ""); // quoted-printable breaks long lines
    QByteArray sentence;
    for (const QByteArray &line : text.split('\n')) {
        if (line.contains("To acknowledge this alarm"))
            sentence = line.trimmed();
    }
    QVERIFY2(sentence.endsWith("\"ACK\"."), sentence.constData());
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        if (sentence[at] == ' ')
            refuses(reply("> " + sentence.left(at) + "\r\n" + sentence.mid(at + 1) + "\r\n\r\nWhat is this?"),
                    "do not begin with ACK");
    }
}

void ReplyGuardTest::mailingListCopyAcknowledgesNothing()
{
    refuses(reply("ACK", "List-Id: <duty.example.com>\r\n"), "list-id");
}

void ReplyGuardTest::bounceAcknowledgesNothing()
{
    refuses(reply("ACK", "Return-Path: <>\r\n"), "return-path");
    refuses(reply("ACK", {}, "MAILER-DAEMON@example.com"), "no person wrote it");
}

void ReplyGuardTest::forgedSenderWithoutACodeAcknowledgesNothing()
{
    refuses("From: anna@example.com\r\nSubject: Re: Alarm\r\nIn-Reply-To: <" + m_alarm.id.toLatin1() +
                "@example.test>\r\n\r\nACK " + m_alarm.id.toLatin1() + "\r\n",
            "carries no reply code");
}

void ReplyGuardTest::forgedSenderWithAnothersCodeAcknowledgesNothing()
{
    refuses(reply("ACK", {}, "ben@example.com"), "not one that this station gave to ben@example.com");
}

void ReplyGuardTest::anothersReplyWithAForwardedCodeAcknowledgesNothing()
{
    refuses(reply("ACK", {}, "carl@example.com"), "not one that this station gave to carl@example.com");
    refuses(reply("ACK", {}, "anna@example.com.evil.example"), "not one that this station gave to");
    refuses(reply("ACK", {}, "\"anna@example.com\" <carl@example.com>"), "not one that this station gave to");
}

void ReplyGuardTest::twoSendersAcknowledgeNothing_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("in one field") << QByteArray("anna@example.com, carl@example.com") << QByteArray();
    QTest::newRow("in two fields") << QByteArray("anna@example.com")
                                   << QByteArray("From: carl@example.com\r\n");
    QTest::newRow("none") << QByteArray() << QByteArray();
}

void ReplyGuardTest::twoSendersAcknowledgeNothing()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, fields);
    refuses(reply("ACK", fields, from), "senders instead of one");
}

void ReplyGuardTest::anotherWritingInOnesNameAcknowledgesNothing()
{
    refuses(reply("ACK", "Sender: carl@example.com\r\n"),
            "carl@example.com sent it in the name of anna@example.com");
    m_bench->receive(reply("ACK", "Sender: Anna <Anna@Example.com>\r\n"));
    QCOMPARE(m_bench->outcome(), QStringLiteral("acknowledged"));
}

void ReplyGuardTest::replayedTokenAcknowledgesNothing()
{
    QVERIFY(m_bench->set(Acknowledger + ".confirm", false));
    m_bench->receive(reply());
    QCOMPARE(m_bench->outcome(), QStringLiteral("acknowledged"));
    refuses(reply(), "used before", 0);
    // Not even when the alarm goes off once more within the same moment.
    m_bench->raise();
    refuses(reply(), "used before");
}

void ReplyGuardTest::tokenOfAnotherAlarmAcknowledgesNothing()
{
    m_bench->raise("other");
    const QByteArray other = AckBench::messageId(m_bench->mailTo("anna@example.com", 2));
    const QByteArray own = AckBench::messageId(m_mail);
    // The claim of one with the proof of the other, both ways.
    QByteArray mixed = m_mail;
    refuses(AckBench::answer(mixed.replace(own, own.left(39) + other.mid(39)), "ACK"), "not one that", 2);
    mixed = m_mail;
    refuses(AckBench::answer(mixed.replace(own, other.left(39) + own.mid(39)), "ACK"), "not one that", 2);
}

void ReplyGuardTest::tokensOfTwoAlarmsAcknowledgeNothing()
{
    m_bench->raise("other");
    const QByteArray other = AckBench::messageId(m_bench->mailTo("anna@example.com", 2));
    refuses(reply("ACK", "References: " + other + "\r\n"), "several alarms", 2);
    refuses(reply("ACK\r\n> " + other.mid(1, 64)), "several alarms", 2);
}

void ReplyGuardTest::madeUpTokenAcknowledgesNothing()
{
    const QByteArray own = AckBench::messageId(m_mail);
    for (const int at : {1, 26, 27, 35, 36, 38, 39, 63}) {
        QByteArray changed = own;
        changed[at] = changed[at] == 'a' ? 'b' : 'a';
        QByteArray mail = m_mail;
        m_bench->receive(AckBench::answer(mail.replace(own, changed), "ACK"));
        QCOMPARE(m_bench->outcome(), QStringLiteral("refused"));
    }
    QCOMPARE(m_bench->mailStation().alarms().unackedAlarms(), 1);
}

void ReplyGuardTest::ackOnlyInTheQuotedPartAcknowledgesNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("marked") << QByteArray("> ACK\r\n> more");
    QTest::newRow("behind other words") << QByteArray("What is this?\r\n\r\n> ACK");
    QTest::newRow("behind an attribution") << QByteArray("On Sunday, Station wrote:\r\n\r\nACK");
    QTest::newRow("Outlook") << QByteArray("\r\n-----Original Message-----\r\nACK");
    QTest::newRow("Outlook's header") << QByteArray("From: Ben\r\nSent: Sunday\r\nTo: Anna\r\n\r\nACK");
    QTest::newRow("below a line") << QByteArray("________________________________\r\nACK");
    QTest::newRow("signature") << QByteArray("-- \r\nACK Ltd.");
    QTest::newRow("HTML") << QByteArray("<blockquote>ACK</blockquote>");
    QTest::newRow("HTML that nobody sees") << QByteArray("<p style=\"display: none\">ACK</p>What is this?");
}

void ReplyGuardTest::ackOnlyInTheQuotedPartAcknowledgesNothing()
{
    QFETCH(QByteArray, text);
    refuses(reply(text, text.startsWith('<') ? "Content-Type: text/html\r\n" : ""),
            "own words do not begin with ACK");
}

void ReplyGuardTest::otherFirstWordAcknowledgesNothing()
{
    refuses(reply("Please do not ACK this."), "own words do not begin with ACK");
    refuses(reply("ACKnowledge it yourself"), "own words do not begin with ACK");
    refuses(reply(""), "own words do not begin with ACK");
}

void ReplyGuardTest::oldTokenAcknowledgesNothing()
{
    m_bench->leap(email::TokenSigner::lifeMs + 1);
    refuses(reply(), "older than seven days");
}

void ReplyGuardTest::tokenOfAnOldKeyAcknowledgesNothing()
{
    QVERIFY(m_bench->acknowledger().doRenewKey());
    refuses(reply(), "not one that this station gave");
}

void ReplyGuardTest::whoMayNoMoreAcknowledgesNothing()
{
    QVERIFY(m_bench->set(Acknowledger + "/anna.mayAcknowledge", false));
    refuses(reply(), "anna may not acknowledge");
}

void ReplyGuardTest::whoIsNoMoreAUserAcknowledgesNothing()
{
    QVERIFY(m_bench->station().remove(**m_bench->station().find(Acknowledger + "/anna"), {}));
    refuses(reply(), "no user has the address");
}

void ReplyGuardTest::anAlarmThatWentOffAgainStays()
{
    m_bench->clock.advance(60'000);
    m_bench->raise("", alarms::EventKind::ToNormal);
    m_bench->clock.advance(60'000);
    m_bench->raise();
    refuses(reply(), "went off again");
}

void ReplyGuardTest::anAlarmThatIsBackToNormalIsAcknowledged()
{
    m_bench->clock.advance(60'000);
    m_bench->raise("", alarms::EventKind::ToNormal);
    m_bench->receive(reply());
    QCOMPARE(m_bench->outcome(), QStringLiteral("acknowledged"));
    QCOMPARE(m_bench->mailStation().alarms().openAlarms(), 0);
}

void ReplyGuardTest::anAnswerBelowTheQuotationCounts()
{
    m_bench->receive(
        reply("On Sunday, Station wrote:\r\n> Source: Pump\r\n> what now?\r\n\r\nACK on my way"));
    QCOMPARE(m_bench->outcome(), QStringLiteral("acknowledged"));
    QCOMPARE(m_bench->mailStation().alarms().unackedAlarms(), 0);
}

void ReplyGuardTest::aClosedAlarmIsNotTouched()
{
    QVERIFY(
        m_bench->mailStation().alarms().acknowledge({.id = m_alarm.id, .seen = {}, .user = "x", .note = {}}));
    m_bench->raise("", alarms::EventKind::ToNormal);
    refuses(reply(), "closed already", 0);
}

void ReplyGuardTest::aStrangeMessageAcknowledgesNothing()
{
    refuses("ACK", "no header");
    refuses(reply("QUNL", "Content-Type: application/octet-stream; name=ack\r\n"
                          "Content-Transfer-Encoding: base64\r\n"),
            "own words do not begin with ACK");
}

QTEST_GUILESS_MAIN(ReplyGuardTest)
#include "replyguardtest.moc"
