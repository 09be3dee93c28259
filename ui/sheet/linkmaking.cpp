#include "ui/sheet/linkmaking.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/shell/notifications.h"
#include "ui/shell/treestep.h"
#include "ui/shell/view.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("LinkMaking", text);
}

/// What was undone or repeated shows itself on the sheets; only a refusal has to be told.
void ask(ViewContext &context, const TreeStep::Request &request)
{
    context.link.call(
        request.method, request.params, &context.notifications,
        [&notifications = context.notifications,
         target = request.params[QStringLiteral("target")].toString()](const client::Reply &reply) {
            if (!reply.ok())
                notifications.add(Notifications::Warning, reply.errors.constFirst().text(), target);
        });
}

struct Change
{
    TreeStep::Request there;
    TreeStep::Request back;
    QString step;    ///< As the undo list calls it.
    QString success; ///< For the person.
};

void make(ViewContext &context, const Change &change, QObject *receiver, LinkDone done)
{
    context.link.call(change.there.method, change.there.params, receiver,
                      [&context, change, done = std::move(done)](const client::Reply &reply) {
                          if (reply.ok())
                              context.edits.undoStack().push(new TreeStep(
                                  change.step, change.back, change.there,
                                  [&context](const TreeStep::Request &one) { ask(context, one); }));
                          done(reply.ok(), reply.ok() ? change.success : reply.errors.constFirst().text());
                      });
}

std::pair<TreeStep::Request, TreeStep::Request> requests(const QString &source, const QString &target)
{
    const QJsonObject ends{{QStringLiteral("source"), source}, {QStringLiteral("target"), target}};
    return {{QStringLiteral("link.add"), ends}, {QStringLiteral("link.remove"), ends}};
}

} // namespace

QString linkMarkText(const QString &ord)
{
    return tr("%1 is marked: choose \"Link from\" on the slot that it is to feed").arg(ord);
}

void addLink(ViewContext &context, const QString &source, const QString &target, QObject *receiver,
             LinkDone done)
{
    const auto [add, remove] = requests(source, target);
    make(context,
         {add, remove, tr("Link %1 → %2").arg(source, target), tr("%1 feeds %2 now").arg(source, target)},
         receiver, std::move(done));
}

void removeLink(ViewContext &context, const QString &source, const QString &target, QObject *receiver,
                LinkDone done)
{
    const auto [add, remove] = requests(source, target);
    make(context,
         {remove, add, tr("Unlink %1 → %2").arg(source, target),
          tr("%1 no longer feeds %2").arg(source, target)},
         receiver, std::move(done));
}

} // namespace ui
