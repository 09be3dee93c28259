#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

struct Outcome
{
    int code = -1;
    QString out;
    QString err;
    QJsonValue json() const
    {
        const QJsonDocument document = QJsonDocument::fromJson(out.toUtf8());
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
};

} // namespace

/// The real program against a temporary folder.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newMakesAStationOnce();
    void aRunningStationIsServed();
    void aStoppedStationIsServedTheSame();
    void bothTlsSwitchesAreRefusedRunningOrNot();
    void aSecondRunIsRefused();
    void terminationIsClean_data();
    void terminationIsClean();
    void stopStopsAndFreesTheFolder();
    void secretsStayOutOfEveryFileAndOutput();
    void aMailIsTakenWhenItIsOnDisk();
    void aFolderWithALongPathWorks();
    void aDamagedStationFileIsNamedWithItsPlace();
    void servicesStayRunningOrNot();
    void anEmptyFolderIsNoStation();
    void aStationFileWithoutIdIsNamedWithItsPlace();
    void theTreeIsShownWholeBeyondOnePage();
    void watchPrintsWhatChanges();
    void failuresForProgramsAreJson();
    void noLocaleAndNoHomeAreNeeded();

private:
    Outcome tocsin(const QStringList &words, const QByteArray &input = {});
    Outcome onStation(const QString &line, const QByteArray &input = {})
    {
        return tocsin(QStringList{QStringLiteral("-s"), m_dir} + line.split(QLatin1Char(' ')), input);
    }
    bool start(const QStringList &more = {});
    bool waitEndsWithTheMail();
    /// Everything that the folder's files hold.
    QByteArray everyFile() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_dir;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_station;
};

void CommandLineTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dir = m_folder->filePath(QStringLiteral("station"));
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.remove(QStringLiteral("TOCSIN_STATION"));
    m_environment.insert(QStringLiteral("XDG_STATE_HOME"), m_folder->filePath(QStringLiteral("state")));
    QCOMPARE(tocsin({QStringLiteral("new"), m_dir}).code, 0);
}

void CommandLineTest::cleanup()
{
    if (m_station) {
        m_station->kill();
        m_station->waitForFinished();
        m_station.reset();
    }
}

Outcome CommandLineTest::tocsin(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(TOCSIN_PROGRAM), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

bool CommandLineTest::start(const QStringList &more)
{
    m_station = std::make_unique<QProcess>();
    m_station->setProcessEnvironment(m_environment);
    m_station->setStandardErrorFile(QProcess::nullDevice());
    m_station->start(QStringLiteral(TOCSIN_PROGRAM), QStringList{QStringLiteral("run"), m_dir} + more);
    QByteArray out;
    while (!out.contains('\n') && m_station->waitForReadyRead(60'000))
        out += m_station->readAllStandardOutput();
    return more.contains(QStringLiteral("--json")) ? out.startsWith("{\"ready\":true") : out == "ready\n";
}

QByteArray CommandLineTest::everyFile() const
{
    QByteArray everything;
    const QStringList folders{m_dir, m_dir + QStringLiteral("/history"), m_dir + QStringLiteral("/log"),
                              m_dir + QStringLiteral("/trust")};
    for (const QString &folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                everything += file.readAll();
        }
    }
    return everything;
}

void CommandLineTest::newMakesAStationOnce()
{
    QCOMPARE(tocsin({QStringLiteral("new"), m_dir}).code, 1);
    QCOMPARE(tocsin({QStringLiteral("new")}).code, 2);
    QCOMPARE(tocsin({QStringLiteral("new"), m_dir + QLatin1Char('2'), QStringLiteral("--template"),
                     QStringLiteral("nope")})
                 .code,
             2);
    const Outcome demo =
        tocsin({QStringLiteral("new"), m_dir + QLatin1Char('3'), QStringLiteral("--template"),
                QStringLiteral("demo"), QStringLiteral("--json")});
    QCOMPARE(demo.code, 0);
    QVERIFY(!demo.json()[QStringLiteral("stationId")].toString().isEmpty());
    QStringList ords;
    const QJsonArray rows = onStation(QStringLiteral("tree --json")).json().toArray();
    for (const QJsonValue &row : rows)
        ords.append(row[QStringLiteral("ord")].toString());
    for (const char *ord : {"/Services/EmailService", "/Services/AlarmService",
                            "/Services/AlarmService/Default", "/Services/PlatformServices", "/Config"})
        QVERIFY2(ords.contains(QLatin1String(ord)), ord);
}

void CommandLineTest::aRunningStationIsServed()
{
    QVERIFY(start({QStringLiteral("--json")}));
    m_environment.insert(QStringLiteral("TOCSIN_STATION"), m_dir);
    QCOMPARE(tocsin({QStringLiteral("status"), QStringLiteral("--json")})
                 .json()[QStringLiteral("phase")]
                 .toString(),
             QStringLiteral("steady"));
    QCOMPARE(tocsin({QStringLiteral("status"), QStringLiteral("--json")})
                 .json()[QStringLiteral("mailWaiting")]
                 .toInt(-1),
             0);
    QCOMPARE(tocsin({QStringLiteral("set"), QStringLiteral("/Services/EmailService.enabled=false")}).code, 0);
    QCOMPARE(tocsin({QStringLiteral("get"), QStringLiteral("/Services/EmailService.enabled")}).out,
             QStringLiteral("false\n"));
    const Outcome refused =
        tocsin({QStringLiteral("set"), QStringLiteral("/Services/EmailService.enabled=perhaps")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QLatin1String("/Services/EmailService.enabled")), qPrintable(refused.err));
    QCOMPARE(tocsin({QStringLiteral("get"), QStringLiteral("/nowhere")}).code, 1);
}

void CommandLineTest::aStoppedStationIsServedTheSame()
{
    QCOMPARE(onStation(QStringLiteral("set /Services/EmailService.enabled=false")).code, 0);
    QCOMPARE(onStation(QStringLiteral("get /Services/EmailService.enabled")).out, QStringLiteral("false\n"));
    QCOMPARE(onStation(QStringLiteral("add /Config station:Folder Floor1")).code, 0);
    QCOMPARE(onStation(QStringLiteral("rename /Config/Floor1 Floor2")).code, 0);
    QCOMPARE(onStation(QStringLiteral("add /Config control:NumericWritable Zone")).code, 0);
    QCOMPARE(onStation(QStringLiteral("set /Config/Zone=21.5")).code, 0); // a point alone means its input
    QCOMPARE(onStation(QStringLiteral("get /Config/Zone.in")).out, QStringLiteral("21.5 {ok}\n"));
    QCOMPARE(
        onStation(QStringLiteral("describe /Config/Floor2 --json")).json()[QStringLiteral("type")].toString(),
        QStringLiteral("station:Folder"));
    QCOMPARE(onStation(QStringLiteral("remove /Config/Floor2")).code, 0);
    QCOMPARE(onStation(QStringLiteral("save")).code, 0);
    for (const char *command : {"alarms", "outbox", "mail list", "mail search x", "hosts list", "log",
                                "status", "account list", "trust list user"})
        QCOMPARE(onStation(QLatin1String(command)).code, 0);
    for (const char *command : {"stop", "invoke /Services/AlarmService.ackAll", "watch /Config", "ack 1",
                                "send --to a@example.org --subject hi"}) {
        const Outcome outcome = onStation(QLatin1String(command));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(QLatin1String("tocsin run")), qPrintable(outcome.err));
    }
    QVERIFY(start());
    QCOMPARE(onStation(QStringLiteral("get /Services/EmailService.enabled")).out, QStringLiteral("false\n"));
}

void CommandLineTest::bothTlsSwitchesAreRefusedRunningOrNot()
{
    QCOMPARE(onStation(QStringLiteral("account add Site --host mail.example.org --port 587")).code, 0);
    const QString site = QStringLiteral("/Services/EmailService/Site");
    for (const bool running : {false, true}) {
        if (running)
            QVERIFY(start());
        QCOMPARE(onStation(QStringLiteral("get %1.useStartTls").arg(site)).out, QStringLiteral("true\n"));
        for (const char *values : {"%1.useSsl=true", "%1.useSsl=true %1.useStartTls=true"}) {
            const Outcome refused = onStation(QStringLiteral("set ") + QString::fromLatin1(values).arg(site));
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains(QLatin1String("never both")), qPrintable(refused.err));
        }
        QCOMPARE(onStation(QStringLiteral("set %1.useSsl=true %1.useStartTls=false").arg(site)).code, 0);
        QCOMPARE(onStation(QStringLiteral("set %1.useSsl=false %1.useStartTls=true").arg(site)).code, 0);
    }
}

void CommandLineTest::aSecondRunIsRefused()
{
    QVERIFY(start());
    const Outcome second = tocsin({QStringLiteral("run"), m_dir});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains(QString::number(m_station->processId())), qPrintable(second.err));
    QCOMPARE(onStation(QStringLiteral("status")).code, 0);
}

void CommandLineTest::terminationIsClean_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void CommandLineTest::terminationIsClean()
{
    QFETCH(int, signalNumber);
    QVERIFY(start());
    // The edit is younger than the time after which edits are saved by themselves.
    QCOMPARE(onStation(QStringLiteral("set /Services/EmailService.enabled=false")).code, 0);
    ::kill(pid_t(m_station->processId()), signalNumber);
    QVERIFY(m_station->waitForFinished(60'000));
    QCOMPARE(m_station->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_station->exitCode(), 0);
    QVERIFY(!QFile::exists(m_dir + QStringLiteral("/station.sock")));
    QCOMPARE(onStation(QStringLiteral("get /Services/EmailService.enabled")).out, QStringLiteral("false\n"));
}

void CommandLineTest::stopStopsAndFreesTheFolder()
{
    for (int round = 0; round < 3; ++round) {
        QVERIFY(start());
        QCOMPARE(onStation(QStringLiteral("stop")).code, 0);
        // Free at once: this opens the folder under its lock.
        QCOMPARE(onStation(QStringLiteral("get /Services/EmailService.enabled")).code, 0);
        QVERIFY(m_station->waitForFinished(60'000));
        QCOMPARE(m_station->exitCode(), 0);
    }
}

void CommandLineTest::secretsStayOutOfEveryFileAndOutput()
{
    QVERIFY(start());
    const QString slot = QStringLiteral("/Services/EmailService/Site.password");
    QCOMPARE(onStation(QStringLiteral("account add Site --host mail.example.org --user anna --password -"),
                       "hunter2one\n")
                 .code,
             0);
    const Outcome refused = onStation(QStringLiteral("set %1=hunter2two").arg(slot));
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.contains(QLatin1String("@FILE")));
    QFile file(m_folder->filePath(QStringLiteral("pw")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("hunter2three\n");
    file.close();
    QString said = refused.err;
    for (const QString &line : {QStringLiteral("set %1=@%2 --json").arg(slot, file.fileName()),
                                QStringLiteral("get /Services/EmailService/Site --json"),
                                QStringLiteral("describe /Services/EmailService/Site --json"),
                                QStringLiteral("log --json"), QStringLiteral("account list --json")}) {
        const Outcome outcome = onStation(line);
        QCOMPARE(outcome.code, 0);
        said += outcome.out + outcome.err;
    }
    QVERIFY(said.contains(QLatin1String("\"set\":true")));
    QVERIFY(!said.contains(QLatin1String("hunter2")));
    QCOMPARE(onStation(QStringLiteral("stop")).code, 0);
    QVERIFY(!everyFile().contains("hunter2"));
}

void CommandLineTest::aMailIsTakenWhenItIsOnDisk()
{
    QVERIFY(start());
    // Port 9 on this machine: nobody answers, so the mail waits.
    QCOMPARE(onStation(
                 QStringLiteral("account add Site --host 127.0.0.1 --port 9 --tls none --from s@example.org"))
                 .code,
             0);
    const Outcome sent =
        onStation(QStringLiteral("send --account Site --to a@example.org --subject hi --json"), "text\n");
    QVERIFY2(sent.code == 0, qPrintable(sent.err));
    const qint64 id = sent.json()[QStringLiteral("id")].toInteger();
    QVERIFY(id > 0);
    QVERIFY(waitEndsWithTheMail());
    m_station->kill();
    QVERIFY(m_station->waitForFinished());
    const QJsonArray rows = onStation(QStringLiteral("outbox --json")).json().toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1)[QStringLiteral("messageId")], sent.json()[QStringLiteral("messageId")]);
    QCOMPARE(rows.at(1)[QStringLiteral("recipients")][0][QStringLiteral("address")].toString(),
             QStringLiteral("a@example.org"));
}

/// `send --wait` goes on until the mail is settled, says meanwhile why it waits, and then that it was not
/// sent.
bool CommandLineTest::waitEndsWithTheMail()
{
    QProcess waiting;
    waiting.setProcessEnvironment(m_environment);
    waiting.start(QStringLiteral(TOCSIN_PROGRAM),
                  {QStringLiteral("-s"), m_dir, QStringLiteral("send"), QStringLiteral("--to"),
                   QStringLiteral("b@example.org"), QStringLiteral("--subject"), QStringLiteral("wait"),
                   QStringLiteral("--wait")});
    waiting.setReadChannel(QProcess::StandardError);
    waiting.closeWriteChannel();
    const bool queued = QTest::qWaitFor(
        [this] { return onStation(QStringLiteral("outbox --json")).json().toArray().size() == 2; }, 30'000);
    QByteArray told = waiting.readAllStandardError(); // It may have come while the outbox was asked.
    while (!told.contains("cannot be reached") && waiting.waitForReadyRead(30'000))
        told += waiting.readAllStandardError();
    const bool early = waiting.state() == QProcess::NotRunning || !told.contains("The mail waits: ");
    // Refused while it is being tried just then.
    const bool discarded = QTest::qWaitFor(
        [this] { return onStation(QStringLiteral("outbox discard 2 --reason test")).code == 0; }, 30'000);
    const bool ended = waiting.state() == QProcess::NotRunning || waiting.waitForFinished();
    return queued && !early && discarded && ended && waiting.exitCode() == 1 &&
           waiting.readAllStandardOutput().startsWith("Discarded");
}

void CommandLineTest::aFolderWithALongPathWorks()
{
    m_dir = m_folder->filePath(QString(100, QLatin1Char('d')) + QLatin1Char('/') +
                               QString(100, QLatin1Char('e')));
    QCOMPARE(tocsin({QStringLiteral("new"), m_dir}).code, 0);
    QVERIFY(start());
    QCOMPARE(onStation(QStringLiteral("status")).code, 0);
}

void CommandLineTest::aDamagedStationFileIsNamedWithItsPlace()
{
    QFile file(m_dir + QStringLiteral("/station.json"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.insert(text.indexOf("\"root\""), "oops ");
    file.resize(0);
    file.write(text);
    file.close();
    const Outcome refused = tocsin({QStringLiteral("run"), m_dir});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QLatin1String("line ")), qPrintable(refused.err));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void CommandLineTest::servicesStayRunningOrNot()
{
    const auto refuses = [this](const char *ord, const char *service) {
        const Outcome gone = onStation(QStringLiteral("remove ") + QLatin1String(ord));
        return gone.code == 1 && gone.err.contains(QLatin1String("is the only ") + QLatin1String(service));
    };
    for (const bool running : {false, true}) {
        QVERIFY(!running || start());
        QVERIFY(refuses("/Services/EmailService", "email:EmailService"));
        QVERIFY(refuses("/Services/AlarmService", "alarm:AlarmService"));
        QVERIFY(refuses("/Services/PlatformServices", "platform:CertificateService"));
        QVERIFY(refuses("/Services", "station:Services"));
    }
}

void CommandLineTest::anEmptyFolderIsNoStation()
{
    const QString empty = m_folder->filePath(QStringLiteral("empty"));
    QVERIFY(QDir().mkdir(empty));
    const Outcome refused = tocsin({QStringLiteral("run"), empty});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QLatin1String("tocsin new")), qPrintable(refused.err));
    // And that advice can be followed.
    QCOMPARE(tocsin({QStringLiteral("new"), empty}).code, 0);
}

void CommandLineTest::aStationFileWithoutIdIsNamedWithItsPlace()
{
    QFile file(m_dir + QStringLiteral("/station.json"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject root = document.value(QStringLiteral("root")).toObject();
    root.remove(QStringLiteral("slots"));
    document.insert(QStringLiteral("root"), root);
    const QByteArray text = QJsonDocument(document).toJson();
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
    file.close();
    const Outcome refused = tocsin({QStringLiteral("run"), m_dir});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QLatin1String("station.json: line ")), qPrintable(refused.err));
    QVERIFY2(refused.err.contains(QLatin1String("stationId")), qPrintable(refused.err));
}

void CommandLineTest::theTreeIsShownWholeBeyondOnePage()
{
    QFile file(m_dir + QStringLiteral("/station.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    QJsonObject root = document.value(QStringLiteral("root")).toObject();
    QJsonArray children = root.value(QStringLiteral("children")).toArray();
    QJsonArray folders;
    for (int i = 0; i < 5'100; ++i)
        folders.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("F%1").arg(i)},
                                   {QStringLiteral("type"), QStringLiteral("station:Folder")}});
    children.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("Many")},
                                {QStringLiteral("type"), QStringLiteral("station:Folder")},
                                {QStringLiteral("children"), folders}});
    root.insert(QStringLiteral("children"), children);
    document.insert(QStringLiteral("root"), root);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QVERIFY(file.write(QJsonDocument(document).toJson()) > 0);
    file.close();
    const Outcome tree = onStation(QStringLiteral("tree /Many --json"));
    QCOMPARE(tree.code, 0);
    QCOMPARE(tree.json().toArray().size(), 5'100);
    QCOMPARE(tree.json()[5'099][QStringLiteral("name")].toString(), QStringLiteral("F5099"));
}

void CommandLineTest::watchPrintsWhatChanges()
{
    QVERIFY(start());
    QProcess watch;
    watch.setProcessEnvironment(m_environment);
    watch.start(QStringLiteral(TOCSIN_PROGRAM), {QStringLiteral("-s"), m_dir, QStringLiteral("watch"),
                                                 QStringLiteral("/Services/EmailService.enabled"),
                                                 QStringLiteral("--count"), QStringLiteral("1")});
    QVERIFY(watch.waitForReadyRead(60'000));
    QCOMPARE(watch.readAllStandardOutput(), QByteArray("/Services/EmailService.enabled = true\n"));
    QCOMPARE(onStation(QStringLiteral("set /Services/EmailService.enabled=false")).code, 0);
    QVERIFY(watch.waitForFinished(60'000));
    QCOMPARE(watch.readAllStandardOutput(), QByteArray("/Services/EmailService.enabled = false\n"));
    QCOMPARE(watch.exitCode(), 0);
}

void CommandLineTest::failuresForProgramsAreJson()
{
    const auto errors = [](const Outcome &outcome) {
        return QJsonDocument::fromJson(outcome.err.toUtf8())[QStringLiteral("errors")].toArray();
    };
    const Outcome failed = onStation(QStringLiteral("get /Nowhere.x --json"));
    QCOMPARE(failed.code, 1);
    QCOMPARE(failed.out, QString());
    QVERIFY(!errors(failed).at(0)[QStringLiteral("why")].toString().isEmpty());
    const Outcome refused =
        onStation(QStringLiteral("set /Services/AlarmService/Default.priorityToFault=0 "
                                 "/Services/AlarmService/Default.priorityToAlert=256 --json"));
    QCOMPARE(errors(refused).size(), 2);
    const Outcome wrong = onStation(QStringLiteral("alarms --limit none --json"));
    QCOMPARE(wrong.code, 2);
    QCOMPARE(errors(wrong).at(0)[QStringLiteral("what")].toString(), QStringLiteral("alarms"));
}

void CommandLineTest::noLocaleAndNoHomeAreNeeded()
{
    m_environment.clear();
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    const Outcome types = tocsin({QStringLiteral("types"), QStringLiteral("--json")});
    QCOMPARE(types.code, 0);
    QCOMPARE(types.err, QString());
    QVERIFY(types.json().toArray().size() > 10);
    QCOMPARE(tocsin({QStringLiteral("describe"), QStringLiteral("email:OutgoingAccount")}).code, 0);
    QCOMPARE(onStation(QStringLiteral("set /Services/EmailService.enabled=false")).code, 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
