// The trust stores of a station.

#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void list(Invocation &run)
{
    const QString store = run.arguments().word(0);
    if (store != QLatin1String("system") && store != QLatin1String("user") && store != QLatin1String("keys"))
        return run.wrongUsage(tr("the stores are system, user and keys"));
    run.call(QStringLiteral("trust.list"), {{QStringLiteral("store"), store}},
             [&run](const QJsonValue &value) {
                 run.show(value.toArray(),
                          {{QStringLiteral("subject"), tr("SUBJECT")},
                           {QStringLiteral("notAfter"), tr("VALID UNTIL")},
                           {QStringLiteral("sha256"), tr("SHA-256")}},
                          tr("The store is empty."));
                 run.finish();
             });
}

void import(Invocation &run)
{
    constexpr qint64 maxImport = 512 * 1024;
    QFile file(run.arguments().word(0));
    if (!file.open(QIODevice::ReadOnly))
        return run.fail({file.fileName(), file.errorString(), {}});
    if (file.size() > maxImport)
        return run.fail({file.fileName(), tr("is larger than %1 KiB").arg(maxImport / 1024), {}});
    run.call(QStringLiteral("trust.import"),
             {{QStringLiteral("content"), QString::fromLatin1(file.readAll().toBase64())},
              {QStringLiteral("source"), file.fileName()}},
             [&run](const QJsonValue &value) {
                 run.show(value.toObject(), {QStringLiteral("added"), QStringLiteral("known")});
                 run.finish();
             });
}

void exportCertificate(Invocation &run)
{
    run.call(QStringLiteral("trust.export"), {{QStringLiteral("sha256"), run.arguments().word(0)}},
             [&run](const QJsonValue &value) {
                 if (run.json())
                     run.print(value);
                 else
                     run.print(value[QStringLiteral("pem")].toString().trimmed());
                 run.finish();
             });
}

void remove(Invocation &run)
{
    run.call(QStringLiteral("trust.delete"), {{QStringLiteral("sha256"), run.arguments().word(0)}},
             [&run](const QJsonValue &value) {
                 if (run.json())
                     run.print(value.isObject() ? value : QJsonValue(QJsonObject{}));
                 run.finish();
             });
}

} // namespace

QList<Command> trustCommands()
{
    return {{.name = QStringLiteral("trust list"),
             .words = QStringLiteral("system|user|keys"),
             .doc = tr("Lists the certificates of a trust store."),
             .least = 1,
             .most = 1,
             .run = list},
            {.name = QStringLiteral("trust import"),
             .words = QStringLiteral("FILE"),
             .doc = tr("Takes the certificates and revocation lists of a PEM, DER or PKCS#7 file into the "
                       "User trust store."),
             .least = 1,
             .most = 1,
             .run = import},
            {.name = QStringLiteral("trust export"),
             .words = QStringLiteral("SHA256"),
             .doc = tr("Prints a certificate as PEM."),
             .least = 1,
             .most = 1,
             .run = exportCertificate},
            {.name = QStringLiteral("trust delete"),
             .words = QStringLiteral("SHA256"),
             .doc = tr("Deletes a certificate from the User trust store."),
             .least = 1,
             .most = 1,
             .run = remove}};
}

} // namespace client
