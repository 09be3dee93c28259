#include "components/email/check/checkreport.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

struct StageWords
{
    const char *name;
    const char *title;
    const char *place; ///< Behind "Stops at".
};

constexpr std::array<StageWords, CheckStageCount> stageWords{{
    {"settings", QT_TRANSLATE_NOOP("Check", "Settings"), QT_TRANSLATE_NOOP("Check", "the settings")},
    {"name", QT_TRANSLATE_NOOP("Check", "Name"), QT_TRANSLATE_NOOP("Check", "the host name")},
    {"tcp", QT_TRANSLATE_NOOP("Check", "Connection"), QT_TRANSLATE_NOOP("Check", "the connection")},
    {"greeting", QT_TRANSLATE_NOOP("Check", "Greeting"), QT_TRANSLATE_NOOP("Check", "the greeting")},
    {"startTls", QT_TRANSLATE_NOOP("Check", "STARTTLS"), QT_TRANSLATE_NOOP("Check", "STARTTLS")},
    {"certificate", QT_TRANSLATE_NOOP("Check", "Certificate"), QT_TRANSLATE_NOOP("Check", "the certificate")},
    {"capabilities", QT_TRANSLATE_NOOP("Check", "Capabilities"),
     QT_TRANSLATE_NOOP("Check", "the capabilities")},
    {"signIn", QT_TRANSLATE_NOOP("Check", "Sign-in"), QT_TRANSLATE_NOOP("Check", "the sign-in")},
    {"sender", QT_TRANSLATE_NOOP("Check", "Sender"), QT_TRANSLATE_NOOP("Check", "the sender")},
    {"recipients", QT_TRANSLATE_NOOP("Check", "Recipients"), QT_TRANSLATE_NOOP("Check", "the recipients")},
    {"send", QT_TRANSLATE_NOOP("Check", "Test mail"), QT_TRANSLATE_NOOP("Check", "the test mail")},
    {"roundTrip", QT_TRANSLATE_NOOP("Check", "Round trip"), QT_TRANSLATE_NOOP("Check", "the round trip")},
    {"alarmRoute", QT_TRANSLATE_NOOP("Check", "Alarm route"), QT_TRANSLATE_NOOP("Check", "the alarm route")},
}};

const StageWords &wordsOf(CheckStage stage)
{
    return stageWords[std::size_t(stage) - 1];
}

constexpr std::array resultNames{"open", "pass", "warning", "fail", "skipped"};

} // namespace

QString stageName(CheckStage stage)
{
    return QLatin1String(wordsOf(stage).name);
}

QString stageTitle(CheckStage stage)
{
    return tr(wordsOf(stage).title);
}

void CheckReport::set(CheckStage stage, StageResult result)
{
    m_stages[std::size_t(stage) - 1] = std::move(result);
}

void CheckReport::skipRest(const QString &why)
{
    for (StageResult &stage : m_stages) {
        if (stage.result == StageResult::Result::Open)
            stage = {StageResult::Result::Skipped, 0, why};
    }
}

void CheckReport::cancel()
{
    m_cancelled = true;
    skipRest(tr("Cancelled"));
}

std::optional<CheckStage> CheckReport::failedStage() const
{
    const auto failed = std::find_if(m_stages.begin(), m_stages.end(), [](const StageResult &stage) {
        return stage.result == StageResult::Result::Fail;
    });
    return failed == m_stages.end() ? std::nullopt : std::optional(CheckStage(failed - m_stages.begin() + 1));
}

QString CheckReport::verdict() const
{
    if (const auto failed = failedStage())
        return tr("Stops at %1").arg(tr(wordsOf(*failed).place));
    if (m_cancelled)
        return tr("Cancelled");
    const auto warnings = std::count_if(m_stages.begin(), m_stages.end(), [](const StageResult &stage) {
        return stage.result == StageResult::Result::Warning;
    });
    if (warnings == 0)
        return tr("Ready");
    return warnings == 1 ? tr("Ready, with 1 warning") : tr("Ready, with %1 warnings").arg(warnings);
}

void CheckReport::setTranscript(const Trace &trace, const QDateTime &from)
{
    m_transcript = {};
    for (const Trace::Line &line : trace.lines())
        m_transcript.append(QJsonObject{{QStringLiteral("ms"), from.msecsTo(line.time)},
                                        {QStringLiteral("line"), line.shown()}});
}

QJsonObject CheckReport::stageJson(CheckStage stage) const
{
    const StageResult &found = at(stage);
    return {{QStringLiteral("stage"), int(stage)},
            {QStringLiteral("name"), stageName(stage)},
            {QStringLiteral("title"), stageTitle(stage)},
            {QStringLiteral("result"), QLatin1String(resultNames[std::size_t(found.result)])},
            {QStringLiteral("ms"), found.ms},
            {QStringLiteral("text"), found.text},
            {QStringLiteral("next"), found.next},
            {QStringLiteral("detail"), found.detail}};
}

QJsonObject CheckReport::toJson() const
{
    QJsonArray stages;
    for (int stage = 1; stage <= CheckStageCount; ++stage)
        stages.append(stageJson(CheckStage(stage)));
    const auto failed = failedStage();
    return {{QStringLiteral("subject"), m_subject},
            {QStringLiteral("verdict"), verdict()},
            {QStringLiteral("failed"), failed ? QJsonValue(int(*failed)) : QJsonValue()},
            {QStringLiteral("cancelled"), m_cancelled},
            {QStringLiteral("stages"), stages},
            {QStringLiteral("transcript"), m_transcript}};
}

} // namespace email
