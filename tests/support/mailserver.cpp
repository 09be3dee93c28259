#include "tests/support/mailserver.h"

#include "tests/support/saslserver.h"

#include <QSslConfiguration>

#include <algorithm>
#include <memory>

namespace testsupport {

/// One connection, from its greeting to its end.
class MailServer::Client final : public QObject
{
public:
    Client(MailServer &server, qintptr descriptor) : QObject(&server), m_server(server)
    {
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QIODevice::readyRead, this, [this] { read(); });
        connect(&m_socket, &QSslSocket::encrypted, this, [this] { encrypted(); });
        connect(&m_socket, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
        if (server.m_tls == Tls::First)
            beginTls();
        else
            reply(At::Greeting, "220 test.example ESMTP");
    }
    ~Client() override { m_socket.disconnect(this); }

    void drop() { m_socket.abort(); }

    void release()
    {
        if (m_held.isEmpty())
            return;
        m_socket.write(std::exchange(m_held, {}));
        m_stalled = false;
        read();
    }

private:
    void beginTls()
    {
        if (const auto planned = m_server.take(At::Handshake); planned && planned->then == Then::Stall) {
            m_stalled = true;
            return;
        }
        QSslConfiguration configuration;
        configuration.setLocalCertificateChain(m_server.m_chain);
        configuration.setPrivateKey(m_server.m_key);
        configuration.setProtocol(m_server.protocol);
        if (m_server.protocol != QSsl::TlsV1_2OrLater)
            configuration.setBackendConfigurationOption("CipherString", "DEFAULT@SECLEVEL=0");
        configuration.setPeerVerifyMode(m_server.clientIssuer.isNull() ? QSslSocket::VerifyNone
                                                                       : QSslSocket::VerifyPeer);
        if (!m_server.clientIssuer.isNull())
            configuration.setCaCertificates({m_server.clientIssuer});
        m_socket.setSslConfiguration(configuration);
        m_handshaking = true;
        m_socket.startServerEncryption();
    }

    void encrypted()
    {
        m_handshaking = false;
        m_server.certificatesSeen += !m_socket.peerCertificate().isNull();
        if (m_server.m_tls == Tls::First)
            reply(At::Greeting, "220 test.example ESMTP");
    }

    /// Gives the planned or the usual answer; true when the conversation goes on as if it were the usual one.
    bool reply(At step, const QByteArray &usual, const QByteArray &about = {})
    {
        const Answer answer = m_server.take(step, about).value_or(Answer{});
        const QByteArray text = answer.text.isEmpty() ? usual : answer.text;
        if (answer.then == Then::Stall) {
            m_stalled = true;
            m_held = text + "\r\n";
            return false;
        }
        if (answer.then != Then::Drop)
            m_socket.write(text + "\r\n" + answer.behind);
        if (answer.then == Then::GoOn)
            return answer.text.isEmpty() || text.left(1) == usual.left(1);
        m_stalled = true;
        m_socket.disconnectFromHost();
        return false;
    }

    void read()
    {
        if (m_handshaking)
            return;
        m_buffer += m_socket.readAll();
        m_server.batches.append(QByteArray());
        while (!m_stalled && !m_handshaking && (m_chunkLeft >= 0 ? takeChunk() : takeLine())) {
        }
    }

    /// The counted text of BDAT.
    bool takeChunk()
    {
        const QByteArray text = m_buffer.left(m_chunkLeft);
        m_buffer.remove(0, text.size());
        m_mail.message += text;
        m_chunkLeft -= text.size();
        if (m_chunkLeft > 0)
            return false;
        m_chunkLeft = -1;
        if (m_mail.recipients.isEmpty())
            reply(At::Dot, "503 5.5.1 no valid recipients");
        else
            endOfMessage();
        return true;
    }

    bool takeLine()
    {
        const qsizetype end = m_buffer.indexOf("\r\n");
        if (end < 0)
            return false;
        const QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 2);
        if (m_inData) {
            messageLine(line);
            return true;
        }
        m_server.lines.append(line);
        m_server.batches.last() += line.left(4) + ' ';
        if (!m_socket.isEncrypted())
            m_server.clearLines.append(line);
        if (m_sasl)
            saslLine(QByteArray::fromBase64(line == "=" ? QByteArray() : line));
        else if (m_prompts > 0)
            loginLine(line);
        else
            command(line);
        return true;
    }

    void command(const QByteArray &line)
    {
        const QByteArray verb = line.split(' ').constFirst().toUpper();
        if (verb == "EHLO")
            hello();
        else if (verb == "HELO")
            reply(At::Hello, "250 test.example");
        else if (verb == "STARTTLS")
            startTls();
        else if (verb == "AUTH")
            signIn(line.mid(5));
        else if (verb == "MAIL")
            sender(line);
        else if (verb == "RCPT")
            recipient(line);
        else if (verb == "DATA")
            m_inData = !m_mail.recipients.isEmpty() ? reply(At::Data, "354 go on")
                                                    : reply(At::Data, "503 no recipient") && false;
        else if (verb == "BDAT")
            m_chunkLeft = line.split(' ').value(1).toInt();
        else if (verb == "RSET")
            reset();
        else if (verb == "QUIT")
            quit();
        else if (verb == "NOOP")
            m_socket.write("250 2.0.0 still here\r\n");
        else
            m_socket.write("500 what\r\n");
    }

    void hello()
    {
        QByteArray text = "250-" + m_server.name + "\r\n";
        const bool tlsOffered = m_server.m_tls == Tls::StartTls && !m_socket.isEncrypted();
        if (tlsOffered)
            text += "250-STARTTLS\r\n";
        if (m_server.pipelining)
            text += "250-PIPELINING\r\n";
        if (m_server.chunking)
            text += "250-CHUNKING\r\n";
        for (const QByteArray &extension : m_server.extensions)
            text += "250-" + extension + "\r\n";
        if (!m_server.mechanisms.isEmpty())
            text += "250-AUTH " + m_server.mechanisms.join(' ') + "\r\n";
        reply(At::Hello, text + "250 8BITMIME");
    }

    void startTls()
    {
        if (reply(At::StartTls, "220 go ahead"))
            beginTls();
    }

    void signIn(const QByteArray &arguments)
    {
        const QList<QByteArray> words = arguments.split(' ');
        if (words.value(0) == "LOGIN") {
            m_prompts = 2;
            m_socket.write("334 VXNlcm5hbWU6\r\n");
            return;
        }
        if (words.value(0) != "PLAIN") {
            m_sasl = std::make_unique<SaslServer>(words.value(0), m_server.password, m_server.hashingRounds);
            m_proved = false;
            const QByteArray first = words.value(1);
            if (words.value(0) != "CRAM-MD5")
                return saslLine(QByteArray::fromBase64(first == "=" ? QByteArray() : first));
            return saslLine({});
        }
        const QList<QByteArray> parts = QByteArray::fromBase64(words.value(1)).split('\0');
        finishSignIn(parts.value(1), parts.value(2));
    }

    void saslLine(const QByteArray &said)
    {
        QByteArray output;
        const SaslServer::State state = m_proved ? SaslServer::State::Accept : m_sasl->step(said, output);
        const bool asks =
            state == SaslServer::State::Ask || (state == SaslServer::State::Accept && !output.isEmpty());
        m_proved = state == SaslServer::State::Accept;
        if (asks) {
            m_socket.write("334 " + output.toBase64() + "\r\n");
            return;
        }
        const QByteArray shown =
            m_socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0).toUtf8();
        const QByteArray name = m_sasl->user().isEmpty() ? shown : m_sasl->user();
        m_sasl.reset();
        if (reply(At::Auth, m_proved ? "235 2.7.0 welcome" : "535 5.7.8 not you") && m_proved)
            m_user = name;
    }

    void loginLine(const QByteArray &line)
    {
        const QByteArray text = QByteArray::fromBase64(line);
        if (--m_prompts == 1) {
            m_user = text;
            m_socket.write("334 UGFzc3dvcmQ6\r\n");
        } else {
            finishSignIn(std::exchange(m_user, {}), text);
        }
    }

    void finishSignIn(const QByteArray &user, const QByteArray &password)
    {
        const bool right = user == m_server.user && password == m_server.password;
        if (reply(At::Auth, right ? "235 2.7.0 welcome" : "535 5.7.8 not you") && right)
            m_user = user;
    }

    static QByteArray address(const QByteArray &line)
    {
        const qsizetype begin = line.indexOf('<') + 1;
        return line.mid(begin, line.indexOf('>') - begin);
    }

    void sender(const QByteArray &line)
    {
        m_mail = {};
        m_open = reply(At::Mail, "250 2.1.0 ok");
        m_mail.sender = address(line);
    }

    void recipient(const QByteArray &line)
    {
        const QByteArray to = address(line);
        if (m_open ? reply(At::Rcpt, "250 2.1.5 ok", to) : reply(At::Rcpt, "503 5.5.1 MAIL first") && false)
            m_mail.recipients.append(to);
    }

    void messageLine(const QByteArray &line)
    {
        if (line != ".") {
            m_mail.message += (line.startsWith('.') ? line.mid(1) : line) + "\r\n";
            return;
        }
        m_inData = false;
        endOfMessage();
    }

    void endOfMessage()
    {
        m_mail.user = m_user;
        m_mail.encrypted = m_socket.isEncrypted();
        // A reply that is lost does not undo the delivery: that is what makes it ambiguous.
        const std::optional<Answer> planned = m_server.peek(At::Dot);
        const bool taken = !planned || planned->text.isEmpty() || planned->text.startsWith('2');
        if (taken)
            m_server.mails.append(m_mail);
        reply(At::Dot, "250 2.0.0 taken");
        m_mail = {};
        m_open = false;
    }

    void reset()
    {
        m_mail = {};
        m_open = false;
        reply(At::Reset, "250 2.0.0 ok");
    }

    void quit()
    {
        if (reply(At::Quit, "221 2.0.0 bye"))
            m_socket.disconnectFromHost();
    }

    MailServer &m_server;
    QSslSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_held; ///< What it would have said when it fell silent.
    QByteArray m_user;
    Mail m_mail;
    std::unique_ptr<SaslServer> m_sasl;
    qsizetype m_chunkLeft = -1; ///< Of a text that BDAT announced; -1 = none.
    bool m_proved = false;
    int m_prompts = 0; ///< Answers to AUTH LOGIN that are still to come.
    bool m_open = false;
    bool m_inData = false;
    bool m_stalled = false;
    bool m_handshaking = false;
};

MailServer::MailServer(Tls tls, const factory::Identity &identity) : m_tls(tls)
{
    if (tls == Tls::None)
        return;
    m_chain = {QSslCertificate(identity.certificate.der(), QSsl::Der)};
    m_key = QSslKey(identity.keyPem(), QSsl::Ec);
}

MailServer::~MailServer()
{
    stop();
}

bool MailServer::start(quint16 port)
{
    const bool listening = listen(QHostAddress::LocalHost, port);
    m_port = serverPort();
    return listening;
}

void MailServer::stop()
{
    close();
    hangUp();
}

void MailServer::release()
{
    for (const auto &client : std::as_const(m_clients)) {
        if (auto *one = static_cast<Client *>(client.data()))
            one->release();
    }
}

void MailServer::hangUp()
{
    const QList<QPointer<QObject>> clients = std::exchange(m_clients, {});
    for (const QPointer<QObject> &client : clients) {
        if (client)
            static_cast<Client *>(client.data())->drop();
    }
}

void MailServer::answer(At step, const Answer &answer, int times, const QByteArray &about)
{
    m_answers[{step, about}] = {answer, times};
}

std::optional<MailServer::Answer> MailServer::peek(At step) const
{
    const auto it = m_answers.find({step, {}});
    return it == m_answers.end() ? std::nullopt : std::optional(it->second.answer);
}

std::optional<MailServer::Answer> MailServer::take(At step, const QByteArray &about)
{
    auto it = m_answers.find({step, about});
    if (it == m_answers.end())
        it = m_answers.find({step, {}});
    if (it == m_answers.end())
        return {};
    const Answer answer = it->second.answer;
    if (it->second.times > 0 && --it->second.times == 0)
        m_answers.erase(it);
    return answer;
}

int MailServer::count(const QByteArray &verb) const
{
    return int(std::count_if(lines.begin(), lines.end(),
                             [&](const QByteArray &line) { return line.startsWith(verb); }));
}

void MailServer::incomingConnection(qintptr descriptor)
{
    ++connections;
    m_clients.append(QPointer<QObject>(new Client(*this, descriptor)));
}

} // namespace testsupport
