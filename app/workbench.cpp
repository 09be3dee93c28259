// `tocsin-workbench DIR`: the desktop for a station, which it starts when none runs.

#include "client/stationsocket.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/labelspeech.h"
#include "ui/look/language.h"
#include "ui/look/theme.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <memory>

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

/// Where Qt finds a display on Linux.
constexpr const char *displays[] = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};

/// What is asked for with --help needs no display.
bool isAnsweredInText(const QStringList &words)
{
    const QStringList questions{QStringLiteral("-h"), QStringLiteral("--help"), QStringLiteral("--help-all"),
                                QStringLiteral("-v"), QStringLiteral("--version")};
    return std::any_of(questions.begin(), questions.end(),
                       [&words](const QString &question) { return words.contains(question); });
}

/// Qt would abort without one, and nobody would know what to do.
bool hasDisplay(const QStringList &words)
{
    return words.contains(QLatin1String("-platform")) ||
           std::any_of(std::begin(displays), std::end(displays),
                       [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
}

/// The parser itself speaks the person's language, so that this one word is read before.
QString languageIn(const QStringList &words)
{
    const QString option = QStringLiteral("--language");
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == option)
            return words.value(i + 1);
        if (words.at(i).startsWith(option + QLatin1Char('=')))
            return words.at(i).mid(option.size() + 1);
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList words(argv + 1, argv + argc);
    const bool inText = isAnsweredInText(words);
    const bool canShow = !inText && hasDisplay(words);
    const std::unique_ptr<QCoreApplication> application(canShow ? new QApplication(argc, argv)
                                                                : new QCoreApplication(argc, argv));
    ui::loadLanguage(languageIn(words));
    if (!canShow && !inText) {
        std::fprintf(stderr, "tocsin-workbench: %s\n",
                     qUtf8Printable(tr("there is no display to open a window on. Start it from a desktop, or "
                                       "work the station with `tocsin`")));
        return 1;
    }
    QCoreApplication::setApplicationName(QStringLiteral("tocsin-workbench"));
    QCoreApplication::setOrganizationName(QStringLiteral("tocsin"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));

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
    parser.process(*application);
    QApplication::setWindowIcon(ui::icon(QStringLiteral("station")));
    const QHash<QString, ui::Theme> themes{{QStringLiteral("system"), ui::Theme::System},
                                           {QStringLiteral("light"), ui::Theme::Light},
                                           {QStringLiteral("dark"), ui::Theme::Dark}};
    if (parser.isSet(theme) && !themes.contains(parser.value(theme))) {
        std::fprintf(
            stderr, "tocsin-workbench: %s\n",
            qUtf8Printable(
                tr("there is no theme \"%1\"; there are system, light and dark").arg(parser.value(theme))));
        return 2;
    }
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

    ui::installLabelSpeech();
    ui::restoreTheme();
    if (parser.isSet(theme))
        ui::applyTheme(*themes.constFind(parser.value(theme)));

    ui::StationLink link({.connect = [folder] { return client::connectToStation(folder); },
                          .start = [folder] { return startStation(folder); }});
    ui::MainWindow window(link);
    window.show();
    link.open();
    return QApplication::exec();
}
