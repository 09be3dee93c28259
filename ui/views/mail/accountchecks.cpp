#include "ui/views/mail/accountchecks.h"

#include "ui/views/mail/checkrun.h"

#include <QJsonArray>

namespace ui {

namespace {

/// Accounts often share a server, and servers count connections.
constexpr qsizetype atOnce = 4;

} // namespace

CheckWord CheckWord::ofStage(const QJsonObject &stage)
{
    return {AccountChecks::tr("%1 %2…")
                .arg(stage.value(QStringLiteral("stage")).toInt())
                .arg(stage.value(QStringLiteral("title")).toString()),
            Unknown};
}

CheckWord CheckWord::ofReport(const QJsonObject &report)
{
    Kind kind = Passed;
    for (const QJsonValue &stage : report.value(QStringLiteral("stages")).toArray()) {
        if (stage[QStringLiteral("result")].toString() == QLatin1String("warning"))
            kind = Warned;
    }
    if (report.value(QStringLiteral("cancelled")).toBool())
        kind = Unknown;
    if (!report.value(QStringLiteral("failed")).isNull())
        kind = Failed;
    return {report.value(QStringLiteral("verdict")).toString(), kind};
}

AccountChecks::AccountChecks(StationLink &link, QObject *parent) : QObject(parent), m_link(link) {}

void AccountChecks::start(const QList<quint32> &handles)
{
    for (const quint32 handle : handles) {
        if (m_waiting.contains(handle) || m_runs.contains(handle))
            continue;
        m_waiting.append(handle);
        Q_EMIT told(handle, {tr("Waiting…"), CheckWord::Unknown});
    }
    startNext();
    Q_EMIT runningChanged();
}

void AccountChecks::cancel()
{
    for (const quint32 handle : std::exchange(m_waiting, {}))
        Q_EMIT told(handle, {});
    for (CheckRun *run : std::as_const(m_runs))
        run->cancel();
    Q_EMIT runningChanged();
}

void AccountChecks::startNext()
{
    while (!m_waiting.isEmpty() && m_runs.size() < atOnce)
        startOne(m_waiting.takeFirst());
}

void AccountChecks::startOne(quint32 handle)
{
    auto *run = new CheckRun(m_link, this);
    m_runs.insert(handle, run);
    Q_EMIT told(handle, {tr("Checking…"), CheckWord::Unknown});
    connect(run, &CheckRun::stageEnded, this,
            [this, handle](const QJsonObject &stage) { Q_EMIT told(handle, CheckWord::ofStage(stage)); });
    connect(run, &CheckRun::ended, this, [this, handle](const QJsonObject &report, const QString &trouble) {
        Q_EMIT told(handle,
                    trouble.isEmpty() ? CheckWord::ofReport(report) : CheckWord{trouble, CheckWord::Failed});
        end(handle);
    });
    run->start({{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle)}});
}

void AccountChecks::end(quint32 handle)
{
    m_runs.take(handle)->deleteLater();
    startNext();
    if (!isRunning())
        Q_EMIT runningChanged();
}

} // namespace ui
