#pragma once

#include "station/station.h"

namespace email {

/// How long an account waits since its server refused the sign-in, kept in the station's database: a station
/// that is started again and again would try the refused password each time, until the server locks the
/// account.
class SignInWait
{
public:
    static station::Schema schema();

    struct Left
    {
        int refusals = 0; ///< In a row; 0 = the server has refused nothing, or a person mended it since.
        qint64 ms = 0;    ///< Until the next attempt; 0 when that is due.
    };
    /// Reads what is known of the account. @p mark changes when a person changes what it signs in with.
    void load(station::Station &station, quint32 account, std::function<QString()> mark,
              std::function<void(const Left &)> done);
    void refused(int refusals, qint64 waitMs, const QString &mark);
    /// The server took the sign-in.
    void end();

private:
    void write(const QString &sql, const QVariantList &args);
    qint64 now() const { return m_station->clock().wall().toMSecsSinceEpoch(); }

    station::Station *m_station = nullptr;
    quint32 m_account = 0;
    bool m_isStored = false;
    /// Answers of the database may come when the account has gone.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace email
