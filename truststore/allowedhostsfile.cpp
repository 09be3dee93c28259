#include "truststore/allowedhostsfile.h"

#include "station/value/atomicfile.h"
#include "station/value/jsonlocator.h"
#include "truststore/allowedhostcodec.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace trust {

namespace {

constexpr int format = 1;
constexpr qint64 maxBytes = 32 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("AllowedHostsFile", text);
}

const QString hostsKey = QStringLiteral("hosts");
const QString deniedKey = QStringLiteral("deniedKeys");

QString textOf(const station::TextPlace &place)
{
    return tr("line %1, column %2").arg(place.line).arg(place.column);
}

/// A denial's saved form is smaller than this.
constexpr qsizetype maxDenialBytes = 16 * 1024;

/// The JSON object that begins at @p start, or nothing when it does not end soon or is none.
QJsonObject objectAt(const QByteArray &text, qsizetype start)
{
    const qsizetype limit = qMin(text.size(), start + maxDenialBytes);
    int depth = 0;
    bool inString = false;
    for (qsizetype i = start; i < limit; ++i) {
        const char c = text.at(i);
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && c == '{')
            ++depth;
        else if (!inString && c == '}' && --depth == 0)
            return QJsonDocument::fromJson(text.mid(start, i - start + 1)).object();
    }
    return {};
}

/// Every denial that can be read anywhere in a text that need not be JSON.
QList<AllowedHosts::DeniedKey> deniedKeysIn(const QByteArray &text)
{
    QList<AllowedHosts::DeniedKey> keys;
    for (qsizetype start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
        const station::Result<AllowedHosts::DeniedKey> key = deniedKeyFrom(objectAt(text, start));
        if (key)
            keys.append(*key);
    }
    return keys;
}

} // namespace

/// Why the file on disk is not to be believed; nothing if it is absent or ours alone.
std::optional<station::Error> AllowedHostsFile::distrusted() const
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(m_path).constData(), &status) != 0) {
        if (errno == ENOENT)
            return std::nullopt;
        return station::Error{
            m_path, tr("cannot be examined: %1").arg(QString::fromLocal8Bit(std::strerror(errno))), {}};
    }
    const QString remedy = tr("Look through its entries, then make it yours alone: chmod 600 %1. Until then "
                              "nothing in it counts.")
                               .arg(m_path);
    if (!S_ISREG(status.st_mode))
        return station::Error{m_path, tr("is no ordinary file"), tr("Put the file itself there.")};
    if (status.st_mode & S_IWOTH)
        return station::Error{m_path, tr("everyone may write to it, so its approvals prove nothing"), remedy};
    if (status.st_uid != ::geteuid() && status.st_uid != 0)
        return station::Error{m_path, tr("belongs to another user, so its approvals prove nothing"), remedy};
    return std::nullopt;
}

/// Renames or, if entries of it are still in use, copies the file, and says so in the error.
station::Error AllowedHostsFile::keepAside(const QString &why, const QDateTime &now, bool copy)
{
    const QString wanted =
        m_path + QStringLiteral(".damaged-") + now.toUTC().toString(QStringLiteral("yyyyMMddTHHmmssZ"));
    QString kept = wanted;
    for (int i = 2; QFile::exists(kept); ++i)
        kept = wanted + u'-' + QString::number(i);
    const bool done = copy ? QFile::copy(m_path, kept) : QFile::rename(m_path, kept);
    m_keptAs = done ? kept : QString();
    return {m_path, why,
            done ? tr("The file as it was is kept as %1.").arg(kept)
                 : tr("It could not be kept as %1.").arg(kept)};
}

/// Moves a file aside that is not to be read as a whole, and keeps the denials that are still in it.
station::Error AllowedHostsFile::salvage(const QString &why, const QDateTime &now, const QByteArray &content,
                                         AllowedHosts &hosts)
{
    station::Error error = keepAside(why, now, false);
    hosts.m_denied = deniedKeysIn(content);
    ++hosts.m_revision; // The next save puts them on disk again.
    error.remedy +=
        QLatin1Char(' ') + tr("No approval in it counts; approve again what is needed.") + QLatin1Char(' ');
    const qsizetype count = hosts.m_denied.size();
    error.remedy +=
        count > 0
            ? tr("%1 denied key(s) could be read and stay denied; look for others in that file.").arg(count)
            : tr("Its denied keys are lost, if there were any; deny them again.");
    return error;
}

QList<station::Error> AllowedHostsFile::load(AllowedHosts &hosts, const QDateTime &now)
{
    hosts.m_entries.clear();
    hosts.m_denied.clear();
    m_savedRevision = hosts.m_revision;
    m_keptAs.clear();
    if (const std::optional<station::Error> error = distrusted())
        return {*error};
    if (!QFile::exists(m_path))
        return {};
    station::Result<QByteArray> content = station::readFile(m_path, maxBytes);
    if (!content)
        return {salvage(content.error().why, now, {}, hosts)};

    QJsonParseError parseError;
    const QJsonObject json = QJsonDocument::fromJson(*content, &parseError).object();
    if (parseError.error != QJsonParseError::NoError)
        return {
            salvage(textOf(station::placeOf(*content, parseError.offset)) + u' ' + parseError.errorString(),
                    now, *content, hosts)};
    if (json.value(QLatin1String("format")).toInt() != format)
        return {salvage(tr("line 1: its format is not %1").arg(format), now, *content, hosts)};

    const QStringList faults = readEntries(json, *content, hosts);
    if (faults.isEmpty())
        return {};
    // The next save leaves the refused entries out, so they are kept for the person who wrote them.
    ++hosts.m_revision;
    QList<station::Error> errors{keepAside(faults.constFirst(), now, true)};
    for (const QString &fault : faults.mid(1))
        errors.append({m_path, fault, {}});
    return errors;
}

/// Takes each entry that makes sense; gives the reasons, with places, for the others.
QStringList AllowedHostsFile::readEntries(const QJsonObject &json, const QByteArray &content,
                                          AllowedHosts &hosts)
{
    QStringList faults;
    const auto refuse = [&](const QString &list, int index, const QString &why) {
        faults.append(textOf(station::locateInJson(content, {list, QString::number(index)})) + u' ' + why);
    };
    const QJsonArray entries = json.value(hostsKey).toArray();
    for (int i = 0; i < entries.size(); ++i) {
        station::Result<AllowedHost> entry = entryFrom(entries.at(i).toObject());
        if (!entry)
            refuse(hostsKey, i, entry.error().text());
        else if (hosts.find(entry->endpoint))
            refuse(hostsKey, i, tr("is a second entry for %1").arg(entry->endpoint.hostAndPort()));
        else
            hosts.m_entries.append(*entry);
    }
    const QJsonArray keys = json.value(deniedKey).toArray();
    for (int i = 0; i < keys.size(); ++i) {
        station::Result<AllowedHosts::DeniedKey> key = deniedKeyFrom(keys.at(i).toObject());
        if (key)
            hosts.m_denied.append(*key);
        else
            refuse(deniedKey, i, tr("%1; its key is no longer denied").arg(key.error().text()));
    }
    return faults;
}

station::Result<void> AllowedHostsFile::save(const AllowedHosts &hosts)
{
    if (hosts.revision() == m_savedRevision)
        return {};
    // Replacing a file that a person still has to look at would destroy the evidence and the approvals.
    if (const std::optional<station::Error> error = distrusted())
        return *error;
    QJsonArray entries;
    for (const AllowedHost &entry : hosts.entries())
        entries.append(savedForm(entry));
    QJsonArray keys;
    for (const AllowedHosts::DeniedKey &denied : hosts.deniedKeys())
        keys.append(savedForm(denied));
    const QJsonObject json{{QStringLiteral("format"), format}, {hostsKey, entries}, {deniedKey, keys}};
    station::Result<void> done = station::replaceFile(m_path, QJsonDocument(json).toJson());
    if (done)
        m_savedRevision = hosts.revision();
    return done;
}

} // namespace trust
