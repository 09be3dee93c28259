#include "ui/sheet/editors/datetimeeditor.h"

#include <QDateTime>

namespace ui {

namespace {

const QString format = QStringLiteral("yyyy-MM-dd HH:mm:ss");

QDateTime readTime(const QString &text)
{
    QString iso = text.trimmed();
    if (iso.size() > 10 && iso.at(10) == QLatin1Char(' '))
        iso[10] = QLatin1Char('T');
    return QDateTime::fromString(iso, Qt::ISODateWithMs);
}

} // namespace

DateTimeEditor::DateTimeEditor(const SlotDescription &slot, QWidget *parent) : LineEditor(slot, parent)
{
    line()->setPlaceholderText(tr("2026-11-22 08:00:00, or empty for never"));
    allowOnly(QStringLiteral("[-0-9:+.TZtz\\s]*"));
    connect(line(), &QLineEdit::textChanged, this, [this](const QString &text) {
        const QDateTime time = readTime(text);
        line()->setToolTip(time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString());
    });
}

QString DateTimeEditor::textFor(const QJsonValue &value) const
{
    if (value.isNull() || value.toString() == QLatin1String("null"))
        return {};
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return value.toString();
    return time.toLocalTime().toString(time.time().msec() ? format + QStringLiteral(".zzz") : format);
}

ValueEditor::Entry DateTimeEditor::entry() const
{
    const QString text = line()->text().trimmed();
    if (text.isEmpty())
        return checked(QString(), text);
    const QDateTime time = readTime(text);
    if (!time.isValid())
        return {.wrong = tr("\"%1\" is not a date and time such as 2026-11-22 08:00:00").arg(text),
                .text = text};
    return checked(time.toUTC().toString(Qt::ISODateWithMs), text);
}

bool DateTimeEditor::step(int steps)
{
    const QDateTime time = readTime(line()->text());
    if (!time.isValid())
        return true;
    // By the part that the caret is in: year, month, day, hour, minute, second.
    const int caret = line()->cursorPosition();
    const QDateTime moved = caret <= 4    ? time.addYears(steps)
                            : caret <= 7  ? time.addMonths(steps)
                            : caret <= 10 ? time.addDays(steps)
                            : caret <= 13 ? time.addSecs(steps * 3600)
                            : caret <= 16 ? time.addSecs(steps * 60)
                                          : time.addSecs(steps);
    setText(moved.toLocalTime().toString(format));
    line()->setCursorPosition(caret);
    return true;
}

} // namespace ui
