#pragma once

#include "ui/sheet/editors/lineeditor.h"

class QToolButton;

namespace ui {

/// A password or token. The stored one is never here: the field starts empty, and leaving it empty keeps
/// what is stored. Only what is being typed can be shown; forgetting the stored one is said explicitly.
class SecretEditor final : public LineEditor
{
    Q_OBJECT
public:
    SecretEditor(const SlotDescription &slot, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    bool isTouched() const override;

private:
    QToolButton *m_reveal;
    QToolButton *m_clear;
    bool m_forget = false;
};

} // namespace ui
