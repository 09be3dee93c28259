#include "components/email/discovery.h"

#include "components/components.h"
#include "components/email/discoverymethod.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedresolver.h"

#include <QCoreApplication>
#include <QTest>
#include <QUdpSocket>
#include <QtEndian>

using email::Discovery;
using email::DnsAnswer;
using station::Result;
using testsupport::Dns;
using testsupport::ScriptedResolver;

namespace {

const QString site = QStringLiteral("site.example");

QString inSite(const char *service)
{
    return QLatin1String(service) + QLatin1Char('.') + site;
}

/// A DNS server of one question a datagram, as small as it gets.
class TinyDns final : public QObject
{
public:
    QMap<QByteArray, QByteArray> records; ///< Name and type in wire format → data of the record.
    int questions = 0;

    /// False where port 53 is not ours to take.
    bool start()
    {
        connect(&m_socket, &QUdpSocket::readyRead, this, &TinyDns::answer);
        // Every process takes a loopback address of its own, since the port cannot be chosen.
        const quint32 number = quint32(QCoreApplication::applicationPid()) & 0xffff;
        m_address = QHostAddress(0x7f350000U | number);
        return m_socket.bind(m_address, 53);
    }
    QHostAddress address() const { return m_address; }

    static QByteArray wire(const QByteArray &name)
    {
        QByteArray text;
        for (const QByteArray &label : name.split('.'))
            text += char(label.size()) + label;
        return name.isEmpty() ? QByteArray(1, '\0') : text + '\0';
    }
    static QByteArray number(quint16 value)
    {
        QByteArray bytes(2, '\0');
        qToBigEndian(value, bytes.data());
        return bytes;
    }
    void addService(const QByteArray &name, const QByteArray &target, quint16 port, quint16 priority = 0)
    {
        records[wire(name) + number(33)] = number(priority) + number(5) + number(port) + wire(target);
    }
    void addExchanger(const QByteArray &name, const QByteArray &target)
    {
        records[wire(name) + number(15)] = number(10) + wire(target);
    }

private:
    void answer()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray query(m_socket.pendingDatagramSize(), '\0');
            QHostAddress from;
            quint16 port = 0;
            m_socket.readDatagram(query.data(), query.size(), &from, &port);
            ++questions;
            const qsizetype end = query.indexOf('\0', 12) + 1;
            const QByteArray asked = query.mid(12, end - 12 + 2);
            const bool known = records.contains(asked);
            QByteArray reply = query.left(2) + number(known ? 0x8180 : 0x8183) + number(1) +
                               number(known ? 1 : 0) + number(0) + number(0) + query.mid(12, end - 12 + 4);
            if (known)
                reply += number(0xc00c) + asked.right(2) + number(1) + number(0) + number(60) +
                         number(quint16(records[asked].size())) + records[asked];
            m_socket.writeDatagram(reply, from, port);
        }
    }

    QUdpSocket m_socket;
    QHostAddress m_address;
};

} // namespace

/// What is made of what a domain publishes, without a network.
class DiscoveryTest : public QObject
{
    Q_OBJECT

    Dns m_dns;
    testsupport::FakeClock m_clock;

    QJsonObject discover(const QString &domain = site)
    {
        ScriptedResolver resolver(m_dns);
        Discovery discovery(resolver, m_clock, domain);
        QJsonObject answer;
        discovery.start([&answer](const QJsonObject &found) { answer = found; });
        return answer;
    }
    static QStringList servers(const QJsonObject &answer)
    {
        QStringList list;
        for (const QJsonValue &row : answer[QStringLiteral("found")].toArray())
            list.append(
                QStringLiteral("%1 %2:%3 %4")
                    .arg(row[QStringLiteral("protocol")].toString(), row[QStringLiteral("host")].toString())
                    .arg(row[QStringLiteral("port")].toInt())
                    .arg(row[QStringLiteral("security")].toString()));
        return list;
    }
    static QString notes(const QJsonObject &answer)
    {
        return QVariant(answer[QStringLiteral("notes")].toArray().toVariantList())
            .toStringList()
            .join(QLatin1Char('\n'));
    }

    /// The method in a station that nothing else is asked of.
    struct Station
    {
        explicit Station(Dns &dns) : station(registry, clock)
        {
            email::registerDiscoveryMethod(table, station, std::make_unique<ScriptedResolver>(dns));
        }
        void call(const QString &address)
        {
            station::Call call;
            call.params = {{QStringLiteral("address"), address}};
            table.find(QStringLiteral("mail.discover"))->run(call, [this](const auto &answer) {
                answers.push_back(answer);
            });
        }

        struct Types : station::Registry
        {
            Types() { registerComponents(*this); }
        };
        testsupport::FakeClock clock;
        Types registry;
        station::Station station;
        station::MethodTable table;
        std::vector<Result<QJsonValue>> answers;
    };

private Q_SLOTS:
    void init() { m_dns = {}; }

    void everyServiceIsAskedForOnce()
    {
        discover();
        QStringList expected{inSite("_submissions._tcp"), inSite("_submission._tcp"),
                             inSite("_imaps._tcp"),       inSite("_imap._tcp"),
                             inSite("_pop3s._tcp"),       QStringLiteral("MX site.example")};
        QCOMPARE(m_dns.asked, expected);
    }

    void aRecordBecomesAProposalWithItsSource()
    {
        m_dns.publish(inSite("_submissions._tcp"), QStringLiteral("Mail.Site.Example."), 465, 10, 3);
        const QJsonObject answer = discover();
        QCOMPARE(answer[QStringLiteral("domain")].toString(), site);
        const QJsonObject expected{{QStringLiteral("protocol"), QStringLiteral("smtp")},
                                   {QStringLiteral("host"), QStringLiteral("mail.site.example")},
                                   {QStringLiteral("port"), 465},
                                   {QStringLiteral("security"), QStringLiteral("ssl")},
                                   {QStringLiteral("source"), QStringLiteral("SRV _submissions._tcp")},
                                   {QStringLiteral("priority"), 10},
                                   {QStringLiteral("weight"), 3},
                                   {QStringLiteral("signed"), false},
                                   {QStringLiteral("sameDomain"), true}};
        QCOMPARE(answer[QStringLiteral("found")].toArray(), QJsonArray{expected});
        QCOMPARE(notes(answer), QString());
    }

    void theBestComesFirst()
    {
        m_dns.publish(inSite("_pop3s._tcp"), QStringLiteral("pop.site.example"), 995);
        m_dns.publish(inSite("_imap._tcp"), QStringLiteral("imap.site.example"), 143, 0);
        m_dns.publish(inSite("_imaps._tcp"), QStringLiteral("imap.site.example"), 993, 0);
        m_dns.publish(inSite("_submission._tcp"), QStringLiteral("first.site.example"), 587, 1);
        m_dns.publish(inSite("_submissions._tcp"), QStringLiteral("last.site.example"), 465, 20);
        m_dns.publish(inSite("_submissions._tcp"), QStringLiteral("light.site.example"), 465, 10, 1);
        m_dns.publish(inSite("_submissions._tcp"), QStringLiteral("heavy.site.example"), 465, 10, 60000);
        const QStringList expected{QStringLiteral("smtp first.site.example:587 starttls"),
                                   QStringLiteral("smtp heavy.site.example:465 ssl"),
                                   QStringLiteral("smtp light.site.example:465 ssl"),
                                   QStringLiteral("smtp last.site.example:465 ssl"),
                                   QStringLiteral("imap imap.site.example:993 ssl"),
                                   QStringLiteral("imap imap.site.example:143 starttls"),
                                   QStringLiteral("pop3 pop.site.example:995 ssl")};
        QCOMPARE(servers(discover()), expected);
    }

    void aDotSaysThatThereIsNone_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("as text") << QStringLiteral(".");
        QTest::newRow("as Qt gives it") << QString();
    }
    void aDotSaysThatThereIsNone()
    {
        QFETCH(QString, target);
        m_dns.publish(inSite("_imap._tcp"), target, 0);
        m_dns.publishExchanger(site, target, 0);
        const QJsonObject answer = discover();
        QCOMPARE(servers(answer), QStringList());
        QVERIFY(notes(answer).contains(QStringLiteral("does not offer this service: _imap._tcp")));
        QVERIFY(notes(answer).contains(QStringLiteral("receives no mail")));
        QVERIFY(answer[QStringLiteral("mailExchangers")].toArray().isEmpty());
    }

    void aServerOutsideTheDomainIsMarked_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("same");
        QTest::newRow("the domain") << QStringLiteral("site.example") << true;
        QTest::newRow("below it") << QStringLiteral("a.b.site.example.") << true;
        QTest::newRow("another") << QStringLiteral("mail.provider.example") << false;
        QTest::newRow("looks like it") << QStringLiteral("evilsite.example") << false;
        QTest::newRow("begins like it") << QStringLiteral("site.example.evil.test") << false;
        QTest::newRow("above it") << QStringLiteral("example") << false;
    }
    void aServerOutsideTheDomainIsMarked()
    {
        QFETCH(QString, target);
        QFETCH(bool, same);
        m_dns.publish(inSite("_imaps._tcp"), target, 993);
        const QJsonValue row = discover()[QStringLiteral("found")].toArray().first();
        QCOMPARE(row[QStringLiteral("sameDomain")].toBool(!same), same);
        QCOMPARE(row[QStringLiteral("signed")].toBool(true), false);
    }

    void whatIsNoServerIsLeftOut_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("port");
        QTest::newRow("no port") << QStringLiteral("mail.site.example") << 0;
        QTest::newRow("address") << QStringLiteral("192.0.2.1") << 993;
        QTest::newRow("literal") << QStringLiteral("[192.0.2.1]") << 993;
        QTest::newRow("blank") << QStringLiteral("mail site.example") << 993;
        QTest::newRow("line break") << QStringLiteral("mail\r\nsite.example") << 993;
        QTest::newRow("slash") << QStringLiteral("mail/site.example") << 993;
    }
    void whatIsNoServerIsLeftOut()
    {
        QFETCH(QString, target);
        QFETCH(int, port);
        m_dns.publish(inSite("_imaps._tcp"), target, quint16(port));
        const QJsonObject answer = discover();
        QCOMPARE(servers(answer), QStringList());
        QVERIFY(notes(answer).contains(QStringLiteral("names no server that could be used")));
        QVERIFY(!notes(answer).contains(QLatin1Char('\r')));
    }

    void recordsAreBoundedInNumber()
    {
        for (quint16 i = 0; i < 100; ++i)
            m_dns.publish(inSite("_imaps._tcp"), QStringLiteral("m%1.site.example").arg(i), 993, i);
        const QJsonObject answer = discover();
        QCOMPARE(servers(answer).size(), Discovery::maxRecords);
        QCOMPARE(servers(answer).first(), QStringLiteral("imap m0.site.example:993 ssl"));
        QVERIFY(notes(answer).contains(QStringLiteral("100 records")));
    }

    void exchangersAreToldByPreference()
    {
        m_dns.publishExchanger(site, QStringLiteral("alt.l.google.com"), 20);
        m_dns.publishExchanger(site, QStringLiteral("ASPMX.l.google.com"), 1);
        const QJsonArray expected{QStringLiteral("aspmx.l.google.com"), QStringLiteral("alt.l.google.com")};
        QCOMPARE(discover()[QStringLiteral("mailExchangers")].toArray(), expected);
    }

    void nothingPublishedIsNotTheSameAsNoAnswer()
    {
        QVERIFY(notes(discover()).contains(QStringLiteral("publishes no mail servers")));
        m_dns.fail(inSite("_imaps._tcp"), QStringLiteral("the server refused"));
        const QString said = notes(discover());
        QVERIFY(said.contains(
            QStringLiteral("DNS gave no answer for _imaps._tcp.site.example: the server refused")));
        QVERIFY(!said.contains(QStringLiteral("publishes no")));
    }

    void silenceEndsAfterFiveSeconds()
    {
        m_dns.publish(inSite("_submissions._tcp"), QStringLiteral("mail.site.example"), 465);
        ScriptedResolver resolver(m_dns);
        Discovery discovery(resolver, m_clock, site);
        QList<QJsonObject> answers;
        m_dns.holds = true;
        discovery.start([&answers](const QJsonObject &found) { answers.append(found); });
        const auto first = m_dns.held.front();
        first(); // One is answered in time.
        m_clock.advance(Discovery::patienceMs - 1);
        QCOMPARE(answers.size(), 0);
        m_clock.advance(1);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(servers(answers.first()), {QStringLiteral("smtp mail.site.example:465 ssl")});
        QVERIFY(notes(answers.first()).contains(QStringLiteral("_imaps._tcp.site.example")));
        QVERIFY(notes(answers.first()).contains(QStringLiteral("no answer within 5 s")));
        QVERIFY(!notes(answers.first()).contains(QStringLiteral("_submissions")));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_dns.let();
        QCOMPARE(answers.size(), 1);
        QCOMPARE(m_clock.pending(), 0U);
    }

    void domainsAreAskedForInAscii()
    {
        Station bench(m_dns);
        m_dns.publish(QStringLiteral("_imaps._tcp.xn--mller-kva.example"),
                      QStringLiteral("post.müller.example"), 993);
        bench.call(QStringLiteral(" anna@MÜLLER.example "));
        QVERIFY(m_dns.asked.contains(QStringLiteral("MX xn--mller-kva.example")));
        QCOMPARE(bench.answers.size(), 1U);
        const QJsonObject answer = bench.answers.front()->toObject();
        QCOMPARE(servers(answer), {QStringLiteral("imap post.xn--mller-kva.example:993 ssl")});
        QVERIFY(answer[QStringLiteral("found")][0][QStringLiteral("sameDomain")].toBool());
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const char *address, const char *why) {
            QTest::newRow(name) << QString::fromUtf8(address) << QString::fromUtf8(why);
        };
        row("empty", "", "is not a mail address");
        row("domain alone", "site.example", "is not a mail address");
        row("two lines", "a@site.example\r\nb", "is not a mail address");
        row("bad domain", "a@site..example", "is not a mail address");
        row("literal", "a@[192.0.2.1]", "is an IP address");
        row("address", "a@192.0.2.1", "is an IP address");
        row("one label", "root@localhost", "is not a domain of the internet's DNS");
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QString, address);
        QFETCH(QString, why);
        Station bench(m_dns);
        bench.call(address);
        QCOMPARE(bench.answers.size(), 1U);
        QVERIFY(!bench.answers.front().ok());
        QCOMPARE(bench.answers.front().error().what, QStringLiteral("address"));
        QVERIFY2(bench.answers.front().error().why.contains(why),
                 qPrintable(bench.answers.front().error().text()));
        QVERIFY(!bench.answers.front().error().remedy.isEmpty());
        QVERIFY(m_dns.asked.isEmpty());
    }

    void onlySoManyAreAskedAtOnce()
    {
        Station bench(m_dns);
        m_dns.holds = true;
        for (int i = 0; i < 5; ++i)
            bench.call(QStringLiteral("a@site%1.example").arg(i));
        QCOMPARE(bench.answers.size(), 1U);
        QVERIFY(bench.answers.front().error().text().contains(QStringLiteral("under way already")));
        QCOMPARE(m_dns.asked.size(), 24);
        m_dns.let();
        QCOMPARE(bench.answers.size(), 5U);
        bench.call(QStringLiteral("a@site.example"));
        QVERIFY(bench.answers.back().ok());
    }

    void theMethodIsForOperatorsOfARunningStation()
    {
        Station bench(m_dns);
        station::MethodTable table;
        registerComponentMethods(table, bench.station);
        const station::Method *method = table.find(QStringLiteral("mail.discover"));
        QVERIFY(method);
        QCOMPARE(method->role, station::Role::Operator);
        QVERIFY(method->needsRunning);
    }

    void theSystemsResolverReadsRealAnswers()
    {
        TinyDns server;
        if (!server.start())
            QSKIP("port 53 of a loopback address is not ours to take");
        server.addService("_submissions._tcp.site.example", "mail.site.example", 465, 7);
        server.addService("_imap._tcp.site.example", "", 0);
        server.addExchanger("site.example", "mx.provider.example");
        const auto resolver = email::Resolver::system(server.address());
        Discovery discovery(*resolver, m_clock, site);
        std::optional<QJsonObject> answer;
        discovery.start([&answer](const QJsonObject &found) { answer = found; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20000);
        QCOMPARE(server.questions, 6);
        QCOMPARE(servers(*answer), {QStringLiteral("smtp mail.site.example:465 ssl")});
        const QJsonValue row = (*answer)[QStringLiteral("found")][0];
        QCOMPARE(row[QStringLiteral("priority")].toInt(), 7);
        QCOMPARE(row[QStringLiteral("weight")].toInt(), 5);
        QCOMPARE((*answer)[QStringLiteral("mailExchangers")][0].toString(),
                 QStringLiteral("mx.provider.example"));
        QCOMPARE(notes(*answer),
                 QStringLiteral("site.example states that it does not offer this service: _imap._tcp."));
    }
};

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "discoverytest.moc"
