#pragma once

#include "ui/link/description.h"

#include <QIcon>

namespace ui {

/// How an account speaks with its server.
enum class MailSecurity { None, StartTls, Tls };

/// What makes a component or a type a mail account is that it has the slots of one, whatever it is called.
bool isMailAccount(const ComponentDescription &component);
/// An account that sends can send a test; the others fetch.
bool isOutgoing(const ComponentDescription &account);
MailSecurity securityOf(const ComponentDescription &account);
/// "TLS", "STARTTLS" or "Not encrypted".
QString securityText(MailSecurity security);
/// What a connection is doing, by the account's slot `state`: "Signing in".
QString connectionText(const QString &state);

/// The mark of a status in its colour; nothing for {ok}.
QIcon statusMark(station::Status status);
/// The icon called @p name in the colour of what must not be overlooked.
QIcon alertMark(const QString &name);
/// A path's last part, for a person: "/Services/EmailService/Outgoing" → "Outgoing".
QString shortName(const QString &ord);

} // namespace ui
