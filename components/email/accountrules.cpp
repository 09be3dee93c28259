// The rules between the slots of a mail account as sheets draw them; docs/rules.md has their form. The
// account itself enforces them.

#include "components/email/accountrules.h"

#include <QCoreApplication>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MailAccount", text);
}

std::vector<station::SlotRule> rulesWith(QJsonObject ports)
{
    const QStringList mode{QStringLiteral("useSsl"), QStringLiteral("useStartTls")};
    const std::pair<QString, QJsonValue> weakened{
        QStringLiteral("weakened"),
        QJsonObject{{QStringLiteral("mode"), QStringLiteral("useStartTls")},
                    {QStringLiteral("slot"), QStringLiteral("startTlsPolicy")},
                    {QStringLiteral("value"), QStringLiteral("IfSupported")},
                    {QStringLiteral("text"), tr("STARTTLS if offered, else in the clear")}}};
    ports.insert(QStringLiteral("texts"),
                 QJsonObject{{QStringLiteral("useSsl"), tr("TLS from the first byte")},
                             {QStringLiteral("useStartTls"), tr("STARTTLS, required")}});
    ports.insert(weakened.first, weakened.second);
    return {
        {.kind = QStringLiteral("exclusive"),
         .slotNames = mode,
         .detail = {{QStringLiteral("remedy"), tr("useSsl encrypts from the first byte, useStartTls "
                                                  "after the greeting; set one of them false")}}},
        {.kind = QStringLiteral("portByMode"),
         .slotNames = {QStringLiteral("port"), QStringLiteral("useSsl"), QStringLiteral("useStartTls")},
         .detail = ports},
        {.kind = QStringLiteral("secretNeedsMode"),
         .slotNames = {QStringLiteral("password"), QStringLiteral("useSsl"), QStringLiteral("useStartTls")},
         .detail = {weakened,
                    {QStringLiteral("unless"), QStringLiteral("allowPlaintextAuth")},
                    {QStringLiteral("remedy"),
                     tr("Set useSsl, or useStartTls with startTlsPolicy Required, forget the "
                        "password, or allow it with allowPlaintextAuth")}}}};
}

QJsonObject portsJson(const StandardPorts &ports)
{
    return {{QStringLiteral("none"), ports.clear},
            {QStringLiteral("useStartTls"), ports.startTls},
            {QStringLiteral("useSsl"), ports.tls}};
}

} // namespace

std::vector<station::SlotRule> accountRules(const StandardPorts &ports)
{
    return rulesWith(portsJson(ports));
}

std::vector<station::SlotRule> accountRules(const QHash<QString, StandardPorts> &portsBy)
{
    QJsonObject table;
    for (auto one = portsBy.begin(); one != portsBy.end(); ++one)
        table.insert(one.key(), portsJson(one.value()));
    return rulesWith(
        QJsonObject{{QStringLiteral("by"), QStringLiteral("transport")}, {QStringLiteral("portsBy"), table}});
}

} // namespace email
