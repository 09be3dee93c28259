#pragma once

#include "ui/shell/view.h"

namespace ui {

class AlarmConsole;

/// The alarm console as a view of the AlarmService, for a whole tab.
class AlarmConsoleView final : public View
{
    Q_OBJECT
public:
    AlarmConsoleView(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    AlarmConsole &console() { return *m_console; }
    void find() override;
    /// An alarm by its id.
    void reveal(const QString &what) override;
    void refresh() override;

private:
    AlarmConsole *m_console;
};

} // namespace ui
