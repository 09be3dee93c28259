#pragma once

#include "components/email/protocol/smtpdialogue.h"
#include "tests/support/scriptplayer.h"

/// What the SMTP tests have in common.
namespace smtpfixture {

inline email::MailAddress address(const char *text)
{
    return email::MailAddress::parse(QString::fromLatin1(text)).value();
}

inline email::SmtpSettings settings(email::TlsMode tls = email::TlsMode::None, bool withPassword = false)
{
    email::SmtpSettings settings;
    settings.localName = QStringLiteral("station.example");
    settings.tls = tls;
    if (withPassword) {
        settings.account = QStringLiteral("user");
        settings.password = email::SecretBytes(QByteArray("secret"));
    }
    return settings;
}

inline email::Envelope envelope(const QByteArray &message = "Subject: x\r\n\r\nhot\r\n",
                                QList<email::MailAddress> recipients = {address("duty@example.com")})
{
    email::Envelope envelope;
    envelope.token = 7;
    envelope.sender = address("alarm@station.example");
    envelope.recipients = std::move(recipients);
    envelope.message = message;
    envelope.committingRecorded = true;
    return envelope;
}

/// The outcome of the only message.
inline email::Outcome only(email::SmtpDialogue &smtp)
{
    return smtp.takeOutcome().value_or(email::Outcome{.text = QStringLiteral("there was no outcome")});
}

} // namespace smtpfixture
