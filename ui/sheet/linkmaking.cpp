#include "ui/sheet/linkmaking.h"

#include "ui/link/stationlink.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("LinkMaking", text);
}

void call(StationLink &link, const QString &method, const QString &source, const QString &target,
          const QString &success, QObject *context, LinkDone done)
{
    link.call(method, {{QStringLiteral("source"), source}, {QStringLiteral("target"), target}}, context,
              [success, done = std::move(done)](const client::Reply &reply) {
                  done(reply.ok(), reply.ok() ? success : reply.errors.constFirst().text());
              });
}

} // namespace

QString linkMarkText(const QString &ord)
{
    return tr("%1 is marked: choose \"Link from\" on the slot that it is to feed").arg(ord);
}

void addLink(StationLink &link, const QString &source, const QString &target, QObject *context, LinkDone done)
{
    call(link, QStringLiteral("link.add"), source, target, tr("%1 feeds %2 now").arg(source, target), context,
         std::move(done));
}

void removeLink(StationLink &link, const QString &source, const QString &target, QObject *context,
                LinkDone done)
{
    call(link, QStringLiteral("link.remove"), source, target, tr("%1 no longer feeds %2").arg(source, target),
         context, std::move(done));
}

} // namespace ui
