#pragma once

#include <QByteArray>

struct Gsasl;
struct Gsasl_session;

/// The server's side of a sign-in, as GNU SASL does it: proves that what our client says is the real thing.
class SaslServer
{
public:
    enum class State { Ask, Accept, Deny };

    /// @p rounds counts for SCRAM only.
    SaslServer(const QByteArray &mechanism, const QByteArray &password, int rounds = 4096);
    ~SaslServer();
    Q_DISABLE_COPY_MOVE(SaslServer)

    /// Takes what the client said; with Ask, and with Accept where there is some, @p output is to be sent.
    State step(const QByteArray &input, QByteArray &output);
    /// Who signed in.
    QByteArray user() const;

private:
    Gsasl *m_library = nullptr;
    Gsasl_session *m_session = nullptr;
};
