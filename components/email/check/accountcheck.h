#pragma once

#include "components/email/check/checkprobe.h"
#include "components/email/check/tlssniff.h"
#include "station/clock.h"

#include <QObject>

#include <memory>

namespace email {

/// Goes through stages 2 to 11 of the report over a connection of its own, so that neither the account nor
/// its queue notices. A certificate that is refused becomes a challenge as it would for the account.
class AccountCheck final : public QObject
{
public:
    /// Told of every stage that has its result.
    using Told = std::function<void(const CheckReport &report, CheckStage stage)>;

    AccountCheck(station::Clock &clock, CheckSubject subject, CheckPlan plan, Told told);
    ~AccountCheck() override;

    /// @p done comes once, from the event loop, when no stage is open any more.
    void start(std::function<void(const CheckReport &report)> done);
    /// Ends the connection; the stages that were not reached say that somebody cancelled.
    void cancel();

private:
    void heard(const Output &output);
    void entered(Step step);
    void named();
    void connected();
    void listenForTls();
    void judged();
    void helloed();
    void signedIn();
    void take(const CheckProbe::Found &found);
    void ended();
    void failed(const Outcome &outcome);
    QString nextFor(const Outcome &outcome, const Verdict &verdict) const;
    QList<trust::Certificate> shownChain() const;
    QJsonObject certificateDetail() const;
    QJsonObject beforeTls() const;
    void pass(CheckStage stage, const QString &text, const QJsonObject &detail = {},
              StageResult::Result result = StageResult::Result::Pass, const QString &next = {});
    void passTls(CheckStage stage, const QString &text, const QJsonObject &detail = {});
    void skip(CheckStage stage, const QString &why);
    qint64 lap();
    bool isOpen(CheckStage stage) const { return m_report.at(stage).result == StageResult::Result::Open; }
    QString tlsWords() const;

    station::Clock &m_clock;
    CheckSubject m_subject; ///< Its session settings go to the probe.
    const TlsMode m_mode;
    const QString m_login;
    CheckPlan m_plan;
    Told m_told;
    std::function<void(const CheckReport &)> m_done;
    CheckReport m_report;
    Trace m_trace;
    std::optional<trust::PeerQuestion> m_question; ///< What the server showed.
    std::optional<trust::PeerAnswer> m_answer;
    std::unique_ptr<CheckProbe> m_probe;
    std::unique_ptr<Wire> m_wire;
    station::Timer m_silence; ///< A server that says nothing may wait for TLS.
    std::unique_ptr<TlsSniff> m_sniff;
    bool m_speaksTls = false;
    station::Timer m_end;
    QDateTime m_began;
    qint64 m_lap = 0;
    bool m_cancelled = false;
};

} // namespace email
