#include "tests/lab/mailboxes.h"

#include <QDir>
#include <QTest>

namespace {

QList<ReadCell> matrix()
{
    QList<ReadCell> cells;
    for (const QString &transport : {QStringLiteral("Imap"), QStringLiteral("Pop3")}) {
        for (const QString &mode :
             {QStringLiteral("clear"), QStringLiteral("starttls"), QStringLiteral("tls")}) {
            QStringList ways{QStringLiteral("Automatic"),   QStringLiteral("PLAIN"),
                             QStringLiteral("LOGIN"),       QStringLiteral("CRAM-MD5"),
                             QStringLiteral("SCRAM-SHA-1"), QStringLiteral("SCRAM-SHA-256")};
            if (transport == u"Pop3")
                ways.append(QStringLiteral("USER"));
            for (const QString &way : std::as_const(ways))
                cells.append({transport, mode, way, QStringLiteral("main")});
            if (mode == u"clear")
                continue;
            for (const QString &certificate :
                 {QStringLiteral("selfsigned"), QStringLiteral("expired"), QStringLiteral("wronghost")})
                cells.append({transport, mode, QStringLiteral("Automatic"), certificate});
        }
    }
    return cells;
}

} // namespace

/// Fetching from Dovecot: every protocol, mode and way of signing in, and certificates that are not believed.
class ReadMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_lab.reset(); }
    void everyCellHandsTheMessageOn();
    void everyPolicyIsCarriedOut_data();
    void everyPolicyIsCarriedOut();
    void newMailIsToldWhileIdle();
    void fiveThousandMessagesComeEachOnce_data();
    void fiveThousandMessagesComeEachOnce();

private:
    void put(const QString &user, int first, int count)
    {
        QVERIFY(Mailboxes::put(*m_lab, user, first, count));
    }

    std::unique_ptr<MailLab> m_lab;
    int m_users = 0;
};

void ReadMatrixTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
}

void ReadMatrixTest::everyCellHandsTheMessageOn()
{
    const QList<ReadCell> cells = matrix();
    QCOMPARE(cells.size(), 51);
    Mailboxes boxes(*m_lab, cells);
    const auto user = [](int cell) { return QStringLiteral("cell-%1").arg(cell); };
    for (int i = 0; i < cells.size(); ++i) {
        put(user(i), i, 1);
        QCOMPARE(boxes.signIn(i, user(i)), QString());
    }
    for (int i = 0; i < cells.size(); ++i) {
        if (cells[i].certificate == u"main")
            continue;
        QTRY_VERIFY2_WITH_TIMEOUT(!boxes.account(i).challenge().isEmpty(), qPrintable(cells[i].name()),
                                  60'000);
        QVERIFY2(boxes.received(i).isEmpty(), qPrintable(cells[i].name()));
        trust::Problems also;
        also.setFlag(trust::Problem::Expired, cells[i].certificate == u"expired");
        const auto approved = boxes.station().approve(also, Mailboxes::name(i));
        QVERIFY2(approved, qPrintable(cells[i].name() + (approved ? QString() : approved.error().text())));
    }
    for (int i = 0; i < cells.size(); ++i) {
        const QByteArray story =
            (cells[i].name() + QLatin1Char('\n') + boxes.station().traceOf(Mailboxes::name(i))).toUtf8();
        QTRY_VERIFY2_WITH_TIMEOUT(boxes.received(i).size() == 1, story.constData(), 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(boxes.account(i).lastPollSuccess().isValid(), story.constData(), 60'000);
        QCOMPARE(boxes.received(i).constFirst(), Mailboxes::message(i));
        const QByteArray said = boxes.wire(i).said().join();
        const bool isClear = cells[i].mode == u"clear";
        QVERIFY2(isClear || !said.contains(user(i).toUtf8() + "-secret"), story.constData());
        QVERIFY2(!boxes.station().traceOf(Mailboxes::name(i)).contains(user(i) + QStringLiteral("-secret")),
                 story.constData());
    }
    qInfo("%d cells: IMAP and POP3, in the clear, STARTTLS and TLS, every sign-in, four certificates",
          int(cells.size()));
}

void ReadMatrixTest::everyPolicyIsCarriedOut_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<int>("unread");
    QTest::addColumn<int>("read");
    QTest::addColumn<int>("moved");
    QTest::newRow("IMAP marks as read")
        << QStringLiteral("Imap") << QStringLiteral("MarkAsRead") << 0 << 3 << 0;
    QTest::newRow("IMAP leaves unread")
        << QStringLiteral("Imap") << QStringLiteral("MarkAsUnread") << 3 << 0 << 0;
    QTest::newRow("IMAP moves") << QStringLiteral("Imap") << QStringLiteral("MoveTo") << 0 << 0 << 3;
    QTest::newRow("IMAP deletes") << QStringLiteral("Imap") << QStringLiteral("Delete") << 0 << 0 << 0;
    // Dovecot marks by itself what POP3 has read.
    QTest::newRow("POP3 leaves") << QStringLiteral("Pop3") << QStringLiteral("MarkAsRead") << 0 << 3 << 0;
    QTest::newRow("POP3 deletes") << QStringLiteral("Pop3") << QStringLiteral("Delete") << 0 << 0 << 0;
}

void ReadMatrixTest::everyPolicyIsCarriedOut()
{
    QFETCH(QString, transport);
    QFETCH(QString, policy);
    QFETCH(int, unread);
    QFETCH(int, read);
    QFETCH(int, moved);
    const QString user = QStringLiteral("policy%1").arg(++m_users);
    put(user, 0, 3);
    Mailboxes boxes(*m_lab,
                    {{transport, QStringLiteral("tls"), QStringLiteral("Automatic"), QStringLiteral("main")}},
                    {{QStringLiteral("deliveryPolicy"), policy}, {QStringLiteral("allowDelete"), true}});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_COMPARE_WITH_TIMEOUT(boxes.received(0).size(), 3, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), 30'000);
    const auto files = [&](const char *folder, const char *flag) {
        const QStringList names = QDir(Mailboxes::path(*m_lab, user, folder)).entryList(QDir::Files);
        return names.filter(QLatin1String(flag)).size();
    };
    const auto seen = [&] { return files("cur", "S"); };
    const auto all = [&] { return files("cur", "") + files("new", ""); };
    QTRY_COMPARE_WITH_TIMEOUT(seen(), read, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(all() - seen(), unread, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(files(".Archive/cur", "") + files(".Archive/new", ""), moved, 20'000);
}

void ReadMatrixTest::newMailIsToldWhileIdle()
{
    const QString user = QStringLiteral("idle");
    put(user, 0, 0);
    Mailboxes boxes(*m_lab, {{QStringLiteral("Imap"), QStringLiteral("starttls"), QStringLiteral("Automatic"),
                              QStringLiteral("main")}});
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_COMPARE_WITH_TIMEOUT(boxes.account(0).state(), QStringLiteral("watch"), 30'000);
    put(user, 0, 1);
    QTRY_COMPARE_WITH_TIMEOUT(boxes.received(0).size(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(boxes.account(0).state(), QStringLiteral("watch"), 30'000);
    QCOMPARE(boxes.wire(0).connections(), 1);
}

void ReadMatrixTest::fiveThousandMessagesComeEachOnce_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<int>("count");
    QTest::newRow("IMAP") << QStringLiteral("Imap") << 5000;
    QTest::newRow("POP3") << QStringLiteral("Pop3") << 5000;
}

void ReadMatrixTest::fiveThousandMessagesComeEachOnce()
{
    QFETCH(QString, transport);
    QFETCH(int, count);
    const QString user = QStringLiteral("many%1").arg(++m_users);
    put(user, 0, count);
    Mailboxes boxes(
        *m_lab, {{transport, QStringLiteral("tls"), QStringLiteral("Automatic"), QStringLiteral("main")}});
    QElapsedTimer time;
    time.start();
    QCOMPARE(boxes.signIn(0, user), QString());
    QTRY_VERIFY_WITH_TIMEOUT(boxes.account(0).lastPollSuccess().isValid(), 90'000);
    qInfo("%d messages in %lld ms", count, time.elapsed());
    QList<QByteArray> received = boxes.received(0);
    QCOMPARE(received.size(), count);
    QCOMPARE(QSet<QByteArray>(received.begin(), received.end()).size(), count);
}

QTEST_GUILESS_MAIN(ReadMatrixTest)
#include "readmatrixtest.moc"
