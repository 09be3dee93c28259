#pragma once

#include "station/inbox.h"
#include "station/station.h"
#include "station/stationwriter.h"

#include <condition_variable>
#include <thread>

namespace station {

/// The folder DIR of a station: its lock, `station.json` with its history, and the saving of edits.
///
/// Promised: one process at a time; an edit is on disk within 1 s and at close(); the file is replaced whole
/// or not at all; the last 10 versions stay in history/; a file that cannot be read is named with line and
/// column and never overwritten. Writing runs on a thread of its own, so a slow disk delays nobody.
class StationFolder
{
public:
    explicit StationFolder(const QString &folder);
    ~StationFolder();

    /// Makes DIR with the given station.json; refuses a folder that holds a station or other files already.
    static Result<void> create(const QString &folder, const QByteArray &stationJson);

    /// Takes the single-instance lock; the Error names the process that holds it.
    Result<void> lock();
    /// Reads station.json into @p station. On failure the Error gives line and column and names the newest
    /// good version in history/, if there is one; the file stays as it is.
    Result<void> load(Station &station);
    /// Puts an older version in place: "latest" or a file name in history/. The present file is moved aside.
    Result<QString> restore(const Registry &registry, Clock &clock, const QString &which);
    /// Odd but loadable facts found by load(), for the log and standard output.
    const QStringList &warnings() const { return m_warnings; }

    /// From now on edits of @p station are written within 1 s.
    void keepSaved(Station &station);
    /// Writes now and tells when it is on disk.
    void save(std::function<void(const Result<void> &)> done);
    /// Waits for what is pending; call it after the station was stopped.
    Result<void> close();
    /// Why the last save failed; empty when it did not.
    const QString &saveFailure() const { return m_saveFailure; }

    QString filePath(const QString &name) const { return m_folder + QLatin1Char('/') + name; }
    QString folder() const { return m_folder; }

private:
    using Done = std::function<void(const Result<void> &)>;

    QStringList history() const; ///< Newest first.
    QString newestGood() const;
    void beginWriting();
    void writePiece();
    void writeAll();
    void handOver();
    void work();
    Result<void> replaceStationFile(const QByteArray &text, const QString &written) const;
    void saved(const Result<void> &result, const std::vector<Done> &waiting);

    QString m_folder;
    int m_lock = -1;
    Station *m_station = nullptr;
    QStringList m_warnings;
    QString m_saveFailure;
    Timer m_saveTimer;
    std::optional<StationWriter> m_writer; ///< While the text is being made, in pieces.
    qint64 m_writingSince = 0;
    qsizetype m_lastSize = 0;
    Timer m_pieceTimer;
    std::vector<Done> m_waiting;

    Inbox m_inbox;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<QByteArray> m_pending; ///< Only the newest text matters.
    QString m_pendingStamp;              ///< When it was written, for the name in history/.
    std::vector<Done> m_pendingDone;
    bool m_closing = false;
};

} // namespace station
