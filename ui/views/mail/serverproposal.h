#pragma once

#include "ui/views/mail/accountplan.h"

namespace ui {

/// A server that a domain publishes, as mail.discover tells of it.
struct ServerProposal
{
    QString protocol; ///< "smtp", "imap" or "pop3".
    QString host;
    int port = 0;
    MailSecurity security = MailSecurity::Tls;
    QString source;          ///< "SRV _submissions._tcp"
    bool isInDomain = false; ///< Otherwise a person has to confirm it.

    static ServerProposal fromJson(const QJsonObject &json);

    bool isOutgoing() const { return protocol == QLatin1String("smtp"); }
    /// True when an account of this kind could speak with it.
    bool suits(const PlannedAccount &account) const;
    void applyTo(PlannedAccount &account) const;
    /// True as long as the account is to speak with this host, whatever became of its port.
    bool isIn(const PlannedAccount &account) const;
    friend bool operator==(const ServerProposal &, const ServerProposal &) = default;
    /// "Outgoing: mail.site.example, port 465, TLS"
    QString text() const;
};

} // namespace ui
