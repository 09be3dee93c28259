#pragma once

#include "components/email/message/mailreading.h"
#include "components/email/replies/replytoken.h"

#include <functional>

namespace email {

/// A message that is, beyond reasonable doubt, the answer of the person who was asked.
struct HeededReply
{
    MailAddress sender{};
    QString person{}; ///< The user that the sender is.
    ReplyToken token{};
    QString note{}; ///< What was written behind ACK.
};

/// Who is behind an address, and whether it may acknowledge.
struct KnownPerson
{
    QString name{}; ///< Empty = nobody.
    bool mayAcknowledge = false;
};

/// Decides whether a message answers an alarm mail. From is easily forged, so nothing counts but a token that
/// only the recipient was given; the other guards keep programs and slips of a person from acknowledging.
class ReplyGuard
{
public:
    const TokenSigner &signer;
    std::function<KnownPerson(const MailAddress &)> personOf{};
    std::function<bool(const QByteArray &token)> isUsed{};
    QDateTime now{};

    /// An Error has the cause of the refusal in why, and in what the alarm when a genuine token named it.
    station::Result<HeededReply> check(const MailReading &mail) const;

private:
    station::Result<ReplyToken> tokenOf(const MailReading &mail, const MailAddress &sender) const;
};

/// What follows the word ACK that a text begins with; nothing when it begins with another.
std::optional<QString> behindAck(const QString &ownWords);

} // namespace email
