#include "client/checktext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace client {

namespace {

/// Where the sentence of a stage begins: below it stands what belongs to it.
constexpr int sentenceColumn = 30;

QString tr(const char *text)
{
    return QCoreApplication::translate("CheckText", text);
}

QString textIn(const QJsonValue &object, const char *member)
{
    return object[QLatin1String(member)].toString();
}

/// What a server offers in its answer to EHLO, in its own words.
QString offerText(const QJsonValue &offer)
{
    QStringList words;
    if (const qint64 size = offer[QStringLiteral("maxSize")].toInteger(); size > 0)
        words += QStringLiteral("SIZE %1").arg(size);
    static constexpr std::pair<const char *, const char *> extensions[] = {
        {"startTls", "STARTTLS"}, {"pipelining", "PIPELINING"},
        {"chunking", "CHUNKING"}, {"eightBitMime", "8BITMIME"},
        {"smtpUtf8", "SMTPUTF8"}, {"enhancedStatusCodes", "ENHANCEDSTATUSCODES"},
        {"dsn", "DSN"},           {"requireTls", "REQUIRETLS"}};
    for (const auto &[member, name] : extensions) {
        if (offer[QLatin1String(member)].toBool())
            words += QLatin1String(name);
    }
    static constexpr std::pair<const char *, const char *> limits[] = {{"maxRecipients", "RCPTMAX"},
                                                                       {"maxMessages", "MAILMAX"}};
    for (const auto &[member, name] : limits) {
        if (const qint64 most = offer[QLatin1String(member)].toInteger(); most > 0)
            words += QStringLiteral("LIMITS %1=%2").arg(QLatin1String(name)).arg(most);
    }
    QStringList mechanisms = offer[QStringLiteral("mechanisms")].toVariant().toStringList();
    if (!mechanisms.isEmpty())
        words += QStringLiteral("AUTH ") + mechanisms.join(QLatin1Char(' '));
    const QString said = words.isEmpty() ? tr("nothing") : words.join(QStringLiteral(", "));
    return mechanisms.isEmpty() ? tr("%1; no sign-in").arg(said) : said;
}

QStringList certificateLines(const QJsonValue &detail)
{
    QStringList lines;
    const QString tls = textIn(detail, "tls");
    if (!tls.isEmpty())
        lines += tr("Protocol and cipher: %1").arg(tls);
    lines += detail[QStringLiteral("chainValidates")].toBool() ? tr("The chain validates: yes")
                                                               : tr("The chain validates: no");
    lines += detail[QStringLiteral("nameMatches")].toBool() ? tr("The name matches: yes")
                                                            : tr("The name matches: no");
    for (const QString &reason : detail[QStringLiteral("reasons")].toVariant().toStringList())
        lines += QStringLiteral("  ") + reason;
    int number = 0;
    for (const QJsonValue &each : detail[QStringLiteral("chain")].toArray()) {
        lines += tr("Certificate %1: %2").arg(++number).arg(textIn(each, "subject"));
        const QStringList names = each[QStringLiteral("sans")].toVariant().toStringList();
        if (!names.isEmpty())
            lines += QStringLiteral("  ") + tr("for %1").arg(names.join(QStringLiteral(", ")));
        lines += QStringLiteral("  ") + (each[QStringLiteral("selfSigned")].toBool()
                                             ? tr("issued by itself")
                                             : tr("issued by %1").arg(textIn(each, "issuer")));
        lines += QStringLiteral("  ") +
                 tr("valid from %1 to %2").arg(textIn(each, "notBefore"), textIn(each, "notAfter"));
        lines += QStringLiteral("  ") + tr("SHA-256 %1").arg(textIn(each, "fingerprint"));
    }
    return lines;
}

/// Breaks @p line between words where it is too long for a terminal of @p width, with the rest below @p
/// indent. A word that is longer than a line stays whole: a fingerprint or an address can then be copied.
QStringList wrapped(QString line, int indent, int width)
{
    // On a narrow terminal, the column would leave no room for words.
    const bool isNarrow = width > 0 && indent * 2 > width;
    const int hang = isNarrow ? 4 : indent;
    if (isNarrow && line.startsWith(QLatin1String("     ")))
        line = QString(hang, QLatin1Char(' ')) + line.trimmed();
    QStringList lines;
    while (width > hang && line.size() > width) {
        qsizetype end = line.lastIndexOf(QLatin1Char(' '), width);
        if (end <= hang || line.left(end).trimmed().isEmpty())
            end = line.indexOf(QLatin1Char(' '), width);
        if (end < 0)
            break;
        lines += line.left(end);
        line = QString(hang, QLatin1Char(' ')) + line.mid(end).trimmed();
    }
    lines += line;
    return lines;
}

/// "✔  8 Sign-in        31 ms  Signed in as …", and below it what to do.
QStringList stageLines(const QJsonObject &stage)
{
    QStringList lines{QStringLiteral("%1 %2 %3 %4  %5")
                          .arg(checkMark(textIn(stage, "result")))
                          .arg(stage[QStringLiteral("stage")].toInt(), 2)
                          .arg(textIn(stage, "title"), -14)
                          .arg(checkTime(stage), 8)
                          .arg(textIn(stage, "text"))};
    const QString below(sentenceColumn, QLatin1Char(' '));
    if (const QString next = textIn(stage, "next"); !next.isEmpty())
        lines += below + tr("→ %1").arg(next);
    for (const QString &detail : checkDetails(stage))
        lines += below + detail;
    return lines;
}

} // namespace

QString checkMark(const QString &result)
{
    if (result == QLatin1String("pass"))
        return QStringLiteral("✔");
    if (result == QLatin1String("fail"))
        return QStringLiteral("✖");
    if (result == QLatin1String("open"))
        return QStringLiteral("…");
    return result == QLatin1String("warning") ? QStringLiteral("!") : QStringLiteral("–");
}

QString checkTime(const QJsonObject &stage)
{
    const QString result = textIn(stage, "result");
    return result == QLatin1String("skipped") || result == QLatin1String("open")
               ? QString()
               : tr("%1 ms").arg(stage[QStringLiteral("ms")].toInteger());
}

QStringList checkDetails(const QJsonObject &stage)
{
    const QJsonValue detail = stage[QStringLiteral("detail")];
    QStringList lines;
    const auto listed = [&detail](const char *member) {
        return detail[QLatin1String(member)].toVariant().toStringList();
    };
    // The first of them is the sentence.
    lines += listed("refusals").mid(1);
    // Without TLS in between, the sentence tells what is offered.
    const QJsonValue before = detail[QStringLiteral("before")];
    const QJsonValue offered = detail[QStringLiteral("offered")];
    if (before.isObject() && offered.isObject())
        lines += tr("After TLS: %1").arg(offerText(offered));
    else if (before.isObject())
        lines += tr("Before TLS: %1").arg(offerText(before));
    if (detail[QStringLiteral("chain")].isArray())
        lines += certificateLines(detail);
    for (const QJsonValue &each : detail[QStringLiteral("recipients")].toArray())
        lines += QStringLiteral("%1: %2").arg(textIn(each, "address"), textIn(each, "reply"));
    for (const QString &recipient : listed("open"))
        lines += tr("%1: open").arg(recipient);
    return lines + listed("closed");
}

QString transcriptLine(const QJsonValue &said)
{
    return QStringLiteral("+%1  %2")
        .arg(double(said[QStringLiteral("ms")].toInteger()) / 1000, 0, 'f', 3)
        .arg(textIn(said, "line"));
}

QStringList checkReport(const QJsonObject &report, bool withTranscript, int width)
{
    QStringList lines =
        wrapped(QStringLiteral("%1: %2").arg(textIn(report, "subject"), textIn(report, "verdict")), 2, width);
    for (const QJsonValue &stage : report[QStringLiteral("stages")].toArray()) {
        const QStringList told = stageLines(stage.toObject());
        lines += wrapped(told.constFirst(), sentenceColumn, width);
        for (const QString &line : told.mid(1))
            lines += wrapped(line, sentenceColumn + 2, width);
    }
    if (!withTranscript)
        return lines;
    lines += QString();
    for (const QJsonValue &said : report[QStringLiteral("transcript")].toArray())
        lines += transcriptLine(said);
    return lines;
}

} // namespace client
