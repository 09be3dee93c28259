#pragma once

#include <QString>
#include <QVariant>

#include <initializer_list>
#include <vector>

namespace station {

/// One SQL statement with its arguments for the ? placeholders. Portable between SQLite and PostgreSQL.
struct Statement
{
    QString sql;
    QVariantList args;
};

/// Statements that are committed together or not at all. They are kept packed: a burst of alarms is one
/// transaction of tens of thousands, all of which stay in memory until the disk has them.
class Transaction
{
public:
    Transaction() = default;
    Transaction(std::initializer_list<Statement> statements);

    void add(const QString &sql, const QVariantList &args);
    void push_back(const Statement &statement) { add(statement.sql, statement.args); }
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }

    /// Gives the statements one after the other, in the order in which they were added.
    class Reader
    {
    public:
        explicit Reader(const Transaction &transaction) : m_from(transaction) {}
        /// False after the last one.
        bool next(Statement &statement);

    private:
        QVariant argument();
        quint64 number();
        QByteArrayView bytes();

        const Transaction &m_from;
        std::size_t m_block = 0;
        qsizetype m_at = 0;
    };

private:
    quint64 indexOf(const QString &sql);
    void pack(QByteArray &into, const QVariant &value);

    std::size_t m_size = 0;
    std::vector<QString> m_sql; ///< Each text once.
    std::vector<QByteArray> m_blocks;
    std::vector<QVariant> m_whole; ///< Arguments that are not packed: large ones are shared with their owner.
};

} // namespace station
