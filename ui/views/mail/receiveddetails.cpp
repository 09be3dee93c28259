#include "ui/views/mail/receiveddetails.h"

#include "ui/link/stationlink.h"
#include "ui/shell/view.h"
#include "ui/views/mail/alarmlinks.h"
#include "ui/views/mail/factform.h"
#include "ui/views/mail/mailtimes.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace ui {

namespace {

QString attachmentText(const QJsonValue &file)
{
    QStringList parts{file[QLatin1String("name")].toString(), file[QLatin1String("mediaType")].toString(),
                      QLocale().formattedDataSize(file[QLatin1String("size")].toInteger())};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

ReceivedDetails::ReceivedDetails(ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_facts(new FactForm),
      m_alarms(new AlarmLinks(context, this)),
      m_text(new QPlainTextEdit(this))
{
    m_subject = m_facts->addFact(tr("Subject"));
    m_from = m_facts->addFact(tr("From"));
    m_to = m_facts->addFact(tr("To"));
    m_at = m_facts->addFact(tr("Received"));
    m_state = m_facts->addFact(tr("What became of it"));
    m_cause = m_facts->addFact(tr("Cause"));
    m_facts->addRow(tr("Alarms"), m_alarms);
    m_attachments = m_facts->addFact(tr("Attachments"));
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_facts);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What is known of the message"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of the message"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(scroll, 2);
    row->addWidget(m_text, 3);
    show(nullptr);
}

void ReceivedDetails::show(const ReceivedRow *row)
{
    setEnabled(row);
    const ReceivedRow shown = row ? *row : ReceivedRow();
    m_subject->setText(shown.subject);
    m_from->setText(shown.from);
    m_to->setText(shown.to);
    m_at->setText(longTime(shown.at));
    m_state->setText(!row                   ? tr("Choose a message above.")
                     : shown.user.isEmpty() ? shown.stateText()
                     : shown.alarms > 1
                         ? tr("%1, by %2, %3 alarms").arg(shown.stateText(), shown.user).arg(shown.alarms)
                         : tr("%1, by %2").arg(shown.stateText(), shown.user));
    m_cause->setText(shown.cause);
    m_alarms->show(shown.alarm.isEmpty() ? QStringList() : QStringList{shown.alarm});
    // Of a decision there is no more than its row.
    for (QWidget *part : {static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_attachments)})
        m_facts->setShown(part, !row || shown.id > 0);
    m_text->setVisible(!row || shown.id > 0);
    if (shown.id == m_shown && row)
        return;
    m_shown = shown.id;
    m_text->clear();
    m_attachments->clear();
    if (shown.id > 0)
        readText(shown.id);
}

void ReceivedDetails::readText(qint64 id)
{
    m_context.link.call(QStringLiteral("mail.show"), {{QStringLiteral("id"), id}}, this,
                        [this, id](const client::Reply &reply) {
                            if (id != m_shown)
                                return;
                            if (reply.ok())
                                takeMessage(reply.value.toObject());
                            else
                                m_text->setPlainText(reply.errors.first().text());
                        });
}

void ReceivedDetails::takeMessage(const QJsonObject &message)
{
    QString text = message.value(QLatin1String("text")).toString();
    if (message.value(QLatin1String("textIsCut")).toBool())
        text += QStringLiteral("\n\n") + tr("The text goes on; the station keeps its beginning only.");
    m_text->setPlainText(text);
    QStringList attachments;
    for (const QJsonValue &file : message.value(QLatin1String("attachments")).toArray())
        attachments.append(attachmentText(file));
    m_attachments->setText(attachments.isEmpty() ? tr("none") : attachments.join(QLatin1Char('\n')));
}

} // namespace ui
