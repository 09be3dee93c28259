// Links between slots.

#include "client/commands.h"
#include "client/invocation.h"

#include <QCoreApplication>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void change(Invocation &run, const QString &method)
{
    const QString source = run.arguments().word(0);
    const QString target = run.arguments().word(1);
    run.call(method, {{QStringLiteral("source"), source}, {QStringLiteral("target"), target}},
             [&run, source, target](const QJsonValue &value) {
                 if (run.json())
                     run.print(value);
                 else
                     run.print(QStringLiteral("%1 -> %2").arg(source, target));
                 run.finish();
             });
}

} // namespace

QList<Command> linkCommands()
{
    return {{.name = QStringLiteral("link"),
             .words = QStringLiteral("SOURCE TARGET"),
             .doc = tr("Links a slot to another: /Config/Zone.out to /Config/Fan.in."),
             .least = 2,
             .most = 2,
             .run = [](Invocation &run) { change(run, QStringLiteral("link.add")); }},
            {.name = QStringLiteral("unlink"),
             .words = QStringLiteral("SOURCE TARGET"),
             .doc = tr("Removes a link."),
             .least = 2,
             .most = 2,
             .run = [](Invocation &run) { change(run, QStringLiteral("link.remove")); }}};
}

} // namespace client
