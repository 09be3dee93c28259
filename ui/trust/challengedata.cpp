#include "ui/trust/challengedata.h"

#include "ui/link/description.h"
#include "ui/link/stationlink.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Challenge", text);
}

bool isTrue(const ComponentDescription &component, const char *slot)
{
    const SlotDescription *found = component.find(QLatin1String(slot));
    return found && found->value.toBool();
}

void takeAccount(ChallengeData &data, const ComponentDescription &component)
{
    data.entry.failure.remedy = component.inWords(data.entry.failure.remedy);
    data.account = component.displayName;
    data.accountOrd = component.ord;
    data.accountHandle = component.handle;
    if (isTrue(component, "useSsl"))
        data.mode = tr("TLS from the first byte");
    else if (isTrue(component, "useStartTls"))
        data.mode = QStringLiteral("STARTTLS");
    if (const SlotDescription *host = component.find(QStringLiteral("hostname")); host && host->writable) {
        data.hostSlot = host->name;
        data.hostname = host->value.toString();
    }
}

/// The three questions one after another; what an answer lacks is left out of what is shown.
struct Loading
{
    StationLink &link;
    QObject *context;
    std::function<void(const ChallengeData &)> done;
    ChallengeData data;
};

void askTime(const std::shared_ptr<Loading> &loading)
{
    loading->link.call(
        QStringLiteral("station.status"), {}, loading->context, [loading](const client::Reply &reply) {
            loading->data.stationTime =
                QDateTime::fromString(reply.value[QStringLiteral("time")].toString(), Qt::ISODateWithMs);
            loading->done(loading->data);
        });
}

void askAccount(const std::shared_ptr<Loading> &loading)
{
    if (loading->data.entry.waiting.isEmpty())
        return askTime(loading);
    loading->link.call(QStringLiteral("component.describe"),
                       {{QStringLiteral("ord"), loading->data.entry.waiting.first().ord}}, loading->context,
                       [loading](const client::Reply &reply) {
                           if (reply.ok())
                               takeAccount(loading->data,
                                           ComponentDescription::fromJson(reply.value.toObject()));
                           askTime(loading);
                       });
}

} // namespace

void loadChallenge(StationLink &link, const QString &key, QObject *context,
                   std::function<void(const ChallengeData &)> done,
                   std::function<void(const station::Error &)> failed)
{
    const auto loading = std::make_shared<Loading>(Loading{link, context, std::move(done), {}});
    link.call(QStringLiteral("hosts.show"), hostParams(key), context,
              [loading, failed = std::move(failed)](const client::Reply &reply) {
                  if (!reply.ok())
                      return failed(reply.errors.first());
                  loading->data.entry = HostEntry::fromJson(reply.value.toObject());
                  askAccount(loading);
              });
}

} // namespace ui
