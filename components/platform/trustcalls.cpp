#include "components/platform/trustcalls.h"

#include <QCoreApplication>

namespace platform {

using station::Answer;
using station::Call;
using station::Error;
using station::Result;
using station::Station;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Trust", text);
}

Result<CertificateService *> serviceOf(Station &station)
{
    auto *service = station.service<CertificateService>();
    if (!service)
        return Error{QStringLiteral("trust"), tr("this station has no CertificateService"),
                     tr("Add a platform:CertificateService below /Services/PlatformServices")};
    if (!service->isReady())
        service->readNow();
    return service;
}

} // namespace

std::function<void(const Call &, const Answer &)> withService(Station &station, ActOnTrust act)
{
    return [&station, act = std::move(act)](const Call &call, const Answer &answer) {
        const Result<CertificateService *> service = serviceOf(station);
        answer(service ? act(**service, call) : Result<QJsonValue>(service.error()));
    };
}

QJsonObject parameter(const QString &type, const QString &doc, bool optional)
{
    QJsonObject json{{QStringLiteral("type"), type}, {QStringLiteral("doc"), doc}};
    if (optional)
        json.insert(QStringLiteral("optional"), true);
    return json;
}

QJsonObject endpointJson(const trust::Endpoint &endpoint)
{
    return {{QStringLiteral("host"), endpoint.host.text()},
            {QStringLiteral("port"), endpoint.port},
            {QStringLiteral("protocol"), trust::name(endpoint.protocol)}};
}

QJsonArray usersOf(const Station &station, const trust::Endpoint &endpoint)
{
    QJsonArray list;
    station.forEach([&](station::Component &component) {
        const station::SlotSpec *host = component.findSlot(u"hostname");
        const station::SlotSpec *port = component.findSlot(u"resolvedPort");
        if (!host || !port || !host->isProperty() || !port->isProperty())
            return;
        const auto *name = component.value(*host).as<station::HostName>();
        const auto *number = component.value(*port).as<station::Port>();
        if (!name || !number || number->number != endpoint.port)
            return;
        const auto parsed = trust::HostName::parse(name->text);
        if (parsed && *parsed == endpoint.host)
            list.append(component.path());
    });
    return list;
}

bool isClaimed(const station::Station &station, const trust::Endpoint &endpoint)
{
    return endpoint.protocol == trust::Protocol::Session || endpoint.protocol == trust::Protocol::OAuth ||
           !usersOf(station, endpoint).isEmpty();
}

} // namespace platform
