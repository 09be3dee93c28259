#include "station/session/logfeed.h"

#include <QFile>
#include <QPointer>

namespace station {

LogFeed::LogFeed(Log &log) : m_log(log)
{
    m_log.setListener([this](const Log::Entry &entry) {
        if (m_followers.empty())
            return;
        m_news.push_back(entry);
        // Not at once: an entry may be written while a session is being served.
        if (!std::exchange(m_scheduled, true))
            QMetaObject::invokeMethod(this, &LogFeed::flush, Qt::QueuedConnection);
    });
}

LogFeed::~LogFeed()
{
    m_log.setListener({});
}

void LogFeed::follow(const Call &call, Log::Level from)
{
    const bool isNew = m_followers.insert_or_assign(call.session, Follower{call.notify, from}).second;
    if (!isNew)
        return;
    call.onClose([self = QPointer<LogFeed>(this), session = call.session] {
        if (self)
            self->m_followers.erase(session);
    });
}

void LogFeed::flush()
{
    m_scheduled = false;
    const std::vector<Log::Entry> news = std::exchange(m_news, {});
    const std::map<quint64, Follower> followers = m_followers;
    for (const auto &[session, follower] : followers) {
        QJsonArray rows;
        for (const Log::Entry &entry : news) {
            if (entry.level >= follower.from)
                rows.append(toJson(entry));
        }
        if (!rows.isEmpty())
            follower.notify(QStringLiteral("logged"), {{QStringLiteral("entries"), rows}});
    }
}

QJsonObject LogFeed::toJson(const Log::Entry &entry)
{
    return {{QStringLiteral("number"), qint64(entry.number)},
            {QStringLiteral("time"), entry.time.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("level"), Log::levelText(entry.level)},
            {QStringLiteral("source"), entry.source},
            {QStringLiteral("text"), entry.text}};
}

QJsonArray LogFeed::lastLines(const QString &folder, int count)
{
    constexpr qint64 tailBytes = 512 * 1024;
    QFile file(fileIn(folder));
    if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const bool cut = file.size() > tailBytes;
    if (cut)
        file.seek(file.size() - tailBytes);
    QList<QByteArray> lines = file.readAll().split('\n');
    if (cut)
        lines.removeFirst();
    lines.removeAll(QByteArray());
    QJsonArray rows;
    for (qsizetype i = std::max<qsizetype>(0, lines.size() - count); i < lines.size(); ++i)
        rows.append(QJsonObject{{QStringLiteral("text"), QString::fromUtf8(lines.at(i))}});
    return rows;
}

} // namespace station
