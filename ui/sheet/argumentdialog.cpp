#include "ui/sheet/argumentdialog.h"

#include "ui/look/statuslook.h"
#include "ui/sheet/editors/editorfactory.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ArgumentDialog::ArgumentDialog(const SlotDescription &action, StationLink &link, QWidget *parent)
    : QDialog(parent), m_error(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(action.displayName);
    m_editor = makeEditor(action, {.link = &link}, this);
    auto *help = new QLabel(action.doc, this);
    help->setTextFormat(Qt::PlainText);
    help->setWordWrap(true);
    help->setBuddy(m_editor);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, alertColour(palette));
    m_error->setPalette(palette);
    m_error->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(action.displayName);
    connect(buttons, &QDialogButtonBox::accepted, this, &ArgumentDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_editor, &ValueEditor::finished, this, [this](ValueEditor::Next next) {
        if (next == ValueEditor::Stay)
            take();
        else
            focusNextPrevChild(next == ValueEditor::NextField);
    });
    connect(m_editor, &ValueEditor::cancelled, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(help);
    column->addWidget(m_editor);
    column->addWidget(m_error);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_editor->setFocus();
}

void ArgumentDialog::take()
{
    const ValueEditor::Entry entry = m_editor->entry();
    if (!entry.wrong.isEmpty()) {
        m_error->setText(entry.wrong);
        m_error->show();
        m_editor->setError(entry.wrong);
        m_editor->setFocus();
        return;
    }
    accept();
    Q_EMIT given(entry.value);
}

} // namespace ui
