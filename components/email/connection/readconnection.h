#pragma once

#include "components/email/connection/wire.h"
#include "components/email/protocol/imapdialogue.h"
#include "components/email/protocol/pop3dialogue.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace email {

/// One connection that reads mail: a dialogue on a wire. Requests go in at any time, news come out in order.
template <typename Dialogue>
class ReadConnection final : public QObject
{
public:
    using Request = typename Dialogue::Request;
    using News = typename Dialogue::News;
    using Settings = typename Dialogue::Settings;

    struct Listener
    {
        std::function<void(Step step)> entered = [](Step) {};
        std::function<void()> ready = [] {};
        /// Every request's ReadResult is among them.
        std::function<void(const News &news)> told = [](const News &) {};
        /// The last call; the outcome is empty after a clean end.
        std::function<void(const std::optional<Outcome> &ending, const trust::Meeting &met)> closed =
            [](const std::optional<Outcome> &, const trust::Meeting &) {};
    };

    ReadConnection(station::Clock &clock, Trace &trace, Settings settings, WireSettings wire,
                   Listener listener)
        : m_listener(std::move(listener)),
          m_dialogue(std::move(settings)),
          m_wire(clock, trace, m_dialogue, std::move(wire))
    {
        m_wire.setListener([this](const Output &output) { listen(output); });
    }

    void open() { m_wire.open(); }

    void submit(Request request)
    {
        m_dialogue.submit(std::move(request));
        pump();
    }

    /// Says goodbye when nothing is under way, and else ends at once.
    void stop()
    {
        m_dialogue.stop();
        pump();
    }

    bool isFinished() const { return m_dialogue.isFinished(); }
    const Dialogue &dialogue() const { return m_dialogue; }
    const Wire &wire() const { return m_wire; }

private:
    void pump()
    {
        // From inside the listener the wire goes on by itself: what was said before has to leave before.
        if (!m_listening)
            m_wire.pump();
    }

    void listen(const Output &output)
    {
        const bool outer = std::exchange(m_listening, true);
        const QPointer<ReadConnection> alive(this);
        if (output.kind == Output::Kind::Entered)
            m_listener.entered(output.step);
        else if (output.kind == Output::Kind::Ready)
            m_listener.ready();
        else if (output.kind == Output::Kind::Settled)
            tellOne();
        else if (output.kind == Output::Kind::Close)
            m_listener.closed(m_dialogue.ending(), m_wire.meeting());
        if (alive)
            m_listening = outer;
    }

    void tellOne()
    {
        if (const std::optional<News> news = m_dialogue.takeNews())
            m_listener.told(*news);
    }

    Listener m_listener;
    Dialogue m_dialogue;
    Wire m_wire;
    bool m_listening = false;
};

using ImapConnection = ReadConnection<ImapDialogue>;
using Pop3Connection = ReadConnection<Pop3Dialogue>;

} // namespace email
