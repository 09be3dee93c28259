#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QString>

#include <deque>
#include <functional>

namespace email {

/// The last 500 lines of an account's conversations. It is fed with what the dialogue calls loggable, so a
/// secret never reaches it.
class Trace
{
public:
    enum class Kind { Sent, Received, Note };

    struct Line
    {
        QDateTime time;
        Kind kind = Kind::Note;
        bool encrypted = false;
        QString text;

        /// "--> EHLO station" in the clear, "~~> …" over TLS, "<--" and "<~~" for the server's lines.
        QString shown() const;
    };

    static constexpr std::size_t capacity = 500;

    void add(const QDateTime &time, Kind kind, bool encrypted, const QString &text);
    const std::deque<Line> &lines() const { return m_lines; }
    QJsonArray toJson() const;
    /// Also called for each line, while set: the account's `debug`.
    void setListener(std::function<void(const Line &)> listener) { m_listener = std::move(listener); }

private:
    std::deque<Line> m_lines;
    std::function<void(const Line &)> m_listener;
};

} // namespace email
