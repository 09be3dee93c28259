#pragma once

#include "ui/views/mail/accountplan.h"

#include <QGroupBox>

class QLabel;
class QLineEdit;

namespace ui {

class GuardedCombo;

/// Host, encryption and port of one account, where the port follows the encryption.
class ServerForm final : public QGroupBox
{
    Q_OBJECT
public:
    explicit ServerForm(const QString &title, QWidget *parent = nullptr);

    /// Shows an account as it is planned.
    void show(const PlannedAccount &account);
    /// Writes what was entered into it.
    void store(PlannedAccount &account) const;
    /// What is missing, for a person; empty when nothing is.
    QString trouble() const;

Q_SIGNALS:
    void edited();

private:
    MailSecurity security() const;
    void changeMode();
    void updateNotes();

    PlannedAccount m_account; ///< Knows the usual ports.
    MailSecurity m_mode = MailSecurity::Tls;
    GuardedCombo *m_transport;
    QLabel *m_transportLabel;
    QLineEdit *m_host;
    GuardedCombo *m_security;
    QLineEdit *m_port;
    QLabel *m_note;
};

} // namespace ui
