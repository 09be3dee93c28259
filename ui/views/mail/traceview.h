#pragma once

#include "ui/shell/view.h"

namespace ui {

class TraceBox;

/// What an account and its server said to each other.
class TraceView final : public View
{
    Q_OBJECT
public:
    TraceView(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    void refresh() override;

private:
    TraceBox *m_box;
};

} // namespace ui
