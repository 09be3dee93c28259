#include "ui/views/mail/serverproposal.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ServerProposal", text);
}

/// As the slot `transport` of an account spells it.
QString transportOf(const QString &protocol)
{
    return protocol.left(1).toUpper() + protocol.mid(1);
}

} // namespace

ServerProposal ServerProposal::fromJson(const QJsonObject &json)
{
    ServerProposal made;
    made.protocol = json[QStringLiteral("protocol")].toString();
    made.host = json[QStringLiteral("host")].toString();
    made.port = json[QStringLiteral("port")].toInt();
    made.security = json[QStringLiteral("security")].toString() == QLatin1String("ssl")
                        ? MailSecurity::Tls
                        : MailSecurity::StartTls;
    made.source = json[QStringLiteral("source")].toString();
    made.isInDomain = json[QStringLiteral("sameDomain")].toBool();
    return made;
}

bool ServerProposal::suits(const PlannedAccount &account) const
{
    if (!account.wanted)
        return false;
    // A kind of account that has no choice fetches by IMAP, as the presets take it too.
    const QStringList transports = account.transports();
    return transports.isEmpty() ? protocol != QLatin1String("pop3")
                                : transports.contains(transportOf(protocol));
}

void ServerProposal::applyTo(PlannedAccount &account) const
{
    if (account.transports().contains(transportOf(protocol)))
        account.transport = transportOf(protocol);
    account.host = host;
    account.security = security;
    account.port = port == account.usualPort(security) ? 0 : port;
}

bool ServerProposal::isIn(const PlannedAccount &account) const
{
    return account.wanted && account.host.compare(host, Qt::CaseInsensitive) == 0;
}

QString ServerProposal::text() const
{
    return tr("%1: %2, port %3, %4")
        .arg(isOutgoing() ? tr("Outgoing") : tr("Incoming by %1").arg(protocol.toUpper()), host,
             QString::number(port), securityText(security));
}

} // namespace ui
