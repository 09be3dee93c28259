#pragma once

#include "components/email/protocol/secretbytes.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace email {

/// One run of a SASL mechanism on the client's side; base64 and the framing belong to the protocol.
class SaslMechanism
{
public:
    enum class State {
        NeedsMore, ///< Send response, then expect another challenge or the end.
        Done,      ///< Send response; nothing more is expected but the server's verdict.
        Failed,    ///< The challenge is not acceptable: cancel.
    };
    struct Turn
    {
        State state = State::Failed;
        SecretBytes response;
    };

    virtual ~SaslMechanism() = default;

    virtual QByteArray name() const = 0;
    /// The client speaks first, so its first response may stand in the AUTH command itself.
    virtual bool speaksFirst() const = 0;
    /// Answers one challenge; the first call of a mechanism that speaks first gets an empty one.
    virtual Turn next(const QByteArray &challenge) = 0;
    /// True when next() would hash so often that it belongs on another thread; it may then be called there.
    virtual bool takesLong(const QByteArray &challenge) const
    {
        Q_UNUSED(challenge)
        return false;
    }
    /// After Failed: what was wrong, in a sentence for a person.
    virtual QString problem() const = 0;
    /// The challenge has no meaning for this mechanism, so one that is not base64 does no harm.
    virtual bool ignoresChallenge() const { return false; }

    /// The mechanism of that name, or nothing when it is not known or the credentials do not suit it.
    static std::unique_ptr<SaslMechanism> make(const QByteArray &name, const QByteArray &account,
                                               const SecretBytes &password);
    /// The names that Automatic may take, strongest first; EXTERNAL only @p withCertificate.
    static QList<QByteArray> automatic(bool withCertificate);
    /// How much a mechanism protects, to compare two by; 0 for one that is not known. PLAIN and LOGIN are
    /// equal.
    static int strength(const QByteArray &name);

protected:
    SaslMechanism() = default;
    Q_DISABLE_COPY_MOVE(SaslMechanism)
};

} // namespace email
