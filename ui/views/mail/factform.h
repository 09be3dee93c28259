#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace ui {

/// What is known of one thing: names, and beside each a text that can be selected and copied.
class FactForm final : public QWidget
{
    Q_OBJECT
public:
    explicit FactForm(QWidget *parent = nullptr);

    QLabel *addFact(const QString &name);
    void addRow(const QString &name, QWidget *value);
    /// Shows the row of @p value, or leaves it out.
    void setShown(QWidget *value, bool shown);

protected:
    bool event(QEvent *event) override;

private:
    QFormLayout *m_form;
};

} // namespace ui
