#include "ui/sheet/editors/texteditor.h"

#include "ui/sheet/editors/longtextdialog.h"

#include <QToolButton>

namespace ui {

namespace {

const QString lineBreak = QStringLiteral(" ⏎ ");

} // namespace

TextEditor::TextEditor(const SlotDescription &slot, QWidget *parent) : LineEditor(slot, parent)
{
    QToolButton *more = addMore(tr("Edit in a larger field"));
    connect(more, &QToolButton::clicked, this, [this] { openLarge(); });
}

void TextEditor::setValue(const QJsonValue &value)
{
    LineEditor::setValue(value);
    setWhole(textFor(value));
    setUntouched();
    line()->selectAll();
}

QString TextEditor::text() const
{
    return line()->isReadOnly() ? m_whole : line()->text();
}

void TextEditor::setWhole(const QString &text)
{
    const bool several = text.contains(QLatin1Char('\n'));
    m_whole = several ? text : QString();
    // A line edit would lose the line breaks: several lines are edited in the large field only.
    line()->setReadOnly(several);
    setText(several ? QString(text).replace(QLatin1Char('\n'), lineBreak) : text);
}

ValueEditor::Entry TextEditor::entry() const
{
    return checked(text(), text());
}

void TextEditor::open()
{
    if (line()->isReadOnly())
        openLarge();
}

void TextEditor::openLarge()
{
    auto *dialog = new LongTextDialog(slot(), text(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setWhole(dialog->text());
        Q_EMIT finished(Stay);
    });
    dialog->open();
}

} // namespace ui
