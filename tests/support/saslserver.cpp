#include "tests/support/saslserver.h"

#include <gsasl.h>

SaslServer::SaslServer(const QByteArray &mechanism, const QByteArray &password, int rounds)
{
    gsasl_init(&m_library);
    // EXTERNAL asks whether the certificate may act as the one that it names; here it may.
    gsasl_callback_set(m_library, [](Gsasl *, Gsasl_session *, Gsasl_property property) -> int {
        return property == GSASL_VALIDATE_EXTERNAL ? GSASL_OK : GSASL_NO_CALLBACK;
    });
    if (gsasl_server_start(m_library, mechanism.constData(), &m_session) != GSASL_OK)
        return;
    gsasl_property_set(m_session, GSASL_PASSWORD, password.constData());
    gsasl_property_set(m_session, GSASL_SCRAM_ITER, QByteArray::number(rounds).constData());
}

SaslServer::~SaslServer()
{
    if (m_session)
        gsasl_finish(m_session);
    gsasl_done(m_library);
}

SaslServer::State SaslServer::step(const QByteArray &input, QByteArray &output)
{
    output.clear();
    if (!m_session)
        return State::Deny;
    char *said = nullptr;
    size_t size = 0;
    const int result = gsasl_step(m_session, input.constData(), size_t(input.size()), &said, &size);
    if (said) {
        output = QByteArray(said, qsizetype(size));
        gsasl_free(said);
    }
    return result == GSASL_NEEDS_MORE ? State::Ask : result == GSASL_OK ? State::Accept : State::Deny;
}

QByteArray SaslServer::user() const
{
    const char *name = m_session ? gsasl_property_fast(m_session, GSASL_AUTHID) : nullptr;
    return QByteArray(name);
}
