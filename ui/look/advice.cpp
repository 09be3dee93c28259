#include "ui/look/advice.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Advice", text);
}

struct Advice
{
    const char *command; ///< How it begins, in the station's words; the first one that fits counts.
    const char *instead; ///< What does the same here, as the object or subject of a sentence.
};

constexpr Advice advices[] = {
    {"alarms", QT_TRANSLATE_NOOP("Advice", "the alarm console")},
    {"describe", QT_TRANSLATE_NOOP("Advice", "its slot sheet")},
    {"hosts approve", QT_TRANSLATE_NOOP("Advice", "\"Approve\" in Allowed Hosts")},
    {"hosts delete", QT_TRANSLATE_NOOP("Advice", "\"Delete\" in Allowed Hosts")},
    {"hosts", QT_TRANSLATE_NOOP("Advice", "the list of Allowed Hosts")},
    {"invoke", QT_TRANSLATE_NOOP("Advice", "its context menu")},
    {"outbox retry", QT_TRANSLATE_NOOP("Advice", "\"Retry\" in the outbox")},
    {"outbox", QT_TRANSLATE_NOOP("Advice", "the outbox")},
    {"tree", QT_TRANSLATE_NOOP("Advice", "the navigation tree")},
    {"trust", QT_TRANSLATE_NOOP("Advice", "the certificate manager")},
    {"types", QT_TRANSLATE_NOOP("Advice", "the palette")},
};

QString insteadOf(const QString &command)
{
    for (const Advice &advice : advices) {
        const QString known = QLatin1String(advice.command);
        if (command == known || command.startsWith(known + QLatin1Char(' ')))
            return tr(advice.instead);
    }
    return {};
}

bool beginsSentence(const QString &before)
{
    const QString text = before.trimmed();
    return text.isEmpty() || text.endsWith(QLatin1Char('.'));
}

} // namespace

QString workbenchAdvice(const QString &stationText)
{
    // In backticks, or as the rest of a sentence behind a colon.
    static const QRegularExpression commands(
        QStringLiteral("`tocsin ([^`]+)`|(?<=: )tocsin (hosts \\w+ \\S+:\\d+(?: --\\w+ \\S+)*)"));
    // Where the station names both ways, one is left.
    const QString said = QString(stationText).remove(QLatin1String(", or `tocsin account add`"));
    QString text;
    qsizetype done = 0;
    QRegularExpressionMatchIterator found = commands.globalMatch(said);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        QString instead = insteadOf(match.captured(1) + match.captured(2));
        if (instead.isEmpty())
            continue;
        text += said.mid(done, match.capturedStart() - done);
        if (beginsSentence(text))
            instead[0] = instead.at(0).toUpper();
        text += instead;
        done = match.capturedEnd();
    }
    return text + said.mid(done);
}

} // namespace ui
