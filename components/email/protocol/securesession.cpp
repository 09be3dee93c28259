#include "components/email/protocol/securesession.h"

#include <QCoreApplication>

#include <algorithm>

// The rules of TLS and of signing in, kept in one place for SMTP, IMAP and POP3. In every mode the decision
// to sign in comes before the first byte of a credential, and there is one try.

namespace email {

namespace {

constexpr int MaxRounds = 10;
constexpr qsizetype MaxChallenge = 16 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// Why Automatic finds nothing to its liking.
Cause whyNone(const QList<QByteArray> &offered)
{
    const auto isOAuth = [](const QByteArray &name) { return name == "XOAUTH2" || name == "OAUTHBEARER"; };
    if (offered.isEmpty())
        return Cause::NoCommonMechanism;
    return std::all_of(offered.begin(), offered.end(), isOAuth) ? Cause::OAuthOnly : Cause::ChosenOnly;
}

} // namespace

Task<void> SecureSession::handshake()
{
    const bool first = session().tls == TlsMode::TlsFirst;
    const auto spoken = [&] {
        return first ? broken(Cause::PlaintextInsteadOfTls,
                              tr("The server speaks without TLS on this port; it may want STARTTLS."))
                     : broken(Cause::InjectedPlaintext,
                              tr("Text stood behind the answer to STARTTLS: data injected "
                                 "before TLS, by an attacker or a broken proxy."));
    };
    enter(Step::TlsHandshake);
    allow(1, 2048);
    if (hasUnread())
        throw spoken();
    request(Output::Kind::StartTls);
    for (;;) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::LineIn || event.kind == Event::Kind::Injected)
            throw spoken();
        if (event.kind != Event::Kind::TlsReady)
            continue;
        // Qt hands out what it read before the handshake as if it had been decrypted. With TLS from the first
        // byte the driver has looked before it began, and what is readable by now can be an early greeting.
        if (hasUnread() || (event.count > 0 && !first))
            throw spoken();
        setEncrypted();
        co_return;
    }
}

bool SecureSession::wantsSignIn() const
{
    const bool external = session().signIn == SignIn::Mechanism && session().mechanism == "EXTERNAL";
    return session().signIn != SignIn::None && (!session().account.isEmpty() || external);
}

void SecureSession::requireSafeSignIn() const
{
    const bool mayBeClear = session().tls == TlsMode::None || session().tls == TlsMode::StartTlsIfOffered;
    // The permission belongs to the modes that may be in the clear. Where TLS was asked for it is worth
    // nothing, and where TLS came only because nobody took the offer away, it is still needed.
    const bool allowed = mayBeClear ? session().allowPlaintextAuth : isEncrypted();
    if (!allowed)
        throw broken(Cause::PlaintextAuthForbidden,
                     tr("Signing in would show the password on the wire: use TLS, or allow exactly this."));
}

/// One mechanism, chosen before the first byte: after a refusal the next weaker one is not tried, neither for
/// an attacker who fakes the refusal nor to run into the server's lock-out.
std::unique_ptr<SaslMechanism> SecureSession::chooseMechanism(const QList<QByteArray> &offered,
                                                              const QByteArray &own) const
{
    const bool automatic = session().signIn == SignIn::Automatic;
    const QList<QByteArray> wanted =
        automatic ? SaslMechanism::automatic(session().hasCertificate) : QList{session().mechanism.toUpper()};
    std::unique_ptr<SaslMechanism> mechanism;
    for (const QByteArray &name : wanted) {
        if (!offered.contains(name))
            continue;
        mechanism = SaslMechanism::make(name, session().account.toUtf8(), session().password);
        break;
    }
    // The protocol's own command shows the password as PLAIN does.
    const bool byOwn = !mechanism && !own.isEmpty() && (automatic || wanted.contains(own));
    const int strength =
        SaslMechanism::strength(mechanism ? mechanism->name() : QByteArray(byOwn ? "PLAIN" : ""));
    // Whoever sits between, behind a certificate that he got somehow, takes the strong ones out of the list
    // to be shown the password.
    const QString list = QString::fromLatin1(offered.join(' '));
    if (automatic && strength < SaslMechanism::strength(session().floor))
        throw broken(
            Cause::MechanismDowngrade,
            tr("The server signed this account in by %1 before, and now offers only %2.")
                .arg(QString::fromLatin1(session().floor), offered.isEmpty() ? tr("no sign-in") : list));
    if (!mechanism && !byOwn)
        throw broken(automatic ? whyNone(offered) : Cause::NoCommonMechanism,
                     offered.isEmpty() ? tr("The server offers no sign-in here.")
                                       : tr("The server offers none of the sign-ins that this account "
                                            "may use; it offers %1.")
                                             .arg(list));
    return mechanism;
}

/// Runs the one mechanism. Nothing of it reaches the trace, and what the server says meanwhile is searched
/// for it.
Task<void> SecureSession::exchange(std::shared_ptr<SaslMechanism> mechanism)
{
    maskPassword();
    SaslMechanism::Turn turn;
    turn.state = SaslMechanism::State::NeedsMore;
    const QByteArray command = saslCommand(mechanism->name());
    bool held = false; // a first response that may not stand in the command
    if (mechanism->speaksFirst()) {
        turn = mechanism->next({});
        held = !mayBeInitial(mechanism->name(), (turn.response.bytes().size() + 2) / 3 * 4);
    }
    if (mechanism->speaksFirst() && turn.state == SaslMechanism::State::Failed)
        throw broken(Cause::SignInFailed, mechanism->problem());
    if (mechanism->speaksFirst() && !held)
        sayResponse(command + ' ', turn.response);
    else
        say(command);
    for (int round = 0;; ++round) {
        const SaslAnswer answer = co_await readSaslAnswer();
        if (!answer.isChallenge) {
            requireSignedIn(answer.reply);
            break;
        }
        if (!std::exchange(held, false)) {
            const bool expected = turn.state == SaslMechanism::State::NeedsMore && round < MaxRounds;
            const QByteArray challenge = challengeIn(answer, *mechanism);
            turn = SaslMechanism::Turn();
            if (expected)
                turn = co_await respond(mechanism, challenge);
        }
        if (turn.state == SaslMechanism::State::Failed)
            co_await cancelExchange(mechanism->problem());
        sayResponse({}, turn.response);
    }
    // A mechanism that proves the server as well (SCRAM) has not had its proof yet.
    if (turn.state != SaslMechanism::State::Done)
        throw broken(Cause::SignInFailed, tr("The server ended the sign-in before it was complete."));
    signedIn(mechanism->name());
}

/// The mechanism's answer. A server may ask for so much hashing that the rest of the station would stand
/// still: that is done elsewhere, and may go on when the connection has long gone.
Task<SaslMechanism::Turn> SecureSession::respond(std::shared_ptr<SaslMechanism> mechanism,
                                                 QByteArray challenge)
{
    if (!mechanism->takesLong(challenge))
        co_return mechanism->next(challenge);
    const auto turn = std::make_shared<SaslMechanism::Turn>();
    std::function<void()> work = [mechanism, challenge, turn] { *turn = mechanism->next(challenge); };
    co_await doneElsewhere(std::move(work));
    co_return std::move(*turn);
}

/// Always ends in Broken: a server whose challenges make no sense, or that proves to be another, gets nothing
/// more.
Task<void> SecureSession::cancelExchange(QString problem)
{
    say("*"); // RFC 4954 §4, RFC 9051 §6.2.2, RFC 5034 §4
    const SaslAnswer answer = co_await readSaslAnswer();
    if (problem.isEmpty())
        throw broken(Cause::ProtocolError,
                     tr("The server asked for something that the sign-in does not have."), answer.reply);
    throw broken(Cause::SignInFailed, problem, answer.reply);
}

/// LOGIN's prompts mean nothing, and some servers send them unencoded.
QByteArray SecureSession::challengeIn(const SaslAnswer &answer, const SaslMechanism &mechanism) const
{
    if (answer.challenge.size() > MaxChallenge)
        throw broken(Cause::ProtocolError, tr("The server sent a challenge of %1 bytes.").arg(MaxChallenge));
    const auto decoded =
        QByteArray::fromBase64Encoding(answer.challenge.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded)
        return *decoded;
    if (!mechanism.ignoresChallenge())
        throw broken(Cause::ProtocolError, tr("The server sent a challenge that is not base64."));
    return {};
}

/// Sends a response in base64; "=" stands for an empty one in the command itself (RFC 4954 §4, RFC 4959 §3,
/// RFC 5034 §4).
void SecureSession::sayResponse(const QByteArray &prefix, const SecretBytes &response)
{
    QByteArray encoded = response.isEmpty() ? QByteArrayLiteral("=") : response.bytes().toBase64();
    if (response.isEmpty() && prefix.isEmpty())
        encoded.clear();
    if (!response.isEmpty())
        maskPassword({encoded, response.bytes()});
    QByteArray command = prefix + encoded;
    saySecret(std::move(command), QString::fromLatin1(prefix) + maskedDots());
}

void SecureSession::maskPassword(QList<QByteArray> more)
{
    more += {session().password.bytes().toBase64(), session().password.bytes()};
    mask(std::move(more));
}

void SecureSession::signedIn(const QByteArray &mechanism)
{
    mask({});
    session().password.clear();
    m_signedInBy = mechanism;
}

} // namespace email
