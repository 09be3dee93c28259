#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace ui {

/// Asks for the name of a slot and, for a new one, its value type.
class SlotDialog final : public QDialog
{
    Q_OBJECT
public:
    SlotDialog(const QString &title, const QString &name, bool asksType, QWidget *parent);

Q_SIGNALS:
    void given(const QString &name, const QString &type);

private:
    QLineEdit *m_name;
    QComboBox *m_type;
};

} // namespace ui
