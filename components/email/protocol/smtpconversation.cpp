#include "components/email/protocol/smtpconversation.h"

#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

// What makes a reply is decided here once, not at each command: 421 at any step, text that is no reply, an
// answer that does not fit.

namespace email {

namespace {

// An honest EHLO has some 20 lines.
constexpr int ReplyLines = 128;
constexpr int ReplyBytes = 64 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

QString SmtpConversation::stoppedText() const
{
    return tr("Stopped before the message was handed over.");
}

Task<ServerReply> SmtpConversation::readReply(Step step)
{
    enter(step);
    if (!isBeforeTls())
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
        const QByteArray line = challenge ? event.bytes : event.bytes.left(4) + masked(event.bytes.mid(4));
        const QString shown = challenge ? QStringLiteral("334 ") + maskedDots() : readableText(line);
        heardLine(shown);
        const SmtpReplyParser::State state = parser.add(line);
        if (state == SmtpReplyParser::State::Bad)
            throw broken(Cause::ProtocolError, quotable(parser.problem()));
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
    const QString said = quotable(reply);
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
    allow(ReplyLines, ReplyBytes);
    co_await until(Event::Kind::Go);
}

Task<void> SmtpConversation::cameUnasked(QByteArray line)
{
    throw unasked(line);
    co_return;
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

} // namespace email
