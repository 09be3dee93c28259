#include "ui/look/statuslook.h"

namespace ui {

using station::Status;

namespace {

struct Look
{
    Status::Flag flag;
    const char *icon;
    QRgb onLight;
    QRgb onDark;
};

/// By precedence: the first flag that is set decides.
constexpr Look looks[] = {
    {Status::Disabled, "status-disabled", 0xff5f6368, 0xff9aa0a6},
    {Status::Fault, "status-fault", 0xff9a3b00, 0xffffb074},
    {Status::Down, "status-down", 0xff6d5200, 0xfffdd663},
    {Status::Alarm, "status-alarm", 0xffb71c1c, 0xffff8a80},
    {Status::Stale, "status-stale", 0xff6b4f2a, 0xffd7b98e},
    {Status::Overridden, "status-overridden", 0xff8e24aa, 0xffe1a6f0},
    {Status::UnackedAlarm, "status-unacked", 0xffb71c1c, 0xffff8a80},
};

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

const Look *lookOf(Status status)
{
    for (const Look &look : looks) {
        if (status.has(look.flag))
            return &look;
    }
    return nullptr;
}

} // namespace

QColor statusColour(Status status, const QPalette &palette)
{
    const Look *look = lookOf(status);
    if (!look)
        return palette.color(QPalette::Text);
    return QColor(isDark(palette) ? look->onDark : look->onLight);
}

QColor pendingColour(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x8a, 0xb4, 0xf8) : QColor(0x0b, 0x57, 0xd0);
}

QColor alertColour(const QPalette &palette)
{
    return statusColour(Status::Alarm, palette);
}

QColor confirmedColour(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x81, 0xc9, 0x95) : QColor(0x13, 0x73, 0x33);
}

QString statusIcon(Status status)
{
    const Look *look = lookOf(status);
    return look ? QLatin1String(look->icon) : QString();
}

Status statusIn(const QString &text)
{
    const qsizetype open = text.lastIndexOf(QLatin1Char('{'));
    const qsizetype close = text.indexOf(QLatin1Char('}'), open);
    Status status;
    if (open >= 0 && close > open)
        (void)Status::parse(text.mid(open, close - open + 1), status);
    return status;
}

} // namespace ui
