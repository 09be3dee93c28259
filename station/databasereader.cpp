#include "station/databasereader.h"

#include <QCoreApplication>

#include <optional>

namespace station {

void DatabaseReader::start(const QString &path, int busyTimeoutMs)
{
    m_path = path;
    m_busyTimeoutMs = busyTimeoutMs;
    m_running = true;
    m_thread = std::thread([this] { work(); });
}

void DatabaseReader::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_running = false;
        m_changed.notify_all();
    }
    m_thread.join();
}

void DatabaseReader::ask(quint64 number, const QString &sql, const QVariantList &args)
{
    enqueue({sql, args, [this, number](Result<Rows> result) {
                 m_inbox.post(
                     [this, number, result = std::move(result)] { m_events.answered(number, result); });
             }});
}

Result<Rows> DatabaseReader::askNow(const QString &sql, const QVariantList &args)
{
    std::mutex mutex;
    std::condition_variable arrived;
    std::optional<Result<Rows>> answer;
    enqueue({sql, args, [&](Result<Rows> result) {
                 const std::lock_guard lock(mutex);
                 answer.emplace(std::move(result));
                 arrived.notify_one(); // Under the lock: the waiting side destroys all this once it sees it.
             }});
    std::unique_lock lock(mutex);
    arrived.wait(lock, [&] { return answer.has_value(); });
    return std::move(*answer);
}

void DatabaseReader::enqueue(Request request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.push_back(std::move(request));
    m_changed.notify_all();
}

void DatabaseReader::pause()
{
    std::unique_lock lock(m_mutex);
    m_pause = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return !m_connected; });
}

void DatabaseReader::resume()
{
    const std::lock_guard lock(m_mutex);
    m_pause = false;
    m_changed.notify_all();
}

void DatabaseReader::work()
{
    SqlConnection sql;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_pause ? m_connected : !m_requests.empty() || !m_running; });
        if (m_pause) {
            sql.close();
            m_connected = false;
            m_changed.notify_all();
            continue;
        }
        if (m_requests.empty())
            break;
        const Request request = std::move(m_requests.front());
        m_requests.pop_front();
        m_connected = true;
        lock.unlock();
        request.answer(answer(sql, request));
        lock.lock();
    }
    m_connected = false;
    m_changed.notify_all();
}

Result<Rows> DatabaseReader::answer(SqlConnection &sql, const Request &request)
{
    Rows rows;
    SqlOutcome failure;
    if (!sql.isOpen())
        failure = sql.open(m_path, SqlConnection::Mode::ReadOnly, m_busyTimeoutMs);
    if (!failure)
        failure = sql.run(request.sql, request.args, &rows);
    if (!failure)
        return rows;
    if (failure->kind == SqlTrouble::Io)
        sql.close();
    if (failure->kind == SqlTrouble::Damaged)
        m_events.damaged(failure->why);
    return failure->toError(QCoreApplication::translate("Database", "query of %1").arg(m_path));
}

} // namespace station
