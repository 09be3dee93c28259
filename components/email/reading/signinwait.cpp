#include "components/email/reading/signinwait.h"

#include <algorithm>

namespace email {

station::Schema SignInWait::schema()
{
    return {QStringLiteral("sign_in_waits"),
            {{QStringLiteral("CREATE TABLE sign_in_waits (account BIGINT NOT NULL PRIMARY KEY, "
                             "refusals INTEGER NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, "
                             "mark TEXT NOT NULL)")}}};
}

void SignInWait::load(station::Station &station, quint32 account, std::function<QString()> mark,
                      std::function<void(const Left &)> done)
{
    m_station = &station;
    m_account = account;
    station.database().query(
        QStringLiteral("SELECT refusals, since, until, mark FROM sign_in_waits WHERE account = ?"), {account},
        [this, alive = std::weak_ptr(m_alive), mark = std::move(mark),
         done = std::move(done)](const station::Result<station::Rows> &rows) {
            if (alive.expired() || !m_station->byHandle(m_account))
                return;
            // Without the table one attempt too many is made: better than mail that nobody reads.
            if (!rows || rows->empty())
                return done({});
            m_isStored = true;
            const QVariantList &row = rows->front();
            if (row.at(3).toString() != mark())
                return done({});
            // A wall clock that was set meanwhile makes it no longer than it was.
            const qint64 since = row.at(1).toLongLong();
            const qint64 until = row.at(2).toLongLong();
            done({row.at(0).toInt(),
                  std::clamp(until - now(), qint64(0), std::max(until - since, qint64(0)))});
        });
}

void SignInWait::refused(int refusals, qint64 waitMs, const QString &mark)
{
    m_isStored = true;
    write(QStringLiteral("INSERT INTO sign_in_waits (account, refusals, since, until, mark) "
                         "VALUES (?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET "
                         "refusals = excluded.refusals, since = excluded.since, until = excluded.until, "
                         "mark = excluded.mark"),
          {m_account, refusals, now(), now() + waitMs, mark});
}

void SignInWait::end()
{
    if (std::exchange(m_isStored, false))
        write(QStringLiteral("DELETE FROM sign_in_waits WHERE account = ?"), {m_account});
}

void SignInWait::write(const QString &sql, const QVariantList &args)
{
    station::Turn turn(*m_station);
    m_station->addStatement(sql, args);
}

} // namespace email
