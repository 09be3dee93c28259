#pragma once

#include "ui/sheet/editors/lineeditor.h"

namespace ui {

/// A point in time as "2026-11-22 08:00:00", local; what was typed with a zone ("…Z", "…+01:00") is read in
/// it. Empty = never. The tool tip shows it in UTC.
class DateTimeEditor final : public LineEditor
{
    Q_OBJECT
public:
    DateTimeEditor(const SlotDescription &slot, QWidget *parent);
    Entry entry() const override;

protected:
    QString textFor(const QJsonValue &value) const override;
    bool step(int steps) override;
};

} // namespace ui
