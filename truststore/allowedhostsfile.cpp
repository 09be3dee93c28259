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
station::Error AllowedHostsFile::keepAside(const QString &why, const QDateTime &now, bool copy) const
{
    const QString wanted =
        m_path + QStringLiteral(".damaged-") + now.toUTC().toString(QStringLiteral("yyyyMMddTHHmmssZ"));
    QString kept = wanted;
    for (int i = 2; QFile::exists(kept); ++i)
        kept = wanted + u'-' + QString::number(i);
    const bool done = copy ? QFile::copy(m_path, kept) : QFile::rename(m_path, kept);
    return {m_path, why,
            done ? tr("The file as it was is kept as %1.").arg(kept)
                 : tr("It could not be kept as %1.").arg(kept)};
}

QList<station::Error> AllowedHostsFile::load(AllowedHosts &hosts, const QDateTime &now)
{
    hosts.m_entries.clear();
    hosts.m_denied.clear();
    m_savedRevision = hosts.m_revision;
    if (const std::optional<station::Error> error = distrusted())
        return {*error};
    if (!QFile::exists(m_path))
        return {};
    station::Result<QByteArray> content = station::readFile(m_path, maxBytes);
    if (!content)
        return {keepAside(content.error().why, now, false)};

    QJsonParseError parseError;
    const QJsonObject json = QJsonDocument::fromJson(*content, &parseError).object();
    if (parseError.error != QJsonParseError::NoError)
        return {
            keepAside(textOf(station::placeOf(*content, parseError.offset)) + u' ' + parseError.errorString(),
                      now, false)};
    if (json.value(QLatin1String("format")).toInt() != format)
        return {keepAside(tr("line 1: its format is not %1").arg(format), now, false)};

    const QStringList faults = readEntries(json, *content, hosts);
    if (faults.isEmpty())
        return {};
    // The next save leaves the refused entries out, so they are kept for the person who wrote them.
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
            refuse(deniedKey, i, key.error().text());
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
