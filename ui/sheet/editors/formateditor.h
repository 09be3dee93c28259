#pragma once

#include "ui/sheet/editors/longtextdialog.h"
#include "ui/sheet/editors/texteditor.h"

#include <QTimer>

class QPlainTextEdit;

namespace ui {

class StationLink;

/// A text with %variables% of an alarm.
class FormatEditor final : public TextEditor
{
    Q_OBJECT
public:
    FormatEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent);

protected:
    void openLarge() override;

private:
    StationLink *m_link;
};

/// The format text in large, with what it makes of the last alarm, or of a sample, as one types.
class FormatDialog final : public LongTextDialog
{
    Q_OBJECT
public:
    FormatDialog(const SlotDescription &slot, const QString &text, StationLink *link, QWidget *parent);

    QString preview() const;
    QString warning() const;

private:
    void ask();

    StationLink *m_link;
    QPlainTextEdit *m_preview;
    QLabel *m_unknown;
    QTimer m_pause; ///< Asks once a person rests, not at each letter.
    int m_asked = 0;
};

} // namespace ui
