#pragma once

#include <QJsonObject>
#include <QObject>

namespace ui {

class StationLink;

/// One staged check that the station makes for this window: started, followed stage by stage, cancelled.
class CheckRun final : public QObject
{
    Q_OBJECT
public:
    explicit CheckRun(StationLink &link, QObject *parent = nullptr);
    /// Whoever no longer follows a check no longer needs it.
    ~CheckRun() override;

    /// Each check of this process has a number of its own.
    static qint64 nextNumber();
    /// @p params as check.run takes them, without id.
    void start(QJsonObject params, qint64 number = nextNumber());
    /// It ends with what was found so far.
    void cancel();
    bool isRunning() const { return m_number != 0; }

Q_SIGNALS:
    void stageEnded(const QJsonObject &stage);
    /// @p trouble says why there is no report; usually empty.
    void ended(const QJsonObject &report, const QString &trouble);

private:
    StationLink &m_link;
    qint64 m_number = 0; ///< 0 = none is under way.
};

} // namespace ui
