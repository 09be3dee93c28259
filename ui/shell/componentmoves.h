#pragma once

#include "ui/shell/treestep.h"

#include <QObject>

namespace ui {

struct ViewContext;

/// Moves components, dragged or cut and pasted. Undone, they stand where they were among their siblings;
/// where a name is taken, another one is asked for.
class ComponentMoves final : public QObject
{
    Q_OBJECT
public:
    explicit ComponentMoves(ViewContext &context, QObject *parent = nullptr);

    /// @p name is the one that it gets there; empty keeps the one that it has.
    void move(const QString &ord, const QString &parentOrd, const QString &name = {});

Q_SIGNALS:
    /// The name is taken at the new place; @p freeName is taken at neither.
    void nameWanted(const QString &ord, const QString &parentOrd, const QString &freeName);

private:
    void refused(const QString &ord, const QString &parentOrd, const QString &name, const QString &why);
    void readNames(const QString &ord, std::function<void(const QStringList &)> done);
    void request(const TreeStep::Request &one);
    void tell(const QString &ord, const QString &trouble);

    ViewContext &m_context;
};

} // namespace ui
