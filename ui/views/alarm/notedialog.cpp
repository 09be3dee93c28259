#include "ui/views/alarm/notedialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// More are only counted.
constexpr qsizetype maxNames = 8;

} // namespace

NoteDialog::NoteDialog(QList<AlarmRow> alarms, QWidget *parent)
    : QDialog(parent), m_alarms(std::move(alarms)), m_note(new QLineEdit(this))
{
    setWindowTitle(m_alarms.size() == 1 ? tr("Acknowledge an alarm")
                                        : tr("Acknowledge %1 alarms").arg(m_alarms.size()));
    QStringList names;
    for (const AlarmRow &alarm : m_alarms.first(std::min(maxNames, m_alarms.size())))
        names.append(tr("%1: %2").arg(alarm.name(), alarm.text.simplified()));
    if (m_alarms.size() > maxNames)
        names.append(tr("and %1 more").arg(m_alarms.size() - maxNames));
    auto *list = new QLabel(names.join(QLatin1Char('\n')), this);
    list->setTextFormat(Qt::PlainText);
    list->setWordWrap(true);
    m_note->setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    m_note->setAccessibleName(tr("Note"));
    m_note->setAccessibleDescription(tr("Kept with the alarms, and mailed where acknowledgements are. "
                                        "An acknowledgement cannot be undone."));
    m_note->setPlaceholderText(tr("What you found, or who goes there (may be left empty)"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Note"), m_note);
    auto *hint = new QLabel(tr("An acknowledgement cannot be undone."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *acknowledge = buttons->addButton(tr("&Acknowledge"), QDialogButtonBox::AcceptRole);
    acknowledge->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addLayout(form);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    m_note->setFocus();
}

QString NoteDialog::note() const
{
    return m_note->text().trimmed();
}

} // namespace ui
