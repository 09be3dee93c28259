#pragma once

#include "components/email/check/checkreport.h"
#include "station/station.h"

#include <functional>

namespace email {

class IncomingAccount;

/// Waits until a test mail of a check comes back through an account that fetches. Listens from the beginning:
/// a mail may be read before its server has said that it took it.
class RoundTrip final : private station::Observer
{
public:
    static constexpr qint64 patienceMs = 120'000;

    /// The account that @p ord names; when it is empty, @p linked or the only one of the station.
    static station::Result<IncomingAccount *> readerFor(station::Station &station, const QString &ord,
                                                        const QString &linked);

    RoundTrip(station::Station &station, const IncomingAccount &reader);
    ~RoundTrip() override;

    /// For the header of the mail.
    const QByteArray &token() const { return m_token; }
    void setMessageId(const QByteArray &id) { m_messageId = id; }
    /// The server said that it has the mail: time counts from here.
    void taken();
    /// What the stage is while it waits.
    StageResult waiting() const;
    /// @p done comes once, from the event loop, unless it is cancelled.
    void wait(std::function<void(const StageResult &)> done);
    bool isWaiting() const { return bool(m_done); }
    void cancel();

private:
    void topicFired(station::Component &node, const station::SlotSpec &slot,
                    station::ValueRef payload) override;
    IncomingAccount *reader() const;
    void look();
    void timedOut();
    void settleSoon(StageResult result);
    void lost(bool inJunk);
    StageResult back() const;
    StageResult bounced(const QString &words) const;

    station::Station &m_station;
    const quint32 m_reader;
    const QString m_readerPath;
    const QByteArray m_token;
    QByteArray m_messageId;
    qint64 m_takenMs = -1; ///< Boot time.
    qint64 m_cameMs = -1;
    std::optional<QString> m_bounce; ///< What a bounce said.
    std::function<void(const StageResult &)> m_done;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    qint64 m_pauseMs = 0; ///< Until the mailbox is looked into again.
    station::Timer m_look;
    station::Timer m_limit;
    station::Timer m_end;
};

} // namespace email
