// A template is an example station: a station.json without the station's own id and name. It goes through the
// same reading and checking as any station file before it is written.

#include "app/newstation.h"

#include "app/openedstation.h"
#include "client/invocation.h"
#include "station/stationcodec.h"
#include "station/stationfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUuid>

namespace app {

namespace {

using station::Error;
using station::Result;

QString tr(const char *text)
{
    return QCoreApplication::translate("NewStation", text);
}

QStringList templateNames()
{
    QStringList names = QDir(QStringLiteral(":/stations")).entryList(QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(int(qstrlen(".json")));
    return names;
}

Result<QByteArray> stationText(const QString &templateName, const QString &stationName,
                               const QString &stationId)
{
    QFile file(QStringLiteral(":/stations/%1.json").arg(templateName));
    if (!file.open(QIODevice::ReadOnly))
        return Error{templateName, file.errorString(), {}};
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject root = document.value(QStringLiteral("root")).toObject();
    QJsonObject values = root.value(QStringLiteral("slots")).toObject();
    values.insert(QStringLiteral("stationId"), stationId);
    values.insert(QStringLiteral("stationName"), stationName);
    root.insert(QStringLiteral("slots"), values);
    document.insert(QStringLiteral("root"), root);

    const auto clock = station::Clock::system();
    const AllTypes registry;
    station::Station station(registry, *clock);
    QStringList warnings;
    if (const auto failure = decodeStation(station, QJsonDocument(document).toJson(), warnings))
        return Error{templateName, failure->error.text(), {}};
    return encodeStation(station);
}

void makeStation(client::Invocation &invocation)
{
    const QString folder = invocation.arguments().words().value(0, invocation.folder());
    if (folder.isEmpty())
        return invocation.wrongUsage(tr("the folder to make is missing"));
    const QString named = invocation.arguments().value(QStringLiteral("template"), QStringLiteral("empty"));
    if (!templateNames().contains(named))
        return invocation.wrongUsage(tr("there is no template \"%1\"; there are: %2")
                                         .arg(named, templateNames().join(QStringLiteral(", "))));
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<QByteArray> text = stationText(named, QFileInfo(QDir(folder).absolutePath()).fileName(), id);
    if (!text)
        return invocation.fail(text.error());
    if (const Result<void> made = station::StationFolder::create(folder, *text); !made)
        return invocation.fail(made.error());
    if (invocation.json())
        invocation.print(QJsonValue(QJsonObject{{QStringLiteral("folder"), QDir(folder).absolutePath()},
                                                {QStringLiteral("template"), named},
                                                {QStringLiteral("stationId"), id}}));
    else
        invocation.print(tr("Made the station %1. Run it with: tocsin run %1").arg(folder));
    invocation.finish();
}

} // namespace

client::Command newCommand()
{
    return {.name = QStringLiteral("new"),
            .words = QStringLiteral("DIR [--template empty|demo]"),
            .doc = tr("Makes a station in the new folder DIR."),
            .most = 1,
            .needs = client::Command::Nothing,
            .run = makeStation,
            .options = {{.name = QStringLiteral("template"),
                         .value = QStringLiteral("NAME"),
                         .doc = tr("empty (otherwise), or demo: a small building with alarms.")}}};
}

} // namespace app
