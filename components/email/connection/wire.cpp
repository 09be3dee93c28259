#include "components/email/connection/wire.h"

#include "components/email/connection/tlsrefusal.h"
#include "components/email/protocol/secretbytes.h"

#include <QPointer>
#include <QSslCipher>
#include <QSslConfiguration>

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace email {

namespace {

QT_WARNING_PUSH
QT_WARNING_DISABLE_DEPRECATED
/// TLS 1.0 or 1.1, by a session or as the lowest that is allowed.
bool isWeak(QSsl::SslProtocol protocol)
{
    return protocol == QSsl::TlsV1_0 || protocol == QSsl::TlsV1_1 || protocol == QSsl::TlsV1_0OrLater ||
           protocol == QSsl::TlsV1_1OrLater;
}
QT_WARNING_POP

/// Before TLS a server says 20 lines at most; what comes after is the account's trace's business.
constexpr qsizetype maxSaid = 40;

/// Acknowledge at once: otherwise the peer's next small write waits up to 40 ms. The kernel forgets the
/// setting, so it is renewed after each read, those of the handshake and of session tickets as well: a server
/// whose first word follows them would keep it back.
void acknowledgeQuickly(qintptr descriptor)
{
    const int on = 1;
    ::setsockopt(int(descriptor), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

/// A peer whose kernel does not even acknowledge is gone: without this a kept connection that a firewall
/// forgot would be noticed only when the patience for the server's answer ends. A server that is merely slow
/// acknowledges.
void noticeSilence(qintptr descriptor)
{
    const unsigned milliseconds = 30'000;
    ::setsockopt(int(descriptor), IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

} // namespace

QT_WARNING_PUSH
QT_WARNING_DISABLE_DEPRECATED
QString protocolText(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_0:
        return QStringLiteral("TLS 1.0 (weak)");
    case QSsl::TlsV1_1:
        return QStringLiteral("TLS 1.1 (weak)");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return QStringLiteral("TLS 1.2");
    }
}
QT_WARNING_POP

Wire::Wire(station::Clock &clock, Trace &trace, Dialogue &dialogue, WireSettings settings)
    : m_clock(clock),
      m_trace(trace),
      m_dialogue(dialogue),
      m_settings(std::move(settings)),
      m_connector(clock)
{
}

Wire::~Wire()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // Ends the connection, when no slot of the socket is at work.
    }
}

void Wire::open()
{
    note(tr("connecting to %1 port %2").arg(m_settings.host).arg(m_settings.port));
    m_dialogue.reached(Step::Lookup);
    m_connectionPatience.start(m_clock, m_settings.connectionTimeoutMs, [this] {
        m_dialogue.tooLate(m_settings.connectionTimeoutMs);
        pump();
    });
    m_connector.open(
        m_settings.host, m_settings.port,
        [this] {
            m_dialogue.reached(Step::Connect);
            if (m_listener)
                m_listener({.kind = Output::Kind::Entered, .step = Step::Connect});
        },
        [this](std::unique_ptr<QSslSocket> socket, Cause cause, const QString &text) {
            connected(std::move(socket), cause, text);
        });
}

void Wire::connected(std::unique_ptr<QSslSocket> socket, Cause cause, const QString &text)
{
    if (m_closed)
        return; // Given up meanwhile.
    if (!socket) {
        note(text);
        m_dialogue.gone(cause, text);
        pump();
        return;
    }
    m_socket = std::move(socket);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    acknowledgeQuickly(m_socket->socketDescriptor());
    // What TLS reads for itself only its inner socket tells of.
    for (QTcpSocket *inner : m_socket->findChildren<QTcpSocket *>()) {
        connect(inner, &QIODevice::readyRead, this,
                [inner] { acknowledgeQuickly(inner->socketDescriptor()); });
    }
    noticeSilence(m_socket->socketDescriptor());
    m_address = m_socket->peerAddress().toString();
    note(tr("connected to %1").arg(m_address));
    connect(m_socket.get(), &QIODevice::readyRead, this, [this] { received(); });
    connect(m_socket.get(), &QAbstractSocket::disconnected, this,
            [this] { lost(tr("the server closed the connection")); });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this] { lost(m_socket->errorString()); });
    connect(m_socket.get(), &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { judgeErrors(errors); });
    connect(m_socket.get(), &QSslSocket::encrypted, this, [this] { encrypted(); });
    connect(m_socket.get(), &QIODevice::bytesWritten, this, [this] {
        // While a message goes out, every byte that leaves is progress.
        const Step step = m_dialogue.step();
        if (step == Step::Body || step == Step::EndOfData || step == Step::Change)
            restartPatience();
    });
    m_dialogue.connected();
    pump();
}

void Wire::pump()
{
    // The owner may destroy this wire from its listener.
    const QPointer<Wire> alive(this);
    for (QList<Output> outputs = m_dialogue.takeOutputs(); !outputs.isEmpty();
         outputs = m_dialogue.takeOutputs()) {
        for (Output &output : outputs) {
            perform(output);
            if (!alive)
                return;
        }
    }
}

void Wire::perform(const Output &output)
{
    switch (output.kind) {
    case Output::Kind::Write:
        if (m_socket)
            m_socket->write(output.bytes);
        if (!output.loggable.isEmpty())
            record(Trace::Kind::Sent, output.loggable);
        if (output.secret)
            wipe(const_cast<QByteArray &>(output.bytes));
        return;
    case Output::Kind::Heard:
        m_heard = true;
        record(Trace::Kind::Received, output.loggable);
        return;
    case Output::Kind::StartTls:
        startTls();
        return;
    case Output::Kind::Compute:
        compute(output.work);
        return;
    case Output::Kind::Entered:
        entered(output.step);
        break;
    case Output::Kind::Close:
        close();
        break;
    default:
        break;
    }
    if (m_listener)
        m_listener(output);
}

void Wire::compute(const std::function<void()> &work)
{
    // The owner may destroy this wire while it goes on, which must not happen inside the errand's own call.
    m_errand = std::make_unique<Errand>(work, [this] {
        m_computed.start(m_clock, 0, [this] {
            m_dialogue.computed();
            pump();
        });
    });
}

void Wire::entered(Step step)
{
    // connectionTimeout ends with the greeting; from then on each step has its own.
    if (step != Step::Greeting && step != Step::TlsHandshake && step != Step::Connect)
        m_connectionPatience.stop();
    restartPatience();
}

void Wire::restartPatience()
{
    const qint64 ms = patience(m_dialogue.step()).count();
    if (ms <= 0) {
        m_patience.stop();
        return;
    }
    m_patience.start(m_clock, ms, [this] {
        m_dialogue.tooLate();
        pump();
    });
}

// TLS -------------------------------------------------------------------------------------------------------

void Wire::startTls()
{
    // No event loop between this look and the handshake. Qt would hand these bytes out later as if they had
    // come encrypted.
    if (m_socket->bytesAvailable() > 0 || m_dialogue.hasUnread()) {
        note(tr("unencrypted text arrived where TLS was to begin"));
        m_dialogue.injected();
        return;
    }
    QSslConfiguration configuration;
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(m_settings.tls);
    configuration.setCaCertificates(m_settings.anchors);
    // What a server staples is judged; that it staples nothing is the policy's to forgive.
    configuration.setOcspStaplingEnabled(true);
    configuration.setLocalCertificateChain(m_settings.identity.chain);
    configuration.setPrivateKey(m_settings.identity.key);
    // Without this OpenSSL offers no version that a person has deliberately allowed.
    if (isWeak(m_settings.tls))
        configuration.setBackendConfigurationOption("CipherString", "DEFAULT@SECLEVEL=0");
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(m_settings.endpoint.host.text());
    m_handshaking = true;
    m_socket->startClientEncryption();
}

bool Wire::believe(const QList<QSslError> &errors)
{
    m_judged = true;
    trust::PeerQuestion question;
    question.endpoint = m_settings.endpoint;
    question.chain = m_socket->peerCertificateChain();
    question.errors = errors;
    question.protocol = m_socket->sessionProtocol();
    question.now = m_clock.wall();
    question.clockSynchronised = trust::TrustPolicy::kernelClockSynchronised();
    question.address = m_address;
    question.cipher = m_socket->sessionCipher().name();
    question.trace = m_said;
    m_answer = m_settings.judge(question);
    if (m_answer.allowed())
        askMore(errors);
    return m_answer.allowed();
}

/// What this account demands beyond the policy of the station.
void Wire::askMore(const QList<QSslError> &errors)
{
    const auto refuse = [this](const QString &why) {
        m_answer.belief = trust::PeerAnswer::Belief::Refused;
        m_answer.refusal.why = why;
    };
    // What a person approved for sending mail is not enough to introduce ourselves to another name's owner.
    if (!m_settings.identity.isEmpty() && m_answer.observed.testFlag(trust::Problem::NameMismatch))
        return refuse(tr("this account shows a client certificate, which only a server with the right "
                         "name may see; an approval of another name does not cover that"));
    m_lacksStaple =
        m_settings.mustStaple && std::any_of(errors.cbegin(), errors.cend(), [](const QSslError &error) {
            return error.error() == QSslError::OcspNoResponseFound;
        });
    if (m_lacksStaple)
        refuse(tr("it stapled no OCSP answer"));
}

void Wire::judgeErrors(const QList<QSslError> &errors)
{
    // Not forgiven here means that Qt ends the handshake; lost() then tells why.
    if (believe(errors))
        m_socket->ignoreSslErrors(m_answer.mayIgnore);
}

void Wire::encrypted()
{
    m_handshaking = false;
    if (!m_judged && !believe({})) {
        // Not a polite end: with TLS 1.3 our certificate is written already and would leave with the goodbye.
        // Here Qt bears it; in sslErrors() it would not, and ends by itself before it sends anything.
        m_socket->disconnect(this);
        m_socket->abort();
        lost({});
        return;
    }
    const QSslCipher cipher = m_socket->sessionCipher();
    m_tlsSession =
        QStringLiteral("%1, %2, %3")
            .arg(protocolText(m_socket->sessionProtocol()), cipher.name(),
                 m_answer.belief == trust::PeerAnswer::Belief::Verified ? tr("verified")
                                                                        : tr("approved by a person"));
    note(m_tlsSession);
    for (const QString &warning : std::as_const(m_answer.verdict.warnings))
        note(warning);
    m_dialogue.tlsReady(m_socket->bytesAvailable());
    pump();
}

// Reading and ending ----------------------------------------------------------------------------------------

void Wire::received()
{
    if (m_handshaking || !m_socket)
        return;
    const QByteArray bytes = m_socket->readAll();
    if (bytes.isEmpty())
        return;
    m_dialogue.receive(bytes);
    pump();
}

void Wire::lost(const QString &text)
{
    if (m_closed || m_dialogue.isFinished())
        return;
    Cause cause = m_handshaking ? Cause::TlsFailed : Cause::ConnectionLost;
    // OpenSSL read text where a TLS record was to begin (SSL_R_WRONG_VERSION_NUMBER): the server spoke first.
    if (m_handshaking && !m_heard && text.contains(QLatin1String("wrong version number")))
        cause = Cause::PlaintextInsteadOfTls;
    note(text);
    QString why = cause == Cause::TlsFailed ? handshakeWords(text) : text;
    if (cause == Cause::PlaintextInsteadOfTls)
        why = tr("it answered in the clear");
    if (asksForCertificate(text, !m_settings.identity.isEmpty())) {
        cause = Cause::ClientCertificateWanted;
        why = m_settings.identity.isEmpty() ? tr("none was shown")
                                            : tr("it did not accept the one that was shown");
    }
    if (m_judged && !m_answer.allowed()) {
        cause = m_lacksStaple ? Cause::NoStaple : causeOf(m_answer);
        why = station::Error{{}, m_answer.refusal.why, {}}.text();
        note(why);
    }
    // What the server said before it closed counts: a 421 or 5yz explains more than "connection lost".
    if (!m_handshaking && cause == Cause::ConnectionLost && m_socket->bytesAvailable() > 0)
        m_dialogue.receive(m_socket->readAll());
    m_dialogue.gone(cause, why);
    pump();
}

void Wire::close()
{
    m_closed = true;
    m_patience.stop();
    m_connectionPatience.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        // Later: this may be a slot of the socket, and Qt 6.4 goes on with the TLS that it would free here.
        QMetaObject::invokeMethod(m_socket.get(), &QAbstractSocket::disconnectFromHost, Qt::QueuedConnection);
    }
    note(tr("closed"));
}

trust::Meeting Wire::meeting() const
{
    trust::Meeting met{m_address, {}, {}, m_said};
    met.clockSynchronised = trust::TrustPolicy::kernelClockSynchronised();
    return met;
}

void Wire::note(const QString &text)
{
    record(Trace::Kind::Note, text);
}

void Wire::record(Trace::Kind kind, const QString &text)
{
    const Trace::Line line{m_clock.wall(), kind, m_socket && m_socket->isEncrypted(), text};
    m_trace.add(line.time, line.kind, line.encrypted, line.text);
    if (m_said.size() < maxSaid)
        m_said.append(line.time.toUTC().toString(QStringLiteral("HH:mm:ss.zzz ")) + line.shown());
}

} // namespace email
