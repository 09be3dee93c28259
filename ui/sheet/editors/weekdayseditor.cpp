#include "ui/sheet/editors/weekdayseditor.h"

#include "station/value/codec.h"

#include <QLabel>
#include <QLocale>
#include <QTimeEdit>
#include <QToolButton>

namespace ui {

WeekdaysEditor::WeekdaysEditor(const SlotDescription &slot, QWidget *parent) : ValueEditor(slot, parent)
{
    const QLocale locale;
    for (int day = 1; day <= 7; ++day) {
        auto *toggle = new QToolButton(this);
        toggle->setText(locale.dayName(day, QLocale::ShortFormat));
        toggle->setToolTip(locale.dayName(day));
        toggle->setProperty("part", locale.dayName(day));
        toggle->setCheckable(true);
        connect(toggle, &QToolButton::clicked, this, [this] { touch(); });
        addPart(toggle);
        addField(toggle);
        m_days.append(toggle);
    }
    addPart(new QWidget(this), 1);
}

void WeekdaysEditor::setValue(const QJsonValue &value)
{
    station::Weekdays days{0};
    (void)station::Codec<station::Weekdays>::fromJson(days, value, {});
    for (int day = 1; day <= 7; ++day)
        m_days.at(day - 1)->setChecked(days.contains(day));
    setUntouched();
}

ValueEditor::Entry WeekdaysEditor::entry() const
{
    station::Weekdays days{0};
    for (int day = 0; day < 7; ++day)
        days.mask = quint8(days.mask | (m_days.at(day)->isChecked() ? 1u << day : 0u));
    return {.value = station::Codec<station::Weekdays>::toJson(days, {})};
}

TimeRangeEditor::TimeRangeEditor(const SlotDescription &slot, QWidget *parent)
    : ValueEditor(slot, parent),
      m_start(new QTimeEdit(this)),
      m_end(new QTimeEdit(this)),
      m_words(new QLabel(this))
{
    m_start->setProperty("part", tr("Start"));
    m_end->setProperty("part", tr("End"));
    for (QTimeEdit *edit : {m_start, m_end}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        addPart(edit);
        addField(edit);
        connect(edit, &QTimeEdit::timeChanged, this, [this] {
            touch();
            tell();
        });
        if (edit == m_start)
            addPart(new QLabel(tr("to"), this));
    }
    addPart(m_words, 1);
}

void TimeRangeEditor::setValue(const QJsonValue &value)
{
    station::TimeRange range;
    (void)station::Codec<station::TimeRange>::fromJson(range, value, {});
    m_start->setTime(range.start);
    m_end->setTime(range.end);
    tell();
    setUntouched();
}

ValueEditor::Entry TimeRangeEditor::entry() const
{
    return {.value = station::Codec<station::TimeRange>::toJson({m_start->time(), m_end->time()}, {})};
}

void TimeRangeEditor::tell()
{
    const QTime start = m_start->time();
    const QTime end = m_end->time();
    m_words->setText(start == end  ? tr("the whole day")
                     : end < start ? tr("overnight, until the next day")
                                   : QString());
}

} // namespace ui
