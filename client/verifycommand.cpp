// `trust verify`: judges a chain in files, without a station.

#include "client/commands.h"
#include "client/inputfile.h"
#include "client/textoutput.h"
#include "truststore/systemtruststore.h"
#include "truststore/usertruststore.h"
#include "truststore/verifybatch.h"

#include <QCoreApplication>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

constexpr qint64 maxFile = 8 << 20;
constexpr qint64 maxBatch = 64 << 20;

/// A file that holds nothing would be taken for one that was not given.
station::Result<QByteArray> certificatesIn(const QString &path)
{
    station::Result<QByteArray> content = readInputFile(path, maxFile);
    if (content && content->trimmed().isEmpty())
        return station::Error{path, tr("is empty"), tr("Name a file of PEM, DER or PKCS#7")};
    return content;
}

/// The chain may stand with its option or alone.
QString chainFile(const Arguments &arguments)
{
    return arguments.value(QStringLiteral("chain"), arguments.word(0));
}

/// Reads the files that the options name. False: told the person why not.
bool readFiles(Invocation &run, trust::VerifyRequest &request)
{
    const auto take = [&run](const QString &path, QByteArray &into) {
        const station::Result<QByteArray> content = certificatesIn(path);
        if (!content) {
            run.fail(content.error());
            return false;
        }
        into = *content;
        return true;
    };
    if (!take(chainFile(run.arguments()), request.chain))
        return false;
    if (run.arguments().has(QStringLiteral("trusted")) &&
        !take(run.arguments().value(QStringLiteral("trusted")), request.trusted))
        return false;
    for (const QString &path : run.arguments().values(QStringLiteral("crl"))) {
        request.crls.append(QByteArray());
        if (!take(path, request.crls.last()))
            return false;
    }
    return true;
}

/// The stores that count when no anchors are given: the system's, and the User store of a station that is
/// named.
bool readStores(Invocation &run, trust::VerifyRequest &request)
{
    const station::Result<trust::SystemTrustStore> system = trust::readSystemTrustStore();
    if (!system) {
        run.fail(system.error());
        return false;
    }
    request.stores.system = system->certificates;
    if (run.folder().isEmpty())
        return true;
    trust::UserTrustStore user(run.folder() + QStringLiteral("/trust"));
    if (const station::Result<void> loaded = user.load(); !loaded) {
        run.fail(loaded.error());
        return false;
    }
    request.stores.user = user.certificates();
    request.stores.crls = user.crls();
    return true;
}

void printReport(Invocation &run, const QJsonObject &report)
{
    if (run.json())
        return run.print(QJsonValue(report));
    run.print(report.value(QStringLiteral("trusted")).toBool() ? tr("Trusted.") : tr("Not trusted."));
    const QJsonArray findings = report.value(QStringLiteral("findings")).toArray();
    for (const QJsonValue &finding : findings)
        run.print(QStringLiteral("  %1: %2")
                      .arg(plainText(finding[QStringLiteral("error")]),
                           plainText(finding[QStringLiteral("text")])));
    const QJsonArray warnings = report.value(QStringLiteral("warnings")).toArray();
    for (const QJsonValue &warning : warnings)
        run.print(tr("  Warning: %1").arg(plainText(warning)));
    const QJsonArray chain = report.value(QStringLiteral("chain")).toArray();
    for (qsizetype i = 0; i < chain.size(); ++i)
        run.print(QStringLiteral("  %1 %2  %3")
                      .arg(i)
                      .arg(plainText(chain.at(i)[QStringLiteral("subject")]),
                           plainText(chain.at(i)[QStringLiteral("sha256")])));
}

void printCase(Invocation &run, const trust::BatchCase &each)
{
    run.print(QStringLiteral("%1 %2 %3%4")
                  .arg(each.isRight() ? tr("right") : tr("WRONG"),
                       each.trusted ? tr("accepted") : tr("refused "), each.id,
                       each.trusted
                           ? QString()
                           : QStringLiteral("  %1  %2").arg(each.errors.join(u','), escapedText(each.text))));
}

/// Judges many chains, each with what a file says of it. That some are judged otherwise is the answer, not a
/// failure.
void verifyMany(Invocation &run)
{
    for (const char *option : {"chain", "host", "trusted", "crl", "at", "purpose"}) {
        if (run.arguments().has(QLatin1String(option)) || !run.arguments().word(0).isEmpty())
            return run.wrongUsage(
                tr("each case of --batch says this by itself: --%1")
                    .arg(run.arguments().word(0).isEmpty() ? QLatin1String(option) : QLatin1String("chain")));
    }
    const QString path = run.arguments().value(QStringLiteral("batch"));
    const station::Result<QByteArray> content = readInputFile(path, maxBatch);
    if (!content)
        return run.fail(content.error());
    const station::Result<trust::BatchReport> report = trust::verifyBatch(*content, run.environment().now());
    if (!report)
        return run.fail(report.error());
    if (run.json()) {
        run.print(QJsonValue(report->toJson()));
        return run.finish();
    }
    for (const trust::BatchCase &each : report->cases)
        printCase(run, each);
    run.print(tr("Good accepted: %1 of %2. Bad refused: %3 of %4.")
                  .arg(report->good.right)
                  .arg(report->good.cases)
                  .arg(report->bad.right)
                  .arg(report->bad.cases));
    run.finish();
}

void verify(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    if (arguments.has(QStringLiteral("batch")))
        return verifyMany(run);
    trust::VerifyRequest request;
    if (chainFile(arguments).isEmpty())
        return run.wrongUsage(tr("--chain FILE is missing"));
    if (arguments.has(QStringLiteral("chain")) && !arguments.word(0).isEmpty())
        return run.wrongUsage(tr("the chain is one file"));
    const QString purpose = arguments.value(QStringLiteral("purpose"), QStringLiteral("server"));
    if (purpose != QLatin1String("server") && purpose != QLatin1String("client"))
        return run.wrongUsage(tr("--purpose is server or client"));
    request.purpose = purpose == QLatin1String("server") ? trust::Purpose::Server : trust::Purpose::Client;
    request.host = arguments.value(QStringLiteral("host"));
    request.at = run.environment().now();
    if (arguments.has(QStringLiteral("at")))
        request.at = QDateTime::fromString(arguments.value(QStringLiteral("at")), Qt::ISODate).toUTC();
    if (!request.at.isValid())
        return run.wrongUsage(tr("--at is a time such as 2026-01-31T12:00:00Z"));
    if (!readFiles(run, request) || (!arguments.has(QStringLiteral("trusted")) && !readStores(run, request)))
        return;
    const station::Result<QJsonObject> report = trust::verifyReport(request);
    if (!report)
        return run.fail(report.error());
    printReport(run, *report);
    run.finish(report->value(QStringLiteral("trusted")).toBool() ? Invocation::Done : Invocation::Failed);
}

} // namespace

QList<Command> verifyCommands()
{
    const auto file = [](const char *name, const QString &doc, bool many = false) {
        return Option{.name = QLatin1String(name), .value = QStringLiteral("FILE"), .doc = doc, .many = many};
    };
    return {{.name = QStringLiteral("trust verify"),
             .words = QStringLiteral("[--host H] --chain FILE [--trusted FILE] [--crl FILE]... [--at TIME] "
                                     "[--purpose server|client] | --batch CASES.json"),
             .doc = tr("Judges a certificate chain as the station would; exit status 1 when it is not "
                       "trusted. Needs no station; "
                       "-s adds a station's User trust store."),
             .most = 1,
             .needs = Command::Nothing,
             .run = verify,
             .options = {{.name = QStringLiteral("host"),
                          .value = QStringLiteral("H"),
                          .doc = tr("The name that the certificate must carry.")},
                         file("chain", tr("The peer's certificate first, then what it sent along.")),
                         file("batch", tr("Judge every case of a file in the form of x509-limbo's "
                                          "limbo.json and count what was judged as it says.")),
                         file("trusted", tr("Anchors to use instead of the trust stores.")),
                         file("crl", tr("A revocation list; may be repeated."), true),
                         {.name = QStringLiteral("at"),
                          .value = QStringLiteral("TIME"),
                          .doc = tr("Judge as of this time; now otherwise.")},
                         {.name = QStringLiteral("purpose"),
                          .value = QStringLiteral("P"),
                          .doc = tr("server or client.")}}}};
}

} // namespace client
