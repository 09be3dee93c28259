#pragma once

#include "ui/trust/hostentry.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace ui {

/// The second step of an approval: what exactly is accepted, for how long, and how it was checked. Without a
/// note nobody can tell later why a server was believed, so there is no approval without one.
class ApprovalDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p proven: the fingerprint that was pasted matches. A changed key that nobody has proven wants the
    /// host's name typed. @p forgiven are the stable names of the errors that will be forgiven.
    ApprovalDialog(const HostEntry &entry, bool proven, const QStringList &forgiven, QDateTime now,
                   QWidget *parent = nullptr);

    QString note() const;
    QDateTime expires() const;

private:
    void addName(QFormLayout *form);
    void addPeriods(const HostEntry &entry, const QDateTime &now);
    void check();

    QString m_wantedName; ///< What must be typed; empty for nothing.
    QLineEdit *m_name = nullptr;
    QLineEdit *m_note = nullptr;
    QComboBox *m_period = nullptr;
    QPushButton *m_approve = nullptr;
};

} // namespace ui
