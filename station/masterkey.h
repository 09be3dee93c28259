#pragma once

#include "station/secretbytes.h"
#include "station/value/result.h"

#include <QString>

namespace station {

/// Where the key of the secret store lies: $CREDENTIALS_DIRECTORY/tocsin-key, else the key file that was
/// named, else ${XDG_STATE_HOME:-~/.local/state}/tocsin/keys/<stationId>.key. Never inside the station's
/// folder: a copied folder must yield nothing.
class MasterKey
{
public:
    MasterKey() = default;
    MasterKey(const QString &folder, const QString &stationId, const QString &keyFile);

    /// The key; empty when there is none yet. A key file inside the folder, one that others may read and one
    /// that was named but is missing are Errors.
    Result<SecretBytes> read() const;
    /// The key, made if there is none.
    Result<SecretBytes> readOrMake() const;
    /// Where it is, or would be made.
    QString path() const;

    /// Refuses a file that belongs to somebody else or that others may read.
    static Result<void> checkPrivate(const QString &path);

private:
    QString credential() const;
    Result<void> checkOutside(const QString &path) const;
    Result<SecretBytes> load(const QString &path) const;

    QString m_folder;
    QString m_stationId;
    QString m_keyFile;
};

} // namespace station
