#include "station/stationfolder.h"

#include "station/basictypes.h"
#include "station/stationcodec.h"
#include "station/value/atomicfile.h"
#include "station/value/jsonsyntax.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace station {

namespace {

constexpr int historyLength = 10;
constexpr qint64 saveDelayMs = 500;
constexpr qint64 retryDelayMs = 5000;
constexpr int componentsOfPiece = 500;
/// A tree that is edited faster than it can be written in pieces is written in one go.
constexpr qint64 longestWritingMs = 300;

QString tr(const char *text)
{
    return QCoreApplication::translate("StationFolder", text);
}

QString stamp(const Clock &clock)
{
    return clock.wall().toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'"));
}

/// Whether the file @p path is @p content already; read in pieces, since the text is large in memory as it
/// is.
bool holds(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() != content.size())
        return false;
    qsizetype at = 0;
    while (at < content.size()) {
        const QByteArray piece = file.read(64 * 1024);
        if (piece.isEmpty() || !QByteArrayView(content).sliced(at).startsWith(piece))
            return false;
        at += piece.size();
    }
    return true;
}

} // namespace

StationFolder::StationFolder(const QString &folder) : m_folder(QDir(folder).absolutePath()) {}

StationFolder::~StationFolder()
{
    (void)close();
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<void> StationFolder::create(const QString &folder, const QByteArray &stationJson)
{
    QDir dir(folder);
    if (dir.exists(QStringLiteral("station.json")))
        return Error{folder, tr("there is a station already"),
                     tr("Run it with `tocsin run %1`, or choose another folder").arg(folder)};
    if (dir.exists() && !dir.isEmpty())
        return Error{folder, tr("the folder is not empty"), tr("Choose a new folder")};
    // 0700 from the first moment: secrets and alarms are nobody else's business.
    if (!dir.exists() && (!QDir().mkpath(QFileInfo(dir.absolutePath()).absolutePath()) ||
                          ::mkdir(QFile::encodeName(folder).constData(), 0700) != 0))
        return Error{
            folder, tr("cannot make the folder: %1").arg(QString::fromLocal8Bit(std::strerror(errno))), {}};
    for (const char *sub : {"history", "trust", "log"}) {
        if (::mkdir(QFile::encodeName(folder + QLatin1Char('/') + QLatin1String(sub)).constData(), 0700) != 0)
            return Error{folder,
                         tr("cannot make %1: %2")
                             .arg(QLatin1String(sub), QString::fromLocal8Bit(std::strerror(errno))),
                         {}};
    }
    return replaceFile(folder + QStringLiteral("/station.json"), stationJson);
}

Result<void> StationFolder::lock()
{
    const QByteArray path = QFile::encodeName(filePath(QStringLiteral("lock")));
    struct stat info;
    if (::stat(QFile::encodeName(m_folder).constData(), &info) != 0)
        return Error{m_folder, tr("there is no such folder"),
                     tr("Make a station with `tocsin new %1`").arg(m_folder)};
    if (info.st_uid != ::geteuid() && ::geteuid() != 0)
        return Error{m_folder, tr("the folder belongs to another user"), tr("Run the station as its owner")};
    // Before the lock file is made: `tocsin new` wants the folder as it is.
    if (QDir(m_folder).isEmpty())
        return Error{m_folder, tr("the folder is empty; there is no station in it"),
                     tr("Make one with `tocsin new %1`").arg(m_folder)};
    m_lock = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0)
        return Error{m_folder,
                     tr("cannot open the lock file: %1").arg(QString::fromLocal8Bit(std::strerror(errno))),
                     {}};
    if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        char pid[32] = {};
        (void)!::read(m_lock, pid, sizeof pid - 1);
        ::close(std::exchange(m_lock, -1));
        return Error{m_folder,
                     tr("the station is in use by process %1").arg(QString::fromLatin1(pid).trimmed()),
                     tr("Use it with `tocsin -s %1 …`, or stop it with `tocsin -s %1 stop`").arg(m_folder)};
    }
    const QByteArray pid = QByteArray::number(::getpid()) + '\n';
    (void)!::ftruncate(m_lock, 0);
    (void)!::pwrite(m_lock, pid.constData(), size_t(pid.size()), 0);
    return {};
}

Result<void> StationFolder::load(Station &station)
{
    const QString path = filePath(QStringLiteral("station.json"));
    const auto offer = [this, &path](const QString &why, const QString &byHand) {
        const QString good = newestGood();
        const QString older =
            good.isEmpty()
                ? tr("there is no older version in history/")
                : tr("or start with `--restore latest` to use history/%1, which lacks the edits made "
                     "after it")
                      .arg(good);
        return Error{path, why, byHand + QStringLiteral(", ") + older};
    };
    if (!QFile::exists(path))
        return QDir(m_folder).exists() ? offer(tr("the file is missing"), tr("Put it back from a backup"))
                                       : Error{m_folder, tr("there is no such folder"),
                                               tr("Make a station with `tocsin new %1`").arg(m_folder)};
    const Result<QByteArray> text = readFile(path, 1LL << 30);
    if (!text)
        return text.error();
    m_lastSize = text->size();
    m_warnings.clear();
    const std::optional<DecodeFailure> failure = decodeStation(station, *text, m_warnings);
    if (!failure)
        return {};
    QString why = failure->error.why;
    if (failure->line > 0)
        why = tr("line %1, column %2: %3").arg(failure->line).arg(failure->column).arg(why);
    return offer(why, tr("Mend the file at that place"));
}

QStringList StationFolder::history() const
{
    return QDir(filePath(QStringLiteral("history")))
        .entryList({QStringLiteral("station-*.json")}, QDir::Files, QDir::Name | QDir::Reversed);
}

QString StationFolder::newestGood() const
{
    const QStringList names = history();
    for (const QString &name : names) {
        const Result<QByteArray> text = readFile(filePath(QStringLiteral("history/")) + name, 1LL << 30);
        if (text && !QJsonDocument::fromJson(*text).isNull())
            return name;
    }
    return {};
}

Result<QString> StationFolder::restore(const Registry &registry, Clock &clock, const QString &which)
{
    const QString name = which == QLatin1String("latest") ? newestGood() : QFileInfo(which).fileName();
    const QString source = filePath(QStringLiteral("history/")) + name;
    if (name.isEmpty() || !QFile::exists(source))
        return Error{which, tr("there is no such version in %1").arg(filePath(QStringLiteral("history"))),
                     tr("There are: %1").arg(history().join(QStringLiteral(", ")))};
    const Result<QByteArray> text = readFile(source, 1LL << 30);
    if (!text)
        return text.error();
    Station probe(registry, clock);
    QStringList warnings;
    if (const auto failure = decodeStation(probe, *text, warnings))
        return Error{
            source,
            tr("line %1, column %2: %3").arg(failure->line).arg(failure->column).arg(failure->error.why),
            tr("Choose another version")};
    const QString present = filePath(QStringLiteral("station.json"));
    QString aside;
    if (QFile::exists(present)) {
        aside = present + QStringLiteral(".replaced-") + stamp(clock);
        if (::rename(QFile::encodeName(present).constData(), QFile::encodeName(aside).constData()) != 0)
            return Error{present,
                         tr("cannot move it aside: %1").arg(QString::fromLocal8Bit(std::strerror(errno))),
                         {}};
    }
    if (const Result<void> replaced = replaceFile(present, *text); !replaced)
        return replaced.error();
    const QString restored = tr("restored history/%1; edits made after it are not in force").arg(name);
    return aside.isEmpty() ? restored : tr("%1. The file it replaces is kept as %2").arg(restored, aside);
}

// Saving ----------------------------------------------------------------------------------------------------

void StationFolder::keepSaved(Station &station)
{
    m_station = &station;
    m_thread = std::thread([this] { work(); });
    station.setDirtyListener([this] {
        // Not restarted by further edits: the first one decides, so that no edit waits longer than this.
        if (!m_saveTimer.isActive())
            m_saveTimer.start(m_station->clock(), saveDelayMs, [this] { beginWriting(); });
    });
}

void StationFolder::save(Done done)
{
    m_waiting.push_back(std::move(done));
    m_saveTimer.stop();
    m_writer.reset(); // What it has written may have been edited since.
    writeAll();
}

void StationFolder::beginWriting()
{
    if (!m_writer)
        m_writingSince = m_station->clock().bootMs();
    m_writer.emplace(*m_station, m_lastSize + m_lastSize / 16);
    writePiece();
}

void StationFolder::writePiece()
{
    if (m_station->clock().bootMs() - m_writingSince > longestWritingMs)
        return writeAll();
    if (m_writer->isStale())
        return beginWriting();
    if (m_writer->write(componentsOfPiece))
        handOver();
    else
        m_pieceTimer.start(m_station->clock(), 0, [this] { writePiece(); });
}

void StationFolder::writeAll()
{
    if (!m_writer || m_writer->isStale())
        m_writer.emplace(*m_station, m_lastSize + m_lastSize / 16);
    m_writer->write(std::numeric_limits<int>::max());
    handOver();
}

void StationFolder::handOver()
{
    m_pieceTimer.stop();
    const QByteArray text = m_writer->take();
    m_writer.reset();
    m_lastSize = text.size();
    const std::lock_guard lock(m_mutex);
    m_pending = text;
    m_pendingStamp = stamp(m_station->clock());
    for (Done &done : m_waiting)
        m_pendingDone.push_back(std::move(done));
    m_waiting.clear();
    m_wake.notify_one();
}

void StationFolder::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_pending || m_closing; });
        if (!m_pending)
            return;
        const QByteArray text = *std::exchange(m_pending, std::nullopt);
        const QString written = m_pendingStamp;
        const std::vector<Done> waiting = std::exchange(m_pendingDone, {});
        lock.unlock();
        const Result<void> result = replaceStationFile(text, written);
        m_inbox.post([this, result, waiting] { saved(result, waiting); });
        lock.lock();
    }
}

Result<void> StationFolder::replaceStationFile(const QByteArray &text, const QString &written) const
{
    const QString present = filePath(QStringLiteral("station.json"));
    if (holds(present, text))
        return {};
    // What would not be read again must not replace what can be.
    if (const qsizetype wrong = errorInJson(text); wrong >= 0)
        return Error{present, tr("the tree could not be written as JSON: byte %1 is wrong").arg(wrong),
                     tr("The old file stays; report this")};
    // A second name for the old file costs no copy and cannot be half done.
    const QString kept = filePath(QStringLiteral("history/station-%1.json").arg(written));
    if (QFile::exists(present))
        (void)!::link(QFile::encodeName(present).constData(), QFile::encodeName(kept).constData());
    if (const Result<void> replaced = replaceFile(present, text); !replaced)
        return replaced;
    const QStringList names = history();
    for (qsizetype i = historyLength; i < names.size(); ++i)
        QFile::remove(filePath(QStringLiteral("history/")) + names.at(i));
    return {};
}

void StationFolder::saved(const Result<void> &result, const std::vector<Done> &waiting)
{
    if (!result) {
        m_saveFailure = result.error().text();
        m_station->log().write(Log::Level::Error, QStringLiteral("station.json"),
                               tr("not saved: %1").arg(m_saveFailure));
        if (!m_closing)
            m_saveTimer.start(m_station->clock(), retryDelayMs, [this] { beginWriting(); });
    } else if (!m_saveFailure.isEmpty()) {
        m_saveFailure.clear();
        m_station->log().write(Log::Level::Info, QStringLiteral("station.json"), tr("saved again"));
    }
    for (const Done &done : waiting)
        done(result);
}

Result<void> StationFolder::close()
{
    if (!m_thread.joinable())
        return {};
    if (m_saveTimer.isActive() || m_writer) {
        m_saveTimer.stop();
        m_writer.reset();
        writeAll();
    }
    m_station->setDirtyListener({});
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_wake.notify_one();
    }
    m_thread.join();
    m_inbox.deliver();
    if (!m_saveFailure.isEmpty())
        return Error{QStringLiteral("station.json"), m_saveFailure, {}};
    return {};
}

} // namespace station
