#pragma once

#include "ui/look/units.h"
#include "ui/sheet/editors/lineeditor.h"

namespace ui {

/// Whole and real numbers in the locale's writing; the plain one with a point is understood as well. The
/// arrow keys step by the facet, page keys by ten times that.
class NumberEditor : public LineEditor
{
    Q_OBJECT
public:
    NumberEditor(const SlotDescription &slot, QWidget *parent);
    Entry entry() const override;

protected:
    QString textFor(const QJsonValue &value) const override;
    bool step(int steps) override;

private:
    bool isWhole() const;
    /// Reads what is typed, in the unit that is shown or, where it is written out, the stored one.
    bool read(double &stored) const;

    /// As it was when the editor opened, whatever is chosen meanwhile.
    const UnitConversion m_unit;
};

/// A TCP port: a number, or "auto", which says what it comes to now.
class PortEditor final : public LineEditor
{
    Q_OBJECT
public:
    PortEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent);
    Entry entry() const override;

protected:
    QString textFor(const QJsonValue &value) const override;
    bool step(int steps) override;

private:
    int m_automatic = 0; ///< 0 = nobody knows.
};

} // namespace ui
