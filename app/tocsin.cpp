// `tocsin run DIR` is the station; every other command is a client of one, running or not.

#include "app/hardening.h"
#include "app/newstation.h"
#include "app/runstation.h"
#include "app/stoppedstation.h"
#include "client/commandline.h"
#include "client/invocation.h"

#include <QCoreApplication>

namespace {

client::Command sessionDocCommand()
{
    return {.name = QStringLiteral("session-doc"),
            .doc = QStringLiteral("Prints docs/session.md, made from the method table."),
            .needs = client::Command::Nothing,
            .run =
                [](client::Invocation &invocation) {
                    invocation.print(app::sessionDocument().trimmed());
                    invocation.finish();
                },
            .hidden = true};
}

} // namespace

int main(int argc, char **argv)
{
    app::ensureUtf8Locale();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tocsin"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));

    app::StoppedStation stopped;
    client::Environment environment;
    environment.openStopped = [&stopped](const QString &folder) { return stopped.serve(folder); };
    environment.openTypes = [&stopped] { return stopped.serveTypes(); };
    environment.closeStopped = [&stopped] { return stopped.close(); };
    environment.now = [] { return station::Clock::system()->wall(); };
    environment.version = QCoreApplication::applicationVersion();
    environment.commands = {app::newCommand(), app::runCommand(), sessionDocCommand()};
    return client::CommandLine(environment).execute(QCoreApplication::arguments().mid(1));
}
