#include "ui/sheet/editors/componentpicker.h"

#include "ui/link/stationlink.h"
#include "ui/look/filterfield.h"
#include "ui/look/icons.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

ComponentPicker::ComponentPicker(StationLink &link, const QString &type, const QString &current,
                                 QWidget *parent)
    : QDialog(parent),
      m_link(link),
      m_type(type),
      m_current(current),
      m_text(new FilterField(tr("Search by name or path"),
                             tr("Lists only components whose name or path holds this."), this)),
      m_list(new QTreeWidget(this)),
      m_state(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_text->setView(m_list);
    m_list->setHeaderLabels({tr("Name"), tr("Path")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Components"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose"));
    QPushButton *none = buttons->addButton(tr("None"), QDialogButtonBox::ResetRole);
    connect(none, &QPushButton::clicked, this, [this] { pick({}); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const QTreeWidgetItem *item = m_list->currentItem())
            pick(item->text(1));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this,
            [this](QTreeWidgetItem *item) { pick(item->text(1)); });
    connect(m_text, &FilterField::textChanged, this, &ComponentPicker::search);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    column->addWidget(m_state);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().lineSpacing() * 20);
    search();
}

void ComponentPicker::search()
{
    const int number = ++m_asked;
    QJsonObject params{{QStringLiteral("text"), m_text->text()}};
    if (!m_type.isEmpty())
        params.insert(QStringLiteral("type"), m_type);
    m_link.call(QStringLiteral("tree.search"), params, this, [this, number](const client::Reply &reply) {
        if (number != m_asked)
            return;
        m_list->clear();
        if (!reply.ok())
            return m_state->setText(reply.errors.constFirst().text());
        for (const QJsonValue &value : reply.value.toArray()) {
            const QJsonObject row = value.toObject();
            const QString ord = row.value(QStringLiteral("ord")).toString();
            auto *item =
                new QTreeWidgetItem(m_list, {row.value(QStringLiteral("displayName")).toString(), ord});
            item->setIcon(0, icon(row.value(QStringLiteral("icon")).toString()));
            if (ord == m_current)
                m_list->setCurrentItem(item);
        }
        if (!m_list->currentItem())
            m_list->setCurrentItem(m_list->topLevelItem(0));
        m_list->header()->resizeSections(QHeaderView::ResizeToContents);
        m_state->setText(m_list->topLevelItemCount() > 0 ? QString() : tr("No such component"));
    });
}

void ComponentPicker::pick(const QString &ord)
{
    accept();
    Q_EMIT picked(ord);
}

} // namespace ui
