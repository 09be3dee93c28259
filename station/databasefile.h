#pragma once

#include "station/databaseschema.h"

#include <QStringList>

namespace station {

/// The file of the database: makes it, judges it, brings its schema up to date, and replaces it when it is
/// damaged. Used by the writer thread only.
class DatabaseFile
{
public:
    DatabaseFile() = default;
    DatabaseFile(const QString &path, const std::vector<Schema> &schemas, int busyTimeoutMs);

    enum class Check { Quick, None };

    /// Connects @p sql. A schema newer than the known one is refused before anything is written. The failure
    /// is Damaged when the file is to be replaced.
    SqlOutcome open(SqlConnection &sql, Check check);

    /// Builds a new file from what can be read of the damaged one, moves the damaged one with its -wal and
    /// -shm aside, puts the new one in place and connects @p sql to it. A kill at any step leaves either the
    /// damaged file in place or the complete new one. Nobody else may be connected.
    SqlOutcome replace(SqlConnection &sql, const QString &reason);

    /// False when somebody deleted or replaced the file under the connection: SQLite goes on writing to the
    /// old one without an error, and nothing of it would be there after the next start.
    bool isInPlace() const;
    /// Renames a log that does not belong to the file that is there now. Nobody may be connected.
    SqlOutcome moveLogAside();

    const QString &path() const { return m_path; }
    /// Where a damaged file went since the last call; empty when none did.
    QString takeMovedTo() { return std::exchange(m_movedTo, QString()); }
    /// True when the last open() found no file and made one.
    bool wasMade() const { return m_wasMade; }
    const QStringList &notices() const { return m_notices; }

private:
    std::pair<quint64, quint64> identity() const;
    SqlOutcome provide();
    SqlOutcome putInPlace();
    SqlOutcome applyPragmas(SqlConnection &sql) const;
    SqlOutcome rebuild();
    SqlOutcome moveAside();
    SqlOutcome renameLog(const QString &target) const;
    QString freeName() const;
    QString rebuiltPath() const { return m_path + QStringLiteral(".rebuilt"); }

    QString m_path;
    DatabaseSchema m_schema;
    int m_busyTimeoutMs = 0;
    QString m_movedTo;
    bool m_wasMade = false;
    QStringList m_notices;
    std::pair<quint64, quint64> m_identity; ///< Device and number of the file that is connected to.
};

} // namespace station
