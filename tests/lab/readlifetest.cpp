#include "tests/lab/mailboxes.h"

#include <QDir>
#include <QSet>
#include <QTest>

namespace {

const ReadCell ByImap{QStringLiteral("Imap"), QStringLiteral("tls"), QStringLiteral("Automatic"),
                      QStringLiteral("main")};
const ReadCell ByPop3{QStringLiteral("Pop3"), QStringLiteral("tls"), QStringLiteral("Automatic"),
                      QStringLiteral("main")};
constexpr int Patience = 60'000;

bool isEachOnce(const QList<QByteArray> &messages, int count)
{
    return messages.size() == count &&
           QSet<QByteArray>(messages.begin(), messages.end()).size() == messages.size();
}

} // namespace

/// What happens to a mailbox of Dovecot while a station reads it: the server goes and comes back, the mailbox
/// is made anew, mail lies in a folder that only its use names.
class ReadLifeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_lab.reset(); }
    void serverThatIsRestartedWhileFetching_data();
    void serverThatIsRestartedWhileFetching();
    void serverThatIsRestartedWhileItsMailIsAwaited();
    void mailboxThatIsMadeAnewBringsNothingTwice();
    void mailboxThatIsMadeAnewWhileItIsReadFromBringsNothingTwice();
    void folderIsFoundByItsUse();
    void mailIsMovedToTheFolderOfAUse();

private:
    std::unique_ptr<MailLab> m_lab;
};

void ReadLifeTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
}

void ReadLifeTest::serverThatIsRestartedWhileFetching_data()
{
    QTest::addColumn<QString>("transport");
    QTest::newRow("IMAP") << QStringLiteral("Imap");
    QTest::newRow("POP3") << QStringLiteral("Pop3");
}

void ReadLifeTest::serverThatIsRestartedWhileFetching()
{
    QFETCH(QString, transport);
    constexpr int Count = 2000;
    const QString user = QStringLiteral("restart-") + transport.toLower();
    QVERIFY(Mailboxes::put(*m_lab, user, 0, Count));
    Mailboxes boxes(*m_lab, {transport == u"Imap" ? ByImap : ByPop3});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_VERIFY_WITH_TIMEOUT(boxes.received(0).size() >= 100, Patience);
    QVERIFY(m_lab->stopReading());
    QVERIFY(boxes.received(0).size() < Count);
    QTRY_COMPARE_WITH_TIMEOUT(boxes.account(0).state(), QStringLiteral("closed"), Patience);
    QVERIFY(m_lab->startReading());
    QVERIFY(boxes.station().invoke(QStringLiteral("pollNow"), {}, Mailboxes::name(0)));
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), Patience);
    QVERIFY2(isEachOnce(boxes.received(0), Count), qPrintable(QString::number(boxes.received(0).size())));
    QCOMPARE(boxes.wire(0).connections(), 2);
}

/// Nobody helps: the account comes back by itself.
void ReadLifeTest::serverThatIsRestartedWhileItsMailIsAwaited()
{
    const QString user = QStringLiteral("awaited");
    QVERIFY(Mailboxes::put(*m_lab, user, 0, 1));
    Mailboxes boxes(*m_lab, {ByImap});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_COMPARE_WITH_TIMEOUT(boxes.account(0).state(), QStringLiteral("watch"), Patience);
    QVERIFY(m_lab->stopReading());
    QVERIFY(Mailboxes::put(*m_lab, user, 1, 1));
    QVERIFY(m_lab->startReading());
    QTRY_COMPARE_WITH_TIMEOUT(boxes.received(0).size(), 2, Patience);
    QVERIFY(isEachOnce(boxes.received(0), 2));
    QVERIFY2(boxes.account(0).faultCause().isEmpty(), qPrintable(boxes.account(0).faultCause()));
    QTRY_COMPARE_WITH_TIMEOUT(boxes.account(0).state(), QStringLiteral("watch"), Patience);
}

void ReadLifeTest::mailboxThatIsMadeAnewBringsNothingTwice()
{
    const QString user = QStringLiteral("remade");
    QVERIFY(Mailboxes::put(*m_lab, user, 0, 3));
    Mailboxes boxes(*m_lab, {ByImap},
                    {{QStringLiteral("deliveryPolicy"), QStringLiteral("MarkAsUnread")},
                     {QStringLiteral("idle"), false}});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), Patience);
    QVERIFY(isEachOnce(boxes.received(0), 3));
    QVERIFY(m_lab->stopReading());
    QVERIFY(Mailboxes::put(*m_lab, user, 3, 1));
    QVERIFY(m_lab->startReading({user}));
    const QDateTime before = boxes.account(0).lastPollSuccess();
    QVERIFY(boxes.station().invoke(QStringLiteral("pollNow"), {}, Mailboxes::name(0)));
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess() > before, Patience);
    QVERIFY2(isEachOnce(boxes.received(0), 4), qPrintable(QString::number(boxes.received(0).size())));
    // All four were fetched: under their new numbers nothing but the Message-ID tells.
    QCOMPARE(boxes.wire(0).connections(), 2);
}

void ReadLifeTest::mailboxThatIsMadeAnewWhileItIsReadFromBringsNothingTwice()
{
    constexpr int Count = 1000;
    const QString user = QStringLiteral("remade-in-the-middle");
    QVERIFY(Mailboxes::put(*m_lab, user, 0, Count));
    Mailboxes boxes(*m_lab, {ByImap});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_VERIFY_WITH_TIMEOUT(boxes.received(0).size() >= 300, Patience);
    QVERIFY(m_lab->stopReading());
    QVERIFY(boxes.received(0).size() < Count);
    QVERIFY(m_lab->startReading({user}));
    QVERIFY(boxes.station().invoke(QStringLiteral("pollNow"), {}, Mailboxes::name(0)));
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), Patience);
    QVERIFY2(isEachOnce(boxes.received(0), Count), qPrintable(QString::number(boxes.received(0).size())));
}

void ReadLifeTest::folderIsFoundByItsUse()
{
    // The name says nothing: the laboratory's Dovecot gives it the use \Junk.
    const QString user = QStringLiteral("uses");
    QVERIFY(Mailboxes::put(*m_lab, user, 0, 1));
    QVERIFY(Mailboxes::put(*m_lab, user, 7, 2, "/.Rubbish"));
    Mailboxes boxes(*m_lab, {ByImap}, {{QStringLiteral("folder"), QStringLiteral("\\Junk")}});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), Patience);
    QCOMPARE(boxes.received(0).size(), 2);
    QVERIFY(boxes.received(0).contains(Mailboxes::message(7)));
    QVERIFY(boxes.received(0).contains(Mailboxes::message(8)));
}

void ReadLifeTest::mailIsMovedToTheFolderOfAUse()
{
    const QString user = QStringLiteral("moves");
    QVERIFY(Mailboxes::put(*m_lab, user, 0, 2));
    QVERIFY(Mailboxes::put(*m_lab, user, 7, 0, "/.Copies"));
    Mailboxes boxes(*m_lab, {ByImap},
                    {{QStringLiteral("deliveryPolicy"), QStringLiteral("MoveTo")},
                     {QStringLiteral("moveToFolder"), QStringLiteral("\\Sent")}});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), Patience);
    QCOMPARE(boxes.received(0).size(), 2);
    const auto files = [&](const char *folder) {
        return QDir(Mailboxes::path(*m_lab, user, folder)).entryList(QDir::Files).size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(files(".Copies/cur") + files(".Copies/new"), 2, Patience);
    QCOMPARE(files("cur") + files("new"), 0);
}

QTEST_GUILESS_MAIN(ReadLifeTest)
#include "readlifetest.moc"
