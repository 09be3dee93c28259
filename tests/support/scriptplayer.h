#pragma once

#include "components/email/protocol/dialogue.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <map>

/// Plays a written dialogue against a mail protocol and says where the two part.
///
///     S: 220 hello          the server sends the line and CR LF; lines in a row arrive together
///     s: 25                 the server sends the text without a line end
///     C: EHLO station       the client must say exactly this line
///     [tls]                 the client must have asked for TLS; it now stands ([tls 30]: with 30 bytes
///     unread) [go]                  the client must have asked for a phase to be recorded; it now is [ready]
///     [settled] [close]      the client must have announced this [gone] [too late] [stop] [injected]    this
///     happens to the client [anything else]       runs what on() set for it # a remark
///
/// \xNN, \0 and \\ stand for bytes that a text cannot hold. Anything that the client says and the script does
/// not expect is a mismatch, at the end too.
class ScriptPlayer
{
public:
    static constexpr int PerLine = 0;

    explicit ScriptPlayer(const QByteArray &script);

    void on(const QByteArray &marker, std::function<void()> action);

    /// Plays the whole script, from connected() on, and hands server text over in pieces of @p chunk bytes.
    bool play(email::Dialogue &dialogue, int chunk);

    /// Both lines of the first mismatch; for QVERIFY2.
    const char *mismatch() const { return m_mismatch.constData(); }
    /// Every line that a trace would keep.
    QString trace() const { return m_trace; }
    /// True when the client asked for it and no marker has answered yet.
    bool isPending(email::Output::Kind kind) const { return m_requests.contains(kind); }
    const QByteArray &sent() const { return m_sent; }
    const QByteArray &sentBeforeTls() const { return m_sentBeforeTls; }

    /// Adds the column "chunk" and its rows: by the byte, by seven, by the line, whole.
    static void addChunkRows();
    static QList<std::pair<QByteArray, int>> chunks();

private:
    struct Item
    {
        enum class Kind { Server, ServerRaw, Client, Marker };
        Kind kind = Kind::Marker;
        QByteArray text{};
        int line = 0;
    };

    void feed(email::Dialogue &dialogue, const QByteArray &bytes, int chunk);
    void drain(email::Dialogue &dialogue);
    bool expectLine(const Item &item);
    bool expectSilence(const QByteArray &before, int line);
    bool meet(email::Dialogue &dialogue, const Item &item);
    bool asked(email::Output::Kind kind);
    bool fail(int line, const QByteArray &expected, const QByteArray &found);

    QList<Item> m_items;
    std::map<QByteArray, std::function<void()>> m_actions;
    QList<email::Output::Kind> m_requests;
    QByteArray m_unread;
    QByteArray m_sent;
    QByteArray m_sentBeforeTls;
    QByteArray m_mismatch;
    QString m_trace;
    bool m_encrypted = false;
};
