#include "components/email/protocol/smtpprobe.h"

#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::address;
using smtpfixture::settings;

/// The way that a check goes: letters outside ASCII in an address need SMTPUTF8 (RFC 6531 §3.4).
class SmtpProbeTest : public QObject
{
    Q_OBJECT

    static SmtpProbe::Plan plan(const char *sender, const char *recipient)
    {
        SmtpProbe::Plan plan;
        plan.sender = MailAddress::parse(QString::fromUtf8(sender)).value();
        plan.recipients = {MailAddress::parse(QString::fromUtf8(recipient)).value()};
        return plan;
    }

private Q_SLOTS:
    void utf8IsAskedForWhereItIsNeeded_data()
    {
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QByteArray>("recipient");
        QTest::addColumn<bool>("asked");
        QTest::newRow("neither") << QByteArray("a@x.example") << QByteArray("b@x.example") << false;
        QTest::newRow("sender") << QByteArray("\xc3\xa4@x.example") << QByteArray("b@x.example") << true;
        QTest::newRow("recipient") << QByteArray("a@x.example") << QByteArray("\xc3\xa4@x.example") << true;
    }
    void utf8IsAskedForWhereItIsNeeded()
    {
        QFETCH(QByteArray, sender);
        QFETCH(QByteArray, recipient);
        QFETCH(bool, asked);
        SmtpProbe probe(settings(), plan(sender.constData(), recipient.constData()));
        ScriptPlayer player(
            "S: 220 mail.example\nC: EHLO station.example\nS: 250-mail.example\nS: 250 SMTPUTF8\n"
            "[ready]\nC: MAIL FROM:<" +
            sender + (asked ? "> SMTPUTF8" : ">") + "\nS: 250 ok\nC: RCPT TO:<" + recipient +
            ">\nS: 250 ok\nC: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n[close]\n");
        QVERIFY2(player.play(probe, ScriptPlayer::PerLine), player.mismatch());
        QVERIFY(probe.receipt().recipients.constFirst().accepted);
    }

    void withoutItNobodyIsNamedWhomItCannotCarry()
    {
        SmtpProbe sender(settings(), plan("\xc3\xa4@x.example", "b@x.example"));
        ScriptPlayer first(
            "S: 220 mail.example\nC: EHLO station.example\nS: 250 mail.example\n[ready]\nC: QUIT\n"
            "S: 221 bye\n[close]\n");
        QVERIFY2(first.play(sender, ScriptPlayer::PerLine), first.mismatch());
        QCOMPARE(sender.ending()->cause, Cause::Utf8NotOffered);

        SmtpProbe recipient(settings(), plan("a@x.example", "\xc3\xa4@x.example"));
        ScriptPlayer second("S: 220 mail.example\nC: EHLO station.example\nS: 250 mail.example\n[ready]\n"
                            "C: MAIL FROM:<a@x.example>\nS: 250 ok\nC: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n"
                            "[close]\n");
        QVERIFY2(second.play(recipient, ScriptPlayer::PerLine), second.mismatch());
        QCOMPARE(recipient.receipt().recipients.constFirst().cause, Cause::Utf8NotOffered);
    }
};

QTEST_GUILESS_MAIN(SmtpProbeTest)
#include "smtpprobetest.moc"
