#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace ui {

class CheckRun;
class StationLink;

/// What a list says of the check of an account: the stage that ended last while it goes on, then the verdict.
struct CheckWord
{
    enum Kind { Unknown, Passed, Warned, Failed };

    QString text; ///< Empty = not checked yet.
    Kind kind = Unknown;

    static CheckWord ofStage(const QJsonObject &stage);
    static CheckWord ofReport(const QJsonObject &report);
};

/// Checks several accounts, a few of them at a time.
class AccountChecks final : public QObject
{
    Q_OBJECT
public:
    explicit AccountChecks(StationLink &link, QObject *parent = nullptr);

    void start(const QList<quint32> &handles);
    /// Those that wait do not begin; those under way end with what was found.
    void cancel();
    bool isRunning() const { return !m_waiting.isEmpty() || !m_runs.isEmpty(); }

Q_SIGNALS:
    void told(quint32 handle, const ui::CheckWord &word);
    void runningChanged();

private:
    void startNext();
    void startOne(quint32 handle);
    void end(quint32 handle);

    StationLink &m_link;
    QList<quint32> m_waiting;
    QHash<quint32, CheckRun *> m_runs;
};

} // namespace ui
