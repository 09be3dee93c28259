#include "station/sqlconnection.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>

#include <atomic>

namespace station {

namespace {

/// Qt binds a null QString as NULL, which a text column refuses; a text that is empty is meant as such. Who
/// wants NULL gives an invalid QVariant.
QVariant bindable(const QVariant &value)
{
    const bool nullText = value.userType() == QMetaType::QString && value.toString().isNull();
    return nullText ? QVariant(QStringLiteral("")) : value;
}

/// Statements come from the code, not from data, so there are few; the limit only guards against a mistake.
constexpr std::size_t mostPrepared = 256;

QString tr(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

SqlTrouble troubleOf(int code)
{
    switch (code & 0xff) { // The upper bits say where; the primary result code says what.
    case 5:                // SQLITE_BUSY
    case 6:                // SQLITE_LOCKED
        return SqlTrouble::Busy;
    case 13: // SQLITE_FULL
        return SqlTrouble::Full;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return SqlTrouble::Damaged;
    case 3:  // SQLITE_PERM
    case 7:  // SQLITE_NOMEM
    case 8:  // SQLITE_READONLY
    case 9:  // SQLITE_INTERRUPT
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
    case 15: // SQLITE_PROTOCOL
    case 22: // SQLITE_NOLFS
        return SqlTrouble::Io;
    default:
        return SqlTrouble::Refused;
    }
}

QString remedyFor(SqlTrouble kind)
{
    switch (kind) {
    case SqlTrouble::Full:
        return tr("Free space on the disk; what is pending stays in memory and is written then.");
    case SqlTrouble::Busy:
        return tr("Close the other program that uses the file.");
    case SqlTrouble::Io:
        return tr("Check the disk, the space on it and the rights on the station's folder.");
    case SqlTrouble::Refused:
    case SqlTrouble::Damaged:
        break;
    }
    return {};
}

SqlFailure failureOf(const QSqlError &error)
{
    bool numbered = false;
    const int code = error.nativeErrorCode().toInt(&numbered);
    const SqlTrouble kind = numbered ? troubleOf(code) : SqlTrouble::Refused;
    QString why = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    if (numbered)
        why += QStringLiteral(" (SQLite %1)").arg(code);
    return {kind, why, remedyFor(kind)};
}

} // namespace

SqlOutcome SqlConnection::open(const QString &path, Mode mode, int busyTimeoutMs)
{
    static std::atomic<quint64> lastNumber{0};
    close();
    m_name = QStringLiteral("tocsin-%1").arg(++lastNumber);
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    if (!connection.isValid()) {
        close();
        return SqlFailure{SqlTrouble::Refused, tr("Qt's SQLite driver is not installed"),
                          tr("Install the package libqt6sql6-sqlite.")};
    }
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs);
    if (mode == Mode::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    connection.setConnectOptions(options);
    connection.setDatabaseName(path);
    if (!connection.open()) {
        SqlFailure failure = failureOf(connection.lastError());
        if (failure.kind == SqlTrouble::Refused)
            failure.kind = SqlTrouble::Io;
        connection = QSqlDatabase();
        close();
        return failure;
    }
    return {};
}

void SqlConnection::close()
{
    if (m_name.isEmpty())
        return;
    m_prepared.clear(); // removeDatabase() wants no query left.
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

SqlOutcome SqlConnection::prepare(const QString &sql, qsizetype arguments, QSqlQuery *&query)
{
    const auto found = m_prepared.find(sql);
    // Values bound before stay bound: another number of arguments would go unnoticed, so it is prepared anew.
    if (found != m_prepared.end() && found->second.arguments == arguments) {
        query = found->second.query.get();
        return {};
    }
    if (m_prepared.size() >= mostPrepared)
        m_prepared.clear();
    auto fresh = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_name, false));
    fresh->setForwardOnly(true);
    if (!fresh->prepare(sql))
        return failureOf(fresh->lastError());
    query = fresh.get();
    m_prepared[sql] = {std::move(fresh), arguments};
    return {};
}

SqlOutcome SqlConnection::each(const QString &sql, const QVariantList &args,
                               const std::function<bool(const QVariantList &)> &take)
{
    QSqlQuery *query = nullptr;
    if (SqlOutcome failure = prepare(sql, args.size(), query))
        return failure;
    for (int i = 0; i < args.size(); ++i)
        query->bindValue(i, bindable(args.at(i)));
    if (!query->exec()) {
        const SqlFailure failure = failureOf(query->lastError());
        query->finish();
        return failure;
    }
    const int columns = query->isSelect() ? query->record().count() : 0;
    bool wanted = true;
    while (wanted && columns > 0 && query->next()) {
        QVariantList row;
        row.reserve(columns);
        for (int i = 0; i < columns; ++i)
            row.append(query->value(i));
        wanted = take(row);
    }
    SqlOutcome outcome;
    if (wanted && query->lastError().isValid()) // next() is false at the end and at an error alike.
        outcome = failureOf(query->lastError());
    query->finish(); // An open statement would hold on to its snapshot of the file.
    return outcome;
}

SqlOutcome SqlConnection::run(const QString &sql, const QVariantList &args, Rows *rows)
{
    return each(sql, args, [rows](const QVariantList &row) {
        if (rows)
            rows->push_back(row);
        return true;
    });
}

SqlOutcome SqlConnection::value(const QString &sql, QVariant &value)
{
    value = QVariant();
    return each(sql, {}, [&value](const QVariantList &row) {
        value = row.first();
        return false;
    });
}

} // namespace station
