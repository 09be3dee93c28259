#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace ui {

/// Asks why something is done; without a reason it is not done. Opened with open(), never in the way.
class ReasonDialog final : public QDialog
{
    Q_OBJECT
public:
    ReasonDialog(const QString &title, const QString &question, const QString &button, QWidget *parent);

Q_SIGNALS:
    void given(const QString &reason);

private:
    QLineEdit *m_reason;
    QPushButton *m_yes;
};

} // namespace ui
