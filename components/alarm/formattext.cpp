#include "components/alarm/formattext.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace alarms {

namespace {

constexpr qsizetype MaxScript = 256;

/// One link of a chain: "sourceName", or "substring" with its arguments.
struct Call
{
    QString name;
    QString arguments;
    bool hasArguments = false;
};

QString dateTimeText(const QDateTime &time)
{
    return QLocale::c().toString(time, QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QLatin1Char(' ') +
           (time.timeSpec() == Qt::UTC ? QStringLiteral("UTC") : time.toString(QStringLiteral("t")));
}

/// The calls of a script; nothing when it is not one, and the percent sign therefore stands for itself.
std::optional<QList<Call>> parseScript(const QString &script)
{
    static const QRegularExpression link(
        QStringLiteral("\\G([A-Za-z_][A-Za-z0-9_$-]*)(\\(([^()%\\n]*)\\))?(\\.|\\z)"));
    if (script.isEmpty() || script.size() > MaxScript || script.endsWith(QLatin1Char('.')))
        return std::nullopt;
    QList<Call> calls;
    for (qsizetype at = 0; at < script.size();) {
        const QRegularExpressionMatch match = link.match(script, at);
        if (!match.hasMatch())
            return std::nullopt;
        calls.append({match.captured(1), match.captured(3).trimmed(), match.capturedStart(2) >= 0});
        at = match.capturedEnd();
    }
    return calls;
}

/// Counts characters, not halves of them.
std::optional<QString> substring(const QString &text, const QString &arguments)
{
    const QList<uint> characters = text.toUcs4();
    const QStringList parts = arguments.split(QLatin1Char(','));
    bool firstIsNumber = false;
    bool lastIsNumber = false;
    const int first = parts.first().trimmed().toInt(&firstIsNumber);
    const int last = parts.last().trimmed().toInt(&lastIsNumber);
    if (!firstIsNumber || !lastIsNumber || parts.size() > 2 ||
        (parts.size() == 2 && (first < 0 || last < first)))
        return std::nullopt;

    const qsizetype size = characters.size();
    qsizetype from = 0;
    qsizetype to = size;
    if (parts.size() == 2) {
        from = std::min<qsizetype>(first, size);
        to = std::min<qsizetype>(last, size);
    } else if (first < 0) {
        from = std::max<qsizetype>(size + first, 0);
    } else {
        to = std::min<qsizetype>(first, size);
    }
    QString result;
    for (qsizetype i = from; i < to; ++i) {
        const char32_t c = characters[i];
        result += QString::fromUcs4(&c, 1);
    }
    return result;
}

std::optional<QString> timePart(const QDateTime &time, const QString &name)
{
    if (!time.isValid())
        return std::nullopt;
    if (name == QLatin1String("toDateString"))
        return QLocale::c().toString(time, QStringLiteral("yyyy-MM-dd"));
    if (name == QLatin1String("toTimeString"))
        return QLocale::c().toString(time, QStringLiteral("HH:mm:ss"));
    if (name == QLatin1String("toString"))
        return dateTimeText(time);
    return std::nullopt;
}

/// Answers one script.
class Evaluation
{
public:
    Evaluation(const Lookup &lookup, const FormatFacts &facts) : m_lookup(lookup), m_facts(facts) {}

    std::optional<QString> evaluate(const QList<Call> &calls)
    {
        qsizetype done = 0;
        std::optional<QString> value = base(calls, done);
        for (; value && done < calls.size(); ++done)
            value = apply(*value, calls[done]);
        return value;
    }

private:
    /// The value that the chain starts from; @p done counts the calls that it took.
    std::optional<QString> base(const QList<Call> &calls, qsizetype &done)
    {
        const Call &first = calls.first();
        done = 1;
        if (first.hasArguments)
            return special(first);
        // The longest name that is known wins, so that a lookup may answer "timestamp.toDateString" by
        // itself.
        qsizetype names = 0;
        while (names < calls.size() && !calls[names].hasArguments)
            ++names;
        for (done = names; done > 0; --done) {
            QStringList name;
            for (qsizetype i = 0; i < done; ++i)
                name.append(calls[i].name);
            if (std::optional<QString> value =
                    m_lookup ? m_lookup(name.join(QLatin1Char('.'))) : std::nullopt)
                return value;
        }
        return std::nullopt;
    }

    std::optional<QString> special(const Call &call)
    {
        if (call.name == QLatin1String("time") && call.arguments.isEmpty() && m_facts.now.isValid()) {
            m_time = m_facts.now;
            return dateTimeText(m_time);
        }
        if (call.name == QLatin1String("user") && call.arguments.isEmpty() && !m_facts.user.isEmpty())
            return m_facts.user;
        const qsizetype colon = call.arguments.indexOf(QLatin1Char(':'));
        if (call.name == QLatin1String("lexicon") && colon > 0 && colon < call.arguments.size() - 1)
            return call.arguments.mid(colon + 1);
        // decodeFromString() among others: a format must not make objects out of text.
        return std::nullopt;
    }

    std::optional<QString> apply(const QString &value, const Call &call)
    {
        const QDateTime time = m_time.isValid() ? m_time : QDateTime::fromString(value, Qt::ISODate);
        m_time = {};
        if (call.hasArguments && call.name == QLatin1String("substring"))
            return substring(value, call.arguments);
        if (call.hasArguments && !call.arguments.isEmpty())
            return std::nullopt;
        return timePart(time, call.name);
    }

    const Lookup &m_lookup;
    const FormatFacts &m_facts;
    QDateTime m_time; ///< Set while the value at hand is a point in time.
};

/// Walks over a format: @p literal gets plain text, @p script each script with its calls.
template <typename Literal, typename Script>
void walk(const QString &format, Literal literal, Script script)
{
    qsizetype at = 0;
    while (at < format.size()) {
        const qsizetype open = format.indexOf(QLatin1Char('%'), at);
        const qsizetype close = open < 0 ? -1 : format.indexOf(QLatin1Char('%'), open + 1);
        if (close < 0) {
            literal(QStringView(format).mid(at));
            return;
        }
        literal(QStringView(format).mid(at, open - at));
        const QString inside = format.mid(open + 1, std::min(close - open - 1, MaxScript + 1));
        const std::optional<QList<Call>> calls = parseScript(inside);
        if (calls)
            script(inside, *calls);
        else
            literal(u"%");
        at = calls || inside.isEmpty() ? close + 1 : open + 1;
    }
}

} // namespace

Rendered render(const QString &format, const Lookup &lookup, const FormatFacts &facts)
{
    Rendered result;
    const auto append = [&result](QStringView text) {
        const qsizetype room = MaxRendered - result.text.size();
        result.truncated = result.truncated || text.size() > room;
        result.text += text.left(room);
    };
    walk(format, append, [&](const QString &script, const QList<Call> &calls) {
        if (result.truncated)
            return;
        if (const std::optional<QString> value = Evaluation(lookup, facts).evaluate(calls)) {
            append(*value);
            return;
        }
        append(QLatin1Char('?') + script + QLatin1Char('?'));
        if (!result.unknown.contains(script))
            result.unknown.append(script);
    });
    if (result.truncated) {
        const bool halfCharacter = result.text.at(MaxRendered - 2).isHighSurrogate();
        result.text.truncate(MaxRendered - (halfCharacter ? 2 : 1));
        result.text += QStringLiteral("…");
    }
    return result;
}

QStringList scripts(const QString &format)
{
    QStringList result;
    walk(
        format, [](QStringView) {},
        [&result](const QString &script, const QList<Call> &) {
            if (!result.contains(script))
                result.append(script);
        });
    return result;
}

} // namespace alarms
