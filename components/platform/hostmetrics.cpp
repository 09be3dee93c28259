#include "components/platform/hostmetrics.h"

#include <QDir>
#include <QFile>

#include <cmath>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <utility>

namespace platform {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    // The kernel's files have no size; they are short.
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

std::optional<double> numberIn(const QByteArray &text)
{
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional<double>(number) : std::nullopt;
}

/// The first word of a file, as a number.
std::optional<double> firstNumber(const QString &path)
{
    return numberIn(contentOf(path).split(' ').value(0));
}

/// The kB that a line such as "MemAvailable:   123 kB" gives.
std::optional<double> memoryLine(const QByteArray &content, const QByteArray &name)
{
    for (const QByteArray &line : content.split('\n')) {
        if (line.startsWith(name + ':'))
            return numberIn(line.mid(name.size() + 1).trimmed().split(' ').value(0));
    }
    return std::nullopt;
}

} // namespace

HostMetrics::HostMetrics(QString procPath, QString thermalPath)
    : m_procPath(std::move(procPath)), m_thermalPath(std::move(thermalPath))
{
}

std::optional<DiskSpace> HostMetrics::disk(const QString &folder) const
{
    struct statvfs space = {};
    if (statvfs(QFile::encodeName(folder).constData(), &space) != 0 || space.f_blocks == 0)
        return std::nullopt;
    const double blockSize = double(space.f_frsize);
    return DiskSpace{blockSize * double(space.f_blocks), blockSize * double(space.f_bavail)};
}

std::optional<double> HostMetrics::memoryFreePercent() const
{
    const QByteArray content = contentOf(m_procPath + QStringLiteral("/meminfo"));
    const std::optional<double> total = memoryLine(content, "MemTotal");
    const std::optional<double> available = memoryLine(content, "MemAvailable");
    if (!total || !available || *total <= 0)
        return std::nullopt;
    return 100 * *available / *total;
}

std::optional<double> HostMetrics::load() const
{
    return firstNumber(m_procPath + QStringLiteral("/loadavg"));
}

std::optional<double> HostMetrics::temperature() const
{
    const QStringList zones =
        QDir(m_thermalPath).entryList({QStringLiteral("thermal_zone*")}, QDir::Dirs, QDir::Name);
    for (const QString &zone : zones) {
        const auto milliDegrees =
            firstNumber(m_thermalPath + QLatin1Char('/') + zone + QStringLiteral("/temp"));
        // Zones without a sensor read as 0 or as a far-off constant.
        if (milliDegrees && *milliDegrees > -60'000 && *milliDegrees < 200'000 && *milliDegrees != 0)
            return *milliDegrees / 1000;
    }
    return std::nullopt;
}

std::optional<double> HostMetrics::uptimeSeconds() const
{
    return firstNumber(m_procPath + QStringLiteral("/uptime"));
}

std::optional<double> HostMetrics::clockErrorSeconds() const
{
    timex state = {};
    const int result = ::adjtimex(&state);
    if (result < 0 || result == TIME_ERROR || (state.status & STA_UNSYNC) != 0)
        return std::nullopt;
    return double(state.maxerror) / 1e6;
}

} // namespace platform
