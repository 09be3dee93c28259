// Plays a POP3 server that says anything, in any pieces. However it goes: a password never leaves before TLS
// and never reaches a trace, before TLS nothing is said but CAPA and STLS, every request gets exactly one
// result, and no message is longer than allowed.

#include "components/email/protocol/pop3dialogue.h"

#include <cstdlib>
#include <set>

using namespace email;

namespace {

constexpr qint64 MaxMessage = 1000;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

class Server
{
public:
    Server(Pop3Dialogue &pop3, TlsMode mode, bool handshakes)
        : m_pop3(pop3), m_mode(mode), m_handshakes(handshakes)
    {
    }

    void expect(qint64 token) { m_waiting.insert(token); }
    size_t waiting() const { return m_waiting.size(); }

    void drain()
    {
        for (bool more = true; more;) {
            more = false;
            for (const Output &output : m_pop3.takeOutputs())
                more = answer(output) || more;
            while (const auto news = m_pop3.takeNews())
                std::visit([this](const auto &one) { take(one); }, *news);
        }
    }

private:
    bool answer(const Output &output)
    {
        require(!output.loggable.contains(QStringLiteral("hunter2!")));
        if (output.kind == Output::Kind::Write)
            checkWritten(output);
        if (output.kind == Output::Kind::Compute) {
            m_pop3.computed(); // Without the work, which is only slow: the sign-in then fails.
            return true;
        }
        if (output.kind != Output::Kind::StartTls || !m_handshakes)
            return false;
        m_encrypted = true;
        m_pop3.tlsReady(0);
        return true;
    }

    void checkWritten(const Output &output)
    {
        require(output.bytes.endsWith("\r\n"));
        if (!m_encrypted && m_mode == TlsMode::StartTls)
            require(output.bytes == "CAPA\r\n" || output.bytes == "STLS\r\n");
        require(m_encrypted || (m_mode != TlsMode::TlsFirst && !output.secret));
    }

    void take(const ReadResult &result)
    {
        require(m_waiting.erase(result.token) == 1);
        require(!result.text.contains(QStringLiteral("hunter2!")));
        require(result.done || result.cause != Cause::None);
    }

    void take(const TextPiece &piece)
    {
        require((piece.kind == TextPiece::Kind::Begins) != m_inText);
        m_inText = piece.kind == TextPiece::Kind::Begins || piece.kind == TextPiece::Kind::More;
        m_size = piece.kind == TextPiece::Kind::Begins ? 0 : m_size + piece.bytes.size();
        require(m_size <= MaxMessage);
        if (piece.kind == TextPiece::Kind::Ends)
            require(m_waiting.count(piece.token) == 1);
    }

    void take(const Pop3Maildrop &maildrop)
    {
        std::set<quint32> numbers;
        std::set<QByteArray> names;
        for (const Pop3Entry &entry : maildrop.entries) {
            require(entry.number != 0 && numbers.insert(entry.number).second);
            if (entry.isUnique)
                require(!entry.uidl.isEmpty() && names.insert(entry.uidl).second);
        }
    }

    void take(const ServerNotice &) {}

    Pop3Dialogue &m_pop3;
    TlsMode m_mode;
    bool m_handshakes;
    bool m_encrypted = false;
    bool m_inText = false;
    qint64 m_size = 0;
    std::set<qint64> m_waiting;
};

Pop3Settings settings(TlsMode mode, bool withPassword, bool apop)
{
    Pop3Settings settings;
    settings.tls = mode;
    settings.maxMessage = MaxMessage;
    settings.window = 3;
    if (withPassword) {
        settings.account = QStringLiteral("user");
        settings.password = SecretBytes(QByteArray("hunter2!"));
        settings.signIn = apop ? SignIn::Mechanism : SignIn::Automatic;
        settings.mechanism = "APOP";
    }
    return settings;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    using Kind = Pop3Request::Kind;
    const auto mode = TlsMode(data[0] & 3);
    const qsizetype chunk = data[1] == 0 ? 4096 : data[1];
    Pop3Dialogue pop3(settings(mode, data[0] & 4, data[0] & 16));
    Server server(pop3, mode, !(data[0] & 8));
    qint64 token = 0;
    for (const Kind kind : {Kind::Survey, Kind::Fetch, Kind::Fetch, Kind::Header, Kind::Delete, Kind::Undo,
                            Kind::Ping, Kind::Survey, Kind::Fetch, Kind::Commit, Kind::Ping}) {
        server.expect(++token);
        pop3.submit({kind, token, quint32(token)});
    }
    pop3.connected();
    server.drain();
    const QByteArray text(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        pop3.receive(text.mid(at, chunk));
        server.drain();
    }
    pop3.gone(Cause::ConnectionLost, {});
    require(pop3.isFinished());
    server.drain();
    require(server.waiting() == 0);
    return 0;
}
