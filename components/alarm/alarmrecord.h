#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <array>

namespace alarms {

/// What happened to an alarm. The first four are the transitions of its source; each has its own ack bit.
enum class EventKind { ToOffnormal, ToFault, ToNormal, ToAlert, Ack, Seen };
inline constexpr int transitionCount = 4;

/// The state of an alarm source. HighLimit and LowLimit are kinds of offnormal.
enum class SourceState { Normal, Offnormal, HighLimit, LowLimit, Fault, Alert };

QString textOf(EventKind kind);    ///< "toOffnormal".
QString textOf(SourceState state); ///< "highLimit".
bool isOffnormal(SourceState state);

/// The latest occurrence of one transition within an episode.
struct TransitionMark
{
    QDateTime time;       ///< Not valid = it did not happen.
    bool unacked = false; ///< Somebody still has to acknowledge it.
};

/// One episode of one alarm source, from its first move out of normal until it is normal and acknowledged.
/// The record is updated through its life, never copied: offnormal and normal are two states of the same
/// record.
class AlarmRecord
{
public:
    QString id;          ///< A UUID; also the episode's.
    QDateTime timestamp; ///< When it was raised.
    SourceState sourceState = SourceState::Normal;
    bool ackRequired = false;
    QString source; ///< The ord of the alarm source.
    quint32 sourceHandle = 0;
    QString key;        ///< Tells episodes of one source apart that may be open together; mostly empty.
    QString alarmClass; ///< The class's name.
    quint32 alarmClassHandle = 0;
    int priority = 255; ///< 1 is the most urgent.
    QDateTime normalTime;
    QDateTime ackTime;
    QString user;          ///< Who acknowledged it.
    QJsonObject alarmData; ///< sourceName, msgText, fromState, toState, status, alarmValue, metadata, …
    EventKind alarmTransition = EventKind::ToOffnormal; ///< The first one; never changes.
    QDateTime lastUpdate;
    int sequence = 0; ///< Number of events so far.
    std::array<TransitionMark, transitionCount> marks;

    bool isNull() const { return id.isEmpty(); }
    /// Some transition still waits for its acknowledgement.
    bool isUnacked() const;
    /// The source is in offnormal, fault or alert.
    bool isInAlarm() const { return sourceState != SourceState::Normal; }
    /// Normal and acknowledged is closed; so is an acknowledged alert, because it has no way back to normal.
    bool isOpen() const;
    QString ackStateText() const; ///< "unacked", "acked".
    QString stateText() const;    ///< The source state without its kinds: normal, offnormal, fault, alert.
    QString sourceName() const;
    QString text() const; ///< The message of the latest transition.

    /// The form of `alarm.query` and of the store; fromJson() reads it back.
    QJsonObject toJson() const;
    static AlarmRecord fromJson(const QJsonObject &json);

    friend bool operator==(const AlarmRecord &a, const AlarmRecord &b)
    {
        return a.id == b.id && a.sequence == b.sequence && a.lastUpdate == b.lastUpdate;
    }
};

} // namespace alarms
