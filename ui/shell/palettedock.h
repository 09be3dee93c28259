#pragma once

#include <QWidget>

class QTreeView;

namespace ui {

class FilterField;
class PaletteModel;
class StationLink;

/// The component types that can be added, in groups, with a search; a type is dragged into the tree or a
/// sheet, or added below the selected component with Enter.
class PaletteDock final : public QWidget
{
    Q_OBJECT
public:
    explicit PaletteDock(StationLink &link, QWidget *parent = nullptr);

    void find();

Q_SIGNALS:
    void chosen(const QString &type);

private:
    FilterField *m_search = nullptr;
    QTreeView *m_tree = nullptr;
    PaletteModel *m_model = nullptr;
};

} // namespace ui
