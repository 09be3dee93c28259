#include "client/commandline.h"

#include "client/invocation.h"
#include "client/providerpresets.h"

#include <QTemporaryDir>
#include <QTest>

using client::Command;
using client::CommandLine;
using client::TlsMode;

/// Exit codes of command lines that reach no station.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exitCodes_data();
    void exitCodes();
    void everyCommandExplainsItself();
    void aNamedStationThatDoesNotRunIsOpened();
    void commandsThatNeedARunningStationSaySo();
    void whatFailsAtTheEndIsAFailure();
    void portsDecideTheMode();
    void presetsAreKnownByName();

private:
    int execute(const QString &line)
    {
        return CommandLine(m_environment).execute(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }

    client::Environment m_environment;
    QStringList m_opened;
    station::Result<void> m_closed;
};

void CommandLineTest::init()
{
    qunsetenv("TOCSIN_STATION");
    m_opened.clear();
    m_closed = {};
    m_environment = {};
    m_environment.openStopped = [this](const QString &folder) {
        m_opened.append(folder);
        return station::Error{folder, QStringLiteral("test"), {}};
    };
    m_environment.openTypes = [] { return client::Environment::Device(); };
    m_environment.closeStopped = [this] { return m_closed; };
    m_environment.now = [] { return QDateTime(QDate(2026, 11, 22), QTime(7, 0), Qt::UTC); };
    m_environment.version = QStringLiteral("1");
    m_environment.commands = {{.name = QStringLiteral("fine"),
                               .doc = QStringLiteral("Does nothing."),
                               .needs = Command::Nothing,
                               .run = [](client::Invocation &run) { run.finish(); }}};
}

void CommandLineTest::exitCodes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    const auto row = [](const char *line, int code) {
        QTest::newRow(line) << QString::fromLatin1(line) << code;
    };
    row("--help", 0);
    row("-h", 0);
    row("--version", 0);
    row("fine", 0);
    row("fine --json", 0);
    row("--json fine", 0);
    row("", 2);
    row("--json", 2);
    row("nonsense", 2);
    row("fine more", 2);
    row("fine --nope", 2);
    row("trust", 2);
    row("trust nonsense", 2);
    row("trust --help", 0);
    row("get", 2);
    row("get /A", 2);        // no station named
    row("send --to a@b", 2); // no station named
    row("trust list", 2);
    row("-s nowhere trust list blue", 2);
    row("-s nowhere tree", 1);
    row("-s nowhere tree --depth x", 2);
    row("-s tls://h:1 tree", 1);
    row("set X=1 -s", 2);
    row("-s nowhere set =1", 2);
    row("-s nowhere send", 2); // nobody to send to
    row("-s nowhere outbox show x", 2);
    row("-s nowhere mail show x", 2);
    row("-s nowhere mail search", 2);
    row("-s nowhere mail search --since yesterday", 2);
    row("-s nowhere mail list --limit 0", 2);
    row("-s nowhere outbox retry", 2);
    row("-s nowhere outbox retry 1 --all", 2);
    row("-s nowhere outbox discard 1", 2);
    row("-s nowhere alarms --since yesterday", 2);
    row("-s nowhere account add A", 2);
    row("-s nowhere account add A --host h --preset nope", 2);
    row("-s nowhere account add A --host h --tls maybe", 2);
    row("-s nowhere account add A --host h --port 70000", 2);
    row("-s nowhere account add A --host h --password hunter2", 2);
    row("-s nowhere account add A --host h --password @/nowhere/at/all", 1);
    row("-s nowhere hosts show mail", 2);
    row("-s nowhere hosts show mail:25 --protocol x", 2);
    row("-s nowhere hosts approve mail:25", 2); // there is no approve-anything
    row("-s nowhere hosts approve mail:25 --fingerprint ab --also revoked", 2);
    row("-s nowhere hosts approve mail:25 --once", 2);
    row("-s nowhere trust import /nowhere/at/all --delete-needless", 1);
    row("trust verify", 2);
    row("trust verify --chain /nowhere/at/all", 1);
    row("trust verify --chain x --purpose both", 2);
    row("trust verify --chain x --at noon", 2);
    row("trust verify x --chain x", 2);
    row("trust verify --batch /nowhere/at/all", 1);
    row("trust verify --batch x --host h", 2);
    row("trust verify --batch x y", 2);
    row("trust verify --batch /dev/zero", 1);
    row("trust verify --chain /dev/zero", 1);
    row("-s nowhere trust import /dev/zero", 1);
    row("-s nowhere account add A --host h --password @/dev/zero", 1);
    row("-s nowhere account add A --preset amazon-ses", 2); // the region is missing
    row("-s nowhere check Good --port 587", 2);             // an account, and settings of none
    row("-s nowhere check", 2);
}

void CommandLineTest::exitCodes()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    QCOMPARE(execute(line), code);
}

void CommandLineTest::everyCommandExplainsItself()
{
    const QList<Command> commands = client::clientCommands();
    QVERIFY(commands.size() > 30);
    for (const Command &command : commands) {
        QVERIFY2(command.doc.size() > 10 && command.doc.endsWith(QLatin1Char('.')), qPrintable(command.name));
        QCOMPARE(execute(command.name + QStringLiteral(" --help")), 0);
        for (const client::Option &option : command.options)
            QVERIFY2(!option.doc.isEmpty(), qPrintable(command.name + QLatin1Char(' ') + option.name));
    }
}

void CommandLineTest::aNamedStationThatDoesNotRunIsOpened()
{
    const QTemporaryDir folder;
    QCOMPARE(execute(QStringLiteral("-s %1 tree").arg(folder.path())), 1);
    QCOMPARE(m_opened, QStringList{folder.path()});
    qputenv("TOCSIN_STATION", folder.path().toUtf8());
    QCOMPARE(execute(QStringLiteral("get /A.b")), 1);
    QCOMPARE(m_opened.size(), 2);
}

void CommandLineTest::commandsThatNeedARunningStationSaySo()
{
    const QTemporaryDir folder;
    for (const char *command : {"stop", "invoke /A.b", "watch /A", "ack 1", "send --to a@b --subject hi"})
        QCOMPARE(execute(QStringLiteral("-s %1 %2").arg(folder.path(), QLatin1String(command))), 1);
    QVERIFY(m_opened.isEmpty());
}

void CommandLineTest::whatFailsAtTheEndIsAFailure()
{
    m_closed = station::Error{QStringLiteral("station.json"), QStringLiteral("disk full"), {}};
    QCOMPARE(execute(QStringLiteral("fine")), 1);
}

void CommandLineTest::portsDecideTheMode()
{
    QCOMPARE(int(client::modeForPort(465)), int(TlsMode::Ssl));
    QCOMPARE(int(client::modeForPort(587)), int(TlsMode::StartTls));
    QCOMPARE(int(client::modeForPort(25)), int(TlsMode::None));
    // Nothing goes in the clear unless somebody chose that.
    QCOMPARE(int(client::modeForPort(0)), int(TlsMode::Ssl));
    QCOMPARE(int(client::modeForPort(2525)), int(TlsMode::Ssl));
}

void CommandLineTest::presetsAreKnownByName()
{
    QVERIFY(client::findPreset(QStringLiteral("Gmail")));
    QVERIFY(!client::findPreset(QStringLiteral("nope")));
    QCOMPARE(client::findPreset(QStringLiteral("microsoft365"))->smtp->port, 587);
    QVERIFY(client::presetNames().contains(QStringLiteral("relay")));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
