#pragma once

#include "station/value/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace station {

/// Bytes that are wiped when they go. Move-only, so that no copy is forgotten.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(const QByteArray &bytes);
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes();
    QByteArrayView view() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }

private:
    QByteArray m_bytes;
};

/// Secrets at rest: the file `secrets` (0600), each entry sealed with AES-256-GCM under a key derived from the
/// master key, which never lies in DIR. A secret is bound to where it may be used: reading it with another
/// binding fails, so that pointing an account at another host never carries its password along.
class SecretStore
{
public:
    /// Where the master key is looked for, in this order: $CREDENTIALS_DIRECTORY/tocsin-key, @p keyFile,
    /// ${XDG_STATE_HOME:-~/.local/state}/tocsin/keys/<stationId>.key. The last one is made (0600) when the
    /// first secret is set. A key file inside @p folder is refused.
    Result<void> open(const QString &folder, const QString &stationId, const QString &keyFile);

    struct Entry
    {
        QString id;      ///< "<handle>.<slot>".
        QDateTime changed;
    };

    /// @p binding is a text such as "host|port|tls"; it is authenticated, not stored in the clear.
    Result<void> set(const QString &id, const QByteArray &secret, const QString &binding, const QDateTime &now);
    Result<void> remove(const QString &id);
    /// The plain text, or an Error saying why it cannot be used here ("enter the password again").
    Result<SecretBytes> get(const QString &id, const QString &binding) const;
    std::optional<QDateTime> changed(const QString &id) const;
    /// Names of entries that could not be read at open, for the log; the others live on.
    QStringList notices() const { return m_notices; }

private:
    Result<QByteArray> masterKey(bool create) const;
    Result<void> save() const;

    QString m_folder;
    QString m_stationId;
    QString m_keyFile;
    QHash<QString, QJsonObject> m_entries;
    QStringList m_notices;
};

} // namespace station
