#pragma once

#include "components/alarm/alarmservice.h"
#include "components/components.h"
#include "components/email/emailservice.h"
#include "components/email/incomingaccount.h"
#include "components/email/outgoingaccount.h"
#include "components/platform/certificateservice.h"
#include "station/stationfolder.h"
#include "tests/support/waiting.h"

#include <QTemporaryDir>

namespace testsupport {

/// A running station with one folder, database, secrets, alarm and certificate service, and mail accounts.
/// Waiting goes through the test's event loop; time is the clock's.
class MailStation
{
public:
    /// @p accounts: name → values of station.json, in this order: "Outgoing" is what the others default to.
    using Accounts = QList<std::pair<QString, QJsonObject>>;

    MailStation(station::Clock &clock, const Accounts &accounts);
    ~MailStation();

    /// As from a file out of which a person has deleted the CertificateService; before start().
    void leaveOutCertificates() { m_hasCertificates = false; }
    /// Called with the folder when it was made and not yet read.
    std::function<void(const QString &folder)> beforeLoading;
    /// Loads and starts; an Error says why it cannot.
    station::Result<void> start();
    /// Stops and closes, so that every file is complete.
    void close();

    station::Station &station() { return m_station; }
    email::OutgoingAccount &account(const QString &name = QStringLiteral("Outgoing"));
    email::IncomingAccount &inbox(const QString &name = QStringLiteral("Incoming"));
    email::MailAccount &mailAccount(const QString &name);
    email::EmailService &service();
    platform::CertificateService &certificates();
    alarms::AlarmService &alarms();

    static QString ord(const QString &slot, const QString &account = QStringLiteral("Outgoing"));
    /// Writes as a person does; gives the refusals, empty when there are none.
    QString set(const QJsonObject &values, const QString &account = QStringLiteral("Outgoing"));
    station::ActionResult invoke(const QString &action, const QJsonValue &argument = {},
                                 const QString &account = QStringLiteral("Outgoing"));

    /// Queues a message to these addresses; 0 when it was refused.
    quint64 send(const QStringList &to = {QStringLiteral("bob@example.test")},
                 const QString &text = QStringLiteral("Zone 3 is too warm."), int priority = 128);
    /// The bytes of the last message that was queued.
    const QByteArray &lastMessage() const { return m_lastMessage; }
    /// What the outbox says of a message; asks the database, so it takes a moment.
    QJsonObject message(quint64 id);
    QString stateOf(quint64 id) { return message(id).value(QStringLiteral("state")).toString(); }

    /// The entry of Allowed Hosts for the account's server; nullptr when there is none.
    const trust::AllowedHost *host(const QString &account = QStringLiteral("Outgoing"));
    /// Approves what the account's server showed.
    station::Result<trust::AllowedHost> approve(trust::Problems also = {},
                                                const QString &account = QStringLiteral("Outgoing"));

    QString folder() const { return m_folder.filePath(QStringLiteral("s")); }
    const QStringList &warnings() const { return m_files.warnings(); }
    /// The text of the account's trace.
    QString traceOf(const QString &account = QStringLiteral("Outgoing"));
    const station::Actor person{
        .kind = station::Actor::Person, .user = QStringLiteral("tester"), .through = QStringLiteral("test")};

private:
    struct AllTypes : station::Registry
    {
        AllTypes() { registerComponents(*this); }
    };
    trust::Endpoint endpoint(const QString &account);

    QTemporaryDir m_folder{folderInMemory(QStringLiteral("mail"))};
    Accounts m_accounts;
    AllTypes m_registry;
    station::Station m_station;
    station::StationFolder m_files;
    QByteArray m_lastMessage;
    int m_sent = 0;
    bool m_hasCertificates = true;
    bool m_open = false;
};

} // namespace testsupport
