#include "ui/views/mail/reasondialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ReasonDialog::ReasonDialog(const QString &title, const QString &question, const QString &button,
                           QWidget *parent)
    : QDialog(parent), m_reason(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    auto *label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *prompt = new QLabel(tr("&Reason:"), this);
    prompt->setBuddy(m_reason);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setAccessibleDescription(question);
    m_reason->setPlaceholderText(tr("Needed; it is kept with the message and in the audit"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_yes = buttons->addButton(button, QDialogButtonBox::AcceptRole);
    m_yes->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_yes->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT given(m_reason->text().trimmed());
        accept();
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(prompt);
    column->addWidget(m_reason);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    m_reason->setFocus();
}

} // namespace ui
