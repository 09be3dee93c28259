#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace ui {

/// A certificate as the station describes it in trust.list, trust.inspect and hosts.show.
struct CertificateInfo
{
    QString subject;
    QString issuer;
    QString alias;
    QDateTime notBefore;
    QDateTime notAfter;
    qint64 daysLeft = 0;
    QString keyAlgorithm;
    int keySize = 0;
    QString key; ///< "RSA 2048".
    QString signatureAlgorithm;
    int signatureSize = 0; ///< In bits.
    QString serial;
    QString sha256;
    QString spkiSha256;
    bool selfSigned = false;
    bool isCa = false;
    int pathLength = -1; ///< -1 = no limit.
    QStringList sans;    ///< "DNS:…", "IP:…".
    QString pem;         ///< Empty in lists.

    static CertificateInfo fromJson(const QJsonObject &json);

    bool isNull() const { return sha256.isEmpty(); }
    /// The subject's common name, or all of the subject where it has none.
    QString name() const { return alias.isEmpty() ? subject : alias; }
    QString issuerText() const; ///< "the same" for one that vouches for itself.
    QString validityText() const;
    QString daysLeftText() const;
    QString keyText() const;
    QString useText() const; ///< "Issuer, at most 2 below it" or "Server or client".
    /// The names of the certificate that a host could have; no wildcards.
    QStringList hostNames() const;
    /// Everything, a line for each field.
    QString text() const;
};

QList<CertificateInfo> certificatesFrom(const QJsonArray &array);

/// Eight groups of eight digits in upper case, for reading aloud and comparing.
QString groupedFingerprint(const QString &sha256);
/// A SHA-256 as people paste it - colons, blanks, either case, "SHA256 Fingerprint=" before it - as 64
/// lower-case digits; empty when it is none.
QString fingerprintFrom(const QString &typed);

/// "1 Nov 2026".
QString dateText(const QDateTime &time);
/// The same with the local time and its zone.
QString whenText(const QDateTime &time);

} // namespace ui
