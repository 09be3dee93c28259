// What an IncomingAccount does with a message.
//
// Policy: a message and all that it causes are one transaction, with the row that says it was handed on; the
// server is asked to change nothing before that is on disk. A bounce is looked up in the outbox first; the
// message is not handed on before the answer is there, so that its fate is in the same transaction too.

#include "components/email/bounces/bouncereading.h"
#include "components/email/emailservice.h"
#include "components/email/incomingaccount.h"
#include "components/email/outbox/bounces.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

using station::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("IncomingAccount", text);
}

} // namespace

/// A message that was fetched, and what is known of it so far.
struct IncomingAccount::Arrival
{
    MessageKey key;
    ReceivedMail mail;
    std::optional<MailReading> reading;
    QString why; ///< It could not be read.
    bool isBounce = false;
    std::optional<BounceFinding> finding; ///< The mail of ours that it is about.
};

void IncomingAccount::fetched(const MessageKey &key, const QByteArray &bytes)
{
    Arrival arrival{.key = key, .mail = readHeader(bytes), .reading = {}, .why = {}, .finding = {}};
    arrival.mail.account = path();
    arrival.mail.bytes = bytes;
    if (Result<MailReading> reading = MailReading::of(bytes))
        arrival.reading = std::move(reading).value();
    else
        arrival.why = reading.error().text();
    const auto *service = ancestor<EmailService>();
    std::optional<Bounce> bounce;
    if (service && arrival.reading && mayBeBounce(bytes))
        bounce = bounceOf(*arrival.reading);
    if (!bounce)
        return handOn(arrival);
    arrival.isBounce = true;
    service->outbox().findBounced(*bounce, [this, alive = std::weak_ptr(m_alive),
                                            arrival](const std::optional<BounceFinding> &finding) {
        if (alive.expired() || !isStarted())
            return;
        Arrival found = arrival;
        found.finding = finding;
        handOn(found);
    });
}

/// The message, what became of mail of ours by its word, and that it was handed on: all in one turn.
void IncomingAccount::handOn(const Arrival &arrival)
{
    const MessageKey &key = arrival.key;
    const ReceivedMail &mail = arrival.mail;
    station::Turn turn(*station());
    if (m_log.standing(key) != Standing::New) {
        // A second connection fetched it while the first one's copy was looked into.
        return station()->whenDurable([this, alive = std::weak_ptr(m_alive), key](const Result<void> &done) {
            if (!alive.expired() && done && m_reader)
                m_reader->stored(key);
        });
    }
    const bool isAgain = m_log.hadBefore(mail.messageId, key.validity);
    m_log.add(key, mail.messageId, [this, key, reader = QPointer<MailboxReader>(m_reader.get())] {
        if (reader && reader == m_reader.get())
            reader->stored(key);
    });
    if (isAgain) // The mailbox was made anew.
        return station()->log().write(
            station::Log::Level::Info, path(),
            tr("message %1 came before under another number, and is not handed on again")
                .arg(QString::fromUtf8(mail.messageId)));
    numberReceived.set(numberReceived() + 1);
    lastReceived.set(station()->clock().wall());
    ReceivedFate fate = arrival.isBounce ? ReceivedFate::UnknownBounce : ReceivedFate::None;
    QString cause = arrival.isBounce && arrival.why.isEmpty()
                        ? tr("it is about no mail, or no recipient, that the outbox has sent")
                        : arrival.why;
    if (!arrival.reading)
        fate = ReceivedFate::Unreadable;
    if (arrival.finding) {
        fate = ReceivedFate::Bounce;
        cause = ancestor<EmailService>()->outbox().enterBounce(*arrival.finding);
    }
    m_mails.add(*station(), handle(), mail, arrival.reading, fate, cause);
    received.fire({station::valueTypeOf<ReceivedMail>(), &mail});
}

void IncomingAccount::left(const MessageKey &key, const QString &why)
{
    if (m_left.contains(key))
        return;
    m_left.insert(key);
    const QString what = tr("Message %1 stays at the server: %2").arg(QString::fromUtf8(key.id), why);
    numberLeft.set(numberLeft() + 1);
    lastLeftCause.set(what);
    station()->log().write(station::Log::Level::Warning, path(), what);
}

} // namespace email
