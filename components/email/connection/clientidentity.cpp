#include "components/email/connection/clientidentity.h"

#include "components/email/protocol/secretbytes.h"
#include "truststore/certificate.h"
#include "truststore/keyderivation.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace email {

using station::Error;
using station::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ClientIdentity", text);
}

struct Block
{
    QByteArray label; ///< "CERTIFICATE", "PRIVATE KEY", "EC PRIVATE KEY" ...
    QByteArray pem;
};

/// The blocks of a PEM text, each put into lines again.
QList<Block> blocksIn(const QByteArray &content)
{
    static const QRegularExpression block(
        QStringLiteral("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression headers(QStringLiteral("^\\s*(Proc-Type:|DEK-Info:)"));
    QList<Block> blocks;
    for (const QRegularExpressionMatch &match : block.globalMatch(QString::fromLatin1(content))) {
        Block found{match.captured(1).toLatin1(), match.captured(0).toLatin1() + '\n'};
        QByteArray body = match.captured(2).toLatin1();
        if (!headers.match(QString::fromLatin1(body)).hasMatch()) {
            body = body.simplified().replace(' ', "");
            found.pem = "-----BEGIN " + found.label + "-----\n";
            for (qsizetype at = 0; at < body.size(); at += 64)
                found.pem += body.mid(at, 64) + '\n';
            found.pem += "-----END " + found.label + "-----\n";
        }
        blocks.append(found);
    }
    return blocks;
}

/// The station stands still while a file is opened that asks for many rounds; twenty times what OpenSSL and
/// Windows take, and about half a second.
constexpr qint64 MostRounds = 1'000'000;

Result<void> checkRounds(const QByteArray &der)
{
    const qint64 rounds = trust::derivationRounds(der);
    if (rounds <= MostRounds)
        return {};
    return Error{
        {},
        tr("opening it takes %1 rounds of key derivation, and %2 are allowed, since the station stands "
           "still meanwhile")
            .arg(rounds)
            .arg(MostRounds),
        tr("Export it anew with fewer, such as `openssl pkcs12 -export -iter 100000`")};
}

QSslKey keyIn(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

Result<ClientIdentity> fromPem(const QByteArray &content, const QByteArray &passphrase)
{
    ClientIdentity identity;
    bool hasKey = false;
    for (const Block &block : blocksIn(content)) {
        if (block.label == "CERTIFICATE")
            identity.chain.append(QSslCertificate(block.pem, QSsl::Pem));
        if (!block.label.endsWith("PRIVATE KEY"))
            continue;
        hasKey = true;
        const QByteArray der = QByteArray::fromBase64(block.pem.mid(block.pem.indexOf('\n')));
        if (const Result<void> bearable = checkRounds(der); !bearable)
            return bearable.error();
        identity.key = keyIn(block.pem, passphrase);
    }
    const bool readable = std::none_of(identity.chain.begin(), identity.chain.end(),
                                       [](const QSslCertificate &one) { return one.isNull(); });
    if (identity.chain.isEmpty() || !readable)
        return Error{{},
                     tr("there is no readable certificate in it"),
                     tr("Give a PEM file that holds the certificate and its private key")};
    if (!hasKey)
        return Error{{},
                     tr("there is no private key in it"),
                     tr("Give a PEM file that holds the certificate and its private key")};
    if (identity.key.isNull())
        return Error{{}, tr("its private key cannot be read"), tr("Check clientCertificatePassword")};
    return identity;
}

Result<ClientIdentity> fromPkcs12(QByteArray der, const QByteArray &passphrase)
{
    if (const Result<void> bearable = checkRounds(der); !bearable)
        return bearable.error();
    QBuffer file(&der);
    file.open(QIODevice::ReadOnly);
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> others;
    if (!QSslCertificate::importPkcs12(&file, &identity.key, &own, &others, passphrase) || own.isNull())
        return Error{{},
                     tr("it is neither PEM nor a PKCS#12 file that opens with this password"),
                     tr("Check clientCertificatePassword, and that the file is whole")};
    identity.chain = QList<QSslCertificate>{own} + others;
    return identity;
}

/// With somebody else's key no handshake would come about, and its error says nothing of this file.
Result<ClientIdentity> checked(Result<ClientIdentity> identity)
{
    if (!identity)
        return identity;
    const Result<trust::Certificate> own = trust::Certificate::fromDer(identity->chain.constFirst().toDer());
    if (!own)
        return own.error();
    QByteArray key = identity->key.toDer();
    const bool fits = own->isFor(key);
    wipe(key);
    if (fits)
        return identity;
    return Error{{},
                 tr("its private key is not that of its first certificate, %1").arg(own->subject()),
                 tr("Give the key that the certificate was made for, and that certificate first")};
}

} // namespace

Result<ClientIdentity> readClientIdentity(const QByteArray &content, const QByteArray &passphrase)
{
    if (content.contains("-----BEGIN "))
        return checked(fromPem(content, passphrase));
    QByteArray decoded = QByteArray::fromBase64(content);
    Result<ClientIdentity> identity =
        decoded.contains("-----BEGIN ") ? fromPem(decoded, passphrase) : fromPkcs12(decoded, passphrase);
    wipe(decoded);
    return checked(std::move(identity));
}

} // namespace email
