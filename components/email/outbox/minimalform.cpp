#include "components/email/outbox/minimalform.h"

namespace email {

std::shared_ptr<OutboxContent> minimalForm(const OutboxEntry &entry)
{
    const OutboxContent &content = *entry.content;
    MailDraft draft;
    draft.from.address = content.sender;
    for (const OutboxRecipient &recipient : content.recipients)
        draft.to.append({{}, recipient.address});
    draft.subject = content.subject;
    draft.text = content.text;
    draft.messageId = content.messageId;
    draft.date = QDateTime::fromMSecsSinceEpoch(entry.createdWall, Qt::UTC);
    const station::Result<ComposedMail> minimal = composeMinimal(draft);
    if (!minimal)
        return entry.content;
    auto replaced = std::make_shared<OutboxContent>(content);
    replaced->bytes = minimal->bytes;
    return replaced;
}

} // namespace email
