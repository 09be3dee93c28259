#pragma once

#include <QDateTime>
#include <QIcon>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace ui {

/// One recipient of a message with what the server said.
struct OutboxRecipient
{
    QString address;
    QString state; ///< Queued, Sent, Refused, Held or Bounced.
    int code = 0;
    QString enhancedCode;
    QString text;
    friend bool operator==(const OutboxRecipient &, const OutboxRecipient &) = default;
};

/// One message as outbox.query tells it.
struct OutboxRow
{
    qint64 id = 0;
    QString state;
    QString phase;
    QString messageId;
    QString account; ///< Ord.
    QString subject;
    QString lastCause;
    int priority = 128;
    int attempts = 0;
    QDateTime created;
    QDateTime nextTry; ///< Invalid when there is none.
    bool durable = true;
    QList<OutboxRecipient> recipients;
    QStringList alarms;
    friend bool operator==(const OutboxRow &, const OutboxRow &) = default;

    /// True while the outbox goes on by itself.
    bool isWaiting() const;
    /// The server took it for so many; the others were refused or wait.
    int acceptedFor() const;
    bool isPartlyAccepted() const;
    /// The state for a person; says when not everybody got it.
    QString stateText() const;
    static OutboxRow fromJson(const QJsonObject &json);
};

/// All states in the order of a message's life.
QStringList outboxStates();
/// A state for a person, of a message or a recipient.
QString outboxStateText(const QString &state);
QIcon outboxStateIcon(const QString &state);
/// The colour of a state's text; invalid for the ordinary one.
QColor outboxStateColour(const QString &state);

} // namespace ui
