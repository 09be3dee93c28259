#pragma once

#include "ui/views/alarm/alarmrow.h"

#include <QDialog>

class QLineEdit;

namespace ui {

/// Asks for the note that is kept with the alarms that are acknowledged.
class NoteDialog final : public QDialog
{
    Q_OBJECT
public:
    NoteDialog(QList<AlarmRow> alarms, QWidget *parent);

    /// As they were when the dialog was opened: what the person saw.
    const QList<AlarmRow> &alarms() const { return m_alarms; }
    QString note() const;

private:
    QList<AlarmRow> m_alarms;
    QLineEdit *m_note;
};

} // namespace ui
