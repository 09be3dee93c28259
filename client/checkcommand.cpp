// The staged check of a mail account.

#include "client/accountsettings.h"
#include "client/assignment.h"
#include "client/checktext.h"
#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>

namespace client {

namespace {

/// The exit status is this plus the number of the stage that failed.
constexpr int firstStatus = 10;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// "✔  3 Connection        3 ms": a stage that has its result, while the others are still to come.
void follow(Invocation &run)
{
    run.listen([&run](const QString &method, const QJsonObject &params) {
        if (method != QLatin1String("checked"))
            return;
        const QJsonObject stage = params[QStringLiteral("stage")].toObject();
        const QString result = stage[QStringLiteral("result")].toString();
        // What is waited for says for what, and how long at most.
        const bool isOpen = result == QLatin1String("open");
        run.progress(
            QStringLiteral("%1 %2 %3 %4")
                .arg(checkMark(result))
                .arg(stage[QStringLiteral("stage")].toInt(), 2)
                .arg(stage[QStringLiteral("title")].toString(), -14)
                .arg(isOpen ? escapedText(stage[QStringLiteral("text")].toString()) : checkTime(stage), 8));
    });
}

void tell(Invocation &run, const QJsonObject &report)
{
    run.clearProgress();
    if (run.json()) {
        run.print(QJsonValue(report));
    } else {
        // Servers have a say in these lines.
        const bool withTranscript = run.arguments().has(QStringLiteral("transcript"));
        for (const QString &line : checkReport(report, withTranscript, run.terminalWidth()))
            run.print(escapedText(line));
    }
    const int failed = report[QStringLiteral("failed")].toInt();
    run.finish(failed > 0 ? firstStatus + failed : int(Invocation::Done));
}

void ask(Invocation &run, QJsonObject params)
{
    const Arguments &arguments = run.arguments();
    if (arguments.has(QStringLiteral("to")))
        params.insert(QStringLiteral("to"),
                      QJsonArray::fromStringList(arguments.values(QStringLiteral("to"))));
    if (arguments.has(QStringLiteral("read"))) {
        params.insert(QStringLiteral("read"), accountOrd(arguments.value(QStringLiteral("read"))));
        params.insert(QStringLiteral("roundTrip"), true);
    }
    for (const auto &[option, name] : {std::pair{"send", "send"}, std::pair{"round-trip", "roundTrip"},
                                       std::pair{"alarm-route", "alarmRoute"}}) {
        if (arguments.has(QLatin1String(option)))
            params.insert(QLatin1String(name), true);
    }
    follow(run);
    run.call(QStringLiteral("check.run"), params,
             [&run](const QJsonValue &report) { tell(run, report.toObject()); });
}

/// Adds SLOT=VALUE to @p values. Reads the types of the slots first, of @p described: only they tell which is
/// a secret, and what a value looks like.
void askWith(Invocation &run, const QJsonObject &described, const QStringList &words, QJsonObject values)
{
    run.call(QStringLiteral("component.describe"), described,
             [&run, described, words, values](const QJsonValue &description) mutable {
                 QHash<QString, QString> types;
                 for (const QJsonValue &slot : description[QStringLiteral("slots")].toArray())
                     types.insert(slot[QStringLiteral("name")].toString(),
                                  slot[QStringLiteral("type")].toString());
                 for (const QString &word : words) {
                     const Assignment assignment = Assignment::parse(word);
                     const QString type = types.value(assignment.target);
                     const station::Result<QJsonValue> value = assignment.toJson(type);
                     if (!value && assignment.isForbidden(type))
                         return run.wrongUsage(value.error().text());
                     if (!value)
                         return run.fail(value.error());
                     values.insert(assignment.target, *value);
                 }
                 QJsonObject params = described;
                 params.insert(QStringLiteral("slots"), values);
                 ask(run, params);
             });
}

/// The first option that says what an account has slots for.
QString optionOfSettings(const Arguments &arguments)
{
    for (const Option &option : accountOptions()) {
        if (arguments.has(option.name))
            return option.name;
    }
    return {};
}

void check(Invocation &run)
{
    const QStringList &words = run.arguments().words();
    const QString option = optionOfSettings(run.arguments());
    const bool namesAccount = !words.isEmpty() && !words.constFirst().contains(QLatin1Char('='));
    if (namesAccount && !option.isEmpty())
        return run.wrongUsage(tr("--%1 is for settings of no account; with an account write what to try as "
                                 "SLOT=VALUE, such as port=587")
                                  .arg(option));
    if (!namesAccount) {
        QString note;
        const std::optional<QJsonObject> values = accountSettings(run, note);
        if (values)
            askWith(run, {{QStringLiteral("type"), accountType(run.arguments())}}, words, *values);
        return;
    }
    askWith(run, {{QStringLiteral("ord"), accountOrd(words.constFirst())}}, words.mid(1), {});
}

} // namespace

QList<Command> checkCommands()
{
    QList<Option> options{
        {.name = QStringLiteral("to"),
         .value = QStringLiteral("ADDRESS"),
         .doc = tr("Ask the server whether it takes mail for this address; may be repeated."),
         .many = true},
        {.name = QStringLiteral("send"),
         .value = {},
         .doc = tr("Send a test mail, to --to or to the sender.")},
        {.name = QStringLiteral("round-trip"),
         .value = {},
         .doc = tr("Send a test mail, and wait at most 2 minutes until an incoming account reads it.")},
        {.name = QStringLiteral("read"),
         .value = QStringLiteral("ORD"),
         .doc = tr("The incoming account that reads it, with --round-trip; else sentMailbox of the account "
                   "or the only one.")},
        {.name = QStringLiteral("alarm-route"),
         .value = {},
         .doc = tr("Follow an alarm from its class to the account.")},
        {.name = QStringLiteral("transcript"),
         .value = {},
         .doc = tr("Show what was said: --> and <-- in the clear, ~~> and <~~ encrypted.")}};
    return {{.name = QStringLiteral("check"),
             .words = QStringLiteral("ORD [SLOT=VALUE...] | --host H [--transport smtp|imap|pop3] [--port P] "
                                     "[--tls ssl|starttls|none] [--user U] [--password @FILE|-] [--from A] "
                                     "[SLOT=VALUE...]"),
             .doc = tr("Checks a mail account in stages, over a connection of its own, and says where it "
                       "stops and what to do; SLOT=VALUE tries other settings without saving them. Exit "
                       "status: 0 ready, 10 + the number of the stage that failed."),
             .most = -1,
             .needs = Command::RunningStation,
             .run = check,
             .options = options + accountOptions()}};
}

} // namespace client
