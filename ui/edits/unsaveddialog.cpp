#include "ui/edits/unsaveddialog.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/sheet/valuetext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

enum Column { Component, Property, Now, Changed, ColumnCount };

/// In one line, as on the sheet; a secret only tells what becomes of it.
QString shown(const SlotDescription *slot, const QJsonValue &value)
{
    if (slot && slot->isSecret()) {
        if (value.isObject())
            return value.toObject().value(QStringLiteral("set")).toBool() ? UnsavedDialog::tr("•••• stored")
                                                                          : UnsavedDialog::tr("none");
        return value.isNull() ? UnsavedDialog::tr("will be forgotten") : UnsavedDialog::tr("•••• new");
    }
    return slot ? personText(*slot, value) : value.toVariant().toString();
}

} // namespace

UnsavedDialog::UnsavedDialog(const PendingEdits &edits, const std::function<QString(quint32)> &pathOf,
                             QWidget *parent)
    : QDialog(parent), m_rows(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Unsaved changes"));
    m_rows->setColumnCount(ColumnCount);
    m_rows->setHeaderLabels({tr("Component"), tr("Property"), tr("In the station"), tr("Changed to")});
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setTextElideMode(Qt::ElideMiddle);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    for (const quint32 handle : edits.handles())
        addRows(edits, handle, pathOf(handle));
    m_rows->header()->setSectionResizeMode(QHeaderView::Interactive);
    for (int column = 0; column < ColumnCount; ++column) {
        m_rows->resizeColumnToContents(column);
        // One long value must not push the others out of sight.
        m_rows->setColumnWidth(column,
                               std::min(m_rows->columnWidth(column), fontMetrics().averageCharWidth() * 44));
    }
    auto *question = new QLabel(tr("%n change(s) are not saved.", nullptr, edits.count()), this);
    m_rows->setAccessibleName(question->text());
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Save | QDialogButtonBox::Discard | QDialogButtonBox::Cancel, this);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Discard)->setAutoDefault(false);
    cancel->setDefault(true);
    connect(buttons->button(QDialogButtonBox::Save), &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT saveChosen();
    });
    connect(buttons->button(QDialogButtonBox::Discard), &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT discardChosen();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(question);
    column->addWidget(m_rows, 1);
    column->addWidget(buttons);
    const int wide = m_rows->header()->length() + fontMetrics().averageCharWidth() * 8;
    resize(std::min(wide, fontMetrics().averageCharWidth() * 130), fontMetrics().lineSpacing() * 16);
    cancel->setFocus();
}

void UnsavedDialog::addRows(const PendingEdits &edits, quint32 handle, const QString &path)
{
    const ComponentDescription *component = edits.description(handle);
    const QString where = !path.isEmpty() ? path : component ? component->ord : handleOrd(handle);
    const QMap<QString, PendingEdit> changes = edits.of(handle);
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const SlotDescription *slot = component ? component->find(it.key()) : nullptr;
        const QStringList texts{where, slot ? slot->displayName : it.key(),
                                shown(slot, edits.known(handle, it.key())), shown(slot, it->value)};
        auto *row = new QTreeWidgetItem(m_rows);
        for (int i = 0; i < ColumnCount; ++i) {
            row->setText(i, texts.at(i).section(QLatin1Char('\n'), 0, 0));
            // Plain text: nothing that came from a value is read as markup.
            row->setToolTip(i, QStringLiteral("<p>%1</p>").arg(texts.at(i).toHtmlEscaped()));
        }
    }
}

} // namespace ui
