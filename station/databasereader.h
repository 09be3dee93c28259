#pragma once

#include "station/inbox.h"
#include "station/sqlconnection.h"

#include <condition_variable>
#include <thread>

namespace station {

/// The thread that answers queries, on a read-only connection of its own; a query never waits for a commit.
class DatabaseReader
{
public:
    struct Events
    {
        std::function<void(quint64 number, const Result<Rows> &)> answered; ///< In the inbox's thread.
        std::function<void(const QString &why)> damaged;                    ///< In the reader's thread.
    };

    DatabaseReader(Inbox &inbox, Events events) : m_inbox(inbox), m_events(std::move(events)) {}
    ~DatabaseReader() { stop(); }

    void start(const QString &path, int busyTimeoutMs);
    /// Answers what was asked, then ends.
    void stop();

    void ask(quint64 number, const QString &sql, const QVariantList &args);
    /// Blocks the caller until the answer is there.
    Result<Rows> askNow(const QString &sql, const QVariantList &args);

    /// Called by the writer thread: disconnects from the file and waits until that is done; queries wait.
    void pause();
    void resume();

private:
    struct Request
    {
        QString sql;
        QVariantList args;
        std::function<void(Result<Rows>)> answer;
    };

    void enqueue(Request request);
    void work();
    Result<Rows> answer(SqlConnection &sql, const Request &request);

    Inbox &m_inbox;
    const Events m_events;
    std::thread m_thread;
    QString m_path;
    int m_busyTimeoutMs = 0;

    std::mutex m_mutex; ///< Guards everything below.
    std::condition_variable m_changed;
    std::deque<Request> m_requests;
    bool m_running = false;
    bool m_pause = false;
    bool m_connected = false;
};

} // namespace station
