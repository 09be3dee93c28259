#pragma once

#include "ui/views/alarm/whychain.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

struct ViewContext;

/// Draws a WhyStep chain: the answer in a sentence, the steps below it, each leading to where it happened.
class WhyView final : public QWidget
{
    Q_OBJECT
public:
    explicit WhyView(ViewContext &context, QWidget *parent = nullptr);

    void show(const WhyStep &chain, const QString &summary);
    /// The answer and all steps, for copying.
    QString text() const { return m_text; }

private:
    QTreeWidgetItem *makeItem(const WhyStep &step) const;
    void open();
    void updateButton();

    ViewContext &m_context;
    QLabel *m_summary;
    QTreeWidget *m_steps;
    QPushButton *m_open;
    QString m_text;
};

} // namespace ui
