#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <openssl/types.h>

namespace trust {

/// One readable line. Control and direction characters are replaced, so that a name cannot fake its
/// surroundings.
QString nameText(const X509_NAME *name);
QString stringText(const ASN1_STRING *string);

/// The same replacement for text from elsewhere.
QString withoutControls(QString text);

/// UTC; invalid if the time is absent or cannot be read.
QDateTime dateTimeOf(const ASN1_TIME *time);

/// Upper-case hexadecimal.
QString numberText(const ASN1_INTEGER *number);

/// The content of a memory BIO, which is freed.
QByteArray takeBytes(BIO *bio);

/// Takes back what is put into OpenSSL's error queue of this thread while it lives. Qt's sockets read that
/// queue: what a failed signature check leaves there would end the next connection that has something to
/// read.
class ErrorQueueKept
{
public:
    ErrorQueueKept();
    ~ErrorQueueKept();
    Q_DISABLE_COPY_MOVE(ErrorQueueKept)
};

/// The newest reason in OpenSSL's error queue, which is emptied.
QString lastOpenSslError();

} // namespace trust
