#include "components/email/protocol/smtpconversation.h"

#include "components/email/protocol/secretbytes.h"
#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

// What ends a conversation is decided here once, not at each command: 421 at any step, a connection that is
// lost, time that is used up, text that is no reply. Everything that reaches an outcome passes broken(),
// which leaves out words from before TLS and knows whether the final dot was out.

namespace email {

namespace {

// An honest EHLO has some 20 lines. Before TLS anyone may be talking, so there it is little in all.
constexpr int ReplyLines = 128;
constexpr int ReplyBytes = 64 * 1024;
constexpr int LinesBeforeTls = 20;
constexpr int BytesBeforeTls = 8 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

QString dots()
{
    return QStringLiteral("••••");
}

} // namespace

Task<Event> SmtpConversation::nextUnlessEnded()
{
    for (;;) {
        Event event = co_await next();
        switch (event.kind) {
        case Event::Kind::Gone:
            throw broken(event.cause, event.text.isEmpty() ? tr("The connection was lost.") : event.text);
        case Event::Kind::TooLate:
            throw broken(Cause::TimedOut, tr("The server did not answer within %1 s %2.")
                                              .arg(patience(step()).count() / 1000)
                                              .arg(stepWording(step())));
        case Event::Kind::Overflow:
            throw broken(Cause::LineTooLong, tr("The server sent more text than any reply needs."));
        case Event::Kind::Stop:
            m_stopping = true;
            // Leaving now would make a message that is probably taken ambiguous: its reply is waited for.
            if (!m_dotSent && step() != Step::Quit)
                throw broken(Cause::Stopped, tr("Stopped before the message was handed over."));
            break;
        case Event::Kind::Work:
            workCame();
            break;
        default:
            co_return event;
        }
    }
}

Task<ServerReply> SmtpConversation::readReply(Step step)
{
    enter(step);
    if (!m_beforeTls)
        allow(ReplyLines, ReplyBytes);
    SmtpReplyParser parser;
    for (;;) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::Injected)
            throw broken(Cause::InjectedPlaintext, tr("Unencrypted text was slipped in before TLS."));
        if (event.kind != Event::Kind::LineIn)
            continue;
        // A challenge is read by the mechanism, so it stays whole; nobody else gets to see it.
        const bool challenge = step == Step::SignIn && event.bytes.startsWith("334");
        const QByteArray line = challenge ? event.bytes : masked(event.bytes);
        const QString shown = challenge ? QStringLiteral("334 ") + dots() : readableText(line);
        heard(m_beforeTls ? QStringLiteral("[before TLS] ") + shown : shown);
        const SmtpReplyParser::State state = parser.add(line);
        if (state == SmtpReplyParser::State::Bad)
            throw broken(Cause::ProtocolError, parser.problem());
        if (state == SmtpReplyParser::State::Complete)
            break;
    }
    if (parser.reply().code == 421)
        throw broken(Cause::ServerClosing, tr("The server is closing the connection."), parser.reply());
    co_return parser.reply();
}

Task<ServerReply> SmtpConversation::ask(Step step, QByteArray command)
{
    say(std::move(command));
    ServerReply reply = co_await readReply(step);
    co_return reply;
}

Task<ServerReply> SmtpConversation::expect(Step step, QByteArray command, int code)
{
    ServerReply reply = co_await ask(step, std::move(command));
    require(reply, code);
    co_return reply;
}

void SmtpConversation::require(const ServerReply &reply, int code) const
{
    // 354, 235 and 220 change what the next bytes mean, so they must be exact; 251 and 252 are as good as
    // 250.
    if (reply.code == code || (code == 250 && reply.isPositive()))
        return;
    const QString said = m_beforeTls ? QString::number(reply.code) : reply.toString();
    if (reply.isNegative())
        throw refused(Cause::ServerRefused, tr("The server refused %1: %2").arg(stepWording(step()), said),
                      reply);
    throw broken(
        Cause::ProtocolError,
        tr("The server answered %1 where %2 belongs, %3.").arg(said).arg(code).arg(stepWording(step())),
        reply);
}

Task<void> SmtpConversation::recorded(Output::Kind phase, qint64 token)
{
    request(phase, token);
    co_await until(Event::Kind::Go);
}

Task<void> SmtpConversation::doneElsewhere(std::function<void()> work)
{
    compute(std::move(work));
    co_await until(Event::Kind::Computed);
}

Task<void> SmtpConversation::until(Event::Kind wanted)
{
    allow(ReplyLines, ReplyBytes);
    for (;;) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind == wanted)
            co_return;
        if (event.kind != Event::Kind::LineIn)
            continue;
        throw unasked(event.bytes);
    }
}

Task<void> SmtpConversation::refuseUnasked()
{
    while (hasUnread()) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::LineIn)
            throw unasked(event.bytes);
    }
}

Broken SmtpConversation::unasked(const QByteArray &line)
{
    heard(readableText(line));
    SmtpReplyParser parser;
    parser.add(line);
    const Cause cause = parser.reply().code == 421 ? Cause::ServerClosing : Cause::ProtocolError;
    return broken(cause, tr("The server spoke unasked %1.").arg(stepWording(step())), parser.reply());
}

Refused SmtpConversation::refused(Cause cause, const QString &text, const ServerReply &reply) const
{
    Refused failure{{broken(cause, text, reply).outcome}};
    failure.outcome.kind = Outcome::Kind::Refused;
    return failure;
}

Broken SmtpConversation::broken(Cause cause, const QString &text, const ServerReply &reply) const
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Broken;
    outcome.step = step();
    outcome.cause = cause;
    outcome.text = text;
    outcome.afterDot = m_dotSent;
    outcome.reply.code = reply.code;
    // Before TLS anyone on the path can write these words: only the code is kept (NO STARTTLS, UI spoofing).
    if (!m_beforeTls)
        outcome.reply = reply;
    return {{outcome}};
}

void SmtpConversation::beginBeforeTls()
{
    m_beforeTls = true;
    allow(LinesBeforeTls, BytesBeforeTls);
}

void SmtpConversation::mask(QList<QByteArray> secrets)
{
    for (QByteArray &secret : m_masked)
        wipe(secret);
    m_masked = std::move(secrets);
}

QByteArray SmtpConversation::masked(const QByteArray &line) const
{
    QByteArray text = line.mid(4);
    for (const QByteArray &secret : m_masked) {
        if (secret.size() >= 4) // fewer letters stand in any text, and masking them would tell which
            text.replace(secret, dots().toUtf8());
    }
    return line.left(4) + text;
}

} // namespace email
