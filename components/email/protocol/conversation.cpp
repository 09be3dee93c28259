#include "components/email/protocol/conversation.h"

#include "components/email/protocol/secretbytes.h"

#include <QCoreApplication>

// What ends a conversation is decided here once, not at each command: a connection that is lost, time that is
// used up, more text than was allowed. Everything that reaches an outcome passes broken(), which leaves out
// words from before TLS: anyone on the path can write those.

namespace email {

namespace {

// Before TLS anyone may be talking, so there it is little in all.
constexpr int LinesBeforeTls = 20;
constexpr int BytesBeforeTls = 8 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

QString maskedDots()
{
    return QStringLiteral("••••");
}

Task<Event> Conversation::nextUnlessEnded()
{
    for (;;) {
        Event event = co_await next();
        switch (event.kind) {
        case Event::Kind::Gone:
            throw broken(event.cause, event.text.isEmpty() ? tr("The connection was lost.") : event.text);
        case Event::Kind::TooLate:
            throw broken(Cause::TimedOut,
                         tr("The server did not answer within %1 s %2.")
                             .arg(qint64(event.count ? event.count : patience(step()).count()) / 1000)
                             .arg(stepWording(step())));
        case Event::Kind::Overflow:
            throw broken(Cause::LineTooLong, tr("The server sent more text than any reply needs."));
        case Event::Kind::Stop:
            m_stopping = true;
            // Leaving now would make a message that is probably taken ambiguous: its reply is waited for.
            if (mayBeCutOff())
                throw broken(Cause::Stopped, stoppedText());
            break;
        case Event::Kind::Work:
            workCame();
            break;
        default:
            if (event.kind == m_awaited)
                m_awaited.reset();
            co_return event;
        }
    }
}

Task<void> Conversation::doneElsewhere(std::function<void()> work)
{
    compute(std::move(work));
    co_await until(Event::Kind::Computed);
}

/// The word may come while a line is being read that goes on over several events.
Task<void> Conversation::until(Event::Kind wanted)
{
    m_awaited = wanted;
    while (m_awaited) {
        Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::LineIn)
            co_await cameUnasked(std::move(event.bytes));
    }
}

QString Conversation::stoppedText() const
{
    return tr("Stopped %1.").arg(stepWording(step()));
}

QString Conversation::quotable(const ServerReply &reply) const
{
    if (!m_beforeTls)
        return reply.toString();
    return reply.code > 0 ? QString::number(reply.code) : QString::fromLatin1(reply.status);
}

QString Conversation::quotable(const QString &problem) const
{
    return m_beforeTls ? tr("The server sent something that makes no sense.") : problem;
}

Refused Conversation::refused(Cause cause, const QString &text, const ServerReply &reply) const
{
    Refused failure{{broken(cause, text, reply).outcome}};
    failure.outcome.kind = Outcome::Kind::Refused;
    return failure;
}

Broken Conversation::broken(Cause cause, const QString &text, const ServerReply &reply) const
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Broken;
    outcome.step = step();
    outcome.cause = cause;
    outcome.text = text;
    outcome.afterDot = isInDoubt();
    outcome.reply.code = reply.code;
    // Before TLS anyone on the path can write these words: only the code is kept (NO STARTTLS, UI spoofing).
    if (!m_beforeTls)
        outcome.reply = reply;
    return {{outcome}};
}

void Conversation::beginBeforeTls()
{
    m_beforeTls = true;
    allow(LinesBeforeTls, BytesBeforeTls);
}

void Conversation::mask(QList<QByteArray> secrets)
{
    for (QByteArray &secret : m_masked)
        wipe(secret);
    m_masked = std::move(secrets);
}

QByteArray Conversation::masked(QByteArray text) const
{
    for (const QByteArray &secret : m_masked) {
        if (secret.size() >= 4) // fewer letters stand in any text, and masking them would tell which
            text.replace(secret, maskedDots().toUtf8());
    }
    return text;
}

void Conversation::heardLine(const QString &shown)
{
    heard(m_beforeTls ? QStringLiteral("[before TLS] ") + shown : shown);
}

} // namespace email
