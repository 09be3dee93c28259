#include "truststore/asn1text.h"

#include <ctime>
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/x509.h>

namespace trust {

QByteArray takeBytes(BIO *bio)
{
    char *data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    const QByteArray bytes(data, qMax(length, 0L));
    BIO_free(bio);
    return bytes;
}

QString withoutControls(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString nameText(const X509_NAME *name)
{
    // RFC 4514 escapes, but in the order of the certificate and with letters beyond ASCII left readable.
    constexpr unsigned long flags = (ASN1_STRFLGS_RFC2253 & ~ulong(ASN1_STRFLGS_ESC_MSB)) |
                                    XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_SN | XN_FLAG_DUMP_UNKNOWN_FIELDS;
    BIO *bio = BIO_new(BIO_s_mem());
    X509_NAME_print_ex(bio, name, 0, flags);
    return withoutControls(QString::fromUtf8(takeBytes(bio)));
}

QString stringText(const ASN1_STRING *string)
{
    unsigned char *data = nullptr;
    const int length = ASN1_STRING_to_UTF8(&data, string);
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qMax(length, 0));
    OPENSSL_free(data);
    return withoutControls(text);
}

QDateTime dateTimeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QString numberText(const ASN1_INTEGER *number)
{
    BIGNUM *value = ASN1_INTEGER_to_BN(number, nullptr);
    if (!value)
        return {};
    char *digits = BN_bn2hex(value);
    const QString text = QString::fromLatin1(digits);
    OPENSSL_free(digits);
    BN_free(value);
    return text;
}

ErrorQueueKept::ErrorQueueKept()
{
    ERR_set_mark();
}

ErrorQueueKept::~ErrorQueueKept()
{
    ERR_pop_to_mark();
}

QString lastOpenSslError()
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason = ERR_reason_error_string(code);
    return reason ? QString::fromLatin1(reason) : QStringLiteral("error %1").arg(code);
}

} // namespace trust
