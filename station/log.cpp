#include "station/log.h"

#include "station/clock.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace station {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;
constexpr int oldFiles = 3;
constexpr std::size_t ringEntries = 2000;
constexpr qsizetype longestText = 8192;

constexpr std::array<const char *, 4> levelNames{"DEBUG", "INFO", "WARNING", "ERROR"};

QString tr(const char *text)
{
    return QCoreApplication::translate("Log", text);
}

/// Marks that turn the direction of writing can make a line read as another one.
bool isTurning(char16_t c)
{
    return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// Servers and mails put words into this log: one entry stays one line and moves no terminal's cursor.
QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text.left(longestText)) {
        const char16_t code = c.unicode();
        if (code == '\n')
            out += QLatin1String("\\n");
        else if (code == '\r')
            out += QLatin1String("\\r");
        else if (code == '\t')
            out += QLatin1String("\\t");
        else if (code < 0x20 || code == 0x7f)
            out += QStringLiteral("\\x%1").arg(uint(code), 2, 16, QLatin1Char('0'));
        else if ((code >= 0x80 && code < 0xa0) || code == 0x2028 || code == 0x2029 || isTurning(code))
            out += QStringLiteral("\\u%1").arg(uint(code), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    if (text.size() > longestText)
        out += QChar(0x2026);
    return out;
}

QByteArray lineOf(const Log::Entry &entry)
{
    const QString time = entry.time.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"));
    return QStringLiteral("%1 %2 %3 %4\n")
        .arg(time, Log::levelText(entry.level), entry.source, entry.text)
        .toUtf8();
}

} // namespace

Log::Log(const Clock &clock) : m_clock(clock) {}

void Log::openFile(const QString &path)
{
    m_file.close();
    m_file.setFileName(path);
    m_fileFailed = false;
    reopen();
}

void Log::setEcho(bool toStandardError, Level from)
{
    m_echo = toStandardError;
    m_echoFrom = from;
}

void Log::write(Level level, const QString &source, const QString &text)
{
    if (level < m_level)
        return;
    m_entries.push_back({m_next++, m_clock.wall(), level, printable(source), printable(text)});
    if (m_entries.size() > ringEntries)
        m_entries.pop_front();
    const Entry entry = m_entries.back(); // A copy: the listener may write, too.
    const QByteArray line = lineOf(entry);
    if (m_echo && level >= m_echoFrom)
        echo(line);
    writeToFile(line);
    if (m_listener && !m_telling) { // What the listener itself writes is kept, but not told to it.
        m_telling = true;
        m_listener(entry);
        m_telling = false;
    }
}

/// Standard error may be a pipe that nobody reads: it must never hold the station up. A pipe that is ready
/// takes PIPE_BUF bytes without waiting (POSIX write()); what it does not take stands in the file all the
/// same.
void Log::echo(const QByteArray &line)
{
    for (qsizetype at = 0; at < line.size();) {
        pollfd standardError{STDERR_FILENO, POLLOUT, 0};
        const qsizetype size = std::min(line.size() - at, qsizetype(PIPE_BUF));
        if (::poll(&standardError, 1, 0) != 1 || !(standardError.revents & POLLOUT) ||
            ::write(STDERR_FILENO, line.constData() + at, std::size_t(size)) != size)
            return;
        at += size;
    }
}

void Log::writeToFile(const QByteArray &line)
{
    if (m_file.fileName().isEmpty())
        return;
    if (m_file.isOpen() && m_file.size() + line.size() > largestFile)
        rotate();
    if (!m_file.isOpen() && !reopen())
        return;
    errno = 0;
    if (m_file.write(line) == line.size()) {
        m_fileFailed = false;
        return;
    }
    const QString why = failure();
    m_file.close(); // Opened anew with the next line; the torn one ends there.
    reportFile(why);
}

/// True when the file is open. Lines are written unbuffered: a crash loses none.
bool Log::reopen()
{
    // The folder may have been cleared away; nothing is lost with it, so it is made again.
    (void)::mkdir(QFile::encodeName(QFileInfo(m_file.fileName()).path()).constData(), 0700);
    errno = 0;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                     QFile::ReadOwner | QFile::WriteOwner)) {
        reportFile(failure());
        return false;
    }
    if (m_fileFailed && m_file.size() > 0)
        m_file.write("\n");
    return true;
}

/// What the system said; Qt often knows "Unknown error" only.
QString Log::failure() const
{
    return errno != 0 ? QString::fromLocal8Bit(std::strerror(errno)) : m_file.errorString();
}

/// Once per trouble: a full disk must not fill the ring with its own complaints.
void Log::reportFile(const QString &why)
{
    if (m_fileFailed)
        return;
    m_fileFailed = true;
    write(Level::Error, QStringLiteral("log"),
          tr("%1 cannot be written: %2. The log goes on in memory.").arg(m_file.fileName(), why));
}

void Log::rotate()
{
    const QString name = m_file.fileName();
    m_file.close();
    const auto old = [&name](int number) { return name + QStringLiteral(".%1").arg(number); };
    QFile::remove(old(oldFiles));
    for (int i = oldFiles; i > 1; --i)
        QFile::rename(old(i - 1), old(i));
    // A file that cannot be moved is emptied: it is bounded before it is complete.
    if (!QFile::rename(name, old(1)))
        QFile::resize(name, 0);
    reopen();
}

QString Log::levelText(Level level)
{
    return QLatin1String(levelNames[std::size_t(level)]);
}

bool Log::parseLevel(const QString &text, Level &level)
{
    for (std::size_t i = 0; i < levelNames.size(); ++i) {
        if (text.compare(QLatin1String(levelNames[i]), Qt::CaseInsensitive) == 0) {
            level = Level(i);
            return true;
        }
    }
    return false;
}

} // namespace station
