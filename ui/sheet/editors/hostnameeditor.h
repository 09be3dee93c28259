#pragma once

#include "ui/sheet/editors/lineeditor.h"

namespace ui {

/// A host name: trims and lower-cases it and says so, takes the host out of a page's address, and shows an
/// international name both ways.
class HostNameEditor final : public LineEditor
{
    Q_OBJECT
public:
    HostNameEditor(const SlotDescription &slot, QWidget *parent);
    Entry entry() const override;
    /// The host in the address of a page; empty when the text is none.
    static QString hostIn(const QString &text);
};

} // namespace ui
