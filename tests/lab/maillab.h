#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/// Real mail servers (Postfix and Dovecot) on loopback with a private CA, for as long as the object lives.
///
/// A test program makes one in initTestCase(), after skipping when unavailableReason() is not empty. Anybody
/// signs in with the password <user>-secret; alice, bob and cell-<anything> @example.test have mailboxes. The
/// recipients tempfail, full, busy and reject @example.test are refused with 451, 452, 421 and 550; mail to
/// any other domain is swallowed. What else Postfix is to answer is up to whoever listens at policySocket().
class MailLab
{
public:
    struct Endpoint
    {
        QString name;
        QString server;  ///< postfix or dovecot, which send; imap or pop3, by which Dovecot is read.
        QString address; ///< Dovecot takes its certificate by it.
        quint16 port = 0;
        QString tls;         ///< none, starttls (offered), starttls! (required) or tls (from the first byte).
        bool auth = false;   ///< Whether a client may sign in.
        QString certificate; ///< main, selfsigned, expired, notyet, wronghost, nochain, clientcert, tls12,
                             ///< tls10, or - for none.
    };

    MailLab();
    ~MailLab();
    MailLab(const MailLab &) = delete;
    MailLab &operator=(const MailLab &) = delete;

    /// Why no laboratory can run here (not root, a program is missing), or an empty text.
    static QString unavailableReason();

    bool isUp() const { return m_error.isEmpty(); }
    QString error() const { return m_error; }

    const QList<Endpoint> &endpoints() const { return m_endpoints; }
    Endpoint endpoint(const QString &name) const; ///< Port 0 when there is no such endpoint.
    quint16 port(const QString &name) const { return endpoint(name).port; }

    /// PEM file of the root that main, expired, notyet, wronghost and nochain lead to.
    QString caFile() const { return m_folder.filePath(QStringLiteral("pki/ca.pem")); }
    /// PEM file of one of the server certificates, without its chain.
    QString certificateFile(const QString &certificate) const;

    /// PEM file with certificate, chain and key of the client whose name is "client".
    QString clientIdentityFile() const { return m_folder.filePath(QStringLiteral("pki/client.pem")); }
    /// Where Postfix asks at each step what to answer, if somebody listens; see PolicyServer.
    QString policySocket() const { return m_folder.filePath(QStringLiteral("policy")); }

    /// Kills the server that mailboxes are read from, with every session, and starts it again with other
    /// UIDVALIDITYs for these users' mailboxes.
    bool stopReading();
    bool startReading(const QStringList &remade = {});

    /// The raw messages in a user's Maildir, oldest first.
    QList<QByteArray> maildir(const QString &user) const;
    QString newMailFolder(const QString &user) const;
    void clear(const QString &user);

    /// A delivered message without the fields that the servers put before it: what the client had sent.
    static QByteArray asSent(const QByteArray &delivered);

private:
    void readEndpoints();
    bool dovecot(const QStringList &words);

    QTemporaryDir m_folder;
    QProcess m_servers;
    QString m_error;
    QList<Endpoint> m_endpoints;
};
