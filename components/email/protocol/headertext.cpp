#include "components/email/protocol/headertext.h"

#include <QCoreApplication>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// Says what a person has to change; the first thing found is enough.
QString refusal(const QString &text)
{
    if (text.size() > HeaderText::MaxLength)
        return tr("The text is longer than %1 characters.").arg(HeaderText::MaxLength);
    for (const QChar c : text) {
        if (c == QLatin1Char('\r') || c == QLatin1Char('\n'))
            return tr("The text contains a line break.");
        if (isControl(c))
            return tr("The text contains a control character.");
        if (isBidiControl(c))
            return tr("The text contains a character that changes the reading direction.");
    }
    if (!text.isValidUtf16())
        return tr("The text is not valid Unicode.");
    return {};
}

} // namespace

std::optional<HeaderText> HeaderText::parse(const QString &text, QString *why)
{
    const QString reason = refusal(text);
    if (reason.isEmpty())
        return HeaderText(text);
    if (why)
        *why = reason;
    return {};
}

HeaderText HeaderText::cleaned(const QString &text)
{
    QString clean;
    clean.reserve(qMin<qsizetype>(text.size(), MaxLength));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        // Characters beyond U+FFFF are two units, kept or dropped together.
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (clean.size() + (pair ? 2 : 1) > MaxLength - 1 && i + (pair ? 2 : 1) < text.size()) {
            clean.append(QChar(0x2026));
            break;
        }
        if (pair)
            clean.append(c).append(text.at(++i));
        else if (isControl(c))
            clean.append(QLatin1Char(' '));
        else if (c.isSurrogate())
            clean.append(QChar::ReplacementCharacter);
        else if (!isBidiControl(c))
            clean.append(c);
    }
    return HeaderText(clean);
}

} // namespace email
