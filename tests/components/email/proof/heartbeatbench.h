#pragma once

#include "components/email/message/mailreading.h"
#include "components/email/proof/heartbeat.h"
#include "components/email/proof/heartbeatmark.h"
#include "components/email/proof/peerwatch.h"
#include "tests/components/email/proof/proofbench.h"

/// A station with a Heartbeat, a PeerWatch, or both.
namespace heartbeatbench {

using namespace proofbench;
using email::Heartbeat;
using email::HeartbeatMark;
using email::PeerWatch;

constexpr qint64 DayMs = 24 * HourMs;

class HeartbeatBench : public ProofBench
{
public:
    explicit HeartbeatBench(bool hasOther = false) : ProofBench(hasOther) {}

    Heartbeat &heartbeat() { return dynamic_cast<Heartbeat &>(**station().find(Service + "/Heartbeat")); }
    PeerWatch &watch() { return dynamic_cast<PeerWatch &>(**station().find(Service + "/Watch")); }
    void addHeartbeat(QJsonObject values = {})
    {
        values.insert("account", Service + "/Outgoing");
        values.insert("to", QJsonArray{"watch@example.test"});
        add(**station().find(Service), "email:Heartbeat", "Heartbeat", values);
        settle();
    }
    void addWatch(QJsonObject values = {})
    {
        values.insert("readBy", Service + "/Incoming");
        add(**station().find(Service), "email:PeerWatch", "Watch", values);
        settle();
    }
    /// Messages with the header that the server has.
    QList<QByteArray> sent() const
    {
        QList<QByteArray> list;
        for (const MailServer::Mail &mail : tested.mails) {
            if (mail.message.contains(HeartbeatMark::field))
                list.append(mail.message);
        }
        return list;
    }
    static QString fieldOf(const QByteArray &message)
    {
        return email::MailReading::of(message)->field(QByteArray(HeartbeatMark::field).toLower());
    }
    static HeartbeatMark markOf(const QByteArray &message) { return *HeartbeatMark::parse(fieldOf(message)); }
    static QString textOf(const QByteArray &message) { return email::MailReading::of(message)->text(); }

    /// A heartbeat as another station would send it now, from @p ageMs ago.
    void hear(qint64 number, qint64 ageMs = 0, qint64 intervalMs = HourMs, const char *id = "Peer-1",
              const char *from = "alice@example.test")
    {
        const QDateTime date = clock.wall().addMSecs(-ageMs);
        receive("From: <" + QByteArray(from) + ">\r\nTo: watch@example.test\r\nSubject: Heartbeat\r\nDate: " +
                date.toString(Qt::RFC2822Date).toLatin1() + "\r\nX-Station-Heartbeat: " + id + ";" +
                QByteArray::number(number) + ";" + QByteArray::number(intervalMs / 1000) +
                "\r\n\r\nHello\r\n");
    }
    const alarms::AlarmRecord *alarm() { return openAlarm(QStringLiteral("/Watch"), "heartbeatLost"); }
    bool isLost() { return alarm() && alarm()->isInAlarm(); }
};

} // namespace heartbeatbench
