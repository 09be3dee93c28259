#include "truststore/certificatefile.h"

#include "truststore/asn1text.h"

#include <QCoreApplication>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CertificateFile", text);
}

/// Adds the certificate, or the reason why there is none, under the name @p what.
void takeCertificate(const QByteArray &der, const QString &what, CertificateFile &file)
{
    station::Result<Certificate> certificate = Certificate::fromDer(der);
    if (certificate)
        file.certificates.append(*certificate);
    else
        file.damaged.append({what, certificate.error().text(), {}});
}

void takeCrl(const QByteArray &der, const QString &what, CertificateFile &file)
{
    station::Result<Crl> crl = Crl::fromDer(der);
    if (crl)
        file.crls.append(*crl);
    else
        file.damaged.append({what, crl.error().text(), {}});
}

/// Adds what a PKCS#7 bundle carries; false if @p der is none.
bool takePkcs7(const QByteArray &der, const QString &what, CertificateFile &file)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    PKCS7 *bundle = d2i_PKCS7(nullptr, &data, long(der.size()));
    if (!bundle) {
        ERR_clear_error();
        return false;
    }
    if (PKCS7_type_is_signed(bundle) && bundle->d.sign) {
        for (int i = 0; i < sk_X509_num(bundle->d.sign->cert); ++i) {
            unsigned char *copy = nullptr;
            const int length = i2d_X509(sk_X509_value(bundle->d.sign->cert, i), &copy);
            takeCertificate(QByteArray(reinterpret_cast<char *>(copy), qMax(length, 0)), what, file);
            OPENSSL_free(copy);
        }
        for (int i = 0; i < sk_X509_CRL_num(bundle->d.sign->crl); ++i) {
            unsigned char *copy = nullptr;
            const int length = i2d_X509_CRL(sk_X509_CRL_value(bundle->d.sign->crl, i), &copy);
            takeCrl(QByteArray(reinterpret_cast<char *>(copy), qMax(length, 0)), what, file);
            OPENSSL_free(copy);
        }
    }
    PKCS7_free(bundle);
    return true;
}

/// Decodes one PEM block. Blocks of other kinds, such as keys, are passed over.
void takeBlock(const QByteArray &block, const QString &what, CertificateFile &file)
{
    BIO *bio = BIO_new_mem_buf(block.constData(), int(block.size()));
    char *kind = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long length = 0;
    if (PEM_read_bio(bio, &kind, &header, &data, &length) != 1) {
        file.damaged.append({what, tr("the PEM block cannot be decoded: %1").arg(lastOpenSslError()), {}});
    } else {
        const QByteArray der(reinterpret_cast<char *>(data), length);
        const QByteArray label(kind);
        if (label == "CERTIFICATE" || label == "X509 CERTIFICATE")
            takeCertificate(der, what, file);
        else if (label == "X509 CRL")
            takeCrl(der, what, file);
        else if (label == "PKCS7" && !takePkcs7(der, what, file))
            file.damaged.append({what, tr("the PKCS#7 block cannot be decoded"), {}});
    }
    OPENSSL_free(kind);
    OPENSSL_free(header);
    OPENSSL_free(data);
    BIO_free(bio);
}

/// Cuts the text into blocks, so that a damaged one does not hide the rest and is named by its line.
void takePem(const QByteArray &content, const QString &source, CertificateFile &file)
{
    qsizetype counted = 0;
    int line = 1;
    qsizetype begin = content.indexOf("-----BEGIN ");
    // The first one behind begin: looked for once, however many blocks have none.
    qsizetype endMark = content.indexOf("-----END ");
    while (begin >= 0) {
        line += int(content.mid(counted, begin - counted).count('\n'));
        counted = begin;
        const QString what = tr("%1, line %2").arg(source).arg(line);
        const qsizetype next = content.indexOf("-----BEGIN ", begin + 11);
        if (endMark >= 0 && endMark < begin)
            endMark = content.indexOf("-----END ", begin);
        if (endMark < 0 || (next >= 0 && endMark > next)) {
            file.damaged.append({what, tr("the PEM block has no end"), {}});
        } else {
            qsizetype end = content.indexOf('\n', endMark);
            end = end < 0 ? content.size() : end + 1;
            takeBlock(content.mid(begin, end - begin), what, file);
        }
        begin = next;
    }
}

void takeBinary(const QByteArray &content, const QString &source, CertificateFile &file)
{
    station::Result<Certificate> certificate = Certificate::fromDer(content);
    if (certificate) {
        file.certificates.append(*certificate);
        return;
    }
    if (takePkcs7(content, source, file))
        return;
    station::Result<Crl> crl = Crl::fromDer(content);
    if (crl)
        file.crls.append(*crl);
}

} // namespace

station::Result<CertificateFile> parseCertificateFile(const QByteArray &content, const QString &source,
                                                      qint64 limit)
{
    if (content.size() > limit)
        return station::Error{
            source, tr("has %1 bytes, more than the %2 allowed").arg(content.size()).arg(limit), {}};
    const ErrorQueueKept kept;
    CertificateFile file;
    if (content.contains("-----BEGIN "))
        takePem(content, source, file);
    else
        takeBinary(content, source, file);
    if (file.certificates.isEmpty() && file.crls.isEmpty()) {
        if (!file.damaged.isEmpty())
            return file.damaged.constFirst();
        return station::Error{source, tr("contains no certificate"),
                              tr("Give a file in the form PEM, DER or PKCS#7.")};
    }
    return file;
}

station::Result<QList<Certificate>> parseCertificates(const QByteArray &content, const QString &source)
{
    station::Result<CertificateFile> file = parseCertificateFile(content, source);
    if (!file)
        return file.error();
    if (!file->damaged.isEmpty())
        return file->damaged.constFirst();
    if (file->certificates.isEmpty())
        return station::Error{source, tr("contains no certificate"), {}};
    return file->certificates;
}

station::Result<QList<Crl>> parseCrls(const QByteArray &content, const QString &source)
{
    station::Result<CertificateFile> file = parseCertificateFile(content, source);
    if (!file)
        return file.error();
    if (!file->damaged.isEmpty())
        return file->damaged.constFirst();
    if (file->crls.isEmpty())
        return station::Error{source, tr("contains no revocation list"), {}};
    return file->crls;
}

} // namespace trust
