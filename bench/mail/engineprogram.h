#pragma once

#include "components/email/connection/wire.h"
#include "components/email/protocol/sessionsettings.h"
#include "truststore/trustpolicy.h"

#include <QElapsedTimer>

/// What the programs have in common that measure the engine without a station. Settings come from the
/// environment, as for the peers: see bench/mail/clients.py.
namespace bench {

QString setting(const char *name);

/// Fills in how to sign in, and by which kind of TLS.
void fillSession(email::SessionSettings &settings);
/// To the server on localhost, which @p policy decides about; it has to outlive the connection.
email::WireSettings wireTo(trust::Protocol protocol, trust::TrustPolicy &policy);
/// The root certificate of the servers, and no other.
trust::TrustBase trustedRoot();

/// Time and processor time from start(), and the line that tells them.
class Stopwatch
{
public:
    void start();
    void tell(int count) const;

private:
    QElapsedTimer m_time;
    double m_cpu = 0;
};

} // namespace bench
