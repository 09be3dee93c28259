#pragma once

#include "ui/views/alarm/alarmrow.h"

#include <QObject>
#include <QQueue>

namespace ui {

class StationLink;

/// Acknowledges several alarms, each as the person saw it: one that has changed since is refused by the
/// station. A few are under way at a time, so that the session stays free for others.
class Acknowledging final : public QObject
{
    Q_OBJECT
public:
    struct Refusal
    {
        QString id;
        QString text; ///< With the name of the source, the reason and what to do.
    };

    explicit Acknowledging(StationLink &link, QObject *parent = nullptr);

    /// May be called while others are under way.
    void add(const QList<AlarmRow> &alarms, const QString &note);
    int waiting() const { return m_waiting; }

Q_SIGNALS:
    void progressed(int waiting);
    /// Everything that was asked for has its answer.
    void finished(int done, const QList<Refusal> &refusals);

private:
    struct Item
    {
        QString id;
        QString name;
        QString seen;
        QString note;
    };

    void sendNext();
    void answered(const Item &item, const QString &refusal);

    StationLink &m_link;
    QQueue<Item> m_items;
    int m_sent = 0;    ///< Without an answer yet.
    int m_waiting = 0; ///< Those, and those that were not sent yet.
    int m_done = 0;
    QList<Refusal> m_refusals;
};

} // namespace ui
