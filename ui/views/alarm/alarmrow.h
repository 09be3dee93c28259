#pragma once

#include <QDateTime>
#include <QJsonObject>

namespace ui {

/// One alarm as alarm.query and the AlarmService's topic tell it.
struct AlarmRow
{
    QString id;
    QString source; ///< Ord of the alarm source.
    quint32 sourceHandle = 0;
    QString sourceName;
    QString text;
    QString state;       ///< normal, offnormal, fault or alert.
    QString sourceState; ///< The same with the kinds of offnormal: highLimit, lowLimit.
    QString alarmClass;
    int priority = 255;
    bool unacked = false;
    bool ackRequired = false;
    bool open = true;
    QDateTime raised;
    QDateTime normal; ///< Invalid while it is not normal; so are the other times that there are not.
    QDateTime acked;
    QDateTime lastUpdate;
    QString ackedBy;
    QString notes;
    int sequence = 0;
    QJsonObject json; ///< Everything, for the details.

    static AlarmRow fromJson(const QJsonObject &json);

    bool isNormal() const { return state == QLatin1String("normal"); }
    /// Name of the source for a person; its ord where it has none.
    QString name() const { return sourceName.isEmpty() ? source : sourceName; }
};

/// "High limit".
QString alarmStateText(const QString &sourceState);
/// "Not acknowledged".
QString ackStateText(bool unacked);
/// An event of an alarm's life: "Acknowledged".
QString transitionText(const QString &transition);
/// What a member of an alarm's data is called: "Value when raised".
QString alarmFactText(const QString &key);

} // namespace ui
