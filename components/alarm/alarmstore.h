#pragma once

#include "components/alarm/alarmevent.h"
#include "station/station.h"

#include <QHash>
#include <QJsonArray>

namespace alarms {

/// Alarm records at rest. Open ones are in memory as well; closed ones are only in the database. Everything
/// that is saved goes into the station's current turn, and so into one transaction with the mail that it
/// causes.
class AlarmStore
{
public:
    /// The tables alarm and episode_event, for Database::open().
    static station::Schema schema();

    explicit AlarmStore(station::Station &station) : m_station(station) {}

    /// Reads the open records of an earlier run; blocks. Damaged rows are named in the log and left where
    /// they are.
    void load();
    /// The open record of a source, or nothing.
    const AlarmRecord *openOf(quint32 sourceHandle, const QString &key) const;
    const AlarmRecord *open(const QString &id) const;
    const QHash<QString, AlarmRecord> &allOpen() const { return m_open; }
    /// Number of records of every class, by the class's handle; blocks.
    QHash<quint32, int> totals() const;

    void save(const AlarmRecord &record);
    /// One row of an episode's history; @p decisions says what each recipient did with it.
    void saveEvent(const AlarmEvent &event, const QJsonArray &decisions);
    /// After the database file was replaced: hands over again what is in memory.
    void saveAllAgain();

    using RecordsDone = std::function<void(const station::Result<std::vector<AlarmRecord>> &)>;
    /// Records that changed at or after @p since (not valid = all), newest first; the open ones always. What
    /// is not on disk yet, because the disk is full for example, is among them.
    void query(const QDateTime &since, RecordsDone done) const;
    /// One record, open or closed; an empty list when there is none.
    void find(const QString &id, RecordsDone done) const;
    /// The history of an episode, oldest event first: {event, transition, time, user, note, state,
    /// decisions}.
    void history(const QString &id, std::function<void(const station::Result<QJsonArray> &)> done) const;

private:
    struct Source
    {
        quint32 handle;
        QString key;
        friend bool operator==(const Source &, const Source &) = default;
        friend size_t qHash(const Source &source, size_t seed = 0)
        {
            return qHashMulti(seed, source.handle, source.key);
        }
    };

    /// Closed records that no commit has confirmed yet; shared with the calls that wait for one.
    using Unsaved = QHash<QString, AlarmRecord>;

    void keepUntilDurable(const AlarmRecord &record);
    std::vector<AlarmRecord> inMemory() const;
    /// Rows of the database, together with @p known, which are as new or newer.
    void read(const QString &sql, const QVariantList &args, std::vector<AlarmRecord> known,
              RecordsDone done) const;

    station::Station &m_station;
    QHash<QString, AlarmRecord> m_open;
    QHash<Source, QString> m_bySource;
    std::shared_ptr<Unsaved> m_unsaved = std::make_shared<Unsaved>();
};

} // namespace alarms
