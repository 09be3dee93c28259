// `trust verify`: judges a chain in files, without a station.

#include "client/commands.h"
#include "client/textoutput.h"
#include "truststore/systemtruststore.h"
#include "truststore/usertruststore.h"
#include "truststore/verifyreport.h"

#include <QCoreApplication>
#include <QFile>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

station::Result<QByteArray> contentOf(const QString &path)
{
    constexpr qint64 maxSize = 8 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return station::Error{path, file.errorString(), {}};
    if (file.size() > maxSize)
        return station::Error{path, tr("is too large for certificates"), {}};
    return file.readAll();
}

/// Reads the files that the options name. False: told the person why not.
bool readFiles(Invocation &run, trust::VerifyRequest &request)
{
    const auto take = [&run](const QString &path, QByteArray &into) {
        const station::Result<QByteArray> content = contentOf(path);
        if (!content) {
            run.fail(content.error());
            return false;
        }
        into = *content;
        return true;
    };
    if (!take(run.arguments().value(QStringLiteral("chain")), request.chain))
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

void verify(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    trust::VerifyRequest request;
    if (!arguments.has(QStringLiteral("chain")))
        return run.wrongUsage(tr("--chain FILE is missing"));
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
    if (!readFiles(run, request) || (request.trusted.isEmpty() && !readStores(run, request)))
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
                                     "[--purpose server|client]"),
             .doc = tr("Judges a certificate chain as the station would; exit status 1 when it is not "
                       "trusted. Needs no station; "
                       "-s adds a station's User trust store."),
             .needs = Command::Nothing,
             .run = verify,
             .options = {{.name = QStringLiteral("host"),
                          .value = QStringLiteral("H"),
                          .doc = tr("The name that the certificate must carry.")},
                         file("chain", tr("The peer's certificate first, then what it sent along.")),
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
