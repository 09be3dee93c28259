#include "tests/support/mailstation.h"

#include "components/email/message/message.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace testsupport {

using station::Error;
using station::Result;

namespace {

constexpr auto serviceOrd = "/Services/EmailService";

QJsonObject node(int handle, const char *name, const char *type, const QJsonArray &children = {},
                 const QJsonObject &values = {})
{
    return {{QStringLiteral("handle"), handle},
            {QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("type"), QLatin1String(type)},
            {QStringLiteral("slots"), values},
            {QStringLiteral("children"), children}};
}

QByteArray stationText(const MailStation::Accounts &accounts, bool hasCertificates)
{
    QJsonArray children;
    int handle = 10;
    for (const auto &[name, values] : accounts) {
        // Accounts that fetch have a transport of theirs.
        const QString transport = values.value(QStringLiteral("transport")).toString();
        const bool fetches = transport == QLatin1String("Imap") || transport == QLatin1String("Pop3");
        children.append(node(handle++, qPrintable(name),
                             fetches ? "email:IncomingAccount" : "email:OutgoingAccount", {}, values));
    }
    QJsonArray platform;
    if (hasCertificates)
        platform.append(node(7, "CertificateService", "platform:CertificateService"));
    const QJsonArray services{
        node(3, "EmailService", "email:EmailService", children),
        node(4, "AlarmService", "alarm:AlarmService", {node(5, "Default", "alarm:AlarmClass")}),
        node(6, "PlatformServices", "platform:PlatformServices", platform)};
    const QJsonObject root =
        node(1, "", "station:Station", {node(2, "Services", "station:Services", services)},
             {{QStringLiteral("stationName"), QStringLiteral("test")},
              {QStringLiteral("stationId"), QStringLiteral("8a8e4a5c-0000-4000-8000-000000000001")}});
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QStringLiteral("tocsin-station")},
                                     {QStringLiteral("version"), 1},
                                     {QStringLiteral("nextHandle"), 100},
                                     {QStringLiteral("root"), root}})
        .toJson();
}

} // namespace

MailStation::MailStation(station::Clock &clock, const Accounts &accounts)
    : m_accounts(accounts), m_station(m_registry, clock), m_files(m_folder.filePath(QStringLiteral("s")))
{
    // The key of the secrets lies outside the station's folder, and not in the home of who runs the test.
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("state"))));
    QDir().mkpath(m_folder.filePath(QStringLiteral("state")));
}

MailStation::~MailStation()
{
    close();
}

Result<void> MailStation::start()
{
    if (const Result<void> made =
            station::StationFolder::create(folder(), stationText(m_accounts, m_hasCertificates));
        !made)
        return made;
    if (beforeLoading)
        beforeLoading(folder());
    m_station.setFolder(folder());
    if (const Result<void> loaded = m_files.load(m_station); !loaded)
        return loaded;
    m_station.log().openFile(folder() + QStringLiteral("/log/station.log"));
    if (const Result<void> opened =
            m_station.database().open(m_files.filePath(QStringLiteral("station.db")), componentSchemas());
        !opened)
        return opened;
    m_open = true;
    if (const Result<void> opened =
            m_station.secrets().open(folder(), QStringLiteral("8a8e4a5c-0000-4000-8000-000000000001"), {});
        !opened)
        return opened;
    m_station.finishLoading();
    // The tests' clock stands still on a day that the program's build leaves behind.
    if (auto *certificates = m_station.service<platform::CertificateService>())
        certificates->setEarliest(QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));
    m_files.keepSaved(m_station);
    m_station.start();
    return {};
}

void MailStation::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_station.stop();
    (void)m_files.close();
    (void)m_station.database().close();
}

email::OutgoingAccount &MailStation::account(const QString &name)
{
    return dynamic_cast<email::OutgoingAccount &>(mailAccount(name));
}

email::IncomingAccount &MailStation::inbox(const QString &name)
{
    return dynamic_cast<email::IncomingAccount &>(mailAccount(name));
}

email::MailAccount &MailStation::mailAccount(const QString &name)
{
    return dynamic_cast<email::MailAccount &>(
        **m_station.find(QLatin1String(serviceOrd) + QLatin1Char('/') + name));
}

email::EmailService &MailStation::service()
{
    return *m_station.service<email::EmailService>();
}

platform::CertificateService &MailStation::certificates()
{
    return *m_station.service<platform::CertificateService>();
}

alarms::AlarmService &MailStation::alarms()
{
    return *m_station.service<alarms::AlarmService>();
}

QString MailStation::ord(const QString &slot, const QString &account)
{
    return QStringLiteral("%1/%2.%3").arg(QLatin1String(serviceOrd), account, slot);
}

QString MailStation::set(const QJsonObject &values, const QString &account)
{
    std::vector<station::SlotWrite> writes;
    for (auto it = values.begin(); it != values.end(); ++it)
        writes.push_back({ord(it.key(), account), it.value()});
    QStringList refusals;
    for (const Error &error : m_station.commit(writes, person))
        refusals.append(error.text());
    return refusals.join(QLatin1Char('\n'));
}

station::ActionResult MailStation::invoke(const QString &action, const QJsonValue &argument,
                                          const QString &account)
{
    return m_station.invoke(*m_station.findSlot(ord(action, account)), argument, person);
}

quint64 MailStation::send(const QStringList &to, const QString &text, int priority)
{
    email::MailDraft draft;
    draft.from = email::parseAddressList(QStringLiteral("Harbour House <alice@example.test>"))->constFirst();
    draft.to = *email::parseAddressList(to.join(QLatin1Char(',')));
    draft.subject = QStringLiteral("Alarm %1").arg(++m_sent);
    draft.text = text;
    draft.date = m_station.clock().wall();
    draft.messageId = email::makeMessageId(QByteArray::number(m_sent), "example.test");
    const auto composed = email::compose(draft);
    if (!composed)
        return 0;
    m_lastMessage = composed->bytes;
    email::NewMail mail;
    mail.mail = *composed;
    mail.subject = draft.subject;
    mail.text = draft.text;
    mail.kind = email::MailKind::Alarm;
    mail.priority = priority;
    const auto ticket = service().outbox().enqueue(mail);
    return ticket ? ticket->id : 0;
}

QJsonObject MailStation::message(quint64 id)
{
    QJsonObject found;
    bool answered = false;
    service().outbox().get(id, [&](const Result<QJsonObject> &object) {
        answered = true;
        if (object)
            found = *object;
    });
    (void)waitUntil([&] { return answered; }, 20'000);
    return found;
}

trust::Endpoint MailStation::endpoint(const QString &name)
{
    const email::MailAccount &asked = mailAccount(name);
    const auto *fetches = dynamic_cast<const email::IncomingAccount *>(&asked);
    const trust::Protocol protocol = !fetches ? trust::Protocol::Smtp
                                     : fetches->transport() == email::IncomingTransport::Imap
                                         ? trust::Protocol::Imap
                                         : trust::Protocol::Pop3;
    return trust::makeEndpoint(protocol, asked.hostname().text, asked.resolvedPort().number).value();
}

const trust::AllowedHost *MailStation::host(const QString &name)
{
    return certificates().hosts().find(endpoint(name));
}

Result<trust::AllowedHost> MailStation::approve(trust::Problems also, const QString &name)
{
    const trust::AllowedHost *shown = host(name);
    if (!shown)
        return Error{name, QStringLiteral("its server has shown no certificate"), {}};
    trust::AllowedHosts::Approve decision;
    decision.sha256 = shown->leaf().sha256();
    decision.also = also;
    return certificates().approve(endpoint(name), decision, person);
}

QString MailStation::traceOf(const QString &name)
{
    QString text;
    for (const email::Trace::Line &line : mailAccount(name).trace().lines())
        text += line.shown() + QLatin1Char('\n');
    return text;
}

} // namespace testsupport
