// Policy. The folder is the truth: what a person puts there by hand counts after the next load, what is
// imported is on disk before it counts. An anchor is a CA or a self-signed certificate; a server's
// certificate belongs into Allowed Hosts, where it holds for one host and ends by itself. Nothing is deleted
// but what a person names, and a revocation list gives way to a newer one of the same issuer and scope only.

#include "truststore/usertruststore.h"

#include "station/value/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("UserTrustStore", text);
}

/// A deleted anchor must not come back after a power cut.
void syncFolder(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

station::Result<void> removeFile(const QString &path)
{
    QFile file(path);
    if (!file.remove())
        return station::Error{path, tr("cannot be deleted: %1").arg(file.errorString()), {}};
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

/// False also where no CA of the issuer's name is known: its list waits for it.
bool isForged(const Crl &crl, const QList<Certificate> &known)
{
    bool isNamed = false;
    for (const Certificate &certificate : known) {
        if (!crl.isIssuedBy(certificate))
            continue;
        if (crl.isSignedBy(certificate))
            return false;
        isNamed = true;
    }
    return isNamed;
}

/// A comment before the PEM block, for people who look into the folder.
QByteArray commented(const QString &comment, const QByteArray &pem)
{
    return "# " + comment.toUtf8() + '\n' + pem;
}

} // namespace

QString UserTrustStore::pathOf(const Certificate &certificate) const
{
    return m_folder + QStringLiteral("/user/") + certificate.sha256() + QStringLiteral(".pem");
}

QString UserTrustStore::pathOf(const Crl &crl) const
{
    return m_folder + QStringLiteral("/crl/") + crl.sha256() + QStringLiteral(".pem");
}

station::Result<void> UserTrustStore::load()
{
    m_certificates.clear();
    m_crls.clear();
    m_damaged.clear();
    m_files.clear();
    for (const QString &name : {QStringLiteral("/user"), QStringLiteral("/crl")}) {
        const QDir folder(m_folder + name);
        if (!folder.exists())
            continue;
        if (!QFileInfo(folder.path()).isReadable())
            return station::Error{folder.path(), tr("cannot be read"), tr("Check who owns the folder.")};
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Name)) {
            // What a crash left of replaceFile() was never in force.
            if (!file.fileName().contains(QLatin1String(".tmp.")))
                takeFile(file.filePath());
        }
    }
    return {};
}

/// Adds what the file holds, and the reasons for what it does not.
void UserTrustStore::takeFile(const QString &path)
{
    station::Result<QByteArray> content = station::readFile(path, maxCertificateFileBytes);
    if (!content) {
        m_damaged.append(content.error());
        return;
    }
    station::Result<CertificateFile> file = parseCertificateFile(*content, path);
    if (!file) {
        m_damaged.append(file.error());
        return;
    }
    m_damaged += file->damaged;
    for (const Certificate &certificate : file->certificates) {
        const QString sha256 = certificate.sha256();
        if (!m_files.contains(sha256))
            m_certificates.append(certificate);
        m_files.insert(sha256, path);
    }
    for (const Crl &crl : file->crls) {
        const QString sha256 = crl.sha256();
        if (!m_files.contains(sha256))
            m_crls.append(crl);
        m_files.insert(sha256, path);
    }
}

station::Result<void> UserTrustStore::write(const QString &path, const QByteArray &content) const
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return station::Error{folder, tr("cannot be created"), tr("Check who owns the folder above it.")};
    return station::replaceFile(path, content);
}

station::Result<UserTrustStore::Import>
UserTrustStore::import(const QByteArray &content, const QString &source, const QList<Certificate> &known)
{
    station::Result<CertificateFile> file = parseCertificateFile(content, source);
    if (!file)
        return file.error();
    Import import;
    import.refused = file->damaged;
    for (const Certificate &certificate : file->certificates) {
        station::Result<void> done = takeCertificate(certificate, import);
        if (!done)
            return done.error();
    }
    for (const Crl &crl : file->crls) {
        station::Result<void> done = takeCrl(crl, m_certificates + known, import);
        if (!done)
            return done.error();
    }
    const bool nothing = import.added.isEmpty() && import.known.isEmpty() && import.addedCrls.isEmpty() &&
                         import.knownCrls.isEmpty();
    if (nothing && !import.refused.isEmpty())
        return import.refused.constFirst();
    return import;
}

station::Result<void> UserTrustStore::takeCertificate(const Certificate &certificate, Import &import)
{
    if (m_certificates.contains(certificate)) {
        import.known.append(certificate);
        return {};
    }
    // A server's certificate as an anchor would hold without the limits of an approval: no expiry, no host.
    if (!certificate.isCa() && !certificate.isSelfSigned()) {
        import.refused.append({certificate.subject(), tr("is no CA certificate"),
                               tr("Import its issuer, or approve the server in Allowed Hosts.")});
        return {};
    }
    const QString path = pathOf(certificate);
    station::Result<void> written = write(path, commented(certificate.subject(), certificate.pem()));
    if (!written)
        return written.error();
    m_certificates.append(certificate);
    m_files.insert(certificate.sha256(), path);
    import.added.append(certificate);
    return {};
}

station::Result<void> UserTrustStore::takeCrl(const Crl &crl, const QList<Certificate> &known, Import &import)
{
    if (m_files.contains(crl.sha256())) {
        import.knownCrls.append(crl);
        return {};
    }
    // One that nobody signed would make every certificate of that CA unbelievable: it could hide a
    // revocation.
    if (isForged(crl, known)) {
        import.refused.append({tr("Revocation list of \"%1\"").arg(crl.issuer()),
                               tr("is not signed by the CA of that name"),
                               tr("Fetch it again from the CA.")});
        return {};
    }
    QStringList replaced;
    for (const Crl &held : std::as_const(m_crls)) {
        if (held.scope() != crl.scope())
            continue;
        // An older list would forget what was revoked since.
        if (crl.isOlderThan(held)) {
            import.refused.append({tr("Revocation list of \"%1\"").arg(crl.issuer()),
                                   tr("is older than the one in the store"),
                                   {}});
            return {};
        }
        replaced.append(held.sha256());
    }
    const QString path = pathOf(crl);
    station::Result<void> written = write(path, commented(crl.issuer(), crl.pem()));
    if (!written)
        return written.error();
    m_crls.append(crl);
    m_files.insert(crl.sha256(), path);
    import.addedCrls.append(crl);
    for (const QString &sha256 : replaced) {
        station::Result<void> removed = remove(sha256);
        if (!removed)
            return removed.error();
    }
    return {};
}

station::Result<QString> UserTrustStore::fingerprintOf(const QString &typed) const
{
    QStringList named;
    for (const Certificate &certificate : m_certificates) {
        if (typed == certificate.commonName() || typed == certificate.subject())
            named.append(certificate.sha256());
    }
    if (named.size() == 1)
        return named.constFirst();
    if (named.size() > 1)
        return station::Error{
            typed, tr("is the name of %1 certificates").arg(named.size()),
            tr("Name the one that is meant by its fingerprint: %1").arg(named.join(QStringLiteral(", ")))};
    station::Result<QString> fingerprint = parseFingerprint(typed);
    if (!fingerprint)
        return station::Error{typed,
                              tr("is neither the name of a certificate in the User trust store nor a "
                                 "SHA-256 fingerprint of 64 digits"),
                              tr("`tocsin trust list user` shows both")};
    return fingerprint;
}

station::Result<QByteArray> UserTrustStore::exportPem(const QString &typed) const
{
    const station::Result<QString> fingerprint = fingerprintOf(typed);
    if (!fingerprint)
        return fingerprint.error();
    const QString &sha256 = *fingerprint;
    for (const Certificate &certificate : m_certificates) {
        if (certificate.sha256() == sha256)
            return certificate.pem();
    }
    for (const Crl &crl : m_crls) {
        if (crl.sha256() == sha256)
            return crl.pem();
    }
    return station::Error{sha256, tr("is not in the User trust store"), {}};
}

/// A file that holds others as well, as people make them by hand, is rewritten without the one named.
station::Result<void> UserTrustStore::remove(const QString &typed)
{
    const station::Result<QString> fingerprint = fingerprintOf(typed);
    if (!fingerprint)
        return fingerprint.error();
    const QString &sha256 = *fingerprint;
    if (!m_files.contains(sha256))
        return station::Error{sha256, tr("is not in the User trust store"), {}};
    const QString path = m_files.value(sha256);
    QByteArray rest;
    for (const Certificate &certificate : std::as_const(m_certificates)) {
        if (certificate.sha256() != sha256 && m_files.value(certificate.sha256()) == path)
            rest += certificate.pem();
    }
    for (const Crl &crl : std::as_const(m_crls)) {
        if (crl.sha256() != sha256 && m_files.value(crl.sha256()) == path)
            rest += crl.pem();
    }
    station::Result<void> done = rest.isEmpty() ? removeFile(path) : write(path, rest);
    if (!done)
        return done.error();
    m_files.remove(sha256);
    m_certificates.removeIf([&sha256](const Certificate &held) { return held.sha256() == sha256; });
    m_crls.removeIf([&sha256](const Crl &held) { return held.sha256() == sha256; });
    return {};
}

} // namespace trust
