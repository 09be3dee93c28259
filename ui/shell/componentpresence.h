#pragma once

#include <QJsonValue>
#include <QObject>
#include <QStringList>

#include <memory>

namespace ui {

struct ViewContext;

/// Deletes components, and puts what was deleted or added on the undo stack. The station keeps what it
/// removes and brings it back as it was; where it no longer can, its reason goes to the notifications.
class ComponentPresence final : public QObject
{
    Q_OBJECT
public:
    explicit ComponentPresence(ViewContext &context, QObject *parent = nullptr);

    /// One undo step for all of them. What lies below another one of them goes with it.
    void remove(const QStringList &ords);
    /// The station has added these: undone, they go; repeated, they come back as they were.
    void remember(const QString &text, const QStringList &ords);

private:
    /// A component that comes and goes. Requests are made one after the other, so that what is wanted
    /// meanwhile waits for the answer.
    struct One
    {
        QString ord;
        QString removal; ///< What brings it back.
        bool present = true;
        bool wanted = true;
        bool busy = false;
    };
    struct Together
    {
        std::vector<One> list;
        int unanswered = 0;
    };
    using Shared = std::shared_ptr<Together>;

    void push(const QString &text, bool present, const Shared &together);
    void want(const Shared &together, bool present);
    void settle(const Shared &together, std::size_t index);
    void take(One &one, const QJsonValue &answer);
    void finishRemoval(const Shared &together);

    ViewContext &m_context;
};

} // namespace ui
