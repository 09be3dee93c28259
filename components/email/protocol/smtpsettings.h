#pragma once

#include "components/email/protocol/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace email {

/// When TLS begins.
enum class TlsMode {
    None,
    TlsFirst,          ///< Before the server's first word; default and advice (RFC 8314).
    StartTls,          ///< After the first EHLO; without it nothing goes.
    StartTlsIfOffered, ///< As far as secrets go this is None: whoever sits between can take the offer away.
};

enum class SignIn {
    None,
    Automatic, ///< The strongest of SaslMechanism::automatic() that is offered; with an empty account, None.
    Mechanism, ///< The one named, or not at all.
};

/// How to talk to one submission server.
struct SmtpSettings
{
    QString localName; ///< Our host name; what cannot stand behind EHLO is replaced.
    TlsMode tls = TlsMode::TlsFirst;
    SignIn signIn = SignIn::Automatic;
    QByteArray mechanism; ///< For SignIn::Mechanism.
    QString account;
    SecretBytes password;
    bool hasCertificate = false; ///< The driver shows a client certificate, so EXTERNAL may be taken.
    QByteArray floor;    ///< The mechanism that signed in here before: Automatic takes none that is weaker.
    int maxMessages = 0; ///< What the provider takes on one connection; 0 = as many as the server says.
    bool allowPlaintextAuth = false; ///< Counts in modes None and StartTlsIfOffered only.
};

} // namespace email
