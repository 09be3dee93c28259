#include "ui/sheet/editors/statusvalueeditor.h"

#include "ui/sheet/editors/editorfactory.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QSignalBlocker>

namespace ui {

namespace {

/// The slot as if it held the bare value.
SlotDescription bareSlot(SlotDescription slot)
{
    static constexpr std::pair<const char *, const char *> names[] = {{"statusNumeric", "double"},
                                                                      {"statusBoolean", "bool"},
                                                                      {"statusEnum", "enumOrdinal"},
                                                                      {"statusString", "string"}};
    for (const auto &[status, bare] : names) {
        if (slot.typeName == QLatin1String(status)) {
            slot.typeName = QLatin1String(bare);
            break;
        }
    }
    slot.type = station::findValueType(slot.typeName);
    return slot;
}

} // namespace

StatusValueEditor::StatusValueEditor(const SlotDescription &slot, const EditorContext &context,
                                     QWidget *parent)
    : ValueEditor(slot, parent),
      m_bare(makeEditor(bareSlot(slot), context, this)),
      m_null(new QCheckBox(tr("no value"), this))
{
    addPart(m_bare, 1);
    addPart(m_null);
    setFocusProxy(m_bare);
    m_null->setProperty("part", m_null->text());
    addField(m_null);
    setFocusProxy(m_bare->focusProxy());
    connect(m_null, &QCheckBox::toggled, this, &StatusValueEditor::showBare);
    // An entry is a value: whoever types does not have to say so first.
    connect(m_bare, &ValueEditor::touched, this, [this] { m_null->setChecked(false); });
    connect(m_bare, &ValueEditor::cancelled, this, &ValueEditor::cancelled);
    connect(m_bare, &ValueEditor::finished, this, [this](Next next) {
        if (next == NextField)
            m_null->setFocus(Qt::TabFocusReason);
        else
            Q_EMIT finished(next);
    });
}

void StatusValueEditor::setValue(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    m_wasNull =
        value.isObject() && object.value(QStringLiteral("status")).toString().contains(QLatin1String("null"));
    m_value = value.isObject() ? object.value(QStringLiteral("value")) : value;
    m_bare->setValue(m_wasNull ? QJsonValue(QJsonValue::Undefined) : m_value);
    const QSignalBlocker quiet(m_null);
    m_null->setChecked(m_wasNull);
}

/// Without a value the field is empty, and takes one; what was entered meanwhile stays.
void StatusValueEditor::showBare(bool null)
{
    if (null)
        m_bare->setValue(QJsonValue(QJsonValue::Undefined));
    else if (!m_bare->isTouched())
        m_bare->setValue(m_value);
}

ValueEditor::Entry StatusValueEditor::entry() const
{
    if (m_null->isChecked())
        return checked(QStringLiteral("null"), QStringLiteral("null"));
    Entry entry = m_bare->entry();
    return entry.wrong.isEmpty() ? checked(entry.value, entry.text) : entry;
}

bool StatusValueEditor::isTouched() const
{
    return m_null->isChecked() != m_wasNull || (!m_null->isChecked() && m_bare->isTouched());
}

} // namespace ui
