#include "components/email/protocol/pop3conversation.h"

#include "components/email/protocol/dotreader.h"
#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

// POP3 has no tags: only keeping step tells which answer belongs to which command. So a line that is no
// status where one belongs ends the session.

namespace email {

namespace {

// Before the sign-in nobody has a reason to say much.
constexpr int MaxLinesUnknown = 300;
constexpr int MaxBytesUnknown = 64 * 1024;
constexpr int MaxListBytes = Pop3Conversation::MaxEntries * 90;
/// So much text within the patience of a step is progress; a trickle is not.
constexpr qint64 ProgressBytes = 64 * 1024;
/// A text that is longer than this is not even skipped: the connection ends.
constexpr qint64 LongestSkipped = 64 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// "[SYS/TEMP]" at the start of the words, or empty (RFC 2449 §8).
QByteArray reasonIn(const QByteArray &text)
{
    const qsizetype end = text.startsWith('[') ? text.indexOf(']') : -1;
    const QByteArray reason = text.mid(1, end - 1);
    const bool isReason = end > 1 && end < 64 && std::all_of(reason.begin(), reason.end(), [](char c) {
                              return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '/';
                          });
    return isReason ? reason.toUpper() : QByteArray();
}

} // namespace

void Pop3Conversation::beginAllowance()
{
    if (isBeforeTls())
        return;
    const bool known = !signedInBy().isEmpty() || !wantsSignIn();
    allow(known ? MaxEntries + 2 : MaxLinesUnknown, known ? MaxListBytes : MaxBytesUnknown);
}

Task<QByteArray> Pop3Conversation::nextLine()
{
    for (;;) {
        Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::Injected)
            throw broken(Cause::InjectedPlaintext, tr("Unencrypted text was slipped in before TLS."));
        if (event.kind == Event::Kind::LineIn)
            co_return std::move(event.bytes);
    }
}

ServerReply Pop3Conversation::parseStatus(const QByteArray &line) const
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArray word = line.left(blank < 0 ? line.size() : blank);
    const bool isStatus = word == "+OK" || word == "-ERR";
    if (!isStatus || line.contains('\0'))
        throw broken(Cause::ProtocolError,
                     quotable(tr("The server sent a line that is no POP3 answer: \"%1\".")
                                  .arg(readableText(line.left(80)))));
    ServerReply reply;
    reply.status = word;
    QByteArray text = blank < 0 ? QByteArray() : masked(line.mid(blank + 1));
    if (word == "-ERR") {
        reply.reason = reasonIn(text);
        if (!reply.reason.isEmpty())
            text = text.mid(reply.reason.size() + 2).trimmed();
        reply.condition = conditionOf(reply.reason);
        reply.waitMs = suggestedWait(text);
    }
    if (!text.isEmpty())
        reply.lines.append(readableText(text.left(1000)));
    return reply;
}

Task<ServerReply> Pop3Conversation::readStatus(Step step)
{
    enter(step);
    beginAllowance();
    const QByteArray line = co_await nextLine();
    heardLine(readableText(masked(line)));
    co_return parseStatus(line);
}

Task<ServerReply> Pop3Conversation::ask(Step step, QByteArray command)
{
    say(std::move(command));
    ServerReply reply = co_await readStatus(step);
    co_return reply;
}

Broken Pop3Conversation::unasked(const QByteArray &line)
{
    heardLine(readableText(masked(line)));
    const ServerReply reply = parseStatus(line);
    return broken(reply.status == "-ERR" ? Cause::ServerClosing : Cause::ProtocolError,
                  tr("The server spoke unasked %1.").arg(stepWording(step())), reply);
}

Task<void> Pop3Conversation::cameUnasked(QByteArray line)
{
    throw unasked(line);
    co_return;
}

void Pop3Conversation::require(const ServerReply &reply) const
{
    if (reply.status != "+OK")
        throw refused(Cause::ServerRefused,
                      tr("The server refused %1: %2").arg(stepWording(step()), quotable(reply)), reply);
}

Task<QList<QByteArray>> Pop3Conversation::readLines()
{
    QList<QByteArray> lines;
    for (;;) {
        QByteArray line = co_await nextLine();
        if (line == ".")
            break;
        lines.append(line.startsWith('.') ? line.mid(1) : line);
    }
    heardLine(tr("[%1 lines]").arg(lines.size()));
    co_return lines;
}

Task<qint64> Pop3Conversation::readText()
{
    DotReader reader;
    qint64 total = 0;
    qint64 arrived = 0;
    expectBytes(std::numeric_limits<qint64>::max());
    while (!reader.isDone()) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind != Event::Kind::BytesIn)
            continue;
        QByteArray text;
        const qsizetype used = reader.take(event.bytes, text);
        if (reader.isDone())
            giveBack(event.bytes.size() - used);
        total += text.size();
        arrived += event.bytes.size();
        if (!text.isEmpty())
            textCame(text);
        if (total > LongestSkipped)
            throw broken(Cause::LineTooLong, tr("The server sent a message without end."));
        // Whoever sends a byte a minute is not making progress.
        if (arrived >= ProgressBytes) {
            arrived = 0;
            enter(step());
        }
    }
    heardLine(tr("[message, %1 bytes]").arg(total));
    co_return total;
}

} // namespace email
