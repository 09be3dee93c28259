#include "ui/shell/componentmoves.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"

namespace ui {

namespace {

const QString moveMethod = QStringLiteral("component.move");

/// "Cold" becomes "Cold2", "Zone7" "Zone8": the first that is not among @p taken.
QString freeName(const QString &name, const QStringList &taken)
{
    QString stem = name;
    while (!stem.isEmpty() && stem.back().isDigit())
        stem.chop(1);
    int number = std::max(1, name.mid(stem.size()).left(6).toInt());
    QString free = name;
    while (taken.contains(free))
        free = stem + QString::number(++number);
    return free;
}

} // namespace

ComponentMoves::ComponentMoves(ViewContext &context, QObject *parent) : QObject(parent), m_context(context) {}

void ComponentMoves::move(const QString &ord, const QString &parentOrd, const QString &name)
{
    QJsonObject params{{QStringLiteral("ord"), ord}, {QStringLiteral("parent"), parentOrd}};
    if (!name.isEmpty())
        params.insert(QStringLiteral("name"), name);
    m_context.link.call(moveMethod, params, this, [=, this](const client::Reply &reply) {
        if (!reply.ok())
            return refused(ord, parentOrd, name.isEmpty() ? nameIn(ord) : name, reply.errors.first().text());
        const QJsonValue from = reply.value[QStringLiteral("from")];
        const QJsonObject back{{QStringLiteral("ord"), reply.value[QStringLiteral("ord")]},
                               {QStringLiteral("parent"), from[QStringLiteral("parent")]},
                               {QStringLiteral("position"), from[QStringLiteral("position")]},
                               {QStringLiteral("name"), nameIn(ord)}};
        m_context.edits.undoStack().push(
            new TreeStep(tr("Move %1").arg(nameIn(ord)), {moveMethod, back}, {moveMethod, params},
                         [this](const TreeStep::Request &one) { request(one); }));
    });
}

/// A name that is taken is a question; any other refusal is only told.
void ComponentMoves::refused(const QString &ord, const QString &parentOrd, const QString &name,
                             const QString &why)
{
    if (pathAbove(ord) == parentOrd)
        return tell(ord, why);
    readNames(parentOrd, [=, this](const QStringList &there) {
        if (!there.contains(name))
            return tell(ord, why);
        readNames(pathAbove(ord), [=, this](const QStringList &here) {
            Q_EMIT nameWanted(ord, parentOrd, freeName(name, there + here));
        });
    });
}

void ComponentMoves::readNames(const QString &ord, std::function<void(const QStringList &)> done)
{
    m_context.link.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), ord}}, this,
                        [done = std::move(done)](const client::Reply &reply) {
                            QStringList names;
                            for (const QJsonValue &row : reply.value.toArray())
                                names.append(row[QStringLiteral("name")].toString());
                            done(names);
                        });
}

void ComponentMoves::request(const TreeStep::Request &one)
{
    m_context.link.call(one.method, one.params, this, [this, one](const client::Reply &reply) {
        if (!reply.ok())
            tell(one.params.value(QStringLiteral("ord")).toString(), reply.errors.first().text());
    });
}

void ComponentMoves::tell(const QString &ord, const QString &trouble)
{
    m_context.notifications.add(Notifications::Error, trouble, ord);
}

} // namespace ui
