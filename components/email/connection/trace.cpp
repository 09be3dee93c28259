#include "components/email/connection/trace.h"

#include <QJsonObject>

namespace email {

QString Trace::Line::shown() const
{
    switch (kind) {
    case Kind::Sent:
        return (encrypted ? QStringLiteral("~~> ") : QStringLiteral("--> ")) + text;
    case Kind::Received:
        return (encrypted ? QStringLiteral("<~~ ") : QStringLiteral("<-- ")) + text;
    case Kind::Note:
        return QStringLiteral("    ") + text;
    }
    return text;
}

void Trace::add(const QDateTime &time, Kind kind, bool encrypted, const QString &text)
{
    if (m_lines.size() == capacity)
        m_lines.pop_front();
    m_lines.push_back({time, kind, encrypted, text.left(1000)});
    if (m_listener)
        m_listener(m_lines.back());
}

QJsonArray Trace::toJson() const
{
    QJsonArray list;
    for (const Line &line : m_lines) {
        const char *kind = line.kind == Kind::Sent       ? "sent"
                           : line.kind == Kind::Received ? "received"
                                                         : "note";
        list.append(QJsonObject{{QStringLiteral("time"), line.time.toUTC().toString(Qt::ISODateWithMs)},
                                {QStringLiteral("kind"), QLatin1String(kind)},
                                {QStringLiteral("encrypted"), line.encrypted},
                                {QStringLiteral("text"), line.text}});
    }
    return list;
}

} // namespace email
