#include "components/email/protocol/imapresponse.h"

#include "components/email/protocol/smtpreply.h"

namespace email {

ServerReply ImapResponse::reply() const
{
    ServerReply reply;
    reply.status = name;
    // OK [READ-WRITE] is a fact, not a reason.
    if (!isOk()) {
        reply.reason = code;
        reply.condition = conditionOf(code);
        reply.waitMs = suggestedWait(text);
    }
    if (reply.waitMs > 0 && reply.condition == Condition::None)
        reply.condition = Condition::TooSoon;
    if (!text.isEmpty())
        reply.lines.append(readableText(text.left(1000)));
    return reply;
}

std::optional<quint32> ImapResponse::codeNumber() const
{
    return arguments.empty() ? std::nullopt : arguments.front().nonZero();
}

const ImapValue *ImapResponse::item(const char *what) const
{
    if (values.empty() || values.front().kind != ImapValue::Kind::List)
        return nullptr;
    const std::vector<ImapValue> &items = values.front().items;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        if (items[i].is(what))
            return &items[i + 1];
    }
    return nullptr;
}

const ImapValue *ImapResponse::textItem() const
{
    if (values.empty() || values.front().kind != ImapValue::Kind::List)
        return nullptr;
    const std::vector<ImapValue> &items = values.front().items;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        if (namesMessageText(items[i]))
            return &items[i + 1];
    }
    return nullptr;
}

bool namesMessageText(const ImapValue &value)
{
    if (value.kind != ImapValue::Kind::Atom)
        return false;
    const QByteArray name = value.bytes.toUpper();
    return name.startsWith("BODY[") || name == "RFC822" || name == "RFC822.HEADER";
}

} // namespace email
