#include "components/email/protocol/smtpsession.h"

#include <QCoreApplication>

// How a session is opened, in the order in which things are said. In mode StartTls only EHLO and STARTTLS
// leave before TLS; the rules of signing in are SecureSession's.

namespace email {

namespace {

/// AUTH, the name and so much base64 fit into a command line of 512.
constexpr qsizetype MaxInitialResponse = 480;

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

/// Signs in, or ends the session before a credential is touched.
Task<void> SmtpSession::signIn()
{
    if (!wantsSignIn())
        co_return;
    enter(Step::SignIn);
    requireSafeSignIn();
    co_await exchange(chooseMechanism(m_capabilities.mechanisms));
}

bool SmtpSession::mayBeInitial(const QByteArray &, qsizetype size) const
{
    return size <= MaxInitialResponse;
}

Task<SmtpSession::SaslAnswer> SmtpSession::readSaslAnswer()
{
    SaslAnswer answer;
    answer.reply = co_await readReply(Step::SignIn);
    answer.isChallenge = answer.reply.code == 334;
    answer.challenge = answer.reply.text().toLatin1();
    co_return answer;
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
