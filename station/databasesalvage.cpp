#include "station/databasesalvage.h"

#include <QCoreApplication>
#include <QSet>

#include <limits>

namespace station {

namespace {

constexpr qint64 lowest = std::numeric_limits<qint64>::min();
constexpr qint64 highest = std::numeric_limits<qint64>::max();

QString tr(const char *text, qint64 count = -1)
{
    return QCoreApplication::translate("Database", text, nullptr, int(count));
}

QString quoted(QString name)
{
    return QLatin1Char('"') + name.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

SqlOutcome DatabaseSalvage::run()
{
    if (SqlOutcome failure = m_target.run(QStringLiteral("BEGIN IMMEDIATE")))
        return failure;
    SqlOutcome failure = copyAll();
    if (!failure)
        failure = removeOrphans();
    if (!failure)
        failure = m_target.run(QStringLiteral("COMMIT"));
    if (failure) {
        (void)m_target.run(QStringLiteral("ROLLBACK"));
        return failure;
    }
    m_notices.prepend(tr("%n row(s) were copied from it", m_copied));
    if (!m_gaps.isEmpty())
        m_notices.append(
            tr("parts of these tables could not be read: %1").arg(m_gaps.join(QLatin1String(", "))));
    if (m_refused > 0)
        m_notices.append(tr("%n row(s) that were read do not fit the rules of their table", m_refused));
    return {};
}

SqlOutcome DatabaseSalvage::copyAll()
{
    Rows names;
    const auto known = QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' "
                                      "AND name NOT LIKE 'sqlite_%' AND name <> 'schema_version'");
    if (SqlOutcome failure = m_target.run(known, {}, &names))
        return failure;
    for (const QVariantList &row : names) {
        Table table;
        table.name = row.first().toString();
        if (SqlOutcome failure = describe(table))
            return failure;
        if (table.columns.isEmpty())
            continue;
        if (SqlOutcome failure = copyTable(table))
            return failure;
    }
    return {};
}

/// Fails only for the target; a table that the source does not know is left out, with a notice.
SqlOutcome DatabaseSalvage::describe(Table &table)
{
    Rows wanted;
    Rows there;
    const QString info = QStringLiteral("PRAGMA table_info(%1)").arg(quoted(table.name));
    if (SqlOutcome failure = m_target.run(info, {}, &wanted))
        return failure;
    if (SqlOutcome failure = m_source.run(info, {}, &there)) {
        m_gaps.append(table.name);
        return {};
    }
    QSet<QString> known;
    for (const QVariantList &column : there)
        known.insert(column.at(1).toString());
    QStringList columns;
    QStringList marks;
    for (const QVariantList &column : wanted) {
        if (!known.contains(column.at(1).toString()))
            continue;
        columns.append(quoted(column.at(1).toString()));
        marks.append(QStringLiteral("?"));
    }
    table.columns = columns.join(QLatin1String(", "));
    table.insert = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                       .arg(quoted(table.name), table.columns, marks.join(QLatin1String(", ")));
    const SqlOutcome withoutRowId =
        m_target.run(QStringLiteral("SELECT rowid FROM %1 LIMIT 0").arg(quoted(table.name)));
    table.hasRowId = !withoutRowId.has_value();
    return {};
}

SqlOutcome DatabaseSalvage::copyTable(const Table &table)
{
    if (table.hasRowId)
        return copyByRowId(table);
    const QString select = QStringLiteral("SELECT %1 FROM %2").arg(table.columns, quoted(table.name));
    const SqlOutcome unreadable = m_source.each(select, {}, [&](const QVariantList &row) {
        store(table, row);
        return !m_targetFailure;
    });
    if (unreadable)
        m_gaps.append(table.name);
    return m_targetFailure;
}

/// Forwards to the first page that cannot be read, then on from the next readable one, taking up to there
/// from behind; a seek by row id does not touch the pages in between.
SqlOutcome DatabaseSalvage::copyByRowId(const Table &table)
{
    qint64 above = lowest;
    bool whole = true;
    while (!scan(table, above, highest, false, above) && !m_targetFailure) {
        whole = false;
        qint64 start = above;
        const bool more = findReadable(table, above, start);
        qint64 edge = 0;
        scan(table, above, start, true, edge);
        if (!more || m_targetFailure)
            break;
        above = start - 1;
    }
    if (!whole)
        m_gaps.append(table.name);
    return m_targetFailure;
}

/// Copies the rows with above < rowid < below; @p last becomes the last one read. False when it met an error.
bool DatabaseSalvage::scan(const Table &table, qint64 above, qint64 below, bool backwards, qint64 &last)
{
    const QString select =
        QStringLiteral("SELECT rowid, %1 FROM %2 WHERE rowid > ? AND rowid < ? ORDER BY rowid %3")
            .arg(table.columns, quoted(table.name), backwards ? QLatin1String("DESC") : QLatin1String("ASC"));
    const SqlOutcome unreadable = m_source.each(select, {above, below}, [&](const QVariantList &row) {
        last = row.first().toLongLong();
        store(table, row.mid(1));
        return !m_targetFailure;
    });
    return !unreadable && !m_targetFailure;
}

/// The row id from which reading works again, in growing steps. False when there are no rows behind the gap;
/// @p start is then beyond the last one.
bool DatabaseSalvage::findReadable(const Table &table, qint64 above, qint64 &start)
{
    const QString select = QStringLiteral("SELECT rowid, %1 FROM %2 WHERE rowid >= ? ORDER BY rowid LIMIT 1")
                               .arg(table.columns, quoted(table.name));
    const qint64 base = above == lowest ? 0 : above + 1;
    for (qint64 step = 1; step > 0 && base <= highest - step; step *= 2) {
        Rows rows;
        start = base + step;
        if (m_source.run(select, {start}, &rows))
            continue;
        if (rows.empty()) {
            start = highest;
            return false;
        }
        start = rows.front().front().toLongLong();
        return true;
    }
    start = highest;
    return false;
}

void DatabaseSalvage::store(const Table &table, const QVariantList &values)
{
    const SqlOutcome failure = m_target.run(table.insert, values);
    if (!failure)
        ++m_copied;
    else if (failure->kind == SqlTrouble::Refused)
        ++m_refused;
    else
        m_targetFailure = failure;
}

/// Rows whose parent was lost would break the foreign keys from now on. They stay readable in the damaged
/// file.
SqlOutcome DatabaseSalvage::removeOrphans()
{
    qint64 removed = 0;
    for (;;) { // Removing a row may make orphans of others.
        Rows orphans;
        const SqlOutcome failure = m_target.run(QStringLiteral("PRAGMA foreign_key_check"), {}, &orphans);
        if (failure && failure->kind != SqlTrouble::Refused)
            return failure;
        qint64 now = 0;
        for (const QVariantList &orphan : orphans) {
            if (orphan.at(1).isNull()) // A table without row ids.
                continue;
            const QString statement =
                QStringLiteral("DELETE FROM %1 WHERE rowid = ?").arg(quoted(orphan.at(0).toString()));
            if (SqlOutcome refusal = m_target.run(statement, {orphan.at(1)}))
                return refusal;
            ++now;
        }
        removed += now;
        if (now == 0)
            break;
    }
    m_copied -= removed;
    if (removed > 0)
        m_notices.append(tr("%n row(s) were left out because the row that they belong to was lost", removed));
    return {};
}

} // namespace station
