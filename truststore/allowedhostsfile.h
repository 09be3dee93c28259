#pragma once

#include "truststore/allowedhosts.h"

namespace trust {

/// Keeps Allowed Hosts in `allowed-hosts.json`.
///
/// Policy: a file that others may write to is not believed and not touched; nothing is saved until a person
/// has looked at it. A file that is no JSON is moved aside. An entry that makes no sense is refused by
/// itself, named with its line, and the file as it was is kept aside. What is refused grants nothing: an
/// unreadable file means no exemptions. Denials are the other way round: each that can still be read in a
/// damaged file stays in force, because forgetting one would let in what a person shut out.
class AllowedHostsFile
{
public:
    explicit AllowedHostsFile(QString path) : m_path(std::move(path)) {}

    /// Reads the file into @p hosts; a file that does not exist is an empty list. The errors say what was
    /// refused, with line and column, and where the original was kept.
    QList<station::Error> load(AllowedHosts &hosts, const QDateTime &now);

    /// Replaces the file. Does nothing if @p hosts did not change since the last load or save.
    station::Result<void> save(const AllowedHosts &hosts);

    QString path() const { return m_path; }
    /// Where load() put the damaged file; empty when it did not have to.
    QString keptAs() const { return m_keptAs; }

private:
    std::optional<station::Error> distrusted() const;
    station::Error keepAside(const QString &why, const QDateTime &now, bool copy);
    station::Error salvage(const QString &why, const QDateTime &now, const QByteArray &content,
                           AllowedHosts &hosts);
    static QStringList readEntries(const QJsonObject &json, const QByteArray &content, AllowedHosts &hosts);

    QString m_path;
    QString m_keptAs;
    quint64 m_savedRevision = 0;
};

} // namespace trust
