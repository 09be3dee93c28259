#pragma once

#include "ui/sheet/editors/valueeditor.h"

namespace ui {

/// Chooses one of several texts: a boolean's two, or an enumeration's. A stored value without a text stays
/// among the choices, so that opening the list does not change it.
class ChoiceEditor final : public ValueEditor
{
    Q_OBJECT
public:
    ChoiceEditor(const SlotDescription &slot, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    void open() override;
    bool isTouched() const override;

private:
    class Choice;

    Choice *m_choice;
    int m_initial = -1;
};

} // namespace ui
