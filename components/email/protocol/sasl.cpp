#include "components/email/protocol/sasl.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <gsasl.h>

namespace email {

namespace {

/// What has to be known about a mechanism besides its name. SCRAM and the others come as further rows, or as
/// classes of their own where GNU SASL does not carry them out.
struct Known
{
    const char *name;
    bool speaksFirst;
    bool ignoresChallenge;
};

// LOGIN could put the user name into the AUTH command, but some servers ignore it there and then count one
// too many.
constexpr std::array Mechanisms{
    Known{"PLAIN", true, false},
    Known{"LOGIN", false, true},
};

/// A mechanism that GNU SASL carries out.
class GsaslMechanism final : public SaslMechanism
{
public:
    GsaslMechanism(const Known &known, const QByteArray &account, const SecretBytes &password)
        : m_known(known)
    {
        if (gsasl_init(&m_library) != GSASL_OK)
            return;
        if (gsasl_client_start(m_library, known.name, &m_session) != GSASL_OK)
            return;
        gsasl_property_set(m_session, GSASL_AUTHID, account.constData());
        gsasl_property_set(m_session, GSASL_PASSWORD, password.bytes().constData());
    }
    ~GsaslMechanism() override
    {
        if (m_session) {
            // The library frees its copy of the password without overwriting it.
            char *copy = const_cast<char *>(gsasl_property_fast(m_session, GSASL_PASSWORD));
            if (copy)
                explicit_bzero(copy, std::strlen(copy));
            gsasl_finish(m_session);
        }
        if (m_library)
            gsasl_done(m_library);
    }

    QByteArray name() const override { return m_known.name; }
    bool speaksFirst() const override { return m_known.speaksFirst; }
    bool ignoresChallenge() const override { return m_known.ignoresChallenge; }

    Turn next(const QByteArray &challenge) override
    {
        if (!m_session || m_done)
            return {};
        char *output = nullptr;
        size_t size = 0;
        const int result =
            gsasl_step(m_session, challenge.constData(), size_t(challenge.size()), &output, &size);
        if (result != GSASL_OK && result != GSASL_NEEDS_MORE)
            return {};
        // After the end the library would go on answering; this class does not.
        m_done = result == GSASL_OK;
        Turn turn{m_done ? State::Done : State::NeedsMore, SecretBytes(QByteArray(output, qsizetype(size)))};
        explicit_bzero(output, size);
        gsasl_free(output);
        return turn;
    }

private:
    const Known &m_known;
    Gsasl *m_library = nullptr;
    Gsasl_session *m_session = nullptr;
    bool m_done = false;
};

} // namespace

std::unique_ptr<SaslMechanism> SaslMechanism::make(const QByteArray &name, const QByteArray &account,
                                                   const SecretBytes &password)
{
    // GNU SASL takes C strings: what follows a NUL would silently be left out of the password.
    if (account.contains('\0') || password.bytes().contains('\0'))
        return {};
    const auto known = std::find_if(Mechanisms.begin(), Mechanisms.end(),
                                    [&](const Known &mechanism) { return name == mechanism.name; });
    if (known == Mechanisms.end())
        return {};
    return std::make_unique<GsaslMechanism>(*known, account, password);
}

QList<QByteArray> SaslMechanism::automatic()
{
    return {"PLAIN", "LOGIN"};
}

} // namespace email
