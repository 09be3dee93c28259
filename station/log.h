#pragma once

#include <QDateTime>
#include <QFile>
#include <QString>

#include <deque>
#include <functional>

namespace station {

class Clock;

/// The station's log: a ring for `log.tail`, a file in DIR/log/ bounded in size, and standard error when
/// asked. Secrets never come here: callers log what a person may read.
class Log
{
public:
    enum class Level { Debug, Info, Warning, Error };

    struct Entry
    {
        quint64 number = 0; ///< Counts up from 1; never repeats within a run.
        QDateTime time;
        Level level = Level::Info;
        QString source; ///< The ord or part that speaks.
        QString text;
    };

    explicit Log(const Clock &clock);

    /// Also writes to @p path from now on; moved to `.1` beyond 4 MiB, three old ones kept. A file that
    /// cannot be written is told once, in the log itself, and tried again with each line.
    void openFile(const QString &path);
    void setEcho(bool toStandardError, Level from);
    void setLevel(Level level) { m_level = level; }
    /// Control characters in @p source and @p text are kept as escapes such as \n; long texts are cut.
    void write(Level level, const QString &source, const QString &text);
    const std::deque<Entry> &entries() const { return m_entries; }
    /// Called for each entry kept, while it is set; not for what it writes itself.
    void setListener(std::function<void(const Entry &)> listener) { m_listener = std::move(listener); }

    static QString levelText(Level level);
    static bool parseLevel(const QString &text, Level &level);

private:
    static void echo(const QByteArray &line);
    void writeToFile(const QByteArray &line);
    bool reopen();
    QString failure() const;
    void reportFile(const QString &why);
    void rotate();

    const Clock &m_clock;
    Level m_level = Level::Info;
    Level m_echoFrom = Level::Warning;
    bool m_echo = false;
    quint64 m_next = 1;
    std::deque<Entry> m_entries;
    QFile m_file;
    bool m_fileFailed = false; ///< Said already; lines are missing since.
    bool m_telling = false;
    std::function<void(const Entry &)> m_listener;
};

} // namespace station
