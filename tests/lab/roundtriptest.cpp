#include "components/components.h"
#include "components/email/proof/canary.h"
#include "station/session/methods.h"
#include "tests/lab/mailboxes.h"

#include <QTest>

namespace {

const QString Service = QStringLiteral("/Services/EmailService/");
constexpr int Patience = 60'000;

ReadCell by(const QString &transport)
{
    return {transport, QStringLiteral("tls"), QStringLiteral("Automatic"), QStringLiteral("main")};
}

} // namespace

/// Mail to oneself through Postfix, read back from Dovecot: stage 12 of the check, and the canary.
class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_lab.reset(); }
    void aTestMailIsReadBack_data();
    void aTestMailIsReadBack();
    void canariesComeBack_data() { aTestMailIsReadBack_data(); }
    void canariesComeBack();

private:
    void addRelay(Mailboxes &mailboxes);

    std::unique_ptr<MailLab> m_lab;
};

void RoundTripTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
}

/// An account that sends as bob, in the station that reads his mailbox.
void RoundTripTest::addRelay(Mailboxes &mailboxes)
{
    testsupport::MailStation &mail = mailboxes.station();
    station::Station &station = mail.station();
    const QJsonObject values{{QStringLiteral("hostname"), QStringLiteral("localhost")},
                             {QStringLiteral("port"), m_lab->port(QStringLiteral("tls-main"))},
                             {QStringLiteral("from"), QStringLiteral("bob@example.test")}};
    const auto added = station.add(mail.service(), QStringLiteral("email:OutgoingAccount"),
                                   QStringLiteral("Relay"), values, mail.person);
    QVERIFY2(added, qPrintable(added ? QString() : added.error().text()));
    QCOMPARE(mail.set({{QStringLiteral("account"), QStringLiteral("bob")},
                       {QStringLiteral("password"), QStringLiteral("bob-secret")}},
                      QStringLiteral("Relay")),
             QString());
    QVERIFY(QTest::qWaitFor([&] { return mail.certificates().isReady(); }, Patience));
    QCOMPARE(mailboxes.signIn(0, QStringLiteral("bob")), QString());
}

void RoundTripTest::aTestMailIsReadBack_data()
{
    QTest::addColumn<QString>("transport");
    QTest::newRow("IMAP") << QStringLiteral("Imap");
    QTest::newRow("POP3") << QStringLiteral("Pop3");
}

void RoundTripTest::aTestMailIsReadBack()
{
    QFETCH(QString, transport);
    m_lab->clear(QStringLiteral("bob"));
    Mailboxes mailboxes(*m_lab, {by(transport)});
    addRelay(mailboxes);
    if (QTest::currentTestFailed())
        return;
    station::MethodTable methods;
    registerComponentMethods(methods, mailboxes.station().station());
    station::Call call;
    call.params = {{QStringLiteral("ord"), Service + QStringLiteral("Relay")},
                   {QStringLiteral("read"), Service + Mailboxes::name(0)},
                   {QStringLiteral("roundTrip"), true}};
    std::optional<QJsonObject> report;
    methods.find(QStringLiteral("check.run"))->run(call, [&](const station::Result<QJsonValue> &answer) {
        report = answer ? answer->toObject() : QJsonObject();
    });
    QVERIFY(QTest::qWaitFor([&] { return report.has_value(); }, 3 * Patience));
    const QJsonValue stage = (*report)[QStringLiteral("stages")][11];
    QVERIFY2(stage[QStringLiteral("result")] == QStringLiteral("pass"),
             qPrintable(stage[QStringLiteral("text")].toString()));
    qInfo().noquote() << stage[QStringLiteral("text")].toString();
    QCOMPARE((*report)[QStringLiteral("verdict")].toString(), QStringLiteral("Ready"));
}

void RoundTripTest::canariesComeBack()
{
    QFETCH(QString, transport);
    m_lab->clear(QStringLiteral("bob"));
    Mailboxes mailboxes(*m_lab, {by(transport)},
                        {{QStringLiteral("deliveryPolicy"), QStringLiteral("Delete")},
                         {QStringLiteral("allowDelete"), true}});
    addRelay(mailboxes);
    if (QTest::currentTestFailed())
        return;
    testsupport::MailStation &mail = mailboxes.station();
    const auto added =
        mail.station().add(mail.service(), QStringLiteral("email:Canary"), QStringLiteral("Canary"),
                           {{QStringLiteral("account"), Service + QStringLiteral("Relay")},
                            {QStringLiteral("readBy"), Service + Mailboxes::name(0)}},
                           mail.person);
    QVERIFY(added);
    auto &canary = dynamic_cast<email::Canary &>(**added);
    const auto comesBack = [&](int count) {
        return QTest::qWaitFor(
            [&] {
                if (transport == u"Pop3") // Nobody tells of new mail.
                    mailboxes.account(0).lookSoon();
                return canary.numberBack() == count;
            },
            Patience);
    };
    QVERIFY(comesBack(1));
    QVERIFY(canary.doSendNow());
    QVERIFY(comesBack(2));
    QCOMPARE(canary.numberSent(), 2);
    QCOMPARE(canary.numberMissed(), 0);
    QCOMPARE(canary.roundTripTime().status, station::Status());
    qInfo() << canary.roundTripTime().value << "s";
    // They do not pile up where the account deletes.
    QTRY_VERIFY_WITH_TIMEOUT(m_lab->maildir(QStringLiteral("bob")).isEmpty(), Patience);
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "roundtriptest.moc"
