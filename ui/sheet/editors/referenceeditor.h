#pragma once

#include "ui/sheet/editors/lineeditor.h"

namespace ui {

/// The path of a component: typed, dropped from the tree, or picked from those of the wanted type. One that
/// names nothing is said and kept: the component may come later.
class ReferenceEditor final : public LineEditor
{
    Q_OBJECT
public:
    ReferenceEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent);
    void open() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    StationLink *m_link;
};

} // namespace ui
