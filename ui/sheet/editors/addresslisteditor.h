#pragma once

#include "ui/sheet/editors/texteditor.h"

namespace ui {

/// Mail addresses: with commas between them on the row, one a line in the large field. Each is checked by
/// itself, and what stands there twice is merged and said.
class AddressListEditor final : public TextEditor
{
    Q_OBJECT
public:
    AddressListEditor(const SlotDescription &slot, QWidget *parent);
    Entry entry() const override;

    /// The addresses in a text, by commas, semicolons and lines; a comma in quotes divides nothing.
    static QStringList split(const QString &text);

protected:
    QString textFor(const QJsonValue &value) const override;
    void openLarge() override;
};

} // namespace ui
