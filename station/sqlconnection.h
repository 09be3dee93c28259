#pragma once

#include "station/database.h"

#include <QSqlQuery>

#include <map>
#include <optional>

namespace station {

/// What the failure of a statement means for those who wait for it.
enum class SqlTrouble {
    Refused, ///< The statement itself: a constraint, a syntax error. It never succeeds, however often tried.
    Full,    ///< No space, on the disk or up to the limit that was set.
    Busy,    ///< Another program holds the file.
    Io,      ///< The system refused to read or write; the connection is to be made anew.
    Damaged, ///< The file is not a database, or not a whole one.
};

struct SqlFailure
{
    SqlTrouble kind;
    QString why;
    QString remedy = {};

    Error toError(const QString &what) const { return {what, why, remedy}; }
};

/// Nothing when all went well.
using SqlOutcome = std::optional<SqlFailure>;

/// One connection to an SQLite file, for use in the thread that opened it. Keeps its prepared statements.
/// Every call is checked: `commit()` of QSqlDatabase returns true after a failed exec(), so it is not used.
class SqlConnection
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    SqlConnection() = default;
    ~SqlConnection() { close(); }
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    SqlOutcome open(const QString &path, Mode mode, int busyTimeoutMs);
    void close();
    bool isOpen() const { return !m_name.isEmpty(); }

    /// Runs a statement; its rows, if any, are appended to @p rows.
    SqlOutcome run(const QString &sql, const QVariantList &args = {}, Rows *rows = nullptr);
    /// Runs a query row by row until @p take returns false; for results that may be large.
    SqlOutcome each(const QString &sql, const QVariantList &args,
                    const std::function<bool(const QVariantList &)> &take);
    /// The first value of the first row; null when there is none.
    SqlOutcome value(const QString &sql, QVariant &value);

private:
    struct Prepared
    {
        std::unique_ptr<QSqlQuery> query;
        qsizetype arguments = 0;
    };
    SqlOutcome prepare(const QString &sql, qsizetype arguments, QSqlQuery *&query);

    QString m_name;
    std::map<QString, Prepared> m_prepared;
};

} // namespace station
