// What is promised here: a copied station folder yields nothing, and a secret serves only where it was
// entered for. The master key is read for each use and wiped; the keys of the entries are derived from it, so
// that an entry opens under its own id only. The file holds, per entry:
//   changed  when it was set
//   nonce    96 random bits
//   sealed   AES-256-GCM of the secret; associated: format version, station, id, binding
//   check    HMAC-SHA-256 over format version, station, id, changed, nonce and sealed

#include "station/secretstore.h"

#include "station/sealing.h"
#include "station/value/atomicfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace station {

namespace {

constexpr int formatVersion = 1;
constexpr qint64 largestFile = 4 * 1024 * 1024;

const auto changedKey = QStringLiteral("changed");
const auto nonceKey = QStringLiteral("nonce");
const auto sealedKey = QStringLiteral("sealed");
const auto checkKey = QStringLiteral("check");
const auto versionKey = QStringLiteral("version");
const auto entriesKey = QStringLiteral("entries");

QString tr(const char *text)
{
    return QCoreApplication::translate("SecretStore", text);
}

QString again()
{
    return tr("Enter the password again.");
}

QByteArray field(const QJsonObject &entry, const QString &name)
{
    return QByteArray::fromBase64(entry.value(name).toString().toLatin1());
}

void setField(QJsonObject &entry, const QString &name, const QByteArray &bytes)
{
    entry.insert(name, QString::fromLatin1(bytes.toBase64()));
}

/// The two keys of one entry, for one use.
class EntryKeys
{
public:
    EntryKeys(const SecretBytes &master, const QString &stationId, const QString &id)
        : m_station(stationId.toUtf8()),
          m_id(id.toUtf8()),
          m_sealing(sealing::deriveKey(master.view(), m_station, "tocsin secret 1 " + m_id)),
          m_check(sealing::deriveKey(master.view(), m_station, "tocsin check 1 " + m_id))
    {
    }

    QByteArray seal(QByteArrayView nonce, const QString &binding, QByteArrayView secret) const
    {
        return sealing::seal(m_sealing, nonce, associated(binding), secret);
    }

    std::optional<SecretBytes> unseal(const QJsonObject &entry, const QString &binding) const
    {
        return sealing::unseal(m_sealing, field(entry, nonceKey), associated(binding),
                               field(entry, sealedKey));
    }

    QByteArray check(const QJsonObject &entry) const
    {
        return sealing::authenticate(
            m_check, sealing::join({version(), m_station, m_id, entry.value(changedKey).toString().toUtf8(),
                                    field(entry, nonceKey), field(entry, sealedKey)}));
    }

    bool isWhole(const QJsonObject &entry) const
    {
        return !m_check.isEmpty() && sealing::sameBytes(check(entry), field(entry, checkKey));
    }

private:
    static QByteArray version() { return QByteArray::number(formatVersion); }
    QByteArray associated(const QString &binding) const
    {
        return sealing::join({version(), m_station, m_id, binding.toUtf8()});
    }

    const QByteArray m_station;
    const QByteArray m_id;
    const SecretBytes m_sealing;
    const SecretBytes m_check;
};

} // namespace

Result<void> SecretStore::open(const QString &folder, const QString &stationId, const QString &keyFile)
{
    m_folder = folder;
    m_stationId = stationId;
    m_entries.clear();
    m_notices.clear();
    m_unusable.reset();
    // It becomes a file name, and station.json can be edited by hand.
    static const QRegularExpression safe(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_-]*\\z"));
    m_key = MasterKey(folder, stationId, keyFile);
    const Result<void> opened = safe.match(stationId).hasMatch()
                                    ? load()
                                    : Error{path(), tr("\"%1\" is not a station id").arg(stationId),
                                            tr("Only letters, digits, - and _ may be in it.")};
    if (!opened) {
        m_entries.clear();
        m_unusable = opened.error();
    }
    return opened;
}

Result<void> SecretStore::load()
{
    if (QFileInfo::exists(path())) {
        if (const Result<void> own = MasterKey::checkPrivate(path()); !own)
            return own;
        const Result<QByteArray> content = readFile(path(), largestFile);
        if (!content)
            return content.error();
        QJsonParseError error{};
        const QJsonObject file = QJsonDocument::fromJson(*content, &error).object();
        if (error.error != QJsonParseError::NoError || !file.value(entriesKey).isObject())
            return moveAside(error.error != QJsonParseError::NoError
                                 ? tr("%1 at byte %2").arg(error.errorString()).arg(error.offset)
                                 : tr("it holds no entries"));
        if (file.value(versionKey).toInt() > formatVersion)
            return Error{path(),
                         tr("was written by a newer program (format %1)").arg(file.value(versionKey).toInt()),
                         tr("Run the newer program again; the file was not changed.")};
        const QJsonObject entries = file.value(entriesKey).toObject();
        for (auto it = entries.begin(); it != entries.end(); ++it)
            m_entries.insert(it.key(), it.value().toObject());
    }
    const Result<SecretBytes> key = m_key.read();
    if (!key)
        return key.error();
    checkEntries(*key);
    return {};
}

void SecretStore::checkEntries(const SecretBytes &key)
{
    if (key.isEmpty()) {
        if (!m_entries.isEmpty())
            m_notices.append(
                tr("%1: the key %2 is missing, so that no secret can be read; put it back or enter "
                   "the passwords again")
                    .arg(path(), m_key.path()));
        return;
    }
    QStringList ids = m_entries.keys();
    std::sort(ids.begin(), ids.end());
    for (const QString &id : std::as_const(ids)) {
        if (!EntryKeys(key, m_stationId, id).isWhole(m_entries.value(id)))
            m_notices.append(
                tr("%1: the entry %2 was changed from outside, or sealed with another key; enter that "
                   "password again")
                    .arg(path(), id));
    }
}

/// A file that cannot be read is kept under a name that tells when it was written last.
Result<void> SecretStore::moveAside(const QString &why)
{
    const QString stamp =
        QFileInfo(path()).lastModified().toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString wanted = path() + QStringLiteral(".damaged-") + stamp;
    QString name = wanted;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = wanted + QStringLiteral("-%1").arg(i);
    if (!QFile::rename(path(), name))
        return Error{path(), tr("is damaged (%1) and cannot be moved to %2").arg(why, name), {}};
    m_notices.append(
        tr("%1 was damaged (%2); it is kept as %3. Enter the passwords again.").arg(path(), why, name));
    return {};
}

Result<void> SecretStore::change(const std::vector<Change> &changes, const QDateTime &now)
{
    if (m_unusable)
        return *m_unusable;
    const bool seals = std::any_of(changes.begin(), changes.end(), [](const Change &c) { return c.secret; });
    const Result<SecretBytes> key = seals ? m_key.readOrMake() : Result<SecretBytes>(SecretBytes());
    if (!key)
        return key.error();
    auto entries = m_entries;
    for (const Change &change : changes) {
        if (!change.secret) {
            entries.remove(change.id);
            continue;
        }
        const Result<QJsonObject> entry = sealedEntry(*key, change, now);
        if (!entry)
            return entry.error();
        entries.insert(change.id, *entry);
    }
    if (!seals && entries.size() == m_entries.size())
        return {};
    m_entries.swap(entries);
    const Result<void> saved = save();
    if (!saved)
        m_entries.swap(entries);
    return saved;
}

Result<QJsonObject> SecretStore::sealedEntry(const SecretBytes &key, const Change &change,
                                             const QDateTime &now) const
{
    const EntryKeys keys(key, m_stationId, change.id);
    const QByteArray nonce = sealing::randomBytes(sealing::nonceBytes);
    const QByteArray sealed = keys.seal(nonce, change.binding, *change.secret);
    if (nonce.isEmpty() || sealed.isEmpty())
        return Error{change.id, tr("the secret cannot be sealed: the cryptographic library fails"), {}};
    QJsonObject entry{{changedKey, now.toUTC().toString(Qt::ISODateWithMs)}};
    setField(entry, nonceKey, nonce);
    setField(entry, sealedKey, sealed);
    setField(entry, checkKey, keys.check(entry));
    return entry;
}

Result<SecretBytes> SecretStore::get(const QString &id, const QString &binding) const
{
    if (m_unusable)
        return *m_unusable;
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd())
        return Error{id, tr("no secret is stored"), tr("Enter the password.")};
    const Result<SecretBytes> key = m_key.read();
    if (!key)
        return key.error();
    if (key->isEmpty())
        return Error{id, tr("the key %1 is missing").arg(m_key.path()),
                     tr("Put the key file back, or enter the password again.")};
    const EntryKeys keys(*key, m_stationId, id);
    if (!keys.isWhole(*entry))
        return Error{id,
                     tr("its entry in %1 was changed from outside, or sealed with another key").arg(path()),
                     again()};
    std::optional<SecretBytes> secret = keys.unseal(*entry, binding);
    if (!secret)
        return Error{id, tr("the stored password was entered for another host, port or TLS setting"),
                     again()};
    return std::move(*secret);
}

std::optional<QDateTime> SecretStore::changed(const QString &id) const
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd())
        return {};
    return QDateTime::fromString(entry->value(changedKey).toString(), Qt::ISODateWithMs).toUTC();
}

Result<void> SecretStore::save() const
{
    QJsonObject entries;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        entries.insert(it.key(), it.value());
    const QJsonObject file{{versionKey, formatVersion}, {entriesKey, entries}};
    return replaceFile(path(), QJsonDocument(file).toJson());
}

} // namespace station
