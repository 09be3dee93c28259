#include "station/masterkey.h"

#include "station/sealing.h"
#include "station/value/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SecretStore", text);
}

/// The path with every link resolved, also of a file that does not exist yet.
QString resolved(const QString &path)
{
    QFileInfo info(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    QString rest;
    while (!info.exists() && !info.isRoot() && !info.fileName().isEmpty()) {
        rest = QLatin1Char('/') + info.fileName() + rest;
        info = QFileInfo(info.absolutePath());
    }
    return info.canonicalFilePath() + rest;
}

} // namespace

MasterKey::MasterKey(const QString &folder, const QString &stationId, const QString &keyFile)
    : m_folder(folder), m_stationId(stationId), m_keyFile(keyFile)
{
}

QString MasterKey::credential() const
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const QString path = folder + QStringLiteral("/tocsin-key");
    return !folder.isEmpty() && QFileInfo::exists(path) ? path : QString();
}

QString MasterKey::path() const
{
    const QString given = credential();
    if (!given.isEmpty())
        return given;
    if (!m_keyFile.isEmpty())
        return m_keyFile;
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state)) // The specification says to ignore any other.
        state = QDir::homePath() + QStringLiteral("/.local/state");
    return QStringLiteral("%1/tocsin/keys/%2.key").arg(state, m_stationId);
}

Result<void> MasterKey::checkOutside(const QString &path) const
{
    const QString folder = resolved(m_folder) + QLatin1Char('/');
    if (!resolved(path).startsWith(folder))
        return {};
    return Error{path,
                 tr("the key lies inside the station's folder, so that a copy of the folder would hold "
                    "the secrets and their key"),
                 tr("Move it elsewhere and name it with --key-file.")};
}

Result<void> MasterKey::checkPrivate(const QString &path)
{
    struct stat found
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return Error{
            path, tr("cannot be examined: %1").arg(QString::fromLocal8Bit(std::strerror(errno))), {}};
    if (!S_ISREG(found.st_mode))
        return Error{path, tr("is not a file"), {}};
    if (found.st_uid != ::geteuid())
        return Error{path, tr("belongs to another user (number %1)").arg(found.st_uid),
                     tr("Run the station as that user, or: chown %1 %2").arg(::geteuid()).arg(path)};
    if ((found.st_mode & 077) != 0)
        return Error{path, tr("others than its owner may read or write it"), tr("chmod 600 %1").arg(path)};
    return {};
}

Result<SecretBytes> MasterKey::read() const
{
    const QString where = path();
    if (const Result<void> outside = checkOutside(where); !outside)
        return outside.error();
    if (!QFileInfo::exists(where)) {
        if (m_keyFile.isEmpty())
            return SecretBytes();
        return Error{where, tr("the key file does not exist"),
                     tr("Make one: (umask 077; openssl rand -hex 32 > %1)").arg(where)};
    }
    // systemd guards its credentials itself: with an access control list, whose mask looks like group rights.
    if (where != credential()) {
        if (const Result<void> own = checkPrivate(where); !own)
            return own.error();
    }
    return load(where);
}

/// 64 hexadecimal digits, or the 32 bytes themselves.
Result<SecretBytes> MasterKey::load(const QString &path) const
{
    Result<QByteArray> content = readFile(path, 4096);
    if (!content)
        return content.error();
    SecretBytes raw(std::move(content).value());
    if (raw.view().size() == sealing::keyBytes)
        return raw;
    const SecretBytes text(raw.view().trimmed().toByteArray());
    SecretBytes key(QByteArray::fromHex(QByteArray::fromRawData(text.view().data(), text.view().size())));
    if (text.view().size() != 2 * sealing::keyBytes || key.view().size() != sealing::keyBytes)
        return Error{path, tr("is not a key: 64 hexadecimal digits or 32 bytes are expected"),
                     tr("Put the right key file back; no other one opens the secrets.")};
    return key;
}

Result<SecretBytes> MasterKey::readOrMake() const
{
    Result<SecretBytes> found = read();
    if (!found || !found->isEmpty())
        return found;
    const QString where = path();
    const QString folder = QFileInfo(where).absolutePath();
    if (!QDir().mkpath(folder))
        return Error{folder, tr("the folder for the key cannot be made"),
                     tr("Check who owns the folder above.")};
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    SecretBytes key(sealing::randomBytes(sealing::keyBytes));
    if (key.isEmpty())
        return Error{where, tr("the system gives no random bytes for a key"), {}};
    QByteArray text = QByteArray::fromRawData(key.view().data(), key.view().size()).toHex();
    const Result<void> written = replaceFile(where, text);
    SecretBytes::wipe(text);
    if (!written)
        return written.error();
    return key;
}

} // namespace station
