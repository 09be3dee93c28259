#include "tests/components/email/accountbench.h"

#include <QDir>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace accountbench;

/// What an account does with a capable server, through real sockets: one write a message, bursts, slow
/// answers, sign-in that does not step down, STARTTLS where it is offered, client certificates.
class SmtpDepthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsOneWrite_data();
    void aMessageIsOneWrite();
    void refusalsInOneWriteAreEnteredOneByOne();
    void aBurstSharesOneConnection();
    void aSlowAnswerHoldsNobodyBack();
    void whatIsUrgentOvertakesTwoSlowAnswers();
    void aLossInABurstLeavesOneInDoubt();
    void recipientsOverTheLimitGoAtOnce_data();
    void recipientsOverTheLimitGoAtOnce();
    void theServersLimitOfMessagesIsKept();
    void socketsDoNotWait();
    void everyMechanismSignsIn_data();
    void everyMechanismSignsIn();
    void theFloorIsPinnedAndAPersonResetsIt();
    void ifSupportedSendsInTheClearUntilTlsWasSeen();
    void ifSupportedIsNoPlaceForAPassword();
    void aClientCertificateIsShown_data();
    void aClientCertificateIsShown();
    void aClientCertificateThatCannotBeReadIsAFault();
    void reportsAreAskedFor();
    void oldTlsIsByChoiceAndNeverWithAnApproval_data();
    void oldTlsIsByChoiceAndNeverWithAnApproval();
};

namespace {

const QString bob = QStringLiteral("bob@example.test");
const QString carol = QStringLiteral("carol@example.test");

QString stateOfRecipient(const QJsonObject &message, int index)
{
    return message.value(QStringLiteral("recipients"))
        .toArray()
        .at(index)
        .toObject()
        .value(QStringLiteral("state"))
        .toString();
}

/// Sockets of this program that are connected to @p port.
QList<int> socketsTo(quint16 port)
{
    QList<int> found;
    for (const QString &name :
         QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System)) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        const int descriptor = name.toInt();
        if (descriptor > 2 && ::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && ntohs(peer.sin_port) == port)
            found.append(descriptor);
    }
    return found;
}

int option(int descriptor, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, IPPROTO_TCP, name, &value, &size) == 0 ? value : -1;
}

const factory::Identity &clientIdentity()
{
    static const factory::Identity made = [] {
        factory::Recipe recipe;
        recipe.commonName = QStringLiteral("plant-7");
        recipe.extendedKeyUsage = "clientAuth";
        return factory::issue(recipe, authority());
    }();
    return made;
}

} // namespace

void SmtpDepthTest::aMessageIsOneWrite_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addRow("clear") << Tls::None;
    QTest::addRow("TLS") << Tls::First;
}

void SmtpDepthTest::aMessageIsOneWrite()
{
    QFETCH(Tls, tls);
    Bench bench(tls);
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    bench.start();
    for (int i = 1; i <= 2; ++i) {
        const quint64 id = bench.station->send({bob, carol}, QStringLiteral(".\n.dots\n"));
        WAIT_FOR(bench.server.mails.size() == i && bench.account().isIdle());
        QCOMPARE(bench.server.mails.constLast().message, bench.station->lastMessage());
        QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
    }
    // The second one found the connection open and proven.
    QCOMPARE(bench.server.connections, 1);
    QCOMPARE(bench.server.batches.count("MAIL RCPT RCPT BDAT RSET "), 2);
    QVERIFY2(bench.account().serverOffers().contains(u"CHUNKING"),
             qPrintable(bench.account().serverOffers()));
}

void SmtpDepthTest::refusalsInOneWriteAreEnteredOneByOne()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    bench.server.answer(At::Rcpt, {.text = "550 5.1.1 no such user"}, -1, bob.toLatin1());
    bench.start();
    const quint64 some = bench.station->send({bob, carol});
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    const QJsonObject message = bench.station->message(some);
    QCOMPARE(stateOfRecipient(message, 0), QStringLiteral("Refused"));
    QCOMPARE(stateOfRecipient(message, 1), QStringLiteral("Sent"));

    const quint64 none = bench.station->send({bob});
    WAIT_FOR(bench.server.count("RSET") == 2 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(none), QStringLiteral("Failed"));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.account().numberSent(), 1);

    bench.server.answer(At::Mail, {.text = "451 4.3.0 later"}, 1);
    const quint64 later = bench.station->send({carol});
    WAIT_FOR(bench.server.count("RSET") == 3 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(later), QStringLiteral("Queued"));
    QVERIFY(bench.pass(600'000, [&] { return bench.server.mails.size() == 2; }));
}

void SmtpDepthTest::aBurstSharesOneConnection()
{
    for (const bool chunking : {true, false}) {
        Bench bench;
        FakeClock &clock = bench.clock;
        bench.server.chunking = chunking;
        bench.start();
        bench.station->send();
        WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
        for (int i = 0; i < 30; ++i)
            bench.station->send();
        WAIT_FOR(bench.server.mails.size() == 31 && bench.account().isIdle());
        QCOMPARE(bench.server.connections, 1);
        QCOMPARE(bench.account().numberSent(), 31);
        // The next envelope behind the end of a text.
        const bool behind = std::any_of(
            bench.server.batches.begin(), bench.server.batches.end(), [chunking](const QByteArray &verbs) {
                return chunking ? verbs.contains("BDAT RSET MAIL RCPT") : verbs.startsWith("MAIL RCPT DATA");
            });
        QVERIFY(behind);
    }
}

void SmtpDepthTest::aSlowAnswerHoldsNobodyBack()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    bench.server.answer(At::Dot, {.then = Then::Stall}, 1);
    const quint64 slow = bench.station->send();
    for (int i = 0; i < 4; ++i)
        bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 2);
    clock.advance(4'000);
    WAIT_FOR(bench.server.mails.size() == 3);
    clock.advance(1'000); // What was given back goes after a short rest.
    WAIT_FOR(bench.server.mails.size() == 6);
    QCOMPARE(bench.server.connections, 2);
    WAIT_FOR(bench.account().numberSent() == 5);
    QCOMPARE(bench.station->stateOf(slow), QStringLiteral("Sending"));
    QVERIFY(!bench.account().isIdle());
}

/// On both connections the server keeps its answer back: the rest is in the queue, where the fallback is
/// seen, and not on a connection. What is urgent leaves at once, and nothing else takes its place.
void SmtpDepthTest::whatIsUrgentOvertakesTwoSlowAnswers()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    bench.server.answer(At::Dot, {.then = Then::Stall}, 2);
    QList<quint64> ids;
    for (int i = 0; i < 6; ++i)
        ids.append(bench.station->send());
    for (int i = 2; i <= 3; ++i) {
        WAIT_FOR(bench.server.mails.size() == i);
        clock.advance(4'000);
    }
    for (const char *text : {"Fire.", "Flood."}) {
        const quint64 urgent = bench.station->send({bob}, QLatin1String(text), 1);
        WAIT_FOR(bench.station->stateOf(urgent) == u"Sent");
    }
    QCOMPARE(bench.server.connections, 3);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(bench.station->stateOf(ids[i]),
                 i < 2 ? QStringLiteral("Sending") : QStringLiteral("Queued"));
}

void SmtpDepthTest::aLossInABurstLeavesOneInDoubt()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    bench.server.answer(At::Dot, {.then = Then::Drop}, 1);
    const quint64 first = bench.station->send();
    const quint64 second = bench.station->send();
    WAIT_FOR(bench.server.mails.size() >= 2 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(first), QStringLiteral("Ambiguous"));
    QVERIFY(bench.pass(600'000, [&] { return bench.account().numberSent() == 3; }));
    QCOMPARE(bench.station->stateOf(second), QStringLiteral("Sent"));
    // One copy too many of the one whose answer was lost, and of no other.
    QCOMPARE(bench.server.mails.size(), 4);
}

void SmtpDepthTest::recipientsOverTheLimitGoAtOnce_data()
{
    QTest::addColumn<bool>("announced");
    QTest::addRow("LIMITS RCPTMAX") << true;
    QTest::addRow("452 4.5.3") << false;
}

void SmtpDepthTest::recipientsOverTheLimitGoAtOnce()
{
    QFETCH(bool, announced);
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.chunking = true;
    if (announced)
        bench.server.extensions = {"LIMITS RCPTMAX=1"};
    else
        bench.server.answer(At::Rcpt, {.text = "452 4.5.3 too many recipients"}, 1, carol.toLatin1());
    bench.start();
    const quint64 id = bench.station->send({bob, carol});
    // No time goes by.
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.server.mails.at(0).recipients, QList<QByteArray>{bob.toLatin1()});
    QCOMPARE(bench.server.mails.at(1).recipients, QList<QByteArray>{carol.toLatin1()});
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

void SmtpDepthTest::theServersLimitOfMessagesIsKept()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.extensions = {"LIMITS MAILMAX=2"};
    bench.start();
    for (int i = 0; i < 5; ++i)
        bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 5 && bench.account().isIdle());
    QCOMPARE(bench.server.connections, 3);
}

void SmtpDepthTest::socketsDoNotWait()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    const QList<int> sockets = socketsTo(bench.server.port());
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(option(sockets.constFirst(), TCP_NODELAY), 1);
    QCOMPARE(option(sockets.constFirst(), TCP_QUICKACK), 1);
    QCOMPARE(option(sockets.constFirst(), TCP_USER_TIMEOUT), 30'000);
}

void SmtpDepthTest::everyMechanismSignsIn_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QByteArray>("taken");
    for (const char *name : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        QTest::addRow("%s", name) << QString::fromLatin1(name) << QByteArray(name);
    QTest::addRow("Automatic") << QStringLiteral("Automatic") << QByteArray("SCRAM-SHA-256");
}

void SmtpDepthTest::everyMechanismSignsIn()
{
    QFETCH(QString, chosen);
    QFETCH(QByteArray, taken);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.server.mechanisms = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"};
    bench.start();
    QCOMPARE(bench.signIn({{QStringLiteral("authentication"), chosen}}), QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.server.mails.constFirst().user, "alice");
    QCOMPARE(bench.server.count("AUTH " + taken), 1);
    QVERIFY(bench.account().signInFloor().startsWith(QString::fromLatin1(taken) + QStringLiteral(" alice@")));
    QVERIFY(!bench.station->traceOf().contains(QString::fromLatin1(bench.server.password)));
}

void SmtpDepthTest::theFloorIsPinnedAndAPersonResetsIt()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.server.mechanisms = {"PLAIN", "SCRAM-SHA-256"};
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    // Somebody between took the strong one out of the list.
    bench.server.mechanisms = {"PLAIN"};
    bench.server.hangUp();
    bench.server.lines.clear();
    WAIT_FOR(bench.account().state() == u"closed");
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(u"only weaker"), qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.server.count("AUTH"), 0);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));

    QVERIFY(bench.station->invoke(QStringLiteral("resetSignInFloor")).ok());
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.server.count("AUTH PLAIN"), 1);
}

void SmtpDepthTest::ifSupportedSendsInTheClearUntilTlsWasSeen()
{
    const QJsonObject policy{{QStringLiteral("startTlsPolicy"), QStringLiteral("IfSupported")}};
    MailServer clear(Tls::None);
    QVERIFY(clear.start());
    Bench bench(Tls::StartTls, goodServer(), policy);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.station->set({{QStringLiteral("port"), clear.port()}}), QString());
    bench.station->send();
    WAIT_FOR(clear.mails.size() == 1 && bench.account().isIdle());
    QVERIFY(!clear.mails.constFirst().encrypted);
    QVERIFY(bench.account().tlsSeenAt().isEmpty());

    QCOMPARE(bench.station->set({{QStringLiteral("port"), bench.server.port()}}), QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QVERIFY(bench.server.mails.constFirst().encrypted);

    // The offer is gone from the same server: it was there, so somebody took it away.
    const quint16 port = bench.server.port();
    bench.server.stop();
    MailServer stripped(Tls::None);
    QVERIFY(stripped.start(port));
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(u"does not offer STARTTLS"),
             qPrintable(bench.account().faultCause()));
    QCOMPARE(stripped.mails.size(), 0);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    // Nor does another account send there in the clear.
    QJsonObject other = accountFor(bench.server, Tls::StartTls);
    other.insert(QStringLiteral("port"), port);
    other.insert(QStringLiteral("startTlsPolicy"), QStringLiteral("IfSupported"));
    auto &second = dynamic_cast<email::OutgoingAccount &>(
        **bench.station->station().add(bench.station->service(), QStringLiteral("email:OutgoingAccount"),
                                       QStringLiteral("Second"), other, bench.station->person));
    WAIT_FOR(second.isStarted());
    QVERIFY(second.tlsMode() == email::TlsMode::StartTls);
}

void SmtpDepthTest::ifSupportedIsNoPlaceForAPassword()
{
    Bench bench(Tls::StartTls);
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    const QString refusal =
        bench.station->set({{QStringLiteral("startTlsPolicy"), QStringLiteral("IfSupported")}});
    QVERIFY2(refusal.contains(u"startTlsPolicy") && refusal.contains(u"in the clear"), qPrintable(refusal));
    QCOMPARE(bench.account().startTlsPolicy(), email::StartTlsPolicy::Required);
}

void SmtpDepthTest::aClientCertificateIsShown_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray pem = clientIdentity().certificate.pem() + clientIdentity().keyPem();
    QTest::addRow("PEM in base64") << pem.toBase64();
    QTest::addRow("PEM in one line") << pem.simplified();
    QTest::addRow("PEM as openssl writes it") << "Bag Attributes\n" + pem;
    QTest::addRow("PKCS#12") << factory::pkcs12(clientIdentity(), "open").toBase64();
    QTest::addRow("PKCS#12 in lines")
        << factory::pkcs12(clientIdentity(), "open").toBase64().insert(76, '\n');
}

void SmtpDepthTest::aClientCertificateIsShown()
{
    QFETCH(QByteArray, content);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.server.clientIssuer = QSslCertificate(authority().certificate.der(), QSsl::Der);
    bench.server.mechanisms = {"EXTERNAL"};
    bench.start();
    QCOMPARE(bench.station->set({{QStringLiteral("clientCertificate"), QString::fromLatin1(content)},
                                 {QStringLiteral("clientCertificatePassword"), QStringLiteral("open")},
                                 {QStringLiteral("authentication"), QStringLiteral("EXTERNAL")}}),
             QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.server.mails.constFirst().user, "plant-7");
}

void SmtpDepthTest::aClientCertificateThatCannotBeReadIsAFault()
{
    Bench bench(Tls::First);
    bench.start();
    const auto faultWith = [&](const QByteArray &content) {
        (void)bench.station->set({{QStringLiteral("clientCertificate"), QString::fromLatin1(content)}});
        return bench.account().faultCause();
    };
    QVERIFY(faultWith("rubbish").contains(u"PKCS#12"));
    QVERIFY(faultWith(factory::pkcs12(clientIdentity(), "", 500'001).toBase64()).contains(u"1000002 rounds"));
    QVERIFY(faultWith(clientIdentity().certificate.pem().simplified()).contains(u"no private key"));
    QVERIFY(faultWith(clientIdentity().keyPem().simplified()).contains(u"certificate"));
    QVERIFY(faultWith((clientIdentity().certificate.pem() + goodServer().keyPem()).simplified())
                .contains(u"not that of its first certificate"));
    QVERIFY(bench.status().has(Status::Fault));
    QCOMPARE(faultWith((clientIdentity().certificate.pem() + clientIdentity().keyPem()).simplified()),
             QString());
}

void SmtpDepthTest::reportsAreAskedFor()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.server.extensions = {"DSN"};
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(
        bench.server.count("RCPT TO:<bob@example.test> NOTIFY=FAILURE,DELAY ORCPT=rfc822;bob@example.test"),
        1);
    QCOMPARE(bench.server.count("MAIL FROM:<alice@example.test> RET=HDRS ENVID="), 1);
    QCOMPARE(bench.station->set({{QStringLiteral("deliveryReports"), QStringLiteral("AsServerLikes")}}),
             QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.server.count("RCPT TO:<bob@example.test> NOTIFY"), 1);
}

void SmtpDepthTest::oldTlsIsByChoiceAndNeverWithAnApproval_data()
{
    QTest::addColumn<QString>("minimum");
    QTest::addColumn<bool>("trusted");
    QTest::addRow("not by default") << QStringLiteral("Auto") << true;
    QTest::addRow("by choice") << QStringLiteral("1.0") << true;
    QTest::addRow("not with an approval") << QStringLiteral("1.0") << false;
}

void SmtpDepthTest::oldTlsIsByChoiceAndNeverWithAnApproval()
{
    QFETCH(QString, minimum);
    QFETCH(bool, trusted);
    Bench bench(Tls::First, trusted ? goodServer() : selfSignedServer(),
                {{QStringLiteral("tlsMinProtocol"), minimum}});
    FakeClock &clock = bench.clock;
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    bench.server.protocol = QSsl::TlsV1_0;
    QT_WARNING_POP
    bench.start();
    const quint64 id = bench.station->send();
    if (trusted && minimum == u"1.0") {
        WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
        QVERIFY2(bench.account().tlsSession().startsWith(u"TLS 1.0 (weak)"),
                 qPrintable(bench.account().tlsSession()));
        return;
    }
    WAIT_FOR(bench.status().has(Status::Fault));
    if (!trusted)
        QVERIFY2(bench.account().faultCause().contains(u"no approval covers"),
                 qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.server.mails.size(), 0);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
}

QTEST_GUILESS_MAIN(SmtpDepthTest)
#include "smtpdepthtest.moc"
