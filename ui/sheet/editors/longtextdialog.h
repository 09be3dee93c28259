#pragma once

#include "ui/link/description.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

/// A text of several lines in a window of its own.
class LongTextDialog : public QDialog
{
    Q_OBJECT
public:
    LongTextDialog(const SlotDescription &slot, const QString &text, QWidget *parent);

    QString text() const;
    /// A further sentence above the text.
    void addHint(const QString &hint);

protected:
    QPlainTextEdit *edit() const { return m_edit; }
    /// Adds something between the text and the buttons.
    void addBelow(QWidget *widget, int stretch = 0);

private:
    QPlainTextEdit *m_edit;
    QVBoxLayout *m_column;
    QLabel *m_help;
};

} // namespace ui
