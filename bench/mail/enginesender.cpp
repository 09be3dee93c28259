// The engine as a program: composes alarm mails and sends them over an SmtpLink, as an outgoing account does
// it, with the trust policy deciding about the server's certificate. What it leaves out of a station is
// alarms and outbox.
//
// Settings come from the environment, as for the peers: see bench/sending. Prints {"count", "seconds",
// "cpu"}.

#include "components/email/message.h"
#include "components/email/smtplink.h"
#include "truststore/trustpolicy.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSslCertificate>

#include <cstdio>
#include <sys/resource.h>

namespace {

using namespace email;

QString setting(const char *name)
{
    return QString::fromUtf8(qgetenv(name));
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

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
        trust::TrustBase base;
        const QList<QSslCertificate> anchors = QSslCertificate::fromPath(setting("BENCH_CA"));
        for (const QSslCertificate &anchor : anchors)
            base.user.append(trust::Certificate::fromDer(anchor.toDer()).value());
        m_policy.setBase(base);
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
    QElapsedTimer m_time;
    double m_cpu = 0;
    int m_given = 0;
    int m_done = 0;
    bool m_goingOn = false;
    SmtpLink m_link;
};

station::Result<std::unique_ptr<SmtpConnection>> Sender::connection(SmtpConnection::Listener listener)
{
    SmtpSettings settings;
    settings.localName = QStringLiteral("client.example.test");
    settings.tls = setting("BENCH_TLS") == QLatin1String("tls") ? TlsMode::TlsFirst : TlsMode::StartTls;
    settings.account = setting("BENCH_USER");
    settings.password = SecretBytes(qgetenv("BENCH_PASSWORD"));
    settings.mechanism = qgetenv("BENCH_MECHANISM");
    settings.signIn = settings.mechanism.isEmpty() ? SignIn::Automatic : SignIn::Mechanism;
    WireSettings wire;
    wire.host = QStringLiteral("localhost");
    wire.port = setting("BENCH_PORT").toUShort();
    wire.endpoint = trust::makeEndpoint(trust::Protocol::Smtp, wire.host, wire.port).value();
    wire.anchors = m_policy.caCertificates();
    wire.judge = [this](const trust::PeerQuestion &question) { return m_policy.judge(question); };
    return std::make_unique<SmtpConnection>(*m_clock, m_trace, std::move(settings), std::move(wire),
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
        std::printf("{\"count\": %d, \"seconds\": %f, \"cpu\": %f}\n", m_all - m_warmUp,
                    double(m_time.nsecsElapsed()) / 1e9, processorSeconds() - m_cpu);
        std::fflush(stdout);
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
            if (m_done == m_warmUp && m_given == m_done) {
                m_cpu = processorSeconds();
                m_time.start();
            }
            const int until = m_done < m_warmUp ? m_warmUp : m_all;
            while (m_given < until && m_given - m_done < m_most && m_link.room() > 0)
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
