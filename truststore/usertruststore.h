#pragma once

#include "truststore/certificate.h"
#include "truststore/certificatefile.h"
#include "truststore/crl.h"

#include <QHash>
#include <QList>

namespace trust {

/// The anchors and revocation lists that people imported into a station: one PEM file each in `user/` and
/// `crl/` of the trust folder. A file that cannot be read is named by damaged(), stays where it is, and the
/// others go on.
class UserTrustStore
{
public:
    /// What an import did with each certificate of the file.
    struct Import
    {
        QList<Certificate> added;
        QList<Certificate> known; ///< Were in the store already.
        QList<Crl> addedCrls;
        QList<Crl> knownCrls;
        QList<station::Error> refused; ///< Parts that were not taken, and why.
    };

    /// @p folder is the station's `trust` folder; it is created by the first import.
    explicit UserTrustStore(QString folder) : m_folder(std::move(folder)) {}

    /// Reads all files afresh. Fails only if a folder exists and cannot be read.
    station::Result<void> load();

    const QList<Certificate> &certificates() const { return m_certificates; }
    const QList<Crl> &crls() const { return m_crls; }
    const QList<station::Error> &damaged() const { return m_damaged; }

    /// Takes anchors and revocation lists from PEM, DER or PKCS#7 content and writes them to disk. Fails if
    /// there is nothing to take or the disk refuses; @p source names the content in errors. @p known are
    /// further CAs: a list that bears the name of a CA known here or there has to be signed by it.
    station::Result<Import> import(const QByteArray &content, const QString &source,
                                   const QList<Certificate> &known = {});

    /// The fingerprint of what @p typed names: a SHA-256 as parseFingerprint() takes it, or the common name
    /// (or subject) of exactly one certificate here.
    station::Result<QString> fingerprintOf(const QString &typed) const;
    /// Both take what fingerprintOf() takes.
    station::Result<QByteArray> exportPem(const QString &typed) const;
    station::Result<void> remove(const QString &typed);

private:
    QString pathOf(const Certificate &certificate) const;
    QString pathOf(const Crl &crl) const;
    station::Result<void> write(const QString &path, const QByteArray &content) const;
    void takeFile(const QString &path);
    station::Result<void> takeCertificate(const Certificate &certificate, Import &import);
    station::Result<void> takeCrl(const Crl &crl, const QList<Certificate> &known, Import &import);

    QString m_folder;
    QList<Certificate> m_certificates;
    QList<Crl> m_crls;
    QList<station::Error> m_damaged;
    QHash<QString, QString> m_files; ///< Fingerprint to the file that holds it.
};

} // namespace trust
