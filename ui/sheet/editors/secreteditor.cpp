#include "ui/sheet/editors/secreteditor.h"

#include <QJsonObject>
#include <QToolButton>

namespace ui {

SecretEditor::SecretEditor(const SlotDescription &slot, QWidget *parent)
    : LineEditor(slot, parent), m_reveal(new QToolButton(this)), m_clear(new QToolButton(this))
{
    line()->setEchoMode(QLineEdit::Password);
    line()->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_reveal->setText(tr("Show"));
    m_reveal->setCheckable(true);
    m_reveal->setEnabled(false);
    m_reveal->setProperty("part", tr("Show what is typed"));
    m_reveal->setToolTip(tr("Show what is typed; the stored one cannot be shown"));
    m_clear->setText(tr("Clear"));
    m_clear->setProperty("part", tr("Forget the stored one"));
    m_clear->setToolTip(tr("Forget the stored one when the sheet is saved"));
    for (QToolButton *button : {m_reveal, m_clear}) {
        button->setAutoRaise(true);
        addPart(button);
        addField(button);
    }
    connect(m_reveal, &QToolButton::toggled, this,
            [this](bool on) { line()->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(line(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_reveal->setEnabled(!text.isEmpty());
        if (text.isEmpty())
            m_reveal->setChecked(false);
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_forget = true;
        Q_EMIT finished(Stay);
    });
}

void SecretEditor::setValue(const QJsonValue &value)
{
    const bool stored = value.toObject().value(QStringLiteral("set")).toBool();
    line()->clear();
    line()->setPlaceholderText(stored             ? tr("stored; empty keeps it")
                               : value.isNull()   ? tr("will be forgotten")
                               : value.isString() ? tr("new, not saved; empty keeps it")
                                                  : tr("none"));
    m_clear->setEnabled(!value.isNull() && (stored || value.isString()));
    m_forget = false;
}

ValueEditor::Entry SecretEditor::entry() const
{
    if (m_forget)
        return {.value = QJsonValue(QJsonValue::Null)};
    Entry entry = checked(line()->text(), {});
    // A refused secret is not kept as text on the sheet: it would be shown there.
    entry.text.clear();
    return entry;
}

bool SecretEditor::isTouched() const
{
    return m_forget || !line()->text().isEmpty();
}

} // namespace ui
