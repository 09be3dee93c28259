#pragma once

#include "components/email/connection/trace.h"

#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>

namespace email {

/// What a check of an account looks at, in this order; the numbers are those of the exit status.
enum class CheckStage {
    Settings = 1,
    Name,
    Tcp,
    Greeting,
    StartTls,
    Certificate,
    Capabilities,
    SignIn,
    Sender,
    Recipients,
    Send,
    RoundTrip,
    AlarmRoute,
};
inline constexpr int CheckStageCount = int(CheckStage::AlarmRoute);

/// What one stage found.
struct StageResult
{
    enum class Result { Open, Pass, Warning, Fail, Skipped };

    Result result = Result::Open;
    qint64 ms = 0;        ///< How long it took.
    QString text{};       ///< One sentence.
    QString next{};       ///< What to do next; empty when there is nothing to do.
    QJsonObject detail{}; ///< What the sentence is about, for programs and for whoever looks closer.
};

/// The staged report of one check: every stage with its result, the verdict, and what was said.
class CheckReport
{
public:
    explicit CheckReport(QString subject = {}) : m_subject(std::move(subject)) {}

    void set(CheckStage stage, StageResult result);
    const StageResult &at(CheckStage stage) const { return m_stages[std::size_t(stage) - 1]; }
    /// Every stage that is still open was not reached: @p why.
    void skipRest(const QString &why);
    /// Somebody ended the check: nothing is said of the stages that are still open.
    void cancel();

    /// The first stage that failed.
    std::optional<CheckStage> failedStage() const;
    /// "Ready", "Ready, with 2 warnings", "Stops at the sign-in", "Cancelled".
    QString verdict() const;
    /// What was said, with times from the beginning.
    void setTranscript(const Trace &trace, const QDateTime &from);

    /// {subject, verdict, failed, cancelled, stages, transcript}.
    QJsonObject toJson() const;
    /// One stage: {stage, name, title, result, ms, text, next, detail}.
    QJsonObject stageJson(CheckStage stage) const;

private:
    QString m_subject;
    std::array<StageResult, CheckStageCount> m_stages;
    QJsonArray m_transcript;
    bool m_cancelled = false;
};

/// A fixed name for JSON, such as "signIn".
QString stageName(CheckStage stage);
/// The same for people, such as "Sign-in".
QString stageTitle(CheckStage stage);

} // namespace email
