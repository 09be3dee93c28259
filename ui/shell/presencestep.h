#pragma once

#include <QUndoCommand>

#include <functional>

namespace ui {

/// Components that were deleted or added, which the station has done already: undone and repeated they come
/// and go.
class PresenceStep final : public QUndoCommand
{
public:
    /// Asks for them to be there, or not.
    using Want = std::function<void(bool present)>;

    PresenceStep(const QString &text, bool nowPresent, Want want)
        : QUndoCommand(text), m_nowPresent(nowPresent), m_want(std::move(want))
    {
    }

    void undo() override { m_want(!m_nowPresent); }
    void redo() override
    {
        // Pushed when it is done already.
        if (std::exchange(m_done, true))
            m_want(m_nowPresent);
    }

private:
    bool m_nowPresent;
    Want m_want;
    bool m_done = false;
};

} // namespace ui
