#pragma once

#include "ui/sheet/editors/valueeditor.h"

class QLabel;
class QTimeEdit;
class QToolButton;

namespace ui {

/// Seven toggles, Monday first.
class WeekdaysEditor final : public ValueEditor
{
    Q_OBJECT
public:
    WeekdaysEditor(const SlotDescription &slot, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    Entry entry() const override;

private:
    QList<QToolButton *> m_days;
};

/// Hours of a day, with a word for a range that ends on the next day.
class TimeRangeEditor final : public ValueEditor
{
    Q_OBJECT
public:
    TimeRangeEditor(const SlotDescription &slot, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    Entry entry() const override;

private:
    void tell();

    QTimeEdit *m_start;
    QTimeEdit *m_end;
    QLabel *m_words;
};

} // namespace ui
