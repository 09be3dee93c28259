#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

// "alarms", not "alarm": POSIX has a function of that name in the global namespace (unistd.h).
namespace alarms {

/// Gives the text behind a dotted name such as "alarmData.sourceName"; nothing when there is no such name.
using Lookup = std::function<std::optional<QString>(const QString &dottedName)>;

/// What the calls time() and user() answer.
struct FormatFacts
{
    QDateTime now; ///< In the zone that readers live in.
    QString user;
};

/// A format text with its variables filled in.
struct Rendered
{
    QString text;
    QStringList unknown; ///< Scripts that could not be answered, each once; the text shows "?name?" for them.
    bool truncated = false; ///< The text was cut at MaxRendered characters.
};

inline constexpr qsizetype MaxRendered = 64 * 1024;

/// Fills in %scripts%. A script is a dotted name for @p lookup, or a call, with calls chained behind it:
///
///   %alarmData.sourceName%            a name
///   %alarmData.sourceName.substring(10)%   its first 10 characters; (-10) the last 10; (3,7) from 3 up to
///   before 7 %time()%  %time().toDateString%   now, and parts of a point in time: toDateString,
///   toTimeString, toString %user()%                          who is acting %lexicon(module:key)% the key
///   %%                                a percent sign
///
/// A percent sign that begins no script ("90 % of 5 %") stands for itself. What cannot be answered shows as
/// "?name?" and is listed: a mistyped variable must not cost the alarm its mail, nor pass unseen. Values are
/// never read as formats again.
Rendered render(const QString &format, const Lookup &lookup, const FormatFacts &facts = {});

/// The scripts in a format, in order, each once: for a preview that marks unknown ones.
QStringList scripts(const QString &format);

} // namespace alarms
