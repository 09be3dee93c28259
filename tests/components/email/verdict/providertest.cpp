#include "components/email/verdict/provider.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace email;

Q_DECLARE_METATYPE(email::Step)

namespace {

using Kind = Verdict::Kind;

VerdictFacts factsOf(const char *provider)
{
    return {QStringLiteral("mail.example.com"), 587, QStringLiteral("ahu@example.com"),
            QStringLiteral("station@example.com"), Provider::find(QString::fromLatin1(provider))};
}

/// A message to one that ended at @p step with @p said.
Outcome ended(Step step, const ServerReply &said)
{
    Outcome outcome;
    outcome.token = 1;
    outcome.step = step;
    outcome.reply = said;
    outcome.kind = said.code == 421 ? Outcome::Kind::Broken : Outcome::Kind::Refused;
    outcome.cause = said.code == 421 ? Cause::ServerClosing : Cause::ServerRefused;
    const bool here = step == Step::RcptTo && said.code != 421;
    outcome.receipt.recipients = {{*MailAddress::parse(QStringLiteral("duty@example.com")),
                                   step > Step::RcptTo, here ? said : ServerReply{}}};
    return outcome;
}

QJsonArray presets()
{
    QFile file(QStringLiteral(":/email/presets.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

} // namespace

/// What the presets' data say of providers, as the engine reads it.
class ProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serversAreKnownByTheirNames_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("provider");
        const auto row = [](const char *server, const char *provider) {
            QTest::newRow(server) << QString::fromLatin1(server) << QString::fromLatin1(provider);
        };
        row("smtp.gmail.com", "gmail");
        row("SMTP.Gmail.com", "gmail");
        row("smtp-relay.gmail.com", "gmail-relay");
        row("smtp.googlemail.com", "gmail");
        row("smtp.office365.com", "microsoft365");
        row("smtp-hve.office365.com", "microsoft365-hve");
        row("smtp-mail.outlook.com", "outlook.com");
        row("FR2P281CA0012.outlook.office365.com", "microsoft365");
        row("smtp.mail.yahoo.com", "yahoo");
        row("email-smtp.eu-central-1.amazonaws.com", "amazon-ses");
        row("smtp.fastmail.com", "fastmail");
        row("notgmail.com", "");
        row("gmail.com.example.org", "");
        row("mail.example.com", "");
        row("", "");
    }
    void serversAreKnownByTheirNames()
    {
        QFETCH(QString, server);
        const Provider *found = Provider::ofServer(server);
        QTEST(found ? found->id() : QString(), "provider");
    }

    void everyCodeOfAProviderHasItsMeaning_data()
    {
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<Step>("step");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("holdSeconds");
        QTest::addColumn<QString>("mender");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *provider, Step step, const char *reply, const char *kind, int hold,
                            const char *mender, const char *words, const char *text = "said so") {
            QTest::addRow("%s %s %s", provider, reply, qPrintable(stepName(step)))
                << QByteArray(provider) << step << QByteArray(reply) << QString::fromLatin1(text)
                << QString::fromLatin1(kind) << hold << QString::fromLatin1(mender)
                << QString::fromLatin1(words);
        };
        using enum Step;
        for (const char *google : {"gmail", "gmail-relay"}) {
            row(google, Hello, "421 4.7.0", "retryLater", 300, "nobody", "Google limits how often");
            row(google, MailFrom, "421 4.7.0", "retryLater", 300, "nobody", "lower maxPerMinute");
            row(google, Greeting, "421 4.3.0", "retryLater", 0, "nobody", "trouble of its own");
            row(google, RcptTo, "450 4.2.1", "retryLater", 600, "engineer", "gets more mail at once");
            row(google, RcptTo, "452 4.5.3", "retryLater", 0, "nobody", "no more recipients");
            row(google, StartTls, "454 4.5.0", "retryLater", 0, "engineer", "behind STARTTLS");
            row(google, SignIn, "454 4.7.0", "accountHeld", 300, "nobody", "too many tries");
            row(google, SignIn, "534 5.7.9", "accountHeld", 0, "engineer", "app password");
            row(google, SignIn, "535 5.7.8", "accountHeld", 0, "engineer", "app password");
            row(google, MailFrom, "550 5.4.5", "quotaHold", 3600, "nobody", "daily sending limit");
            row(google, EndOfData, "550 5.4.5", "quotaHold", 3600, "nobody", "daily sending limit");
            row(google, EndOfData, "552 5.2.3", "messageRefused", 0, "engineer", "25 MB");
        }
        row("gmail-relay", MailFrom, "450 4.2.1", "retryLater", 300, "nobody", "whole organisation",
            "Peak SMTP relay limit exceeded");
        for (const char *microsoft : {"microsoft365", "microsoft365-hve", "outlook.com"}) {
            row(microsoft, SignIn, "432 4.3.2", "retryLater", 60, "engineer", "three connections");
            row(microsoft, EndOfData, "432 4.3.2", "retryLater", 60, "engineer", "other programs");
            row(microsoft, MailFrom, "451 4.7.500", "retryLater", 300, "nobody", "slows this station");
            row(microsoft, EndOfData, "451 4.7.512", "retryLater", 300, "nobody", "slows this station");
            row(microsoft, SignIn, "535 5.7.3", "accountHeld", 0, "administrator", "permission");
            row(microsoft, SignIn, "535 5.7.139", "accountHeld", 0, "administrator", "December 2026");
            row(microsoft, MailFrom, "550 5.7.30", "accountHeld", 0, "administrator", "Basic auth");
            row(microsoft, SignIn, "550 5.7.30", "accountHeld", 0, "administrator", "no password");
            row(microsoft, EndOfData, "550 5.7.60", "accountHeld", 0, "administrator", "Send As");
            row(microsoft, EndOfData, "554 5.2.252", "accountHeld", 0, "administrator", "Send As");
            row(microsoft, RcptTo, "550 5.7.708", "accountHeld", 0, "administrator", "organisation");
            row(microsoft, EndOfData, "554 5.2.0", "quotaHold", 3600, "nobody", "sending limit",
                "STOREDRV.Submission.Exception:SubmissionQuotaExceededException");
            row(microsoft, EndOfData, "554 5.2.0", "messageRefused", 0, "engineer", "refused the message");
            row(microsoft, EndOfData, "554 5.2.2", "accountHeld", 0, "engineer", "Sent Items");
        }
        // Elsewhere the same numbers mean what the standards say, or are known by the words alone.
        row("", RcptTo, "550 5.7.30", "recipientRefused", 0, "administrator", "does not let this account",
            "REQUIRETLS needed");
        row("", SignIn, "535 5.7.139", "accountHeld", 0, "administrator", "switched off");
        row("", SignIn, "535 5.7.8", "accountHeld", 0, "engineer", "user name and password");
    }

    void everyCodeOfAProviderHasItsMeaning()
    {
        QFETCH(QByteArray, provider);
        QFETCH(Step, step);
        QFETCH(QByteArray, reply);
        QFETCH(QString, text);
        QFETCH(int, holdSeconds);
        QFETCH(QString, words);
        const qsizetype space = reply.indexOf(' ');
        const ServerReply said{reply.left(space).toInt(), reply.mid(space + 1), {text}};
        const VerdictFacts facts = factsOf(provider.constData());
        QCOMPARE(facts.provider != nullptr, !provider.isEmpty());
        const Verdict verdict = judge(ended(step, said), facts);
        QTEST(verdictName(verdict.kind), "kind");
        QTEST(menderName(verdict.mender), "mender");
        QCOMPARE(verdict.holdMs, holdSeconds * qint64(1000));
        QVERIFY2(verdict.text().contains(words), qPrintable(verdict.text()));
        QVERIFY2(verdict.cause.contains(text), qPrintable(verdict.cause));
        QVERIFY2(!verdict.text().contains(u'{'), qPrintable(verdict.text()));
        // What holds mail back for a person names what that person can do.
        const bool person = verdict.mender != Verdict::Mender::Nobody;
        QVERIFY(!person || !verdict.remedy.isEmpty());
        QCOMPARE(verdict.status.has(station::Status::Fault), verdict.kind == Kind::AccountHeld && person);
        QVERIFY(verdict.kind != Kind::AccountHeld || !verdict.burnsAttempt());
        QVERIFY(verdict.kind != Kind::QuotaHold || !verdict.burnsAttempt());
    }

    void yahoosSilentCloseIsNoTrouble()
    {
        Outcome outcome;
        outcome.cause = Cause::ConnectionLost;
        outcome.token = 1;
        for (const Step step : {Step::Idle, Step::MailFrom}) {
            outcome.step = step;
            const Verdict yahoo = judge(outcome, factsOf("yahoo"));
            QCOMPARE(yahoo.kind, Kind::RetryLater);
            QCOMPARE(yahoo.status, station::Status());
            QVERIFY2(yahoo.cause.contains(u"20 mails"), qPrintable(yahoo.cause));
        }
        QVERIFY(!judge(outcome, factsOf("gmail")).cause.contains(u"20 mails"));
        outcome.step = Step::Data; // In the middle of a message it is trouble here too.
        QVERIFY(judge(outcome, factsOf("yahoo")).status.has(station::Status::Down));
    }

    void whatIsLearnedIsInTheData()
    {
        const auto learns = [](const char *provider, Step step, int code, const char *enhanced) {
            return judge(ended(step, {code, enhanced, {QStringLiteral("SubmissionQuotaExceeded")}}),
                         factsOf(provider))
                .learns;
        };
        QCOMPARE(learns("gmail", Step::MailFrom, 550, "5.4.5"), Limit::MessagesPerDay);
        QCOMPARE(learns("gmail", Step::MailFrom, 421, "4.7.0"), Limit::MessagesPerMinute);
        QCOMPARE(learns("microsoft365", Step::SignIn, 432, "4.3.2"), Limit::Connections);
        QCOMPARE(learns("microsoft365", Step::EndOfData, 554, "5.2.0"), Limit::MessagesPerDay);
        QCOMPARE(learns("", Step::MailFrom, 421, "4.7.0"), Limit::MessagesPerMinute);
        QCOMPARE(learns("gmail", Step::SignIn, 535, "5.7.8"), Limit::None);
    }

    void figuresAreRead()
    {
        QCOMPARE(Provider::find(QStringLiteral("yahoo"))->figures().messagesPerConnection, 20);
        QCOMPARE(Provider::find(QStringLiteral("yahoo"))->figures().recipientsPerMessage, 100);
        QCOMPARE(Provider::find(QStringLiteral("microsoft365"))->figures().connections, 3);
    }

    /// A name that is spelt wrongly would make a row that never fits, or means something else.
    void everyRowOfTheDataIsUnderstood()
    {
        const QStringList known{
            QStringLiteral("step"),   QStringLiteral("reply"),       QStringLiteral("end"),
            QStringLiteral("text"),   QStringLiteral("kind"),        QStringLiteral("who"),
            QStringLiteral("learns"), QStringLiteral("reach"),       QStringLiteral("split"),
            QStringLiteral("usual"),  QStringLiteral("holdSeconds"), QStringLiteral("cause"),
            QStringLiteral("remedy")};
        int rows = 0;
        for (const QJsonValue &preset : presets()) {
            const auto other = preset[QStringLiteral("repliesOf")].toString();
            QVERIFY2(other.isEmpty() || Provider::find(other), qPrintable(other));
            for (const QJsonValue &value : preset[QStringLiteral("replies")].toArray()) {
                ++rows;
                const QJsonObject row = value.toObject();
                for (const QString &key : row.keys())
                    QVERIFY2(known.contains(key), qPrintable(key));
                const QString reply = row[QStringLiteral("reply")].toString().replace(u'?', u'7');
                const QString name = row[QStringLiteral("step")].toString().section(QStringLiteral(".."), -1);
                int step = 0;
                while (step < StepCount && stepName(Step(step)) != name)
                    ++step;
                QVERIFY2(step < StepCount, qPrintable(name));
                const Provider *provider = Provider::find(preset[QStringLiteral("id")].toString());
                const VerdictRule *rule =
                    reply.isEmpty()
                        ? provider->ruleFor(Step(step), Cause::ConnectionLost)
                        : provider->ruleFor(Step(step), {reply.section(u' ', 0, 0).toInt(),
                                                         reply.section(u' ', 1).toLatin1(),
                                                         {row[QStringLiteral("text")].toString()}});
                QVERIFY2(rule, qPrintable(reply));
                QCOMPARE(verdictName(rule->kind), row[QStringLiteral("kind")].toString());
                QCOMPARE(menderName(rule->mender), row[QStringLiteral("who")].toString());
                QCOMPARE(rule->learns != Limit::None, row.contains(QStringLiteral("learns")));
                for (const char *text : {"cause", "remedy"}) {
                    const QJsonValue both = row[QLatin1String(text)];
                    QCOMPARE(both[QStringLiteral("en")].toString().isEmpty(),
                             both[QStringLiteral("de")].toString().isEmpty());
                }
            }
        }
        QCOMPARE(rows, 22);
    }
};

QTEST_GUILESS_MAIN(ProviderTest)
#include "providertest.moc"
