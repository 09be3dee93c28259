#include "ui/views/mail/accountplan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace ui {

namespace {

QString keyOf(MailSecurity security)
{
    switch (security) {
    case MailSecurity::Tls:
        return QStringLiteral("useSsl");
    case MailSecurity::StartTls:
        return QStringLiteral("useStartTls");
    case MailSecurity::None:
        break;
    }
    return QStringLiteral("none");
}

void take(PlannedAccount &account, const std::optional<client::ServerSettings> &settings)
{
    if (!settings)
        return;
    account.host = settings->host;
    account.security = settings->mode == client::TlsMode::Ssl        ? MailSecurity::Tls
                       : settings->mode == client::TlsMode::StartTls ? MailSecurity::StartTls
                                                                     : MailSecurity::None;
    account.port = settings->port == account.usualPort(account.security) ? 0 : settings->port;
}

} // namespace

bool looksLikeAddress(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^[^\s@<>,;]+@[^\s@<>,;]+$)"));
    return shape.match(text).hasMatch();
}

int PlannedAccount::usualPort(MailSecurity mode) const
{
    if (!type)
        return 0;
    for (const RuleDescription &rule : type->rules) {
        if (rule.kind != QLatin1String("portByMode"))
            continue;
        const QHash<QString, int> ports =
            rule.portsBy.isEmpty() ? rule.ports : rule.portsBy.value(transport, rule.ports);
        return ports.value(keyOf(mode));
    }
    return 0;
}

QStringList PlannedAccount::transports() const
{
    const SlotDescription *slot = type ? type->find(QStringLiteral("transport")) : nullptr;
    return slot ? slot->facets.range : QStringList();
}

QList<const PlannedAccount *> AccountPlan::accounts() const
{
    QList<const PlannedAccount *> list;
    for (const PlannedAccount *account : {&outgoing, &incoming}) {
        if (account->wanted && account->type)
            list.append(account);
    }
    return list;
}

bool AccountPlan::isEncrypted() const
{
    const QList<const PlannedAccount *> list = accounts();
    return std::all_of(list.begin(), list.end(),
                       [](const PlannedAccount *account) { return account->security != MailSecurity::None; });
}

void AccountPlan::applyPreset()
{
    if (!preset)
        return;
    take(outgoing, preset->smtp);
    if (preset->imap && incoming.transports().contains(QStringLiteral("Imap")))
        incoming.transport = QStringLiteral("Imap");
    take(incoming, preset->imap);
    signsIn = preset->signIn != client::ProviderPreset::None;
}

QString AccountPlan::ordOf(const PlannedAccount &account) const
{
    return serviceOrd + QLatin1Char('/') + account.name;
}

QString AccountPlan::recipientOrd() const
{
    return alarmServiceOrd + QLatin1Char('/') + recipientName;
}

QString AccountPlan::sender() const
{
    return senderName.isEmpty() ? address : QStringLiteral("%1 <%2>").arg(senderName, address);
}

QJsonObject AccountPlan::valuesOf(const PlannedAccount &account) const
{
    QJsonObject values{{QStringLiteral("hostname"), account.host},
                       {QStringLiteral("useSsl"), account.security == MailSecurity::Tls},
                       {QStringLiteral("useStartTls"), account.security == MailSecurity::StartTls},
                       {QStringLiteral("port"), account.port > 0 ? account.port : -1},
                       {QStringLiteral("account"), signsIn ? user : QString()}};
    if (!account.transport.isEmpty())
        values.insert(QStringLiteral("transport"), account.transport);
    if (account.type && account.type->find(QStringLiteral("from")))
        values.insert(QStringLiteral("from"), sender());
    values.insert(QStringLiteral("password"),
                  signsIn && !password.isEmpty() ? QJsonValue(password) : QJsonValue());
    return values;
}

QJsonObject AccountPlan::newValuesOf(const PlannedAccount &account) const
{
    QJsonObject values = valuesOf(account);
    for (const QString &slot : values.keys()) {
        if (values.value(slot).isNull())
            values.remove(slot);
    }
    return values;
}

QJsonObject AccountPlan::recipientValues() const
{
    QJsonObject values{{QStringLiteral("to"), QJsonArray::fromStringList(recipients)}};
    if (outgoing.wanted)
        values.insert(QStringLiteral("account"), ordOf(outgoing));
    return values;
}

} // namespace ui
