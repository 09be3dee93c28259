#include "station/databaseschema.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

} // namespace

SqlOutcome DatabaseSchema::refuseNewer(SqlConnection &sql) const
{
    QVariant known;
    const auto isThere = QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'");
    if (SqlOutcome failure = sql.value(isThere, known))
        return failure;
    if (known.toInt() == 0)
        return refuseForeign(sql);
    Rows versions;
    if (SqlOutcome failure =
            sql.run(QStringLiteral("SELECT owner, version FROM schema_version"), {}, &versions))
        return failure;
    for (const QVariantList &row : versions) {
        for (const Schema &schema : m_schemas) {
            if (schema.owner == row.at(0).toString() &&
                row.at(1).toLongLong() > qint64(schema.migrations.size()))
                return SqlFailure{SqlTrouble::Refused,
                                  tr("the tables of \"%1\" have version %2, newer than version %3 known here")
                                      .arg(schema.owner, row.at(1).toString())
                                      .arg(schema.migrations.size()),
                                  tr("Run the newer program again, or restore a backup made before it ran. "
                                     "The file was not changed.")};
        }
    }
    return {};
}

/// Tables without the one that is made first: another file's log was applied to this one, or it is no
/// station's.
SqlOutcome DatabaseSchema::refuseForeign(SqlConnection &sql) const
{
    QVariant foreign;
    if (SqlOutcome failure = sql.value(QStringLiteral("SELECT min(name) FROM sqlite_master"), foreign))
        return failure;
    if (foreign.isNull())
        return {};
    return SqlFailure{
        SqlTrouble::Damaged,
        tr("its table \"%1\" is not of a station, or its log is another file's").arg(foreign.toString())};
}

SqlOutcome DatabaseSchema::migrate(SqlConnection &sql) const
{
    // commit_mark says which transaction was the last: the answer to "did it get there?" after an I/O error.
    static const QString own[] = {
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS schema_version (owner TEXT PRIMARY KEY, version INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS commit_mark (run TEXT PRIMARY KEY, last BIGINT NOT NULL)"),
    };
    for (const QString &statement : own) {
        if (SqlOutcome failure = sql.run(statement))
            return failure;
    }
    for (const Schema &schema : m_schemas) {
        Rows rows;
        if (SqlOutcome failure = sql.run(QStringLiteral("SELECT version FROM schema_version WHERE owner = ?"),
                                         {schema.owner}, &rows))
            return failure;
        const qsizetype from = rows.empty() ? 0 : rows.front().front().toLongLong();
        for (qsizetype version = from; version < qsizetype(schema.migrations.size()); ++version) {
            SqlOutcome failure = migrateOnce(sql, schema, version);
            if (!failure)
                continue;
            (void)sql.run(QStringLiteral("ROLLBACK"));
            failure->why = tr("the tables of \"%1\" cannot be brought to version %2: %3")
                               .arg(schema.owner)
                               .arg(version + 1)
                               .arg(failure->why);
            return failure;
        }
    }
    return {};
}

SqlOutcome DatabaseSchema::migrateOnce(SqlConnection &sql, const Schema &schema, qsizetype from) const
{
    if (SqlOutcome failure = sql.run(QStringLiteral("BEGIN IMMEDIATE")))
        return failure;
    for (const QString &statement : schema.migrations[std::size_t(from)]) {
        if (SqlOutcome failure = sql.run(statement))
            return failure;
    }
    const auto remember = QStringLiteral("INSERT INTO schema_version (owner, version) VALUES (?, ?) "
                                         "ON CONFLICT (owner) DO UPDATE SET version = excluded.version");
    if (SqlOutcome failure = sql.run(remember, {schema.owner, qlonglong(from + 1)}))
        return failure;
    return sql.run(QStringLiteral("COMMIT"));
}

} // namespace station
