#include "ui/views/alarm/alarmlook.h"

#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/views/alarm/alarmrow.h"

#include <QApplication>
#include <QPainter>

namespace ui {

using station::Status;

namespace {

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, const QColor &colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QApplication::palette();
        paintTinted(*painter, rect, m_name,
                    mode == QIcon::Selected   ? palette.color(QPalette::HighlightedText)
                    : mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::Text)
                                              : m_colour);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }
    QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    QString m_name;
    QColor m_colour;
};

} // namespace

AlarmLook lookOf(const AlarmRow &alarm)
{
    if (alarm.isNormal())
        return alarm.unacked ? AlarmLook::Returned : AlarmLook::Plain;
    if (!alarm.unacked)
        return AlarmLook::Acked;
    return alarm.state == QLatin1String("alert") ? AlarmLook::Alert : AlarmLook::Unacked;
}

QColor alarmColour(AlarmLook look)
{
    const QPalette palette = QApplication::palette();
    switch (look) {
    case AlarmLook::Unacked:
        return alertColour(palette);
    case AlarmLook::Alert: // The orange and the yellow of the statuses, which are legible on light and dark.
        return statusColour(Status::Fault, palette);
    case AlarmLook::Acked:
        return statusColour(Status::Down, palette);
    case AlarmLook::Returned:
        return confirmedColour(palette);
    case AlarmLook::Plain:
        break;
    }
    return palette.color(QPalette::Text);
}

QIcon alarmIcon(AlarmLook look, bool live)
{
    static constexpr const char *names[] = {"alarm", "warning", "ack", "status-unacked", "ok"};
    const QColor grey = QApplication::palette().color(QPalette::Disabled, QPalette::Text);
    return colouredIcon(QLatin1String(names[int(look)]), live ? alarmColour(look) : grey);
}

QIcon colouredIcon(const QString &name, const QColor &colour)
{
    return QIcon(new TintedEngine(name, colour));
}

} // namespace ui
