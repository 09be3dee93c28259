#include "ui/views/mail/alarmlinks.h"

#include "ui/link/stationlink.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmfeed.h"

namespace ui {

namespace {

/// A digest may tell of thousands.
constexpr int maxAlarms = 10;

} // namespace

AlarmLinks::AlarmLinks(ViewContext &context, QWidget *parent) : QLabel(parent), m_context(context)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setAccessibleName(tr("Alarms"));
    setAccessibleDescription(tr("Each leads to the alarm in the console."));
    connect(this, &QLabel::linkActivated, this, [this](const QString &id) {
        const QString service = AlarmFeed::of(m_context.link).serviceOrd();
        m_context.navigate(service, QStringLiteral("alarmConsole#") + id);
    });
}

void AlarmLinks::show(const QStringList &ids)
{
    m_ids = ids;
    QStringList lines;
    for (const QString &id : ids.mid(0, maxAlarms)) {
        // What comes from the station is text, never markup.
        lines.append(QStringLiteral("<a href=\"%1\">%2</a>")
                         .arg(id.toHtmlEscaped(), m_texts.value(id, id).toHtmlEscaped()));
        if (m_texts.contains(id))
            continue;
        m_texts.insert(id, id);
        m_context.link.call(
            QStringLiteral("alarm.query"), {{QStringLiteral("id"), id}}, this,
            [this, id](const client::Reply &reply) {
                const QJsonValue alarm = reply.value.toArray().first();
                if (!reply.ok() || !alarm.isObject())
                    return;
                m_texts.insert(id, QStringLiteral("%1: %2").arg(alarm[QStringLiteral("source")].toString(),
                                                                alarm[QStringLiteral("text")].toString()));
                show(m_ids);
            });
    }
    if (ids.size() > maxAlarms)
        lines.append(tr("and %1 more").arg(ids.size() - maxAlarms));
    setText(ids.isEmpty() ? tr("none") : lines.join(QStringLiteral("<br>")));
}

} // namespace ui
