#include "components/email/protocol/smtpsession.h"

#include <QCoreApplication>

// The rules of STARTTLS and of signing in, in the order in which they apply. In mode StartTls only EHLO and
// STARTTLS leave before TLS; in every mode the decision to sign in comes before the first byte of a
// credential, and there is one try.

namespace email {

namespace {

constexpr int MaxRounds = 10;
constexpr qsizetype MaxInitialResponse =
    360; // AUTH, the name and base64 of this fit into a command line of 512

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

/// With TLS first the greeting is the first thing inside TLS. Until then whatever the server says is a fault.
Task<void> SmtpSession::open()
{
    for (;;) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::Connected)
            break;
    }
    if (m_settings.tls == TlsMode::TlsFirst)
        co_await handshake();
    else if (m_settings.tls != TlsMode::None)
        beginBeforeTls();
    m_greeting = co_await readReply(Step::Greeting);
    require(m_greeting, 220);
    co_await hello();
    if (isBeforeTls())
        co_await upgrade();
    co_await signIn();
}

/// EHLO, or HELO for servers from before 1995. A server without EHLO can neither do STARTTLS nor sign anyone
/// in, so where one of them is needed the fallback would only be a way around it.
Task<void> SmtpSession::hello()
{
    m_capabilities = {};
    const QByteArray name = helloName(m_settings.localName);
    const ServerReply reply = co_await ask(Step::Hello, "EHLO " + name);
    const bool unknown = reply.code == 500 || reply.code == 502 || reply.code == 504;
    if (unknown && isBeforeTls() && m_settings.tls == TlsMode::StartTls)
        throw broken(Cause::StartTlsNotOffered, tr("The server does not know EHLO, so it has no STARTTLS."),
                     reply);
    if (unknown && wantsSignIn())
        throw broken(Cause::NoCommonMechanism, tr("The server does not know EHLO, so it has no sign-in."),
                     reply);
    if (unknown) {
        co_await expect(Step::Hello, "HELO " + name, 250);
        co_return;
    }
    require(reply, 250);
    m_capabilities = SmtpCapabilities::parse(reply);
}

/// STARTTLS (RFC 3207). Whatever does not go exactly as it should ends the session: going on in the clear, or
/// with text that came before TLS, is what an attacker on the path is after.
Task<void> SmtpSession::upgrade()
{
    if (!m_capabilities.startTls && m_settings.tls == TlsMode::StartTls)
        throw broken(Cause::StartTlsNotOffered,
                     tr("The server does not offer STARTTLS, or someone between removed the offer."));
    if (!m_capabilities.startTls) {
        endBeforeTls();
        co_return;
    }
    if (hasUnread())
        throw broken(Cause::InjectedPlaintext,
                     tr("The server sent text that belongs to no command before TLS."));
    const ServerReply reply = co_await ask(Step::StartTls, "STARTTLS");
    if (reply.code != 220)
        throw broken(Cause::StartTlsRefused, tr("The server refused STARTTLS with %1.").arg(reply.code),
                     reply);
    co_await handshake();
    // What was offered before TLS may be an attacker's offer: a faked list of mechanisms, a faked SIZE.
    m_clearCapabilities = std::exchange(m_capabilities, {});
    endBeforeTls();
    co_await hello();
}

/// Has the driver do the handshake, and believes nothing that was said in the clear behind the request for
/// it.
Task<void> SmtpSession::handshake()
{
    const bool first = m_settings.tls == TlsMode::TlsFirst;
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

bool SmtpSession::wantsSignIn() const
{
    const bool external = m_settings.signIn == SignIn::Mechanism && m_settings.mechanism == "EXTERNAL";
    return m_settings.signIn != SignIn::None && (!m_settings.account.isEmpty() || external);
}

/// Signs in, or ends the session before a credential is touched.
Task<void> SmtpSession::signIn()
{
    if (!wantsSignIn())
        co_return;
    enter(Step::SignIn);
    const bool mayBeClear = m_settings.tls == TlsMode::None || m_settings.tls == TlsMode::StartTlsIfOffered;
    // The permission belongs to the modes that may be in the clear. Where TLS was asked for it is worth
    // nothing, and where TLS came only because nobody took the offer away, it is still needed.
    const bool allowed = mayBeClear ? m_settings.allowPlaintextAuth : isEncrypted();
    if (!allowed)
        throw broken(Cause::PlaintextAuthForbidden,
                     tr("Signing in would show the password on the wire: use TLS, or allow exactly this."));
    std::unique_ptr<SaslMechanism> mechanism = chooseMechanism();
    // Whoever sits between, behind a certificate that he got somehow, takes the strong ones out of the list
    // to be shown the password.
    const int strength = mechanism ? SaslMechanism::strength(mechanism->name()) : 0;
    if (m_settings.signIn == SignIn::Automatic && strength < SaslMechanism::strength(m_settings.floor))
        throw broken(Cause::MechanismDowngrade,
                     tr("The server signed this account in by %1 before, and now offers only %2.")
                         .arg(QString::fromLatin1(m_settings.floor),
                              m_capabilities.mechanisms.isEmpty()
                                  ? tr("no sign-in")
                                  : QString::fromLatin1(m_capabilities.mechanisms.join(' '))));
    if (!mechanism)
        throw broken(Cause::NoCommonMechanism,
                     m_capabilities.mechanisms.isEmpty()
                         ? tr("The server offers no sign-in here.")
                         : tr("The server offers none of the sign-ins that this account "
                              "may use; it offers %1.")
                               .arg(QString::fromLatin1(m_capabilities.mechanisms.join(' '))));
    co_await exchange(std::move(mechanism));
}

/// One mechanism, chosen before the first byte: after a refusal the next weaker one is not tried, neither for
/// an attacker who fakes the refusal nor to run into the server's lock-out.
std::unique_ptr<SaslMechanism> SmtpSession::chooseMechanism() const
{
    const QList<QByteArray> wanted = m_settings.signIn == SignIn::Mechanism
                                         ? QList{m_settings.mechanism.toUpper()}
                                         : SaslMechanism::automatic(m_settings.hasCertificate);
    for (const QByteArray &name : wanted) {
        if (m_capabilities.mechanisms.contains(name))
            return SaslMechanism::make(name, m_settings.account.toUtf8(), m_settings.password);
    }
    return {};
}

/// Runs the one mechanism. Nothing of it reaches the trace, and what the server says meanwhile is searched
/// for it.
Task<void> SmtpSession::exchange(std::shared_ptr<SaslMechanism> mechanism)
{
    mask({m_settings.password.bytes().toBase64(), m_settings.password.bytes()});
    SaslMechanism::Turn turn;
    turn.state = SaslMechanism::State::NeedsMore;
    const QByteArray command = "AUTH " + mechanism->name();
    bool held = false; // a first response that was too long for the command line
    if (mechanism->speaksFirst()) {
        turn = mechanism->next({});
        held = turn.response.bytes().size() > MaxInitialResponse;
    }
    if (mechanism->speaksFirst() && turn.state == SaslMechanism::State::Failed)
        throw broken(Cause::SignInFailed, mechanism->problem());
    if (mechanism->speaksFirst() && !held)
        sayResponse(command + ' ', turn.response);
    else
        say(command);
    for (int round = 0;; ++round) {
        const ServerReply reply = co_await readReply(Step::SignIn);
        if (reply.code != 334) {
            require(reply, 235);
            break;
        }
        if (!std::exchange(held, false)) {
            const bool expected = turn.state == SaslMechanism::State::NeedsMore && round < MaxRounds;
            const QByteArray challenge = challengeIn(reply, *mechanism);
            turn = SaslMechanism::Turn();
            if (expected)
                turn = co_await answer(mechanism, challenge);
        }
        if (turn.state == SaslMechanism::State::Failed)
            co_await cancelExchange(mechanism->problem());
        sayResponse({}, turn.response);
    }
    // A mechanism that proves the server as well (SCRAM) has not had its proof yet.
    if (turn.state != SaslMechanism::State::Done)
        throw broken(Cause::SignInFailed, tr("The server ended the sign-in before it was complete."));
    mask({});
    m_settings.password.clear();
    m_signedInBy = mechanism->name();
}

/// The mechanism's answer. A server may ask for so much hashing that the rest of the station would stand
/// still: that is done elsewhere, and may go on when the connection has long gone.
Task<SaslMechanism::Turn> SmtpSession::answer(std::shared_ptr<SaslMechanism> mechanism, QByteArray challenge)
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
Task<void> SmtpSession::cancelExchange(QString problem)
{
    say("*"); // RFC 4954 §4
    const ServerReply reply = co_await readReply(Step::SignIn);
    if (problem.isEmpty())
        throw broken(Cause::ProtocolError,
                     tr("The server asked for something that the sign-in does not have."), reply);
    throw broken(Cause::SignInFailed, problem, reply);
}

/// The challenge of a 334. LOGIN's prompts mean nothing, and some servers send them unencoded.
QByteArray SmtpSession::challengeIn(const ServerReply &reply, const SaslMechanism &mechanism) const
{
    const QByteArray text = reply.text().toLatin1().trimmed();
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (decoded)
        return *decoded;
    if (!mechanism.ignoresChallenge())
        throw broken(Cause::ProtocolError, tr("The server sent a challenge that is not base64."));
    return {};
}

/// Sends a response in base64; "=" stands for an empty one behind AUTH (RFC 4954 §4).
void SmtpSession::sayResponse(const QByteArray &prefix, const SecretBytes &response)
{
    QByteArray encoded = response.isEmpty() ? QByteArrayLiteral("=") : response.bytes().toBase64();
    if (response.isEmpty() && prefix.isEmpty())
        encoded.clear();
    if (!response.isEmpty())
        mask(
            {encoded, response.bytes(), m_settings.password.bytes().toBase64(), m_settings.password.bytes()});
    QByteArray command = prefix + encoded;
    saySecret(std::move(command), QString::fromLatin1(prefix) + QStringLiteral("••••"));
}

/// The result is of no interest, and five seconds are all that it may take.
Task<void> SmtpSession::quit()
{
    m_dotSent = false;
    try {
        say("QUIT");
        co_await readReply(Step::Quit);
    } catch (const Failure &) {
        // Everything that mattered is settled; how the server says goodbye changes nothing.
    }
}

} // namespace email
