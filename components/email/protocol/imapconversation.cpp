#include "components/email/protocol/imapconversation.h"

#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

// A tagged response counts for the command of its tag and for nothing else, and one to a tag that is not
// under way ends the session: "A9 OK" in answer to STARTTLS or to a DELETE is an attack or a server that lost
// step (ruby/net-imap#667). A server may say untagged things at any time; how many of them, and how long, is
// bounded per command.

namespace email {

namespace {

constexpr int MaxResponses = 100'000;
constexpr int MaxResponseBytes = 32 * 1024 * 1024;
// Before the sign-in nobody has a reason to say much.
constexpr int MaxBytesUnknown = 64 * 1024;
constexpr int MaxLinesUnknown = 300;
constexpr int MaxShown = 20;
/// So much text within the patience of a step is progress; a trickle is not.
constexpr qint64 ProgressBytes = 64 * 1024;
/// Servers that are busy with a large mailbox say so every quarter minute.
constexpr int MaxReassurances = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

QByteArray ImapConversation::nextTag()
{
    return 'A' + QByteArray::number(++m_tag);
}

void ImapConversation::beginAllowance()
{
    m_shown = 0;
    m_reassured = 0;
    m_arrived = 0;
    if (isBeforeTls())
        return;
    const bool known = !signedInBy().isEmpty() || !wantsSignIn();
    allow(known ? MaxResponses : MaxLinesUnknown, known ? MaxResponseBytes : MaxBytesUnknown);
}

Task<ImapResponse> ImapConversation::ask(Step step, ImapCommand command)
{
    enter(step);
    beginAllowance();
    const QByteArray tag = nextTag();
    std::optional<ImapResponse> refusal = co_await sayCommand(tag, std::move(command));
    if (refusal)
        co_return std::move(*refusal);
    ImapResponse response = co_await answer(tag);
    co_return response;
}

Task<std::optional<ImapResponse>> ImapConversation::sayCommand(QByteArray tag, ImapCommand command)
{
    std::optional<ImapResponse> refusal;
    bool first = true;
    for (const ImapCommand::Part &part : command.parts()) {
        QByteArray line = part.line;
        const bool atOnce = m_capabilities.takesAtOnce(part.literal.size());
        if (part.hasLiteral)
            line += '{' + QByteArray::number(part.literal.size()) + (atOnce ? "+}" : "}");
        sayLine(tag, command, line, std::exchange(first, false));
        if (!part.hasLiteral)
            break;
        while (!atOnce && !refusal) {
            ImapResponse response = co_await readResponse();
            if (response.kind == ImapResponse::Kind::Continuation)
                break;
            if (response.kind != ImapResponse::Kind::Tagged)
                takeUntagged(response);
            else if (response.tag != tag || response.isOk())
                throw broken(Cause::ProtocolError, tr("The server answered before the command was complete."),
                             response.reply());
            else
                refusal = std::move(response);
        }
        if (refusal)
            break;
        if (command.isSecret())
            writeSecret(part.literal, {});
        else
            write(part.literal, tr("[%1 bytes]").arg(part.literal.size()));
    }
    if (command.isSecret())
        command.wipeParts();
    co_return refusal;
}

void ImapConversation::sayLine(const QByteArray &tag, const ImapCommand &command, const QByteArray &line,
                               bool first)
{
    QByteArray bytes = first ? tag + ' ' + line : line;
    if (!command.isSecret()) {
        say(std::move(bytes));
        return;
    }
    saySecret(std::move(bytes),
              first ? QString::fromLatin1(tag + ' ' + command.verb() + ' ') + maskedDots() : QString());
}

Task<ImapResponse> ImapConversation::answer(QByteArray tag)
{
    for (;;) {
        ImapResponse response = co_await readResponse();
        if (response.kind == ImapResponse::Kind::Tagged && response.tag == tag)
            co_return response;
        if (response.kind == ImapResponse::Kind::Tagged)
            throw broken(Cause::ProtocolError, tr("The server answered a command that was not given."),
                         response.reply());
        if (response.kind == ImapResponse::Kind::Continuation)
            throw broken(Cause::ProtocolError, tr("The server asks for more where nothing is missing."));
        takeUntagged(response);
    }
}

void ImapConversation::takeUntagged(const ImapResponse &response)
{
    if (response.name == "BYE" && response.kind == ImapResponse::Kind::Status && step() != Step::Quit)
        throw broken(Cause::ServerClosing,
                     isBeforeTls()
                         ? tr("The server is closing the connection.")
                         : tr("The server is closing the connection: %1").arg(response.reply().text()),
                     response.reply());
    if (response.isData("CAPABILITY")) {
        setCapabilities(response.values);
        return;
    }
    // Before TLS a server has nothing else to tell, so whoever tells it is after what we believe of mailboxes
    // (NO STARTTLS, "tampering").
    const bool isPlainOk = response.kind == ImapResponse::Kind::Status && response.isOk();
    if (isBeforeTls() && !isPlainOk && response.name != "BYE")
        throw broken(Cause::InjectedPlaintext,
                     tr("The server sent text that belongs to no command before TLS."));
    if (isBeforeTls())
        return;
    if (isPlainOk && m_reassured < MaxReassurances && step() != Step::Watch) {
        ++m_reassured;
        enter(step());
    }
    if (response.kind == ImapResponse::Kind::Status)
        statusCame(response);
    else
        dataCame(response);
}

Task<void> ImapConversation::cameUnasked(QByteArray line)
{
    const ImapResponse response = co_await assemble(std::move(line));
    if (response.kind == ImapResponse::Kind::Tagged || response.kind == ImapResponse::Kind::Continuation)
        throw broken(Cause::ProtocolError, tr("The server spoke unasked %1.").arg(stepWording(step())),
                     response.reply());
    takeUntagged(response);
}

void ImapConversation::require(const ImapResponse &response) const
{
    if (response.isOk())
        return;
    const ServerReply reply = response.reply();
    throw refused(Cause::ServerRefused,
                  tr("The server refused %1: %2").arg(stepWording(step()), quotable(reply)), reply);
}

bool ImapConversation::takeCapabilities(const ImapResponse &response)
{
    if (response.code != "CAPABILITY")
        return false;
    setCapabilities(response.arguments);
    return true;
}

void ImapConversation::setCapabilities(const std::vector<ImapValue> &words)
{
    m_capabilities = ImapCapabilities::parse(words);
    if (m_capabilities.tooMany)
        throw broken(Cause::ProtocolError,
                     tr("The server names more than %1 capabilities.").arg(ImapCapabilities::Max));
}

// Reading ---------------------------------------------------------------------------------------------------

Task<QByteArray> ImapConversation::nextLine()
{
    for (;;) {
        Event event = co_await nextUnlessEnded();
        if (event.kind == Event::Kind::Injected)
            throw broken(Cause::InjectedPlaintext, tr("Unencrypted text was slipped in before TLS."));
        if (event.kind == Event::Kind::LineIn)
            co_return std::move(event.bytes);
    }
}

Task<ImapResponse> ImapConversation::readResponse()
{
    QByteArray line = co_await nextLine();
    ImapResponse response = co_await assemble(std::move(line));
    co_return response;
}

Task<ImapResponse> ImapConversation::assemble(QByteArray line)
{
    ImapParser parser;
    const QByteArray beginning = line.left(1000);
    for (;;) {
        progress(line.size());
        ImapParser::State state = parser.addLine(line);
        if (state == ImapParser::State::NeedsLiteral) {
            co_await readLiteral(parser);
            line = co_await nextLine();
            continue;
        }
        if (state == ImapParser::State::Bad)
            throw broken(Cause::ProtocolError, quotable(parser.problem()));
        break;
    }
    ImapResponse response = parser.take();
    show(response, beginning);
    const bool isChallenge = step() == Step::SignIn && response.kind == ImapResponse::Kind::Continuation;
    // A challenge is read by the mechanism, so it stays whole; nobody else gets to see it.
    if (!isChallenge)
        response.text = masked(response.text);
    co_return response;
}

Task<void> ImapConversation::readLiteral(ImapParser &parser)
{
    qint64 left = parser.literalSize();
    const bool isText = parser.isMessageText();
    if (isText)
        textBegins(parser.response(), left);
    QByteArray kept;
    expectBytes(left);
    while (left > 0) {
        const Event event = co_await nextUnlessEnded();
        if (event.kind != Event::Kind::BytesIn)
            continue;
        left -= event.bytes.size();
        progress(event.bytes.size());
        if (isText)
            textCame(event.bytes);
        else
            kept += event.bytes;
    }
    parser.addLiteral(kept);
}

/// Whoever sends a byte a minute is not making progress.
void ImapConversation::progress(qint64 bytes)
{
    m_arrived += bytes;
    if (m_arrived < ProgressBytes || step() == Step::Watch)
        return;
    m_arrived = 0;
    enter(step());
}

void ImapConversation::show(const ImapResponse &response, const QByteArray &line)
{
    const bool isUntagged =
        response.kind == ImapResponse::Kind::Data || response.kind == ImapResponse::Kind::Status;
    if (isUntagged && ++m_shown > MaxShown) {
        if (m_shown == MaxShown + 1)
            heardLine(QStringLiteral("* […]"));
        return;
    }
    const bool isChallenge = step() == Step::SignIn && response.kind == ImapResponse::Kind::Continuation;
    heardLine(isChallenge ? QStringLiteral("+ ") + maskedDots() : readableText(masked(line)));
}

} // namespace email
