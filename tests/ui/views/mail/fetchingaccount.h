#pragma once

#include "station/component.h"

namespace mailbench {

/// A kind of account that the workbench has never heard of: it has an account's slots, and fetches.
class FetchingAccount final : public station::Component
{
public:
    station::Slot<station::HostName> hostname{
        this, {.name = "hostname", .value = "", .group = "Connection", .doc = "Name of the server."}};
    station::Slot<station::Port> port{
        this, {.name = "port", .group = "Connection", .doc = "TCP port; -1 takes the usual one."}};
    station::Slot<bool> useSsl{this,
                               {.name = "useSsl", .value = true, .group = "Security", .doc = "Encrypts."}};
    station::Slot<bool> useStartTls{this,
                                    {.name = "useStartTls", .group = "Security", .doc = "Encrypts later."}};
    station::Slot<QString> account{this, {.name = "account", .group = "Sign-in", .doc = "Login name."}};
    station::Slot<station::Secret> password{this,
                                            {.name = "password", .group = "Sign-in", .doc = "Password."}};
    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient,
                                           .group = "Status",
                                           .doc = "How it is."}};

    static void add(station::Registry &registry)
    {
        registry.add<FetchingAccount>(
            {.name = QStringLiteral("test:Fetching"),
             .doc = QStringLiteral("For tests."),
             .parents = {QStringLiteral("email:EmailService")},
             .rules = {{.kind = QStringLiteral("portByMode"),
                        .slotNames = {QStringLiteral("port"), QStringLiteral("useSsl"),
                                      QStringLiteral("useStartTls")},
                        .detail = {{QStringLiteral("none"), 143},
                                   {QStringLiteral("useStartTls"), 143},
                                   {QStringLiteral("useSsl"), 993}}}}});
    }
};

} // namespace mailbench
