#include "ui/sheet/editors/choiceeditor.h"

#include <QComboBox>

namespace ui {

/// Knows whether a choice comes from typing, which goes on: the next letter may mean another one.
class ChoiceEditor::Choice final : public QComboBox
{
public:
    using QComboBox::QComboBox;
    bool isTyping() const { return m_typing; }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        m_typing = true;
        QComboBox::keyPressEvent(event);
        m_typing = false;
    }

private:
    bool m_typing = false;
};

ChoiceEditor::ChoiceEditor(const SlotDescription &slot, QWidget *parent)
    : ValueEditor(slot, parent), m_choice(new Choice(this))
{
    addPart(m_choice, 1);
    addField(m_choice);
    if (slot.typeName == QLatin1String("bool")) {
        for (const bool value : {false, true})
            m_choice->addItem(textOf(slot, value), value);
    } else {
        const bool byOrdinal = slot.typeName == QLatin1String("enumOrdinal");
        for (int i = 0; i < slot.facets.range.size(); ++i)
            m_choice->addItem(slot.facets.range.at(i), byOrdinal ? QVariant(i) : slot.facets.range.at(i));
    }
    connect(m_choice, &QComboBox::activated, this, [this] {
        touch();
        if (!m_choice->isTyping())
            Q_EMIT finished(Stay);
    });
}

void ChoiceEditor::setValue(const QJsonValue &value)
{
    int index = value.isUndefined() ? -1 : m_choice->findData(value.toVariant());
    if (index < 0 && !value.isUndefined()) {
        m_choice->insertItem(0, textOf(slot(), value), value.toVariant());
        index = 0;
    }
    m_choice->setCurrentIndex(index);
    m_initial = index;
    setUntouched();
}

ValueEditor::Entry ChoiceEditor::entry() const
{
    return {.value = QJsonValue::fromVariant(m_choice->currentData()), .text = m_choice->currentText()};
}

void ChoiceEditor::open()
{
    m_choice->showPopup();
}

bool ChoiceEditor::isTouched() const
{
    return m_choice->currentIndex() != m_initial;
}

} // namespace ui
