#include "components/email/protocol/sasl.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstring>
#include <gsasl.h>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// What has to be known about a mechanism besides its name; classes of their own where GNU SASL does not
/// carry them out.
struct Known
{
    const char *name;
    int strength; ///< See SaslMechanism::strength().
    bool automatic;
    bool speaksFirst;
    bool ignoresChallenge;
    bool countsRounds; ///< SCRAM: the server says how often the password is hashed.
};

// Strongest first. CRAM-MD5 is weaker than it looks (the server keeps the password, and a listener can try
// words against it), so only a person may choose it. LOGIN could put the user name into the AUTH command, but
// some servers ignore it there and then count one too many.
constexpr std::array Mechanisms{
    Known{"EXTERNAL", 5, true, true, false, false},   Known{"SCRAM-SHA-256", 4, true, true, false, true},
    Known{"SCRAM-SHA-1", 3, true, true, false, true}, Known{"CRAM-MD5", 2, false, false, false, false},
    Known{"PLAIN", 1, true, true, false, false},      Known{"LOGIN", 1, true, false, true, false},
};

// RFC 7677 §4 asks for 4,096 at least; a hostile server asks for so many that we do nothing else.
constexpr qint64 FewestRounds = 4096;
constexpr qint64 MostRounds = 1'000'000;
/// Above that it is a matter of tenths of a second, in which nothing else would happen.
constexpr qint64 MostRoundsAtOnce = 200'000;

const Known *find(const QByteArray &name)
{
    const auto known = std::find_if(Mechanisms.begin(), Mechanisms.end(),
                                    [&](const Known &mechanism) { return name == mechanism.name; });
    return known == Mechanisms.end() ? nullptr : &*known;
}

/// What is wrong with the first message of a SCRAM server (RFC 5802 §5.1); empty when nothing is.
QString scramRefusal(const QByteArray &challenge)
{
    for (const QByteArray &attribute : challenge.split(',')) {
        if (attribute.startsWith("m="))
            return tr("The server demands an extension of SCRAM that is not known.");
        if (!attribute.startsWith("i="))
            continue;
        bool isNumber = false;
        const qint64 rounds = attribute.mid(2).toLongLong(&isNumber);
        if (!isNumber || rounds < FewestRounds || rounds > MostRounds)
            return tr("The server asks for %1 rounds of hashing; between %2 and %3 are accepted.")
                .arg(QString::fromLatin1(attribute.mid(2, 20)))
                .arg(FewestRounds)
                .arg(MostRounds);
    }
    return {};
}

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
        if (m_known.strength == Mechanisms.front().strength) {
            // The certificate says who we are; a name says as whom to act.
            gsasl_property_set(m_session, GSASL_AUTHZID, account.constData());
            return;
        }
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

    QString problem() const override { return m_problem; }

    bool takesLong(const QByteArray &challenge) const override
    {
        if (!m_known.countsRounds || !challenge.startsWith("r=") || !scramRefusal(challenge).isEmpty())
            return false;
        const QList<QByteArray> attributes = challenge.split(',');
        return std::any_of(attributes.begin(), attributes.end(), [](const QByteArray &attribute) {
            return attribute.startsWith("i=") && attribute.mid(2).toLongLong() > MostRoundsAtOnce;
        });
    }

    Turn next(const QByteArray &challenge) override
    {
        if (!m_session || m_done) {
            m_problem = tr("The server asked for something that the sign-in does not have.");
            return {};
        }
        // Looked at before the library hashes: the count is the server's word.
        if (m_known.countsRounds && challenge.startsWith("r="))
            m_problem = scramRefusal(challenge);
        if (!m_problem.isEmpty())
            return {};
        char *output = nullptr;
        size_t size = 0;
        const int result =
            gsasl_step(m_session, challenge.constData(), size_t(challenge.size()), &output, &size);
        if (result != GSASL_OK && result != GSASL_NEEDS_MORE) {
            const bool unproven = m_known.countsRounds && challenge.startsWith("v=");
            m_problem =
                unproven ? tr("The server could not prove that it knows the password: it may be an impostor.")
                         : tr("The sign-in failed: %1.").arg(QString::fromUtf8(gsasl_strerror(result)));
            return {};
        }
        // After the end the library would go on answering; this class does not.
        m_done = result == GSASL_OK;
        Turn turn{m_done ? State::Done : State::NeedsMore, SecretBytes(QByteArray(output, qsizetype(size)))};
        if (output)
            explicit_bzero(output, size);
        gsasl_free(output);
        return turn;
    }

private:
    const Known &m_known;
    Gsasl *m_library = nullptr;
    Gsasl_session *m_session = nullptr;
    QString m_problem;
    bool m_done = false;
};

} // namespace

std::unique_ptr<SaslMechanism> SaslMechanism::make(const QByteArray &name, const QByteArray &account,
                                                   const SecretBytes &password)
{
    // GNU SASL takes C strings: what follows a NUL would silently be left out of the password.
    if (account.contains('\0') || password.bytes().contains('\0'))
        return {};
    const Known *known = find(name);
    if (!known)
        return {};
    return std::make_unique<GsaslMechanism>(*known, account, password);
}

QList<QByteArray> SaslMechanism::automatic(bool withCertificate)
{
    QList<QByteArray> names;
    for (const Known &mechanism : Mechanisms) {
        if (mechanism.automatic && (withCertificate || qstrcmp(mechanism.name, "EXTERNAL") != 0))
            names.append(mechanism.name);
    }
    return names;
}

int SaslMechanism::strength(const QByteArray &name)
{
    const Known *known = find(name);
    return known ? known->strength : 0;
}

} // namespace email
