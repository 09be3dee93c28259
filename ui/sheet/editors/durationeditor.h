#pragma once

#include "ui/sheet/editors/lineeditor.h"

namespace ui {

/// A length of time as "1h 30m 5s". The arrow keys step the part that the caret is in; a bare number means
/// seconds.
class DurationEditor final : public LineEditor
{
    Q_OBJECT
public:
    DurationEditor(const SlotDescription &slot, QWidget *parent);
    Entry entry() const override;

protected:
    QString textFor(const QJsonValue &value) const override;
    bool step(int steps) override;

private:
    QString rangeText() const;
};

} // namespace ui
