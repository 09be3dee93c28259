// The tree, its types and its components.

#include "client/assignment.h"
#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>

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

/// Rows of one answer: few enough that the station is not kept long and the session takes them.
constexpr int pageSize = 5'000;

void showTree(Invocation &run, QJsonArray rows)
{
    for (qsizetype i = 0; i < rows.size() && !run.json(); ++i) {
        QJsonObject row = rows.at(i).toObject();
        const QString margin(2 * (row.value(QStringLiteral("depth")).toInt() - 1), QLatin1Char(' '));
        row.insert(QStringLiteral("name"), margin + text(row, "name"));
        rows.replace(i, row);
    }
    run.show(rows, {{QStringLiteral("name"), tr("NAME")},
                    {QStringLiteral("type"), tr("TYPE")},
                    {QStringLiteral("status"), tr("STATUS")}});
    run.finish();
}

void readTree(Invocation &run, const QString &ord, int depth, const QJsonArray &before)
{
    run.call(QStringLiteral("tree.children"),
             {{QStringLiteral("ord"), ord},
              {QStringLiteral("depth"), depth},
              {QStringLiteral("offset"), before.size()},
              {QStringLiteral("limit"), pageSize}},
             [&run, ord, depth, before](const QJsonValue &value) {
                 const QJsonArray page = value.toArray();
                 QJsonArray rows = before;
                 for (const QJsonValue &row : page)
                     rows.append(row);
                 if (page.size() < pageSize)
                     return showTree(run, rows);
                 readTree(run, ord, depth, rows);
             });
}

void tree(Invocation &run)
{
    bool ok = true;
    const int depth = run.arguments().value(QStringLiteral("depth"), QStringLiteral("100")).toInt(&ok);
    if (!ok || depth < 1)
        return run.wrongUsage(tr("--depth is a number from 1"));
    readTree(run, run.arguments().words().value(0, QStringLiteral("/")), depth, {});
}

void types(Invocation &run)
{
    run.useTypesOnly();
    run.call(QStringLiteral("types.list"), {}, [&run](const QJsonValue &value) {
        run.show(value.toArray(),
                 {{QStringLiteral("type"), tr("TYPE")}, {QStringLiteral("doc"), tr("WHAT IT IS")}});
        run.finish();
    });
}

/// A slot's lines: name, type, value or default, flags; then what it is for.
QString slotText(const QJsonObject &slot, qsizetype nameWidth, qsizetype typeWidth)
{
    const bool isProperty = text(slot, "kind") == QLatin1String("property");
    QString line = QStringLiteral("  ") + text(slot, "name").leftJustified(nameWidth + 2) +
                   (isProperty ? text(slot, "type") : text(slot, "kind")).leftJustified(typeWidth + 2);
    if (slot.contains(QStringLiteral("text")))
        line += text(slot, "text").section(QLatin1Char('\n'), 0, 0) + QStringLiteral("  ");
    else if (isProperty && !slot.value(QStringLiteral("default")).isObject() &&
             !text(slot, "default").isEmpty())
        line += tr("default %1").arg(text(slot, "default")) + QStringLiteral("  ");
    if (!text(slot, "flags").isEmpty())
        line += QLatin1Char('[') + text(slot, "flags") + QLatin1Char(']');
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    line += QStringLiteral("\n      ") + text(slot, "doc");
    const QJsonObject facets = slot.value(QStringLiteral("facets")).toObject();
    QStringList limits;
    for (auto it = facets.begin(); it != facets.end(); ++it)
        limits.append(it.key() + QLatin1Char(' ') + plainText(it.value()));
    if (!limits.isEmpty())
        line += QStringLiteral(" (") + limits.join(QStringLiteral("; ")) + QLatin1Char(')');
    if (slot.contains(QStringLiteral("linkedFrom")))
        line += tr(" Linked from %1.").arg(text(slot, "linkedFrom"));
    return line;
}

void printDescription(Invocation &run, const QJsonObject &description)
{
    run.print(text(description, "type") + QStringLiteral("  ") + text(description, "ord"));
    run.print(text(description, "doc"));
    const QJsonArray rules = description.value(QStringLiteral("rules")).toArray();
    for (const QJsonValue &rule : rules)
        run.print(tr("Rule %1: %2").arg(text(rule.toObject(), "kind"), text(rule.toObject(), "slots")));
    const QJsonArray list = description.value(QStringLiteral("slots")).toArray();
    qsizetype names = 0;
    qsizetype kinds = 6;
    for (const QJsonValue &slot : list) {
        names = std::max(names, text(slot.toObject(), "name").size());
        kinds = std::max(kinds, text(slot.toObject(), "type").size());
    }
    for (const QJsonValue &slot : list)
        run.print(slotText(slot.toObject(), names, kinds));
}

void describe(Invocation &run)
{
    const QString what = run.arguments().word(0);
    const bool isOrd = what.startsWith(QLatin1Char('/')) || what.startsWith(QLatin1String("h:"));
    if (isOrd && run.folder().isEmpty())
        return run.wrongUsage(tr("no station is named; give -s DIR or set TOCSIN_STATION"));
    if (!isOrd)
        run.useTypesOnly();
    run.call(QStringLiteral("component.describe"),
             {{isOrd ? QStringLiteral("ord") : QStringLiteral("type"), what}},
             [&run](const QJsonValue &value) {
                 if (run.json())
                     run.print(value);
                 else
                     printDescription(run, value.toObject());
                 run.finish();
             });
}

void printComponent(Invocation &run, const QJsonValue &row)
{
    if (run.json())
        run.print(row);
    else
        run.print(text(row.toObject(), "ord"));
    run.finish();
}

void addWith(Invocation &run, const QJsonObject &values)
{
    const QStringList &words = run.arguments().words();
    run.call(QStringLiteral("component.add"),
             {{QStringLiteral("parent"), words.at(0)},
              {QStringLiteral("type"), words.at(1)},
              {QStringLiteral("name"), words.at(2)},
              {QStringLiteral("slots"), values}},
             [&run](const QJsonValue &row) { printComponent(run, row); });
}

void add(Invocation &run)
{
    const QStringList &words = run.arguments().words();
    if (words.size() == 3)
        return addWith(run, {});
    run.call(QStringLiteral("component.describe"), {{QStringLiteral("type"), words.at(1)}},
             [&run, words](const QJsonValue &value) {
                 QHash<QString, QString> slotTypes;
                 const QJsonArray list = value.toObject().value(QStringLiteral("slots")).toArray();
                 for (const QJsonValue &slot : list)
                     slotTypes.insert(text(slot.toObject(), "name"), text(slot.toObject(), "type"));
                 QJsonObject values;
                 for (const QString &word : words.mid(3)) {
                     const Assignment assignment = Assignment::parse(word);
                     const QString type = slotTypes.value(assignment.target);
                     const station::Result<QJsonValue> json = assignment.toJson(type);
                     if (!json && assignment.isForbidden(type))
                         return run.wrongUsage(json.error().text());
                     if (!json)
                         return run.fail(json.error());
                     values.insert(assignment.target, *json);
                 }
                 addWith(run, values);
             });
}

void remove(Invocation &run)
{
    run.call(QStringLiteral("component.remove"), {{QStringLiteral("ord"), run.arguments().word(0)}},
             [&run](const QJsonValue &row) { printComponent(run, row); });
}

void rename(Invocation &run)
{
    run.call(
        QStringLiteral("component.rename"),
        {{QStringLiteral("ord"), run.arguments().word(0)}, {QStringLiteral("name"), run.arguments().word(1)}},
        [&run](const QJsonValue &row) { printComponent(run, row); });
}

} // namespace

QList<Command> treeCommands()
{
    return {{.name = QStringLiteral("tree"),
             .words = QStringLiteral("[ORD] [--depth N]"),
             .doc = tr("Shows the components, the whole tree or what is below ORD."),
             .most = 1,
             .run = tree,
             .options = {{.name = QStringLiteral("depth"),
                          .value = QStringLiteral("N"),
                          .doc = tr("How many levels.")}}},
            {.name = QStringLiteral("types"),
             .doc = tr("Lists the component types."),
             .needs = Command::Nothing,
             .run = types},
            {.name = QStringLiteral("describe"),
             .words = QStringLiteral("TYPE|ORD"),
             .doc = tr("Explains a component type, or a component with its values: slots, limits, rules."),
             .least = 1,
             .most = 1,
             .needs = Command::MaybeStation,
             .run = describe},
            {.name = QStringLiteral("add"),
             .words = QStringLiteral("PARENT TYPE NAME [SLOT=VALUE...]"),
             .doc = tr("Adds a component. A secret is given as SLOT=@FILE, SLOT=- or at a prompt (SLOT)."),
             .least = 3,
             .most = -1,
             .run = add},
            {.name = QStringLiteral("remove"),
             .words = QStringLiteral("ORD"),
             .doc = tr("Removes a component with everything below it."),
             .least = 1,
             .most = 1,
             .run = remove},
            {.name = QStringLiteral("rename"),
             .words = QStringLiteral("ORD NAME"),
             .doc = tr("Gives a component another name; links and references follow."),
             .least = 2,
             .most = 2,
             .run = rename}};
}

} // namespace client
