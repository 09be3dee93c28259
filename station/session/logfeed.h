#pragma once

#include "station/session/methods.h"

#include <QObject>

#include <map>

namespace station {

/// Passes new entries of the log on to the sessions that follow it, once per turn of the event loop.
class LogFeed final : public QObject
{
    Q_OBJECT
public:
    explicit LogFeed(Log &log);
    ~LogFeed() override;

    void follow(const Call &call, Log::Level from);

    static QJsonObject toJson(const Log::Entry &entry);
    /// The end of the log's file in @p folder, as rows with the text only.
    static QJsonArray lastLines(const QString &folder, int count);
    /// Where the log's file lies in a station folder.
    static QString fileIn(const QString &folder) { return folder + QStringLiteral("/log/station.log"); }

private:
    struct Follower
    {
        std::function<void(const QString &, const QJsonObject &)> notify;
        Log::Level from;
    };

    void flush();

    Log &m_log;
    std::map<quint64, Follower> m_followers; ///< By session.
    std::vector<Log::Entry> m_news;
    bool m_scheduled = false;
};

} // namespace station
