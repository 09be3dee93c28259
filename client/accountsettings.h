#pragma once

#include "client/invocation.h"

#include <optional>

namespace client {

/// The ord of what was typed for an account: the name of one below the EmailService, or an ord.
QString accountOrd(const QString &typed);

/// The options that say where an account connects to and how: --transport, --host, --port, --tls, --user,
/// --password, --from, --preset.
QList<Option> accountOptions();

/// The type of the account that they describe: one that sends, or one that fetches.
QString accountType(const Arguments &arguments);

/// The slots that these options stand for. Without --tls the port decides on the mode. @p note is what the
/// preset says of the provider. Nothing: told the person why not.
std::optional<QJsonObject> accountSettings(Invocation &run, QString &note);

} // namespace client
