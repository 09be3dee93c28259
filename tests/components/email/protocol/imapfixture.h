#pragma once

#include "components/email/protocol/imapdialogue.h"
#include "tests/support/scriptplayer.h"

#include <QTest>

/// What the IMAP tests have in common.
namespace imapfixture {

inline email::ImapSettings settings(email::TlsMode tls = email::TlsMode::None, bool withPassword = false)
{
    email::ImapSettings settings;
    settings.tls = tls;
    if (withPassword) {
        settings.account = QStringLiteral("user");
        settings.password = email::SecretBytes(QByteArray("secret"));
    }
    return settings;
}

/// Connected in the clear without a sign-in, with these capabilities.
inline QByteArray ready(const QByteArray &capabilities = {})
{
    return "S: * OK [CAPABILITY IMAP4rev1 " + capabilities + "] hi\n[ready]\n";
}

/// The same with INBOX open: ten messages, UIDVALIDITY 7. The test has queued a Select with token 1.
inline QByteArray opened(const QByteArray &capabilities = {}, const QByteArray &tag = "A1")
{
    return ready(capabilities) + "C: " + tag +
           " SELECT \"INBOX\"\nS: * 10 EXISTS\nS: * OK [UIDVALIDITY 7] ok\n" +
           "S: * OK [UIDNEXT 100] ok\nS: " + tag + " OK [READ-WRITE] done\n";
}

inline email::ImapRequest select(quint32 validity = 0)
{
    email::ImapRequest request;
    request.kind = email::ImapRequest::Kind::Select;
    request.token = 1;
    request.folder = QStringLiteral("INBOX");
    request.uidValidity = validity;
    return request;
}

inline email::ImapRequest request(email::ImapRequest::Kind kind, qint64 token, QList<quint32> uids = {})
{
    email::ImapRequest request;
    request.kind = kind;
    request.token = token;
    request.uids = std::move(uids);
    return request;
}

inline email::ImapRequest fetch(qint64 token, quint32 uid, quint32 validity = 0)
{
    email::ImapRequest fetching = request(email::ImapRequest::Kind::Fetch, token, {uid});
    fetching.uidValidity = validity;
    return fetching;
}

/// Everything that a dialogue had to tell, sorted by kind.
struct Told
{
    QList<email::ReadResult> results;
    QList<email::ImapMailbox> mailboxes;
    QList<email::ImapFolders> folders;
    QList<email::ImapFound> found;
    QList<email::ImapFacts> facts;
    QList<email::ImapChange> changes;
    QStringList alerts;
    QStringList oddities;
    QHash<qint64, QByteArray> texts; ///< By token; those that ended.
    int voids = 0;

    explicit Told(email::ImapDialogue &imap)
    {
        while (auto news = imap.takeNews())
            std::visit([this](const auto &one) { take(one); }, *news);
    }

    const email::ReadResult result(qint64 token) const
    {
        QList<email::ReadResult> all;
        for (const email::ReadResult &one : results) {
            if (one.token == token)
                all.append(one);
        }
        return all.size() == 1 ? all.first() : email::ReadResult{.text = QStringLiteral("not one result")};
    }

private:
    void take(const email::ReadResult &one) { results.append(one); }
    void take(const email::ImapMailbox &one) { mailboxes.append(one); }
    void take(const email::ImapFolders &one) { folders.append(one); }
    void take(const email::ImapFound &one) { found.append(one); }
    void take(const email::ImapFacts &one) { facts.append(one); }
    void take(const email::ImapChange &one) { changes.append(one); }
    void take(const email::ServerNotice &one)
    {
        (one.kind == email::ServerNotice::Kind::Alert ? alerts : oddities).append(one.text);
    }
    void take(const email::TextPiece &one)
    {
        using Kind = email::TextPiece::Kind;
        if (one.kind == Kind::Begins)
            m_text = QByteArray("");
        else if (one.kind == Kind::More)
            m_text += one.bytes;
        else if (one.kind == Kind::Ends)
            texts[one.token] = m_text;
        else
            ++voids;
    }

    QByteArray m_text;
};

/// Rows of a text each, times the ways in which it may be cut up.
inline void addChunksTimes(const QList<QByteArray> &texts)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("chunk");
    int number = 0;
    for (const QByteArray &text : texts) {
        ++number;
        for (const auto &[name, size] : ScriptPlayer::chunks())
            QTest::addRow("%d %s %s", number, text.right(40).simplified().constData(), name.constData())
                << text << size;
    }
}

} // namespace imapfixture
