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

/// Draws a one-coloured SVG in the colour of the text beside it, so that one file serves light and dark,
/// normal and disabled. The files use currentColor for every line.
class TintedSvg final : public QIconEngine
{
public:
    explicit TintedSvg(const QString &file) : m_file(file)
    {
        QFile source(file);
        if (source.open(QIODevice::ReadOnly))
            m_svg = source.readAll();
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = scaled((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaled(size, mode, state);
    }
    QIconEngine *clone() const override { return new TintedSvg(*this); }

private:
    QPixmap scaled(const QSize &size, QIcon::Mode mode, QIcon::State)
    {
        const QPalette palette = QGuiApplication::palette();
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor colour =
            palette.color(group, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText);
        const QString key =
            QStringLiteral("%1 %2 %3x%4").arg(m_file, colour.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name().toLatin1());
        QBuffer buffer(&svg);
        QImageReader reader(&buffer, "svg");
        reader.setScaledSize(size);
        pixmap = QPixmap::fromImage(reader.read());
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_file;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString &name)
{
    const QString file = QStringLiteral(":/icons/%1.svg").arg(name);
    return QIcon(new TintedSvg(QFile::exists(file) ? file : QStringLiteral(":/icons/component.svg")));
}

} // namespace ui
