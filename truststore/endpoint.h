#pragma once

#include "truststore/hostname.h"

#include <optional>

namespace trust {

/// The family of protocols for which a certificate was approved.
enum class Protocol { Smtp, Imap, Pop3, Session, OAuth };

/// The identity of an entry of Allowed Hosts: protocol family, canonical host, port.
struct Endpoint
{
    Protocol protocol = Protocol::Smtp;
    HostName host;
    quint16 port = 0;

    /// "mail.example.org:465", or "[2001:db8::1]:465".
    QString hostAndPort() const;

    friend bool operator==(const Endpoint &a, const Endpoint &b)
    {
        return a.protocol == b.protocol && a.host == b.host && a.port == b.port;
    }
    friend bool operator!=(const Endpoint &a, const Endpoint &b) { return !(a == b); }
};

/// "smtp", "imap", "pop3", "session" or "oauth".
QString name(Protocol protocol);
std::optional<Protocol> protocolNamed(const QString &name);

/// Builds an endpoint from what a person typed, or says why it can be none.
station::Result<Endpoint> makeEndpoint(Protocol protocol, const QString &host, int port);

/// Reads "host:port" or "[address]:port".
station::Result<Endpoint> parseEndpoint(Protocol protocol, const QString &hostAndPort);

} // namespace trust
