#include "ui/sheet/slotdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

namespace ui {

namespace {

/// What a person may add; the types of values that only components write are left out.
constexpr const char *types[] = {"double",          "int",           "bool",        "string",
                                 "statusNumeric",   "statusBoolean", "statusEnum",  "statusString",
                                 "duration",        "dateTime",      "timeRange",   "weekdays",
                                 "hostName",        "port",          "reference",   "formatText",
                                 "mailAddressList", "enumOrdinal",   "certificate", "facets"};

} // namespace

SlotDialog::SlotDialog(const QString &title, const QString &name, bool asksType, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(name, this)), m_type(new QComboBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    m_name->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[\\w-]{0,128}"), QRegularExpression::UseUnicodePropertiesOption),
        m_name));
    m_name->selectAll();
    m_name->setAccessibleName(tr("Name"));
    m_type->setAccessibleName(tr("Type"));
    m_type->setVisible(asksType);
    for (const char *type : types)
        m_type->addItem(QString::fromLatin1(type));
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    if (asksType)
        form->addRow(tr("&Type"), m_type);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setText(asksType ? tr("Add") : tr("Rename"));
    ok->setEnabled(!name.isEmpty());
    connect(m_name, &QLineEdit::textChanged, ok,
            [ok](const QString &text) { ok->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT given(m_name->text(), m_type->currentText());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 46);
}

} // namespace ui
