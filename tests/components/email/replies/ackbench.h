#pragma once

#include "components/email/replies/emailalarmacknowledger.h"
#include "components/email/replies/mailuser.h"
#include "station/links.h"
#include "tests/components/email/accountbench.h"
#include "tests/support/mailboxserver.h"

#include <QDir>

/// A station that mails its alarms through one scripted server, reads the replies from another, and
/// acknowledges by them. Anna and Ben are users, Carl only gets mail.
namespace ackbench {

using alarms::AlarmRecord;
using testsupport::FakeClock;
using testsupport::MailboxServer;
using testsupport::MailServer;
using testsupport::MailStation;

inline const QString Acknowledger = QStringLiteral("/Services/EmailService/Replies");

class AckBench
{
public:
    explicit AckBench(const QJsonObject &settings = {}, const QJsonObject &recipient = {})
        : box(MailboxServer::Speaks::Imap, MailboxServer::Tls::None)
    {
        if (!smtp.start() || !box.start())
            qFatal("no free port");
        m_station = make();
        start();
        QJsonObject values{{"enabled", true}, {"replyMeans", "Acknowledge"}};
        for (auto it = settings.begin(); it != settings.end(); ++it)
            values.insert(it.key(), it.value());
        // Null = as it is by default.
        for (const QString &name : values.keys()) {
            if (values[name].isNull())
                values.remove(name);
        }
        add("/Services/EmailService", "email:EmailAlarmAcknowledger", "Replies", values);
        add(Acknowledger, "email:MailUser", "anna", {{"addresses", "Anna <anna@example.com>"}});
        add(Acknowledger, "email:MailUser", "ben", {{"addresses", "ben@example.com"}});
        link("/Services/EmailService/Incoming.received", Acknowledger + ".received");
        QJsonObject to{{"to", "Anna@example.com, carl@example.com"}};
        for (auto it = recipient.begin(); it != recipient.end(); ++it)
            to.insert(it.key(), it.value());
        add("/Services/AlarmService", "email:EmailRecipient", "Duty", to);
        link("/Services/AlarmService/Default.alarm", "/Services/AlarmService/Duty.routeAlarm");
    }
    ~AckBench()
    {
        if (QTest::currentTestFailed())
            qInfo().noquote() << QJsonDocument(replies()).toJson() << acknowledger().faultCause();
    }

    email::EmailAlarmAcknowledger &acknowledger()
    {
        return dynamic_cast<email::EmailAlarmAcknowledger &>(**station().find(Acknowledger));
    }
    station::Station &station() { return m_station->station(); }
    MailStation &mailStation() { return *m_station; }

    /// The source goes off; gives the alarm.
    AlarmRecord raise(const char *key = "", alarms::EventKind kind = alarms::EventKind::ToOffnormal)
    {
        const bool isOver = kind == alarms::EventKind::ToNormal;
        alarms::Occurrence occurrence;
        occurrence.sourceHandle = 6; // PlatformServices.
        occurrence.source = QStringLiteral("/Services/PlatformServices");
        occurrence.key = QString::fromLatin1(key);
        occurrence.transition = kind;
        occurrence.state = isOver ? alarms::SourceState::Normal : alarms::SourceState::Offnormal;
        occurrence.data = {{QStringLiteral("sourceName"), QStringLiteral("Pump")},
                           {QStringLiteral("msgText"), QStringLiteral("It stands still")}};
        return m_station->alarms().report(occurrence);
    }
    /// As it is now; a null record when it is closed.
    AlarmRecord alarm(const AlarmRecord &before)
    {
        const AlarmRecord *open = m_station->alarms().store().open(before.id);
        return open ? *open : AlarmRecord();
    }
    /// The station file follows an edit by a second, and is written in pieces.
    void waitForFile()
    {
        const auto isWritten = [this] {
            QFile file(m_station->folder() + QStringLiteral("/station.json"));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"routeAlarm\"");
        };
        if (!testsupport::waitUntil([&] { return clock.advance(100), isWritten(); }, 15'000))
            qFatal("the station file was not written");
    }
    /// A long time goes by at once, with nothing to send and the mailbox shut: the clock leaps faster than
    /// any server answers, and mail that waits too long is an alarm, unread or unsent.
    void leap(qint64 ms)
    {
        (void)testsupport::waitUntil(
            [this] { return clock.advance(0), m_station->service().outbox().waiting() == 0; }, 15'000);
        const QString enabled = QStringLiteral("/Services/EmailService/Incoming.enabled");
        if (!set(enabled, false))
            qFatal("the account stays on");
        clock.advance(ms);
        if (!set(enabled, true))
            qFatal("the account stays off");
    }
    void settle()
    {
        bool durable = false;
        station().whenDurable([&durable](const station::Result<void> &) { durable = true; });
        (void)testsupport::waitUntil([&] { return clock.advance(0), durable; }, 15'000);
    }
    /// The mail of this number that came for the address; waits for it.
    QByteArray mailTo(const QByteArray &address, int number = 1)
    {
        const auto found = [&] {
            QList<QByteArray> list;
            for (const MailServer::Mail &mail : smtp.mails) {
                if (mail.recipients.contains(address))
                    list.append(mail.message);
            }
            return list;
        };
        (void)testsupport::waitUntil([&] { return clock.advance(0), found().size() >= number; }, 15'000);
        return found().value(number - 1);
    }
    static QByteArray messageId(const QByteArray &mail)
    {
        const qsizetype from = mail.indexOf("Message-ID: ") + 12;
        return mail.mid(from, mail.indexOf("\r\n", from) - from);
    }
    /// What a mail program makes of an answer.
    static QByteArray answer(const QByteArray &mail, const QByteArray &text, const QByteArray &fields = {},
                             const QByteArray &from = "Anna <anna@example.com>")
    {
        static int number = 0;
        return "From: " + from + "\r\nTo: alarms@example.test\r\nSubject: Re: Alarm\r\nMessage-ID: <reply" +
               QByteArray::number(++number) + "@example.com>\r\nIn-Reply-To: " + messageId(mail) +
               "\r\nReferences: " + messageId(mail) + "\r\n" + fields + "\r\n" + text + "\r\n";
    }
    /// A message comes into the mailbox while the account waits for it.
    void deliver(const QByteArray &message)
    {
        if (!testsupport::waitUntil([&] { return clock.advance(0), box.isWatched(); }, 15'000))
            qFatal("the mailbox is not watched");
        box.deliver(message);
    }
    /// Hands a message over as an incoming account does.
    void receive(const QByteArray &message)
    {
        email::ReceivedMail mail = email::readHeader(message);
        mail.bytes = message;
        station::Turn turn(station());
        acknowledger().doReceived(mail);
    }
    QJsonArray replies() { return acknowledger().doReplies().value().toArray(); }
    QString outcome() { return replies().at(0)[QLatin1String("outcome")].toString(); }
    QString cause() { return replies().at(0)[QLatin1String("cause")].toString(); }
    /// Confirmations that were queued, by subject.
    QStringList confirmations()
    {
        settle();
        QStringList list;
        const auto rows = station().database().queryNow(
            QStringLiteral("SELECT subject FROM message WHERE kind = 1 ORDER BY id"));
        for (const QVariantList &row : *rows)
            list.append(row.front().toString());
        return list;
    }

    bool losesKeys = false; ///< At a restart: the file without which no secret can be read.
    /// Starts anew with what is on disk: complete, or as it is this moment.
    void restart(bool isClean)
    {
        settle();
        waitForFile();
        const auto before = std::exchange(m_station, make());
        if (isClean)
            before->close();
        m_station->beforeLoading = [this, &before](const QString &folder) {
            for (const char *file : {"/station.db", "/station.db-wal", "/station.json", "/secrets"}) {
                QFile::remove(folder + QLatin1String(file));
                QFile::copy(before->folder() + QLatin1String(file), folder + QLatin1String(file));
            }
            if (losesKeys)
                return before->close();
            // The key of the secrets lies beside the folder.
            const QString keys = QStringLiteral("/../state/tocsin/keys");
            QDir().mkpath(folder + keys);
            for (const QString &key : QDir(before->folder() + keys).entryList(QDir::Files))
                QFile::copy(before->folder() + keys + u'/' + key, folder + keys + u'/' + key);
            before->close();
        };
        start();
    }
    bool set(const QString &ord, const QJsonValue &value)
    {
        return station().commit({{ord, value}}, m_station->person).empty();
    }
    station::Component &add(const QString &parent, const char *type, const char *name,
                            const QJsonObject &values)
    {
        const auto added = station().add(**station().find(parent), QLatin1String(type), QLatin1String(name),
                                         values, m_station->person);
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
        return **added;
    }

    void link(const QString &source, const QString &target)
    {
        const auto made = station().links().add(*station().findSlot(source), *station().findSlot(target),
                                                m_station->person);
        if (!made)
            qFatal("%s", qPrintable(made.error().text()));
    }

    FakeClock clock;
    MailServer smtp;
    MailboxServer box;

private:
    std::unique_ptr<MailStation> make()
    {
        const QJsonObject in{{"transport", "Imap"},
                             {"hostname", "127.0.0.1"},
                             {"port", box.port()},
                             {"useSsl", false},
                             {"allowPlaintextAuth", true}};
        return std::make_unique<MailStation>(
            clock, MailStation::Accounts{{"Outgoing", accountbench::accountFor(smtp, MailServer::Tls::None)},
                                         {"Incoming", in}});
    }
    void start()
    {
        if (const auto started = m_station->start(); !started)
            qFatal("%s", qPrintable(started.error().text()));
        clock.advance(0);
        if (!QTest::qWaitFor([this] { return m_station->certificates().isReady(); }, 30'000))
            qFatal("the certificate service is not ready");
        const QString refused = m_station->set(
            {{"account", QString::fromLatin1(box.user)}, {"password", QString::fromLatin1(box.password)}},
            QStringLiteral("Incoming"));
        if (!refused.isEmpty())
            qFatal("%s", qPrintable(refused));
    }
    std::unique_ptr<MailStation> m_station;
};

} // namespace ackbench
