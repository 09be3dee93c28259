#pragma once

#include <QString>

namespace station {

/// A file of reserved bytes beside the database. Giving it up when the disk is full lets the alarms of the
/// next hours be written; it is made again only once there is ample space, so that it does not take what was
/// freed.
class Ballast
{
public:
    Ballast() = default;
    Ballast(const QString &databasePath, qint64 bytes);

    /// Makes the file when it is missing and the disk has room to spare. True when the reserve is there.
    bool make();
    /// Gives the space back. False when there was nothing to give.
    bool release();
    /// Free space where the database lies, for this user; -1 when the system does not say.
    qint64 freeBytes() const;

private:
    QString m_path;
    qint64 m_bytes = 0;
    bool m_made = false;
};

} // namespace station
