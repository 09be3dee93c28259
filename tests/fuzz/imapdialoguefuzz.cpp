// Plays an IMAP server that says anything, in any pieces. However it goes: a password never leaves before TLS
// and never reaches a trace, before TLS nothing is said but CAPABILITY and STARTTLS, every request gets
// exactly one result, and a text ends only for a request that is still waiting for it.

#include "components/email/protocol/imapdialogue.h"

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
    Server(ImapDialogue &imap, TlsMode mode, bool handshakes)
        : m_imap(imap), m_mode(mode), m_handshakes(handshakes)
    {
    }

    void expect(qint64 token) { m_waiting.insert(token); }
    size_t waiting() const { return m_waiting.size(); }

    void drain()
    {
        for (bool more = true; more;) {
            more = false;
            for (const Output &output : m_imap.takeOutputs())
                more = answer(output) || more;
            while (const auto news = m_imap.takeNews())
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
            m_imap.computed(); // Without the work, which is only slow: the sign-in then fails.
            return true;
        }
        if (output.kind != Output::Kind::StartTls || !m_handshakes)
            return false;
        m_encrypted = true;
        m_imap.tlsReady(0);
        return true;
    }

    void checkWritten(const Output &output)
    {
        if (!m_encrypted && m_mode == TlsMode::StartTls)
            require(output.bytes.endsWith(" CAPABILITY\r\n") || output.bytes.endsWith(" STARTTLS\r\n"));
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
        require(m_size <= qMax<qint64>(MaxMessage, 64 * 1024)); // in quotes it may be as long as a line
        if (piece.kind == TextPiece::Kind::Ends)
            require(m_waiting.count(piece.token) == 1);
    }

    void take(const ImapFound &found) { require(found.uids.size() <= 100'000); }
    void take(const ImapFolders &folders) { require(folders.folders.size() <= 10'000); }
    void take(const ImapFacts &facts) { require(facts.uid != 0); }
    void take(const ImapMailbox &) {}
    void take(const ImapChange &) {}
    void take(const ServerNotice &notice)
    {
        require(m_encrypted || m_mode != TlsMode::StartTls || notice.text.isNull());
    }

    ImapDialogue &m_imap;
    TlsMode m_mode;
    bool m_handshakes;
    bool m_encrypted = false;
    bool m_inText = false;
    qint64 m_size = 0;
    std::set<qint64> m_waiting;
};

ImapSettings settings(TlsMode mode, bool withPassword)
{
    ImapSettings settings;
    settings.tls = mode;
    settings.clientName = "x";
    settings.maxMessage = MaxMessage;
    settings.window = 3;
    if (withPassword) {
        settings.account = QStringLiteral("user");
        settings.password = SecretBytes(QByteArray("hunter2!"));
    }
    return settings;
}

QList<ImapRequest> requests()
{
    using Kind = ImapRequest::Kind;
    QList<ImapRequest> list;
    for (const Kind kind :
         {Kind::Select, Kind::Fetch, Kind::Fetch, Kind::Facts, Kind::Search, Kind::Store, Kind::Move,
          Kind::Expunge, Kind::Append, Kind::Folders, Kind::Watch, Kind::Fetch}) {
        ImapRequest request;
        request.kind = kind;
        request.token = list.size() + 1;
        request.folder = QStringLiteral("INBOX");
        request.uids = {quint32(list.size())};
        request.flags = {"\\Seen"};
        request.message = "x\r\n";
        list.append(request);
    }
    return list;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const auto mode = TlsMode(data[0] & 3);
    const qsizetype chunk = data[1] == 0 ? 4096 : data[1];
    ImapDialogue imap(settings(mode, data[0] & 4));
    Server server(imap, mode, !(data[0] & 8));
    for (const ImapRequest &request : requests()) {
        server.expect(request.token);
        imap.submit(request);
    }
    imap.connected();
    server.drain();
    const QByteArray text(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        imap.receive(text.mid(at, chunk));
        server.drain();
        if (imap.step() == Step::Watch)
            imap.tooLate();
    }
    imap.gone(Cause::ConnectionLost, {});
    require(imap.isFinished());
    server.drain();
    require(server.waiting() == 0);
    return 0;
}
