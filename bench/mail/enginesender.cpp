// The engine as a program: composes alarm mails and sends them over an SmtpLink, as an outgoing account does
// it, with the trust policy deciding about the server's certificate. What it leaves out of a station is
// alarms and outbox.
//
// Settings come from the environment, as for the peers: see bench/sending. Prints {"count", "seconds",
// "cpu"}.

#include "components/email/connection/smtplink.h"
#include "components/email/message/message.h"

#include <QCoreApplication>
#include <QFile>

#include "bench/mail/engineprogram.h"

namespace {

using namespace email;
using bench::setting;

/// Sends so many mails, as many at a time as the link takes.
class Sender final : public QObject
{
public:
    Sender()
        : m_clock(station::Clock::system()),
          m_policy(m_hosts),
          m_link({.clock = [this]() -> station::Clock & { return *m_clock; },
                  .connect = [this](SmtpConnection::Listener listener) { return connection(listener); },
                  .entered = [](Step) {},
                  .ready = [] {},
                  .closed = [](const std::optional<Outcome> &, const trust::Meeting &) {},
                  .unconnected =
                      [](const station::Error &why) {
                          Outcome outcome;
                          outcome.text = why.text();
                          return outcome;
                      },
                  .connections = [] { return 1; },
                  .roomGrew = [this] { goOn(); }})
    {
        QFile text(setting("BENCH_TEXT"));
        if (text.open(QIODevice::ReadOnly))
            m_text = QString::fromUtf8(text.readAll());
        m_policy.setBase(bench::trustedRoot());
    }

    void start() { goOn(); }

private:
    station::Result<std::unique_ptr<SmtpConnection>> connection(SmtpConnection::Listener listener);
    MailDraft draft(int number) const;
    void deliver();
    void finished(const Outcome &outcome);
    void goOn();

    const int m_warmUp = setting("BENCH_WARMUP").toInt();
    const int m_all = m_warmUp + setting("BENCH_COUNT").toInt();
    const bool m_keep = setting("BENCH_MODE") != QLatin1String("each");
    /// How many may be under way: one where the next is there only when the last was taken.
    const int m_most = setting("BENCH_MODE") == QLatin1String("keep") ? SmtpLink::window : 1;
    const Mailbox m_from = parseAddressList(setting("BENCH_FROM"))->constFirst();
    const Mailbox m_to = parseAddressList(setting("BENCH_TO"))->constFirst();
    QString m_text;
    std::unique_ptr<station::Clock> m_clock;
    Trace m_trace;
    trust::AllowedHosts m_hosts;
    trust::TrustPolicy m_policy;
    bench::Stopwatch m_stopwatch;
    int m_given = 0;
    int m_done = 0;
    bool m_goingOn = false;
    SmtpLink m_link;
};

station::Result<std::unique_ptr<SmtpConnection>> Sender::connection(SmtpConnection::Listener listener)
{
    SmtpSettings settings;
    settings.localName = QStringLiteral("client.example.test");
    bench::fillSession(settings);
    return std::make_unique<SmtpConnection>(*m_clock, m_trace, std::move(settings),
                                            bench::wireTo(trust::Protocol::Smtp, m_policy),
                                            std::move(listener));
}

MailDraft Sender::draft(int number) const
{
    const QString n = QString::number(number);
    MailDraft draft;
    draft.from = m_from;
    draft.to = {m_to};
    draft.subject = QStringLiteral("Alarm %1: Zulufttemperatur zu hoch (34,7 °C)").arg(n);
    draft.text = m_text;
    draft.text.replace(QLatin1String("@N@"), n);
    draft.date = m_clock->wall();
    draft.messageId = makeMessageId(n.toLatin1(), m_from.address.domain());
    return draft;
}

/// As the outbox hands over fresh mail: both phases are on disk with the message itself.
void Sender::deliver()
{
    ComposedMail mail = compose(draft(++m_given)).value();
    Delivery delivery;
    delivery.envelope.token = m_given;
    delivery.envelope.sender = mail.envelopeFrom;
    delivery.envelope.recipients = mail.recipients;
    delivery.envelope.message = std::move(mail.bytes);
    delivery.envelope.committingRecorded = true;
    delivery.finished = [this](const Outcome &outcome) { finished(outcome); };
    m_link.deliver(std::move(delivery));
}

void Sender::finished(const Outcome &outcome)
{
    if (!outcome.delivered())
        qFatal("%s", qUtf8Printable(outcome.text));
    ++m_done;
    if (m_done == m_all) {
        m_stopwatch.tell(m_all - m_warmUp);
        m_link.retire();
        return QCoreApplication::quit();
    }
    if (!m_keep)
        m_link.retire();
    goOn();
}

/// From the event loop, once for whatever ended meanwhile.
void Sender::goOn()
{
    if (std::exchange(m_goingOn, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_goingOn = false;
            if (m_done == m_warmUp && m_given == m_done)
                m_stopwatch.start();
            const int until = m_done < m_warmUp ? m_warmUp : m_all;
            while (m_given < until && m_given - m_done < m_most && m_link.room(true) > 0)
                deliver();
        },
        Qt::QueuedConnection);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Sender sender;
    sender.start();
    return QCoreApplication::exec();
}
