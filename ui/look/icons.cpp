#include "ui/look/icons.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

namespace ui {

namespace {

QString fileOf(const QString &name)
{
    const QString file = QStringLiteral(":/icons/%1.svg").arg(name);
    return QFile::exists(file) ? file : QStringLiteral(":/icons/component.svg");
}

/// A one-coloured SVG in the colour of the text beside it, so that one file serves light and dark, normal and
/// disabled. The files use currentColor for every line.
QPixmap tinted(const QString &file, const QColor &colour, const QSize &size)
{
    const QString key =
        QStringLiteral("%1 %2 %3x%4").arg(file, colour.name()).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (size.isEmpty() || QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile source(file);
    (void)source.open(QIODevice::ReadOnly);
    QByteArray svg = source.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(size);
    pixmap = QPixmap::fromImage(reader.read());
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedSvg final : public QIconEngine
{
public:
    explicit TintedSvg(const QString &file, const QColor &own = {}) : m_file(file), m_own(own) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = tinted(m_file, colourOf(mode), (QSizeF(rect.size()) * ratio).toSize());
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_file, colourOf(mode), size);
    }
    QIconEngine *clone() const override { return new TintedSvg(*this); }

private:
    QColor colourOf(QIcon::Mode mode) const
    {
        // A colour of its own would drown in that of the selection.
        if (m_own.isValid() && mode != QIcon::Selected)
            return m_own;
        const QPalette palette = QGuiApplication::palette();
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                             mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText);
    }

    QString m_file;
    QColor m_own; ///< Not valid = that of the text.
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TintedSvg(fileOf(name)));
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new TintedSvg(fileOf(name), colour));
}

void paintTinted(QPainter &painter, const QRect &place, const QString &name, const QColor &colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap drawn = tinted(fileOf(name), colour, (QSizeF(place.size()) * ratio).toSize());
    drawn.setDevicePixelRatio(ratio);
    painter.drawPixmap(place, drawn);
}

} // namespace ui
