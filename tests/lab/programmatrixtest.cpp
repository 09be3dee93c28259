#include "tests/lab/maillab.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Answer
{
    int code = -1;
    QByteArray out;
    QString err;
};

/// One server that `tocsin check` is pointed at.
struct Visit
{
    QString mode;
    QString endpoint;
    QString certificate;
    int code = 0;  ///< Exit status: 0, or 10 and the number of the stage that fails.
    QString words; ///< In what that stage says or advises.
};

// In the clear; in two modes: good, TLS 1.2, five bad certificates, TLS 1.0 refused and allowed, a
// certificate demanded, and a server without EHLO.
constexpr int expectedCells = 1 + 2 * (1 + 1 + 5 + 1 + 1 + 1 + 1);

QList<Visit> visits()
{
    const QString good = QStringLiteral("good");
    QList<Visit> all{{QStringLiteral("none"), QStringLiteral("clear"), good, 0, {}}};
    for (const char *kind : {"starttls", "tls"}) {
        const bool first = qstrcmp(kind, "tls") == 0;
        const QString mode = first ? QStringLiteral("ssl") : QStringLiteral("starttls");
        const auto add = [&](const char *certificate, int code, const char *words) {
            all.append({mode, QStringLiteral("%1-%2").arg(QLatin1String(kind), QLatin1String(certificate)),
                        QLatin1String(certificate), code, QLatin1String(words)});
        };
        all.append({mode, QStringLiteral("%1-main").arg(QLatin1String(kind)), good, 0, {}});
        add("tls12", 0, "");
        add("selfsigned", 16, "not trusted");
        add("expired", 16, "Have the server's certificate renewed");
        add("wronghost", 16, "is for another name");
        add("nochain", 16, "leads to no issuer that is known here");
        add("notyet", 16, "");
        add("tls10", first ? 14 : 15, "tlsMinProtocol");
        add("clientcert", first ? 14 : 17, "Set clientCertificate");
        all.append({mode, QStringLiteral("helo-%1").arg(QLatin1String(kind)), QStringLiteral("HELO only"),
                    first ? 17 : 15, QStringLiteral("does not know EHLO")});
    }
    // With the right TLS 1.0 setting the same server is ready: through an account, since `check --host` has
    // no option for it.
    for (const char *kind : {"starttls", "tls"})
        all.append({qstrcmp(kind, "tls") == 0 ? QStringLiteral("ssl") : QStringLiteral("starttls"),
                    QStringLiteral("%1-tls10").arg(QLatin1String(kind)),
                    QStringLiteral("tls10, allowed"),
                    0,
                    {}});
    return all;
}

} // namespace

/// The real program against Postfix: a running station, `check`, and `send --wait`.
class ProgramMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void checkAndSend_data();
    void checkAndSend();

private:
    Answer tocsin(const QStringList &words, const QByteArray &input = {});
    bool startStation();
    void checks(const Visit &visit, const QString &account);
    void sends(const QString &account);

    std::unique_ptr<MailLab> m_lab;
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::unique_ptr<QProcess> m_station;
    QStringList m_passed;
};

void ProgramMatrixTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
    m_environment.insert(QStringLiteral("TOCSIN_STATION"), m_folder.filePath(QStringLiteral("station")));
    m_environment.insert(QStringLiteral("XDG_STATE_HOME"), m_folder.filePath(QStringLiteral("state")));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    QFile password(m_folder.filePath(QStringLiteral("password")));
    QVERIFY(password.open(QIODevice::WriteOnly));
    password.write("alice-secret");
    password.close();
    QCOMPARE(tocsin({QStringLiteral("new"), m_folder.filePath(QStringLiteral("station"))}).code, 0);
    QVERIFY(startStation());
    const Answer imported = tocsin({QStringLiteral("trust"), QStringLiteral("import"), m_lab->caFile()});
    QVERIFY2(imported.code == 0, qPrintable(imported.err));
}

bool ProgramMatrixTest::startStation()
{
    m_station = std::make_unique<QProcess>();
    m_station->setProcessEnvironment(m_environment);
    m_station->setStandardErrorFile(QProcess::nullDevice());
    m_station->start(QStringLiteral(TOCSIN_PROGRAM),
                     {QStringLiteral("run"), m_folder.filePath(QStringLiteral("station"))});
    QByteArray out;
    while (!out.contains('\n') && m_station->waitForReadyRead(60'000))
        out += m_station->readAllStandardOutput();
    return out == "ready\n";
}

void ProgramMatrixTest::cleanupTestCase()
{
    if (!m_lab)
        return;
    if (m_station) {
        tocsin({QStringLiteral("stop")});
        if (!m_station->waitForFinished(30'000))
            m_station->kill();
        m_station.reset();
    }
    m_lab.reset();
    qInfo().noquote() << QStringLiteral("%1 of %2 cells\n  ").arg(m_passed.size()).arg(expectedCells) +
                             m_passed.join(QStringLiteral("\n  "));
    QCOMPARE(m_passed.size(), expectedCells);
}

Answer ProgramMatrixTest::tocsin(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(TOCSIN_PROGRAM), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}

void ProgramMatrixTest::checkAndSend_data()
{
    QTest::addColumn<int>("index");
    const QList<Visit> all = visits();
    QCOMPARE(all.size(), expectedCells);
    for (int i = 0; i < all.size(); ++i)
        QTest::addRow("%s, %s", qPrintable(all[i].mode), qPrintable(all[i].certificate)) << i;
}

void ProgramMatrixTest::checkAndSend()
{
    QFETCH(int, index);
    const Visit visit = visits().at(index);
    const QString account = QStringLiteral("Account%1").arg(index);
    const QString ord = QStringLiteral("/Services/EmailService/") + account;
    QStringList add{QStringLiteral("account"),
                    QStringLiteral("add"),
                    account,
                    QStringLiteral("--host"),
                    QStringLiteral("localhost"),
                    QStringLiteral("--port"),
                    QString::number(m_lab->port(visit.endpoint)),
                    QStringLiteral("--tls"),
                    visit.mode,
                    QStringLiteral("--from"),
                    QStringLiteral("alice@example.test")};
    if (visit.mode != u"none")
        add += {QStringLiteral("--user"), QStringLiteral("alice"), QStringLiteral("--password"),
                u'@' + m_folder.filePath(QStringLiteral("password"))};
    const Answer added = tocsin(add);
    QVERIFY2(added.code == 0, qPrintable(added.err));
    if (visit.certificate == u"tls10, allowed")
        QCOMPARE(tocsin({QStringLiteral("set"), ord + QStringLiteral(".tlsMinProtocol=1.0")}).code, 0);
    checks(visit, account);
    if (visit.code == 0 && !QTest::currentTestFailed())
        sends(account);
    if (!QTest::currentTestFailed())
        m_passed.append(QStringLiteral("%1, %2: check exits %3%4")
                            .arg(visit.mode, visit.certificate)
                            .arg(visit.code)
                            .arg(visit.code == 0 ? QStringLiteral(", send --wait: sent") : QString()));
}

void ProgramMatrixTest::checks(const Visit &visit, const QString &account)
{
    const Answer answer = tocsin({QStringLiteral("check"), account, QStringLiteral("--json"),
                                  QStringLiteral("--to"), QStringLiteral("bob@example.test")});
    const QJsonObject report = QJsonDocument::fromJson(answer.out).object();
    QVERIFY2(answer.code == visit.code, answer.out.constData());
    QVERIFY(!answer.out.contains("alice-secret"));
    QCOMPARE(report.value(QStringLiteral("failed")).toInt(), visit.code == 0 ? 0 : visit.code - 10);
    for (const QJsonValue &stage : report.value(QStringLiteral("stages")).toArray()) {
        if (stage[QStringLiteral("stage")].toInt() != visit.code - 10)
            continue;
        QCOMPARE(stage[QStringLiteral("result")].toString(), QStringLiteral("fail"));
        QVERIFY(!stage[QStringLiteral("next")].toString().isEmpty());
        const QString said =
            stage[QStringLiteral("text")].toString() + u' ' + stage[QStringLiteral("next")].toString();
        QVERIFY2(said.contains(visit.words), qPrintable(said));
    }
}

void ProgramMatrixTest::sends(const QString &account)
{
    const QString bob = QStringLiteral("bob");
    m_lab->clear(bob);
    const Answer answer =
        tocsin({QStringLiteral("send"), QStringLiteral("--account"), account, QStringLiteral("--to"),
                QStringLiteral("bob@example.test"), QStringLiteral("--subject"), account,
                QStringLiteral("--wait"), QStringLiteral("--json")},
               "Zone 3 is too warm.\n");
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(QJsonDocument::fromJson(answer.out).object().value(QStringLiteral("state")).toString(),
             QStringLiteral("Sent"));
    QTRY_COMPARE_WITH_TIMEOUT(m_lab->maildir(bob).size(), 1, 30'000);
    QVERIFY(m_lab->maildir(bob).constFirst().contains("Subject: " + account.toLatin1() + "\r\n"));
}

QTEST_GUILESS_MAIN(ProgramMatrixTest)
#include "programmatrixtest.moc"
