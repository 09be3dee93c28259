#pragma once

#include <QString>

namespace ui {

/// A component by its handle, which no renaming changes: "h:42".
inline QString handleOrd(quint32 handle)
{
    return QStringLiteral("h:%1").arg(handle);
}

/// One of its slots: "h:42.port".
inline QString handleOrd(quint32 handle, const QString &slot)
{
    return QStringLiteral("h:%1.%2").arg(handle).arg(slot);
}

/// The path of what @p path lies below: "/Services/EmailService" → "/Services", "/Services" → "/".
inline QString pathAbove(const QString &path)
{
    return path.left(std::max<qsizetype>(1, path.lastIndexOf(QLatin1Char('/'))));
}

/// The last name of a path.
inline QString nameIn(const QString &path)
{
    return path.section(QLatin1Char('/'), -1);
}

inline QString pathBelow(const QString &parent, const QString &name)
{
    return parent.endsWith(QLatin1Char('/')) ? parent + name : parent + QLatin1Char('/') + name;
}

} // namespace ui
