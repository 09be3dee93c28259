#include "station/value/status.h"

#include <QStringList>

#include <array>

namespace station {

namespace {
constexpr std::array names{"disabled", "fault",      "down", "alarm",
                           "stale",    "overridden", "null", "unackedAlarm"};
}

QString Status::text() const
{
    if (m_flags == 0)
        return QStringLiteral("{ok}");
    QStringList words;
    for (std::size_t bit = 0; bit < names.size(); ++bit) {
        if (m_flags & (1u << bit))
            words.append(QLatin1String(names[bit]));
    }
    return QLatin1Char('{') + words.join(QLatin1Char(',')) + QLatin1Char('}');
}

bool Status::parse(const QString &text, Status &status)
{
    QString inner = text.trimmed();
    if (inner.startsWith(QLatin1Char('{')) && inner.endsWith(QLatin1Char('}')))
        inner = inner.mid(1, inner.size() - 2);
    Status result;
    const QStringList words = inner.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.trimmed() == QLatin1String("ok"))
            continue;
        std::size_t bit = 0;
        while (bit < names.size() && word.trimmed() != QLatin1String(names[bit]))
            ++bit;
        if (bit == names.size())
            return false;
        result = result.with(Flag(1u << bit));
    }
    status = result;
    return true;
}

} // namespace station
