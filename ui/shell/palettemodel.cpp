#include "ui/shell/palettemodel.h"

#include "station/value/ord.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/language.h"

#include <QMimeData>

namespace ui {

PaletteModel::PaletteModel(StationLink &link, QObject *parent) : QStandardItemModel(parent), m_link(link)
{
    connect(&link, &StationLink::opened, this, &PaletteModel::read);
    if (link.isOpen())
        read();
}

void PaletteModel::read()
{
    m_link.call(QStringLiteral("palette.list"), {}, this, [this](const client::Reply &reply) {
        if (reply.ok())
            show(reply.value.toArray());
    });
}

void PaletteModel::show(const QJsonArray &rows)
{
    // The same station again: what is open and chosen stays so.
    if (rows == m_rows)
        return;
    m_rows = rows;
    clear();
    QMap<QString, QStandardItem *> groups;
    for (const QJsonValue &row : rows) {
        const QString group = row[QStringLiteral("group")].toString();
        if (!groups.contains(group)) {
            auto *title = new QStandardItem(inOwnLanguage(station::displayNameOf(group)));
            title->setFlags(Qt::ItemIsEnabled);
            groups.insert(group, title);
            appendRow(title);
        }
        const QString name = inOwnLanguage(row[QStringLiteral("displayName")].toString());
        const QString doc = inOwnLanguage(row[QStringLiteral("doc")].toString());
        auto *item = new QStandardItem(icon(row[QStringLiteral("icon")].toString()), name);
        item->setToolTip(doc);
        item->setData(doc, Qt::AccessibleDescriptionRole);
        item->setData(row[QStringLiteral("type")].toString(), TypeRole);
        // Who knows the types by their English names finds them too.
        item->setData(QStringList{name, doc, row[QStringLiteral("type")].toString(),
                                  row[QStringLiteral("displayName")].toString()}
                          .join(QLatin1Char(' ')),
                      SearchRole);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
        groups[group]->appendRow(item);
    }
    sort(0);
    Q_EMIT shown();
}

QStringList PaletteModel::mimeTypes() const
{
    return {QStringLiteral("application/x-tocsin-type")};
}

QMimeData *PaletteModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    for (const QModelIndex &index : indexes)
        data->setData(mimeTypes().first(), index.data(TypeRole).toString().toUtf8());
    return data;
}

} // namespace ui
