#pragma once

#include <QColor>
#include <QDateTime>
#include <QIcon>
#include <QJsonObject>

namespace ui {

/// A message that an account received, as mail.query tells it, or one decision of an acknowledger about one.
struct ReceivedRow
{
    qint64 id = 0; ///< 0 for a decision.
    QDateTime at;
    QString account; ///< Ord; empty for a decision.
    QString from;
    QString to;
    QString subject;
    QString state; ///< received, bounce, unknownBounce, unreadable, acknowledged, seen, already or refused.
    QString cause;
    QString messageId; ///< Of a decision.
    QString user;
    QString alarm; ///< Id; empty where there is none.
    int alarms = 0;
    friend bool operator==(const ReceivedRow &, const ReceivedRow &) = default;

    bool isSameAs(const ReceivedRow &other) const
    {
        return id == other.id && at == other.at && messageId == other.messageId;
    }
    /// What became of it, for a person.
    QString stateText() const;
    QIcon stateIcon() const;
    /// Invalid for the ordinary one.
    QColor stateColour() const;
    static ReceivedRow fromJson(const QJsonObject &json);
};

} // namespace ui
