#pragma once

#include "ui/sheet/editors/valueeditor.h"

#include <QDialog>

class QLabel;
class QTableWidget;

namespace ui {

/// Facets: "unit=°C|precision=1" on the row, a table of them behind "…".
class FacetsEditor final : public ValueEditor
{
    Q_OBJECT
public:
    FacetsEditor(const SlotDescription &slot, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    void open() override;

private:
    QLabel *m_summary;
    QJsonValue m_value;
};

/// A map of facets as a table: rows are added, removed and moved; each name is chosen from those that exist.
class FacetsDialog final : public QDialog
{
    Q_OBJECT
public:
    FacetsDialog(const SlotDescription &slot, const QJsonObject &facets, QWidget *parent);

    /// What the table says; Error::why names the row that is wrong.
    station::Result<QJsonObject> facets() const;

private:
    void addRow(const QString &name, const QString &value);
    void removeRow();
    void moveRow(int by);
    void take();

    QTableWidget *m_table;
    QLabel *m_error;
};

} // namespace ui
