#pragma once

#include <QJsonArray>
#include <QStandardItemModel>

namespace ui {

class StationLink;

/// What palette.list tells, by group. A type that the workbench has never heard of is one row like any other.
class PaletteModel final : public QStandardItemModel
{
    Q_OBJECT
public:
    enum Role { TypeRole = Qt::UserRole + 1, SearchRole };

    explicit PaletteModel(StationLink &link, QObject *parent = nullptr);

    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void shown();

private:
    void read();
    void show(const QJsonArray &rows);

    StationLink &m_link;
    QJsonArray m_rows;
};

} // namespace ui
