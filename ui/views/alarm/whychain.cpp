#include "ui/views/alarm/whychain.h"

#include "ui/views/alarm/alarmrow.h"
#include "ui/views/mail/mailtimes.h"
#include "ui/views/mail/outboxrow.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("WhyChain", text);
}

constexpr QLatin1String mailed("mailed");

QList<OutboxRow> rowsOf(const QJsonArray &mails)
{
    QList<OutboxRow> rows;
    for (const QJsonValue &mail : mails)
        rows.append(OutboxRow::fromJson(mail.toObject()));
    return rows;
}

QString bare(QString messageId)
{
    return messageId.remove(QLatin1Char('<')).remove(QLatin1Char('>'));
}

bool isAccepted(const OutboxRecipient &to)
{
    return to.state == QLatin1String("Sent");
}

bool hasComeBack(const OutboxRecipient &to)
{
    return to.state == QLatin1String("Bounced");
}

WhyStep addressStep(const OutboxRecipient &to)
{
    const QString reply =
        QStringList{to.code ? QString::number(to.code) : QString(), to.enhancedCode, to.text}
            .join(QLatin1Char(' '))
            .simplified();
    const bool refused =
        to.state == QLatin1String("Refused") || to.state == QLatin1String("Failed") || hasComeBack(to);
    return {.mark = isAccepted(to) ? WhyStep::Good : (refused ? WhyStep::Bad : WhyStep::Waiting),
            .icon = QStringLiteral("mail-recipient"),
            .title = to.address,
            .text = reply.isEmpty() ? outboxStateText(to.state)
                                    : QStringLiteral("%1: %2").arg(outboxStateText(to.state), reply)};
}

WhyStep mailStep(const OutboxRow &mail)
{
    WhyStep step{.mark = mail.isWaiting()                      ? WhyStep::Waiting
                         : mail.state == QLatin1String("Sent") ? WhyStep::Good
                                                               : WhyStep::Bad,
                 .icon = QStringLiteral("send"),
                 .title = tr("Mail %1: %2").arg(mail.id).arg(mail.subject),
                 .text = outboxStateText(mail.state),
                 .time = mail.created,
                 .mail = mail.id};
    if (!mail.lastCause.isEmpty() && step.mark != WhyStep::Good)
        step.text += QStringLiteral(": ") + mail.lastCause;
    for (const OutboxRecipient &to : mail.recipients)
        step.next.append(addressStep(to));
    return step;
}

WhyStep recipientStep(const QJsonValue &decision, const QList<OutboxRow> &mails)
{
    const QString ord = decision[QLatin1String("ord")].toString();
    const QString said = decision[QLatin1String("decision")].toString();
    WhyStep step{.mark = said == mailed ? WhyStep::Good : WhyStep::Plain,
                 .icon = QStringLiteral("mail-recipient"),
                 .title = tr("Recipient %1").arg(ord.section(QLatin1Char('/'), -1)),
                 .text = said == mailed ? tr("Mailed") : said,
                 .ord = ord};
    if (said.startsWith(QLatin1String("not: ")))
        step.text = tr("Not mailed: %1").arg(said.mid(5));
    for (const QJsonValue &id : decision[QLatin1String("messageIds")].toArray()) {
        const auto mail = std::find_if(mails.begin(), mails.end(), [&id](const OutboxRow &one) {
            return bare(one.messageId) == bare(id.toString());
        });
        step.next.append(mail != mails.end() ? mailStep(*mail)
                                             : WhyStep{.icon = QStringLiteral("send"),
                                                       .title = tr("Mail %1").arg(id.toString()),
                                                       .text = tr("It is not in the outbox any more")});
    }
    // It is as well off as the worst of its mails.
    for (const WhyStep &mail : std::as_const(step.next))
        step.mark = std::max(step.mark, mail.mark);
    return step;
}

WhyStep eventStep(const QJsonValue &event, const QList<OutboxRow> &mails)
{
    const QString note = event[QLatin1String("note")].toString();
    WhyStep step{.icon = event[QLatin1String("transition")] == QLatin1String("ack") ? QStringLiteral("ack")
                                                                                    : QStringLiteral("alarm"),
                 .title = transitionText(event[QLatin1String("transition")].toString()),
                 .text = note.isEmpty() ? QString() : tr("Note: %1").arg(note),
                 .time = mailTime(event[QLatin1String("time")])};
    const QJsonArray decisions = event[QLatin1String("decisions")].toArray();
    for (const QJsonValue &decision : decisions)
        step.next.append(recipientStep(decision, mails));
    if (decisions.isEmpty())
        step.next.append(
            {.mark = WhyStep::Bad,
             .icon = QStringLiteral("mail-recipient"),
             .title = tr("No recipient"),
             .text = tr("Nobody was linked to the class when this happened, so nobody was told")});
    return step;
}

WhyStep classStep(const QJsonValue &alarmClass)
{
    const auto linked = int(alarmClass[QLatin1String("linkedTo")].toArray().size());
    const QString warning = alarmClass[QLatin1String("warning")].toString();
    WhyStep step{.mark = warning.isEmpty() ? WhyStep::Plain : WhyStep::Bad,
                 .icon = QStringLiteral("alarm-class"),
                 .title = tr("Class %1").arg(alarmClass[QLatin1String("name")].toString()),
                 .text = tr("Priority %1; %2")
                             .arg(alarmClass[QLatin1String("priority")].toInt())
                             .arg(warning.isEmpty()
                                      ? QCoreApplication::translate("WhyChain", "linked to %n recipient(s)",
                                                                    nullptr, linked)
                                      : warning),
                 .ord = alarmClass[QLatin1String("ord")].toString()};
    return step;
}

} // namespace

WhyStep whyChain(const QJsonObject &why, const QJsonArray &mails)
{
    const AlarmRow alarm = AlarmRow::fromJson(why.value(QLatin1String("alarm")).toObject());
    const QList<OutboxRow> rows = rowsOf(mails);
    WhyStep source{.icon = QStringLiteral("alarm-extension"),
                   .title = alarm.name(),
                   .text = tr("%1: %2").arg(alarmStateText(alarm.sourceState), alarm.text),
                   .time = alarm.raised,
                   .ord = alarm.source};
    WhyStep alarmClass = classStep(why.value(QLatin1String("class")));
    for (const QJsonValue &event : why.value(QLatin1String("events")).toArray())
        alarmClass.next.append(eventStep(event, rows));
    source.next.append(alarmClass);
    return source;
}

QString whySummary(const QJsonObject &why, const QJsonArray &mails)
{
    int accepted = 0;
    int addresses = 0;
    int cameBack = 0;
    bool waiting = false;
    for (const OutboxRow &mail : rowsOf(mails)) {
        waiting = waiting || mail.isWaiting();
        addresses += int(mail.recipients.size());
        accepted += int(std::count_if(mail.recipients.begin(), mail.recipients.end(), isAccepted));
        cameBack += int(std::count_if(mail.recipients.begin(), mail.recipients.end(), hasComeBack));
    }
    QString reason = why.value(QLatin1String("class"))[QLatin1String("warning")].toString();
    bool wasMailed = false;
    for (const QJsonValue &decision : why.value(QLatin1String("recipients")).toArray()) {
        const QString said = decision[QLatin1String("decision")].toString();
        wasMailed = wasMailed || said == mailed;
        if (said.startsWith(QLatin1String("not: ")))
            reason = said.mid(5);
    }
    if (!wasMailed)
        return reason.isEmpty() ? tr("Not mailed.") : tr("Not mailed: %1.").arg(reason);
    if (addresses == 0)
        return tr("Mailed; the mail is not in the outbox any more.");
    if (accepted == addresses)
        return QCoreApplication::translate(
            "WhyChain", "Mailed, and accepted by the server for %n address(es).", nullptr, addresses);
    if (cameBack > 0)
        return tr("Mailed, but it came back from %1 of %2 addresses.").arg(cameBack).arg(addresses);
    if (waiting && accepted == 0)
        return tr("In the outbox, not accepted by the server yet.");
    return waiting ? tr("In the outbox: accepted by the server for %1 of %2 addresses so far.")
                         .arg(accepted)
                         .arg(addresses)
                   : tr("Mailed, but accepted by the server for %1 of %2 addresses only.")
                         .arg(accepted)
                         .arg(addresses);
}

QString WhyStep::toText(int depth) const
{
    QString line = QString(depth * 2, QLatin1Char(' ')) + title;
    if (!text.isEmpty())
        line += QStringLiteral(" – ") + text.simplified();
    if (time.isValid())
        line += QStringLiteral(" (%1)").arg(time.toLocalTime().toString(Qt::ISODate));
    for (const WhyStep &one : next)
        line += QLatin1Char('\n') + one.toText(depth + 1);
    return line;
}

} // namespace ui
