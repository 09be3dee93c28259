#pragma once

#include "station/masterkey.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace station {

/// Secrets at rest: the file `secrets` (0600), each entry sealed with AES-256-GCM under a key derived from
/// the master key, which never lies in DIR. A secret is bound to where it may be used: reading it with
/// another binding fails, so that pointing an account at another host never carries its password along.
///
/// An id is "<handle>.<slot>". Each entry also carries a check value, so that at open a damaged or exchanged
/// entry is told from one whose binding has changed.
class SecretStore
{
public:
    /// Where the master key is looked for, in this order: $CREDENTIALS_DIRECTORY/tocsin-key, @p keyFile,
    /// ${XDG_STATE_HOME:-~/.local/state}/tocsin/keys/<stationId>.key. The last one is made (0600) when the
    /// first secret is set. A key file inside @p folder is refused, and so are a key file and a `secrets`
    /// that others may read. After an Error nothing can be read or set: the files stay as they are.
    Result<void> open(const QString &folder, const QString &stationId, const QString &keyFile);

    /// One entry to be set, or taken out when it has no secret.
    struct Change
    {
        QString id{};
        std::optional<QByteArray> secret{};
        /// A text such as "host|port|tls"; it is authenticated, not stored in the clear.
        QString binding{};
    };
    /// All of them in one replacement of the file, or none.
    Result<void> change(const std::vector<Change> &changes, const QDateTime &now);
    Result<void> set(const QString &id, const QByteArray &secret, const QString &binding,
                     const QDateTime &now)
    {
        return change({{id, secret, binding}}, now);
    }
    Result<void> remove(const QString &id) { return change({{id}}, {}); }
    /// The plain text, or an Error saying why it cannot be used here ("enter the password again").
    Result<SecretBytes> get(const QString &id, const QString &binding) const;
    std::optional<QDateTime> changed(const QString &id) const;
    /// Names of entries that could not be read at open, for the log; the others live on.
    QStringList notices() const { return m_notices; }

private:
    Result<void> load();
    Result<void> moveAside(const QString &why);
    Result<QJsonObject> sealedEntry(const SecretBytes &key, const Change &change, const QDateTime &now) const;
    Result<void> save() const;
    void checkEntries(const SecretBytes &key);
    QString path() const { return m_folder + QStringLiteral("/secrets"); }

    QString m_folder;
    QString m_stationId;
    MasterKey m_key;
    QHash<QString, QJsonObject> m_entries;
    QStringList m_notices;
    std::optional<Error> m_unusable; ///< Why nothing may be done.
};

} // namespace station
