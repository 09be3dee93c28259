#include "components/email/previewmethod.h"

#include "components/email/alarmmail.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PreviewMethod", text);
}

QString nameOf(station::Station &station)
{
    const station::SlotSpec *slot = station.root().findSlot(u"stationName");
    const QString *name = slot ? station.root().value(*slot).as<QString>() : nullptr;
    return name ? *name : QString();
}

} // namespace

void registerPreviewMethod(station::MethodTable &table, station::Station &station)
{
    station::Method method;
    method.name = QStringLiteral("alarm.preview");
    method.doc =
        tr("What a format text with %variables% makes of a sample alarm, as {text, unknown}: unknown lists "
           "the variables that nothing answers.");
    method.schema = {{QStringLiteral("text"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                                          {QStringLiteral("doc"), tr("The format text.")},
                                                          {QStringLiteral("optional"), false}}}};
    method.run = [&station](const station::Call &call, const station::Answer &answer) {
        const QDateTime now = station.clock().wall();
        const AlarmWords words =
            writeAlarm(sampleAlarm(now), {}, call.params.value(QLatin1String("text")).toString(),
                       {nameOf(station), now});
        answer(
            QJsonValue(QJsonObject{{QStringLiteral("text"), words.body},
                                   {QStringLiteral("unknown"), QJsonArray::fromStringList(words.unknown)}}));
    };
    table.add(std::move(method));
}

} // namespace email
