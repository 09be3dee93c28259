// Reading, writing, invoking and watching slots.

#include "client/assignment.h"
#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <memory>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString text(const QJsonObject &object, const char *key)
{
    return plainText(object.value(QLatin1String(key)));
}

QList<Column> valueColumns()
{
    return {{QStringLiteral("ord"), tr("SLOT")}, {QStringLiteral("text"), tr("VALUE")}};
}

void get(Invocation &run)
{
    const QStringList &ords = run.arguments().words();
    run.call(QStringLiteral("slot.read"), {{QStringLiteral("ords"), QJsonArray::fromStringList(ords)}},
             [&run, ords](const QJsonValue &value) {
                 const QJsonArray rows = value.toArray();
                 // One slot alone prints its bare value, which is what a script wants to catch.
                 const bool isOne =
                     rows.size() == 1 && ords.size() == 1 && rows.at(0)[QStringLiteral("ord")] == ords.at(0);
                 if (isOne && !run.json())
                     run.print(text(rows.at(0).toObject(), "text"));
                 else
                     run.show(rows, valueColumns());
                 run.finish();
             });
}

void commit(Invocation &run, const QList<Assignment> &assignments, const QJsonArray &present)
{
    QJsonArray writes;
    for (qsizetype i = 0; i < assignments.size(); ++i) {
        const QString type = text(present.at(i).toObject(), "type");
        const station::Result<QJsonValue> value = assignments.at(i).toJson(type);
        if (!value && assignments.at(i).isForbidden(type))
            return run.wrongUsage(value.error().text());
        if (!value)
            return run.fail(value.error());
        writes.append(QJsonObject{{QStringLiteral("ord"), assignments.at(i).target},
                                  {QStringLiteral("value"), *value}});
    }
    run.call(QStringLiteral("slot.commit"), {{QStringLiteral("writes"), writes}},
             [&run](const QJsonValue &rows) {
                 run.show(rows.toArray(), valueColumns());
                 run.finish();
             });
}

void set(Invocation &run)
{
    QList<Assignment> assignments;
    QJsonArray ords;
    for (const QString &word : run.arguments().words()) {
        Assignment assignment = Assignment::parse(word);
        if (assignment.target.isEmpty())
            return run.wrongUsage(tr("\"%1\" names no slot; write ORD=VALUE").arg(word));
        // A point alone means its input.
        if (!assignment.target.section(QLatin1Char('/'), -1).contains(QLatin1Char('.')))
            assignment.target += QStringLiteral(".in");
        assignments.append(assignment);
        ords.append(assignment.target);
    }
    // The types tell which slots are secrets, and those are not taken from the arguments.
    run.call(QStringLiteral("slot.read"), {{QStringLiteral("ords"), ords}},
             [&run, assignments](const QJsonValue &present) { commit(run, assignments, present.toArray()); });
}

QJsonValue argumentOf(const QString &word)
{
    if (word.startsWith(QLatin1Char('{')) || word.startsWith(QLatin1Char('['))) {
        const QJsonDocument document = QJsonDocument::fromJson(word.toUtf8());
        if (document.isObject())
            return document.object();
        if (document.isArray())
            return document.array();
    }
    return word;
}

void invoke(Invocation &run)
{
    QJsonObject params{{QStringLiteral("ord"), run.arguments().word(0)}};
    if (run.arguments().words().size() > 1)
        params.insert(QStringLiteral("argument"), argumentOf(run.arguments().word(1)));
    run.call(QStringLiteral("action.invoke"), params, [&run](const QJsonValue &value) {
        if (run.json())
            run.print(value.isNull() || value.isUndefined() ? QJsonValue(QJsonObject{}) : value);
        else if (value.isObject())
            run.show(value.toObject());
        else if (!value.isNull())
            run.print(plainText(value));
        run.finish();
    });
}

/// Prints what a notification tells, one line for each thing; returns the number of lines.
int printNews(Invocation &run, const QString &method, const QJsonObject &params)
{
    int lines = 0;
    for (auto it = params.begin(); it != params.end(); ++it) {
        const QJsonArray items = it.value().toArray();
        for (const QJsonValue &item : items) {
            QJsonObject row = item.toObject();
            ++lines;
            if (run.json()) {
                row.insert(QStringLiteral("event"), method);
                run.print(QJsonValue(row));
            } else if (method == QLatin1String("changed")) {
                run.print(QStringLiteral("%1 = %2").arg(text(row, "ord"), text(row, "text")));
            } else if (method == QLatin1String("fired")) {
                run.print(
                    tr("%1.%2 fired %3").arg(text(row, "ord"), text(row, "slot"), text(row, "payload")));
            } else {
                run.print(QStringLiteral("%1 %2").arg(text(row, "ord"), method));
            }
        }
    }
    return lines;
}

void watch(Invocation &run)
{
    bool ok = true;
    const int count = run.arguments().value(QStringLiteral("count"), QStringLiteral("0")).toInt(&ok);
    if (!ok || count < 0)
        return run.wrongUsage(tr("--count is a number"));
    const QJsonArray ords = QJsonArray::fromStringList(run.arguments().words());
    const auto seen = std::make_shared<int>(0);
    run.listen([&run, seen, count](const QString &method, const QJsonObject &params) {
        *seen += printNews(run, method, params);
        if (count > 0 && *seen >= count)
            run.finish();
    });
    run.call(QStringLiteral("watch.add"),
             {{QStringLiteral("ords"), ords},
              {QStringLiteral("deep"), run.arguments().has(QStringLiteral("deep"))}},
             [](const QJsonValue &) {});
    run.call(QStringLiteral("slot.read"), {{QStringLiteral("ords"), ords}}, [&run](const QJsonValue &rows) {
        QJsonArray values;
        const QJsonArray read = rows.toArray();
        for (const QJsonValue &row : read) {
            if (row[QStringLiteral("kind")].toString() == QLatin1String("property"))
                values.append(row);
        }
        printNews(run, QStringLiteral("changed"), {{QStringLiteral("slots"), values}});
    });
}

} // namespace

QList<Command> slotCommands()
{
    return {
        {.name = QStringLiteral("get"),
         .words = QStringLiteral("ORD..."),
         .doc = tr("Prints values: of slots (/Config/Zone.out), or of all properties of components."),
         .least = 1,
         .most = -1,
         .run = get},
        {.name = QStringLiteral("set"),
         .words = QStringLiteral("ORD=VALUE..."),
         .doc = tr("Writes slots, all of them or none; a point alone (/Config/Zone=21) stands for its slot "
                   "in. A secret is given as ORD=@FILE, ORD=- or at a prompt (ORD); "
                   "ORD= forgets it."),
         .least = 1,
         .most = -1,
         .run = set},
        {.name = QStringLiteral("invoke"),
         .words = QStringLiteral("ORD.ACTION [ARG]"),
         .doc = tr("Invokes an action, such as /Services/EmailService/Outgoing.checkConnection."),
         .least = 1,
         .most = 2,
         .needs = Command::RunningStation,
         .run = invoke},
        {.name = QStringLiteral("watch"),
         .words = QStringLiteral("ORD..."),
         .doc = tr("Prints values and events as they come, until it is interrupted."),
         .least = 1,
         .most = -1,
         .needs = Command::RunningStation,
         .run = watch,
         .options = {
             {.name = QStringLiteral("count"), .value = QStringLiteral("N"), .doc = tr("End after N news.")},
             {.name = QStringLiteral("deep"),
              .value = {},
              .doc = tr("Everything below the components as well.")}}}};
}

} // namespace client
