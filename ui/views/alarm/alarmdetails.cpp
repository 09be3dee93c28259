#include "ui/views/alarm/alarmdetails.h"

#include "station/value/ord.h"
#include "ui/link/stationlink.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/whyview.h"
#include "ui/views/alarm/wrappinglist.h"
#include "ui/views/mail/mailtimes.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

AlarmDetails::AlarmDetails(ViewContext &context, const QString &id, Page page, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_id(id),
      m_mark(new QLabel(this)),
      m_title(new QLabel(this)),
      m_trouble(new QLabel(this)),
      m_tabs(new QTabWidget(this)),
      m_fields(makeList({tr("Field"), tr("Value")}, tr("Fields of the alarm"))),
      m_history(
          makeList({tr("Time"), tr("What happened"), tr("Note"), tr("Event")}, tr("History of the alarm"))),
      m_why(new WhyView(context, this))
{
    QFont heading = font();
    heading.setBold(true);
    m_title->setFont(heading);
    for (QLabel *label : {m_title, m_trouble}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_title->setAccessibleName(tr("Alarm"));
    m_trouble->setAccessibleName(tr("Trouble"));
    m_trouble->hide();
    m_tabs->addTab(m_fields, tr("&Fields"));
    m_tabs->addTab(m_history, tr("&History"));
    m_tabs->addTab(m_why, tr("&Why mailed?"));
    m_tabs->setAccessibleName(tr("What is known of the alarm"));
    m_tabs->tabBar()->setAccessibleName(tr("What is known of the alarm"));
    m_tabs->setCurrentIndex(page);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyButton->setAccessibleDescription(tr("Copies all fields, the history and the answer as text."));
    connect(copyButton, &QPushButton::clicked, this, &AlarmDetails::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *head = new QHBoxLayout;
    head->addWidget(m_mark);
    head->addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_trouble);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 32);
    setWindowTitle(tr("Alarm"));
    m_tabs->currentWidget()->setFocus();
    connect(&context.link, &StationLink::topicFired, this,
            [this](quint32, const QString &, const QJsonValue &payload) {
                if (payload[QLatin1String("alarm")][QLatin1String("id")].toString() == m_id)
                    read();
            });
    connect(&context.link, &StationLink::opened, this, &AlarmDetails::read);
    read();
}

QTreeWidget *AlarmDetails::makeList(const QStringList &titles, const QString &name)
{
    auto *list = new WrappingList(titles, this);
    list->setRootIsDecorated(false);
    list->setAccessibleName(name);
    return list;
}

// Reading ---------------------------------------------------------------------------------------------------

void AlarmDetails::read()
{
    // One question at a time; whatever happens meanwhile is asked for afterwards.
    if (std::exchange(m_reading, true)) {
        m_readAgain = true;
        return;
    }
    m_context.link.call(QStringLiteral("alarm.why"), {{QStringLiteral("id"), m_id}}, this,
                        [this](const client::Reply &reply) {
                            m_trouble->setVisible(!reply.ok());
                            if (reply.ok())
                                return readMail(reply.value.toObject());
                            m_reading = false;
                            m_trouble->setText(reply.errors.first().text());
                        });
}

void AlarmDetails::readMail(const QJsonObject &why)
{
    m_context.link.call(QStringLiteral("outbox.query"), {{QStringLiteral("alarm"), m_id}}, this,
                        [this, why](const client::Reply &reply) {
                            m_reading = false;
                            // A station without mail has no outbox; the chain says that nobody was told.
                            const QJsonArray mails = reply.value.toArray();
                            showAlarm(why);
                            m_why->show(whyChain(why, mails), whySummary(why, mails));
                            if (std::exchange(m_readAgain, false))
                                read();
                        });
}

void AlarmDetails::showAlarm(const QJsonObject &why)
{
    const AlarmRow alarm = AlarmRow::fromJson(why.value(QLatin1String("alarm")).toObject());
    const int size = fontMetrics().height() + fontMetrics().leading();
    m_mark->setPixmap(alarmIcon(lookOf(alarm)).pixmap(QSize(size, size), devicePixelRatioF()));
    m_title->setText(
        tr("%1: %2, %3").arg(alarm.name(), alarmStateText(alarm.sourceState), ackStateText(alarm.unacked)) +
        (alarm.open ? QString() : tr(" (closed)")));
    setWindowTitle(tr("Alarm of %1").arg(alarm.name()));
    showFields(alarm);
    showHistory(why.value(QLatin1String("events")).toArray());
}

void AlarmDetails::showFields(const AlarmRow &alarm)
{
    const int kept = std::max(0, m_fields->indexOfTopLevelItem(m_fields->currentItem()));
    m_fields->clear();
    const auto add = [this](const QString &name, const QString &value, const QString &toolTip = {}) {
        auto *item = new QTreeWidgetItem(m_fields, {name, value});
        item->setToolTip(1, toolTip.isEmpty() ? value : toolTip);
    };
    const auto addTime = [&add](const QString &name, const QDateTime &time) { add(name, longTime(time)); };
    add(tr("Source"), alarm.source);
    add(tr("Source name"), alarm.sourceName);
    add(tr("Message"), alarm.text);
    add(tr("State"), alarmStateText(alarm.sourceState));
    add(tr("Acknowledgement"), ackStateText(alarm.unacked));
    add(tr("Acknowledgement required"), alarm.ackRequired ? tr("Yes") : tr("No"));
    add(tr("Class"), alarm.alarmClass);
    add(tr("Priority"), QString::number(alarm.priority));
    addTime(tr("Raised"), alarm.raised);
    addTime(tr("Back to normal"), alarm.normal);
    addTime(tr("Acknowledged"), alarm.acked);
    add(tr("Acknowledged by"), alarm.ackedBy);
    addTime(tr("Last change"), alarm.lastUpdate);
    add(tr("First transition"),
        transitionText(alarm.json.value(QLatin1String("alarmTransition")).toString()));
    add(tr("Id"), alarm.id);
    const QJsonObject facts = alarm.json.value(QLatin1String("alarmData")).toObject();
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        if (it.key() != QLatin1String("sourceName") && it.key() != QLatin1String("msgText"))
            add(alarmFactText(it.key()), it->toVariant().toString());
    }
    m_fields->setCurrentItem(m_fields->topLevelItem(kept));
}

void AlarmDetails::showHistory(const QJsonArray &events)
{
    m_history->clear();
    for (const QJsonValue &event : events) {
        const QDateTime time = mailTime(event[QLatin1String("time")]);
        auto *item = new QTreeWidgetItem(
            m_history, {shortTime(time), transitionText(event[QLatin1String("transition")].toString()),
                        event[QLatin1String("note")].toString(), event[QLatin1String("event")].toString()});
        item->setToolTip(0, longTime(time));
    }
    m_history->setCurrentItem(m_history->topLevelItem(0));
}

void AlarmDetails::copy()
{
    QStringList lines{m_title->text(), QString()};
    for (const QTreeWidget *list : {m_fields, m_history}) {
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            const QTreeWidgetItem *item = list->topLevelItem(row);
            QStringList cells;
            for (int column = 0; column < std::min(3, list->columnCount()); ++column)
                cells.append(item->text(column).simplified());
            lines.append(cells.join(QLatin1Char('\t')).trimmed());
        }
        lines.append(QString());
    }
    lines.append(m_why->text());
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace ui
