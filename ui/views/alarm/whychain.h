#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace ui {

/// One step on the way from an alarm to a mailbox, with the steps that follow from it.
struct WhyStep
{
    enum Mark { Plain, Good, Waiting, Bad };

    Mark mark = Plain;
    QString icon;
    QString title; ///< What it is: "Recipient Operators".
    QString text;  ///< What it did: "Mailed", "Not: outside its hours".
    QDateTime time{};
    QString ord{};   ///< Where it leads; empty = nowhere.
    qint64 mail = 0; ///< The message in the outbox; 0 = none.
    QList<WhyStep> next{};

    /// The step and all that follow, one a line, indented.
    QString toText(int depth = 0) const;
};

/// From the source over its class to each recipient's decision and its mails. @p why is the answer of
/// alarm.why, @p mails that of outbox.query for the alarm.
WhyStep whyChain(const QJsonObject &why, const QJsonArray &mails);
/// The whole in a sentence: "Mailed; the server has accepted it for 2 recipients."
QString whySummary(const QJsonObject &why, const QJsonArray &mails);

} // namespace ui
