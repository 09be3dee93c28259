#include "client/commandline.h"
#include "client/invocation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using client::CommandLine;

namespace {

struct Request
{
    QString method;
    QJsonObject params;
};

/// Answers every request as it was told to, and keeps what it was asked.
class ScriptedStation final : public QIODevice
{
public:
    ScriptedStation(const QHash<QString, QJsonValue> &answers, QList<Request> &asked)
        : m_answers(answers), m_asked(asked)
    {
        open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
    qint64 bytesAvailable() const override { return m_output.size() + QIODevice::bytesAvailable(); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_output.size());
        std::copy_n(m_output.constData(), size, data);
        m_output.remove(0, size);
        return size;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        const QJsonObject request = QJsonDocument::fromJson(QByteArray(data, size)).object();
        const QString method = request[QStringLiteral("method")].toString();
        if (method != u"hello")
            m_asked.append({method, request[QStringLiteral("params")].toObject()});
        const QJsonObject answer{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                 {QStringLiteral("id"), request[QStringLiteral("id")]},
                                 {QStringLiteral("result"), m_answers.value(method, QJsonObject())}};
        m_output += QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
        QMetaObject::invokeMethod(this, &QIODevice::readyRead, Qt::QueuedConnection);
        return size;
    }

private:
    const QHash<QString, QJsonValue> &m_answers;
    QList<Request> &m_asked;
    QByteArray m_output;
};

} // namespace

/// What a command line asks a station for.
class CommandRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void optionsReachTheStation_data();
    void optionsReachTheStation();
    void theModeOfANewAccountFollowsItsPort_data();
    void theModeOfANewAccountFollowsItsPort();
    void theTransportSaysWhatAnAccountDoes();
    void aPresetBringsItsLimitsAndInventsNone();
    void theListOfHostsSaysWhatBecameOfAnApproval_data();
    void theListOfHostsSaysWhatBecameOfAnApproval();
    void needlessApprovalsAreDeletedWhenAsked_data();
    void needlessApprovalsAreDeletedWhenAsked();

private:
    int execute(const QString &line);
    QString printed(const QString &line); ///< On the standard output; the exit status is 0.

    client::Environment m_environment;
    QHash<QString, QJsonValue> m_answers;
    QList<Request> m_asked;
};

void CommandRequestsTest::init()
{
    m_asked.clear();
    m_answers.clear();
    m_environment = {};
    m_environment.openStopped = [this](const QString &) {
        return client::Environment::Device(std::make_unique<ScriptedStation>(m_answers, m_asked));
    };
    m_environment.closeStopped = [] { return station::Result<void>(); };
    m_environment.now = [] { return QDateTime(QDate(2026, 11, 22), QTime(7, 0), Qt::UTC); };
    m_environment.version = QStringLiteral("1");
}

int CommandRequestsTest::execute(const QString &line)
{
    const QTemporaryDir folder;
    return CommandLine(m_environment)
        .execute(QStringList{QStringLiteral("-s"), folder.path()} + line.split(QLatin1Char(' ')));
}

QString CommandRequestsTest::printed(const QString &line)
{
    QTemporaryFile file;
    if (!file.open())
        return {};
    std::fflush(stdout);
    const int kept = dup(STDOUT_FILENO);
    dup2(file.handle(), STDOUT_FILENO);
    const int status = execute(line);
    std::fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    file.seek(0);
    return status == 0 ? QString::fromUtf8(file.readAll()) : QString();
}

void CommandRequestsTest::optionsReachTheStation_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QByteArray>("params");
    const auto row = [](const char *line, const char *method, const char *params) {
        QTest::newRow(line) << QString::fromLatin1(method) << QByteArray(params);
    };
    row("outbox retry 5", "outbox.retry", R"({"id":5})");
    row("outbox retry --all", "outbox.retry", R"({"all":true})");
    row("outbox discard 5 --reason old", "outbox.discard", R"({"id":5,"reason":"old"})");
    row("outbox --state Held", "outbox.query", R"({"limit":1000,"state":"Held"})");
    row("outbox --limit 5", "outbox.query", R"({"limit":5})");
    row("mail list", "mail.query", R"({"limit":1000})");
    row("mail list --account Inbox --limit 5", "mail.query",
        R"({"account":"/Services/EmailService/Inbox","limit":5})");
    row("mail search pump --from anna --since 2026-01-31T12:00:00Z", "mail.query",
        R"({"from":"anna","limit":1000,"since":"2026-01-31T12:00:00Z","text":"pump"})");
    row("mail show 3", "mail.show", R"({"id":3})");
    row("alarms --open --limit 5", "alarm.query", R"({"limit":5,"open":true})");
    row("hosts deny mail:465 --note x", "hosts.deny", R"({"host":"mail","note":"x","port":465})");
    row("log --level error", "log.tail", R"({"count":100,"follow":false,"level":"error"})");
    row("log -n 3", "log.tail", R"({"count":3,"follow":false})");
    row("hosts approve mail:465 --fingerprint AB --once --note x", "hosts.approve",
        R"({"fingerprint":"AB","host":"mail","note":"x","once":true,"port":465})");
    row("hosts approve mail:465 --fingerprint AB --also expired,notYetValid", "hosts.approve",
        R"({"also":["expired","notYetValid"],"fingerprint":"AB","host":"mail","port":465})");
}

void CommandRequestsTest::optionsReachTheStation()
{
    QFETCH(QString, method);
    QFETCH(QByteArray, params);
    m_answers = {{QStringLiteral("outbox.query"), QJsonArray()},
                 {QStringLiteral("mail.query"), QJsonArray()},
                 {QStringLiteral("alarm.query"), QJsonArray()},
                 {QStringLiteral("log.tail"), QJsonArray()}};
    QCOMPARE(execute(QString::fromLatin1(QTest::currentDataTag())), 0);
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].method, method);
    QCOMPARE(QJsonDocument(m_asked[0].params).toJson(QJsonDocument::Compact), params);
}

void CommandRequestsTest::theModeOfANewAccountFollowsItsPort_data()
{
    QTest::addColumn<bool>("ssl");
    QTest::addColumn<bool>("startTls");
    QTest::newRow("--host h") << true << false;
    QTest::newRow("--host h --port 465") << true << false;
    QTest::newRow("--host h --port 587") << false << true;
    QTest::newRow("--host h --port 25") << false << false;
    QTest::newRow("--host h --port 587 --tls ssl") << true << false;
    QTest::newRow("--host h --preset relay --port 2500") << false << false;
    QTest::newRow("--preset postmark --port 25") << false << false;
    QTest::newRow("--host h --transport imap") << true << false;
    QTest::newRow("--host h --transport imap --port 143") << false << true;
    QTest::newRow("--host h --transport pop3 --port 110 --tls none") << false << false;
    QTest::newRow("--preset gmail --transport imap") << true << false;
}

void CommandRequestsTest::theModeOfANewAccountFollowsItsPort()
{
    QFETCH(bool, ssl);
    QFETCH(bool, startTls);
    QCOMPARE(execute(QStringLiteral("account add A ") + QLatin1String(QTest::currentDataTag())), 0);
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].method, QStringLiteral("component.add"));
    const QJsonObject values = m_asked[0].params[QStringLiteral("slots")].toObject();
    QCOMPARE(values[QStringLiteral("useSsl")], QJsonValue(ssl));
    QCOMPARE(values[QStringLiteral("useStartTls")], QJsonValue(startTls));
}

void CommandRequestsTest::theTransportSaysWhatAnAccountDoes()
{
    QCOMPARE(execute(QStringLiteral("account add A --preset gmail --transport imap")), 0);
    QCOMPARE(m_asked[0].params[QStringLiteral("type")], QJsonValue(QStringLiteral("email:IncomingAccount")));
    const QJsonObject values = m_asked[0].params[QStringLiteral("slots")].toObject();
    QCOMPARE(values[QStringLiteral("hostname")], QJsonValue(QStringLiteral("imap.gmail.com")));
    QCOMPARE(values[QStringLiteral("transport")], QJsonValue(QStringLiteral("Imap")));
    QVERIFY(!values.contains(QStringLiteral("port")) && !values.contains(QStringLiteral("maxPerMinute")));
    QCOMPARE(execute(QStringLiteral("account add A --host h --transport imap --from a@b")), 2);
    QCOMPARE(execute(QStringLiteral("account add A --host h --transport x400")), 2);
}

void CommandRequestsTest::aPresetBringsItsLimitsAndInventsNone()
{
    QCOMPARE(execute(QStringLiteral("account add A --preset gmail")), 0);
    QCOMPARE(m_asked[0].params[QStringLiteral("slots")][QStringLiteral("maxRecipientsPerDay")],
             QJsonValue(500));
    // 200 mails a day are those of the sandbox: whoever is let out of it must not wait for the next day.
    QCOMPARE(execute(QStringLiteral(
                 "account add B --preset amazon-ses --host email-smtp.eu-central-1.amazonaws.com")),
             0);
    QVERIFY(
        !m_asked[1].params[QStringLiteral("slots")].toObject().contains(QLatin1String("maxSendablePerDay")));
}

void CommandRequestsTest::theListOfHostsSaysWhatBecameOfAnApproval_data()
{
    QTest::addColumn<QString>("since");
    QTest::addColumn<QString>("state");
    QTest::newRow("nothing") << QString() << QStringLiteral("Approved\n");
    QTest::newRow("renewed") << QStringLiteral("renewed")
                             << QStringLiteral("Approved, renewed with the same key");
    QTest::newRow("superseded") << QStringLiteral("superseded")
                                << QStringLiteral("Approved, no longer needed");
}

void CommandRequestsTest::theListOfHostsSaysWhatBecameOfAnApproval()
{
    QFETCH(QString, since);
    QFETCH(QString, state);
    QJsonObject host{{QStringLiteral("host"), QStringLiteral("mail")},
                     {QStringLiteral("state"), QStringLiteral("Approved")}};
    if (!since.isEmpty())
        host.insert(since, QStringLiteral("2026-11-22T08:35:12.345Z"));
    m_answers = {{QStringLiteral("hosts.list"), QJsonArray{host}}};
    const QString table = printed(QStringLiteral("hosts list"));
    QVERIFY2(table.contains(state), qPrintable(table));
}

void CommandRequestsTest::needlessApprovalsAreDeletedWhenAsked_data()
{
    QTest::addColumn<int>("deleted");
    QTest::newRow("") << 0;
    QTest::newRow(" --delete-needless") << 2;
}

void CommandRequestsTest::needlessApprovalsAreDeletedWhenAsked()
{
    QFETCH(int, deleted);
    const auto host = [](int port) {
        return QJsonObject{{QStringLiteral("host"), QStringLiteral("mail")},
                           {QStringLiteral("port"), port},
                           {QStringLiteral("protocol"), QStringLiteral("smtp")}};
    };
    m_answers = {{QStringLiteral("trust.import"),
                  QJsonObject{{QStringLiteral("needless"), QJsonArray{host(465), host(587)}}}}};
    QTemporaryFile file;
    QVERIFY(file.open());
    QCOMPARE(
        execute(QStringLiteral("trust import ") + file.fileName() + QLatin1String(QTest::currentDataTag())),
        0);
    QCOMPARE(m_asked.size(), 1 + deleted);
    QCOMPARE(m_asked[0].method, QStringLiteral("trust.import"));
    for (int i = 0; i < deleted; ++i) {
        QCOMPARE(m_asked[i + 1].method, QStringLiteral("hosts.delete"));
        QCOMPARE(m_asked[i + 1].params, host(i == 0 ? 465 : 587));
    }
}

QTEST_GUILESS_MAIN(CommandRequestsTest)
#include "commandrequeststest.moc"
