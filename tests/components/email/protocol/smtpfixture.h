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

/// In a script, client lines in a row without a server line between them left together.
inline QByteArray hello(const QByteArray &extensions)
{
    QByteArray text = "S: 220 mail.example ESMTP\nC: EHLO station.example\nS: 250-mail.example\n";
    for (const QByteArray &word : extensions.split(' '))
        text += "S: 250-" + word + '\n';
    return text + "S: 250 HELP\n";
}

const QByteArray Both = hello("PIPELINING CHUNKING");
const QByteArray Goodbye = "[stop]\nC: QUIT\nS: 221 bye\n[close]\n";
const QByteArray Envelope1 = "C: MAIL FROM:<alarm@station.example>\nC: RCPT TO:<duty@example.com>\n";
const QByteArray Text1 = "C: BDAT 19 LAST\nC: Subject: x\nC:\nC: hot\n";
const QByteArray Guarded1 = Text1 + "C: RSET\n"; ///< As it goes out where the server knows RSET.
const QByteArray Taken = "S: 250 2.0.0 ok\n";    ///< To whatever is asked.

inline email::Envelope numbered(qint64 token)
{
    email::Envelope mail = envelope();
    mail.token = token;
    return mail;
}

} // namespace smtpfixture
