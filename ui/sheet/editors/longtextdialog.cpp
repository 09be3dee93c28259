#include "ui/sheet/editors/longtextdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

LongTextDialog::LongTextDialog(const SlotDescription &slot, const QString &text, QWidget *parent)
    : QDialog(parent),
      m_edit(new QPlainTextEdit(this)),
      m_column(new QVBoxLayout(this)),
      m_help(new QLabel(slot.doc, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(slot.displayName);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setBuddy(m_edit);
    m_edit->setPlainText(text);
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(slot.displayName);
    m_edit->setAccessibleDescription(slot.doc);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use this text"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_column->addWidget(m_help);
    m_column->addWidget(m_edit, 1);
    m_column->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 70, metrics.lineSpacing() * 22);
}

QString LongTextDialog::text() const
{
    return m_edit->toPlainText();
}

void LongTextDialog::addHint(const QString &hint)
{
    m_help->setText(m_help->text() + QLatin1Char(' ') + hint);
}

void LongTextDialog::addBelow(QWidget *widget, int stretch)
{
    m_column->insertWidget(m_column->count() - 1, widget, stretch);
}

} // namespace ui
