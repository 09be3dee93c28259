#pragma once

#include "ui/sheet/editors/valueeditor.h"

class QCheckBox;

namespace ui {

/// A value that carries its quality: edited as the bare value; "no value" makes it null. Its status belongs
/// to the station.
class StatusValueEditor final : public ValueEditor
{
    Q_OBJECT
public:
    StatusValueEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    bool isTouched() const override;

private:
    void showBare(bool null);

    ValueEditor *m_bare;
    QCheckBox *m_null;
    QJsonValue m_value; ///< The bare one behind "no value" too.
    bool m_wasNull = false;
};

} // namespace ui
