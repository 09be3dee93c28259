#include "components/email/protocol/pop3session.h"

#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

// The rules of STLS (RFC 2595 §4; "NO STARTTLS", USENIX Security 2021). In mode StartTls nothing but CAPA and
// STLS leaves before TLS. What was said in the clear is forgotten: the capabilities, and the timestamp of the
// greeting, with which whoever wrote it could try passwords against the MD5 of an APOP (RFC 6151).

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// "<1896.697170952@dbc.mtview.ca.us>" in a greeting (RFC 1939 §7), or empty.
QByteArray timestampIn(const QByteArray &line)
{
    const qsizetype begin = line.indexOf('<');
    const qsizetype end = line.indexOf('>', begin);
    const QByteArray stamp = begin < 0 || end < 0 ? QByteArray() : line.mid(begin, end - begin + 1);
    const bool isPlain = std::all_of(stamp.begin(), stamp.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return isPlain && stamp.contains('@') ? stamp : QByteArray();
}

} // namespace

Task<void> Pop3Session::open()
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
    co_await askCapabilities();
    if (isBeforeTls())
        co_await upgrade();
    // RFC 6856 §2.1: before the sign-in. A refusal is no loss.
    if (m_capabilities.has("UTF8"))
        co_await ask(Step::Hello, "UTF8");
    co_await signIn();
}

Task<void> Pop3Session::greet()
{
    enter(Step::Greeting);
    beginAllowance();
    const QByteArray line = co_await nextLine();
    heardLine(readableText(line));
    const ServerReply reply = parseStatus(line);
    require(reply);
    if (isBeforeTls())
        co_return;
    m_greeting = reply;
    m_timestamp = timestampIn(line);
}

Task<void> Pop3Session::askCapabilities()
{
    m_capabilities = {};
    const ServerReply reply = co_await ask(Step::Hello, "CAPA");
    if (reply.status != "+OK")
        co_return; // a server from before RFC 2449
    const QList<QByteArray> lines = co_await readLines();
    if (lines.size() > Pop3Capabilities::Max)
        throw broken(Cause::ProtocolError,
                     tr("The server names more than %1 capabilities.").arg(Pop3Capabilities::Max));
    m_capabilities = Pop3Capabilities::parse(lines);
}

/// STLS. Whatever does not go exactly as it should ends the session.
Task<void> Pop3Session::upgrade()
{
    const bool offered = m_capabilities.has("STLS");
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
    const ServerReply reply = co_await ask(Step::StartTls, "STLS");
    if (reply.status != "+OK")
        throw broken(Cause::StartTlsRefused, tr("The server did not agree to STARTTLS."), reply);
    co_await handshake();
    m_clearCapabilities = std::exchange(m_capabilities, {});
    endBeforeTls();
    co_await askCapabilities();
}

/// Signs in, or ends the session before a credential is touched.
Task<void> Pop3Session::signIn()
{
    if (!wantsSignIn())
        co_return;
    enter(Step::SignIn);
    beginAllowance();
    requireSafeSignIn();
    if (m_settings.signIn == SignIn::Mechanism && m_settings.mechanism.toUpper() == "APOP") {
        co_await signInByApop();
        co_return;
    }
    // RFC 2449 §6.3: a server that wants no password in the clear does not offer USER.
    std::unique_ptr<SaslMechanism> mechanism = chooseMechanism(
        m_capabilities.mechanisms, m_capabilities.mayHave("USER") ? QByteArray("USER") : QByteArray());
    if (mechanism)
        co_await exchange(std::move(mechanism));
    else
        co_await signInByUser();
}

Task<void> Pop3Session::signInByUser()
{
    maskPassword();
    QByteArray user = "USER " + m_settings.account.toUtf8();
    saySecret(std::move(user), QStringLiteral("USER ") + maskedDots());
    requireSignedIn(co_await readStatus(Step::SignIn));
    QByteArray password = "PASS " + m_settings.password.bytes();
    saySecret(std::move(password), QStringLiteral("PASS ") + maskedDots());
    requireSignedIn(co_await readStatus(Step::SignIn));
    signedIn("USER");
}

Task<void> Pop3Session::signInByApop()
{
    if (m_timestamp.isEmpty())
        throw broken(Cause::NoCommonMechanism,
                     tr("The server's greeting has no timestamp for APOP, or none that came by TLS."));
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(m_timestamp);
    hash.addData(m_settings.password.bytes());
    const QByteArray digest = hash.result().toHex();
    maskPassword({digest});
    saySecret("APOP " + m_settings.account.toUtf8() + ' ' + digest, QStringLiteral("APOP ") + maskedDots());
    requireSignedIn(co_await readStatus(Step::SignIn));
    signedIn("APOP");
}

/// RFC 5034 §4: a command is at most 255 characters long.
bool Pop3Session::mayBeInitial(const QByteArray &mechanism, qsizetype size) const
{
    const qsizetype length = qsizetype(sizeof "AUTH  \r\n") - 1 + mechanism.size() + size;
    return m_settings.initialResponse && mechanism != "XOAUTH2" && length <= 255;
}

Task<Pop3Session::SaslAnswer> Pop3Session::readSaslAnswer()
{
    enter(Step::SignIn);
    SaslAnswer answer;
    const QByteArray line = co_await nextLine();
    answer.isChallenge = line == "+" || line.startsWith("+ ");
    heardLine(answer.isChallenge ? QStringLiteral("+ ") + maskedDots() : readableText(masked(line)));
    if (answer.isChallenge)
        answer.challenge = line.mid(2);
    else
        answer.reply = parseStatus(line);
    co_return answer;
}

void Pop3Session::requireSignedIn(const ServerReply &reply) const
{
    if (reply.status != "+OK")
        throw refused(Cause::ServerRefused, tr("The server refused the sign-in: %1").arg(reply.toString()),
                      reply);
}

} // namespace email
