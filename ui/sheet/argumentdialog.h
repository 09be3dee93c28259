#pragma once

#include "ui/link/description.h"

#include <QDialog>

class QLabel;

namespace ui {

class StationLink;
class ValueEditor;

/// Asks for the value that an action takes, in the editor of its type.
class ArgumentDialog final : public QDialog
{
    Q_OBJECT
public:
    ArgumentDialog(const SlotDescription &action, StationLink &link, QWidget *parent);

    ValueEditor &editor() const { return *m_editor; }

Q_SIGNALS:
    void given(const QJsonValue &argument);

private:
    void take();

    ValueEditor *m_editor;
    QLabel *m_error;
};

} // namespace ui
