#include "ui/sheet/editors/facetseditor.h"

#include "ui/look/statuslook.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr const char *facetNames[] = {"unit",       "min",       "max",         "step",
                                      "precision",  "range",     "trueText",    "falseText",
                                      "targetType", "multiLine", "maxLength",   "fieldWidth",
                                      "allowNull",  "showDate",  "showSeconds", "showMilliseconds"};

QString writtenFacet(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList texts;
        for (const QJsonValue &text : value.toArray())
            texts.append(text.toString());
        return texts.join(QStringLiteral(" | "));
    }
    return value.isDouble() ? QLocale::c().toString(value.toDouble(), 'g', 15) : value.toVariant().toString();
}

station::Result<QJsonValue> readFacet(const QString &name, const QString &text)
{
    const auto is = [&name](const char *one) { return name == QLatin1String(one); };
    if (is("min") || is("max") || is("step") || is("precision") || is("maxLength") || is("fieldWidth")) {
        bool ok = false;
        const double number = text.toDouble(&ok);
        if (!ok)
            return station::Error{name, FacetsDialog::tr("\"%1\" is not a number").arg(text), {}};
        return QJsonValue(number);
    }
    if (is("range")) {
        QJsonArray texts;
        for (const QString &one : text.split(QLatin1Char('|'), Qt::SkipEmptyParts))
            texts.append(one.trimmed());
        return QJsonValue(texts);
    }
    if (is("multiLine") || is("allowNull") || name.startsWith(QLatin1String("show")))
        return QJsonValue(text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0);
    return QJsonValue(text);
}

} // namespace

FacetsEditor::FacetsEditor(const SlotDescription &slot, QWidget *parent)
    : ValueEditor(slot, parent), m_summary(new QLabel(this))
{
    auto *more = new QToolButton(this);
    more->setText(QStringLiteral("…"));
    more->setToolTip(tr("Edit the facets"));
    more->setAutoRaise(true);
    connect(more, &QToolButton::clicked, this, &FacetsEditor::open);
    addPart(m_summary, 1);
    addPart(more);
    addField(more);
}

void FacetsEditor::setValue(const QJsonValue &value)
{
    m_value = value;
    m_summary->setText(textOf(slot(), value));
    setUntouched();
}

ValueEditor::Entry FacetsEditor::entry() const
{
    return checked(m_value, textOf(slot(), m_value));
}

void FacetsEditor::open()
{
    auto *dialog = new FacetsDialog(slot(), m_value.toObject(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setValue(*dialog->facets());
        touch();
        Q_EMIT finished(Stay);
    });
    dialog->open();
}

FacetsDialog::FacetsDialog(const SlotDescription &slot, const QJsonObject &facets, QWidget *parent)
    : QDialog(parent), m_table(new QTableWidget(0, 2, this)), m_error(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(slot.displayName);
    m_table->setHorizontalHeaderLabels({tr("Facet"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAccessibleName(slot.displayName);
    m_table->setAccessibleDescription(slot.doc);
    for (auto it = facets.begin(); it != facets.end(); ++it)
        addRow(it.key(), writtenFacet(*it));
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, alertColour(palette));
    m_error->setPalette(palette);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    auto *change = new QHBoxLayout;
    const auto button = [&](const QString &text, std::function<void()> run) {
        auto *made = new QPushButton(text, this);
        connect(made, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
        change->addWidget(made);
    };
    button(tr("Add"), [this] { addRow(QString::fromLatin1(facetNames[0]), {}); });
    button(tr("Remove"), [this] { removeRow(); });
    button(tr("Move up"), [this] { moveRow(-1); });
    button(tr("Move down"), [this] { moveRow(1); });
    change->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use these facets"));
    connect(buttons, &QDialogButtonBox::accepted, this, &FacetsDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addLayout(change);
    column->addWidget(m_error);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 18);
}

void FacetsDialog::addRow(const QString &name, const QString &value)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *names = new QComboBox(m_table);
    for (const char *one : facetNames)
        names->addItem(QString::fromLatin1(one));
    names->setCurrentText(name);
    names->setFocusPolicy(Qt::StrongFocus);
    names->setAccessibleName(tr("Facet"));
    m_table->setCellWidget(row, 0, names);
    m_table->setItem(row, 1, new QTableWidgetItem(value));
    m_table->setCurrentCell(row, 1);
}

void FacetsDialog::removeRow()
{
    if (m_table->currentRow() >= 0)
        m_table->removeRow(m_table->currentRow());
}

void FacetsDialog::moveRow(int by)
{
    const int from = m_table->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_table->rowCount())
        return;
    auto *one = qobject_cast<QComboBox *>(m_table->cellWidget(from, 0));
    auto *other = qobject_cast<QComboBox *>(m_table->cellWidget(to, 0));
    const QString name = one->currentText();
    one->setCurrentText(other->currentText());
    other->setCurrentText(name);
    const QString value = m_table->item(from, 1)->text();
    m_table->item(from, 1)->setText(m_table->item(to, 1)->text());
    m_table->item(to, 1)->setText(value);
    m_table->setCurrentCell(to, 1);
}

station::Result<QJsonObject> FacetsDialog::facets() const
{
    QJsonObject facets;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = qobject_cast<QComboBox *>(m_table->cellWidget(row, 0))->currentText();
        if (facets.contains(name))
            return station::Error{name, tr("it stands there twice"), {}};
        const station::Result<QJsonValue> value = readFacet(name, m_table->item(row, 1)->text().trimmed());
        if (!value)
            return value.error();
        facets.insert(name, *value);
    }
    return facets;
}

void FacetsDialog::take()
{
    if (const station::Result<QJsonObject> read = facets(); !read)
        m_error->setText(read.error().text());
    else
        accept();
}

} // namespace ui
