#pragma once

#include "ui/sheet/sheetrules.h"

#include <QDialog>

class QTreeWidget;

namespace ui {

/// Lists changes row by row before they are made; each can be left out.
class ChangePreview final : public QDialog
{
    Q_OBJECT
public:
    struct Row
    {
        rules::Write write;
        QString title;
        QString before;
        QString after;
        QString problem; ///< Why it cannot be made; empty = it can.
    };

    /// @p deed is what the button says: "Reset", "Paste". @p done gets what was left ticked.
    ChangePreview(const QString &title, const QString &deed, const QList<Row> &rows,
                  std::function<void(const QList<rules::Write> &)> done, QWidget *parent);

private:
    void take();

    QList<Row> m_rows;
    std::function<void(const QList<rules::Write> &)> m_done;
    QTreeWidget *m_list;
};

} // namespace ui
