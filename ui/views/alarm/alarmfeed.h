#pragma once

#include "ui/views/alarm/alarmrow.h"

#include <QHash>
#include <QJsonArray>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace ui {

class StationLink;

/// The open alarms of a station, read once a session and then kept up to date by the AlarmService's topic.
///
/// All consoles of a window share it. What comes in a burst is handed on in one piece. While the station is
/// away the rows stay as they were, and isLive() says so.
class AlarmFeed final : public QObject
{
    Q_OBJECT
public:
    /// The feed of this link, made when first asked for.
    static AlarmFeed &of(StationLink &link);

    const QHash<QString, AlarmRow> &alarms() const { return m_alarms; }
    int unacked() const { return m_unacked; }
    /// True once the alarms were read; they may be outdated when it is not live.
    bool isLoaded() const { return m_loaded; }
    bool isLive() const { return m_live; }
    /// Until when the rows are right, while they are not live.
    QDateTime liveUntil() const { return m_liveUntil; }
    /// Why there is nothing to read, for a person; empty while all is well.
    QString trouble() const { return m_trouble; }
    QString serviceOrd() const { return m_serviceOrd; }

    void reload();
    /// Adds records as the station writes them; they are handed on with the next piece.
    void take(const QJsonObject &record);

Q_SIGNALS:
    /// Everything was read again.
    void reset();
    /// New or changed ones, and those that are open no more.
    void changed(const QList<AlarmRow> &alarms, const QStringList &closed);
    /// isLive(), isLoaded() or trouble() changed.
    void stateChanged();

private:
    explicit AlarmFeed(StationLink &link);
    void follow();
    void readPage(const QJsonObject &after);
    void finish();
    void handOn();
    void fail(const QString &why);
    void setTrouble(const QString &trouble);

    StationLink &m_link;
    QString m_serviceOrd;
    quint32 m_service = 0;
    QHash<QString, AlarmRow> m_alarms;
    QHash<QString, AlarmRow> m_waiting;   ///< Came since the last piece was handed on.
    QHash<QString, AlarmRow> m_pages;     ///< Being read.
    QHash<QString, AlarmRow> m_meanwhile; ///< Came while the pages were being read.
    QTimer m_coalescing;
    QDateTime m_liveUntil;
    QString m_trouble;
    int m_unacked = 0;
    int m_reading = 0; ///< Number of the reading; answers to an older one are dropped.
    bool m_isReading = false;
    bool m_loaded = false;
    bool m_live = false;
};

} // namespace ui
