#include "tests/support/mailboxserver.h"

#include <QSslConfiguration>

#include <algorithm>

namespace testsupport {

/// One connection: lines in, and what both protocols do alike.
class MailboxServer::Client : public QObject
{
public:
    Client(MailboxServer &server, qintptr descriptor) : m_server(server)
    {
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QIODevice::readyRead, this, [this] { read(); });
        connect(&m_socket, &QSslSocket::encrypted, this, [this] {
            if (m_server.m_tls == Tls::First)
                greet();
            read();
        });
        connect(&m_socket, &QAbstractSocket::disconnected, this, [this] { end(); });
    }
    ~Client() override { setWatching(false); }

    void begin()
    {
        if (m_server.m_tls == Tls::First)
            encrypt();
        else
            greet();
    }
    void hangUp()
    {
        m_over = true;
        m_socket.abort();
    }
    virtual void mailCame() {}

protected:
    virtual void greet() = 0;
    virtual void take(const QByteArray &line) = 0;
    /// What stands in front of an answer to that line.
    virtual QByteArray prefix(const QByteArray &line) const = 0;

    void say(const QByteArray &line) { m_socket.write(line + "\r\n"); }
    void encrypt()
    {
        QSslConfiguration configuration = m_socket.sslConfiguration();
        configuration.setLocalCertificateChain(m_server.m_chain);
        configuration.setPrivateKey(m_server.m_key);
        m_socket.setSslConfiguration(configuration);
        m_socket.startServerEncryption();
    }
    bool isEncrypted() const { return m_socket.isEncrypted(); }
    void setWatching(bool watching)
    {
        m_server.m_watchers += int(watching) - int(std::exchange(m_watching, watching));
    }
    bool isWatching() const { return m_watching; }
    void close()
    {
        m_over = true;
        m_socket.disconnectFromHost();
    }

    MailboxServer &m_server;

private:
    void read()
    {
        while (!m_over && m_socket.canReadLine() &&
               (m_socket.mode() == QSslSocket::UnencryptedMode || m_socket.isEncrypted())) {
            const QByteArray line = m_socket.readLine().trimmed();
            m_server.lines.append(line);
            if (!m_socket.isEncrypted())
                m_server.clearLines.append(line);
            if (isAnswered(line))
                continue;
            take(line);
        }
    }
    bool isAnswered(const QByteArray &line)
    {
        const QByteArray command = line.mid(prefix(line).size());
        m_server.whenHeard(command);
        if (!m_server.m_lost.isEmpty() && command.startsWith(m_server.m_lost)) {
            m_server.m_lost.clear();
            m_socket.blockSignals(true);
            take(line);
            m_socket.blockSignals(false);
            hangUp();
            return true;
        }
        for (auto &[verb, planned] : m_server.m_answers) {
            if (planned.second == 0 || !command.startsWith(verb))
                continue;
            --planned.second;
            if (planned.first.isEmpty())
                hangUp();
            else
                say(prefix(line) + planned.first);
            return true;
        }
        return false;
    }
    void end()
    {
        m_over = true;
        setWatching(false);
        deleteLater();
    }

    QSslSocket m_socket;
    bool m_over = false;
    bool m_watching = false;
};

class MailboxServer::ImapClient final : public Client
{
public:
    using Client::Client;

    void mailCame() override
    {
        if (isWatching())
            say("* " + QByteArray::number(m_server.mails.size()) + " EXISTS");
    }

private:
    QByteArray prefix(const QByteArray &line) const override { return line.left(line.indexOf(' ') + 1); }
    void greet() override { say("* OK hello"); }

    void take(const QByteArray &line) override
    {
        if (isWatching()) {
            setWatching(false);
            say(m_tag + "OK done");
            return;
        }
        m_tag = prefix(line);
        const QByteArray command = line.mid(m_tag.size());
        if (command == "CAPABILITY")
            offer();
        else if (command == "STARTTLS")
            upgrade();
        else if (command.startsWith("LOGIN "))
            signIn(command);
        else if (command.startsWith("SELECT ") || command.startsWith("EXAMINE "))
            open(command);
        else if (command.startsWith("LIST "))
            list();
        else if (command.contains(" HEADER Message-ID "))
            look(command);
        else if (command.startsWith("UID SEARCH"))
            search(command);
        else if (command.contains("BODY.PEEK[HEADER]"))
            showHeader(command);
        else if (command.startsWith("UID FETCH"))
            fetch(command);
        else if (command == "IDLE")
            watch();
        else if (command == "LOGOUT")
            leave();
        else
            change(command);
    }
    void offer()
    {
        const bool clear = m_server.m_tls == Tls::StartTls && !isEncrypted();
        say("* CAPABILITY IMAP4rev1 " + (clear ? "STARTTLS LOGINDISABLED" : m_server.capabilities));
        done();
    }
    void upgrade()
    {
        done();
        encrypt();
    }
    void signIn(const QByteArray &command)
    {
        const QByteArray wanted = "LOGIN \"" + m_server.user + "\" \"" + m_server.password + '"';
        say(m_tag + (command == wanted ? "OK in" : "NO [AUTHENTICATIONFAILED] wrong"));
    }
    void open(const QByteArray &command)
    {
        m_folder = command.split('"').value(1);
        const bool isInbox = command.contains("INBOX");
        if (!isInbox && !m_server.folders.count(m_folder)) {
            say(m_tag + "NO [NONEXISTENT] no such folder");
            return;
        }
        const auto size = isInbox ? m_server.mails.size() : m_server.folders[m_folder].size();
        say("* " + QByteArray::number(size) + " EXISTS");
        say("* OK [UIDVALIDITY " + QByteArray::number(m_server.validity) + "] valid");
        done();
    }
    void list()
    {
        say("* LIST (\\HasNoChildren) \"/\" INBOX");
        for (const auto &[name, texts] : m_server.folders)
            say("* LIST (\\HasNoChildren " + m_server.uses[name] + ") \"/\" \"" + name + '"');
        done();
    }
    /// In a folder other than INBOX, where a message's number is its place.
    void look(const QByteArray &command)
    {
        const QByteArray wanted = command.mid(command.indexOf(" HEADER Message-ID ") + 19).split(' ').first();
        const QList<QByteArray> &texts = m_server.folders[m_folder];
        QByteArray found = "* SEARCH";
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (m_server.findsAnything || texts[i].contains('<' + QByteArray(wanted).replace('"', "") + '>'))
                found += ' ' + QByteArray::number(i + 1);
        }
        say(found);
        done();
    }
    void showHeader(const QByteArray &command)
    {
        const QList<QByteArray> &texts = m_server.folders[m_folder];
        for (const QByteArray &uid : command.split(' ').value(2).split(',')) {
            const QByteArray text = texts.value(uid.toInt() - 1);
            const QByteArray header = text.left(text.indexOf("\r\n\r\n") + 4);
            say("* " + uid + " FETCH (UID " + uid + " BODY[HEADER] {" + QByteArray::number(header.size()) +
                "}\r\n" + header + ')');
        }
        done();
    }
    void search(const QByteArray &command)
    {
        QByteArray found = "* SEARCH";
        for (const Mail &mail : std::as_const(m_server.mails)) {
            const bool isOut =
                (command.contains("UNSEEN") && mail.seen) || (command.contains("UNDELETED") && mail.deleted);
            if (!isOut)
                found += ' ' + QByteArray::number(mail.uid);
        }
        say(found);
        done();
    }
    bool isIn(const Mail &mail, const QByteArray &set) const
    {
        for (const QByteArray &range : set.split(',')) {
            const QList<QByteArray> ends = range.split(':');
            if (mail.uid >= ends.first().toUInt() && mail.uid <= ends.last().toUInt())
                return true;
        }
        return false;
    }
    void fetch(const QByteArray &command)
    {
        const QByteArray set = command.split(' ').value(2);
        for (qsizetype i = 0; i < m_server.mails.size(); ++i) {
            const Mail &mail = m_server.mails[i];
            if (!isIn(mail, set))
                continue;
            const QByteArray begin =
                "* " + QByteArray::number(i + 1) + " FETCH (UID " + QByteArray::number(mail.uid) + ' ';
            const QByteArray size = QByteArray::number(mail.text.size());
            if (command.contains("BODY.PEEK[]"))
                say(begin + "BODY[] {" + size + "}\r\n" + mail.text + ')');
            else
                say(begin + "FLAGS () RFC822.SIZE " + size + ')');
        }
        done();
    }
    void watch()
    {
        setWatching(true);
        say("+ waiting");
    }
    void leave()
    {
        say("* BYE");
        done();
        close();
    }
    void change(const QByteArray &command)
    {
        const QByteArray set = command.split(' ').value(2);
        const QByteArray folder = command.split('"').value(1);
        if (command.startsWith("CREATE"))
            m_server.folders[folder];
        if (command.startsWith("UID MOVE") && !m_server.folders.count(folder)) {
            say(m_tag + "NO [TRYCREATE] no such folder");
            return;
        }
        for (Mail &mail : m_server.mails) {
            if (!isIn(mail, set))
                continue;
            mail.seen = mail.seen || (command.startsWith("UID STORE") && command.contains("\\Seen"));
            mail.deleted = mail.deleted || (command.startsWith("UID STORE") && command.contains("\\Deleted"));
            if (command.startsWith("UID MOVE"))
                m_server.folders[folder].append(mail.text);
        }
        const bool removes = command.startsWith("UID MOVE") || command.startsWith("UID EXPUNGE");
        for (qsizetype i = m_server.mails.size() - 1; removes && i >= 0; --i) {
            if (!isIn(m_server.mails[i], set))
                continue;
            m_server.mails.removeAt(i);
            say("* " + QByteArray::number(i + 1) + " EXPUNGE");
        }
        done();
    }
    void done() { say(m_tag + "OK done"); }

    QByteArray m_tag;
    QByteArray m_folder; ///< As it was named last.
};

class MailboxServer::Pop3Client final : public Client
{
public:
    using Client::Client;

private:
    QByteArray prefix(const QByteArray &) const override { return {}; }
    void greet() override { say("+OK hello"); }

    void take(const QByteArray &line) override
    {
        const QByteArray verb = line.left(4).trimmed();
        Mail *mail = nullptr;
        if (const int number = line.mid(5).toInt(); number > 0 && number <= m_mails.size())
            mail = &m_mails[number - 1];
        if (verb == "CAPA")
            say(QByteArray("+OK\r\nUSER\r\nPIPELINING\r\n") + (m_server.hasUidl ? "UIDL\r\n" : "") +
                (m_server.m_tls == Tls::StartTls && !isEncrypted() ? "STLS\r\n." : "."));
        else if (verb == "STLS")
            upgrade();
        else if (verb == "PASS")
            signIn(line);
        else if (verb == "STAT")
            say("+OK " + QByteArray::number(m_mails.size()) + " 1000");
        else if (verb == "LIST" || verb == "UIDL")
            list(verb);
        else if (verb == "RETR")
            say(mail ? "+OK\r\n" + stuffed(mail->text) + '.' : QByteArray("-ERR no such message"));
        else if (verb == "QUIT")
            leave();
        else
            mark(verb, mail);
    }
    void signIn(const QByteArray &line)
    {
        m_mails = m_server.mails;
        say(line == "PASS " + m_server.password ? "+OK" : "-ERR [AUTH] wrong");
    }
    void upgrade()
    {
        say("+OK");
        encrypt();
    }
    void list(const QByteArray &verb)
    {
        say("+OK");
        for (qsizetype i = 0; i < m_mails.size(); ++i)
            say(QByteArray::number(i + 1) + ' ' +
                QByteArray::number(verb == "LIST" ? m_mails[i].text.size() : qsizetype(m_mails[i].uid)));
        say(".");
    }
    static QByteArray stuffed(const QByteArray &text)
    {
        QByteArray all = text.startsWith('.') ? '.' + text : text;
        return all.replace("\r\n.", "\r\n..");
    }
    void mark(const QByteArray &verb, Mail *mail)
    {
        if (verb == "DELE" && mail)
            mail->deleted = true;
        say("+OK");
    }
    void leave()
    {
        for (const Mail &marked : std::as_const(m_mails)) {
            if (marked.deleted)
                m_server.mails.removeIf([&](const Mail &mail) { return mail.uid == marked.uid; });
        }
        say("+OK bye");
        close();
    }

    QList<Mail> m_mails; ///< As they were at sign-in.
};

MailboxServer::MailboxServer(Speaks speaks, Tls tls, const factory::Identity &identity)
    : m_speaks(speaks), m_tls(tls)
{
    if (tls == Tls::None)
        return;
    m_chain = {QSslCertificate(identity.certificate.der(), QSsl::Der)};
    m_key = QSslKey(identity.keyPem(), QSsl::Ec);
}

MailboxServer::~MailboxServer()
{
    stop();
    for (const QPointer<Client> &client : std::as_const(m_clients))
        delete client.data();
}

bool MailboxServer::start(quint16 port)
{
    const bool listens = listen(QHostAddress::LocalHost, port);
    m_port = serverPort();
    return listens;
}

void MailboxServer::stop()
{
    QTcpServer::close();
    hangUp();
}

void MailboxServer::hangUp()
{
    for (const QPointer<Client> &client : std::as_const(m_clients)) {
        if (client)
            client->hangUp();
    }
}

void MailboxServer::incomingConnection(qintptr descriptor)
{
    ++connections;
    Client *client = nullptr;
    if (m_speaks == Speaks::Imap)
        client = new ImapClient(*this, descriptor);
    else
        client = new Pop3Client(*this, descriptor);
    m_clients.append(client);
    client->begin();
}

void MailboxServer::add(const QByteArray &text, bool seen)
{
    mails.append({m_nextUid++, text, seen, false});
}

void MailboxServer::deliver(const QByteArray &text)
{
    add(text);
    for (const QPointer<Client> &client : std::as_const(m_clients)) {
        if (client)
            client->mailCame();
    }
}

void MailboxServer::remake()
{
    hangUp();
    ++validity;
    const QList<Mail> before = std::exchange(mails, {});
    for (const Mail &mail : before)
        add(mail.text, mail.seen);
}

void MailboxServer::answer(const QByteArray &verb, const QByteArray &answer, int times)
{
    m_answers[verb] = {answer, times};
}

int MailboxServer::count(const QByteArray &text) const
{
    return int(std::count_if(lines.begin(), lines.end(),
                             [&text](const QByteArray &line) { return line.contains(text); }));
}

} // namespace testsupport
