#include "tests/support/scriptplayer.h"

#include <QTest>

#include <algorithm>

using email::Cause;
using email::Dialogue;
using email::Output;

namespace {

QByteArray unescaped(const QByteArray &text)
{
    QByteArray plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text.at(i + 1) : '\0';
        if (text.at(i) != '\\' || (next != 'x' && next != '0' && next != '\\')) {
            plain.append(text.at(i));
        } else if (next == 'x') {
            plain.append(QByteArray::fromHex(text.mid(i + 2, 2)));
            i += 3;
        } else {
            plain.append(next == '0' ? '\0' : '\\');
            ++i;
        }
    }
    return plain;
}

/// Before something happens to the client, the script must have named all that the client said.
bool isHappening(const QByteArray &marker)
{
    return marker.startsWith("tls") || marker == "go" || marker == "gone" || marker == "too late" ||
           marker == "stop" || marker == "injected";
}

} // namespace

ScriptPlayer::ScriptPlayer(const QByteArray &script)
{
    int number = 0;
    for (const QByteArray &raw : script.split('\n')) {
        ++number;
        const qsizetype start = qsizetype(std::distance(
            raw.begin(), std::find_if(raw.begin(), raw.end(), [](char c) { return c != ' '; })));
        const QByteArray line = raw.mid(start);
        const QByteArray text = unescaped(line.mid(line.size() > 2 && line.at(2) == ' ' ? 3 : 2));
        if (line.startsWith("S:"))
            m_items.append({Item::Kind::Server, text, number});
        else if (line.startsWith("s:"))
            m_items.append({Item::Kind::ServerRaw, text, number});
        else if (line.startsWith("C:"))
            m_items.append({Item::Kind::Client, text, number});
        else if (line.startsWith('['))
            m_items.append({Item::Kind::Marker, line.mid(1, line.indexOf(']') - 1), number});
        else if (!line.isEmpty() && !line.startsWith('#'))
            fail(number, "a line of a script", line);
    }
}

void ScriptPlayer::on(const QByteArray &marker, std::function<void()> action)
{
    m_actions[marker] = std::move(action);
}

bool ScriptPlayer::play(Dialogue &dialogue, int chunk)
{
    if (!m_mismatch.isEmpty())
        return false;
    dialogue.connected();
    drain(dialogue);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items.at(i);
        if (item.kind == Item::Kind::Client) {
            if (!expectLine(item))
                return false;
            continue;
        }
        const bool isEvent = item.kind != Item::Kind::Marker || isHappening(item.text);
        if (isEvent && !expectSilence(item.text, item.line))
            return false;
        if (item.kind == Item::Kind::Marker) {
            if (!meet(dialogue, item))
                return false;
            drain(dialogue);
            continue;
        }
        QByteArray bytes;
        for (; i < m_items.size() && m_items.at(i).kind <= Item::Kind::ServerRaw; ++i)
            bytes += m_items.at(i).text + (m_items.at(i).kind == Item::Kind::Server ? "\r\n" : "");
        --i;
        feed(dialogue, bytes, chunk);
    }
    return expectSilence("the end of the script", -1);
}

void ScriptPlayer::feed(Dialogue &dialogue, const QByteArray &bytes, int chunk)
{
    for (qsizetype at = 0; at < bytes.size() && !dialogue.isFinished();) {
        const qsizetype lineEnd = bytes.indexOf('\n', at);
        const qsizetype size = chunk != PerLine ? chunk : lineEnd < 0 ? bytes.size() : lineEnd - at + 1;
        dialogue.receive(bytes.mid(at, size));
        drain(dialogue);
        at += size;
    }
}

void ScriptPlayer::drain(Dialogue &dialogue)
{
    const QList<Output> outputs = dialogue.takeOutputs();
    for (const Output &output : outputs) {
        if (!output.loggable.isEmpty())
            m_trace += (output.kind == Output::Kind::Heard ? QStringLiteral("< ") : QStringLiteral("> ")) +
                       output.loggable + QLatin1Char('\n');
        if (output.kind == Output::Kind::Write) {
            m_unread += output.bytes;
            m_sent += output.bytes;
            if (!m_encrypted)
                m_sentBeforeTls += output.bytes;
        } else if (output.kind != Output::Kind::Heard && output.kind != Output::Kind::Entered) {
            m_requests.append(output.kind);
        }
    }
}

bool ScriptPlayer::expectLine(const Item &item)
{
    const qsizetype end = m_unread.indexOf("\r\n");
    const QByteArray found = end < 0 ? m_unread : m_unread.left(end);
    if (end < 0 || found != item.text)
        return fail(item.line, "C: " + item.text, found.isEmpty() ? "silence" : "C: " + found);
    m_unread.remove(0, end + 2);
    return true;
}

bool ScriptPlayer::expectSilence(const QByteArray &before, int line)
{
    return m_unread.isEmpty() || fail(line, "silence before: " + before, "C: " + m_unread.left(200));
}

bool ScriptPlayer::asked(Output::Kind kind)
{
    return m_requests.removeOne(kind);
}

bool ScriptPlayer::meet(Dialogue &dialogue, const Item &item)
{
    const QByteArray &marker = item.text;
    if (marker.startsWith("tls")) {
        if (!asked(Output::Kind::StartTls))
            return fail(item.line, "a request for TLS", "none");
        m_encrypted = true;
        dialogue.tlsReady(marker.mid(4).toInt());
    } else if (marker == "go") {
        if (!asked(Output::Kind::Attempting) && !asked(Output::Kind::Committing))
            return fail(item.line, "a request to record the phase", "none");
        dialogue.go();
    } else if (marker == "ready") {
        return asked(Output::Kind::Ready) || fail(item.line, "ready", "not ready");
    } else if (marker == "settled") {
        return asked(Output::Kind::Settled) || fail(item.line, "an outcome", "none");
    } else if (marker == "close") {
        return asked(Output::Kind::Close) || fail(item.line, "a request to close", "none");
    } else if (marker == "gone") {
        dialogue.gone(Cause::ConnectionLost, {});
    } else if (marker == "too late") {
        dialogue.tooLate();
    } else if (marker == "stop") {
        dialogue.stop();
    } else if (marker == "injected") {
        dialogue.injected();
    } else if (const auto action = m_actions.find(marker); action != m_actions.end()) {
        action->second();
    } else {
        return fail(item.line, "a known marker", marker);
    }
    return true;
}

bool ScriptPlayer::fail(int line, const QByteArray &expected, const QByteArray &found)
{
    m_mismatch = (line > 0 ? "script line " + QByteArray::number(line) : QByteArray("end")) +
                 "\n  expected  " + expected + "\n  found     " + found;
    return false;
}

QList<std::pair<QByteArray, int>> ScriptPlayer::chunks()
{
    return {{"per byte", 1}, {"by seven", 7}, {"per line", PerLine}, {"whole", 4096}};
}

void ScriptPlayer::addChunkRows()
{
    QTest::addColumn<int>("chunk");
    for (const auto &[name, size] : chunks())
        QTest::newRow(name.constData()) << size;
}
