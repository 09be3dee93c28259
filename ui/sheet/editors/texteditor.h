#pragma once

#include "ui/sheet/editors/lineeditor.h"

namespace ui {

/// A text: one line here, more of it behind "…".
class TextEditor : public LineEditor
{
    Q_OBJECT
public:
    TextEditor(const SlotDescription &slot, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    void open() override;

protected:
    /// The whole text: the line shows only its first part when it has several.
    QString text() const;
    void setWhole(const QString &text);
    /// Shows the large editor; the text comes back by setWhole().
    virtual void openLarge();

private:
    QString m_whole; ///< With its line breaks; empty while the line says it all.
};

} // namespace ui
