// How long a property sheet of many slots takes to open, from the station's answer to the painted window, and
// how long its filter takes. DESIGN: 1,000 slots in 100 ms.

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/notifications.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>

#include <algorithm>
#include <cstdio>

namespace {

constexpr int runs = 9;

QByteArray answer(int count)
{
    static constexpr const char *types[] = {"double", "bool",     "string",       "duration",
                                            "port",   "hostName", "statusNumeric"};
    const QJsonValue values[] = {
        20.5,
        true,
        QStringLiteral("a text"),
        QStringLiteral("PT45S"),
        465,
        QStringLiteral("mail.example.test"),
        QJsonObject{{QStringLiteral("value"), 20.5}, {QStringLiteral("status"), QStringLiteral("{ok}")}}};
    QJsonArray list;
    for (int i = 0; i < count; ++i) {
        const int kind = i % int(std::size(types));
        list.append(QJsonObject{
            {QStringLiteral("name"), QStringLiteral("slotNumber%1").arg(i)},
            {QStringLiteral("displayName"), QStringLiteral("Slot Number %1").arg(i)},
            {QStringLiteral("kind"), QStringLiteral("property")},
            {QStringLiteral("type"), QLatin1String(types[kind])},
            {QStringLiteral("group"), QStringLiteral("Group %1").arg(i / 50)},
            {QStringLiteral("doc"), QStringLiteral("What this slot is for, in a sentence of usual length.")},
            {QStringLiteral("writable"), true},
            {QStringLiteral("facets"), QJsonObject{}},
            {QStringLiteral("default"), values[kind]},
            {QStringLiteral("value"), values[kind]}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("ord"), QStringLiteral("/Config/Large")},
                                     {QStringLiteral("handle"), 42},
                                     {QStringLiteral("type"), QStringLiteral("bench:Large")},
                                     {QStringLiteral("displayName"), QStringLiteral("Large")},
                                     {QStringLiteral("slots"), list}})
        .toJson(QJsonDocument::Compact);
}

double median(QList<double> &times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 1000;
    const QByteArray json = answer(count);
    ui::StationLink link({.connect = []() -> station::Result<ui::StationLink::Device> { return {nullptr}; }});
    ui::Notifications notifications;
    ui::LinkMark mark;
    QList<double> opening;
    QList<double> filtering;
    for (int run = 0; run < runs; ++run) {
        ui::PendingEdits edits;
        ui::ViewContext context{link, edits, notifications, mark, [](const QString &, const QString &) {}};
        QElapsedTimer timer;
        timer.start();
        const auto component = ui::ComponentDescription::fromJson(QJsonDocument::fromJson(json).object());
        ui::PropertySheet sheet(context, component);
        sheet.resize(1100, 800);
        sheet.show();
        sheet.grab();
        opening.append(double(timer.nsecsElapsed()) / 1e6);
        timer.restart();
        sheet.findChild<QLineEdit *>()->setText(QStringLiteral("number 99"));
        sheet.grab();
        filtering.append(double(timer.nsecsElapsed()) / 1e6);
    }
    const double middle = median(opening); // Sorts them: the slowest is the last.
    std::printf("%d slots: open and paint %.1f ms, filter %.1f ms (median of %d; slowest %.1f ms)\n", count,
                middle, median(filtering), runs, opening.constLast());
    return middle <= 100 ? 0 : 1;
}
