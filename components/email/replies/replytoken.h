#pragma once

#include "components/email/protocol/mailaddress.h"
#include "station/secretbytes.h"

#include <QDateTime>

#include <optional>

namespace email {

/// What is proved by a token: that this station wrote to the recipient about this event of this alarm.
struct ReplyToken
{
    QString alarm{}; ///< Id of the record.
    int sequence = 0;
    QDateTime issued{};
    QByteArray text{}; ///< The whole of it, lower case.

    /// Reads it from a Message-ID, brackets optional; nothing when it does not look like one. Says nothing
    /// about who made it.
    static std::optional<ReplyToken> parse(const QByteArray &identifier);
    /// Those that stand anywhere in a text, as they do in one that quotes the mail.
    static QList<ReplyToken> allIn(const QString &text);
};

/// Makes and verifies tokens: 128 bits of HMAC-SHA-256 over alarm, event, time and recipient, so that none
/// can be guessed, and none serves another alarm or in another person's hand. The same four always give the
/// same token.
class TokenSigner
{
public:
    static constexpr qint64 lifeMs = qint64(7) * 24 * 3600 * 1000;

    TokenSigner() = default;
    explicit TokenSigner(station::SecretBytes key) : m_key(std::move(key)) {}

    bool canSign() const { return !m_key.isEmpty(); }
    /// The token, for the part of a Message-ID in front of the @; empty when the alarm or the number is none
    /// of ours.
    QByteArray sign(const QString &alarm, int sequence, const QDateTime &issued,
                    const MailAddress &recipient) const;
    bool isGenuine(const ReplyToken &token, const MailAddress &recipient) const;

private:
    QByteArray proof(const QByteArray &claim, const MailAddress &recipient) const;

    station::SecretBytes m_key;
};

} // namespace email
