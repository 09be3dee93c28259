#pragma once

#include "station/sqlconnection.h"

namespace station {

/// Brings the tables of every owner to the version known here, one transaction for each step.
class DatabaseSchema
{
public:
    DatabaseSchema() = default;
    explicit DatabaseSchema(const std::vector<Schema> &schemas) : m_schemas(schemas) {}

    /// Refuses tables that a newer program made; reads only.
    SqlOutcome refuseNewer(SqlConnection &sql) const;
    SqlOutcome migrate(SqlConnection &sql) const;

private:
    SqlOutcome refuseForeign(SqlConnection &sql) const;
    SqlOutcome migrateOnce(SqlConnection &sql, const Schema &schema, qsizetype from) const;

    std::vector<Schema> m_schemas;
};

} // namespace station
