// The trust stores of a station.

#include "client/commands.h"
#include "client/inputfile.h"
#include "client/textoutput.h"

#include <QCoreApplication>

#include <cstdio>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void showCertificates(Invocation &run, const QJsonArray &rows)
{
    run.show(rows,
             {{QStringLiteral("subject"), tr("SUBJECT"), 48},
              {QStringLiteral("notAfter"), tr("VALID UNTIL")},
              {QStringLiteral("sha256"), tr("SHA-256")}},
             tr("The store is empty."));
}

/// The User store holds revocation lists beside its certificates.
void listUser(Invocation &run, const QJsonArray &certificates)
{
    run.call(
        QStringLiteral("trust.list"), {{QStringLiteral("store"), QStringLiteral("revocationLists")}},
        [&run, certificates](const QJsonValue &value) {
            QJsonArray lists = value.toArray();
            if (run.json()) {
                QJsonArray all = certificates;
                for (const QJsonValue &list : std::as_const(lists))
                    all.append(list);
                run.print(QJsonValue(all));
                return run.finish();
            }
            if (lists.isEmpty() || !certificates.isEmpty())
                showCertificates(run, certificates);
            for (QJsonValueRef row : lists) {
                QJsonObject shown = row.toObject();
                if (shown.value(QStringLiteral("stale")).toBool())
                    shown.insert(
                        QStringLiteral("nextUpdate"),
                        tr("%1 (out of date)").arg(plainText(shown.value(QStringLiteral("nextUpdate")))));
                row = shown;
            }
            if (!lists.isEmpty())
                run.show(lists, {{QStringLiteral("issuer"), tr("REVOCATION LIST OF"), 48},
                                 {QStringLiteral("revoked"), tr("REVOKED")},
                                 {QStringLiteral("nextUpdate"), tr("UP TO DATE UNTIL")},
                                 {QStringLiteral("sha256"), tr("SHA-256")}});
            run.finish();
        });
}

void list(Invocation &run)
{
    const QString store = run.arguments().word(0);
    if (store != QLatin1String("system") && store != QLatin1String("user") && store != QLatin1String("keys"))
        return run.wrongUsage(tr("the stores are system, user and keys"));
    run.call(QStringLiteral("trust.list"), {{QStringLiteral("store"), store}},
             [&run, store](const QJsonValue &value) {
                 if (store == QLatin1String("user"))
                     return listUser(run, value.toArray());
                 showCertificates(run, value.toArray());
                 run.finish();
             });
}

/// As `tocsin hosts` takes it.
QString hostText(const QJsonValue &host)
{
    return QStringLiteral("%1:%2 --protocol %3")
        .arg(plainText(host[QStringLiteral("host")]), plainText(host[QStringLiteral("port")]),
             plainText(host[QStringLiteral("protocol")]));
}

/// Deletes one approval after the other, so that the first refusal ends it.
void deleteNeedless(Invocation &run, QJsonArray hosts)
{
    if (hosts.isEmpty())
        return run.finish();
    const QJsonObject host = hosts.takeAt(0).toObject();
    run.call(QStringLiteral("hosts.delete"), host,
             [&run, hosts](const QJsonValue &) { deleteNeedless(run, hosts); });
}

void tellImport(Invocation &run, const QJsonValue &value)
{
    const QJsonArray needless = value[QStringLiteral("needless")].toArray();
    const bool deletes = run.arguments().has(QStringLiteral("delete-needless"));
    QJsonObject shown = value.toObject();
    if (!run.json())
        shown.remove(QStringLiteral("needless"));
    run.show(shown, {QStringLiteral("added"), QStringLiteral("known")});
    if (!run.json() && !needless.isEmpty()) {
        run.print(deletes ? tr("Deleting these approvals, which are needless now:")
                          : tr("These approvals are needless now; delete them with:"));
        for (const QJsonValue &host : needless)
            run.print(QStringLiteral("  tocsin hosts delete ") + hostText(host));
    }
    if (deletes)
        return deleteNeedless(run, needless);
    run.finish();
}

void import(Invocation &run)
{
    constexpr qint64 maxImport = 512 * 1024;
    const QString path = run.arguments().word(0);
    const station::Result<QByteArray> content = readInputFile(path, maxImport);
    if (!content)
        return run.fail(content.error());
    run.call(QStringLiteral("trust.import"),
             {{QStringLiteral("content"), QString::fromLatin1(content->toBase64())},
              {QStringLiteral("source"), path}},
             [&run](const QJsonValue &value) { tellImport(run, value); });
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
                 const QJsonArray orphaned = value[QStringLiteral("orphaned")].toArray();
                 if (run.json())
                     run.print(value);
                 else if (!orphaned.isEmpty())
                     run.print(
                         tr("These servers were believed through it and are refused now. Approve them again "
                            "with `tocsin hosts approve`, or import their issuer:"));
                 for (const QJsonValue &host : orphaned) {
                     if (!run.json())
                         run.print(QStringLiteral("  ") + hostText(host));
                 }
                 run.finish();
             });
}

} // namespace

QList<Command> trustCommands()
{
    return {
        {.name = QStringLiteral("trust list"),
         .words = QStringLiteral("system|user|keys"),
         .doc = tr("Lists the certificates of a trust store, and the revocation lists of the User store."),
         .least = 1,
         .most = 1,
         .run = list},
        {.name = QStringLiteral("trust import"),
         .words = QStringLiteral("FILE [--delete-needless]"),
         .doc = tr("Takes the certificates and revocation lists of a PEM, DER or PKCS#7 file into the "
                   "User trust store, and lists the approvals of Allowed Hosts that are needless then."),
         .least = 1,
         .most = 1,
         .run = import,
         .options = {{.name = QStringLiteral("delete-needless"),
                      .value = {},
                      .doc = tr("Delete these approvals at once.")}}},
        {.name = QStringLiteral("trust export"),
         .words = QStringLiteral("SHA256|NAME"),
         .doc = tr("Prints a certificate or a revocation list as PEM."),
         .least = 1,
         .most = 1,
         .run = exportCertificate},
        {.name = QStringLiteral("trust delete"),
         .words = QStringLiteral("SHA256|NAME"),
         .doc = tr(
             "Deletes a certificate or a revocation list from the User trust store; names the servers that "
             "are refused then."),
         .least = 1,
         .most = 1,
         .run = remove}};
}

} // namespace client
