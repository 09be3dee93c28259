// How long the navigation tree of a station with 100,000 components takes to show its first rows, to open a
// folder of 1,000, and to filter. Station and workbench share this process, so the station's share is in the
// figures. DESIGN: opens at once, filters in 200 ms.

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <cstdio>

namespace {

constexpr int runs = 9;
constexpr int folders = 100;
constexpr int pointsInEach = 1000;

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

/// Milliseconds until @p there is true, the event loop running.
double until(const std::function<bool()> &there)
{
    QElapsedTimer timer;
    timer.start();
    while (!there() && timer.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    testsupport::UiStation station;
    if (!station.start())
        return 2;
    for (int i = 0; i < folders; ++i) {
        const QString name = QStringLiteral("Zone%1").arg(i);
        station.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), name);
        for (int k = 0; k < pointsInEach; ++k)
            station.add(QStringLiteral("/Config/") + name, QStringLiteral("control:NumericPoint"),
                        QStringLiteral("Temperature%1").arg(k));
    }
    QList<double> opening;
    QList<double> unfolding;
    QList<double> filtering;
    for (int run = 0; run < runs; ++run) {
        ui::PendingEdits edits;
        QElapsedTimer timer;
        timer.start();
        ui::NavModel model(station.link(), edits);
        ui::NavView view(station.link(), model);
        view.resize(300, 800);
        view.show();
        until([&] { return model.rowCount(model.index(0, 0)) >= 2; });
        view.grab();
        opening.append(double(timer.nsecsElapsed()) / 1e6);

        view.reveal(QStringLiteral("/Config/Zone50/Temperature999"));
        unfolding.append(until([&] { return view.currentOrd().endsWith(QStringLiteral("Temperature999")); }));

        const auto *hits = view.findChild<QListView *>();
        timer.restart();
        view.findChild<QLineEdit *>()->setText(QStringLiteral("temperature99%1").arg(run));
        until([&] { return hits->model()->rowCount() == folders; });
        view.grab();
        filtering.append(double(timer.nsecsElapsed()) / 1e6);
        station.clock().advance(2000); // the station's limit of requests a second goes by its clock
    }
    std::printf("%d components: first rows %.1f ms, the last of a folder of %d %.1f ms, filter %.1f ms "
                "(medians of %d)\n",
                folders * pointsInEach, median(opening), pointsInEach, median(unfolding), median(filtering),
                runs);
    return median(opening) <= 100 && median(filtering) <= 200 ? 0 : 1;
}
