#include "components/email/protocol/imapsession.h"

#include <QCoreApplication>

// The rules of STARTTLS in IMAP (RFC 9051 §6.2.1, §11.1; "NO STARTTLS", USENIX Security 2021). In mode
// StartTls nothing but CAPABILITY and STARTTLS leaves before TLS: no ID, no NOOP. A greeting with PREAUTH
// would forbid STARTTLS, so it ends the session instead. Of what was said in the clear nothing outlives the
// handshake, and a referral is never followed.

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

Task<void> ImapSession::open()
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
    co_await greet();
    if (capabilities().isEmpty())
        co_await askCapabilities();
    if (isBeforeTls())
        co_await upgrade();
    co_await signIn();
    co_await introduce();
}

Task<void> ImapSession::greet()
{
    enter(Step::Greeting);
    beginAllowance();
    const ImapResponse response = co_await readResponse();
    const bool isStatus = response.kind == ImapResponse::Kind::Status;
    m_preauthenticated = isStatus && response.name == "PREAUTH";
    if (isStatus && response.name == "BYE")
        takeUntagged(response);
    if (!isStatus || !(response.isOk() || m_preauthenticated))
        throw broken(Cause::ProtocolError, tr("The server does not begin as IMAP servers do."),
                     response.reply());
    // Whoever sits between makes us skip STARTTLS and the sign-in with one word, and then reads what we
    // append or has us read what he writes.
    if (m_preauthenticated && (isBeforeTls() || (wantsSignIn() && !isEncrypted())))
        throw broken(Cause::Preauthenticated,
                     tr("The server says that we are signed in already, without TLS and before we were."));
    if (isBeforeTls())
        co_return;
    m_greeting = response.reply();
    takeCapabilities(response);
}

Task<void> ImapSession::askCapabilities()
{
    forgetCapabilities();
    const ImapResponse response = co_await ask(Step::Hello, ImapCommand("CAPABILITY"));
    require(response);
    if (capabilities().isEmpty())
        throw broken(Cause::ProtocolError, tr("The server does not say what it can do."), response.reply());
}

/// STARTTLS. Whatever does not go exactly as it should ends the session: an answer to another command, an
/// untagged OK, anything in front of the answer or behind it.
Task<void> ImapSession::upgrade()
{
    const bool offered = capabilities().has("STARTTLS");
    if (!offered && m_settings.tls == TlsMode::StartTls)
        throw broken(Cause::StartTlsNotOffered,
                     tr("The server does not offer STARTTLS, or someone between removed the offer."));
    if (!offered) {
        endBeforeTls();
        co_return;
    }
    if (hasUnread())
        throw broken(Cause::InjectedPlaintext,
                     tr("The server sent text that belongs to no command before TLS."));
    enter(Step::StartTls);
    const QByteArray tag = nextTag();
    say(tag + " STARTTLS");
    const ImapResponse response = co_await readResponse();
    if (response.kind != ImapResponse::Kind::Tagged || response.tag != tag || !response.isOk())
        throw broken(Cause::StartTlsRefused, tr("The server did not agree to STARTTLS."), response.reply());
    co_await handshake();
    // What was offered before TLS may be an attacker's offer. A CAPABILITY in the OK just read is one, too.
    m_clearCapabilities = capabilities();
    forgetCapabilities();
    endBeforeTls();
    co_await askCapabilities();
}

/// Signs in, or ends the session before a credential is touched.
Task<void> ImapSession::signIn()
{
    if (m_preauthenticated)
        signedIn("PREAUTH");
    if (!wantsSignIn() || m_preauthenticated)
        co_return;
    enter(Step::SignIn);
    beginAllowance();
    requireSafeSignIn();
    std::unique_ptr<SaslMechanism> mechanism = chooseMechanism(
        capabilities().mechanisms, capabilities().has("LOGINDISABLED") ? QByteArray() : QByteArray("LOGIN"));
    m_told = false;
    if (mechanism)
        co_await exchange(std::move(mechanism));
    else
        co_await login();
    // A server may offer other things once it knows who we are (RFC 9051 §6.2.2).
    if (!m_told)
        co_await askCapabilities();
}

/// LOGIN: shows the password to the server as AUTHENTICATE PLAIN does.
Task<void> ImapSession::login()
{
    maskPassword();
    ImapCommand command("LOGIN");
    command.secret().string(m_settings.account.toUtf8()).string(m_settings.password.bytes());
    const ImapResponse response = co_await ask(Step::SignIn, std::move(command));
    requireSignedIn(response.reply());
    m_told = takeCapabilities(response);
    signedIn("LOGIN");
}

QByteArray ImapSession::saslCommand(const QByteArray &mechanism)
{
    m_signInTag = nextTag();
    return m_signInTag + " AUTHENTICATE " + mechanism;
}

bool ImapSession::mayBeInitial(const QByteArray &, qsizetype size) const
{
    return capabilities().has("SASL-IR") && size < 7000;
}

Task<ImapSession::SaslAnswer> ImapSession::readSaslAnswer()
{
    SaslAnswer answer;
    enter(Step::SignIn);
    for (;;) {
        const ImapResponse response = co_await readResponse();
        answer.isChallenge = response.kind == ImapResponse::Kind::Continuation;
        answer.challenge = response.text;
        answer.reply = response.reply();
        if (answer.isChallenge)
            co_return answer;
        if (response.kind == ImapResponse::Kind::Tagged && response.tag == m_signInTag) {
            if (response.isOk())
                m_told = takeCapabilities(response) || m_told;
            co_return answer;
        }
        if (response.kind == ImapResponse::Kind::Tagged)
            throw broken(Cause::ProtocolError, tr("The server answered a command that was not given."),
                         response.reply());
        m_told = m_told || response.isData("CAPABILITY");
        takeUntagged(response);
    }
}

void ImapSession::requireSignedIn(const ServerReply &reply) const
{
    if (reply.status != "OK")
        throw refused(Cause::ServerRefused, tr("The server refused the sign-in: %1").arg(reply.toString()),
                      reply);
}

/// ID, which some servers insist on, and the extensions that have to be enabled. A refusal is no loss.
Task<void> ImapSession::introduce()
{
    if (capabilities().has("ID") && !m_settings.clientName.isEmpty()) {
        ImapCommand command("ID");
        command.word("(\"name\"").string(m_settings.clientName).word("\"version\"");
        command.string(m_settings.clientVersion).append(")");
        co_await ask(Step::Hello, std::move(command));
    }
    if (capabilities().has("ENABLE") && capabilities().has("UTF8=ACCEPT")) {
        ImapCommand command("ENABLE");
        command.word("UTF8=ACCEPT");
        co_await ask(Step::Hello, std::move(command));
    }
}

void ImapSession::dataCame(const ImapResponse &response)
{
    if (!response.isData("ENABLED"))
        return;
    for (const ImapValue &value : response.values)
        m_utf8 = m_utf8 || value.is("UTF8=ACCEPT");
}

/// The result is of no interest, and five seconds are all that it may take.
Task<void> ImapSession::logout()
{
    try {
        co_await ask(Step::Quit, ImapCommand("LOGOUT"));
    } catch (const Failure &) {
        // Everything that mattered is settled; how the server says goodbye changes nothing.
    }
}

} // namespace email
