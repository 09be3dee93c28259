#include "truststore/endpoint.h"

#include <QCoreApplication>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Endpoint", text);
}

constexpr const char *protocolNames[] = {"smtp", "imap", "pop3", "session", "oauth"};

} // namespace

QString Endpoint::hostAndPort() const
{
    const QString text =
        host.isAddress() && host.text().contains(u':') ? u'[' + host.text() + u']' : host.text();
    return text + u':' + QString::number(port);
}

QString name(Protocol protocol)
{
    return QString::fromLatin1(protocolNames[int(protocol)]);
}

std::optional<Protocol> protocolNamed(const QString &name)
{
    for (int i = 0; i < int(std::size(protocolNames)); ++i) {
        if (name.compare(QLatin1String(protocolNames[i]), Qt::CaseInsensitive) == 0)
            return Protocol(i);
    }
    return std::nullopt;
}

station::Result<Endpoint> makeEndpoint(Protocol protocol, const QString &host, int port)
{
    station::Result<HostName> name = HostName::parse(host);
    if (!name)
        return name.error();
    if (port < 1 || port > 65535)
        return station::Error{tr("port"), tr("%1 is not between 1 and 65535").arg(port), {}};
    return Endpoint{protocol, *name, quint16(port)};
}

station::Result<Endpoint> parseEndpoint(Protocol protocol, const QString &hostAndPort)
{
    const qsizetype colon = hostAndPort.lastIndexOf(u':');
    const QString host = hostAndPort.left(colon);
    bool number = false;
    const int port = hostAndPort.mid(colon + 1).toInt(&number);
    const bool bareAddress = host.contains(u':') && !host.startsWith(u'[');
    if (colon < 0 || !number || bareAddress)
        return station::Error{tr("\"%1\"").arg(hostAndPort), tr("is not of the form HOST:PORT"),
                              tr("Write for example mail.example.org:465 or [2001:db8::1]:465.")};
    return makeEndpoint(protocol, host, port);
}

} // namespace trust
