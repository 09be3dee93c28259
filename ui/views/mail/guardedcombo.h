#pragma once

#include <QComboBox>

namespace ui {

/// A combo box whose value the wheel does not change: it scrolls what the box stands in.
class GuardedCombo final : public QComboBox
{
    Q_OBJECT
public:
    explicit GuardedCombo(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace ui
