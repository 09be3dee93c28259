#pragma once

#include "components/email/protocol/pop3dialogue.h"
#include "tests/support/scriptplayer.h"

#include <QTest>

/// What the POP3 tests have in common.
namespace pop3fixture {

inline email::Pop3Settings settings(email::TlsMode tls = email::TlsMode::None, bool withPassword = false)
{
    email::Pop3Settings settings;
    settings.tls = tls;
    if (withPassword) {
        settings.account = QStringLiteral("user");
        settings.password = email::SecretBytes(QByteArray("secret"));
    }
    return settings;
}

/// Connected, without a sign-in; the capabilities are lines.
inline QByteArray ready(const QList<QByteArray> &capabilities = {"UIDL", "TOP"})
{
    QByteArray text = "S: +OK hi\nC: CAPA\nS: +OK list\n";
    for (const QByteArray &line : capabilities)
        text += "S: " + line + '\n';
    return text + "S: .\n[ready]\n";
}

inline email::Pop3Request request(email::Pop3Request::Kind kind, qint64 token, quint32 number = 0)
{
    return {kind, token, number};
}

inline email::Pop3Request fetch(qint64 token, quint32 number)
{
    return request(email::Pop3Request::Kind::Fetch, token, number);
}

/// Everything that a dialogue had to tell, sorted by kind.
struct Told
{
    QList<email::ReadResult> results;
    QList<email::Pop3Maildrop> maildrops;
    QHash<qint64, QByteArray> texts; ///< By token; those that ended.
    int voids = 0;

    explicit Told(email::Pop3Dialogue &pop3)
    {
        while (auto news = pop3.takeNews())
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
    void take(const email::Pop3Maildrop &one) { maildrops.append(one); }
    void take(const email::ServerNotice &) {}
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

} // namespace pop3fixture
