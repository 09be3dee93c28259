// Sending one mail.

#include "client/accountsettings.h"
#include "client/commands.h"
#include "client/inputfile.h"
#include "client/secretinput.h"
#include "client/textoutput.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <memory>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// A request has to fit into one line of the session.
constexpr qsizetype maxContent = 700 * 1024;

/// What no mail can carry is named here; the station would only know it as a fault of the request.
station::Result<QString> textOf(const QString &name, const QByteArray &bytes)
{
    if (bytes.size() > maxContent)
        return station::Error{name, tr("is larger than %1 KiB").arg(maxContent / 1024), {}};
    if (const qsizetype at = bytes.indexOf('\0'); at >= 0)
        return station::Error{name, tr("holds a NUL character at byte %1, so it is no text").arg(at),
                              tr("Send it with --attach")};
    return QString::fromUtf8(bytes);
}

/// Puts the files that options name into the request. False: told the person why not.
bool addFiles(Invocation &run, QJsonObject &params)
{
    const QString html = run.arguments().value(QStringLiteral("html"));
    if (!html.isEmpty()) {
        const station::Result<QByteArray> content = readInputFile(html, maxContent);
        if (!content) {
            run.fail(content.error());
            return false;
        }
        const station::Result<QString> text = textOf(html, *content);
        if (!text) {
            run.fail(text.error());
            return false;
        }
        params.insert(QStringLiteral("html"), *text);
    }
    QJsonArray attachments;
    for (const QString &path : run.arguments().values(QStringLiteral("attach"))) {
        const station::Result<QByteArray> content = readInputFile(path, maxContent);
        if (!content) {
            run.fail(content.error());
            return false;
        }
        attachments.append(QJsonObject{{QStringLiteral("fileName"), QFileInfo(path).fileName()},
                                       {QStringLiteral("base64"), QString::fromLatin1(content->toBase64())}});
    }
    if (!attachments.isEmpty())
        params.insert(QStringLiteral("attachments"), attachments);
    return true;
}

void settled(Invocation &run, const QJsonObject &message)
{
    const QString state = message.value(QStringLiteral("state")).toString();
    if (run.json())
        run.print(QJsonValue(message));
    else
        run.print(QStringLiteral("%1  %2").arg(state, plainText(message.value(QStringLiteral("messageId")))));
    if (state == QLatin1String("Sent"))
        return run.finish();
    run.fail({tr("the mail"),
              tr("it is %1: %2").arg(state, plainText(message.value(QStringLiteral("lastCause")))),
              tr("`tocsin outbox show %1` tells more").arg(plainText(message.value(QStringLiteral("id"))))});
}

/// Says why the mail still waits, whenever that is something else than before; a person may have to act.
class Hindrance
{
public:
    explicit Hindrance(Invocation &run) : m_run(run) {}

    void tell(const QString &cause)
    {
        if (cause.isEmpty() || cause == m_told)
            return;
        m_told = cause;
        m_run.note(tr("The mail waits: %1").arg(cause));
    }

private:
    Invocation &m_run;
    QString m_told;
};

/// Waits for the end of message @p id, and meanwhile tells what its account says is wrong.
void waitFor(Invocation &run, const QJsonValue &id)
{
    const QJsonObject which{{QStringLiteral("id"), id}};
    const auto hindrance = std::make_shared<Hindrance>(run);
    run.call(QStringLiteral("outbox.wait"), which,
             [&run](const QJsonValue &message) { settled(run, message.toObject()); });
    run.listen([hindrance](const QString &, const QJsonObject &news) {
        for (const QJsonValue &slot : news[QStringLiteral("slots")].toArray())
            hindrance->tell(slot[QStringLiteral("value")].toString());
    });
    run.call(QStringLiteral("outbox.get"), which, [&run, hindrance](const QJsonValue &message) {
        hindrance->tell(message[QStringLiteral("lastCause")].toString());
        const QString account = message[QStringLiteral("account")].toString();
        if (!account.startsWith(QLatin1Char('/')))
            return;
        run.call(QStringLiteral("watch.add"),
                 {{QStringLiteral("ords"), QJsonArray{account + QStringLiteral(".faultCause")}}},
                 [](const QJsonValue &) {});
    });
}

void taken(Invocation &run, const QJsonObject &ticket)
{
    if (run.arguments().has(QStringLiteral("wait")))
        return waitFor(run, ticket.value(QStringLiteral("id")));
    if (run.json())
        run.print(QJsonValue(ticket));
    else
        run.print(QStringLiteral("%1  %2").arg(plainText(ticket.value(QStringLiteral("id"))),
                                               plainText(ticket.value(QStringLiteral("messageId")))));
    run.finish();
}

void send(Invocation &run)
{
    const Arguments &arguments = run.arguments();
    if (!arguments.has(QStringLiteral("to")) && !arguments.has(QStringLiteral("cc")) &&
        !arguments.has(QStringLiteral("bcc")))
        return run.wrongUsage(tr("nobody to send to; give --to ADDRESS"));
    if (arguments.value(QStringLiteral("subject")).trimmed().isEmpty())
        return run.wrongUsage(tr("--subject is missing"));
    QJsonObject params{{QStringLiteral("subject"), arguments.value(QStringLiteral("subject"))}};
    for (const QString &key : {QStringLiteral("to"), QStringLiteral("cc"), QStringLiteral("bcc")}) {
        if (arguments.has(key))
            params.insert(key, QJsonArray::fromStringList(arguments.values(key)));
    }
    if (!params.contains(QStringLiteral("to")))
        params.insert(QStringLiteral("to"), QJsonArray());
    if (arguments.has(QStringLiteral("account")))
        params.insert(QStringLiteral("account"), accountOrd(arguments.value(QStringLiteral("account"))));
    if (arguments.has(QStringLiteral("priority"))) {
        bool ok = false;
        const int priority = arguments.value(QStringLiteral("priority")).toInt(&ok);
        if (!ok || priority < 1 || priority > 255)
            return run.wrongUsage(tr("--priority is a number from 1 (most urgent) to 255"));
        params.insert(QStringLiteral("priority"), priority);
    }
    if (!addFiles(run, params))
        return;
    const station::Result<QString> body = textOf(tr("the text"), readStandardInput());
    if (!body)
        return run.fail(body.error());
    params.insert(QStringLiteral("text"), *body);
    run.call(QStringLiteral("mail.send"), params,
             [&run](const QJsonValue &ticket) { taken(run, ticket.toObject()); });
}

} // namespace

QList<Command> mailCommands()
{
    const auto address = [](const char *name, const QString &doc) {
        return Option{
            .name = QLatin1String(name), .value = QStringLiteral("ADDRESS"), .doc = doc, .many = true};
    };
    return {{.name = QStringLiteral("send"),
             .words = QStringLiteral("[--account ORD] --to ADDRESS --subject S"),
             .doc = tr("Sends a mail whose text comes from standard input. Done when the mail is safely "
                       "queued; with --wait "
                       "when the server has taken it."),
             .needs = Command::RunningStation,
             .run = send,
             .options = {
                 {.name = QStringLiteral("account"),
                  .value = QStringLiteral("ORD"),
                  .doc = tr("Name or ord of the account; the first enabled one otherwise.")},
                 address("to", tr("A recipient; may be repeated.")),
                 address("cc", tr("A recipient of a copy; may be repeated.")),
                 address("bcc", tr("A recipient that the others do not see; may be repeated.")),
                 {.name = QStringLiteral("subject"), .value = QStringLiteral("S"), .doc = tr("The subject.")},
                 {.name = QStringLiteral("html"),
                  .value = QStringLiteral("FILE"),
                  .doc = tr("The same text as HTML.")},
                 {.name = QStringLiteral("attach"),
                  .value = QStringLiteral("FILE"),
                  .doc = tr("A file to send along; may be repeated."),
                  .many = true},
                 {.name = QStringLiteral("priority"),
                  .value = QStringLiteral("N"),
                  .doc = tr("1 (most urgent) to 255.")},
                 {.name = QStringLiteral("wait"),
                  .value = {},
                  .doc = tr("Wait until the mail is sent, or will not be; says why it waits.")}}}};
}

} // namespace client
