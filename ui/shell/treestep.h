#pragma once

#include <QJsonObject>
#include <QUndoCommand>

#include <functional>

namespace ui {

/// A change of the tree that the station has made already, with the requests that take it back and repeat it.
class TreeStep final : public QUndoCommand
{
public:
    struct Request
    {
        QString method;
        QJsonObject params;
    };
    using Ask = std::function<void(const Request &)>;

    TreeStep(const QString &text, Request undo, Request redo, Ask ask)
        : QUndoCommand(text), m_undo(std::move(undo)), m_redo(std::move(redo)), m_ask(std::move(ask))
    {
    }

    void undo() override { m_ask(m_undo); }
    void redo() override
    {
        // Pushed when it is done already.
        if (std::exchange(m_done, true))
            m_ask(m_redo);
    }

private:
    Request m_undo;
    Request m_redo;
    Ask m_ask;
    bool m_done = false;
};

} // namespace ui
