#pragma once

#include "station/sqlconnection.h"

#include <QStringList>

namespace station {

/// Copies every row that can still be read from a damaged file into a fresh one, table by table. Pages that
/// cannot be read are stepped over, and their edges are read from both sides.
class DatabaseSalvage
{
public:
    DatabaseSalvage(SqlConnection &source, SqlConnection &target) : m_source(source), m_target(target) {}

    /// Copies the tables of @p target's schema in one transaction. Fails only when the target cannot be
    /// written.
    SqlOutcome run();
    /// What was copied and what was lost, for the log.
    const QStringList &notices() const { return m_notices; }

private:
    struct Table
    {
        QString name;
        QString columns; ///< Those that both files know, quoted and separated by commas.
        QString insert;
        bool hasRowId = true;
    };

    SqlOutcome copyAll();
    SqlOutcome describe(Table &table);
    SqlOutcome copyTable(const Table &table);
    SqlOutcome copyByRowId(const Table &table);
    bool scan(const Table &table, qint64 above, qint64 below, bool backwards, qint64 &last);
    bool findReadable(const Table &table, qint64 above, qint64 &start);
    void store(const Table &table, const QVariantList &values);
    SqlOutcome removeOrphans();

    SqlConnection &m_source;
    SqlConnection &m_target;
    SqlOutcome m_targetFailure; ///< Set by store(); ends everything.
    qint64 m_copied = 0;
    qint64 m_refused = 0;
    QStringList m_gaps; ///< Names of tables of which a part could not be read.
    QStringList m_notices;
};

} // namespace station
