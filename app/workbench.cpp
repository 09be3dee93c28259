// `tocsin-workbench DIR`: the desktop for a station, which it starts when none runs.

#include "client/stationsocket.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/language.h"
#include "ui/look/theme.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <cstdio>

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Workbench", text);
}

/// Starts the station as a process of its own, which outlives this one: alarms go out while nobody looks.
station::Result<void> startStation(const QString &folder)
{
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/tocsin");
    QProcess process;
    process.setProgram(QFileInfo::exists(program) ? program : QStringLiteral("tocsin"));
    process.setArguments({QStringLiteral("run"), folder});
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(folder + QStringLiteral("/log/start.err"));
    if (!process.startDetached())
        return station::Error{tr("Starting the station"), process.errorString(),
                              tr("Start it with `tocsin run %1`").arg(folder)};
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tocsin-workbench"));
    QApplication::setOrganizationName(QStringLiteral("tocsin"));
    QApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));
    QApplication::setWindowIcon(ui::icon(QStringLiteral("station")));

    QCommandLineParser parser;
    parser.setApplicationDescription(tr("The desktop for a Tocsin station: sheets, certificates, alarms."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("DIR"),
                                 tr("The station's folder; the current one when left out."),
                                 QStringLiteral("[DIR]"));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("Colours: system, light or dark."),
                                   tr("name"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      tr("Language, such as de; the desktop's when left out."), tr("code"));
    parser.addOptions({theme, language});
    parser.process(application);
    ui::loadLanguage(parser.value(language));
    const QStringList folders = parser.positionalArguments();
    if (folders.size() > 1)
        parser.showHelp(2);
    const QString folder = QDir(folders.value(0, QStringLiteral("."))).absolutePath();
    if (!QFileInfo::exists(folder + QStringLiteral("/station.json"))) {
        std::fprintf(
            stderr, "tocsin-workbench: %s\n",
            qUtf8Printable(tr("there is no station in %1. Make one with `tocsin new %1`").arg(folder)));
        return 1;
    }

    ui::restoreTheme();
    if (parser.value(theme) == QLatin1String("light"))
        ui::applyTheme(ui::Theme::Light);
    else if (parser.value(theme) == QLatin1String("dark"))
        ui::applyTheme(ui::Theme::Dark);

    ui::StationLink link({.connect = [folder] { return client::connectToStation(folder); },
                          .start = [folder] { return startStation(folder); }});
    ui::MainWindow window(link);
    window.show();
    link.open();
    return QApplication::exec();
}
