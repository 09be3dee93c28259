// Plays a server that says anything, in any pieces. However it goes: a password never leaves before TLS, the
// end of a text (the final dot, or BDAT LAST) never before it was allowed, every message gets exactly one
// outcome, and none is delivered that the server never got.

#include "components/email/protocol/smtpdialogue.h"

#include <cstdlib>
#include <set>

using namespace email;

namespace {

constexpr int Messages = 3;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

class Server
{
public:
    Server(SmtpDialogue &smtp, TlsMode mode, bool handshakes)
        : m_smtp(smtp), m_mode(mode), m_handshakes(handshakes)
    {
    }

    /// A message whose phase was recorded before it was handed over.
    void mayEnd(qint64 token) { m_mayEnd.insert(token); }
    int texts() const { return m_texts; }

    void drain()
    {
        for (bool more = true; more;) {
            more = false;
            for (const Output &output : m_smtp.takeOutputs())
                more = answer(output) || more;
        }
    }

private:
    bool answer(const Output &output)
    {
        require(!output.loggable.contains(QStringLiteral("hunter2!")));
        if (output.kind == Output::Kind::Write)
            checkWritten(output);
        if (output.kind == Output::Kind::StartTls && m_handshakes) {
            m_encrypted = true;
            m_smtp.tlsReady(0);
            return true;
        }
        if (output.kind == Output::Kind::Compute) {
            m_smtp.computed(); // Without the work, which is only slow: the sign-in then fails.
            return true;
        }
        if (output.kind != Output::Kind::Committing)
            return false;
        m_mayEnd.insert(output.token);
        m_smtp.go();
        return true;
    }

    void checkWritten(const Output &output)
    {
        require(output.bytes.endsWith("\r\n"));
        m_texts += output.bytes == ".\r\n" || output.bytes.startsWith("BDAT ");
        if (!m_encrypted && m_mode == TlsMode::StartTls)
            require(output.bytes.startsWith("EHLO ") || output.bytes == "STARTTLS\r\n");
        require(m_encrypted || (m_mode != TlsMode::TlsFirst && !output.secret));
        require(m_texts <= int(m_mayEnd.size()));
    }

    SmtpDialogue &m_smtp;
    TlsMode m_mode;
    bool m_handshakes;
    bool m_encrypted = false;
    std::set<qint64> m_mayEnd; ///< The messages whose phase Committing is on disk.
    int m_texts = 0;           ///< Texts that were sent to their end.
};

SmtpSettings settings(TlsMode mode, bool withPassword)
{
    SmtpSettings settings;
    settings.localName = QStringLiteral("station");
    settings.tls = mode;
    if (withPassword) {
        settings.account = QStringLiteral("user");
        settings.password = SecretBytes(QByteArray("hunter2!"));
    }
    return settings;
}

Envelope envelope(int number)
{
    Envelope envelope;
    envelope.token = number;
    envelope.committingRecorded = number % 2 == 0;
    envelope.notify = "FAILURE";
    envelope.sender = *MailAddress::parse(QStringLiteral("a@b"));
    envelope.recipients = {*MailAddress::parse(QStringLiteral("c@d")),
                           *MailAddress::parse(QString::fromUtf8("\xc3\xa9@f"))};
    envelope.message = "Subject: x\n\n.\nhot\r.\n";
    return envelope;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const auto mode = TlsMode(data[0] & 3);
    const qsizetype chunk = data[1] == 0 ? 4096 : data[1];
    SmtpDialogue smtp(settings(mode, data[0] & 4));
    Server server(smtp, mode, !(data[0] & 8));
    for (int i = 0; i < Messages; ++i) {
        const Envelope mail = envelope(i);
        if (mail.committingRecorded)
            server.mayEnd(mail.token);
        smtp.deliver(mail);
    }
    smtp.connected();
    server.drain();
    const QByteArray text(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        smtp.receive(text.mid(at, chunk));
        server.drain();
    }
    smtp.gone(Cause::ConnectionLost, {});
    require(smtp.isFinished());
    int outcomes = 0;
    int delivered = 0;
    while (const auto outcome = smtp.takeOutcome()) {
        require(!outcome->text.contains(QStringLiteral("hunter2!")));
        delivered += outcome->delivered();
        ++outcomes;
    }
    require(outcomes == Messages);
    require(delivered <= server.texts());
    return 0;
}
