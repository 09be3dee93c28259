#pragma once

#include "components/email/protocol/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace email {

/// When TLS begins.
enum class TlsMode {
    None,
    TlsFirst,          ///< Before the server's first word; default and advice (RFC 8314).
    StartTls,          ///< On our request, before anything else is said; without it nothing goes.
    StartTlsIfOffered, ///< As far as secrets go this is None: whoever sits between can take the offer away.
};

enum class SignIn {
    None,
    Automatic, ///< The strongest of SaslMechanism::automatic() that is offered; with an empty account, None.
    Mechanism, ///< The one named, or not at all.
};

/// How to secure a session with a mail server, and how to sign in, whatever the protocol.
struct SessionSettings
{
    TlsMode tls = TlsMode::TlsFirst;
    SignIn signIn = SignIn::Automatic;
    QByteArray mechanism; ///< For SignIn::Mechanism.
    QString account;
    SecretBytes password;
    bool hasCertificate = false; ///< The driver shows a client certificate, so EXTERNAL may be taken.
    QByteArray floor; ///< The mechanism that signed in here before: Automatic takes none that is weaker.
    bool allowPlaintextAuth = false; ///< Counts in modes None and StartTlsIfOffered only.
};

} // namespace email
